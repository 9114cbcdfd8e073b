// SPDX-License-Identifier: Apache-2.0
#include "engine/casework/admission.h"

#include <algorithm>

#include "engine/casework/counterparts.h"
#include "engine/casework/facts_of.h"
#include "engine/casework/reuse.h"
#include "engine/casework/view.h"
#include "engine/eval/evaluate.h"

namespace guiju::casework {
namespace {

using program::Field;
using program::kNone;

bool has(const std::vector<std::int32_t>& all, std::int32_t one) {
    return std::find(all.begin(), all.end(), one) != all.end();
}

bool fills(const program::Action& action, std::int32_t slot) {
    return has(action.fill, slot) || has(action.may_fill, slot);
}

std::string text_of(const value::Record& fields, const program::Program& program,
                    std::int32_t slot) {
    if (slot == kNone) return "";
    const auto found = fields.find(program.matter.fields[static_cast<std::size_t>(slot)].name.zh);
    if (found == fields.end()) return "";
    const auto* text = found->second.get_if<std::string>();
    return text == nullptr ? "" : *text;
}

std::string title_of(const Sheet& sheet) {
    const auto& fields = sheet.program.matter.fields;
    for (std::size_t i = 0; i < fields.size(); ++i)
        if (fields[i].type == Field::Type::text && fields[i].required && !fields[i].secret)
            return text_of(sheet.now.fields, sheet.program, static_cast<std::int32_t>(i));
    return "";
}

/// An action with the verb takes the case to another stage.
bool moves_on(const program::Stage& stage, std::int32_t verb) {
    return std::any_of(stage.dispositions.begin(), stage.dispositions.end(),
                       [&](const program::Disposition& line) {
                           return has(line.verbs, verb) &&
                                  line.effect == program::Disposition::Effect::go;
                       });
}

/// Whoever opened the case has to hand it on: it waits for that.
bool waits_for_opener(const Sheet& sheet) {
    const auto index = index_of(sheet.program.stages, sheet.before.stage);
    if (index == kNone) return false;
    const auto& stage = sheet.stage_at(index);
    const auto opener = index_of(sheet.program.roles, sheet.before.holder_role);
    return std::any_of(
        stage.actions.begin(), stage.actions.end(), [&](const program::Action& action) {
            return (action.by.empty() || has(action.by, opener)) && moves_on(stage, action.verb);
        });
}

}  // namespace

bool given(const value::Record& fields, const std::string& name) {
    const auto found = fields.find(name);
    return found != fields.end() && eval::is_filled(found->second);
}

std::vector<std::string> units_in(const value::Record& fields, const std::string& name) {
    std::vector<std::string> out;
    const auto found = fields.find(name);
    if (found == fields.end()) return out;
    if (const auto* one = found->second.get_if<std::string>()) out.push_back(*one);
    if (const auto* many = found->second.get_if<value::List>())
        for (const auto& item : *many)
            if (const auto* id = item.get_if<std::string>()) out.push_back(*id);
    return out;
}

Outcome admit(Sheet& sheet, const std::vector<std::int32_t>& roles, const std::string& what) {
    const auto held = sheet.roles().first_held(roles, sheet.actor_unit, sheet.command.actor.role);
    if (!held.ok()) return held.error();
    if (!held->has_value())
        return denied(Code::gj5210, {what, names_of(sheet.program, roles),
                                     sheet.actor_unit.name.empty() ? sheet.actor_unit.id
                                                                   : sheet.actor_unit.name});
    sheet.actor_role = sheet.role_name(**held);
    return base::Done{};
}

Outcome admit_handler(Sheet& sheet, const std::string& what) {
    const auto& stage = sheet.stage();
    const bool ladder = !stage.rungs.empty() && sheet.now.rung > 0;
    const auto roles =
        ladder ? std::vector{stage.rungs[static_cast<std::size_t>(sheet.now.rung - 1)].role}
               : stage.handlers;
    if (sheet.now.handler_unit.empty()) return admit(sheet, roles, what);
    if (sheet.actor_unit.id != sheet.now.handler_unit) {
        const auto unit = sheet.directory.unit(sheet.now.handler_unit);
        if (!unit.ok()) return unit.error();
        const auto& name = unit->has_value() ? (*unit)->name : sheet.now.handler_unit;
        return denied(Code::gj5211, {what, sheet.now.stage, name});
    }
    const auto held = sheet.roles().first_held(roles, sheet.actor_unit, sheet.command.actor.role);
    if (!held.ok()) return held.error();
    if (!held->has_value() && !sheet.command.actor.role.empty())
        return denied(Code::gj5210, {what, names_of(sheet.program, roles), sheet.actor_unit.id});
    sheet.actor_role = held->has_value() ? sheet.role_name(**held) : sheet.now.holder_role;
    return base::Done{};
}

Outcome as_told(const Sheet& sheet, Outcome done) {
    if (done.ok() || done.error().code != Code::gj5164) return done;
    const auto& before = sheet.before;
    const auto sight = sight_of(sheet.program, sheet.directory, before, sheet.command.actor);
    if (!sight.ok() || *sight != Sight::applicant) return done;
    if (sheet.command.kind == Command::Kind::correct) return refused(Code::gj5216, {before.stage});
    return denied(Code::gj5211, {verb_of(sheet.command), before.stage, before.handler_unit});
}

bool is_draft_of_another(const Sheet& sheet) {
    const auto& before = sheet.before;
    const auto& unit = sheet.command.actor.unit;
    return before.filed.ms == 0 && !before.handler_unit.empty() && unit != before.handler_unit &&
           unit != before.applicant_unit && waits_for_opener(sheet);
}

Outcome may_write(const Sheet& sheet, const std::string& field) {
    const auto slot = eval::slot_named(sheet.program.matter.fields, field);
    if (slot == kNone) return base::Done{};  // told as a defect of form
    std::vector<std::int32_t> owners;
    for (const auto& stage : sheet.program.stages) {
        for (const auto& action : stage.actions) {
            if (!fills(action, slot)) continue;
            const auto& by = action.by.empty() ? stage.handlers : action.by;
            owners.insert(owners.end(), by.begin(), by.end());
        }
    }
    if (owners.empty()) return base::Done{};
    const auto held = sheet.roles().first_held(owners, sheet.actor_unit, "");
    if (!held.ok()) return held.error();
    if (held->has_value()) return base::Done{};
    std::sort(owners.begin(), owners.end());
    owners.erase(std::unique(owners.begin(), owners.end()), owners.end());
    return denied(Code::gj5212, {field, names_of(sheet.program, owners)});
}

namespace {

/// A composite is kept part by part; its parts are given by label.
void take_parts(Sheet& sheet, const Field& field, const value::Value& value,
                std::vector<eval::Defect>& defects) {
    const auto* given = value.record();
    for (std::size_t i = 0; i < field.parts.size(); ++i) {
        const auto slot = field.parts[i];
        const auto& part = sheet.program.matter.fields[static_cast<std::size_t>(slot)];
        if (given == nullptr) {  // no data for the whole is no data for each part
            sheet.now.fields[part.name.zh] = value;
            continue;
        }
        const auto found = given->find(field.labels[i].zh);
        if (found == given->end()) continue;
        auto wrong = eval::check_value(part, slot, found->second);
        defects.insert(defects.end(), wrong.begin(), wrong.end());
        sheet.now.fields[part.name.zh] = found->second;
    }
}

/// 引用: the unit named is in the register.
Outcome check_references(Sheet& sheet, std::vector<eval::Defect>& defects) {
    const auto& fields = sheet.program.matter.fields;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (fields[i].refers_to == kNone || !given(sheet.now.fields, fields[i].name.zh)) continue;
        const auto& reg = sheet.program.registers[static_cast<std::size_t>(fields[i].refers_to)];
        const auto id = text_of(sheet.now.fields, sheet.program, static_cast<std::int32_t>(i));
        const auto unit = sheet.directory.unit(id);
        if (!unit.ok()) return unit.error();
        if (!unit->has_value() || !(*unit)->entries.contains(reg.name.zh))
            defects.push_back({static_cast<std::int32_t>(i), Code::gj3072, {Text(id), reg.name}});
    }
    return base::Done{};
}

/// 核对: what contradicts it is a defect, or with a note a flag.
Outcome check_fit(Sheet& sheet, const eval::Facts& facts, std::vector<eval::Defect>& defects) {
    eval::Scratch scratch;
    const auto found = eval::check_consistency(sheet.program, facts, scratch);
    if (!found.ok()) return found.error();
    for (const auto& one : *found) {
        const auto& note =
            sheet.program.matter.consistency[static_cast<std::size_t>(one.rule)].note;
        if (note.empty())
            defects.push_back({kNone, Code::gj3070, {one.wording, one.seen}});
        else
            sheet.flags.push_back(note + "：" + one.wording.zh + "（" + one.seen.zh + "）");
    }
    return base::Done{};
}

}  // namespace

