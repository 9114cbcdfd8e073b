// SPDX-License-Identifier: Apache-2.0
#pragma once
// The functions FEEL brings along, by name: tables of pointers, one file a kind (builtins_*.cpp).
// They know no scope; those that call a function back get the Machine. now() and today() are not here:
// the time comes in from outside (evaluate.h).
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dsl/feel/value.h"

namespace guiju::feel {

class Machine;
using Arguments = std::vector<Value>;

/// One form of a built-in function.
struct Builtin {
    std::string_view name;
    std::string_view parameters;  ///< "string,match"; "..." at the end: any number of them
    std::size_t least;            ///< how many have to be given
    Value (*run)(Machine& machine, const Arguments& arguments);
    bool takes_items = false;  ///< a list of one item counts as the item
};

[[nodiscard]] std::span<const Builtin> string_builtins();
[[nodiscard]] std::span<const Builtin> number_builtins();
[[nodiscard]] std::span<const Builtin> list_builtins();
[[nodiscard]] std::span<const Builtin> sequence_builtins();
[[nodiscard]] std::span<const Builtin> temporal_builtins();
[[nodiscard]] std::span<const Builtin> range_builtins();
[[nodiscard]] std::span<const Builtin> context_builtins();

/// Every form of the function, in the order they are tried.
[[nodiscard]] std::vector<const Builtin*> builtins_named(std::string_view name);
/// The names that hold a space ("date and time").
[[nodiscard]] const std::vector<std::string>& spaced_builtins();

/// What @"..." means: a date, a time, both, or a duration; null otherwise.
[[nodiscard]] Value temporal_of(const std::string& text);
/// A date and time where a date alone or with a time is given; empty for anything else.
[[nodiscard]] std::optional<DateTime> moment_of(const Value& value);
/// The list itself, or a list of the one value; null is an empty optional.
[[nodiscard]] std::optional<List> list_of(const Value& value);

}  // namespace guiju::feel
