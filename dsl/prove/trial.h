// SPDX-License-Identifier: Apache-2.0
#pragma once
// A case the solver found, made real: values that the engine can run, and a 试例 that a person can paste.
// The engine's word counts: a case that turns out otherwise is not shown.
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "dsl/prove/situation.h"
#include "dsl/prove/solver.h"
#include "engine/eval/ruling.h"

namespace guiju::prove {

/// What a 试例 of this policy can refer to, and the skin it is written in.
struct Hints {
    base::Lang skin = base::Lang::zh;
    std::vector<std::string> units;  ///< ids of the units of its 样本
};

class Trial final : private eval::Memberships {
   public:
    /// All must outlive the trial.
    Trial(const program::Program& program, const Situation& situation, const Model& model,
          const Hints& hints);
    /// With values at hand: what a boundary case is made of.
    Trial(const program::Program& program, std::vector<value::Value> fields);
    Trial(const Trial&) = delete;
    Trial& operator=(const Trial&) = delete;

    [[nodiscard]] base::Result<eval::Ruling> screen(std::int32_t stage) const;
    [[nodiscard]] base::Result<eval::Ruling> act(std::int32_t stage, std::int32_t verb) const;
    [[nodiscard]] base::Result<value::Truth> decide(program::CodeId code) const;

    /// Everything it needs can be written as given values: no marks, no rounds, no registers.
    [[nodiscard]] bool can_be_written() const { return plain_; }
    /// Every field the case has filled in could be given a value.
    [[nodiscard]] bool whole() const { return whole_; }
    [[nodiscard]] std::int64_t rounds_used() const { return rounds_; }
    [[nodiscard]] const std::vector<value::Value>& fields() const { return fields_; }
    /// "意向投入75万元，密级未填写": the fields with these slots.
    [[nodiscard]] base::Text told(const std::set<std::int32_t>& slots) const;

   private:
    [[nodiscard]] value::Value value_of(const FieldVariables& of, const Situation& situation,
                                        const Model& model, const Hints& hints);
    [[nodiscard]] std::string text_of(const FieldVariables& of, const Situation& situation,
                                      const Model& model) const;
    [[nodiscard]] std::string territory_of(std::int32_t slot, const Situation& situation,
                                           const Model& model) const;
    [[nodiscard]] bool well_formed(std::int32_t slot, const Situation& situation,
                                   const Model& model) const;
    [[nodiscard]] value::Truth in_register(std::int32_t index,
                                           std::string_view unit) const override;
    [[nodiscard]] value::Truth in_matching(std::int32_t index,
                                           std::string_view unit) const override;
    [[nodiscard]] value::Truth entitled(std::int32_t index, std::string_view unit) const override;
    [[nodiscard]] eval::Facts facts() const;
    /// Of other cases, or a part of a composite: no 试例 gives it by its name.
    [[nodiscard]] bool stands_beside(std::int32_t slot) const;
    void read(const Situation& situation, const Model& model);

    const program::Program& program_;
    std::vector<value::Value> fields_;
    std::vector<eval::MarkFact> marks_;
    std::set<std::pair<program::Op, std::int32_t>> members_;  ///< registers said to hold the unit
    std::map<std::string, std::vector<int>> excused_;         ///< by stage: numbers of criteria
    std::int64_t rounds_ = 0;
    value::Value this_case_{"A1"}, this_unit_{"U1"};
    bool plain_ = true, whole_ = true;
};

/// What one field is given: "意向投入180万元", "密级“公开”"; empty when it cannot be written so.
[[nodiscard]] std::string given_text(const program::Field& field, const value::Value& value,
                                     base::Lang skin);
/// Heading, 给定, 经过 and 应当 of a screening as the engine answers it. Empty when a value of the case
/// cannot be written.
[[nodiscard]] std::string screening_example(const program::Program& program, std::int32_t stage,
                                            const Trial& trial, const std::string& name,
                                            base::Lang skin);
/// "应当：退回补正，理由为第（二）项" for a ruling; 没有规定 when no line applies.
[[nodiscard]] std::string expectation_text(const program::Program& program, std::int32_t stage,
                                           const eval::Ruling& ruling, base::Lang skin);
/// "第（一）、（四）项"
[[nodiscard]] std::string items_text(const std::vector<int>& items, base::Lang lang);

}  // namespace guiju::prove
