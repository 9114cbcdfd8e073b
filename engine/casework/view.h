// SPDX-License-Identifier: Apache-2.0
#pragma once
// What an actor may see: one case with its secret fields redacted, and lists that leave classified cases
// out. Reading only; what an actor may do is decided by the acts. Nothing unredacted leaves through here.
#include <map>
#include <set>
#include <string>
#include <vector>

#include "engine/casework/command.h"
#include "engine/ports/case_store.h"
#include "engine/ports/directory.h"
#include "engine/program/program.h"

namespace guiju::casework {

/// How a unit stands to a case.
enum class Sight : std::uint8_t {
    none,  ///< nothing at all
    redacted,  ///< the case, secret fields as 〔已脱敏〕: lead units of the place and above, others involved
    applicant,  ///< everything but what waits for confirmation
    full,       ///< the unit whose turn it is, the unit in charge, the platform
    consented,  ///< as redacted, but with the fields that 保密查看 opens to this unit
    at_work,    ///< as full, but without the fields that 保密查看 does not open to this unit
};

/// `actor.role` of the platform itself; comes from the platform's login, never from a form.
inline constexpr const char* kPlatform = "平台";

[[nodiscard]] base::Result<Sight> sight_of(const program::Program& program,
                                           ports::Directory& directory,
                                           const ports::CaseRecord& record, const Actor& actor);

/// The unit may have to do with the case: it sees some of it.
[[nodiscard]] base::Result<bool> sees(const program::Program& program, ports::Directory& directory,
                                      const ports::CaseRecord& record, const Actor& actor);

/// Numbers of the journal entries that are kept from this sight. For the applicant: proposals of others that
/// were not confirmed, and opinions while the review goes on. For `none`: all.
[[nodiscard]] std::set<std::int64_t> entries_hidden(
    const ports::CaseRecord& record, const std::vector<ports::JournalRecord>& journal, Sight sight);

/// The clocks as the sight allows: the applicant's are those of a case of which nobody wants anything confirmed.
[[nodiscard]] std::vector<ports::ClockRecord> clocks_seen(const program::Program& program,
                                                          const ports::CaseRecord& record,
                                                          std::vector<ports::ClockRecord> clocks,
                                                          Sight sight);

/// Names of the secret fields that are filled in and shown in clear at this sight.
[[nodiscard]] std::vector<std::string> secrets_shown(const program::Program& program,
                                                     const ports::CaseRecord& record, Sight sight);

/// The row as the sight allows: secret fields 〔已脱敏〕; for the applicant nothing of a return that is
/// not confirmed yet (stage, phase and judgements look as before). For `none` only the id is left.
[[nodiscard]] ports::CaseRecord redact(const program::Program& program,
                                       const ports::CaseRecord& record, Sight sight);
/// The case for this actor. not_found: no such case; denied (GJ5240): not theirs to see.
[[nodiscard]] base::Result<ports::CaseRecord> view(const program::Program& program,
                                                   ports::CaseStore& store,
                                                   ports::Directory& directory,
                                                   const std::string& case_id, const Actor& actor);

/// Rows for a list or an export.
struct Listing {
    /// Redacted; no classified ones. Rows only: fields, marks and notes are not to be looked at here.
    std::vector<ports::CaseRecord> cases;
    std::map<std::string, std::int64_t> classified;  ///< county code → how many were left out
    /// Ids of those of which something is kept from the actor as their applicant: clocks_seen.
    std::set<std::string> quiet;
    bool more = false;  ///< the limit was reached: cases behind it were not looked at, nor counted
};
/// Of the cases the actor may see; the limit of the filter counts those. denied (GJ5007): no such unit.
[[nodiscard]] base::Result<Listing> list(const program::Program& program, ports::CaseStore& store,
                                         ports::Directory& directory,
                                         const ports::CaseFilter& filter, const Actor& actor);

}  // namespace guiju::casework
