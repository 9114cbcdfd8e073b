// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "dsl/prove/inquiry.h"

namespace guiju::prove {

namespace {

const program::Register& register_at(const program::Program& program, std::int32_t index) {
    return program.registers[static_cast<std::size_t>(index)];
}

}  // namespace

// GJ3211: no entry of the register can meet the condition of the role, so no unit can hold it.
// GJ3212: nor can any be admitted to the matching.
void entries_can_be_admitted(Inquiry& inquiry) {
    auto& desk = inquiry.now;
    const auto& program = inquiry.program;
    for (const auto& role : program.roles) {
        if (role.from_register < 0 || role.register_condition < 0) continue;
        const auto& entries = register_at(program, role.from_register);
        const std::array must{desk.encoder.condition(role.register_condition, &entries).yes};
        if (inquiry.never(desk, must))
            inquiry.add(base::Code::gj3211, place_of(program, role.register_condition, role.origin),
                        {role.name, entries.name});
    }
    for (const auto& matching : program.matchings) {
        if (matching.over < 0) continue;
        const auto& entries = register_at(program, matching.over);
        std::vector<Id> must;
        for (const auto& one : matching.criteria)
            must.push_back(desk.encoder.condition(one.code, &entries).yes);
        if (must.empty() || !inquiry.never(desk, must)) continue;
        const auto clash = desk.solver.clash(must);
        if (clash.empty()) continue;
        std::vector<int> items;
        for (const auto i : clash) items.push_back(matching.criteria[i].number);
        auto& finding =
            inquiry.add(base::Code::gj3212, matching.criteria[clash.back()].origin,
                        {matching.name,
                         {items_text(items, base::Lang::zh), items_text(items, base::Lang::en)}});
        for (const auto i : clash)
            if (i != clash.back())
                finding.places.push_back(
                    {matching.criteria[i].origin.span, {"与这里矛盾", "contradicts this"}});
    }
}

}  // namespace guiju::prove
