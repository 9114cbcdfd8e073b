// SPDX-License-Identifier: Apache-2.0
#pragma once
// The commands of a storm: the n-th command of a worker is always the same, so that a worker that died
// gives it again with the same id. Under the sample policy of tests/unit/engine/casework.
#include "adapters/sql/store.h"
#include "engine/casework/command.h"

namespace guiju::storm {

/// Whose command it is, and which one.
struct Turn {
    unsigned seed = 0;
    int worker = 0;
    long number = 0;  ///< from 0
};

/// Opens a case of its own at every eighth turn and leads it through its stages; between that it adds to
/// cases all workers share, and asks for things that are refused.
[[nodiscard]] casework::Command order(const Turn& turn);

/// Units, policy and the shared cases, in an empty database.
[[nodiscard]] base::Outcome prepare(ports::CaseStore& store, ports::Directory& units);
[[nodiscard]] inline base::Outcome prepare(sql::SqlStore& store) { return prepare(store, store); }

}  // namespace guiju::storm
