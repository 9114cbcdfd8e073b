// SPDX-License-Identifier: Apache-2.0
#include "tests/differential/reference.h"

namespace guiju::differential {

namespace {

using namespace machine;
using F = Effect::Kind;
using E = Event::Kind;
using L = program::Disposition::Effect;

struct Reference {
    const program::Program& program;
    const Event& event;
    Position now;
    std::vector<Effect> out;
    bool had_work = true;  // the handler's work item is open

    void put(F kind, Work work = Work::waiting) { out.push_back({kind, work, Scope::stage}); }
    void put(F kind, Scope scope) { out.push_back({kind, Work::waiting, scope}); }

    bool ticking() const { return now.clock != Clock::idle && now.clock != Clock::paused; }
    void stop() {
        if (now.clock != Clock::idle) put(F::stop_clock, Scope::stage);
        now.clock = Clock::idle;
        now.overdue_before_pause = false;
    }
    void begin() {
        put(F::start_clock, Scope::stage);
        now.clock = Clock::running;
    }
    void pause() {
        if (!ticking()) return;
        put(F::pause_clock, Scope::stage);
        now.overdue_before_pause = now.clock == Clock::overdue;
        now.clock = Clock::paused;
    }
    void go_on() {
        if (now.clock != Clock::paused) return;
        put(F::resume_clock, Scope::stage);
        now.clock = now.overdue_before_pause ? Clock::overdue : Clock::running;
        now.overdue_before_pause = false;
    }
    bool has_clock(std::int32_t stage) const {
        return main_period(program.stages.at(static_cast<std::size_t>(stage)), event.rung).given;
    }
    void ask(Work whom, Scope clock) {
        put(F::open_work, whom);
        put(F::pause_clock, Scope::others);
        put(F::start_clock, clock);
        pause();
        now.work = whom;
    }
    void answered(Work whom, Scope clock) {
        put(F::close_work, whom);
        put(F::stop_clock, clock);
        had_work = false;
    }
    void back_to_work() {
        put(F::open_work, Work::waiting);
        put(F::resume_clock, Scope::others);
        now.work = Work::waiting;
    }

    void apply(bool confirmed) {
        const auto& line = program.stages.at(static_cast<std::size_t>(event.stage))
                               .dispositions.at(static_cast<std::size_t>(event.disposition));
        const bool asks = line.confirmed_by != program::kNone || event.to_be_signed;
        const bool propose = asks && !confirmed;
        if (!propose) put(F::take_line);
        if (!propose && line.effect == L::stay) {
            if (had_work) return;
            back_to_work();
            return go_on();
        }
        if (had_work) put(F::close_work, Work::waiting);
        if (propose) {
            put(F::propose);
            return ask(Work::awaiting_confirmation, Scope::confirmation);
        }
        if (line.effect == L::correct || line.effect == L::clarify) {
            put(F::count_round);
            return ask(Work::awaiting_correction, Scope::correction);
        }
        const bool up = line.effect == L::up;
        if (!up) put(F::stop_clock, Scope::others);
        if (up && !had_work) put(F::resume_clock, Scope::others);
        if (line.effect == L::send_back || line.effect == L::close) {
            put(F::close_case);
            now.work = Work::decided;
            return stop();
        }
        put(up ? F::next_rung : F::set_stage);
        put(F::open_work, Work::waiting);
        if (!up) put(F::begin_others);
        now.work = Work::waiting;
        stop();
        const auto next = event.to == program::kNone ? line.stage : event.to;
        if (has_clock(up ? event.stage : next) && !event.clock_waits) begin();
    }
    void place() {
        const Work was = now.work == Work::handling ? Work::waiting : now.work;
        put(F::close_work, was);
        if (was == Work::awaiting_correction) put(F::stop_clock, Scope::correction);
        if (was == Work::awaiting_confirmation) put(F::stop_clock, Scope::confirmation);
        if (was == Work::awaiting_confirmation) put(F::drop_proposal);
        put(F::stop_clock, Scope::others);
        put(F::set_stage);
        put(F::open_work, Work::waiting);
        put(F::begin_others);
        now.work = Work::waiting;
        stop();
        if (has_clock(event.to) && !event.clock_waits) begin();
    }
    void reopen() {
        put(F::reopen_case);
        put(F::open_work, Work::waiting);
        put(F::begin_others);
        now.work = Work::waiting;
        if (now.clock == Clock::idle && has_clock(event.stage) && !event.clock_waits) begin();
    }
    void leave(F how) {
        Work was = now.work == Work::suspended ? now.resumes_to : now.work;
        if (was == Work::handling) was = Work::waiting;
        put(F::close_work, was);
        if (was == Work::awaiting_correction) put(F::stop_clock, Scope::correction);
        if (was == Work::awaiting_confirmation) put(F::stop_clock, Scope::confirmation);
        if (was == Work::awaiting_confirmation) put(F::drop_proposal);
        put(F::stop_clock, Scope::others);
        put(how);
        now.work = Work::withdrawn;
        now.resumes_to = Work::waiting;
        stop();
    }
    static Scope beside(Work work) {
        if (work == Work::awaiting_correction) return Scope::correction;
        return work == Work::awaiting_confirmation ? Scope::confirmation : Scope::others;
    }
    void suspend() {
        put(F::suspend_case);
        put(F::pause_clock, beside(now.work));
        pause();
        now.resumes_to = std::exchange(now.work, Work::suspended);
    }
    void resume() {
        now.work = std::exchange(now.resumes_to, Work::waiting);
        put(F::resume_case);
        put(F::resume_clock, beside(now.work));
        if (beside(now.work) == Scope::others) go_on();
    }
    Refusal tick(F kind, bool due, Clock to) {
        if (!due) return Refusal::clock_not_due;
        put(kind, Scope::stage);
        now.clock = to;
        return Refusal::none;
    }

