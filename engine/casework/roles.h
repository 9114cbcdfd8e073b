// SPDX-License-Identifier: Apache-2.0
#pragma once
// Who holds which role in one case: by field, by place and level, by register, as applicant. Absent levels
// are skipped upward. Reads the directory; changes nothing, grants nothing by itself.
#include <optional>
#include <string>
#include <vector>

#include "engine/casework/errors.h"
#include "engine/casework/facts_of.h"

namespace guiju::casework {

using ports::UnitRecord;

/// A unit in one of the roles of the policy.
struct RoleHolder {
    std::int32_t role = program::kNone;
    UnitRecord unit;
};

class Roles {
   public:
    /// All must outlive it; `record` is looked at anew at every call.
    Roles(const program::Program& program, ports::Directory& directory,
          const ports::CaseRecord& record)
        : program_(program), directory_(directory), record_(record) {}

    /// The one unit that holds the role in this case; empty when it is not (yet) fixed or absent.
    [[nodiscard]] Result<std::optional<UnitRecord>> unit_of(std::int32_t role) const;
    /// All of them: a list field (由…担任) names several. In the order of the list, each unit once.
    [[nodiscard]] Result<std::vector<UnitRecord>> units_of(std::int32_t role) const;
    /// May this unit act in the role in this case?
    [[nodiscard]] Result<bool> holds(std::int32_t role, const UnitRecord& unit) const;
    /// The first of the roles that the unit holds (and that goes by `wanted`, if that is not empty).
    [[nodiscard]] Result<std::optional<std::int32_t>> first_held(
        const std::vector<std::int32_t>& roles, const UnitRecord& unit,
        const std::string& wanted) const;
    /// The first role of the list with a definite unit.
    [[nodiscard]] Result<std::optional<RoleHolder>> first_present(
        const std::vector<std::int32_t>& roles) const;
    /// The first present rung of the ladder stage at or above `rung` (1 = lowest); empty: none.
    struct Step {
        std::int32_t rung = 0;
        RoleHolder holder;
    };
    [[nodiscard]] Result<std::optional<Step>> rung_from(const program::Stage& stage,
                                                        std::int32_t rung) const;
    /// Who sees what is overdue with `unit`: the next present level above it, or the local lead unit.
    [[nodiscard]] Result<std::optional<RoleHolder>> above(const std::string& unit) const;

   private:
    [[nodiscard]] Result<std::string> place_of(const program::Role& role) const;
    [[nodiscard]] Result<std::optional<UnitRecord>> at_place(std::int32_t role,
                                                             const std::string& place) const;
    [[nodiscard]] Result<std::optional<UnitRecord>> named_here(
        std::int32_t role, const std::string& territory, std::vector<UnitRecord> holders) const;
    [[nodiscard]] Result<std::optional<UnitRecord>> lowest_present(std::int32_t role,
                                                                   const std::string& place) const;
    [[nodiscard]] Result<bool> listed(std::int32_t role, const UnitRecord& unit) const;

    const program::Program& program_;
    ports::Directory& directory_;
    const ports::CaseRecord& record_;
};

/// Names of roles, for messages.
[[nodiscard]] Text names_of(const program::Program& program,
                            const std::vector<std::int32_t>& roles);
/// The role whose unit files the case: no place, no register, no field of its own.
[[nodiscard]] bool is_applicant_role(const program::Program& program, std::int32_t role);

}  // namespace guiju::casework
