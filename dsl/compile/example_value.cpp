// SPDX-License-Identifier: Apache-2.0
#include "dsl/compile/example_value.h"

#include <algorithm>

#include "dsl/check/companions.h"
#include "dsl/check/literal.h"
#include "dsl/check/term.h"

namespace guiju::compile {

namespace {

using check::Type;
using value::Dimension;
using value::Value;

constexpr std::int64_t kLongestText = 100'000;  // characters of a made-up text

/// So many characters of made-up text.
std::optional<Value> made_up(const value::Quantity& quantity) {
    const auto length = quantity.number.whole();
    if (!length || *length < 0 || *length > kLongestText) return std::nullopt;
    std::string text;
    for (std::int64_t i = 0; i < *length; ++i) text += "字";
    return Value(std::move(text));
}

std::optional<Value> text_value(const syntax::Expr& expr) {
    const auto quantity = check::quantity_of(expr);
    if (quantity && quantity->dimension == Dimension::characters) return made_up(*quantity);
    if (quantity && !expr.unit.empty()) return std::nullopt;
    return Value(words_of(expr));
}

/// "12800亿元" as it stands in a text: digits and a unit.
std::optional<value::Quantity> quantity_in(const std::string& text) {
    const auto end = text.find_first_not_of("-0123456789.");
    const auto number = value::Number::parse(text.substr(0, end));
    if (!number) return std::nullopt;
    if (end == std::string::npos) return value::Quantity{*number, Dimension::none};
    const auto* unit = value::find_unit(text.substr(end));
    const auto amount = unit == nullptr ? std::nullopt : value::multiply(*number, unit->factor);
    if (!amount) return std::nullopt;
    return value::Quantity{*amount, unit->dimension};
}

/// A bare number is counted in the field's own unit.
std::optional<value::Quantity> in_unit_of(const syntax::Field& field, value::Quantity bare) {
    if (field.labels.empty()) return bare;
    const auto* unit = value::find_unit(field.labels.front().text);
    if (unit == nullptr) return value::Quantity{bare.number, Dimension::count};
    const auto amount = value::multiply(bare.number, unit->factor);
    if (!amount) return std::nullopt;
    return value::Quantity{*amount, unit->dimension};
}

std::optional<Value> quantity_value(const syntax::Field& field, const Type& type,
                                    const syntax::Expr& expr) {
    auto quantity = check::quantity_of(expr);
    if (!quantity) quantity = quantity_in(words_of(expr));
    if (quantity && quantity->dimension == Dimension::none) quantity = in_unit_of(field, *quantity);
    if (!quantity) return std::nullopt;
    if (field.type == "integer" && !quantity->number.is_whole()) return std::nullopt;
    const bool bare =
        type.dimension == Dimension::none &&
        (quantity->dimension == Dimension::count || quantity->dimension == Dimension::score);
    if (bare) quantity->dimension = Dimension::none;
    if (quantity->dimension != type.dimension) return std::nullopt;
    return Value(*quantity);
}

std::optional<Value> label_value(const check::Symbols& symbols, const Type& type,
                                 const std::string& word) {
    auto wanted = symbols.identity(word);
    if (type.labels == nullptr) return Value(std::move(wanted));
    const bool known = std::any_of(type.labels->begin(), type.labels->end(), [&](const auto& one) {
        return symbols.identity(one.text) == wanted;
    });
    if (!known) return std::nullopt;
    return Value(std::move(wanted));
}

std::optional<Value> labels_value(const check::Symbols& symbols, const Type& type,
                                  const std::string& text) {
    if (const auto whole = label_value(symbols, type, text); whole && type.labels != nullptr)
        return Value(value::List{*whole});
    value::List all;
    for (const auto& word : listed(text)) {
        auto one = label_value(symbols, type, word);
        if (!one) return std::nullopt;
        all.push_back(std::move(*one));
    }
    return Value(std::move(all));
}

std::optional<Value> units_value(const UnitNames& units, const std::string& text) {
    value::List all;
    for (const auto& word : listed(text)) {
        const auto id = unit_id(units, word);
        if (!id) return std::nullopt;
        all.emplace_back(*id);
    }
    return Value(std::move(all));
}

/// 12800亿元/7721亿元 or 12800亿元、7721亿元: one value a part, in the order of the parts.
std::optional<Value> composite_value(const check::Symbols& symbols, const syntax::Field& field,
                                     std::string text, const UnitNames& units) {
    std::replace(text.begin(), text.end(), '/', ',');
    const auto written = listed(text);
    if (written.size() != field.labels.size()) return std::nullopt;
    const auto part = check::part_of(field);
    value::Record record;
    for (std::size_t i = 0; i < written.size(); ++i) {
        syntax::Expr one;
        one.kind = syntax::Expr::Kind::text;
        one.text = written[i];
        auto value = example_value(symbols, part, one, units);
        if (!value) return std::nullopt;
        record[symbols.identity(field.labels[i].text)] = std::move(*value);
    }
    return Value(std::move(record));
}

template <class T>
std::optional<Value> optional_value(const std::optional<T>& found) {
    if (!found) return std::nullopt;
    return Value(*found);
}

}  // namespace

bool is_none(const syntax::Expr& expr) {
    return expr.kind == syntax::Expr::Kind::builtin && expr.text == "none";
}

std::string words_of(const syntax::Expr& expr) {
    return expr.text.empty() ? expr.name.text : expr.text;
}

std::vector<std::string> listed(const std::string& text) {
    static constexpr std::string_view kMarks[] = {"、", "，", ","};
    std::vector<std::string> all(1);
    for (std::size_t i = 0; i < text.size();) {
        std::size_t mark = 0;
        for (const auto one : kMarks)
            if (text.compare(i, one.size(), one) == 0) mark = one.size();
        if (mark > 0) {
            all.emplace_back();
            i += mark;
            while (i < text.size() && text[i] == ' ') ++i;
            continue;
        }
        all.back() += text[i++];
    }
    std::erase(all, std::string());
    return all;
}

UnitLabel unit_label(const std::string& written) {
    for (const auto& [open, close] :
         {std::pair<std::string, std::string>{"〔", "〕"}, {"{", "}"}}) {
        const auto at = written.find(open);
        if (at == std::string::npos || at == 0 || !written.ends_with(close)) continue;
        const auto from = at + open.size();
        const auto inside = written.substr(from, written.size() - close.size() - from);
        auto id = written.substr(0, at);
        while (id.ends_with(' ')) id.pop_back();
        return {id, listed(inside)};
    }
    return {written, {}};
}

std::optional<std::string> unit_id(const UnitNames& units, const std::string& word) {
    for (const auto& [id, name] : units)
        if (word == id || word == name) return id;
    return std::nullopt;
}

std::optional<Value> example_value(const check::Symbols& symbols, const syntax::Field& field,
                                   const syntax::Expr& expr, const UnitNames& units) {
    const auto type = check::type_of(field);
    using Kind = Type::Kind;
    const bool list =
        type.kind == Kind::labels || type.kind == Kind::units || type.kind == Kind::rows;
    if (expr.kind == syntax::Expr::Kind::builtin && expr.text == "unknown")
        return Value(value::Absent::said_unknown);
    if (expr.kind == syntax::Expr::Kind::builtin && expr.text == "not_applicable")
        return Value(value::Absent::not_applicable);
    if (is_none(expr)) return list ? Value(value::List{}) : Value(value::Absent::not_filled);
    const auto words = words_of(expr);
    const bool dash = words == "-" || words == "—" || words == "－" || words == "——";
    if (dash && type.kind != Kind::text) return Value(value::Absent::said_unknown);
    switch (type.kind) {
        case Kind::text: return text_value(expr);
        case Kind::quantity: return quantity_value(field, type, expr);
        case Kind::instant: return optional_value(value::parse_time(words));
        case Kind::composite: return composite_value(symbols, field, words, units);
        case Kind::yes_no: return optional_value(check::yes_no_of(words));
        case Kind::label: return label_value(symbols, type, words);
        case Kind::labels: return labels_value(symbols, type, words);
        case Kind::date: return optional_value(value::parse_date(words));
        case Kind::unit: return optional_value(unit_id(units, words));
        case Kind::units: return units_value(units, words);
        case Kind::territory: return optional_value(check::territory_code(symbols.file(), words));
        default: return std::nullopt;
    }
}

}  // namespace guiju::compile
