// SPDX-License-Identifier: Apache-2.0
#pragma once
// Which line of 处理 applies (language reference, section 8): lines in order, the first that holds decides;
// progress, return and closing need every earlier line to be definitely not so. Changes nothing itself.
#include <cstdint>
#include <vector>

#include "engine/eval/evaluate.h"

namespace guiju::eval {

/// One criterion as it was asked.
struct Answer {
    int number = 0;
    Truth truth = Truth::unknown;  ///< what counts: 鼓励, 力争 and excused items hold nothing up
    /// False: the criterion does not concern this case (C的，须D, and C does not hold). It neither
    /// passes nor fails; `truth` is then yes, so that it holds nothing up.
    bool applicable = true;
    Explanation why;              ///< empty unless explanations were asked for
    Truth said = Truth::unknown;  ///< what the condition itself says
};

/// A line that was looked at, in order.
struct LineLooked {
    std::int32_t line = program::kNone;  ///< index into Stage::dispositions
    Truth truth = Truth::unknown;
    Explanation why;  ///< of its own condition, if asked for
};

/// What the rules say. `line` is kNone when no line applies; then `undecided` tells whether that is
/// because something is unknown (and no 不能判断的 line was written) or because no line fits.
struct Ruling {
    std::int32_t line = program::kNone;
    bool undecided = false;          ///< something unknown kept a line from being decided
    std::vector<Answer> answers;     ///< by criterion; empty when nothing was screened
    std::vector<LineLooked> looked;  ///< every line that was asked, the deciding one last
    /// Numbers of the criteria the outcome rests on, in order. Correcting and clarifying: all failing
    /// and undecided ones in one list. Returning and closing: the failing ones the line speaks of.
    std::vector<int> items;
};

enum class Explain : std::uint8_t { no, yes };

/// Asks all criteria of the stage and finds the line. `stage`: index. facts.rounds_used counts.
[[nodiscard]] base::Result<Ruling> screen(const Program& program, std::int32_t stage,
                                          const Facts& facts, Scratch& scratch, Explain explain);
/// Only the answers: cheap form for many cases; `answers` gets one truth a criterion.
[[nodiscard]] base::Outcome ask(const Program& program, std::int32_t stage, const Facts& facts,
                                Scratch& scratch, std::vector<Truth>& answers);
/// The line for an action. `at_top`: the case is on the last level of its ladder.
[[nodiscard]] base::Result<Ruling> rule_on_action(const Program& program, std::int32_t stage,
                                                  std::int32_t verb, bool at_top,
                                                  const Facts& facts, Scratch& scratch);
/// The line for 补正期满未补正的. No such line: kNone and not undecided.
[[nodiscard]] base::Result<Ruling> rule_on_correction_expired(const Program& program,
                                                              std::int32_t stage,
                                                              const Facts& facts, Scratch& scratch);
/// The line for 期满未办理的. `at_top`: the case is on the last level of its ladder.
[[nodiscard]] base::Result<Ruling> rule_on_expired(const Program& program, std::int32_t stage,
                                                   const Facts& facts, Scratch& scratch,
                                                   bool at_top = false);
/// The line for 一旦…的 whose condition holds now. None holds: kNone; an unknown one is not taken.
[[nodiscard]] base::Result<Ruling> rule_as_soon(const Program& program, std::int32_t stage,
                                                const Facts& facts, Scratch& scratch);
/// The line for 会签同意的 or 会签不同意的.
[[nodiscard]] base::Result<Ruling> rule_on_joint(const Program& program, std::int32_t stage,
                                                 bool agreed, const Facts& facts, Scratch& scratch);
/// What a criterion counts for: itself, or yes when it is only wished for or excused.
[[nodiscard]] Truth counted(const program::Criterion& criterion, Truth said, const Facts& facts);
/// Most corrections a line allows; 0 = no limit.
[[nodiscard]] std::int64_t most_rounds(const Program& program, const program::Disposition& line);

/// Requirements (须 …) of an action that do not definitely hold, whatever their strength.
struct UnmetRequirement {
    std::int32_t requirement = 0;  ///< index into Action::require
    Truth truth = Truth::no;       ///< no or unknown
    Explanation why;
};
[[nodiscard]] base::Result<std::vector<UnmetRequirement>> unmet_requirements(
    const Program& program, const program::Action& action, const Facts& facts, Scratch& scratch);

}  // namespace guiju::eval
