// SPDX-License-Identifier: Apache-2.0
#pragma once
// Reading and writing one case on one connection, inside a transaction somebody else began and ends.
// Every function throws soci_error or Refusal.
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "adapters/sql/session.h"
#include "engine/ports/case_store.h"

namespace guiju::sql {

/// What the database is known to hold of a case within a transaction, so that unchanged parts are not
/// written again.
struct Known {
    std::string opened;    ///< image of what was settled when the case was opened
    std::string fixed;     ///< image of what was settled since
    std::string document;  ///< image of case_doc
};
using Seen = std::unordered_map<std::string, Known>;

/// The case with its running clocks and open work. Remembers what it saw in `seen` unless nullptr.
[[nodiscard]] std::optional<ports::CaseView> load_case(Session& session, const std::string& id,
                                                       Seen* seen);
[[nodiscard]] std::optional<ports::CommandRecord> find_command(Session& session,
                                                               const std::string& id);
/// Whether the row in the cells, one with the hash that was asked for, is the policy's and has this very key.
[[nodiscard]] bool is_asked(Row<ports::CaseRecord>& row, const ports::DuplicatesAsked& asked);
[[nodiscard]] std::vector<std::string> find_duplicates(Session& session,
                                                       const ports::DuplicatesAsked& asked);
/// Filed cases of the policy by this applicant, the one filed last first.
[[nodiscard]] std::vector<std::string> find_filed_by(Session& session, const std::string& policy,
                                                     const std::string& applicant_unit);
[[nodiscard]] std::vector<ports::HoldingRecord> find_holdings(Session& session,
                                                              const ports::HoldingFilter& filter);
/// How often the account was changed; 0: never.
[[nodiscard]] std::int64_t account_revision(Session& session, const std::string& name,
                                            const std::string& subject);
/// Counts one more change of every account; Refusal(conflict) when one moved since it was read.
void step_accounts(Session& session, const std::vector<ports::HoldingGuard>& guards,
                   const std::string& case_id);
/// How often units or their people were changed. Part of directory.cpp.
[[nodiscard]] std::int64_t directory_state(Session& session);

/// Refusal(misuse) when the parts of a change do not belong together.
void check_fits(const ports::CaseChange& change);
/// Keeps what the cells say of the case: the settled columns of case_row, and all of this document row.
void remember(Session& session, const Row<ports::CaseRecord>& document, Known& known);
/// Writes a change; Refusal(conflict) when the revision moved or a key is taken. May leave half of the
/// change behind when it throws: the caller goes back to its savepoint.
void save_change(Session& session, const ports::CaseChange& change, Seen& seen);

[[nodiscard]] std::vector<ports::ClockRecord> all_clocks(Session& session, const std::string& id);
[[nodiscard]] std::vector<ports::JournalRecord> all_journal(Session& session,
                                                            const std::string& id);
[[nodiscard]] std::vector<ports::OutboxRecord> all_outbox(Session& session, const std::string& id);

[[nodiscard]] std::vector<ports::LinkRecord> all_links(Session& session, const std::string& id);
[[nodiscard]] std::vector<ports::ListRecord> all_lists(Session& session, const std::string& policy,
                                                       const std::string& list);

}  // namespace guiju::sql
