// SPDX-License-Identifier: Apache-2.0
#pragma once
// A seal: at an instant, how many cases and entries there were, what was new since the seal before, one
// root over all heads, signed. Written as one line of JSON, the same bytes in the table and in the file.
#include <optional>
#include <string>
#include <vector>

#include "engine/evidence/fingerprint.h"
#include "engine/evidence/signed_line.h"
#include "engine/ports/evidence.h"

namespace guiju::evidence {

using value::Instant;

/// A case that has new entries since the seal before.
struct SealedCase {
    std::string id{};
    std::int64_t last = 0;      ///< number of its newest entry
    std::string fingerprint{};  ///< of that entry
    std::string steps{};        ///< first kStepDigits digits of the fingerprint of every new entry
    friend bool operator==(const SealedCase&, const SealedCase&) = default;
};
inline constexpr std::size_t kStepDigits = 8;
/// These digits of a fingerprint.
[[nodiscard]] std::string_view step_of(std::string_view fingerprint);

struct Seal {
    std::int64_t number = 0;  ///< 1, 2, …
    Instant at{};
    Hash hash = Hash::sha256;
    std::int64_t cases = 0, entries = 0;  ///< in all
    std::vector<SealedCase> changed{};    ///< by id
    std::string root{};                   ///< Merkle tree over (case, number, fingerprint)
    std::string previous{};               ///< fingerprint of the line of the seal before
    std::string key{};                    ///< id of the key that signs
    friend bool operator==(const Seal&, const Seal&) = default;
};

/// The line, signed, without a line end.
[[nodiscard]] std::string line_of(const Seal& seal, const PrivateKey& key);
/// What a line says, if it is one, byte for byte; the signature is not looked at.
[[nodiscard]] std::optional<Seal> read_line(std::string_view line);
/// What the next seal calls `previous`.
[[nodiscard]] std::string fingerprint_of_line(std::string_view line, Hash hash);

}  // namespace guiju::evidence
