// SPDX-License-Identifier: Apache-2.0
#pragma once
// Strength of rules on a case: what must be done before a stage is left, what is only wished for, and the
// exceptions (例外) from an 一般. Knows the notes of the case; which line applies is eval/ruling.h.
#include "engine/casework/sheet.h"
#include "engine/eval/ruling.h"

namespace guiju::casework {

/// Exceptions that have run out at the command's instant lose their force.
void expire_exceptions(Sheet& sheet);
/// The item ("3") or action is excused now, in this stage.
[[nodiscard]] bool is_excused(const Sheet& sheet, const std::string& subject);
/// Notes that an action the policy asks for has been done in this stage.
void note_done(Sheet& sheet, const program::Action& action);
/// Before the line is taken: 应当 and 一般 actions of the stage that are neither done nor excused refuse a
/// line that goes on (GJ5034); 鼓励 and 力争 ones, and such items, become flags.
[[nodiscard]] Outcome check_duties(Sheet& sheet, const program::Disposition& line);
/// Flags for items of a screening that are only wished for and not met.
void flag_wishes(Sheet& sheet, const eval::Ruling& ruling);
/// The stage is entered or asked anew: opinions and what was done before count no longer.
void begin_notes(Sheet& sheet, const std::string& stage, bool entered);

}  // namespace guiju::casework
