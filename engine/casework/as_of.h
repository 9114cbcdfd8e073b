// SPDX-License-Identifier: Apache-2.0
#pragma once
// A case as it stood at an instant: its row while nothing has happened since, otherwise built again from
// the journal and the answers given then; what these do not tell is named, never guessed. Reads only.
#include <string>
#include <vector>

#include "engine/casework/errors.h"
#include "engine/ports/case_store.h"
#include "engine/program/program.h"

namespace guiju::casework {

struct CaseAsOf {
    ports::CaseRecord record{};
    std::vector<ports::ClockRecord> clocks{};     ///< that had begun by then
    std::vector<ports::JournalRecord> journal{};  ///< until then
    bool exact = false;           ///< nothing has happened since: all of it is as it was
    std::vector<Text> unknown{};  ///< what cannot be told of that instant
};

/// Version of the case after the entry at `index` of its whole journal.
[[nodiscard]] std::string hash_after(const std::vector<ports::JournalRecord>& journal,
                                     const ports::CaseRecord& now, std::size_t index);
/// not_found: no such case (GJ5001), none yet at that instant (GJ5677), or its journal was removed as history
/// and something happened since (GJ5711).
[[nodiscard]] Result<CaseAsOf> case_as_of(ports::CaseStore& store, const std::string& case_id,
                                          value::Instant until);
/// The last instant of a day: "as of DAY" is how things stood when it ended.
[[nodiscard]] value::Instant as_of_day(value::Date day);

}  // namespace guiju::casework
