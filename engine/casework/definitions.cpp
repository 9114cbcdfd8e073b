// SPDX-License-Identifier: Apache-2.0
#include "engine/casework/definitions.h"

#include <algorithm>

#include "engine/eval/evaluate.h"

namespace guiju::casework {

namespace {

/// All results of the rows that apply, each once; Absent when a row is not decidable.
base::Result<value::Value> all_of(const program::Program& program,
                                  const program::DecisionTable& table, const eval::Facts& facts) {
    eval::Scratch scratch;
    value::List all;
    for (const auto& row : table.rows) {
        const auto holds = eval::decide(program, row.condition, facts, scratch);
        if (!holds.ok()) return holds.error();
        if (*holds == value::Truth::unknown) return value::Value(value::Absent::said_unknown);
        if (*holds == value::Truth::no) continue;
        const auto gives = eval::value_of(program, row.result, facts, scratch);
        if (!gives.ok()) return gives.error();
        if (std::find(all.begin(), all.end(), *gives) == all.end()) all.push_back(*gives);
    }
    return value::Value(std::move(all));
}

}  // namespace

base::Result<value::Value> worked_out(const program::Program& program, const eval::Facts& facts,
                                      const std::string& name) {
    for (const auto& definition : program.definitions) {
        if (definition.name.zh != name && definition.name.en != name) continue;
        if (definition.code == program::kNone)
            return all_of(program, program.tables[static_cast<std::size_t>(definition.table)],
                          facts);
        eval::Scratch scratch;
        return eval::value_of(program, definition.code, facts, scratch);
    }
    return base::Error{base::ErrorKind::not_found, base::Code::gj5123, {base::Text(name)}};
}

}  // namespace guiju::casework
