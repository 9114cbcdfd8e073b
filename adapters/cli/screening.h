// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the first screening of a policy says of facts that are no case yet: for `guiju run` without a
// database. Criteria that rest on a person's judgement are not decided but listed. Stores nothing.
#include <string>
#include <vector>

#include "adapters/cli/wording.h"
#include "engine/eval/ruling.h"

namespace guiju::cli {

struct Screened {
    Text outcome;  ///< 转需求验证, 退回补正 …; 需人工判断 when only people can say
    std::vector<int> failing;     ///< numbers of criteria that do not hold
    std::vector<int> undecided;   ///< … that cannot be decided, without the next
    std::vector<int> for_people;  ///< … that a person must judge
    std::vector<std::string>
        why;  ///< "需求内容不少于30字：现为10字", one a failing or undecided item
};

/// The same without words.
struct Judged {
    std::int32_t line =
        program::kNone;  ///< that applies, judgements nobody gave being supposed the best
    bool waits = false;  ///< nothing but people's judgement stands in the way
    std::vector<int> failing, undecided, for_people;
    std::vector<eval::Answer> answers;
};

class Screening {
   public:
    /// A stage with criteria, the first one unless it is named. The program must outlive it.
    explicit Screening(const program::Program& program, std::int32_t chosen = program::kNone);
    [[nodiscard]] bool possible() const { return stage_ >= 0; }
    [[nodiscard]] const program::Stage& stage() const;
    [[nodiscard]] std::int32_t index() const { return stage_; }

    /// `fields` by slot. Errors: a broken program.
    [[nodiscard]] base::Result<Screened> screen(std::vector<value::Value> fields, Lang lang);
    /// Likewise of a case with more than fields: those of `known` count, and the rest of it.
    [[nodiscard]] base::Result<Judged> judge(const eval::Facts& known, eval::Explain explain);
    /// What a case without a history looks like: these fields, no marks, its own place.
    [[nodiscard]] eval::Facts facts_of(const std::vector<value::Value>& fields) const;
    /// "需求内容不少于30字：需求内容现为10字"
    [[nodiscard]] std::string reason(const eval::Answer& answer, Lang lang) const;

   private:
    [[nodiscard]] bool rests_on_judgement(program::CodeId code) const;
    void suppose_the_best(std::vector<value::Value>& fields, const eval::Facts& facts);

    const program::Program& program_;
    std::int32_t stage_ = -1;
    std::vector<bool> for_people_;  ///< by criterion
    std::vector<eval::MarkFact> marks_;
    eval::Scratch scratch_;
};

}  // namespace guiju::cli
