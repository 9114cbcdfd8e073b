// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <map>
#include <string_view>

#include "dsl/check/literal.h"
#include "dsl/check/term.h"

namespace guiju::check {

base::Text name_of(const Type& type) {
    if (type.kind == Type::Kind::quantity)
        return {std::string(value::dimension_name_zh(type.dimension)),
                std::string(value::dimension_name_en(type.dimension))};
    static const auto kNames = std::to_array<base::Text>({base::Text{"不明", "unknown"},
                                                          {"条件", "a condition"},
                                                          {"数", "a number"},
                                                          {"是否", "yes/no"},
                                                          {"文字", "text"},
                                                          {"选项", "a choice"},
                                                          {"清单", "a list"},
                                                          {"日期", "a date"},
                                                          {"单位", "a unit"},
                                                          {"单位清单", "units"},
                                                          {"属地", "a territory"},
                                                          {"层级", "a level"},
                                                          {"名单", "rows"},
                                                          {"时间", "a time"},
                                                          {"组合", "a composite"}});
    return kNames.at(static_cast<std::size_t>(type.kind));
}

Type type_of(const syntax::Field& field) {
    using enum Type::Kind;
    static const std::map<std::string_view, Type> kTypes{
        {"text", {.kind = text}},
        {"number", {.kind = quantity}},
        {"money", {.kind = quantity, .dimension = value::Dimension::money}},
        {"share", {.kind = quantity, .dimension = value::Dimension::share}},
        {"date", {.kind = date}},
        {"yes_no", {.kind = yes_no}},
        {"choice", {.kind = label}},
        {"choices", {.kind = Type::Kind::labels}},
        {"list", {.kind = Type::Kind::labels}},
        {"unit", {.kind = unit}},
        {"units", {.kind = units}},
        {"territory", {.kind = territory}},
        {"credit_code", {.kind = text, .has_form = true}},
        {"phone", {.kind = text, .has_form = true}},
        {"confidentiality", {.kind = label}},
        {"judgement", {.kind = label}},
        {"rows", {.kind = rows}},
        {"record", {.kind = text}},
        {"integer", {.kind = quantity}},
        {"duration", {.kind = quantity, .dimension = value::Dimension::hours}},
        {"date_time", {.kind = instant}},
        {"reference", {.kind = unit}},
        {"composite", {.kind = composite}},
    };
    const auto found = kTypes.find(field.type);
    if (found == kTypes.end()) return {};
    Type type = found->second;
    if (type.kind == quantity && !field.labels.empty()) {
        const auto* written = value::find_unit(field.labels.front().text);
        type.dimension = written == nullptr ? value::Dimension::count : written->dimension;
    }
    const bool labelled =
        type.kind == composite || type.kind == label || type.kind == Type::Kind::labels;
    if (labelled && !field.labels.empty()) type.labels = &field.labels;
    return type;
}

Type type_of(const syntax::Parameter& parameter) {
    const auto& value = parameter.value;
    if (value.kind == syntax::Expr::Kind::number) {
        const auto quantity = quantity_of(value);
        if (!quantity) return {};
        return {.kind = Type::Kind::quantity, .dimension = quantity->dimension};
    }
    if (value.kind == syntax::Expr::Kind::date) return {.kind = Type::Kind::date};
    return {.kind = yes_no_of(word_of(value)) ? Type::Kind::yes_no : Type::Kind::text};
}

Type type_of(const syntax::Indicator& indicator) {
    if (!find_word("figure", indicator.unit).empty())
        return {.kind = Type::Kind::quantity, .dimension = value::Dimension::share};
    const auto* unit = value::find_unit(indicator.unit);
    if (unit == nullptr) return {};
    return {.kind = Type::Kind::quantity, .dimension = unit->dimension};
}

int depth_of(const Term& term) {
    int deepest = 0;
    for (const auto& part : term.parts) deepest = std::max(deepest, depth_of(part));
    int joins = 1;
    for (std::size_t pairs = 2; pairs < term.parts.size(); pairs *= 2) ++joins;
    return deepest + joins;
}

bool is_time(value::Dimension dimension) {
    using enum value::Dimension;
    return dimension == workdays || dimension == days || dimension == months || dimension == hours;
}

}  // namespace guiju::check
