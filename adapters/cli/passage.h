// SPDX-License-Identifier: Apache-2.0
#pragma once
// How far a case gets by its facts alone: screened, and where it goes on to another screening, screened there too, as
// far as the facts decide. For comparing two versions on real cases. Stores nothing; `guiju run` is one screening.
#include <memory>
#include <string>
#include <vector>

#include "adapters/cli/screening.h"

namespace guiju::cli {

struct Passed {
    std::int32_t stage = program::kNone,
                 line = program::kNone;   ///< of the last screening that decided
    bool waits = false;                   ///< only people can say
    std::vector<int> failing, undecided;  ///< numbers of its criteria

    friend bool operator==(const Passed&, const Passed&) = default;
};

class Passage {
   public:
    /// The program must outlive it.
    explicit Passage(const program::Program& program);
    [[nodiscard]] bool possible() const { return first_ >= 0; }

    [[nodiscard]] base::Result<Passed> pass(const eval::Facts& known);
    /// What a row of a file looks like as a case.
    [[nodiscard]] eval::Facts facts_of(const std::vector<value::Value>& fields) const;

    /// 转需求验证, 退回补正, 需人工判断 …
    [[nodiscard]] Text outcome(const Passed& passed) const;
    /// The case went on, or was closed: nothing held it up.
    [[nodiscard]] bool onward(const Passed& passed) const;
    /// What was not met or not decided, with what the case says; by number.
    [[nodiscard]] base::Result<std::vector<std::pair<int, Text>>> why(const Passed& passed,
                                                                      const eval::Facts& known);
    [[nodiscard]] const program::Criterion* criterion(std::int32_t stage, int number) const;
    [[nodiscard]] const program::Program& program() const { return program_; }

   private:
    [[nodiscard]] const program::Disposition* line_of(const Passed& passed) const;
    const program::Program& program_;
    std::int32_t first_ = program::kNone;
    std::vector<std::unique_ptr<Screening>> screenings_;  ///< by stage; empty without criteria
};

}  // namespace guiju::cli
