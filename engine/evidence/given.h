// SPDX-License-Identifier: Apache-2.0
#pragma once
// What an entry gave out (an answer, messages), beside a record that claims to be it. For this room only.
#include <cstddef>
#include <string>
#include <utility>

#include "engine/evidence/effect.h"

namespace guiju::evidence {

/// Whether a record is what the journal has this fingerprint of.
template <class Record>
[[nodiscard]] bool is_given(const Record& record, const std::string& fingerprint) {
    const auto hash = hash_of(fingerprint);
    return hash && fingerprint_of(record, *hash) == fingerprint;
}

/// Which message of which entry an id names (case/entry/message), both from 1; 0 where it names none.
[[nodiscard]] std::pair<std::size_t, std::size_t> named_by(const ports::OutboxRecord& message);

}  // namespace guiju::evidence
