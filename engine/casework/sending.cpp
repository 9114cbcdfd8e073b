// SPDX-License-Identifier: Apache-2.0
// Verbs that put a case into a stage by hand: 退回 an earlier one, 跳转, 重新办理. Each by a line of the
// stage, each through the protocol (settle.h: place).
#include <algorithm>

#include "engine/casework/acts.h"
#include "engine/casework/admission.h"
#include "engine/casework/past.h"
#include "engine/casework/permits.h"
#include "engine/casework/settle.h"

namespace guiju::casework {
namespace {

using ports::Note;
using program::kNone;
using program::Permit;

bool contains(const std::vector<std::int32_t>& stages, std::int32_t stage) {
    return std::find(stages.begin(), stages.end(), stage) != stages.end();
}

/// The stages a line lets the case go to: those it names, or where the case came from.
std::vector<std::int32_t> targets_of(const Sheet& sheet, const Permit& permit) {
    if (!permit.previous) return permit.stages;
    const auto from = index_of(sheet.program.stages, came_from(sheet.journal, sheet.now.stage));
    if (from == kNone || from == sheet.stage_index()) return {};
    return {from};
}

/// The stage that is meant: by name, or the only one there is. refused (GJ5482).
Result<std::int32_t> stage_meant(const Sheet& sheet, Permit::Verb verb) {
    std::vector<std::int32_t> all;
    for (const auto& permit : sheet.stage().permits)
        if (permit.verb == verb)
            for (const auto stage : targets_of(sheet, permit))
                if (!contains(all, stage)) all.push_back(stage);
    const auto& wanted = sheet.command.target;
    const auto named = index_of(sheet.program.stages, wanted);
    if (!wanted.empty() && contains(all, named)) return named;
    if (wanted.empty() && all.size() == 1) return all.front();
    const bool none = std::none_of(sheet.stage().permits.begin(), sheet.stage().permits.end(),
                                   [&](const Permit& permit) { return permit.verb == verb; });
    if (none)
        return refused(Code::gj5471, {verb_of(sheet.command), sheet.stage().name,
                                      permits_of(sheet, sheet.stage())});
    std::vector<Text> names;
    for (const auto stage : all) names.push_back(sheet.stage_at(stage).name);
    return refused(Code::gj5482, {verb_of(sheet.command),
                                  names.empty() ? Text("（无）", "(none)") : listed(names)});
}

/// 改后直接返回, 改后依次办理: as intended, where the lines leave a choice.
bool in_manner(const Command& command, const Permit& permit) {
    const auto& how = command.intended;
    if (how == "改后直接返回" || how == "then straight back") return permit.straight;
    if (how == "改后依次办理" || how == "then in order") return !permit.straight;
    return true;
}

/// Who handled the stage when the case left it last.
Result<Placing> place_of_then(Sheet& sheet, std::int32_t stage) {
    const auto& name = sheet.stage_at(stage).name;
    const auto left = last_left(sheet.journal, name.zh);
    if (!left) return refused(Code::gj5483, {name});
    auto placing = ordinary_place(sheet, stage);
    const auto& target = sheet.stage_at(stage);
    if (!target.joint.members.empty()) return placing;
    const auto rows = rows_before(sheet.journal, *left, verb_of(sheet.command));
    if (!rows.ok()) return rows.error();
    auto unit = sheet.directory.unit(rows->record.handler_unit);
    if (!unit.ok()) return unit.error();
    if (!unit->has_value()) return placing;
    const auto rung = rows->record.rung;
    if (!target.rungs.empty()) {
        if (rung < 1 || static_cast<std::size_t>(rung) > target.rungs.size()) return placing;
        Placing level;
        level.to = stage;
        level.rung = rung;
        level.next =
            RoleHolder{target.rungs[static_cast<std::size_t>(rung - 1)].role, std::move(**unit)};
        return level;
    }
    const auto role = sheet.roles().first_held(target.handlers, **unit, "");
    if (!role.ok()) return role.error();
    const auto fallback = target.handlers.empty() ? kNone : target.handlers.front();
    if (role->value_or(fallback) == kNone) return placing;
    Placing then;
    then.to = stage;
    then.next = RoleHolder{role->value_or(fallback), std::move(**unit)};
    return then;
}

/// The case will come straight back: to whom, and how often it was corrected here.
void note_return(Sheet& sheet, const Text& target) {
    auto& note = add_note(sheet, Note::kReturn, target.zh);
    note.role = sheet.now.holder_role;
    note.unit = sheet.now.handler_unit;
    note.reason = sheet.command.reason;
    note.votes = sheet.now.rounds;
}

Outcome tell_new_holder(Sheet& sheet, const std::string& topic) {
    notify(sheet, topic, sheet.now.holder_role, sheet.now.holder_unit, sheet.command.reason);
    sheet.decision.outcome = sheet.outcome;
    return base::Done{};
}

void forget_returns(Sheet& sheet) {
    for (auto& note : sheet.now.notes)
        if (note.kind == Note::kReturn) note.current = false;
    forget_returned(sheet);
}

/// A closing line of the stage gave the result: not a case that was sent back to the applicant.
bool was_done(const Sheet& sheet) {
    const auto& result = sheet.now.result;
    bool done = result == "已办结", returned = result == "已退回";
    for (const auto& line : sheet.stage().dispositions) {
        if (line.result.empty() || line.result != result) continue;
        done = done || line.effect == LineEffect::close;
        returned = returned || line.effect == LineEffect::send_back;
    }
    return done && !returned;
}

}  // namespace

Note* waits_for_return(Sheet& sheet) {
    auto& notes = sheet.now.notes;
    for (auto note = notes.rbegin(); note != notes.rend(); ++note)
        if (note->current && note->kind == Note::kReturn && note->subject == sheet.now.stage)
            return &*note;
    return nullptr;
}

Outcome send_to_stage(Sheet& sheet) {
    if (auto open = must_be_open(sheet); !open.ok()) return open;
    const auto stage = stage_meant(sheet, Permit::Verb::send_to);
    if (!stage.ok()) return stage.error();
    const auto permit =
        permitted(sheet, sheet.stage(), Permit::Verb::send_to, by_handler, [&](const Permit& one) {
            return in_manner(sheet.command, one) && contains(targets_of(sheet, one), *stage);
        });
    if (!permit.ok()) return permit.error();
    auto placing = place_of_then(sheet, *stage);
    if (!placing.ok()) return placing.error();
    const auto& name = sheet.stage_at(*stage).name;
    if ((*permit)->straight) {
        note_return(sheet, name);
        placing->keeps_clocks = !(*permit)->restart;
        if (placing->keeps_clocks)
            if (auto done = keep_for_return(sheet, sheet.now.stage); !done.ok()) return done;
    } else {
        forget_returns(sheet);
    }
    if (auto done = place(sheet, *placing); !done.ok()) return done;
    sheet.outcome = "退回" + name.zh + ((*permit)->straight ? "，改后直接返回" : "，改后依次办理");
    return tell_new_holder(sheet, "sent_back");
}

Outcome jump_to_stage(Sheet& sheet) {
    if (auto open = must_be_open(sheet); !open.ok()) return open;
    const auto stage = stage_meant(sheet, Permit::Verb::jump);
    if (!stage.ok()) return stage.error();
    const auto permit = permitted(sheet, sheet.stage(), Permit::Verb::jump, by_handler,
                                  [&](const Permit& one) { return contains(one.stages, *stage); });
    if (!permit.ok()) return permit.error();
    if (sheet.command.reason.empty()) return refused(Code::gj5215, {verb_of(sheet.command)});
    const auto placing = ordinary_place(sheet, *stage);
    if (!placing.ok()) return placing.error();
    forget_returns(sheet);
    if (auto done = place(sheet, *placing); !done.ok()) return done;
    sheet.outcome = "跳转到" + sheet.stage_at(*stage).name.zh;
    return tell_new_holder(sheet, "jumped");
}

Outcome reopen_case(Sheet& sheet) {
    const bool decided = position_of(sheet).work == machine::Work::decided;
    if (!decided || !was_done(sheet)) return refused(Code::gj5484);
    const auto permit = permitted(sheet, sheet.stage(), Permit::Verb::reopen, by_handler);
    if (!permit.ok()) return permit.error();
    if (sheet.command.reason.empty()) return refused(Code::gj5215, {verb_of(sheet.command)});
    const auto closed = value::day_of(sheet.now.closed);
    if ((*permit)->within.given) {
        const auto last = last_day(sheet, (*permit)->within, closed);
        if (!last.ok()) return last.error();
        if (sheet.today() > *last) return refused(Code::gj5485, {said(closed), said(*last)});
    }
    auto& note = add_note(sheet, Note::kReopen, sheet.now.result);
    note.reason = sheet.command.reason;
    if (auto done = run(sheet, machine::Event::Kind::reopen); !done.ok()) return done;
    sheet.outcome = "重新办理，原结果“" + note.subject + "”";
    notify(sheet, "reopened", "", sheet.now.applicant_unit, sheet.command.reason);
    return tell_new_holder(sheet, "work");
}

}  // namespace guiju::casework
