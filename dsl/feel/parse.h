// SPDX-License-Identifier: Apache-2.0
#pragma once
// Reads FEEL text into its tree. FEEL names may hold spaces and signs, so the reader has to be told the
// names in scope; the longest known name wins. Linear in the text; nesting is bounded. Evaluates nothing.
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "dsl/feel/syntax.h"

namespace guiju::feel {

constexpr int kMostNesting = 64;
constexpr int kMostLinks = 500;  ///< of a chain like a + b + c
constexpr std::size_t kLongestExpression = 200'000;

/// What the reader has to know before it reads.
struct Names {
    std::set<std::string>
        variables{};  ///< inputs, decisions, functions; built-ins are always known
    std::set<std::string>
        members{};  ///< keys of contexts, wanted only when they hold spaces or signs
    std::map<std::string, TypePtr> types{};
};

/// A tree, or what was wrong where (byte offset).
struct Parsed {
    NodePtr tree{};
    std::string wrong{};  ///< empty: read
    std::size_t at = 0;
};

[[nodiscard]] Parsed parse_expression(std::string_view text, const Names& names);
/// The cell of a decision table: "-", "< 10, [20..30]", "not(...)", anything with `?`.
[[nodiscard]] Parsed parse_tests(std::string_view text, const Names& names);
/// A type: "number", "list<string>", "days and time duration", a name of `names.types`.
[[nodiscard]] TypePtr parse_type(std::string_view text, const Names& names);
/// Adds the keys of contexts inside the value to the members.
void know_members(const Value& value, Names& names);

}  // namespace guiju::feel
