// SPDX-License-Identifier: Apache-2.0
#include "engine/casework/counterparts.h"

#include <algorithm>

#include "engine/casework/admission.h"
#include "engine/casework/errors.h"
#include "engine/eval/evaluate.h"

namespace guiju::casework {
namespace {

using Type = program::Field::Type;

/// 市场监管局〔知识产权局〕 is also named without its other name.
bool called(const std::string& name, const std::string& by) {
    return name == by || name.starts_with(by + "〔");
}

const program::Counterpart* counterpart_of(const program::Program& program, const std::string& id,
                                           const std::string& name) {
    const auto& all = program.counterparts;
    const auto found = std::find_if(all.begin(), all.end(), [&](const auto& one) {
        return id == one.above || called(name, one.above);
    });
    return found == all.end() ? nullptr : &*found;
}

/// By id, else by its name in the territory of the policy.
Result<std::string> id_of(Sheet& sheet, const std::string& local) {
    const auto unit = sheet.directory.unit(local);
    if (!unit.ok()) return unit.error();
    if (unit->has_value()) return local;
    const auto named = sheet.directory.named(local, sheet.program.head.territory_code);
    if (!named.ok()) return named.error();
    if (named->empty()) return refused(Code::gj4503, {local});
    return named->front().id;
}

/// Of one unit: its id here; "" when there is none.
Result<std::string> unit_here(Sheet& sheet, const std::string& id, std::string& name) {
    const auto unit = sheet.directory.unit(id);
    if (!unit.ok()) return unit.error();
    name = unit->has_value() && !(*unit)->name.empty() ? (*unit)->name : id;
    if (const auto* found = counterpart_of(sheet.program, id, name))
        return id_of(sheet, found->unit);
    const auto& here = sheet.program.head.territory_code;
    const bool from_above = unit->has_value() && (*unit)->territory != here &&
                            program::lies_within(here, (*unit)->territory);
    return from_above ? std::string() : id;
}

}  // namespace

Outcome take_counterparts(Sheet& sheet) {
    if (sheet.program.counterparts.empty()) return base::Done{};
    for (const auto& field : sheet.program.matter.fields) {
        const bool of_units = field.type == Type::unit || field.type == Type::units;
        if (!of_units || !sheet.command.inputs.contains(field.name.zh)) continue;
        value::List here;
        for (const auto& id : units_in(sheet.now.fields, field.name.zh)) {
            std::string name;
            const auto unit = unit_here(sheet, id, name);
            if (!unit.ok()) return unit.error();
            if (unit->empty()) {
                flag(sheet, "无对应部门：" + name);
                continue;
            }
            const value::Value value(*unit);
            if (std::find(here.begin(), here.end(), value) == here.end()) here.push_back(value);
        }
        if (here.empty())
            sheet.now.fields.erase(field.name.zh);
        else if (field.type == Type::units)
            sheet.now.fields[field.name.zh] = std::move(here);
        else
            sheet.now.fields[field.name.zh] = std::move(here.front());
    }
    return base::Done{};
}

}  // namespace guiju::casework
