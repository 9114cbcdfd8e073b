// SPDX-License-Identifier: Apache-2.0
// The machine against the plain reference: every sequence of six events, and long random ones.
#include <gtest/gtest.h>

#include <array>
#include <random>
#include <set>

#include "engine/machine/protocol.h"
#include "tests/differential/reference.h"
#include "tests/unit/engine/program/build.h"

namespace guiju::differential {
namespace {

using machine::Clock;
using machine::Effect;
using machine::Event;
using machine::Position;
using machine::Step;
using machine::Work;
using program::Disposition;
using LineEffect = Disposition::Effect;
using When = Disposition::When;
using value::Period;

/// Three stages: with a deadline, without one, and a ladder. Every effect with and without
/// confirmation in each of them.
program::Program every_effect() {
    using namespace program::build;
    Builder b;
    const auto lead = b.role("牵头单位", program::Level::county);
    b.role("上级", program::Level::city);
    b.program.ladder = {0, 1};
    const auto verb = b.verb("办");
    for (const char* name : {"初筛", "登记", "处置"}) b.stage(name);
    for (std::int32_t stage = 0; stage < 3; ++stage) {
        b.action(stage, verb);
        for (const LineEffect effect :
             {LineEffect::go, LineEffect::correct, LineEffect::clarify, LineEffect::send_back,
              LineEffect::close, LineEffect::stay, LineEffect::up}) {
            if (effect == LineEffect::up && stage != 2) continue;
            for (const bool confirmed : {false, true}) {
                auto& line = b.line(stage, When::action, effect);
                line.verbs = {verb};
                if (effect == LineEffect::go) line.stage = (stage + (confirmed ? 2 : 1)) % 3;
                if (confirmed) line.confirmed_by = lead;
            }
        }
    }
    b.program.stages[0].clocks = {deadline(period(3, Period::Unit::workdays))};
    for (const std::int32_t role : {0, 1}) {
        program::Rung rung;
        rung.role = role;
        rung.period = period(10, Period::Unit::workdays);
        b.program.stages[2].rungs.push_back(rung);
    }
    return b.program;
}

/// A case as far as the protocol needs it.
struct Case {
    Position position;
    std::int32_t stage = 0;
    std::int32_t rung = 1;
    std::int32_t pending = 0;
};

/// Both answers to one event; they must be the same. Follows the effects.
bool agree(const program::Program& program, Case& subject, Event event) {
    event.stage = subject.stage;
    event.rung = subject.rung;
    if (event.kind == Event::Kind::confirm) event.disposition = subject.pending;
    const Step is = machine::step(program, subject.position, event);
    const Step should = reference_step(program, subject.position, event);
    const bool same =
        is.refusal == should.refusal && is.after == should.after && is.effects == should.effects;
    if (!same) {
        ADD_FAILURE() << "event " << static_cast<int>(event.kind) << " line " << event.disposition
                      << " of stage " << event.stage << " in "
                      << machine::name_of(subject.position.work) << "/"
                      << machine::name_of(subject.position.clock) << ": refusal "
                      << static_cast<int>(is.refusal) << " and " << static_cast<int>(should.refusal)
                      << ", effects " << is.effects.size() << " and " << should.effects.size()
                      << ", after " << machine::name_of(is.after.work) << "/"
                      << machine::name_of(is.after.clock) << " and "
                      << machine::name_of(should.after.work) << "/"
                      << machine::name_of(should.after.clock);
        return false;
    }
    subject.position = is.after;
    for (const Effect& effect : is.effects) {
        if (effect.kind == Effect::Kind::propose) subject.pending = event.disposition;
        if (effect.kind == Effect::Kind::next_rung) subject.rung = 2;
        if (effect.kind == Effect::Kind::set_stage) {
            const auto stage = static_cast<std::size_t>(subject.stage);
            const auto line = static_cast<std::size_t>(event.disposition);
            const auto own = event.kind == Event::Kind::place
                                 ? 0
                                 : program.stages[stage].dispositions[line].stage;
            subject.stage = event.to == program::kNone ? own : event.to;
            subject.rung = 1;
            subject.pending = 0;
        }
    }
    return true;
}

using Seen = std::set<std::pair<Work, Clock>>;

/// All sequences of `left` more events; stops at the first difference.
bool all_sequences(const program::Program& program, const Case& from,
                   const std::vector<Event>& alphabet, int left, Seen& seen) {
    seen.emplace(from.position.work, from.position.clock);
    if (left == 0) return true;
    for (const Event& event : alphabet) {
        Case next = from;
        if (!agree(program, next, event)) return false;
        if (!all_sequences(program, next, alphabet, left - 1, seen)) return false;
    }
    return true;
}

Event event_of(Event::Kind kind, std::int32_t line = 0) {
    Event event;
    event.kind = kind;
    event.disposition = line;
    return event;
}

Event placed(std::int32_t to) {
    auto event = event_of(Event::Kind::place);
    event.to = to;
    return event;
}

TEST(Protocol, agrees_with_the_reference_on_all_short_sequences) {
    const auto program = every_effect();
    ASSERT_TRUE(program.verify()) << program.verify().error().say(base::Lang::en);
    using K = Event::Kind;
    // Lines of a stage: even without, odd with confirmation.
    const std::vector<Event> alphabet = {
        event_of(K::claim),     event_of(K::decide, 0), event_of(K::decide, 2),
        event_of(K::decide, 7), event_of(K::corrected), event_of(K::correction_expired, 7),
        event_of(K::confirm),   event_of(K::decline),   event_of(K::suspend),
        event_of(K::resume),    event_of(K::lapse),     placed(1)};
    Case start;
    ASSERT_TRUE(agree(program, start, event_of(K::enter)));
    ASSERT_EQ(start.position.clock, Clock::running);
    Seen seen;
    EXPECT_TRUE(all_sequences(program, start, alphabet, 6, seen));
    EXPECT_EQ(seen.size(), 13u);
}

TEST(Protocol, agrees_with_the_reference_on_long_random_sequences) {
    const auto program = every_effect();
    std::mt19937 random(20251122);
    Seen seen;
    std::set<std::pair<Effect::Kind, int>> effects;
    for (int run = 0; run < 20000; ++run) {
        Case subject;
        ASSERT_TRUE(agree(program, subject, event_of(Event::Kind::enter)));
        for (int i = 0; i < 40; ++i) {
            Event event;
            event.kind = static_cast<Event::Kind>(random() % 18);
            // Leaving for good is rare, or most runs end early.
            const bool leaves =
                event.kind == Event::Kind::withdraw || event.kind == Event::Kind::merge;
            if (leaves && random() % 8 != 0) event.kind = Event::Kind::decide;
            const auto& stage = program.stages[static_cast<std::size_t>(subject.stage)];
            event.disposition = static_cast<std::int32_t>(random() % stage.dispositions.size());
            const auto effect =
                stage.dispositions[static_cast<std::size_t>(event.disposition)].effect;
            const bool ends = effect == LineEffect::close || effect == LineEffect::send_back;
            if (ends && random() % 4 != 0) event.disposition = 0;
            event.clock_waits = random() % 5 == 0;
            event.to_be_signed = random() % 5 == 0;
            const bool sent = event.kind == Event::Kind::place || random() % 7 == 0;
            if (sent) event.to = static_cast<std::int32_t>(random() % program.stages.size());
            ASSERT_TRUE(agree(program, subject, event)) << "run " << run << ", event " << i;
            seen.emplace(subject.position.work, subject.position.clock);
        }
    }
    // Every state of the work region, and most pairs: closed cases have no clock, asked ones a
    // paused one or none.
    std::set<Work> works;
    for (const auto& [work, clock] : seen) works.insert(work);
    EXPECT_EQ(works.size(), 7u);
    EXPECT_EQ(seen.size(), 2u * 4 + 3u * 2 + 2u);
}

TEST(Protocol, every_position_answers_every_event_alike) {
    const auto program = every_effect();
    for (int work = 0; work < 7; ++work)
        for (int clock = 0; clock < 5; ++clock)
            for (int back = 0; back < 4; ++back)
                for (int kind = 0; kind < 18; ++kind)
                    for (int line = 0; line < 14; ++line)
                        for (const bool late : {false, true}) {
                            Case subject;
                            subject.stage = 2;
                            subject.pending = line;
                            subject.position = {static_cast<Work>(work), static_cast<Clock>(clock),
                                                static_cast<Work>(back), late};
                            if (late && subject.position.clock != Clock::paused) continue;
                            auto event = event_of(static_cast<Event::Kind>(kind), line);
                            if (event.kind == Event::Kind::place) event.to = line % 3;
                            ASSERT_TRUE(agree(program, subject, event));
                        }
}

}  // namespace
}  // namespace guiju::differential
