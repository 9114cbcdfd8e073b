// SPDX-License-Identifier: Apache-2.0
#pragma once
// Turns what eval found into a Decision that is stored and can be said again: criteria, values, articles,
// parameters, lines that did not hold. Values of secret fields never enter a decision.
#include "engine/casework/sheet.h"
#include "engine/eval/ranking.h"
#include "engine/eval/ruling.h"

namespace guiju::casework {

inline constexpr const char* kRedacted = "〔已脱敏〕";

/// Fills sheet.decision from a ruling with its deciding line.
void describe(Sheet& sheet, const eval::Ruling& ruling);
/// An act of the general rules or a requirement that mattered: only where it stands.
void describe(Sheet& sheet, const program::Origin& origin);
/// "初筛时限=3个工作日（暂定）"
[[nodiscard]] std::string say_parameter(const program::Parameter& parameter);
/// Why no line applies: what is missing, or that no line fits.
[[nodiscard]] base::Error no_line(const Sheet& sheet, const eval::Ruling& ruling);
/// "（十二）", as items are numbered in a regulation.
[[nodiscard]] std::string item_mark(int number);
/// What a condition still needs: field names, each once.
[[nodiscard]] std::vector<Text> missing_of(const eval::Explanation& why);
/// What an explanation says of lists of records, one sentence each.
[[nodiscard]] std::vector<Text> remarks_of(const eval::Explanation& why);
/// The failing and open criteria with their wording: "（二）需求内容不少于30字；…".
[[nodiscard]] std::string say_items(const program::Stage& stage, const std::vector<int>& items);
/// Unit id → explained score: the best kRankedKept and all of `chosen`, best first; then those of
/// `chosen` that are not admitted, with the reason. `admitted` gets the ids of all who are.
[[nodiscard]] Result<std::vector<std::pair<std::string, Text>>> ranked_units(
    const program::Program& program, ports::Directory& directory, const ports::CaseRecord& record,
    std::int32_t matching, const std::vector<std::string>& chosen,
    std::vector<std::string>& admitted);

}  // namespace guiju::casework
