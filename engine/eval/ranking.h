// SPDX-License-Identifier: Apache-2.0
#pragma once
// Matching: which candidates of a register are admitted for a case, and in which order. Exact scores, ties
// by unit id; every place can be explained. It recommends: who is chosen is for people.
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/eval/ruling.h"
#include "engine/eval/scoring.h"

namespace guiju::eval {

/// A unit with its entry in the register of the matching. Borrowed.
struct Candidate {
    std::string_view unit;                ///< id
    std::string_view territory;           ///< code; empty: not known
    std::span<const value::Value> entry;  ///< by slot of the register
};

struct Ranked {
    std::size_t candidate = 0;    ///< index into the candidates
    TotalScore score;             ///< rows that cannot be computed are spread over the others
    std::vector<Answer> answers;  ///< admission criteria
};
struct NotAdmitted {
    std::size_t candidate = 0;
    std::vector<Answer> answers;  ///< at least one is no or unknown
};
struct Ranking {
    std::vector<Ranked> admitted;     ///< best first; without a score last; equal: by unit id
    std::vector<NotAdmitted> others;  ///< by unit id
};

/// `facts` are those of the case; candidate parts of it are ignored. `matching`: index.
[[nodiscard]] base::Result<Ranking> rank(const Program& program, std::int32_t matching,
                                         const Facts& facts, std::span<const Candidate> candidates);
/// "总分89.10：领域匹配100×70%＝70，工作负荷63.67×30%＝19.10" in one language, for a decision.
[[nodiscard]] std::string explain_score(const std::vector<program::ScoreRow>& rows,
                                        const TotalScore& score, base::Lang lang);

}  // namespace guiju::eval
