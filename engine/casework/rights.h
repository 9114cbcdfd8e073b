// SPDX-License-Identifier: Apache-2.0
#pragma once
// Questions about what is held: has this unit or case the right, on that day; how much of the quota is
// left; who is in the register. Reads only.
#include <optional>
#include <string>
#include <vector>

#include "engine/casework/holding_state.h"
#include "engine/ports/case_store.h"
#include "engine/ports/directory.h"

namespace guiju::casework {

/// One condition of a right as it was asked.
struct RightCriterion {
    int number = 0;
    value::Truth answer{};
    std::string wording, basis;
    std::vector<std::string> missing;
};
struct Right {
    value::Truth answer{};
    std::string name, subject, basis;
    std::vector<RightCriterion> criteria;
    base::Text note;  ///< why it could not be asked on that day, or of that subject
};
/// Has the subject (a unit; of a right of cases: a case id) the right at `at`? Registers and ladders are
/// looked at as they stood then. Fields that a case was given after `at` count as not known.
/// not_found: no such right (GJ5072), unit or case.
[[nodiscard]] base::Result<Right> right_of(const program::Program& program, ports::CaseStore& store,
                                           ports::Directory& directory, const std::string& name,
                                           const std::string& subject, value::Instant at);

/// The rows of a quota that count for this unit and case: "*", "E1", "E1/设备券". refused: a field
/// that the account is counted by is not filled in.
[[nodiscard]] base::Result<std::string> account_of(const program::Program& program,
                                                   const program::Quota& quota,
                                                   const ports::CaseRecord& record,
                                                   const std::string& unit);
/// "E1/设备券" → "甲公司、设备券"
[[nodiscard]] std::string account_in_words(const program::Program& program,
                                           const program::Quota& quota, ports::Directory& directory,
                                           const std::string& account);

struct Balance {
    std::string account;
    std::optional<value::Number> limit;  ///< without 放宽; empty: vouchers, or not known
    value::Number used, left;            ///< left of vouchers: issued and still valid
    value::Dimension dimension = value::Dimension::none;
    std::vector<Grant> grants;
    base::Text period;
};
/// One line for each account that has rows (and for `account`, if one is named). not_found: no such
/// quota (GJ5073).
[[nodiscard]] base::Result<std::vector<Balance>> balances_of(const program::Program& program,
                                                             ports::HoldingReader& holdings,
                                                             const std::string& quota,
                                                             const std::string& account,
                                                             value::Instant at);

/// An entry as it stands at an instant.
struct Standing {
    ports::HoldingRecord row;
    bool held = false;
    std::string rung;  ///< of a ladder: where its member stands now; empty: nowhere
};
/// All entries that the engine made in a register or on a ladder, oldest first. not_found: no such
/// register (GJ5074).
[[nodiscard]] base::Result<std::vector<Standing>> entries_of(const program::Program& program,
                                                             ports::HoldingReader& holdings,
                                                             const std::string& name,
                                                             value::Instant at);

}  // namespace guiju::casework
