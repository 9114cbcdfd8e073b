// SPDX-License-Identifier: Apache-2.0
#include "engine/casework/signing.h"

#include <algorithm>

#include "engine/casework/acts.h"
#include "engine/casework/admission.h"
#include "engine/casework/kinds.h"
#include "engine/casework/permits.h"
#include "engine/casework/reasons.h"
#include "engine/casework/settle.h"
#include "engine/casework/standing.h"

namespace guiju::casework {
namespace {

using machine::Work;
using ports::Note;
using ports::WorkItemRecord;
using program::Disposition;
using program::Permit;

constexpr const char* kAgree = "同意";

/// Taken by nobody: signers hold up people, not time and not other cases.
bool by_itself(const Sheet& sheet, const Disposition& line) {
    using When = Disposition::When;
    return follows_of_itself(sheet.command.kind) || line.when == When::expired ||
           line.when == When::correction_expired || line.when == When::as_soon;
}

bool is_open(const WorkItemRecord& item, const char* kind) {
    return item.closed.ms == 0 && item.kind == kind;
}

bool asks(const WorkItemRecord& item) { return item.closed.ms == 0 && is_signature(item); }

std::string who(const WorkItemRecord& item) {
    return item.person.empty() ? item.unit : item.unit + "/" + item.person;
}

/// The newest: an item is open for one request at a time.
Note* request_of(Sheet& sheet, const WorkItemRecord& item) {
    auto& notes = sheet.now.notes;
    const auto found = std::find_if(notes.rbegin(), notes.rend(), [&](const Note& note) {
        return note.current && note.kind == Note::kSigner && note.stage == sheet.now.stage &&
               note.subject == who(item) && note.role == item.kind;
    });
    return found == notes.rend() ? nullptr : &*found;
}

/// The note is an answer of the person, or of somebody for him.
bool is_answer_of(const Sheet& sheet, const Note& note, const std::string& unit,
                  const std::string& person) {
    if (note.kind != Note::kSigned || note.stage != sheet.now.stage || note.unit != unit)
        return false;
    if (person.empty() || note.person == person) return true;
    const auto& notes = sheet.now.notes;
    return std::any_of(notes.begin(), notes.end(), [&](const Note& one) {
        return one.kind == Note::kFor && one.stage == note.stage && one.unit == unit &&
               one.person == note.person && one.subject == person;
    });
}

void close(Sheet& sheet, WorkItemRecord& item) {
    item.closed = sheet.command.at;
    sheet.changed_work.insert(item.id);
}

Text names_of_open(const Sheet& sheet, const char* kind) {
    std::vector<Text> names;
    for (const auto& [id, item] : sheet.work)
        if (is_open(item, kind)) names.emplace_back(who(item));
    // Who said no before stays in the way until asked again; who did so after voids what was asked.
    if (std::string(kind) == kSignBeforeWork)
        for (const auto& note : sheet.now.notes)
            if (note.current && note.kind == Note::kSigned && note.stage == sheet.now.stage &&
                note.role == kind && note.subject != kAgree)
                names.emplace_back(note.unit + "/" + note.person + "（" + note.subject + "）");
    return listed(names);
}

/// The answer takes the case on when it was the last one that the decision waited for.
Outcome settle_if_last(Sheet& sheet) {
    const bool confirmed = !sheet.now.pending.unit.empty();
    for (const auto& [id, item] : sheet.work) {
        if (!is_open(item, kSignAfterWork)) continue;
        if (!confirmed) {  // the case is with somebody who has not answered
            sheet.now.holder_role = item.role;
            sheet.now.holder_unit = item.unit;
        }
        return base::Done{};
    }
    if (confirmed) return base::Done{};  // and the confirmation is still due
    const auto index = static_cast<std::size_t>(sheet.now.pending.disposition);
    const auto& lines = sheet.stage().dispositions;
    if (index >= lines.size()) return broken(Code::gj5009, {sheet.now.id});
    describe(sheet, lines[index].origin);
    return take_pending(sheet);
}

Outcome turn_down(Sheet& sheet, const WorkItemRecord& item) {
    notify(sheet, "not_signed", "", sheet.now.handler_unit, sheet.command.reason);
    if (item.kind == kSignBeforeWork) return base::Done{};
    if (auto done = run(sheet, machine::Event::Kind::decline); !done.ok()) return done;
    close_signing(sheet);
    return base::Done{};
}

Outcome check_new(Sheet& sheet, const Addressee& to) {
    const auto& actor = sheet.command.actor;
    const bool himself = to.own_unit && (to.person.empty() || to.person == actor.person);
    const bool asked = std::any_of(sheet.work.begin(), sheet.work.end(), [&](const auto& entry) {
        const auto& item = entry.second;
        return asks(item) && item.unit == to.unit.id && item.person == to.person;
    });
    if (himself || asked) return refused(Code::gj5475, {to.said()});
    return base::Done{};
}

}  // namespace

Outcome check_signed_before(const Sheet& sheet, const Disposition& line) {
    if (by_itself(sheet, line) || line.effect == LineEffect::stay) return base::Done{};
    const auto names = names_of_open(sheet, kSignBeforeWork);
    if (!names.zh.empty()) return refused(Code::gj5474, {sheet.now.stage, names});
    const auto& actor = sheet.command.actor;
    for (const auto& note : sheet.now.notes) {  // who decides is no second pair of eyes for himself
        const bool own = note.current && note.kind == Note::kSigned &&
                         note.role == kSignBeforeWork && note.stage == sheet.now.stage &&
                         note.unit == actor.unit && is_same_person(note.person, actor.person);
        if (own)
            return refused(Code::gj5474, {sheet.now.stage,
                                          Text(note.unit + "/" + note.person + "（就是办理人）",
                                               note.unit + "/" + note.person + " (the handler)")});
    }
    return base::Done{};
}

bool must_be_signed(const Sheet& sheet, const Disposition& line) {
    if (by_itself(sheet, line) || line.effect == LineEffect::stay) return false;
    return std::any_of(sheet.work.begin(), sheet.work.end(),
                       [](const auto& entry) { return is_open(entry.second, kSignAfterWork); });
}

Outcome check_signed_after(const Sheet& sheet) {
    const auto names = names_of_open(sheet, kSignAfterWork);
    if (names.zh.empty()) return base::Done{};
    return refused(Code::gj5489, {names});
}

WorkItemRecord* signing_of(Sheet& sheet) {
    const auto& actor = sheet.command.actor;
    for (auto& [id, item] : sheet.work) {
        if (!asks(item) || item.unit != actor.unit) continue;
        if (item.person.empty() || item.person == actor.person) return &item;
        const auto may = may_act_for(sheet, item.unit, item.person, actor.person);
        if (!may.ok() || !*may) continue;
        act_for(sheet, item.person);
        return &item;
    }
    return nullptr;
}

Outcome answer_as_signer(Sheet& sheet, WorkItemRecord& item, const std::string& verdict) {
    const auto& command = sheet.command;
    const auto work = position_of(sheet).work;
    if (work == Work::suspended) return must_be_open(sheet);
    const bool after = item.kind == kSignAfterWork;
    if (after && work != Work::awaiting_confirmation)
        return refused(Code::gj5477, {sheet.now.stage});
    if (command.actor.person.empty()) return misuse(Code::gj5008, {verdict});
    const auto& p = sheet.now.pending;
    if (after && command.actor.unit == p.proposer_unit)
        if (auto other = check_four_eyes(sheet, p.proposer); !other.ok()) return other;
    const auto* asked = request_of(sheet, item);
    if (asked != nullptr && asked->unit == command.actor.unit)
        if (auto other = check_four_eyes(sheet, asked->person); !other.ok()) return other;
    if (verdict != kAgree && command.reason.empty()) return refused(Code::gj5215, {verdict});
    close(sheet, item);
    sheet.decision.opinions.push_back(who(item) + "：" + verdict +
                                      (command.reason.empty() ? "" : "，" + command.reason));
    if (asked != nullptr) sheet.decision.wording = asked->reason;
    auto& note = add_note(sheet, Note::kSigned, verdict);
    note.role = item.kind;
    note.reason = command.reason;
    sheet.decision.stage = sheet.now.stage;
    const auto answered = item;
    if (verdict != kAgree) {
        if (auto done = turn_down(sheet, answered); !done.ok()) return done;
    } else if (after) {
        if (auto done = settle_if_last(sheet); !done.ok()) return done;
    }
    if (sheet.outcome.empty()) sheet.outcome = verdict == kAgree ? "已会签" : "不同意，退办理人";
    sheet.decision.outcome = sheet.outcome;
    return base::Done{};
}

void close_signing(Sheet& sheet) {
    for (auto& [id, item] : sheet.work)
        if (asks(item)) close(sheet, item);
}

Outcome add_signer(Sheet& sheet) {
    if (auto open = must_be_open(sheet); !open.ok()) return open;
    const bool before = sheet.command.kind == Command::Kind::sign_before;
    const auto permit =
        permitted(sheet, sheet.stage(),
                  before ? Permit::Verb::sign_before : Permit::Verb::sign_after, by_handler);
    if (!permit.ok()) return permit.error();
    const auto to = addressee(sheet, sheet.command.target);
    if (!to.ok()) return to.error();
    if (auto fine = check_new(sheet, *to); !fine.ok()) return fine;
    WorkItemRecord item;
    item.kind = before ? kSignBeforeWork : kSignAfterWork;
    item.unit = to->unit.id;
    item.person = to->person;
    for (auto& note : sheet.now.notes)  // asked anew: the answer before counts no longer
        if (note.role == item.kind && is_answer_of(sheet, note, to->unit.id, to->person))
            note.current = false;
    auto& note = add_note(sheet, Note::kSigner, to->said());
    note.role = item.kind;
    note.reason = sheet.command.reason;
    add_work(sheet, std::move(item));
    sheet.outcome = "已请" + to->said() + verb_of(sheet.command);
    return base::Done{};
}

namespace {

/// Asked anew and taken back, it is as if he had not been asked anew: his answer of before counts.
void revive_answer(Sheet& sheet, const WorkItemRecord& item, const Note* request) {
    Note* answer = nullptr;
    for (auto& note : sheet.now.notes) {
        if (&note == request) break;
        if (note.role == item.kind && is_answer_of(sheet, note, item.unit, item.person))
            answer = &note;
    }
    if (answer != nullptr) answer->current = true;
}

/// The request of the actor, or of whom he acts for; none: gj5476.
Result<Note*> own_request(Sheet& sheet, const WorkItemRecord& item) {
    auto* request = request_of(sheet, item);
    const auto& actor = sheet.command.actor;
    const auto& handler = sheet.now.handler_unit;
    // The case went on to another unit: the request went with it.
    if (request != nullptr && request->unit != handler && actor.unit == handler) return request;
    if (request == nullptr || request->unit != actor.unit) return static_cast<Note*>(nullptr);
    if (request->person == actor.person) return request;
    const auto may = may_act_for(sheet, actor.unit, request->person, actor.person);
    if (!may.ok()) return may.error();
    return *may ? request : nullptr;
}

}  // namespace

Outcome remove_signer(Sheet& sheet) {
    const bool decided = position_of(sheet).work == Work::awaiting_confirmation;
    if (!decided)
        if (auto open = must_be_open(sheet); !open.ok()) return open;
    const auto permit = permitted(sheet, sheet.stage(), Permit::Verb::remove_signer, by_handler);
    if (!permit.ok()) return permit.error();
    const auto to = addressee(sheet, sheet.command.target);
    if (!to.ok()) return to.error();
    for (auto& [id, item] : sheet.work) {
        if (!asks(item) || who(item) != to->said()) continue;
        const auto request = own_request(sheet, item);
        if (!request.ok()) return request.error();
        if (*request == nullptr) continue;
        (*request)->current = false;
        close(sheet, item);
        if (item.kind == kSignBeforeWork) revive_answer(sheet, item, *request);
        notify(sheet, "unsigned", "", item.unit, sheet.command.reason);
        // The decision that waited for nobody else takes effect.
        if (decided)
            if (auto done = settle_if_last(sheet); !done.ok()) return done;
        if (sheet.outcome.empty()) sheet.outcome = "已减去" + to->said();
        sheet.decision.outcome = sheet.outcome;
        return base::Done{};
    }
    return refused(Code::gj5476, {to->said(), sheet.command.actor.person});
}

}  // namespace guiju::casework
