// SPDX-License-Identifier: Apache-2.0
#include "engine/machine/protocol.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/unit/engine/program/build.h"

namespace guiju::machine {
namespace {

using Line = program::Disposition::Effect;
using When = program::Disposition::When;
using F = Effect::Kind;
using E = Event::Kind;

enum : std::int32_t { kGo, kCorrect, kReturn, kClose, kStay };

/// Screening with a deadline; verification with one too. Returning needs a confirmation.
program::Program screening() {
    using namespace program::build;
    Builder b;
    const auto lead = b.role("所在地牵头单位");
    const auto verb = b.verb("办");
    for (const char* name : {"需求初筛", "需求验证"}) {
        const auto stage = b.stage(name);
        b.action(stage, verb);
        for (const Line effect :
             {Line::go, Line::correct, Line::send_back, Line::close, Line::stay}) {
            auto& line = b.line(stage, When::action, effect);
            line.verbs = {verb};
            if (effect == Line::go) line.stage = 1;
            if (effect == Line::send_back) line.confirmed_by = lead;
        }
        b.program.stages[static_cast<std::size_t>(stage)].clocks = {
            deadline(period(3, value::Period::Unit::workdays))};
    }
    return b.program;
}

/// Runs events one after the other; refused ones must say so.
class Walk {
   public:
    Position at;
    std::vector<Effect> effects;  ///< of the last step

    Walk() { take(E::enter); }
    void take(E kind, std::int32_t line = 0) {
        const Step next = step(program_, at, event(kind, line));
        ASSERT_TRUE(next.accepted()) << "event " << static_cast<int>(kind);
        at = next.after;
        effects = next.effects;
    }
    Refusal refused(E kind, std::int32_t line = 0) {
        const Step next = step(program_, at, event(kind, line));
        EXPECT_EQ(next.after, at);
        EXPECT_TRUE(next.effects.empty());
        return next.refusal;
    }
    bool has(F kind, Scope scope = Scope::stage, Work work = Work::waiting) const {
        return std::find(effects.begin(), effects.end(), Effect{kind, work, scope}) !=
               effects.end();
    }

