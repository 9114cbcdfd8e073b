// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "dsl/prove/inquiry.h"

namespace guiju::prove {

namespace {

/// The role behind 指…: who really acts.
const program::Role& behind(const program::Program& program, std::int32_t role) {
    const auto at = [&](std::int32_t i) -> const program::Role& {
        return program.roles[static_cast<std::size_t>(i)];
    };
    for (std::size_t step = 0; step < program.roles.size() && at(role).means_role >= 0; ++step)
        role = at(role).means_role;
    return at(role);
}

/// One and the same person: two names of a role of persons, or persons named in one field.
bool one_person(const program::Role& a, const program::Role& b) {
    if (a.kind != program::Role::Kind::person || b.kind != program::Role::Kind::person)
        return false;
    return &a == &b || (a.held_by_field >= 0 && a.held_by_field == b.held_by_field);
}

}  // namespace

// GJ3213: whoever may handle this is the very person who would have to confirm it.
void confirmers_are_others(Inquiry& inquiry) {
    const auto& program = inquiry.program;
    for (const auto& stage : program.stages) {
        for (const auto& line : stage.dispositions) {
            if (line.confirmed_by < 0 || stage.handlers.empty()) continue;
            const auto& confirmer = behind(program, line.confirmed_by);
            const bool nobody_else = std::all_of(
                stage.handlers.begin(), stage.handlers.end(),
                [&](std::int32_t role) { return one_person(behind(program, role), confirmer); });
            if (!nobody_else || inquiry.told_before(line.origin.span)) continue;
            const auto& name = program.roles[static_cast<std::size_t>(line.confirmed_by)].name;
            inquiry.add(base::Code::gj3213, line.origin, {stage.name, name});
        }
    }
}

}  // namespace guiju::prove
