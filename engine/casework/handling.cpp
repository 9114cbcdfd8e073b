// SPDX-License-Identifier: Apache-2.0
// Verbs about whose the open work is: 签收, 转办, 委托. The stage, its deadline and the decision stay.
#include <algorithm>

#include "engine/casework/acts.h"
#include "engine/casework/admission.h"
#include "engine/casework/permits.h"
#include "engine/casework/settle.h"
#include "engine/casework/standing.h"
#include "engine/casework/transfer.h"

namespace guiju::casework {
namespace {

using ports::Note;
using ports::WorkItemRecord;
using program::Permit;

/// The open work of the actor's unit; what was only sent for sight or signature is no such work.
WorkItemRecord* own_work(Sheet& sheet) {
    for (auto& [id, item] : sheet.work) {
        if (item.closed.ms != 0 || item.unit != sheet.actor_unit.id) continue;
        if (!is_signature(item) && item.kind != kCopyWork) return &item;
    }
    return nullptr;
}

/// Whoever has it to do, in the role it lies with.
Outcome has_work(Sheet& sheet) {
    const auto* item = own_work(sheet);
    const auto& name = sheet.actor_unit.name.empty() ? sheet.actor_unit.id : sheet.actor_unit.name;
    if (item == nullptr)
        return denied(Code::gj5473, {verb_of(sheet.command), sheet.now.stage, name});
    sheet.actor_role = item->role;
    return base::Done{};
}

Result<WorkItemRecord*> work_for(Sheet& sheet, Permit::Verb verb) {
    if (sheet.command.actor.person.empty()) return misuse(Code::gj5008, {verb_of(sheet.command)});
    const auto permit = permitted(sheet, sheet.stage(), verb, has_work);
    if (!permit.ok()) return permit.error();
    const auto role = sheet.actor_role;
    if (auto has = has_work(sheet); !has.ok()) return has.error();
    sheet.actor_role = role;
    return own_work(sheet);
}

Outcome finished(Sheet& sheet, std::string outcome) {
    sheet.outcome = std::move(outcome);
    sheet.decision.outcome = sheet.outcome;
    return base::Done{};
}

/// From now on it is this person's, and nobody else's of the unit.
void give_to_person(Sheet& sheet, WorkItemRecord& item, const std::string& person) {
    for (auto& note : sheet.now.notes)
        if (note.current && note.kind == Note::kClaim && note.unit == item.unit)
            note.current = false;
    auto& note = add_note(sheet, Note::kClaim, item.id);
    note.unit = item.unit;
    note.person = person;
    item.person = person;
    sheet.changed_work.insert(item.id);
}

void end_delegations(Sheet& sheet, const std::string& unit) {
    for (auto& note : sheet.now.notes)
        if (note.current && note.kind == Note::kDelegate && note.unit == unit) note.current = false;
}

/// Refused where the phase says so: closed, suspended. Work that waits for a confirmation is work too.
Outcome must_go_on(const Sheet& sheet) {
    using machine::Work;
    const auto work = position_of(sheet).work;
    if (work == Work::awaiting_confirmation || work == Work::awaiting_correction)
        return base::Done{};
    return must_be_open(sheet);
}

/// Who proposed it does not take its confirmation away from those who may confirm.
Outcome may_claim(const Sheet& sheet) {
    const auto& p = sheet.now.pending;
    const bool confirms = position_of(sheet).work == machine::Work::awaiting_confirmation;
    if (!confirms || p.proposer_unit != sheet.command.actor.unit) return base::Done{};
    return check_four_eyes(sheet, p.proposer);
}

Outcome transfer_to_unit(Sheet& sheet, const WorkItemRecord& item, const Addressee& to) {
    if (item.kind != kHandleWork || !sheet.stage().joint.members.empty())
        return refused(Code::gj5493,
                       {sheet.now.stage, to.said(),
                        Text("只能转给本单位的人", "only to people of the same unit")});
    if (auto done = take_over(sheet, to.unit, sheet.now.territory); !done.ok()) return done;
    if (!to.person.empty())
        for (auto& [id, one] : sheet.work)
            if (one.closed.ms == 0 && one.kind == kHandleWork && one.unit == to.unit.id)
                give_to_person(sheet, one, to.person);
    return base::Done{};
}

/// Who is asked to sign does not get the case as well: he would be his own second pair of eyes.
Outcome may_receive(const Sheet& sheet, const Addressee& to) {
    for (const auto& [id, item] : sheet.work) {
        if (!is_signature(item) || item.closed.ms != 0 || item.unit != to.unit.id) continue;
        if (!item.person.empty() && item.person != to.person) continue;
        return refused(Code::gj5493, {sheet.now.stage, to.said(),
                                      Text("已请其加签，先减签", "asked to sign; remove first")});
    }
    return base::Done{};
}

Outcome end_delegation(Sheet& sheet) {
    const auto& actor = sheet.command.actor;
    bool any = false;
    for (auto& note : sheet.now.notes) {
        const bool own = note.current && note.kind == Note::kDelegate &&
                         note.stage == sheet.now.stage && note.unit == actor.unit &&
                         note.person == actor.person;
        if (!own) continue;
        note.current = false;
        any = true;
    }
    if (!any) return refused(Code::gj5490, {actor.person});
    return finished(sheet, "已取回委托");
}

}  // namespace

Outcome claim_case(Sheet& sheet) {
    if (auto open = must_go_on(sheet); !open.ok()) return open;
    const auto item = work_for(sheet, Permit::Verb::claim);
    if (!item.ok()) return item.error();
    const auto& person = sheet.command.actor.person;
    if (const auto* earlier = claim_of(sheet, sheet.actor_unit.id))
        return refused(Code::gj5472, {verb_of(sheet.command), earlier->person});
    if (auto other = may_claim(sheet); !other.ok()) return other;
    const bool alone = (*item)->kind == kHandleWork && sheet.stage().joint.members.empty();
    if (alone && position_of(sheet).work == machine::Work::waiting)
        if (auto done = run(sheet, machine::Event::Kind::claim); !done.ok()) return done;
    give_to_person(sheet, **item, person);
    return finished(sheet, person + "已签收");
}

Outcome transfer_case(Sheet& sheet) {
    if (auto open = must_go_on(sheet); !open.ok()) return open;
    const auto item = work_for(sheet, Permit::Verb::transfer);
    if (!item.ok()) return item.error();
    const auto to = addressee(sheet, sheet.command.target);
    if (!to.ok()) return to.error();
    if (to->own_unit && to->person.empty()) return refused(Code::gj5223, {"转办"});
    if (auto fine = may_receive(sheet, *to); !fine.ok()) return fine;
    if (auto other = may_claim(sheet); !other.ok()) return other;
    if (to->own_unit) {
        end_delegations(sheet, to->unit.id);
        give_to_person(sheet, **item, to->person);
    } else if (auto done = transfer_to_unit(sheet, **item, *to); !done.ok()) {
        return done;
    }
    notify(sheet, "transferred", (*item)->role, to->unit.id, sheet.command.reason);
    return finished(sheet, "已转" + to->said() + "办理");
}

Outcome delegate_case(Sheet& sheet) {
    if (auto open = must_go_on(sheet); !open.ok()) return open;
    if (sheet.command.verb == kEndDelegation) return end_delegation(sheet);
    const auto item = work_for(sheet, Permit::Verb::delegate);
    if (!item.ok()) return item.error();
    const auto to = addressee(sheet, sheet.command.target);
    if (!to.ok()) return to.error();
    const auto& person = sheet.command.actor.person;
    const auto to_another = refused(
        Code::gj5493, {(*item)->stage, to->said(),
                       Text("只能委托本单位的另一人", "only to somebody else of the unit")});
    if (!to->own_unit || to->person.empty() || to->person == person) return to_another;
    if (auto other = may_claim(sheet); !other.ok()) return other;
    // A delegate hands it on in the name of who is in charge of it, who can end that too.
    const auto* claim = claim_of(sheet, sheet.actor_unit.id);
    const auto principal = claim == nullptr ? person : claim->person;
    if (to->person == principal) return to_another;
    if (claim == nullptr) give_to_person(sheet, **item, person);
    end_delegations(sheet, sheet.actor_unit.id);
    auto& note = add_note(sheet, Note::kDelegate, to->person);
    note.person = principal;
    note.reason = sheet.command.reason;
    notify(sheet, "delegated", (*item)->role, to->unit.id, to->person);
    return finished(sheet, "已委托" + to->person + "办理");
}

}  // namespace guiju::casework
