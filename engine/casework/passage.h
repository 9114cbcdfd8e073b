// SPDX-License-Identifier: Apache-2.0
#pragma once
// A case goes over to another version of its policy (过渡): what its row, clocks and work items become, by
// the rules the new version has written for it, or why a person has to decide. And how it goes back. Plans
// only: storing is the office's. Not which version new cases take (policies.h).
#include <optional>
#include <string>
#include <vector>

#include "engine/casework/errors.h"
#include "engine/ports/case_store.h"
#include "engine/ports/directory.h"
#include "engine/program/program.h"

namespace guiju::casework {

/// The two versions; `to` has the rules.
struct Versions {
    const program::Program& from;
    const program::Program& to;
    std::string from_hash{}, to_hash{};
};

/// What becomes of one case. Nothing of it counts while `needs_person` is not empty.
struct Passage {
    ports::CaseRecord after{};                 ///< revision as before: the office counts it
    std::vector<ports::ClockRecord> clocks{};  ///< new or changed
    std::vector<ports::WorkItemRecord> work{};
    const program::TransitionRow* row =
        nullptr;                       ///< the line of 过渡; null: none speaks of its stage
    std::vector<Text> needs_person{};  ///< why this cannot be done by rule
    std::vector<Text> remarks{};       ///< what else becomes different
    struct Moved {
        std::string clock{};               ///< name afterwards
        value::Instant before{}, after{};  ///< 0: none, or it stands still
    };
    std::vector<Moved> moved{};  ///< due days that change, and those that begin or end
};

/// The line of 过渡 for this stage of this version. nullptr: there is none.
[[nodiscard]] const program::TransitionRow* passage_row(const program::Program& to,
                                                        const program::Program& from,
                                                        const std::string& stage);
/// The case as it would stand under the new version at `at`. An error only when the directory fails.
[[nodiscard]] Result<Passage> plan_passage(const Versions& versions, ports::Directory& directory,
                                           const ports::CaseView& view, value::Instant at);

/// How the case stood before, kept in the journal entry of the passage.
struct Before {
    std::string from_hash{}, to_hash{}, from_version{}, to_version{};
    ports::CaseRecord record{};                ///< what a passage changes; nothing else is kept
    std::vector<ports::ClockRecord> clocks{};  ///< those it changed
    std::vector<ports::WorkItemRecord> work{};
    std::vector<std::string> new_clocks{}, new_work{};  ///< those it began
};
[[nodiscard]] Before before_of(const Versions& versions, const ports::CaseView& view,
                               const Passage& passage);
[[nodiscard]] std::string to_json(const Before& before);
[[nodiscard]] Result<Before> before_from_json(const std::string& text);
/// What an entry of the journal says of a passage; empty when it is none.
[[nodiscard]] std::optional<Before> passage_in(const ports::JournalRecord& entry);
/// The record with everything the passage changed as it was.
[[nodiscard]] ports::CaseRecord put_back(ports::CaseRecord now, const Before& before);

}  // namespace guiju::casework
