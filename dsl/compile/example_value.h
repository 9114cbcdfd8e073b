// SPDX-License-Identifier: Apache-2.0
#pragma once
// A value of a 试例, read as its field wants it: 60字 makes that many characters, “A、B” a list.
// Not a condition or an expression: examples give facts.
#include <optional>
#include <string>
#include <vector>

#include "dsl/check/symbols.h"
#include "engine/value/value.h"

namespace guiju::compile {

/// A unit by its id or its name; empty if the examples have no such unit.
using UnitNames = std::vector<std::pair<std::string, std::string>>;  // id, name

/// Empty: the value does not fit the type. 无 is not filled in, for a list an empty list.
[[nodiscard]] std::optional<value::Value> example_value(const check::Symbols& symbols,
                                                        const syntax::Field& field,
                                                        const syntax::Expr& expr,
                                                        const UnitNames& units);
/// 无: nothing is there.
[[nodiscard]] bool is_none(const syntax::Expr& expr);
/// The words of “A、B” or “A”、“B”, one by one.
[[nodiscard]] std::vector<std::string> listed(const std::string& text);
/// The words of a value as written, quotes taken off.
[[nodiscard]] std::string words_of(const syntax::Expr& expr);
/// 省市场监管局〔省知识产权局〕: the id, and the other names of the same unit.
struct UnitLabel {
    std::string id;
    std::vector<std::string> aliases;
};
[[nodiscard]] UnitLabel unit_label(const std::string& written);
/// Id of a unit named by id, name or alias.
[[nodiscard]] std::optional<std::string> unit_id(const UnitNames& units, const std::string& word);

}  // namespace guiju::compile
