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

class Screening {
   public:
    /// The first stage with criteria. The program must outlive it.
    explicit Screening(const program::Program& program);
    [[nodiscard]] bool possible() const { return stage_ >= 0; }
    [[nodiscard]] const program::Stage& stage() const;

    /// `fields` by slot. Errors: a broken program.
    [[nodiscard]] base::Result<Screened> screen(std::vector<value::Value> fields, Lang lang);

   private:
    [[nodiscard]] bool rests_on_judgement(program::CodeId code) const;
    void suppose_the_best(std::vector<value::Value>& fields, const eval::Facts& facts);
    [[nodiscard]] std::string reason(const eval::Answer& answer, Lang lang) const;

    const program::Program& program_;
    std::int32_t stage_ = -1;
    std::vector<bool> for_people_;  ///< by criterion
    std::vector<eval::MarkFact> marks_;
    eval::Scratch scratch_;
};

}  // namespace guiju::cli
