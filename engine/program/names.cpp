// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cassert>

#include "engine/program/program.h"

namespace guiju::program {

namespace {

using value::Dimension;

/// The unit of periods counted in this dimension, if it is one of periods.
std::optional<value::Period::Unit> period_unit(Dimension dimension) {
    switch (dimension) {
        case Dimension::workdays: return value::Period::Unit::workdays;
        case Dimension::days: return value::Period::Unit::days;
        case Dimension::months: return value::Period::Unit::months;
        case Dimension::hours: return value::Period::Unit::hours;
        default: return std::nullopt;
    }
}

bool same_kind(const value::Value& a, const value::Value& b) {
    if (a.data().index() != b.data().index()) return false;
    const auto* x = a.get_if<value::Quantity>();
    return x == nullptr || x->dimension == b.get_if<value::Quantity>()->dimension;
}

}  // namespace

value::Number resolve(const Program& program, const NumberRef& ref) {
    if (ref.parameter == kNone) return ref.literal;
    const auto& value = program.parameters[static_cast<std::size_t>(ref.parameter)].value;
    const auto* quantity = value.get_if<value::Quantity>();
    assert(quantity != nullptr && "verify() was not asked");
    return quantity->number;
}

value::Period resolve(const Program& program, const PeriodRef& ref) {
    if (ref.parameter == kNone) return ref.literal;
    const auto& value = program.parameters[static_cast<std::size_t>(ref.parameter)].value;
    const auto* quantity = value.get_if<value::Quantity>();
    assert(quantity != nullptr && "verify() was not asked");
    const auto amount = quantity->number.whole();
    const auto unit = period_unit(quantity->dimension);
    assert(amount && unit);
    return {amount.value_or(0), unit.value_or(value::Period::Unit::days)};
}

base::Result<Program> with_parameter(Program program, const std::string& name,
                                     const value::Value& value) {
    const auto found = std::find_if(
        program.parameters.begin(), program.parameters.end(), [&](const Parameter& parameter) {
            return parameter.name.zh == name || parameter.name.en == name ||
                   (!parameter.number.empty() && parameter.number == name);
        });
    if (found == program.parameters.end())
        return base::Error{base::ErrorKind::not_found, base::Code::gj5123, {Text(name)}};
    const auto wrong = [&] {
        return base::Error{base::ErrorKind::misuse,
                           base::Code::gj5124,
                           {found->name, Text(value::say_zh(value), value::say_en(value)),
                            Text(value::say_zh(found->value), value::say_en(found->value))}};
    };
    if (!same_kind(found->value, value)) return wrong();
    const value::Value before = std::exchange(found->value, value);
    if (auto sound = program.verify(); !sound) {
        found->value = before;
        return wrong();
    }
    return program;
}

std::string_view name_of(Level level) {
    switch (level) {
        case Level::none: return "none";
        case Level::county: return "county";
        case Level::city: return "city";
        case Level::province: return "province";
    }
    return "none";
}

Level level_of_territory(std::string_view code) {
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    if (code.size() != 6 || !std::all_of(code.begin(), code.end(), digit)) return Level::none;
    if (code.substr(0, 2) == "00") return Level::none;
    if (code.substr(2) == "0000") return Level::province;
    return code.substr(4) == "00" ? Level::city : Level::county;
}

std::string parent_territory(std::string_view code) {
    switch (level_of_territory(code)) {
        case Level::county: return std::string(code.substr(0, 4)) + "00";
        case Level::city: return std::string(code.substr(0, 2)) + "0000";
        default: return std::string(code);
    }
}

bool lies_within(std::string_view inner, std::string_view outer) {
    if (level_of_territory(inner) == Level::none) return false;
    switch (level_of_territory(outer)) {
        case Level::province: return inner.substr(0, 2) == outer.substr(0, 2);
        case Level::city: return inner.substr(0, 4) == outer.substr(0, 4);
        case Level::county: return inner == outer;
        case Level::none: return false;
    }
    return false;
}

}  // namespace guiju::program
