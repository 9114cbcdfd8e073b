// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "engine/casework/acts.h"
#include "engine/casework/admission.h"
#include "engine/casework/facts_of.h"
#include "engine/casework/kin.h"
#include "engine/casework/known_unit.h"
#include "engine/casework/reasons.h"
#include "engine/casework/settle.h"
#include "engine/casework/transfer.h"
#include "engine/casework/view.h"
#include "engine/eval/evaluate.h"

namespace guiju::casework {
namespace {

using program::GeneralRule;
using program::kNone;
using Verb = program::GeneralRule::Verb;
using EventKind = machine::Event::Kind;
using ports::Note;

constexpr const char* kAccept = "接收";

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
    for (const auto& one :
         std::set<std::string>{id, sheet.now.id})  // it could be merged into this one
        if (auto guarded = guard_beside(sheet, one); !guarded.ok()) return guarded;
    const auto main = sheet.tx.load(id);
    if (!main.ok()) return main.error();
    if (!main->has_value()) return not_found(Code::gj5001, {id});
    const auto& record = (*main)->record;
    const auto seen = sees(sheet.program, sheet.directory, record, sheet.command.actor);
    if (!seen.ok()) return seen.error();
    if (!*seen) return denied(Code::gj5240, {id});
    const auto phase = machine::work_named(record.phase);
    if (record.policy != sheet.now.policy || !record.merged_into.empty() ||
        phase == machine::Work::withdrawn)
        return refused(Code::gj5225, {id});
    if (auto done = run(sheet, EventKind::merge); !done.ok()) return done;
    sheet.now.merged_into = id;
    notify(sheet, "merged", "", sheet.now.applicant_unit, id);
    return base::Done{};
}

/// Where the enterprise is now; the case itself stays where it was filed until it is handed over.
std::string place_now(const Sheet& sheet) {
    const auto slot = sheet.program.matter.territory_field;
    if (slot == kNone) return sheet.now.territory;
    const auto found =
        sheet.now.fields.find(sheet.program.matter.fields[static_cast<std::size_t>(slot)].name.zh);
    const auto* place =
        found == sheet.now.fields.end() ? nullptr : found->second.get_if<std::string>();
    return place == nullptr || place->empty() ? sheet.now.territory : *place;
}

struct NewPlace {
    std::int32_t role = kNone;
    std::string territory{};
};

/// In which role the unit may take the stage: where the case lies, else where the enterprise has moved.
Result<NewPlace> place_for(Sheet& sheet, const UnitRecord& unit) {
    for (const auto& territory : {sheet.now.territory, place_now(sheet)}) {
        const auto role = role_to_take(sheet, unit, territory);
        if (!role.ok()) return role.error();
        if (*role != kNone) return NewPlace{*role, territory};
    }
    return refused(Code::gj5226, {unit.id, names_of(sheet.program, sheet.stage().handlers)});
}

/// By its roles in the directory: in the case itself it has none yet.
bool may_accept(const Sheet& sheet, const GeneralRule& rule, const UnitRecord& unit) {
    return rule.by.empty() || std::any_of(rule.by.begin(), rule.by.end(), [&](std::int32_t at) {
               const auto* role = &sheet.program.roles[static_cast<std::size_t>(at)];
               if (role->means_role != kNone)
                   role = &sheet.program.roles[static_cast<std::size_t>(role->means_role)];
               const auto& held = unit.roles;
               return std::find(held.begin(), held.end(), role->name.zh) != held.end();
           });
}

Note* open_offer(Sheet& sheet) {
    for (auto& note : sheet.now.notes)
        if (note.current && note.kind == Note::kOffer) return &note;
    return nullptr;
}

/// With a rule 接收 the case stays where it is until the other unit takes it.
void offer(Sheet& sheet, const UnitRecord& unit, const NewPlace& place) {
    if (auto* earlier = open_offer(sheet)) earlier->current = false;
    Note note;
    note.kind = Note::kOffer;
    note.stage = sheet.now.stage;
    note.subject = unit.id;
    note.role = sheet.actor_role;
    note.unit = sheet.command.actor.unit;
    note.person = sheet.command.actor.person;
    note.reason = sheet.command.reason;
    note.at = sheet.command.at;
    sheet.now.notes.push_back(std::move(note));
    notify(sheet, "offered", sheet.role_name(place.role), unit.id, sheet.command.reason);
    sheet.outcome = "已提出移交，待" + unit.name + "接收";
}

Outcome hand_over(Sheet& sheet) {
    const auto& id = sheet.command.target;
    if (id.empty()) return refused(Code::gj5223, {"移交"});
    const auto unit = known_unit(sheet.directory, id);
    if (!unit.ok()) return unit.error();
    if (auto open = must_be_open(sheet); !open.ok()) return open;
    const auto place = place_for(sheet, *unit);
    if (!place.ok()) return place.error();
    const auto* accepting = rule_for(sheet.program, Verb::accept);
    if (accepting == nullptr) return give_over(sheet, id, place->role, place->territory);
    if (!may_accept(sheet, *accepting, *unit))
        return refused(Code::gj5226, {id, names_of(sheet.program, accepting->by)});
    offer(sheet, *unit, *place);
    return base::Done{};
}

/// 接收, 不予接收: by the unit the case is offered to and nobody else.
Outcome accept(Sheet& sheet, const std::string& what) {
    if (auto open = must_be_open(sheet); !open.ok()) return open;
    auto* note = open_offer(sheet);
    if (note == nullptr) return refused(Code::gj5460, {what});
    if (note->subject != sheet.actor_unit.id)
        return denied(Code::gj5461, {what, note->subject, sheet.actor_unit.id});
    note->current = false;
    if (!sheet.command.verb.empty() && sheet.command.verb != kAccept) {
        if (sheet.command.reason.empty()) return refused(Code::gj5215, {what});
        notify(sheet, "turned_down", note->role, note->unit, sheet.command.reason);
        return base::Done{};
    }
    const auto giver = note->unit;
    const auto giver_role = note->role;
    const auto place = place_for(sheet, sheet.actor_unit);
    if (!place.ok()) return place.error();
    sheet.actor_role = sheet.role_name(place->role);
    if (auto done = give_over(sheet, sheet.actor_unit.id, place->role, place->territory);
        !done.ok())
        return done;
    notify(sheet, "taken", giver_role, giver, "");
    return base::Done{};
}

}  // namespace

Outcome general_act(Sheet& sheet, Verb verb) {
    const auto what = verb_of(sheet.command);
    const auto* rule = rule_for(sheet.program, verb);
    if (rule == nullptr) return refused(Code::gj5227, {what});
    if (verb != Verb::accept)  // who may accept is whom it is offered to
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
        case Verb::accept: done = accept(sheet, what); break;
        case Verb::offline:
        case Verb::read_secrets: break;
    }
    if (!done.ok()) return done;
    if (sheet.outcome.empty()) sheet.outcome = "已" + what;
    sheet.decision.outcome = sheet.outcome;
    return base::Done{};
}

}  // namespace guiju::casework
