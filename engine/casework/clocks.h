// SPDX-License-Identifier: Apache-2.0
#pragma once
// The clocks of one case: rows, their ledgers and what starts and satisfies them. The arithmetic is in
// machine/clock.h, the states in machine/protocol.h. Nothing here asks for the time: `at` is the command's.
#include <string>
#include <vector>

#include "engine/casework/sheet.h"
#include "engine/machine/clock.h"
#include "engine/machine/protocol.h"

namespace guiju::casework {

inline constexpr const char* kCorrectionClock = "补正";
inline constexpr const char* kConfirmationClock = "确认";
/// Why the clocks of a stage are paused that sent the case back and will get it again.
inline constexpr const char* kSentBack = "退回环节";

/// "需求初筛/期限": the stage's own deadline.
[[nodiscard]] std::string stage_clock(const std::string& stage);
/// "需求对接/推荐服务"
[[nodiscard]] std::string clock_name(const program::Stage& stage, const program::ClockRule& rule);
/// A rule that is more than the deadline for leaving the stage.
[[nodiscard]] bool is_side_clock(const program::ClockRule& rule);

[[nodiscard]] bool is_live(const ports::ClockRecord& clock);
[[nodiscard]] machine::Ledger ledger_of(const ports::ClockRecord& clock);
/// Writes the ledger into the row and derives due day and warning from it and the calendar.
/// refused (GJ5150): a day lies beyond the announced calendar.
[[nodiscard]] Outcome write_ledger(ports::ClockRecord& clock, const machine::Ledger& ledger,
                                   const value::WorkCalendar& calendar);

// Each changes rows of the sheet. refused (GJ5150): a day lies beyond the announced calendar.

/// Full length from today. No period given: nothing happens.
[[nodiscard]] Outcome start_clock(Sheet& sheet, const std::string& name,
                                  const program::PeriodRef& period);
[[nodiscard]] Outcome pause_clocks(Sheet& sheet, machine::Scope scope, const std::string& why);
[[nodiscard]] Outcome resume_clocks(Sheet& sheet, machine::Scope scope);
/// Leaving a stage keeps a 首次…后 clock whose end lies in a later stage.
void stop_clocks(Sheet& sheet, machine::Scope scope);
/// The deadline of a stage that is left.
void stop_stage_clock(Sheet& sheet, const std::string& stage);
void stop_all_clocks(Sheet& sheet);
/// Starts 收到后…内A of the stage.
[[nodiscard]] Outcome begin_others(Sheet& sheet);
/// An act was done in `stage`: what it satisfies stops, what it starts begins.
[[nodiscard]] Outcome clocks_after(Sheet& sheet, const program::Stage& stage, std::int32_t verb);

/// 退回，改后直接返回: the clocks of the stage stand still until the case is back; no scope touches them.
[[nodiscard]] Outcome keep_for_return(Sheet& sheet, const std::string& stage);
[[nodiscard]] bool clocks_wait(const Sheet& sheet, const std::string& stage);
[[nodiscard]] Outcome resume_returned(Sheet& sheet, const std::string& stage);
/// The case goes another way: they end.
void forget_returned(Sheet& sheet);

/// What is due on a clock at the command's instant.
[[nodiscard]] machine::ClockEvent what_is_due(const ports::ClockRecord& clock, value::Instant now,
                                              bool& anything);
/// Moves the row of a clock by warn, lapse or remind, with its next reminder.
[[nodiscard]] Outcome advance_clock(Sheet& sheet, const std::string& name,
                                    machine::ClockEvent event);

}  // namespace guiju::casework
