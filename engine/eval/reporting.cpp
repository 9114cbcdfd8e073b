// SPDX-License-Identifier: Apache-2.0
#include "engine/eval/reporting.h"

#include <charconv>

namespace guiju::eval {
namespace {

std::optional<int> digits(std::string_view text) {
    int number = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (problem != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

}  // namespace

std::string Reporting::name() const {
    const auto y = std::to_string(year);
    if (every == Every::year) return y;
    if (every == Every::quarter) return y + "Q" + std::to_string(index);
    return y + (index < 10 ? "-0" : "-") + std::to_string(index);
}

int Reporting::in_year() const {
    return every == Every::year ? 1 : every == Every::quarter ? 4 : 12;
}

Reporting Reporting::previous() const {
    if (index > 1) return {every, year, index - 1};
    return {every, year - 1, in_year()};
}

value::Number Reporting::end() const {
    const auto within = value::Number::fraction(index, in_year()).value_or(value::Number(1));
    return value::add(value::Number(year - 1), within).value_or(value::Number(year));
}

std::optional<Reporting> parse_reporting(const std::string& name) {
    if (name.size() < 4) return std::nullopt;
    const auto year = digits(std::string_view(name).substr(0, 4));
    if (!year || *year < 1900 || *year > 2200) return std::nullopt;
    if (name.size() == 4) return Reporting{Reporting::Every::year, *year, 1};
    if (name.size() == 6 && name[4] == 'Q' && name[5] >= '1' && name[5] <= '4')
        return Reporting{Reporting::Every::quarter, *year, name[5] - '0'};
    if (name.size() != 7 || name[4] != '-') return std::nullopt;
    const auto month = digits(std::string_view(name).substr(5));
    if (!month || *month < 1 || *month > 12) return std::nullopt;
    return Reporting{Reporting::Every::month, *year, *month};
}

}  // namespace guiju::eval
