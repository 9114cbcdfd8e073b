// SPDX-License-Identifier: Apache-2.0
#pragma once
// Evaluates FEEL in tests and shows the value as text, so that an assertion reads like the expression.
// Not for values that look alike as text: those are compared as values.
#include <string>

#include "dsl/feel/evaluate.h"

namespace guiju::feel {

inline std::string say(const std::string& text, const std::map<std::string, Value>& inputs = {}) {
    Names names;
    for (const auto& [name, value] : inputs) {
        names.variables.insert(name);
        know_members(value, names);
    }
    const auto read = parse_expression(text, names);
    if (read.tree == nullptr) return "syntax: " + read.wrong;
    Machine machine(names);
    machine.inputs = inputs;
    return text_of(machine.evaluate(read.tree, nullptr), true);
}

inline Value number(std::int64_t value) { return Value(Decimal(value)); }

}  // namespace guiju::feel