Outcome take_inputs(Sheet& sheet, std::vector<eval::Defect>& defects) {
    auto wrong = eval::check_inputs(sheet.program.matter.fields, sheet.command.inputs);
    defects.insert(defects.end(), wrong.begin(), wrong.end());
    for (const auto& [name, value] : sheet.command.inputs) {
        const auto slot = eval::slot_named(sheet.program.matter.fields, name);
        if (slot == kNone) continue;
        for (const auto& kin : sheet.program.threads.kin)
            if (kin.slot == slot) defects.push_back({slot, Code::gj5082, {name}});
        const auto& field = sheet.program.matter.fields[static_cast<std::size_t>(slot)];
        if (field.type == Field::Type::composite) {
            take_parts(sheet, field, value, defects);
            continue;
        }
        if (value.get_if<value::Absent>() != nullptr &&
            *value.get_if<value::Absent>() == value::Absent::not_filled)
            sheet.now.fields.erase(name);
        else
            sheet.now.fields[name] = value;
    }
    if (auto done = take_counterparts(sheet); !done.ok()) return done;
    return take_reported(sheet, defects);
}

Outcome check_case(Sheet& sheet, std::vector<eval::Defect>& defects) {
    const auto& program = sheet.program;
    auto& now = sheet.now;
    if (now.filed.ms == 0) {
        auto territory = text_of(now.fields, program, program.matter.territory_field);
        if (!territory.empty()) now.territory = std::move(territory);
    }
    now.confidentiality = text_of(now.fields, program, program.matter.confidentiality_field);
    now.title = title_of(sheet);
    const FactsOf facts(program, sheet.directory, now);
    eval::Scratch scratch;
    for (std::size_t i = 0; i < program.matter.fields.size(); ++i) {
        const auto& field = program.matter.fields[i];
        if (field.forbidden_when == kNone || !given(now.fields, field.name.zh)) continue;
        const auto holds = eval::decide(program, field.forbidden_when, facts.facts(), scratch);
        if (!holds.ok()) return holds.error();
        if (*holds == value::Truth::yes)
            defects.push_back({static_cast<std::int32_t>(i), Code::gj5110, {field.name}});
    }
    if (auto done = check_references(sheet, defects); !done.ok()) return done;
    return check_fit(sheet, facts.facts(), defects);
}

}  // namespace guiju::casework
