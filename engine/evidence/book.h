// SPDX-License-Identifier: Apache-2.0
#pragma once
// All seals there are, from the database and from the file, as far as they hold: what they say of every
// case, and what is wrong with the seals themselves. It does not look at the journal (inspect.h).
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/evidence/finding.h"
#include "engine/evidence/seal.h"

namespace guiju::evidence {

/// Entries `from` to `last` of a case, as one seal saw them.
struct SealedPart {
    std::int64_t from = 0, last = 0, seal = 0;
    std::string fingerprint{};  ///< of the last one
    std::string steps{};        ///< kStepDigits of each
};

struct Book {
    std::map<std::string, std::vector<SealedPart>> cases{};  ///< by id; parts in order
    std::vector<Finding> findings{};
    std::int64_t seals = 0;             ///< that hold
    std::optional<Seal> last{};         ///< newest that holds
    std::string last_line{};            ///< its line
    std::optional<std::string> owed{};  ///< what the file lacks at its end to be like the database
};

/// The seal that saw another entry at this place, or 0.
[[nodiscard]] std::int64_t contradicted_seal(const std::vector<SealedPart>& parts,
                                             std::int64_t sequence, std::string_view fingerprint);

/// `file`: the text of the seal file; absent when there is none to look at.
[[nodiscard]] Book read_book(const std::vector<ports::SealRecord>& stored,
                             const std::optional<std::string>& file, const PublicKey& key);

}  // namespace guiju::evidence
