// SPDX-License-Identifier: Apache-2.0
#pragma once
// The rule files a database keeps beside the versions it knows: what a local policy is composed on and
// proved against is what was published, not a copy somebody has at hand. Reads the store; changes nothing.
#include <string>
#include <vector>

#include "adapters/cli/policy_files.h"
#include "engine/ports/case_store.h"

namespace guiju::cli {

/// A version with its rule file, and the calendars it was compiled with.
struct KeptPolicy {
    std::string hash;
    program::Head head;
    bool superseded = false;      ///< a newer version of the same policy has taken its place
    std::vector<KeptText> texts;  ///< its own first; empty: the database has the program only
};

/// What is to be kept of a policy that compiled: its own file, and those that hold nothing but calendars.
[[nodiscard]] std::string texts_of(const Policy& policy);
/// Every version that is in use, approved or waiting at `at`, drafts and what was withdrawn left out;
/// the newest of each policy last.
[[nodiscard]] base::Result<std::vector<KeptPolicy>> kept_policies(ports::CaseStore& store,
                                                                  value::Instant at);

}  // namespace guiju::cli
