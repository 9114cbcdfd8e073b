// SPDX-License-Identifier: Apache-2.0
#include "engine/value/unit.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace guiju::value {

namespace {

using enum Dimension;

Number part(std::int64_t a, std::int64_t b) { return *Number::fraction(a, b); }

// The order inside a length matters: find_unit("day") gives the first of 日 and 天. Where both exist,
// the form with 个 (5个工作日) is longer, hence first, hence the one that is written.
std::vector<Unit> make_units() {
    std::vector<Unit> units{
        {"元", "yuan", money, 1},
        {"千元", "thousand yuan", money, 1000},
        {"万元", "10k yuan", money, 10'000},
        {"百万元", "million yuan", money, 1'000'000},
        {"千万元", "10 million yuan", money, 10'000'000},
        {"亿元", "100 million yuan", money, 100'000'000},
        {"十亿元", "billion yuan", money, 1'000'000'000},
        {"万亿元", "trillion yuan", money, 1'000'000'000'000},
        {"%", "%", share, part(1, 100)},
        {"%", "percent", share, part(1, 100)},
        {"％", "percent", share, part(1, 100)},
        {"‰", "per mille", share, part(1, 1000)},
        {"个百分点", "percentage point", points_of_share, 1},
        {"百分点", "percentage point", points_of_share, 1},
        {"字", "character", characters, 1},
        {"个字", "character", characters, 1},
        {"分", "point", score, 1},
        {"个工作日", "working day", workdays, 1},
        {"工作日", "working day", workdays, 1},
        {"个自然日", "calendar day", days, 1},
        {"自然日", "calendar day", days, 1},
        {"日", "day", days, 1},
        {"天", "day", days, 1},
        {"个月", "month", months, 1},
        {"月", "month", months, 1},
        {"年", "year", months, 12},
        {"小时", "hour", hours, 1},
        {"个小时", "hour", hours, 1},
        {"公里", "km", length, 1},
        {"千米", "kilometre", length, 1},
        {"个", "unit", count, 1},
        {"件", "piece", count, 1},
        {"项", "item", count, 1},
        {"家", "firm", count, 1},
        {"名", "member", count, 1},
        {"次", "time", count, 1},
        {"人", "person", count, 1},
        {"份", "copy", count, 1},
        {"轮", "round", count, 1},
        {"条", "entry", count, 1},
        {"批", "batch", count, 1},
        {"场", "session", count, 1},
        {"台", "machine", count, 1},
        {"户", "household", count, 1},
        {"篇", "paper", count, 1},
        {"位", "expert", count, 1},
        {"行", "row", count, 1},
        {"人次", "attendance", count, 1},
        {"万个", "10k unit", count, 10'000},
        {"万件", "10k piece", count, 10'000},
        {"万项", "10k item", count, 10'000},
        {"万家", "10k firm", count, 10'000},
        {"万名", "10k member", count, 10'000},
        {"万人", "10k person", count, 10'000},
        {"万户", "10k household", count, 10'000},
        {"万台", "10k machine", count, 10'000},
        {"万人次", "10k attendance", count, 10'000},
        {"票", "vote", count, 1},
    };
    const auto characters_of = [](std::string_view name) {
        return std::count_if(name.begin(), name.end(), [](char c) { return (c & 0xC0) != 0x80; });
    };
    std::stable_sort(units.begin(), units.end(), [&](const Unit& a, const Unit& b) {
        return characters_of(a.zh) > characters_of(b.zh);
    });
    return units;
}

const std::vector<Unit>& units_longest_first() {
    static const std::vector<Unit> kUnits = make_units();
    return kUnits;
}

/// Units that only show: a plain number or a count needs no word behind it.
const Unit& wordless(Dimension dimension) {
    static const Unit kPlain{"", "", none, 1};
    static const Unit kCount{"", "", count, 1};
    return dimension == count ? kCount : kPlain;
}

/// At most two decimals: 1.25亿元, but not 1.23456789亿元.
bool reads_well(const Number& in_base_units, const Unit& unit) {
    const auto shown = divide(in_base_units, unit.factor);
    return shown && shown->rounded(2) == *shown && (*shown >= 1 || *shown <= -1);
}

const Unit& money_shown_in(const Number& amount, base::Lang lang) {
    static constexpr std::array<std::string_view, 3> kChinese{"亿元", "万元", "元"};
    static constexpr std::array<std::string_view, 3> kEnglish{"billion yuan", "million yuan",
                                                              "yuan"};
    for (const std::string_view name : lang == base::Lang::zh ? kChinese : kEnglish)
        if (const Unit& unit = *find_unit(name); reads_well(amount, unit)) return unit;
    return *find_unit("元");
}

std::string_view name_shown(Dimension dimension, const Number& in_base_units) {
    switch (dimension) {
        case share: return "%";
        case points_of_share: return "个百分点";
        case characters: return "字";
        case score: return "分";
        case workdays: return "个工作日";
        case days: return "日";
        case months: {
            const auto years = divide(in_base_units, 12);
            return years && years->is_whole() && !years->is_zero() ? "年" : "个月";
        }
        case hours: return "小时";
        case length: return "公里";
        case none:
        case count:
        case money: break;
    }
    return {};
}

const Unit* find_exact(std::string_view name) {
    for (const Unit& unit : all_units())
        if (unit.zh == name || unit.en == name) return &unit;
    return nullptr;
}

}  // namespace

std::span<const Unit> all_units() { return units_longest_first(); }

const Unit* find_unit(std::string_view name) {
    if (const Unit* unit = find_exact(name)) return unit;
    if (name == "people") return find_exact("person");
    if (name == "10k people") return find_exact("10k person");
    if (!name.ends_with('s')) return nullptr;
    if (name.ends_with("ies"))
        return find_exact(std::string(name.substr(0, name.size() - 3)) + "y");
    if (name.ends_with("ches")) return find_exact(name.substr(0, name.size() - 2));
    return find_exact(name.substr(0, name.size() - 1));
}

std::string plural(const Unit& unit) {
    std::string one{unit.en};
    if (one.empty() || one.ends_with("yuan") || one.ends_with("per mille") || one == "%" ||
        one == "percent" || one == "km")
        return one;
    if (one.ends_with("person")) return one.substr(0, one.size() - 6) + "people";
    if (one.ends_with("py") || one.ends_with("ry")) return one.substr(0, one.size() - 1) + "ies";
    return one + (one.ends_with("ch") ? "es" : "s");
}

const Unit& shown_in(Dimension dimension, const Number& in_base_units, base::Lang lang) {
    if (dimension == none || dimension == count) return wordless(dimension);
    if (dimension == money) return money_shown_in(in_base_units, lang);
    return *find_unit(name_shown(dimension, in_base_units));
}

std::string_view dimension_name_zh(Dimension dimension) {
    static constexpr std::array<std::string_view, 12> kNames{"数",     "数量", "金额",   "比例",
                                                             "百分点", "字数", "分数",   "工作日",
                                                             "日数",   "月数", "小时数", "里程"};
    return kNames.at(static_cast<std::size_t>(dimension));
}

std::string_view dimension_name_en(Dimension dimension) {
    static constexpr std::array<std::string_view, 12> kNames{
        "number",     "count", "money",        "share", "percentage points",
        "characters", "score", "working days", "days",  "months",
        "hours",      "length"};
    return kNames.at(static_cast<std::size_t>(dimension));
}

}  // namespace guiju::value
