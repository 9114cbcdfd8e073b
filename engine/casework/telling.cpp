// SPDX-License-Identifier: Apache-2.0
// Verbs that tell somebody something and move nothing: 抄送, 催办.
#include <algorithm>

#include "engine/casework/acts.h"
#include "engine/casework/admission.h"
#include "engine/casework/permits.h"
#include "engine/casework/settle.h"

namespace guiju::casework {
namespace {

using ports::Note;
using program::Permit;

/// When this person may urge again; 0: at once.
Result<value::Date> again_after(const Sheet& sheet, const Permit& permit, value::Instant last) {
    const auto day = value::day_of(last);
    if (!permit.within.given) return value::Date{day.days + 1};
    return last_day(sheet, permit.within, day);
}

Outcome not_too_soon(const Sheet& sheet, const Permit& permit) {
    const auto& actor = sheet.command.actor;
    const Note* last = nullptr;
    for (const auto& note : sheet.now.notes)
        if (note.kind == Note::kUrge && note.unit == actor.unit && note.person == actor.person &&
            note.stage == sheet.now.stage)
            last = &note;
    if (last == nullptr) return base::Done{};
    const auto next = again_after(sheet, permit, last->at);
    if (!next.ok()) return next.error();
    if (sheet.today() >= *next) return base::Done{};
    return refused(Code::gj5478, {actor.person, said(value::day_of(last->at)), said(*next)});
}

}  // namespace

Outcome copy_case(Sheet& sheet) {
    const auto permit = permitted(sheet, sheet.stage(), Permit::Verb::copy, by_handler);
    if (!permit.ok()) return permit.error();
    const auto to = addressee(sheet, sheet.command.target);
    if (!to.ok()) return to.error();
    auto& note = add_note(sheet, Note::kCopy, to->said());
    note.reason = sheet.command.reason;
    ports::WorkItemRecord item;
    item.kind = kCopyWork;
    item.unit = to->unit.id;
    item.person = to->person;
    add_work(sheet, std::move(item));
    sheet.outcome = "已抄送" + to->said();
    sheet.decision.outcome = sheet.outcome;
    return base::Done{};
}

void copy_was_read(Sheet& sheet) {
    const auto& actor = sheet.command.actor;
    for (auto& [id, item] : sheet.work) {
        const bool his =
            item.unit == actor.unit && (item.person.empty() || item.person == actor.person);
        if (item.closed.ms != 0 || item.kind != kCopyWork || !his) continue;
        item.closed = sheet.command.at;
        sheet.changed_work.insert(id);
    }
}

Outcome urge_case(Sheet& sheet) {
    const auto position = position_of(sheet).work;
    if (position == machine::Work::decided || position == machine::Work::withdrawn)
        return machine::refusal_error(machine::Refusal::is_closed);
    const auto permit = permitted(sheet, sheet.stage(), Permit::Verb::urge, by_handler);
    if (!permit.ok()) return permit.error();
    if (auto fine = not_too_soon(sheet, **permit); !fine.ok()) return fine;
    auto& note = add_note(sheet, Note::kUrge, sheet.now.holder_unit);
    note.reason = sheet.command.reason;
    const auto count = std::count_if(
        sheet.now.notes.begin(), sheet.now.notes.end(),
        [&](const Note& one) { return one.kind == Note::kUrge && one.stage == sheet.now.stage; });
    notify(sheet, "urged", sheet.now.holder_role, sheet.now.holder_unit, sheet.command.reason);
    for (const auto& [id, item] : sheet.work)  // 会签, 加签: everybody who has not spoken
        if (item.closed.ms == 0 && item.kind != kCopyWork && item.unit != sheet.now.holder_unit)
            notify(sheet, "urged", item.role, item.unit, sheet.command.reason);
    sheet.outcome = "第" + std::to_string(count) + "次催办";
    sheet.decision.outcome = sheet.outcome;
    return base::Done{};
}

}  // namespace guiju::casework
