// SPDX-License-Identifier: Apache-2.0
#pragma once
// Unified social credit codes (GB 32100-2015) for invented firms, with both check characters.
// Only makes codes; checking what others wrote is the engine's business.
#include <cstdint>
#include <string>

namespace zhejiang {

/// The last character that makes the first 17 a valid code.
inline char check_character(const std::string& first17) {
    static const std::string kAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    int weight = 1, total = 0;
    for (const char ch : first17) {
        total = (total + static_cast<int>(kAlphabet.find(ch)) * weight) % 31;
        weight = weight * 3 % 31;
    }
    return kAlphabet[static_cast<std::size_t>((31 - total) % 31)];
}

/// The code of the firm with this number, registered in this territory.
inline std::string credit_code(const std::string& territory, std::uint64_t number) {
    static const std::string kAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    std::string body = "MA" + std::string(1, kAlphabet[number % 31]);
    for (unsigned i = 0; i < 5; ++i) body += static_cast<char>('0' + (number / 31 >> (4 * i)) % 10);
    static constexpr int kWeights[] = {3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    for (std::size_t i = 0; i < 8; ++i) {
        const int value = body[i] <= '9' ? body[i] - '0' : body[i] - 'A' + 10;
        sum += value * kWeights[i];
    }
    const int check = 11 - sum % 11;
    body += check == 10 ? 'X' : check == 11 ? '0' : static_cast<char>('0' + check);
    const std::string first17 = "91" + territory + body;
    return first17 + check_character(first17);
}

/// Codes of this story's firms come from their running number within the county.
inline std::uint64_t registration_number(std::size_t firm) { return firm * 977 + 11; }

}  // namespace zhejiang
