// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "engine/casework/acts.h"
#include "engine/casework/admission.h"
#include "engine/casework/duplicates.h"
#include "engine/casework/facts_of.h"
#include "engine/casework/family.h"
#include "engine/casework/kin.h"
#include "engine/casework/known_unit.h"
#include "engine/casework/provinces.h"
#include "engine/casework/settle.h"
#include "engine/casework/view.h"
#include "engine/eval/evaluate.h"

namespace guiju::casework {
namespace {

using program::kNone;

/// The unit the case is for: named by the channel unit that opens it, or the opener itself.
Outcome find_applicant(Sheet& sheet) {
    const auto& c = sheet.command;
    sheet.now.applicant_unit = c.applicant.empty() ? c.actor.unit : c.applicant;
    if (c.applicant.empty()) {
        sheet.now.territory = place_under(sheet.program, sheet.actor_unit.territory);
        return base::Done{};
    }
    const auto unit = known_unit(sheet.directory, c.applicant);
    if (!unit.ok()) return unit.error();
    sheet.now.territory = place_under(sheet.program, unit->territory);
    return base::Done{};
}

/// A revision: only of a returned case, only by the same applicant.
Outcome link_previous(Sheet& sheet) {
    const auto& id = sheet.command.target;
    if (id.empty()) return base::Done{};
    const auto previous = sheet.tx.load(id);
    if (!previous.ok()) return previous.error();
    if (!previous->has_value()) return not_found(Code::gj5001, {id});
    const auto& old = (*previous)->record;
    // Who files for another takes over what he may see, and nothing else.
    const auto& actor = sheet.command.actor;
    const bool own = actor.unit == old.applicant_unit;
    const auto sight = sight_of(sheet.program, sheet.directory, old, actor);
    if (!sight.ok()) return sight.error();
    const bool same_matter = old.policy == family_of(sheet.program);
    if (!own && (*sight == Sight::none || !same_matter)) return denied(Code::gj5240, {id});
    if (old.applicant_unit != sheet.now.applicant_unit) return denied(Code::gj5214, {id});
    if (old.result != "已退回") return refused(Code::gj5213, {id});
    sheet.now.previous_case = id;
    for (const auto& [name, value] : old.fields) {
        const auto slot = eval::slot_named(sheet.program.matter.fields, name);
        if (slot == kNone) continue;
        const auto& field = sheet.program.matter.fields[static_cast<std::size_t>(slot)];
        const auto type = field.type;
        if (field.secret && !own && *sight != Sight::full) continue;
        if (type == program::Field::Type::judgement || type == program::Field::Type::unit) continue;
        sheet.now.fields.emplace(name, value);
    }
    return base::Done{};
}

/// Which case it is, is told to who may see it; that there is one, unless it has the same secret: that would be a way
/// to guess it.
Outcome tell_duplicate(Sheet& sheet, const std::string& id) {
    const auto& matter = sheet.program.matter;
    const auto other = sheet.tx.load(id);
    if (!other.ok()) return other.error();
    auto seen = Result<bool>(false);
    if (other->has_value())
        seen = sees(sheet.program, sheet.directory, (*other)->record, sheet.command.actor);
    if (!seen.ok()) return seen.error();
    const auto& note = matter.duplicate_note;
    if (*seen)
        sheet.flags.push_back(note + "：" + id);
    else if (std::none_of(
                 matter.duplicate_keys.begin(), matter.duplicate_keys.end(),
                 [&](auto slot) { return matter.fields[static_cast<std::size_t>(slot)].secret; }))
        sheet.flags.push_back(note);
    return base::Done{};
}

Outcome flag_duplicates(Sheet& sheet) {
    const auto key = duplicate_key(sheet.program, sheet.now.fields);
    if (key.empty()) return base::Done{};
    sheet.now.duplicate_key = key;
    const auto found = sheet.tx.find_duplicates(
        {sheet.now.policy, key, duplicates_since(sheet.program, sheet.command.at)});
    if (!found.ok()) return found.error();
    for (const auto& id : *found) {
        if (id == sheet.now.id || id == sheet.now.previous_case) continue;
        const auto& note = sheet.program.matter.duplicate_note;
        sheet.now.flags += (sheet.now.flags.empty() ? "" : "、") + note;
        return tell_duplicate(sheet, id);
    }
    return base::Done{};
}

Outcome find_priority(Sheet& sheet, const FactsOf& facts) {
    if (sheet.program.matter.priority == kNone) return base::Done{};
    eval::Scratch scratch;
    const auto holds =
        eval::decide(sheet.program, sheet.program.matter.priority, facts.facts(), scratch);
    if (!holds.ok()) return holds.error();
    sheet.now.priority = *holds == value::Truth::yes;
    return base::Done{};
}

/// What is required and not there: told, not held against the case (the screening does that).
Outcome tell_missing(Sheet& sheet, const FactsOf& facts) {
    eval::Scratch scratch;
    const auto defects = eval::check_required(sheet.program, facts.facts(), scratch);
    if (!defects.ok()) return defects.error();
    std::vector<Text> names;
    for (const auto& defect : *defects)
        if (defect.field != kNone)
            names.push_back(
                sheet.program.matter.fields[static_cast<std::size_t>(defect.field)].name);
    if (!names.empty()) sheet.flags.push_back("必填项未填写：" + listed(names).zh);
    return base::Done{};
}

/// A case that comes out of another one begins with whoever handles its first stage.
Outcome find_first_handler(Sheet& sheet) {
    auto& now = sheet.now;
    if (sheet.program.stages.front().handlers.empty()) return base::Done{};
    const auto holder = sheet.roles().first_present(sheet.program.stages.front().handlers);
    if (!holder.ok()) return holder.error();
    now.handler_unit.clear();
    now.holder_unit.clear();
    now.holder_role = sheet.role_name(sheet.program.stages.front().handlers.front());
    if (!holder->has_value()) return base::Done{};
    const auto& unit = (*holder)->unit;
    const auto& role = sheet.role_name((*holder)->role);
    if (std::find(unit.roles.begin(), unit.roles.end(), role) == unit.roles.end())
        return base::Done{};  // whoever holds the role may take it up
    now.handler_unit = now.holder_unit = unit.id;
    now.holder_role = role;
    return base::Done{};
}

}  // namespace

Outcome open_case(Sheet& sheet) {
    auto& now = sheet.now;
    if (auto done = find_applicant(sheet); !done.ok()) return done;
    if (sheet.program.stages.empty()) return refused(Code::gj5180, {sheet.program.head.name});
    now.stage = sheet.program.stages.front().name.zh;
    now.opened = sheet.command.at;
    std::vector<eval::Defect> defects;
    if (auto done = link_previous(sheet); !done.ok()) return done;
    if (auto done = take_inputs(sheet, defects); !done.ok()) return done;
    // Who may open is asked before the fields can name anybody: roles by field are open to all listed.
    const auto fields = std::move(now.fields);
    now.fields.clear();
    auto admitted =
        sheet.command.relation.empty()
            ? admit(sheet, sheet.program.stages.front().handlers, verb_of(sheet.command))
            : Outcome(base::Done{});
    now.fields = fields;
    if (!admitted.ok()) return admitted;
    if (auto done = link_origin(sheet); !done.ok()) return done;
    if (auto done = check_case(sheet, defects); !done.ok()) return done;
    if (auto none = eval::refuse_if_any(defects); !none.ok()) return none;
    now.handler_unit = sheet.actor_unit.id;
    now.holder_unit = sheet.actor_unit.id;
    now.holder_role = sheet.actor_role;
    if (!sheet.command.relation.empty())
        if (auto done = find_first_handler(sheet); !done.ok()) return done;
    if (auto done = enter(sheet); !done.ok()) return done;
    sheet.outcome = "已开立";
    return base::Done{};
}

namespace {

/// The field says who may read the secret ones (保密查看): that is the owner's word.
bool is_consent(const program::Program& program, const std::string& name) {
    for (const auto& rule : program.general) {
        if (rule.verb != program::GeneralRule::Verb::read_secrets) continue;
        for (const auto at : rule.by) {
            const auto slot = program.roles[static_cast<std::size_t>(at)].held_by_field;
            if (slot != kNone &&
                program.matter.fields[static_cast<std::size_t>(slot)].name.zh == name)
                return true;
        }
    }
    return false;
}

std::vector<std::int32_t> owners_of(const program::Program& program) {
    std::vector<std::int32_t> roles;
    for (std::size_t i = 0; i < program.roles.size(); ++i)
        if (is_applicant_role(program, static_cast<std::int32_t>(i)))
            roles.push_back(static_cast<std::int32_t>(i));
    return roles;
}

/// Consent is given and withdrawn by the owner alone, at any time; everything else by who handles the case.
Outcome may_fill_now(Sheet& sheet) {
    const auto& inputs = sheet.command.inputs;
    const bool owner = sheet.actor_unit.id == sheet.now.applicant_unit;
    const auto consents = static_cast<std::size_t>(
        std::count_if(inputs.begin(), inputs.end(),
                      [&](const auto& input) { return is_consent(sheet.program, input.first); }));
    if (sheet.now.filed.ms != 0 && consents > 0) {
        if (!owner) {
            const auto first = std::find_if(inputs.begin(), inputs.end(), [&](const auto& input) {
                return is_consent(sheet.program, input.first);
            });
            return denied(Code::gj5212,
                          {first->first, names_of(sheet.program, owners_of(sheet.program))});
        }
        if (consents == inputs.size()) {
            sheet.actor_role = sheet.command.actor.role;
            return base::Done{};
        }
    }
    if (auto open = must_be_open(sheet); !open.ok()) return open;
    return admit_handler(sheet, verb_of(sheet.command));
}

}  // namespace

Outcome fill_case(Sheet& sheet) {
    if (auto may = may_fill_now(sheet); !may.ok()) return may;
    for (const auto& [name, value] : sheet.command.inputs)
        if (auto may = may_write(sheet, name); !may.ok() && sheet.now.filed.ms != 0) return may;
    std::vector<eval::Defect> defects;
    if (auto done = take_inputs(sheet, defects); !done.ok()) return done;
    if (auto done = check_case(sheet, defects); !done.ok()) return done;
    if (auto none = eval::refuse_if_any(defects); !none.ok()) return none;
    sheet.outcome = "已填写";
    return base::Done{};
}

Outcome comment_case(Sheet& sheet) {
    if (sheet.command.reason.empty()) return refused(Code::gj5215, {"备注"});
    sheet.actor_role = sheet.command.actor.role;
    sheet.outcome = "已备注";
    return base::Done{};
}

Outcome file_case(Sheet& sheet) {
    sheet.now.filed = sheet.command.at;
    const FactsOf facts(sheet.program, sheet.directory, sheet.now);
    if (auto done = find_priority(sheet, facts); !done.ok()) return done;
    if (auto done = flag_duplicates(sheet); !done.ok()) return done;
    return tell_missing(sheet, facts);
}

}  // namespace guiju::casework
