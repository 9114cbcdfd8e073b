// SPDX-License-Identifier: Apache-2.0
#pragma once
// A rule file on its way into a database: composed on what is published there, proved, and held against the
// local policies that are in use. Stores nothing: whoever calls does, when nothing stands against it.
#include "adapters/cli/acting.h"
#include "adapters/cli/policy_files.h"

namespace guiju::cli {

/// The file of the command line as it would come into use. The policy above a local file is looked for in
/// --base, in the database, and near the file, in this order. Findings go to stderr; GJ5615 when there is
/// an error among them: of the text, of the composition (41xx, 42xx), of the proofs (4210, 43xx), GJ4143
/// when the base is another text than the database's, GJ4141 and GJ4142 beside other local policies.
[[nodiscard]] base::Result<Policy> load_for(const Call& call, Database& database,
                                            const std::string& path, value::Instant at);

}  // namespace guiju::cli
