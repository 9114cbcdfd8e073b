// SPDX-License-Identifier: Apache-2.0
// 取回: who passed the case on takes it back while nobody after him has done anything on it. The case stands
// again as it did before that move, by the journal; its deadline goes on as if it had never stopped.
#include <algorithm>
#include <array>
#include <string_view>

#include "engine/casework/acts.h"
#include "engine/casework/known_unit.h"
#include "engine/casework/past.h"
#include "engine/casework/permits.h"
#include "engine/casework/settle.h"
#include "engine/casework/standing.h"

namespace guiju::casework {
namespace {

using ports::JournalRecord;
using ports::Note;
using program::Permit;

/// Says something, does nothing.
bool is_quiet(const JournalRecord& entry) {
    static constexpr std::array<std::string_view, 6> kQuiet{"查看", "备注",     "抄送",
                                                            "催办", "到期检查", "名下案件变化"};
    return entry.from_stage == entry.to_stage && entry.from_phase == entry.to_phase &&
           std::find(kQuiet.begin(), kQuiet.end(), entry.verb) != kQuiet.end();
}

bool moves(const JournalRecord& entry) {
    if (entry.verb == "取回") return false;  // nothing was passed on by it
    const bool asks =
        entry.to_phase == "awaiting_correction" || entry.to_phase == "awaiting_confirmation";
    return entry.from_stage != entry.to_stage || (asks && entry.from_phase != entry.to_phase);
}

Outcome nothing(const char* zh, const char* en) { return refused(Code::gj5481, {Text(zh, en)}); }

/// The move the actor would take back. refused: GJ5479-5481.
Result<std::size_t> own_move(const Sheet& sheet) {
    const auto& journal = sheet.journal;
    std::size_t at = journal.size();
    while (at > 0 && is_quiet(journal[at - 1])) --at;
    if (at == 0) return nothing("还没有办理过", "nothing was done yet").error();
    const auto& last = journal[--at];
    const bool by_hand = !last.actor_unit.empty();
    if (!by_hand) return nothing("是自动办理的", "it was made by itself").error();
    const auto& actor = sheet.command.actor;
    if (!moves(last)) {
        if (last.actor_unit == actor.unit && last.actor_person == actor.person)
            return nothing("没有转出", "the case was not passed on").error();
        return refused(Code::gj5480, {last.verb});
    }
    if (last.actor_unit != actor.unit) return denied(Code::gj5479, {last.actor_unit});
    if (last.actor_person == actor.person) return at;
    const auto may = may_act_for(sheet, actor.unit, last.actor_person, actor.person);
    if (!may.ok()) return may.error();
    if (!*may) return denied(Code::gj5479, {last.actor_person});
    return at;
}

/// What cannot be undone: entries in registers and quotas, cases started, a joint review drawn.
Outcome has_no_consequences(Sheet& sheet, const JournalRecord& move) {
    const auto decision = decision_from_json(move.decision);
    if (!decision.ok()) return decision.error();
    if (!decision->holdings.empty())
        return nothing("已经列入名录或者占用限额", "registers or quotas were changed");
    if (!decision->opinions.empty()) return nothing("是会签的结果", "others agreed on it");
    const auto links = sheet.tx.links(sheet.now.id);
    if (!links.ok()) return links.error();
    for (const auto& link : *links)
        if (link.at == move.at && link.to == sheet.now.id)
            return nothing("已经另立案件", "another case was started");
    return base::Done{};
}

/// Notes made since stay as a record; those of the move itself lose their force.
std::vector<Note> notes_restored(const std::vector<Note>& then, const std::vector<Note>& now) {
    auto notes = then;
    for (std::size_t i = then.size(); i < now.size(); ++i) {
        notes.push_back(now[i]);
        const auto& kind = notes.back().kind;
        if (kind != Note::kCopy && kind != Note::kUrge && kind != Note::kFor)
            notes.back().current = false;
    }
    return notes;
}

/// All but what was filled in, what follows from that, and what the protocol has just set.
void put_back_record(Sheet& sheet, const ports::CaseRecord& then) {
    auto& now = sheet.now;
    auto back = then;
    back.policy_hash = now.policy_hash;
    back.revision = now.revision;
    back.head = now.head;
    back.phase = now.phase;
    back.holder_role = now.holder_role;
    back.holder_unit = now.holder_unit;
    back.territory = now.territory;
    back.title = now.title;
    back.confidentiality = now.confidentiality;
    back.flags = now.flags;
    back.fields = now.fields;
    back.notes = notes_restored(then.notes, now.notes);
    now = std::move(back);
}

/// The clock ran on through the move: only the deadlines that came meanwhile have changed it, and who was told of
/// them was told.
bool ran_on(const ports::ClockRecord& then, const ports::ClockRecord& now) {
    return is_live(then) && is_live(now) && now.state != "paused" && then.state != "paused" &&
           then.due == now.due && then.consumed == now.consumed &&
           then.running_since == now.running_since;
}

void put_back_clocks(Sheet& sheet, const evidence::CaseRows& then,
                     const std::map<std::string, ports::ClockRecord>& loaded) {
    auto changed = sheet.changed_clocks;
    for (const auto& [name, clock] : then.clocks)
        if (is_live(clock)) changed.insert(name);
    for (const auto& name : changed) {
        const auto old = then.clocks.find(name);
        const auto was = loaded.find(name);
        if (old != then.clocks.end()) {
            const bool keeps = was != loaded.end() && ran_on(old->second, was->second);
            sheet.clocks[name] = keeps ? was->second : old->second;
            sheet.changed_clocks.insert(name);
        } else if (was == loaded.end()) {  // begun by this command
            sheet.clocks.erase(name);
            sheet.changed_clocks.erase(name);
        }
    }
}

/// Somebody had claimed the work; who, put_back_claims tells.
Outcome handle_again(Sheet& sheet) {
    if (auto done = run(sheet, machine::Event::Kind::claim); !done.ok()) return done;
    for (auto& [id, item] : sheet.work)
        if (item.closed.ms == 0 && item.kind == kHandleWork) item.person.clear();
    return base::Done{};
}

/// Claims were on work items that are closed; the work is open anew, and whose it was it is again.
void put_back_claims(Sheet& sheet, const evidence::CaseRows& then) {
    for (auto& note : sheet.now.notes) {
        if (!note.current || note.kind != Note::kClaim) continue;
        const auto old = then.work.find(note.subject);
        if (old == then.work.end() || old->second.closed.ms != 0) continue;
        bind_claim(sheet, note);
    }
}

/// Who was asked to sign before the move and has not answered is asked still.
void put_back_signers(Sheet& sheet, const evidence::CaseRows& then,
                      const std::map<std::string, ports::WorkItemRecord>& loaded) {
    for (const auto& [id, item] : then.work) {
        const auto was = loaded.find(id);
        if (!is_signature(item) || item.closed.ms != 0) continue;
        if (was != loaded.end() && was->second.closed.ms == 0) {
            sheet.work[id] = was->second;
            sheet.changed_work.erase(id);
        } else {  // closed by the move: what is closed is not loaded
            ports::WorkItemRecord again;
            again.kind = item.kind;
            again.unit = item.unit;
            again.person = item.person;
            again.role = item.role;
            add_work(sheet, std::move(again));
        }
    }
}

/// The stage, holder and rung of before, through the protocol.
Outcome place_back(Sheet& sheet, const evidence::CaseRows& then, std::int32_t stage) {
    const auto& record = then.record;
    Placing placing;
    placing.to = stage;
    placing.rung = record.rung;
    auto unit = known_unit(sheet.directory, record.handler_unit);
    if (!unit.ok()) return unit.error();
    const auto& target = sheet.stage_at(stage);
    auto role = index_of(sheet.program.roles, record.holder_role);
    if (role == program::kNone && !target.handlers.empty()) role = target.handlers.front();
    if (role == program::kNone) return broken(Code::gj5016, {record.id, record.stage});
    placing.next = RoleHolder{role, *std::move(unit)};
    const auto clock = then.clocks.find(stage_clock(record.stage));
    placing.clock_waits = clock == then.clocks.end() || !is_live(clock->second);
    return place(sheet, placing);
}

}  // namespace

Outcome take_case_back(Sheet& sheet) {
    const auto work = position_of(sheet).work;
    if (work == machine::Work::decided || work == machine::Work::withdrawn ||
        work == machine::Work::suspended)
        return must_be_open(sheet);
    const auto at = own_move(sheet);
    if (!at.ok()) return at.error();
    const auto& move = sheet.journal[*at];
    const auto stage = index_of(sheet.program.stages, move.from_stage);
    if (stage == program::kNone) return nothing("刚刚开立", "it was only opened");
    const auto& from = sheet.stage_at(stage);
    if (!from.joint.members.empty()) return nothing("是会签的结果", "others agreed on it");
    const auto permit = permitted(sheet, from, Permit::Verb::take_back, anybody);
    if (!permit.ok()) return permit.error();
    if (auto fine = has_no_consequences(sheet, move); !fine.ok()) return fine;
    const auto then = rows_before(sheet.journal, *at, verb_of(sheet.command));
    if (!then.ok()) return then.error();
    if (then->record.phase != "waiting" && then->record.phase != "handling")
        return nothing("那一步是在等别人时办的", "it was made while somebody else was asked");
    const auto holder = sheet.now.holder_unit;
    const auto loaded = sheet.clocks;
    const auto work_loaded = sheet.work;
    if (auto done = place_back(sheet, *then, stage); !done.ok()) return done;
    if (then->record.phase == machine::name_of(machine::Work::handling))
        if (auto done = handle_again(sheet); !done.ok()) return done;
    put_back_record(sheet, then->record);
    put_back_clocks(sheet, *then, loaded);
    put_back_claims(sheet, *then);
    put_back_signers(sheet, *then, work_loaded);
    sheet.actor_role = move.actor_role;
    sheet.outcome = "取回，仍在" + from.name.zh;
    sheet.decision.outcome = sheet.outcome;
    notify(sheet, "taken_back", "", holder, sheet.command.reason);
    return base::Done{};
}

}  // namespace guiju::casework
