// SPDX-License-Identifier: Apache-2.0
#pragma once
// `guiju run --db`: opens and files every row of a file as a case, in groups that share a commit.
// Running the same file again changes nothing: ids come from the rows. Not the screening itself.
#include "adapters/cli/command.h"
#include "engine/value/date.h"

namespace guiju::cli {

/// Brings the policy into use first, as `guiju db adopt` does (a draft only with --simulate). Rows whose day
/// is not given are filed `at`.
[[nodiscard]] Exit file_into_database(const Call& call, const std::string& rule_file,
                                      value::Instant at);

}  // namespace guiju::cli
