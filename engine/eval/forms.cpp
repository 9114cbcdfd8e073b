// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "engine/eval/inputs.h"

namespace guiju::eval {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool all_digits(std::string_view text) { return std::all_of(text.begin(), text.end(), is_digit); }

/// Area codes: 010 and 02x have three digits, all others four and do not begin with 01 or 02.
std::size_t area_code_length(std::string_view digits) {
    if (digits.size() < 4 || digits[0] != '0') return 0;
    if (digits[1] == '2' || digits.substr(0, 3) == "010") return 3;
    return digits[1] >= '3' ? 4 : 0;
}

}  // namespace

// GB 32100-2015: 31 characters without I, O, S, V, Z; weights 3^i mod 31; check = 31 - sum mod 31.
bool well_formed_credit_code(std::string_view text) {
    constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    constexpr std::array<unsigned, 17> kWeights{1,  3,  9,  27, 19, 26, 16, 17, 20,
                                                29, 25, 13, 8,  24, 10, 30, 28};
    if (text.size() != 18 || !all_digits(text.substr(2, 6))) return false;
    std::size_t sum = 0;
    for (std::size_t i = 0; i < kWeights.size(); ++i) {
        const std::size_t value = kAlphabet.find(text[i]);
        if (value == std::string_view::npos) return false;
        sum += value * kWeights[i];
    }
    return text[17] == kAlphabet[(31 - sum % 31) % 31];
}

bool well_formed_phone(std::string_view text) {
    if (text.substr(0, 3) == "+86") {
        text.remove_prefix(3);
        if (!text.empty() && (text[0] == ' ' || text[0] == '-')) text.remove_prefix(1);
    }
    if (text.size() == 11 && text[0] == '1' && all_digits(text))
        return text[1] >= '3';  // 10… to 12… are service numbers
    std::string digits;
    std::size_t hyphen = std::string_view::npos;
    for (const char c : text) {
        if (is_digit(c)) {
            digits += c;
        } else if ((c == '-' || c == ' ') && hyphen == std::string_view::npos && !digits.empty()) {
            hyphen = digits.size();
        } else {
            return false;
        }
    }
    const std::size_t area = area_code_length(digits);
    if (area == 0 || (hyphen != std::string_view::npos && hyphen != area)) return false;
    const std::string_view number = std::string_view(digits).substr(area);
    return (number.size() == 7 || number.size() == 8) && number[0] >= '2';
}

bool well_formed_territory(std::string_view text) {
    return program::level_of_territory(text) != Level::none;
}

}  // namespace guiju::eval
