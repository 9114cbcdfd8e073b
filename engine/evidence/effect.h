// SPDX-License-Identifier: Apache-2.0
#pragma once
// The effect of an entry: what the command changed in the rows of its case, so that the rows can be made
// again from the journal alone, without the rules, the directory or the other cases. Canonical JSON.
// Of the answer to the command and of its messages it holds the fingerprints: they are not made again, but
// whoever has them can tell whether they were changed. Holdings and published lists are not in it.
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "engine/evidence/fingerprint.h"
#include "engine/ports/case_store.h"

namespace guiju::evidence {

/// Fingerprints of what a command gave out; empty where it gave nothing, or was before they were kept.
struct Given {
    std::string answer{};
    std::vector<std::string> messages{};  ///< in their order
};

/// The rows of one case.
struct CaseRows {
    ports::CaseRecord record{};
    std::map<std::string, ports::ClockRecord> clocks{};                        ///< by name
    std::map<std::string, ports::WorkItemRecord> work{};                       ///< by id
    std::map<std::pair<std::string, std::string>, ports::LinkRecord> links{};  ///< relation, to
    Given given{};  ///< of the entry put on top last
};

/// Of a change that found the case as `before` (a default record: it did not exist); its command and its messages
/// are complete.
[[nodiscard]] std::string effect_of(const ports::CaseRecord& before,
                                    const ports::CaseChange& change, Hash hash);
[[nodiscard]] std::string fingerprint_of(const ports::CommandRecord& command, Hash hash);
[[nodiscard]] std::string fingerprint_of(const ports::OutboxRecord& message, Hash hash);
/// Everything there is, for a case whose earlier entries have no effects.
[[nodiscard]] std::string whole_effect(const CaseRows& rows);

/// Puts the effect of an entry on top; a whole one replaces what was there. False: it cannot be read.
[[nodiscard]] bool apply(const ports::JournalRecord& entry, CaseRows& rows);

}  // namespace guiju::evidence
