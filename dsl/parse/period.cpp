// SPDX-License-Identifier: Apache-2.0
#include "dsl/parse/period.h"

#include <array>

namespace guiju::parse {
namespace {

std::string_view rest_of(Here here) {
    const char* at = here.state.skip(here.at, here.end);
    return {at, here.end};
}

std::size_t with_blank(Here here, std::string_view rest, std::size_t length) {
    return length == 0 ? 0 : static_cast<std::size_t>(rest.data() - here.at) + length;
}

template <std::size_t N>
std::size_t one_of(std::string_view text, const std::array<std::string_view, N>& words) {
    for (const auto word : words)
        if (text.starts_with(word)) return word.size();
    return 0;
}

constexpr std::array<std::string_view, 4> kMinus{"-", "−", "－", "–"};
constexpr std::array<std::string_view, 6> kNoData{"——", "—", "–", "－", "-", "−"};

/// 1 … most, as it stands in a calendar.
bool counts_to(const std::string& digits, int most) {
    const bool small =
        !digits.empty() && digits.size() <= 2 && digits.find('.') == std::string::npos;
    return small && std::stoi(digits) >= 1 && std::stoi(digits) <= most;
}

std::string two(const std::string& digits) { return (digits.size() < 2 ? "0" : "") + digits; }

/// What stands behind 2025年: 第三季度, 3季度, 9月.
PeriodToken within_year(const std::string& year, std::string_view rest, std::size_t before) {
    const std::size_t ordinal = rest.starts_with("第") ? 3 : 0;
    const auto numeral = numeral_at(rest.substr(ordinal));
    const auto after = rest.substr(ordinal + numeral.length);
    constexpr std::string_view kQuarter = "季度";
    if (counts_to(numeral.digits, 4) && after.starts_with(kQuarter))
        return {year + "Q" + std::to_string(std::stoi(numeral.digits)),
                before + ordinal + numeral.length + kQuarter.size()};
    constexpr std::string_view kMonth = "月";
    if (counts_to(numeral.digits, 12) && ordinal == 0 && after.starts_with(kMonth))
        return {year + "-" + two(numeral.digits), before + numeral.length + kMonth.size()};
    return {year, before};
}

}  // namespace

PeriodToken period_at(std::string_view text) {
    const auto year = numeral_at(text);
    if (year.digits.size() != 4 || year.digits[0] == '0' || year.chinese) return {};
    const auto rest = text.substr(year.length);
    constexpr std::string_view kYear = "年";
    if (rest.starts_with(kYear))
        return within_year(year.digits, rest.substr(kYear.size()), year.length + kYear.size());
    if (rest.starts_with("Q") || rest.starts_with("q")) {
        const auto quarter = numeral_at(rest.substr(1));
        if (quarter.digits.size() != 1 || !counts_to(quarter.digits, 4)) return {};
        return {year.digits + "Q" + quarter.digits, year.length + 1 + quarter.length};
    }
    if (rest.starts_with("-")) {
        const auto month = numeral_at(rest.substr(1));
        if (!counts_to(month.digits, 12)) return {};
        return {year.digits + "-" + two(month.digits), year.length + 1 + month.length};
    }
    return {year.digits, year.length};
}

std::size_t match_period(Here here) {
    const auto rest = rest_of(here);
    return with_blank(here, rest, period_at(rest).length);
}

std::size_t match_signed(Here here) {
    const auto rest = rest_of(here);
    const auto minus = one_of(rest, kMinus);
    const auto numeral = numeral_at(rest.substr(minus));
    if (numeral.length == 0 || numeral.chinese) return 0;
    return with_blank(here, rest, minus + numeral.length);
}

std::string signed_digits(std::string_view text) {
    text = trim(text);
    const auto minus = one_of(text, kMinus);
    return (minus != 0 ? "-" : "") + numeral_at(text.substr(minus)).digits;
}

std::size_t match_no_data(Here here) {
    const auto rest = rest_of(here);
    return with_blank(here, rest, one_of(rest, kNoData));
}

std::vector<std::string> series_of(std::string_view name) {
    name = trim(name);
    const bool wide = name.ends_with("）");
    if (!wide && !name.ends_with(")")) return {};
    const auto open = wide ? name.rfind("（") : name.rfind('(');
    if (open == std::string_view::npos || open == 0) return {};
    const std::size_t width = wide ? 3 : 1;
    auto inner = name.substr(open + width, name.size() - open - 2 * width);
    if (inner.find('/') == std::string_view::npos) return {};
    const std::string base(trim(name.substr(0, open)));
    std::vector<std::string> all;
    for (;;) {
        const auto slash = inner.find('/');
        all.push_back(base + "·" + squeezed(inner.substr(0, slash)));
        if (slash == std::string_view::npos) return all;
        inner.remove_prefix(slash + 1);
    }
}

}  // namespace guiju::parse
