// SPDX-License-Identifier: Apache-2.0
#pragma once
// The chain of one case: the fingerprint of an entry covers its columns and the fingerprint before it.
// Bytes are those of the stored columns: texts, whole numbers, instants in milliseconds; no JSON is
// read. Not the seals, which hold the chains from outside (seal.h).
#include <string>
#include <vector>

#include "engine/base/message.h"
#include "engine/evidence/fingerprint.h"
#include "engine/ports/case_store.h"

namespace guiju::evidence {

/// The bytes an entry is fingerprinted over, after those of `before` ("" for the first entry).
void bytes_of(const ports::JournalRecord& entry, std::string_view before, std::string& out);
[[nodiscard]] std::string fingerprint_of(const ports::JournalRecord& entry, std::string_view before,
                                         Hash hash = Hash::sha256);
/// Fills hints and fingerprint of the entry that follows the one with the fingerprint `before`.
void chain(ports::JournalRecord& entry, std::string_view before, Hash hash = Hash::sha256);
/// Chains the entry of a change; the row of the case points to it.
void chain(ports::CaseChange& change, std::string_view before, Hash hash = Hash::sha256);

/// Columns that are not what they were when the entry was written, as an officer calls them. None
/// when the hints fit.
[[nodiscard]] std::vector<base::Text> changed_columns(const ports::JournalRecord& entry);

}  // namespace guiju::evidence