   private:
    static Event event(E kind, std::int32_t line) {
        Event made;
        made.kind = kind;
        made.stage = 0;
        made.disposition = line;
        return made;
    }
    program::Program program_ = screening();
};

TEST(StageProtocol, names_are_kept_and_found_again) {
    for (int i = 0; i < 7; ++i)
        EXPECT_EQ(work_named(name_of(static_cast<Work>(i))), static_cast<Work>(i));
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(clock_named(name_of(static_cast<Clock>(i))), static_cast<Clock>(i));
    EXPECT_FALSE(work_named("Waiting"));
    EXPECT_FALSE(clock_named(""));
}

TEST(StageProtocol, receipt_opens_work_and_starts_the_deadline) {
    Walk walk;
    EXPECT_EQ(walk.at.work, Work::waiting);
    EXPECT_EQ(walk.at.clock, Clock::running);
    EXPECT_TRUE(walk.has(F::open_work));
    EXPECT_TRUE(walk.has(F::start_clock));
}

TEST(StageProtocol, passing_goes_to_the_next_stage_and_its_deadline) {
    Walk walk;
    walk.take(E::claim);
    EXPECT_EQ(walk.at.work, Work::handling);
    walk.take(E::decide, kGo);
    EXPECT_EQ(walk.at.work, Work::waiting);
    EXPECT_EQ(walk.at.clock, Clock::running);
    EXPECT_TRUE(walk.has(F::set_stage));
    const std::vector<F> kinds = {F::take_line, F::close_work,   F::stop_clock, F::set_stage,
                                  F::open_work, F::begin_others, F::stop_clock, F::start_clock};
    ASSERT_EQ(walk.effects.size(), kinds.size());
    for (std::size_t i = 0; i < kinds.size(); ++i) EXPECT_EQ(walk.effects[i].kind, kinds[i]) << i;
}

TEST(StageProtocol, correction_pauses_the_deadline_and_counts_a_round) {
    Walk walk;
    walk.take(E::decide, kCorrect);
    EXPECT_EQ(walk.at.work, Work::awaiting_correction);
    EXPECT_EQ(walk.at.clock, Clock::paused);
    EXPECT_TRUE(walk.has(F::claim_work));
    EXPECT_TRUE(walk.has(F::count_round));
    EXPECT_TRUE(walk.has(F::start_clock, Scope::correction));
    EXPECT_EQ(walk.refused(E::decide, kGo), Refusal::waits_for_applicant);
    EXPECT_EQ(walk.refused(E::lapse), Refusal::clock_not_due);
    walk.take(E::corrected);
    EXPECT_EQ(walk.at.work, Work::waiting);
    EXPECT_EQ(walk.at.clock, Clock::running);
    EXPECT_TRUE(walk.has(F::resume_clock));
    EXPECT_TRUE(walk.has(F::stop_clock, Scope::correction));
}

TEST(StageProtocol, a_return_takes_effect_only_when_confirmed) {
    Walk walk;
    walk.take(E::decide, kReturn);
    EXPECT_EQ(walk.at.work, Work::awaiting_confirmation);
    EXPECT_TRUE(walk.has(F::propose));
    EXPECT_FALSE(walk.has(F::take_line));
    EXPECT_EQ(walk.refused(E::decide, kClose), Refusal::waits_for_confirmation);
    walk.take(E::confirm, kReturn);
    EXPECT_EQ(walk.at.work, Work::decided);
    EXPECT_EQ(walk.at.clock, Clock::idle);
    EXPECT_TRUE(walk.has(F::close_case));
    EXPECT_EQ(walk.refused(E::withdraw), Refusal::is_closed);
}

TEST(StageProtocol, A_S1_6_2_after_a_refusal_the_deadline_starts_with_full_length) {
    Walk walk;
    walk.take(E::lapse);
    walk.take(E::decide, kReturn);
    EXPECT_TRUE(walk.at.overdue_before_pause);
    walk.take(E::decline);
    EXPECT_EQ(walk.at.work, Work::waiting);
    EXPECT_EQ(walk.at.clock, Clock::running);
    EXPECT_FALSE(walk.at.overdue_before_pause);
    EXPECT_TRUE(walk.has(F::drop_proposal));
    EXPECT_TRUE(walk.has(F::stop_clock));
    EXPECT_TRUE(walk.has(F::start_clock));
    EXPECT_FALSE(walk.has(F::resume_clock));
}

TEST(StageProtocol, overdue_changes_nothing_but_the_clock) {
    Walk walk;
    walk.take(E::warn);
    EXPECT_EQ(walk.at.clock, Clock::warned);
    EXPECT_EQ(walk.refused(E::warn), Refusal::clock_not_due);
    walk.take(E::lapse);
    EXPECT_EQ(walk.at.clock, Clock::overdue);
    EXPECT_EQ(walk.at.work, Work::waiting);
    EXPECT_EQ(walk.refused(E::lapse), Refusal::clock_not_due);
    walk.take(E::remind);
    walk.take(E::decide, kGo);
    EXPECT_EQ(walk.at.work, Work::waiting);
}

TEST(StageProtocol, an_overdue_deadline_is_overdue_again_after_a_pause) {
    Walk walk;
    walk.take(E::lapse);
    walk.take(E::decide, kCorrect);
    EXPECT_TRUE(walk.at.overdue_before_pause);
    walk.take(E::corrected);
    EXPECT_EQ(walk.at.clock, Clock::overdue);
    EXPECT_FALSE(walk.has(F::overdue));
}

TEST(StageProtocol, suspension_comes_back_to_where_it_was) {
    for (const E before : {E::enter, E::claim, E::decide}) {
        Walk walk;
        walk.take(before, kCorrect);
        const Position was = walk.at;
        walk.take(E::suspend);
        EXPECT_EQ(walk.at.work, Work::suspended);
        EXPECT_EQ(walk.at.clock, Clock::paused);
        EXPECT_EQ(walk.refused(E::decide, kGo), Refusal::is_suspended);
        walk.take(E::resume);
        EXPECT_EQ(walk.at, was);
    }
}

TEST(StageProtocol, correction_expired_may_itself_need_a_confirmation) {
    Walk walk;
    walk.take(E::decide, kCorrect);
    walk.take(E::correction_expired, kReturn);
    EXPECT_EQ(walk.at.work, Work::awaiting_confirmation);
    EXPECT_TRUE(walk.has(F::close_work, Scope::stage, Work::awaiting_correction));
    walk.take(E::decline);
    EXPECT_EQ(walk.at.work, Work::waiting);
}

TEST(StageProtocol, lines_that_are_not_there_are_refused) {
    Walk walk;
    EXPECT_EQ(walk.refused(E::decide, 99), Refusal::no_such_line);
    EXPECT_EQ(walk.refused(E::decide, -1), Refusal::no_such_line);
    EXPECT_EQ(walk.refused(E::confirm, kReturn), Refusal::not_here);
}

TEST(StageProtocol, a_clock_that_waits_begins_at_its_start) {
    const auto program = screening();
    Event event;
    event.kind = E::enter;
    event.stage = 0;
    event.clock_waits = true;
    const Step entered = step(program, {}, event);
    ASSERT_TRUE(entered.accepted());
    EXPECT_EQ(entered.after.clock, Clock::idle);
    event.kind = E::start;
    const Step started = step(program, entered.after, event);
    ASSERT_TRUE(started.accepted());
    EXPECT_EQ(started.after.clock, Clock::running);
    EXPECT_EQ(step(program, started.after, event).refusal, Refusal::clock_runs);
}

TEST(SideClock, runs_by_the_same_rows) {
    EXPECT_EQ(step_clock(Clock::idle, ClockEvent::begin, false).after, Clock::running);
    EXPECT_EQ(step_clock(Clock::overdue, ClockEvent::begin, false).after, Clock::running);
    EXPECT_EQ(step_clock(Clock::paused, ClockEvent::begin, true).after, Clock::running);
    EXPECT_EQ(step_clock(Clock::warned, ClockEvent::pause, false).after, Clock::paused);
    EXPECT_EQ(step_clock(Clock::paused, ClockEvent::resume, true).after, Clock::overdue);
    EXPECT_EQ(step_clock(Clock::paused, ClockEvent::resume, false).after, Clock::running);
    EXPECT_EQ(step_clock(Clock::warned, ClockEvent::stop, false).after, Clock::idle);
    const ClockStep nothing = step_clock(Clock::idle, ClockEvent::lapse, false);
    EXPECT_FALSE(nothing.accepted);
    EXPECT_EQ(nothing.after, Clock::idle);
}

TEST(Refusals, are_said_in_both_languages) {
    for (const Refusal refusal :
         {Refusal::not_here, Refusal::is_suspended, Refusal::is_closed,
          Refusal::waits_for_applicant, Refusal::waits_for_confirmation, Refusal::clock_runs,
          Refusal::clock_not_due, Refusal::no_such_line}) {
        const base::Error error = refusal_error(refusal);
        EXPECT_EQ(error.kind, base::ErrorKind::refused);
        EXPECT_NE(error.say(base::Lang::zh), error.say(base::Lang::en));
    }
}

}  // namespace
}  // namespace guiju::machine
