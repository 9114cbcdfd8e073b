// SPDX-License-Identifier: Apache-2.0
#pragma once
// The protocol every stage of every policy runs: where a case stands, which event it takes, what follows.
// Not the choice of a line (eval/ruling.h), not storage: effects are orders for casework, in order.
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/program/program.h"

namespace guiju::machine {

/// Work region. Kept by name (name_of), never by number.
enum class Work : std::uint8_t {
    waiting,
    handling,
    awaiting_correction,
    awaiting_confirmation,
    decided,
    suspended,
    withdrawn,
};
/// Clock region; also the state of every other clock of a case.
enum class Clock : std::uint8_t { idle, running, warned, overdue, paused };

[[nodiscard]] std::string_view name_of(Work work);    ///< "awaiting_correction"
[[nodiscard]] std::string_view name_of(Clock clock);  ///< "running"
[[nodiscard]] std::optional<Work> work_named(std::string_view name);
[[nodiscard]] std::optional<Clock> clock_named(std::string_view name);

/// Where a case stands. A new case: waiting, idle, then Event enter.
struct Position {
    Work work = Work::waiting;
    Clock clock = Clock::idle;        ///< of the stage's own deadline (main_period)
    Work resumes_to = Work::waiting;  ///< while suspended: where it goes on
    bool overdue_before_pause =
        false;  ///< while paused: it had run out (its ledger has nothing left)
    friend bool operator==(const Position&, const Position&) = default;
};

struct Event {
    enum class Kind : std::uint8_t {
        enter,               ///< a new case is in `stage`
        claim,               ///< somebody takes the work up
        release,             ///< and puts it back (also: handed over)
        start,               ///< 起算: the stage's deadline begins now
        decide,              ///< the line `disposition` of `stage` applies
        corrected,           ///< 补正 is in
        correction_expired,  ///< 补正期满未补正: the line `disposition` applies
        confirm,             ///< 确认: the pending line `disposition` takes effect
        decline,             ///< 不予确认
        withdraw,
        merge,
        suspend,
        resume,
        place,   ///< the case is put into stage `to`: 退回, 跳转, 取回
        reopen,  ///< 重新办理: a decided case is open again in `stage`
        warn,
        lapse,
        remind,  ///< tick: the stage's deadline is near, has passed, is still past
    } kind{};
    std::int32_t stage = program::kNone;        ///< index of the stage the case is in
    std::int32_t disposition = program::kNone;  ///< index of the line in that stage
    std::int32_t rung = 0;     ///< 1 = lowest, the level the case is (enter) or will be (up) on
    bool clock_waits = false;  ///< the deadline of what is entered begins later (起算)
    std::int32_t to = program::kNone;  ///< place: the stage; decide: instead of the line's stage
    bool to_be_signed =
        false;  ///< decide: takes effect only once confirmed, whatever the line says
};

/// Which clocks an order speaks of.
enum class Scope : std::uint8_t {
    stage,         ///< the stage's own deadline: the clock region of the position
    others,        ///< the other clocks of the stage (首次…后, 每次…后, 收到后…内A)
    correction,    ///< 补正
    confirmation,  ///< 确认
};

struct Effect {
    enum class Kind : std::uint8_t {
        open_work,
        close_work,  ///< `work`: waiting = handle, awaiting_correction, awaiting_confirmation
        claim_work,
        release_work,
        count_round,    ///< one more correction is used
        propose,        ///< the line waits for confirmation
        drop_proposal,  ///< confirmed or declined: no longer pending
        take_line,      ///< marks, notices, result, holder of the line take effect
        set_stage,      ///< the case is in the line's stage, or in `to`
        next_rung,      ///< one level up
        begin_others,   ///< clocks of the stage that start on receipt
        start_clock,
        pause_clock,
        resume_clock,
        stop_clock,  ///< `scope`; start = full length
        warn,
        overdue,
        remind,  ///< `scope` is stage
        close_case,
        withdraw_case,
        merge_case,
        suspend_case,
        resume_case,
        reopen_case,
    } kind{};
    Work work = Work::waiting;
    Scope scope = Scope::stage;
    friend bool operator==(const Effect&, const Effect&) = default;
};

enum class Refusal : std::uint8_t {
    none,
    not_here,                ///< this event has no meaning in this state
    is_suspended,            ///< first resume
    is_closed,               ///< decided or withdrawn: nothing changes any more
    waits_for_applicant,     ///< awaiting correction
    waits_for_confirmation,  ///< awaiting confirmation
    clock_runs,              ///< start: the deadline runs already
    clock_not_due,           ///< tick: nothing to do in this state of the clock
    no_such_line,            ///< stage or disposition is not one of the program's
};

struct Step {
    Refusal refusal = Refusal::none;
    Position after;               ///< unchanged when refused
    std::vector<Effect> effects;  ///< empty when refused
    [[nodiscard]] bool accepted() const { return refusal == Refusal::none; }
};

/// One event on one case. Pure: same arguments, same step.
[[nodiscard]] Step step(const program::Program& program, const Position& position,
                        const Event& event);
/// The refusal for people (GJ516x), kind `refused`.
[[nodiscard]] base::Error refusal_error(Refusal refusal);

enum class ClockEvent : std::uint8_t { begin, pause, resume, stop, warn, lapse, remind };
struct ClockStep {
    bool accepted = false;
    Clock after{};  ///< unchanged when not accepted
};
/// One event on one clock of any scope, by the same rows as the clock region. begin on a clock that is
/// not idle starts it again with full length.
[[nodiscard]] ClockStep step_clock(Clock clock, ClockEvent event, bool overdue_before_pause);

/// The stage's own deadline: 收到后P内 without a verb, or the period of the rung. given = false: none.
[[nodiscard]] program::PeriodRef main_period(const program::Stage& stage, std::int32_t rung);

}  // namespace guiju::machine
