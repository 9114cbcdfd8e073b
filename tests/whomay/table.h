// SPDX-License-Identifier: Apache-2.0
#pragma once
// What is expected, by a table that people wrote from the text of the measures (measures.csv) and by who is who
// in one case. Knows nothing of the engine: no program, no roles, no store.
#include <string>
#include <vector>

namespace guiju::whomay {

/// One line of the table: in this stage and state (or * in any), this may be done by these.
struct Line {
    std::string stage, state, deed, who, article;
};
[[nodiscard]] std::vector<Line> read_table(const std::string& path);

/// Who is who in a case, by the ids of the units.
struct Cast {
    std::string stage;
    std::vector<std::string> states;  ///< 草稿, 办理, 待补正, 待确认, 暂停, 已结, 移交中
    std::string applicant, opener, handler, lead, offered;
    std::string proposer;  ///< person who proposed what waits for confirmation: "unit/person"
    std::vector<std::string> others_in_sight;
};

struct Expected {
    enum class Answer { impossible, may, may_not } answer = Answer::impossible;
    std::string article;
};
/// impossible: the table has no line for it there; then nobody may do it, whatever the words of the refusal.
[[nodiscard]] Expected expected(const std::vector<Line>& table, const Cast& cast,
                                const std::string& deed, const std::string& unit,
                                const std::string& person);
[[nodiscard]] bool in_sight(const Cast& cast, const std::string& unit);

}  // namespace guiju::whomay
