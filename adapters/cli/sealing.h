// SPDX-License-Identifier: Apache-2.0
#pragma once
// Sealing a database to a file: by itself (guiju db seal) and after what changes cases (--seal-key and
// --seal-file of run and case). Files and words only; what is signed is decided in engine/evidence.
#include "adapters/cli/command.h"
#include "engine/evidence/book.h"
#include "engine/evidence/sealing.h"

namespace guiju::cli {

/// Where a seal goes and who signs it.
struct SealPlan {
    std::string key, file;  ///< paths
    std::string also{};     ///< a second file, kept elsewhere; empty: none
    evidence::Pace pace{};
};

/// Completes the file, makes the next seal if one is due, writes it to the database, then to the file.
[[nodiscard]] base::Result<evidence::Sealing> seal_database(const Call& call, Database& database,
                                                            const SealPlan& plan,
                                                            value::Instant at);
/// The seals of the database and of the file at `path`, which must be there.
[[nodiscard]] base::Result<evidence::Book> read_seals(const Call& call, Database& database,
                                                      const std::string& path,
                                                      const evidence::PublicKey& key);
/// After a command that may have changed cases: seals when --seal-key and --seal-file were given, and
/// says so. `exit` of the command unless sealing itself fails.
[[nodiscard]] Exit seal_afterwards(const Call& call, Database& database, value::Instant at,
                                   Exit exit);
/// The findings, one a line, to stderr; gives Exit::tampered.
Exit say_findings(const Call& call, const std::vector<evidence::Finding>& findings,
                  std::int64_t all);

}  // namespace guiju::cli
