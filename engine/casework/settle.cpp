// SPDX-License-Identifier: Apache-2.0
#include "engine/casework/settle.h"

#include <algorithm>

#include "engine/casework/duties.h"
#include "engine/casework/facts_of.h"
#include "engine/casework/holdings.h"
#include "engine/casework/joint.h"
#include "engine/casework/kin.h"
#include "engine/casework/known_unit.h"
#include "engine/casework/signing.h"
#include "engine/casework/standing.h"
#include "engine/eval/evaluate.h"

namespace guiju::casework {
namespace {

using machine::Effect;
using machine::Event;
using machine::Work;
using program::Disposition;
using program::kNone;

using ports::Note;

const char* kind_of(Work work) {
    if (work == Work::awaiting_correction) return "correct";
    if (work == Work::awaiting_confirmation) return "confirm";
    return kHandleWork;
}

/// One event with what its effects need.
struct Move {
    Sheet& sheet;
    const Disposition* line = nullptr;
    std::optional<RoleHolder> next;  ///< who handles what is entered
    std::int32_t rung = 0;           ///< of what is entered
    std::string from{};              ///< stage before the event
    std::int32_t to = kNone;         ///< where it goes instead of where the line says
    bool keeps_clocks = false;       ///< of the stage that is left: they wait for its return
};

const std::string& stage_name(const Move& move) {
    const auto line = move.line == nullptr ? 0 : move.line->stage;
    return move.sheet.stage_at(move.to == kNone ? line : move.to).name.zh;
}

/// 后加签 alone: nobody confirms, the case is with whoever signs first.
void await_signers(Sheet& s) {
    for (const auto& [id, item] : s.work) {
        if (item.closed.ms != 0 || item.kind != kSignAfterWork) continue;
        s.now.holder_role = item.role;
        s.now.holder_unit = item.unit;
        notify(s, "work", item.role, item.unit, item.kind);
    }
}

/// 会签: everybody with a seat is asked, at once; what was said before was about something else.
Outcome open_seats(Sheet& s) {
    begin_notes(s, s.now.stage, false);
    const auto seats = seats_of(s.program, s.directory, s.now, s.stage());
    if (!seats.ok()) return seats.error();
    for (const auto& seat : *seats) {
        ports::WorkItemRecord item;
        item.kind = kind_of(Work::waiting);
        item.role = s.role_name(seat.role);
        item.unit = seat.unit.id;
        add_work(s, std::move(item));
    }
    s.now.holder_role = s.role_name(seats->front().role);
    s.now.holder_unit = seats->front().unit.id;
    return base::Done{};
}

Outcome open_work(Move& move, Work kind) {
    Sheet& s = move.sheet;
    if (kind == Work::waiting && !s.stage().joint.members.empty()) return open_seats(s);
    ports::WorkItemRecord item;
    item.kind = kind_of(kind);
    if (kind == Work::awaiting_confirmation && s.now.pending.unit.empty()) {
        await_signers(s);
        return base::Done{};
    }
    if (kind == Work::awaiting_confirmation) {
        item.role = s.now.pending.role;
        item.unit = s.now.pending.unit;
    } else if (kind == Work::awaiting_correction) {
        const bool named = move.line != nullptr && move.line->to_role != kNone;
        item.role = named ? s.role_name(move.line->to_role) : "";
        item.unit = s.now.applicant_unit;
    } else {
        item.role = s.now.holder_role;
        item.unit = s.now.handler_unit;
        if (move.next) item.role = s.role_name(move.next->role);
        for (const auto& role : s.stage().handlers) {
            if (!item.role.empty()) break;
            const auto unit = s.roles().unit_of(role);
            if (unit.ok() && unit->has_value() && (*unit)->id == item.unit)
                item.role = s.role_name(role);
        }
    }
    s.now.holder_role = item.role;
    s.now.holder_unit = item.unit;
    const bool handles = item.kind == kHandleWork;
    add_work(s, std::move(item));
    if (handles) claim_again(s);
    return base::Done{};
}

/// Of a kind, or all that anybody has to do: what was only sent for sight stays until it is looked at.
void close_work(Sheet& sheet, const std::string& kind) {
    for (auto& [id, item] : sheet.work) {
        const bool meant = kind.empty() ? item.kind != kCopyWork : item.kind == kind;
        if (item.closed.ms != 0 || !meant) continue;
        item.closed = sheet.command.at;
        sheet.changed_work.insert(id);
        if (item.kind == kHandleWork) continue;
        for (auto& note : sheet.now.notes)  // who claimed a confirmation has not claimed the work
            if (note.kind == ports::Note::kClaim && note.subject == id) note.current = false;
    }
    // The next holder's role is found anew.
    sheet.now.holder_role.clear();
}

void set_mark(Sheet& sheet, const std::string& name) {
    for (auto& mark : sheet.now.marks) {
        if (mark.name != name) continue;
        mark.last = sheet.command.at;
        return;
    }
    sheet.now.marks.push_back({name, sheet.command.at, sheet.command.at});
}

void give_stage(Move& move) {
    if (!move.next) return;
    auto& now = move.sheet.now;
    now.handler_unit = move.next->unit.id;
    const auto holder =
        move.line == nullptr ? Disposition::Holder::stage_default : move.line->holder;
    if (holder != Disposition::Holder::stage_default || now.responsible_unit.empty())
        now.responsible_unit = now.handler_unit;
}

Outcome take_line(Move& move) {
    Sheet& s = move.sheet;
    const Disposition& line = *move.line;
    for (const auto mark : line.marks)
        set_mark(s, s.program.marks[static_cast<std::size_t>(mark)].zh);
    for (const auto mark : line.unmarks) {
        const auto& name = s.program.marks[static_cast<std::size_t>(mark)].zh;
        std::erase_if(s.now.marks, [&](const ports::Mark& m) { return m.name == name; });
    }
    if (auto done = apply_holdings(s, line); !done.ok()) return done;
    const auto what = say_effect(s.program, line);
    for (const auto role : line.notify)
        if (auto done = notify_role(s, "notify", role, what); !done.ok()) return done;
    if (line.effect == LineEffect::correct || line.effect == LineEffect::clarify) {
        s.now.correct_items.clear();
        for (const auto item : s.items)
            s.now.correct_items += (s.now.correct_items.empty() ? "" : ",") + std::to_string(item);
    }
    give_stage(move);
    note_starts(s, line);
    return base::Done{};
}

void raise_level(Move& move) {
    const auto& rungs = move.sheet.stage().rungs;
    auto& now = move.sheet.now;
    now.rung = rungs.empty() ? 0 : move.rung;
    if (now.rung == 0) return;
    const auto role = rungs[static_cast<std::size_t>(now.rung - 1)].role;
    const auto& r = move.sheet.program.roles[static_cast<std::size_t>(role)];
    now.highest_rung = std::max(now.highest_rung, static_cast<std::int32_t>(r.level));
}

void close_case(Move& move) {
    Sheet& s = move.sheet;
    const bool back = move.line != nullptr && move.line->effect == LineEffect::send_back;
    s.now.result = back ? "已退回" : "已办结";
    if (move.line != nullptr && !move.line->result.empty()) s.now.result = move.line->result;
    s.now.closed = s.command.at;
    s.now.holder_role.clear();
    s.now.holder_unit.clear();
    notify(s, back ? "returned" : "closed", "", s.now.applicant_unit, s.now.result);
}

Outcome start_scope(Move& move, machine::Scope scope) {
    Sheet& s = move.sheet;
    switch (scope) {
        case machine::Scope::stage:
            return start_clock(s, stage_clock(s.now.stage),
                               machine::main_period(s.stage(), s.now.rung));
        case machine::Scope::correction:
            if (move.line == nullptr) return base::Done{};
            return start_clock(s, kCorrectionClock, move.line->period);
        case machine::Scope::confirmation:
            return start_clock(s, kConfirmationClock, s.stage().confirm_within);
        case machine::Scope::others: return begin_others(s);
    }
    return base::Done{};
}

void end_otherwise(Sheet& sheet, const char* result) {
    sheet.now.result = result;
    sheet.now.closed = sheet.command.at;
    sheet.now.holder_role.clear();
    sheet.now.holder_unit.clear();
}

/// The deadline of the stage, taken up again where it had stopped: nothing to begin.
bool runs_again(const Sheet& sheet) {
    const auto clock = sheet.clocks.find(stage_clock(sheet.now.stage));
    return clock != sheet.clocks.end() && is_live(clock->second);
}

Outcome carry_out(Move& move, const Effect& effect) {
    using Kind = Effect::Kind;
    Sheet& s = move.sheet;
    switch (effect.kind) {
        case Kind::open_work: return open_work(move, effect.work);
        case Kind::close_work: close_work(s, kind_of(effect.work)); break;
        case Kind::count_round: ++s.now.rounds; break;
        case Kind::propose: s.now.pending = s.proposal; break;
        case Kind::drop_proposal: s.now.pending = {}; break;
        case Kind::take_line: return take_line(move);
        case Kind::set_stage:
            s.now.stage = stage_name(move);
            s.now.rounds = 0;
            s.now.correct_items.clear();
            raise_level(move);
            begin_notes(s, s.now.stage, true);
            close_signing(s);
            break;
        case Kind::next_rung: raise_level(move); break;
        case Kind::begin_others:
            if (clocks_wait(s, s.now.stage)) return resume_returned(s, s.now.stage);
            return begin_others(s);
        case Kind::start_clock:
            if (effect.scope == machine::Scope::stage && runs_again(s)) break;
            return start_scope(move, effect.scope);
        case Kind::pause_clock: return pause_clocks(s, effect.scope, verb_of(s.command));
        case Kind::resume_clock: return resume_clocks(s, effect.scope);
        case Kind::stop_clock:
            // The old stage's deadline is stopped after the case has moved on.
            if (effect.scope == machine::Scope::stage) {
                if (!move.keeps_clocks) stop_stage_clock(s, move.from);
            } else {
                stop_clocks(s, effect.scope);
            }
            break;
        case Kind::close_case:
            close_case(move);
            if (move.line == nullptr || move.line->effect != LineEffect::send_back) break;
            return give_back_all(s, "退回");
        case Kind::withdraw_case: end_otherwise(s, "已撤回"); return give_back_all(s, "撤回");
        case Kind::merge_case: end_otherwise(s, "已合并"); return give_back_all(s, "合并");
        case Kind::claim_work:
        case Kind::release_work:
            for (auto& [id, item] : s.work) {
                if (item.closed.ms != 0 || item.kind != kHandleWork) continue;
                item.person = effect.kind == Kind::claim_work ? s.command.actor.person : "";
                s.changed_work.insert(id);
            }
            break;
        case Kind::reopen_case:
            s.now.closed = {};
            s.now.result.clear();
            break;
        // The clocks and messages of these belong to ticks.cpp; suspension is the phase itself.
        case Kind::warn:
        case Kind::overdue:
        case Kind::remind:
        case Kind::suspend_case:
        case Kind::resume_case: break;
    }
    return base::Done{};
}

Outcome go_through(Move& move, Event event) {
    Sheet& s = move.sheet;
    move.from = s.now.stage;
    event.to = move.to;
    const auto position = position_of(s);
    const auto step = machine::step(s.program, position, event);
    if (!step.accepted()) return machine::refusal_error(step.refusal);
    for (const auto& effect : step.effects)
        if (auto done = carry_out(move, effect); !done.ok()) return done;
    s.now.phase = machine::name_of(step.after.work);
    s.now.phase_before = step.after.work == Work::suspended
                             ? std::string(machine::name_of(step.after.resumes_to))
                             : "";
    if (step.after.work == Work::decided || step.after.work == Work::withdrawn) {
        stop_all_clocks(s);
        close_work(s, "");
    }
    return base::Done{};
}

/// 改后直接返回: who returned the case gets it back, whatever the line says.
Outcome go_straight_back(Move& move, Note& note) {
    Sheet& s = move.sheet;
    move.to = index_of(s.program.stages, note.stage);
    if (move.to == kNone) return broken(Code::gj5016, {s.now.id, note.stage});
    auto unit = known_unit(s.directory, note.unit);
    if (!unit.ok()) return unit.error();
    const auto& stage = s.stage_at(move.to);
    move.next = RoleHolder{index_of(s.program.roles, note.role), *std::move(unit)};
    for (std::size_t i = 0; i < stage.rungs.size(); ++i)
        if (stage.rungs[i].role == move.next->role) move.rung = static_cast<std::int32_t>(i) + 1;
    if (move.next->role == kNone && !stage.handlers.empty())
        move.next->role = stage.handlers.front();
    if (move.next->role == kNone) return broken(Code::gj5016, {s.now.id, note.stage});
    note.current = false;
    return base::Done{};
}

/// Who handles the stage the line leads to; empty when the line leads nowhere else.
Outcome find_next(Move& move) {
    Sheet& s = move.sheet;
    const Disposition& line = *move.line;
    if (line.effect == LineEffect::go && line.when != Disposition::When::expired)
        if (auto* note = waits_for_return(s)) return go_straight_back(move, *note);
    const auto roles = s.roles();
    const bool up = line.effect == LineEffect::up;
    const auto& target = line.effect == LineEffect::go ? s.stage_at(line.stage) : s.stage();
    if (up || (line.effect == LineEffect::go && !target.rungs.empty())) {
        const auto rung = roles.rung_from(target, up ? s.now.rung + 1 : 1);
        if (!rung.ok()) return rung.error();
        if (!rung->has_value())
            return refused(Code::gj5231, {target.name, Text("上报各级", "the levels")});
        move.rung = (*rung)->rung;
        move.next = (*rung)->holder;
        return base::Done{};
    }
    if (line.effect != LineEffect::go && line.holder == Disposition::Holder::stage_default)
        return base::Done{};
    std::string unit;
    if (line.holder == Disposition::Holder::same_unit)
        unit = s.now.responsible_unit.empty() ? s.now.handler_unit : s.now.responsible_unit;
    if (line.holder == Disposition::Holder::field) {
        const auto& field =
            s.program.matter.fields[static_cast<std::size_t>(line.holder_index)].name.zh;
        const auto found = s.now.fields.find(field);
        const auto* text =
            found == s.now.fields.end() ? nullptr : found->second.get_if<std::string>();
        if (text == nullptr) return refused(Code::gj5232, {field});
        unit = *text;
    }
    if (unit.empty()) {
        const auto holder = roles.first_present(line.holder == Disposition::Holder::role
                                                    ? std::vector{line.holder_index}
                                                    : target.handlers);
        if (!holder.ok()) return holder.error();
        if (!holder->has_value())
            return refused(Code::gj5231, {target.name, names_of(s.program, target.handlers)});
        move.next = **holder;
        return base::Done{};
    }
    auto known = known_unit(s.directory, unit);
    if (!known.ok()) return known.error();
    const auto role = roles.first_held(target.handlers, *known, "");
    if (!role.ok()) return role.error();
    const auto fallback = target.handlers.empty() ? kNone : target.handlers.front();
    move.next = RoleHolder{role->value_or(fallback), *std::move(known)};
    if (move.next->role == kNone) move.next.reset();
    return base::Done{};
}

/// 起算: the deadline of the rung that is entered begins only after an act.
Result<bool> clock_waits(const Sheet& s, const program::Stage& target, std::int32_t number) {
    if (number == 0 || target.rungs.empty()) return false;
    const auto& rung = target.rungs[static_cast<std::size_t>(number - 1)];
    if (rung.starts_after_verb == kNone) return false;
    const FactsOf sheet(s.program, s.directory, s.now);
    eval::Scratch scratch;
    const auto holds = eval::decide(s.program, rung.starts_after_condition, sheet.facts(), scratch);
    if (!holds.ok()) return holds.error();
    return *holds == value::Truth::yes;
}

/// Where the line leads, or where the case goes instead.
const program::Stage& target_of(const Move& move) {
    const Sheet& s = move.sheet;
    if (move.to != kNone) return s.stage_at(move.to);
    return move.line->effect == LineEffect::go ? s.stage_at(move.line->stage) : s.stage();
}

/// What waits for a confirmation, for signers or for both.
Outcome propose(Sheet& sheet, std::int32_t index, const Disposition& line) {
    auto& p = sheet.proposal;
    if (line.confirmed_by != kNone) {
        const auto unit = sheet.roles().unit_of(line.confirmed_by);
        if (!unit.ok()) return unit.error();
        p.role = sheet.role_name(line.confirmed_by);
        if (!unit->has_value()) return refused(Code::gj5231, {sheet.now.stage, p.role});
        p.unit = (*unit)->id;
    }
    p.disposition = index;
    p.proposer = sheet.command.actor.person;
    p.proposer_unit = sheet.command.actor.unit;
    p.reason = sheet.command.reason;
    p.items = sheet.items;
    return base::Done{};
}

Outcome take_as(Sheet& sheet, std::int32_t index, Event::Kind kind) {
    const auto stage = sheet.stage_index();
    const auto& wanted = sheet.stage_at(stage).dispositions[static_cast<std::size_t>(index)];
    if (kind != Event::Kind::confirm) {
        if (auto done = check_duties(sheet, wanted); !done.ok()) return done;
        if (auto done = check_signed_before(sheet, wanted); !done.ok()) return done;
    }
    Move move{sheet, &wanted, {}, 0, {}};
    Event event;
    event.kind = kind;
    event.stage = stage;
    event.disposition = index;
    event.to_be_signed = kind != Event::Kind::confirm && must_be_signed(sheet, wanted);
    const bool confirmed = wanted.confirmed_by == kNone && !event.to_be_signed;
    const bool at_once = confirmed || kind == Event::Kind::confirm;
    if (at_once) {
        if (auto done = find_next(move); !done.ok()) return done;
        const auto waits = clock_waits(sheet, target_of(move), move.rung);
        if (!waits.ok()) return waits.error();
        event.rung = move.rung;
        event.clock_waits = *waits;
    } else if (auto done = propose(sheet, index, wanted); !done.ok()) {
        return done;
    }
    const auto* waits = wanted.confirmed_by == kNone ? "待会签：" : "待确认：";
    sheet.outcome = (at_once ? "" : waits) + say_effect(sheet.program, wanted);
    if (move.to != kNone) sheet.outcome = "直接返回" + sheet.stage_at(move.to).name.zh;
    return go_through(move, event);
}

}  // namespace

machine::Position position_of(const Sheet& sheet) {
    machine::Position p;
    p.work = machine::work_named(sheet.now.phase).value_or(Work::waiting);
    p.resumes_to = machine::work_named(sheet.now.phase_before).value_or(Work::waiting);
    const auto clock = sheet.clocks.find(stage_clock(sheet.now.stage));
    if (clock == sheet.clocks.end() || !is_live(clock->second)) return p;
    p.clock = machine::clock_named(clock->second.state).value_or(machine::Clock::idle);
    p.overdue_before_pause =
        p.clock == machine::Clock::paused && machine::remaining(ledger_of(clock->second)) == 0;
    return p;
}

Outcome must_be_open(const Sheet& sheet) {
    using machine::Refusal;
    switch (position_of(sheet).work) {
        case Work::decided:
        case Work::withdrawn: return machine::refusal_error(Refusal::is_closed);
        case Work::suspended: return machine::refusal_error(Refusal::is_suspended);
        case Work::awaiting_correction: return machine::refusal_error(Refusal::waits_for_applicant);
        case Work::awaiting_confirmation:
            return machine::refusal_error(Refusal::waits_for_confirmation);
        case Work::waiting:
        case Work::handling: break;
    }
    return base::Done{};
}

Outcome enter(Sheet& sheet) {
    Move move{sheet, nullptr, {}, 0, {}};
    Event event;
    event.kind = Event::Kind::enter;
    event.stage = 0;
    if (!sheet.stage().rungs.empty()) {
        const auto rung = sheet.roles().rung_from(sheet.stage(), 1);
        if (!rung.ok()) return rung.error();
        if (!rung->has_value())
            return refused(Code::gj5231, {sheet.stage().name, Text("上报各级", "the levels")});
        move.rung = event.rung = (*rung)->rung;
        move.next = (*rung)->holder;
        give_stage(move);
        raise_level(move);
    }
    return go_through(move, event);
}

Outcome take(Sheet& sheet, std::int32_t line) { return take_as(sheet, line, Event::Kind::decide); }

Outcome take_expired(Sheet& sheet, std::int32_t line) {
    return take_as(sheet, line, Event::Kind::correction_expired);
}

Outcome take_pending(Sheet& sheet) {
    sheet.items = sheet.now.pending.items;
    return take_as(sheet, sheet.now.pending.disposition, Event::Kind::confirm);
}

Outcome place(Sheet& sheet, const Placing& placing) {
    Move move{sheet, nullptr, placing.next, placing.rung, {}};
    move.to = placing.to;
    move.keeps_clocks = placing.keeps_clocks;
    Event event;
    event.kind = Event::Kind::place;
    event.stage = sheet.stage_index();
    event.rung = placing.rung;
    const auto waits = clock_waits(sheet, target_of(move), placing.rung);
    if (!waits.ok()) return waits.error();
    event.clock_waits = placing.clock_waits || *waits;
    give_stage(move);
    return go_through(move, event);
}

Result<Placing> ordinary_place(const Sheet& sheet, std::int32_t stage) {
    const auto& target = sheet.stage_at(stage);
    Placing placing;
    placing.to = stage;
    if (!target.rungs.empty()) {
        auto rung = sheet.roles().rung_from(target, 1);
        if (!rung.ok()) return rung.error();
        if (!rung->has_value())
            return refused(Code::gj5231, {target.name, Text("上报各级", "the levels")});
        placing.rung = (*rung)->rung;
        placing.next = std::move((*rung)->holder);
        return placing;
    }
    if (!target.joint.members.empty()) return placing;
    auto holder = sheet.roles().first_present(target.handlers);
    if (!holder.ok()) return holder.error();
    if (!holder->has_value())
        return refused(Code::gj5231, {target.name, names_of(sheet.program, target.handlers)});
    placing.next = std::move(**holder);
    return placing;
}

Outcome run(Sheet& sheet, Event::Kind kind) {
    Move move{sheet, nullptr, {}, 0, {}};
    Event event;
    event.kind = kind;
    event.stage = sheet.stage_index();
    if (kind == Event::Kind::decline) event.disposition = sheet.now.pending.disposition;
    event.rung = sheet.now.rung;
    return go_through(move, event);
}

std::string say_effect(const program::Program& program, const Disposition& line) {
    switch (line.effect) {
        case LineEffect::go:
            return "转" + program.stages[static_cast<std::size_t>(line.stage)].name.zh;
        case LineEffect::correct: return "退回补正";
        case LineEffect::clarify: return "补充说明";
        case LineEffect::send_back: return "退回";
        case LineEffect::close: return "办结";
        case LineEffect::stay: return "留在本环节";
        case LineEffect::up: return "报上一级";
    }
    return "";
}

void give_to(Sheet& sheet, const std::string& role, const std::string& unit) {
    end_claims(sheet);
    sheet.now.handler_unit = sheet.now.responsible_unit = unit;
    for (auto& [id, item] : sheet.work) {
        if (item.closed.ms != 0 || item.kind != "handle") continue;
        item.unit = unit;
        item.role = role;
        item.person.clear();
        sheet.changed_work.insert(id);
        sheet.now.holder_unit = unit;
        sheet.now.holder_role = role;
    }
    notify(sheet, "work", role, unit, "handle");
}

}  // namespace guiju::casework
