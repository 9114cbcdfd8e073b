// SPDX-License-Identifier: Apache-2.0
#include "engine/casework/transfer.h"

#include "engine/casework/settle.h"

namespace guiju::casework {

using program::kNone;

Result<std::int32_t> role_to_take(Sheet& sheet, const UnitRecord& unit, const std::string& place) {
    auto bare = sheet.now;
    bare.territory = place;
    bare.filed = {};  // nobody is named any more: whoever is in the register may be
    for (const auto& role : sheet.program.roles) {
        if (role.held_by_field == kNone) continue;
        const auto& field =
            sheet.program.matter.fields[static_cast<std::size_t>(role.held_by_field)];
        bare.fields.erase(field.name.zh);
    }
    const Roles roles(sheet.program, sheet.directory, bare);
    const auto held = roles.first_held(sheet.stage().handlers, unit, "");
    if (!held.ok()) return held.error();
    return held->value_or(kNone);
}

Outcome give_over(Sheet& sheet, const std::string& unit, std::int32_t role,
                  const std::string& place) {
    const auto field = sheet.program.roles[static_cast<std::size_t>(role)].held_by_field;
    if (field != kNone)
        sheet.now.fields[sheet.program.matter.fields[static_cast<std::size_t>(field)].name.zh] =
            value::Value(unit);
    if (position_of(sheet).work == machine::Work::handling)
        if (auto done = run(sheet, machine::Event::Kind::release); !done.ok()) return done;
    sheet.now.territory = place;
    give_to(sheet, sheet.role_name(role), unit);
    return base::Done{};
}

Outcome take_over(Sheet& sheet, const UnitRecord& unit, const std::string& place) {
    const auto role = role_to_take(sheet, unit, place);
    if (!role.ok()) return role.error();
    if (*role == kNone)
        return refused(Code::gj5226, {unit.id, names_of(sheet.program, sheet.stage().handlers)});
    return give_over(sheet, unit.id, *role, place);
}

}  // namespace guiju::casework
