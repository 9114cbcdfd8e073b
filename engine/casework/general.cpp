// SPDX-License-Identifier: Apache-2.0
#include "engine/casework/acts.h"
#include "engine/casework/admission.h"
#include "engine/casework/facts_of.h"
#include "engine/casework/reasons.h"
#include "engine/casework/settle.h"
#include "engine/eval/evaluate.h"

namespace guiju::casework {
namespace {

using program::GeneralRule;
using program::kNone;
using Verb = program::GeneralRule::Verb;
using EventKind = machine::Event::Kind;

const GeneralRule* rule_for(const program::Program& program, Verb verb) {
    for (const auto& rule : program.general)
        if (rule.verb == verb) return &rule;
    return nullptr;
}

Outcome check_rule(Sheet& sheet, const GeneralRule& rule, const std::string& what) {
    if (auto done = admit(sheet, rule.by, what); !done.ok()) return done;
    if (rule.before_mark != kNone && sheet.has_mark(rule.before_mark)) {
        const auto& mark = sheet.program.marks[static_cast<std::size_t>(rule.before_mark)];
        return refused(Code::gj5222, {what, mark, rule.origin.basis});
    }
    std::vector<eval::Defect> defects;
    if (rule.reason && sheet.command.reason.empty())
        defects.push_back({kNone, Code::gj5215, {what}});
    if (auto done = take_inputs(sheet, defects); !done.ok()) return done;
    if (auto done = check_case(sheet, defects); !done.ok()) return done;
    const FactsOf facts(sheet.program, sheet.directory, sheet.now);
    for (const auto& defect : eval::check_filled(sheet.program, rule.fill, facts.facts()))
        defects.push_back(defect);
    return eval::refuse_if_any(defects);
}

Outcome merge(Sheet& sheet) {
    const auto& id = sheet.command.target;
    if (id.empty()) return refused(Code::gj5223, {"合并"});
    if (id == sheet.now.id) return misuse(Code::gj5224, {id});
    const auto main = sheet.tx.load(id);
    if (!main.ok()) return main.error();
    if (!main->has_value()) return not_found(Code::gj5001, {id});
    const auto& record = (*main)->record;
    const auto phase = machine::work_named(record.phase);
    if (record.policy != sheet.now.policy || !record.merged_into.empty() ||
        phase == machine::Work::withdrawn)
        return refused(Code::gj5225, {id});
    if (auto done = run(sheet, EventKind::merge); !done.ok()) return done;
    sheet.now.merged_into = id;
    notify(sheet, "merged", "", sheet.now.applicant_unit, id);
    return base::Done{};
}

/// A role of the stage that the new unit may take, by its own listing (not by the field it replaces).
Result<std::int32_t> role_for(Sheet& sheet, const UnitRecord& unit) {
    auto bare = sheet.now;
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

Outcome hand_over(Sheet& sheet) {
    const auto& id = sheet.command.target;
    if (id.empty()) return refused(Code::gj5223, {"移交"});
    const auto unit = sheet.directory.unit(id);
    if (!unit.ok()) return unit.error();
    if (!unit->has_value()) return not_found(Code::gj5007, {id});
    if (auto open = must_be_open(sheet); !open.ok()) return open;
    const auto role = role_for(sheet, **unit);
    if (!role.ok()) return role.error();
    if (*role == kNone)
        return refused(Code::gj5226, {id, names_of(sheet.program, sheet.stage().handlers)});
    const auto field = sheet.program.roles[static_cast<std::size_t>(*role)].held_by_field;
    if (field != kNone)
        sheet.now.fields[sheet.program.matter.fields[static_cast<std::size_t>(field)].name.zh] =
            value::Value(id);
    if (position_of(sheet).work == machine::Work::handling)
        if (auto done = run(sheet, EventKind::release); !done.ok()) return done;
    give_to(sheet, sheet.role_name(*role), id);
    return base::Done{};
}

}  // namespace

Outcome general_act(Sheet& sheet, Verb verb) {
    const auto what = verb_of(sheet.command);
    const auto* rule = rule_for(sheet.program, verb);
    if (rule == nullptr) return refused(Code::gj5227, {what});
    if (auto done = check_rule(sheet, *rule, what); !done.ok()) return done;
    describe(sheet, rule->origin);
    Outcome done = base::Done{};
    switch (verb) {
        case Verb::withdraw:
            done = run(sheet, EventKind::withdraw);
            if (done.ok() && !sheet.before.handler_unit.empty())
                notify(sheet, "withdrawn", "", sheet.before.handler_unit, sheet.command.reason);
            break;
        case Verb::merge: done = merge(sheet); break;
        case Verb::hand_over: done = hand_over(sheet); break;
        case Verb::suspend: done = run(sheet, EventKind::suspend); break;
        case Verb::resume: done = run(sheet, EventKind::resume); break;
        case Verb::terminate:
            done = run(sheet, EventKind::withdraw);
            sheet.now.result = "已终止";
            notify(sheet, "terminated", "", sheet.now.applicant_unit, sheet.command.reason);
            break;
        case Verb::offline: break;
    }
    if (!done.ok()) return done;
    sheet.outcome = "已" + what;
    sheet.decision.outcome = sheet.outcome;
    return base::Done{};
}

}  // namespace guiju::casework
