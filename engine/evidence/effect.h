// SPDX-License-Identifier: Apache-2.0
#pragma once
// The effect of an entry: what the command changed in the rows of its case, so that the rows can be made
// again from the journal alone, without the rules, the directory or the other cases. Canonical JSON.
// Messages, holdings and published lists are not rows of a case and are not in it.
#include <map>
#include <string>
#include <tuple>

#include "engine/ports/case_store.h"

namespace guiju::evidence {

/// The rows of one case.
struct CaseRows {
    ports::CaseRecord record{};
    std::map<std::string, ports::ClockRecord> clocks{};                        ///< by name
    std::map<std::string, ports::WorkItemRecord> work{};                       ///< by id
    std::map<std::pair<std::string, std::string>, ports::LinkRecord> links{};  ///< relation, to
};

/// Of a change that found the case as `before` (a default record: it did not exist).
[[nodiscard]] std::string effect_of(const ports::CaseRecord& before,
                                    const ports::CaseChange& change);
/// Everything there is, for a case whose earlier entries have no effects.
[[nodiscard]] std::string whole_effect(const CaseRows& rows);

/// Puts the effect of an entry on top; a whole one replaces what was there. False: it cannot be read.
[[nodiscard]] bool apply(const ports::JournalRecord& entry, CaseRows& rows);

}  // namespace guiju::evidence
