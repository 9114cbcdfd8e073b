// SPDX-License-Identifier: Apache-2.0
#pragma once
// A case as eval sees it: values by slot, marks, who is in which register. Made of a row for one
// evaluation and thrown away. Decides nothing.
#include <list>
#include <string_view>
#include <vector>

#include "engine/eval/facts.h"
#include "engine/ports/directory.h"
#include "engine/ports/records.h"

namespace guiju::casework {

class FactsOf final : private eval::Memberships {
   public:
    /// Copies the fields of `record`; program and directory must outlive it.
    FactsOf(const program::Program& program, ports::Directory& directory,
            const ports::CaseRecord& record)
        : FactsOf(program, &directory, record) {}
    /// Without a directory nobody knows who is in which register.
    FactsOf(const program::Program& program, ports::Directory* directory,
            const ports::CaseRecord& record);
    FactsOf(const FactsOf&) = delete;
    FactsOf& operator=(const FactsOf&) = delete;

    [[nodiscard]] const eval::Facts& facts() const { return facts_; }
    /// The same facts with a unit's entry in a register as the candidate.
    [[nodiscard]] eval::Facts with_candidate(const ports::UnitRecord& unit,
                                             std::int32_t in_register,
                                             std::vector<value::Value>& entry) const;
    /// The same facts with another unit as 本单位.
    [[nodiscard]] eval::Facts with_unit(const std::string& unit) const;
    /// For indicators.
    void set_level(program::Level own) { facts_.own_level = own; }
    void set_period(value::Instant from, value::Instant until);

   private:
    /// Opinions and exceptions: who agreed, what is excused.
    void take_notes(const ports::CaseRecord& record);
    [[nodiscard]] value::Truth in_register(std::int32_t index,
                                           std::string_view unit) const override;
    [[nodiscard]] value::Truth in_matching(std::int32_t index,
                                           std::string_view unit) const override;
    [[nodiscard]] value::Truth entitled(std::int32_t index, std::string_view unit) const override;

    const program::Program& program_;
    ports::Directory* directory_;
    std::string territory_;
    value::Value this_case_, this_unit_;
    mutable std::list<value::Value> candidate_units_;  ///< ids that facts of candidates point to
    std::vector<value::Value> fields_;
    std::vector<eval::MarkFact> marks_;
    std::vector<int> excused_;
    eval::Facts facts_;
};

}  // namespace guiju::casework