    Refusal ticks() {
        switch (event.kind) {
            case E::warn: return tick(F::warn, now.clock == Clock::running, Clock::warned);
            case E::lapse:
                return tick(F::overdue, ticking() && now.clock != Clock::overdue, Clock::overdue);
            default: return tick(F::remind, now.clock == Clock::overdue, Clock::overdue);
        }
    }
    Refusal at_work() {
        switch (event.kind) {
            case E::enter:
                if (now.work != Work::waiting) return Refusal::not_here;
                put(F::open_work, Work::waiting);
                put(F::begin_others);
                if (has_clock(event.stage) && !event.clock_waits && now.clock == Clock::idle)
                    begin();
                return Refusal::none;
            case E::claim:
                if (now.work != Work::waiting) return Refusal::not_here;
                put(F::claim_work);
                now.work = Work::handling;
                return Refusal::none;
            case E::release:
                if (now.work != Work::handling) return Refusal::not_here;
                put(F::release_work);
                now.work = Work::waiting;
                return Refusal::none;
            case E::start:
                if (now.clock != Clock::idle) return Refusal::clock_runs;
                if (!has_clock(event.stage)) return Refusal::not_here;
                begin();
                return Refusal::none;
            case E::decide:
                if (now.work == Work::waiting) put(F::claim_work);
                now.work = Work::handling;
                apply(false);
                return Refusal::none;
            case E::withdraw: leave(F::withdraw_case); return Refusal::none;
            case E::merge: leave(F::merge_case); return Refusal::none;
            case E::suspend: suspend(); return Refusal::none;
            case E::place: place(); return Refusal::none;
            default: return Refusal::not_here;
        }
    }
    Refusal while_correcting() {
        switch (event.kind) {
            case E::corrected:
                answered(Work::awaiting_correction, Scope::correction);
                back_to_work();
                go_on();
                return Refusal::none;
            case E::correction_expired:
                answered(Work::awaiting_correction, Scope::correction);
                now.work = Work::handling;
                apply(false);
                return Refusal::none;
            case E::withdraw: leave(F::withdraw_case); return Refusal::none;
            case E::merge: leave(F::merge_case); return Refusal::none;
            case E::suspend: suspend(); return Refusal::none;
            case E::place: place(); return Refusal::none;
            default: return Refusal::waits_for_applicant;
        }
    }
    Refusal while_confirming() {
        switch (event.kind) {
            case E::confirm:
                answered(Work::awaiting_confirmation, Scope::confirmation);
                put(F::drop_proposal);
                now.work = Work::handling;
                apply(true);
                return Refusal::none;
            case E::decline:
                answered(Work::awaiting_confirmation, Scope::confirmation);
                put(F::drop_proposal);
                back_to_work();
                if (now.clock == Clock::idle) return Refusal::none;
                stop();
                begin();
                return Refusal::none;
            case E::withdraw: leave(F::withdraw_case); return Refusal::none;
            case E::merge: leave(F::merge_case); return Refusal::none;
            case E::suspend: suspend(); return Refusal::none;
            case E::place: place(); return Refusal::none;
            default: return Refusal::waits_for_confirmation;
        }
    }
    Refusal while_suspended() {
        switch (event.kind) {
            case E::resume: resume(); return Refusal::none;
            case E::withdraw: leave(F::withdraw_case); return Refusal::none;
            case E::merge: leave(F::merge_case); return Refusal::none;
            default: return Refusal::is_suspended;
        }
    }
    Refusal run() {
        if (event.kind >= E::warn) return ticks();
        switch (now.work) {
            case Work::decided:
                if (event.kind != E::reopen) return Refusal::is_closed;
                reopen();
                return Refusal::none;
            case Work::withdrawn: return Refusal::is_closed;
            case Work::suspended: return while_suspended();
            case Work::awaiting_correction: return while_correcting();
            case Work::awaiting_confirmation: return while_confirming();
            default: return at_work();
        }
    }
};

}  // namespace

machine::Step reference_step(const program::Program& program, const Position& position,
                             const Event& event) {
    Reference reference{program, event, position, {}};
    const Refusal refusal = reference.run();
    if (refusal != Refusal::none) return {refusal, position, {}};
    return {Refusal::none, reference.now, reference.out};
}

}  // namespace guiju::differential
