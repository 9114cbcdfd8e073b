// SPDX-License-Identifier: Apache-2.0
#pragma once
// How far the cases of a territory are: per county how many stand where, and every deadline that was not
// kept, met late or still open. For whoever leads there or above; single cases are not shown (view.h).
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/casework/command.h"
#include "engine/ports/case_store.h"
#include "engine/ports/directory.h"
#include "engine/program/program.h"

namespace guiju::casework {

/// One clock of one case that ran out. Every clock counts for itself.
struct LateClock {
    std::string case_id{}, title{};  ///< the title of a classified case is left out
    std::string territory{};
    std::string clock{};  ///< "需求初筛/期限"
    value::Date due{};    ///< last day
    value::Date until{};  ///< day it was met, or today
    bool open = false;    ///< still running
    /// Working days; calendar days where the policy has no calendar. Empty: not all of them are announced yet.
    std::optional<std::int64_t> days_late{};
};

struct TerritoryProgress {
    std::string territory{};
    std::string lead{};                            ///< id of its lead unit; empty: there is none
    std::map<std::string, std::int64_t> stages{};  ///< open cases by stage
    std::int64_t closed = 0;
    std::map<std::string, std::int64_t> late{};  ///< clock → how often it ran out
};

struct Progress {
    std::vector<TerritoryProgress>
        territories{};              ///< by code; those without a case too, with zeros
    std::vector<LateClock> late{};  ///< by territory, case, due day
    bool working_days = true;       ///< what days_late counts
};

/// Of all filed cases within `territory` (empty: all the actor may see). denied (GJ5462): the actor leads
/// neither there nor above.
[[nodiscard]] base::Result<Progress> progress(const program::Program& program,
                                              ports::CaseStore& store, ports::Directory& directory,
                                              const std::string& territory, const Actor& actor,
                                              value::Instant now);

}  // namespace guiju::casework
