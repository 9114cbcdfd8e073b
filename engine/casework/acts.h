// SPDX-License-Identifier: Apache-2.0
#pragma once
// What each kind of command does to the sheet: who may, is everything given, what do the rules say. Every
// function gives Done or the refusal; after a refusal the sheet is thrown away. Saving is office.cpp's.
#include "engine/casework/sheet.h"

namespace guiju::casework {

// intake.cpp
[[nodiscard]] Outcome open_case(Sheet& sheet);
[[nodiscard]] Outcome fill_case(Sheet& sheet);
[[nodiscard]] Outcome comment_case(Sheet& sheet);
/// The case leaves the first stage: instant, priority, duplicate flag.
[[nodiscard]] Outcome file_case(Sheet& sheet);

// doing.cpp
[[nodiscard]] Outcome act_on_case(Sheet& sheet);
/// On the last level of its ladder that is present; no outside a ladder.
[[nodiscard]] Result<bool> is_at_top(const Sheet& sheet);

// screening.cpp
[[nodiscard]] Outcome screen_case(Sheet& sheet);
[[nodiscard]] Outcome correct_case(Sheet& sheet);
[[nodiscard]] Outcome confirm_case(Sheet& sheet);
[[nodiscard]] Outcome decline_case(Sheet& sheet);

// joint.cpp
[[nodiscard]] Outcome give_opinion(Sheet& sheet);
/// Takes the line of the joint review if its result can be drawn; else nothing changes.
[[nodiscard]] Outcome draw_joint(Sheet& sheet, bool late);

// duties.cpp
[[nodiscard]] Outcome grant_exception(Sheet& sheet);

// general.cpp
[[nodiscard]] Outcome general_act(Sheet& sheet, program::GeneralRule::Verb verb);

// By the lines 准许 of a stage (permits.h).
// handling.cpp
[[nodiscard]] Outcome claim_case(Sheet& sheet);
[[nodiscard]] Outcome transfer_case(Sheet& sheet);
[[nodiscard]] Outcome delegate_case(Sheet& sheet);
// signing.cpp
[[nodiscard]] Outcome add_signer(Sheet& sheet);
[[nodiscard]] Outcome remove_signer(Sheet& sheet);
// telling.cpp
[[nodiscard]] Outcome copy_case(Sheet& sheet);
/// The actor has looked: what was sent to it for sight is no open work any more.
void copy_was_read(Sheet& sheet);
[[nodiscard]] Outcome urge_case(Sheet& sheet);
// sending.cpp
[[nodiscard]] Outcome send_to_stage(Sheet& sheet);
[[nodiscard]] Outcome jump_to_stage(Sheet& sheet);
[[nodiscard]] Outcome reopen_case(Sheet& sheet);
// taking_back.cpp
[[nodiscard]] Outcome take_case_back(Sheet& sheet);

// looking.cpp
/// 查看: what was shown to whom goes into the journal.
[[nodiscard]] Outcome look_at_case(Sheet& sheet);
/// The class of confidentiality was raised: who leads is told which versions of lists showed the case.
[[nodiscard]] Outcome tell_of_raised_class(Sheet& sheet, ports::CaseStore& store);

// ticks.cpp
[[nodiscard]] Outcome tick_case(Sheet& sheet);

}  // namespace guiju::casework
