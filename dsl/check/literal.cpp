// SPDX-License-Identifier: Apache-2.0
#include "dsl/check/literal.h"

#include <algorithm>

#include "dsl/syntax/keywords.h"

namespace guiju::check {

namespace {

using syntax::Expr;

std::string without(std::string text, std::string_view begin, std::string_view end) {
    if (!begin.empty() && text.starts_with(begin)) text.erase(0, begin.size());
    if (!end.empty() && text.ends_with(end)) text.erase(text.size() - end.size());
    return text;
}

std::string trimmed(const std::string& text) {
    static constexpr std::string_view kWide = "\xE3\x80\x80";
    std::size_t begin = 0;
    std::size_t end = text.size();
    while (begin < end) {
        if (text[begin] == ' ' || text[begin] == '\t')
            ++begin;
        else if (text.compare(begin, kWide.size(), kWide) == 0)
            begin += kWide.size();
        else
            break;
    }
    while (end > begin) {
        if (text[end - 1] == ' ' || text[end - 1] == '\t')
            --end;
        else if (end - begin >= kWide.size() &&
                 text.compare(end - kWide.size(), kWide.size(), kWide) == 0)
            end -= kWide.size();
        else
            break;
    }
    return text.substr(begin, end - begin);
}

bool is_code(const std::string& text) {
    return text.size() == 6 &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

const value::Unit* unit_called(const std::string& written) {
    if (const auto* unit = value::find_unit(written)) return unit;
    const auto id = find_word("unit", written);
    const auto canonical = syntax::spelling("unit", id, syntax::Skin::chinese);
    return canonical.empty() ? nullptr : value::find_unit(canonical);
}

std::string word_of(const Expr& expr) {
    if (expr.kind == Expr::Kind::term) return expr.name.text;
    return expr.text;
}

std::optional<value::Quantity> quantity_of(const Expr& number) {
    if (number.kind != Expr::Kind::number) return std::nullopt;
    const auto digits = value::Number::parse(number.text);
    if (!digits) return std::nullopt;
    if (number.unit.empty()) return value::Quantity{*digits, value::Dimension::none};
    if (number.own_unit) return value::Quantity{*digits, value::Dimension::count};
    const auto* unit = unit_called(number.unit);
    if (unit == nullptr) return std::nullopt;
    const auto amount = value::multiply(*digits, unit->factor);
    if (!amount) return std::nullopt;
    return value::Quantity{*amount, unit->dimension};
}

std::optional<bool> yes_no_of(const std::string& word) {
    const auto id = find_word("truth", word);
    if (id.empty()) return std::nullopt;
    return id == "yes";
}

std::optional<value::Period> period_of(const value::Quantity& quantity) {
    const auto amount = quantity.number.whole();
    if (!amount || *amount < 0) return std::nullopt;
    using Unit = value::Period::Unit;
    switch (quantity.dimension) {
        case value::Dimension::workdays: return value::Period{*amount, Unit::workdays};
        case value::Dimension::days: return value::Period{*amount, Unit::days};
        case value::Dimension::months: return value::Period{*amount, Unit::months};
        case value::Dimension::hours: return value::Period{*amount, Unit::hours};
        default: return std::nullopt;
    }
}

std::optional<std::int64_t> rounds_of(const value::Quantity& quantity) {
    const bool counted = quantity.dimension == value::Dimension::count ||
                         quantity.dimension == value::Dimension::none;
    const auto amount = quantity.number.whole();
    if (!counted || !amount || *amount < 0) return std::nullopt;
    return amount;
}

bool says_day_only(const Expr& number) {
    if (number.kind != Expr::Kind::number) return false;
    return number.unit == "日" || number.unit == "天" || number.unit == "day" ||
           number.unit == "days";
}

std::vector<std::string> own_units(const syntax::File& file) {
    std::vector<std::string> units;
    const auto* line = head_line(file, "units");
    if (line == nullptr) return units;
    constexpr std::string_view kMark = "、";
    std::string rest = line->text;
    while (!rest.empty()) {
        const auto end = std::min({rest.find(kMark), rest.find(','), rest.size()});
        units.push_back(trimmed(rest.substr(0, end)));
        rest.erase(0, end == rest.size() ? end : end + (rest[end] == ',' ? 1 : kMark.size()));
    }
    return units;
}

const syntax::Line* head_line(const syntax::File& file, std::string_view label) {
    const auto& lines = file.head.lines;
    const auto found = std::find_if(lines.begin(), lines.end(),
                                    [&](const syntax::Line& line) { return line.label == label; });
    return found == lines.end() ? nullptr : &*found;
}

std::string find_word(std::string_view group, const std::string& written) {
    const auto word = trimmed(written);
    for (const auto skin : {syntax::Skin::chinese, syntax::Skin::english})
        if (const auto found = syntax::find_keyword(group, word, skin))
            return std::string(syntax::id_of(*found));
    return {};
}

std::optional<Territory> territory_of(const std::string& written) {
    const auto text = trimmed(written);
    if (is_code(text)) return Territory{text, text};
    for (const auto& [open, close] :
         {std::pair<std::string, std::string>{"（", "）"}, {"(", ")"}}) {
        const auto at = text.find(open);
        if (at == std::string::npos || !text.ends_with(close)) continue;
        auto code =
            trimmed(text.substr(at + open.size(), text.size() - at - open.size() - close.size()));
        if (is_code(code)) return Territory{trimmed(text.substr(0, at)), std::move(code)};
    }
    return std::nullopt;
}

std::optional<std::string> territory_code(const syntax::File& file, const std::string& written) {
    const auto direct = territory_of(written);
    if (direct) return direct->code;
    const auto name = trimmed(written);
    for (const auto& line : file.head.lines) {
        if (line.label != "territory" && line.label != "territory_above") continue;
        const auto own = territory_of(line.text);
        if (own && own->name == name) return own->code;
    }
    for (const auto& section : file.sections) {
        if (const auto* places = std::get_if<syntax::PlacesSection>(&section.body))
            for (const auto& place : places->places)
                if (place.name.text == name) return place.code;
        const auto* fixture = std::get_if<syntax::FixtureSection>(&section.body);
        if (fixture == nullptr) continue;
        for (const auto& unit : fixture->units) {
            const auto place = territory_of(unit.territory);
            if (place && place->name == name) return place->code;
        }
    }
    return std::nullopt;
}

namespace {

std::optional<value::Date> first_day(const syntax::File& file, std::string_view label) {
    const auto* line = head_line(file, label);
    if (line == nullptr) return std::nullopt;
    auto text = without(trimmed(line->text), "自", "起");
    text = without(std::move(text), "from ", "施行");
    return value::parse_date(trimmed(without(std::move(text), "自", "起")));
}

}  // namespace

std::optional<value::Date> effective_date(const syntax::File& file) {
    return first_day(file, "in_force");
}

std::optional<value::Date> binding_date(const syntax::File& file) {
    return first_day(file, "binding");
}

std::optional<value::Date> expiry_date(const syntax::File& file) {
    const auto* line = head_line(file, "expires");
    return line == nullptr ? std::nullopt : value::parse_date(trimmed(line->text));
}

}  // namespace guiju::check
