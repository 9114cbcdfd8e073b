// SPDX-License-Identifier: Apache-2.0
#pragma once
// Reading the journal as a whole, and the seals, on one connection. Every function throws soci_error or
// Refusal. What is right in it is not judged here (engine/evidence).
#include <functional>
#include <string>
#include <vector>

#include "adapters/sql/session.h"

namespace guiju::sql {

/// Heads and entries of all cases, as ports::EvidenceStore::visit_journal says.
void visit_journal(Session& session, ports::EvidenceVisitor& visitor);
[[nodiscard]] std::vector<ports::HeadRecord> all_heads(Session& session);
[[nodiscard]] std::vector<ports::JournalRecord> journal_after(Session& session,
                                                              const std::string& case_id,
                                                              std::int64_t sequence);
[[nodiscard]] std::vector<ports::CommandRecord> all_answers(Session& session,
                                                            const std::string& case_id);
[[nodiscard]] std::vector<ports::WorkItemRecord> all_work_items(Session& session,
                                                                const std::string& case_id);
/// As ports::EvidenceStore::visit_strays says.
void visit_strays(Session& session, const std::function<void(const ports::StrayRow&)>& visit);
[[nodiscard]] std::vector<ports::SealRecord> all_seals(Session& session);
[[nodiscard]] std::vector<ports::RemovalRecord> all_removals(Session& session);
/// The algorithm that new entries are fingerprinted with; sha256 when none was set.
[[nodiscard]] std::string read_algorithm(Session& session);
void write_algorithm(Session& session, const std::string& algorithm);
void insert_seal(Session& session, const ports::SealRecord& seal);

}  // namespace guiju::sql
