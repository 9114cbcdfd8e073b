// SPDX-License-Identifier: Apache-2.0
#pragma once
// Brings the tables of a database to the version this program needs, and says where they stand. Works
// on one connection outside any transaction. Throws soci_error or Refusal.
#include <cstdint>
#include <string>

#include "adapters/sql/session.h"

namespace guiju::sql {

enum class Schema : std::uint8_t {
    none,     ///< no tables at all
    foreign,  ///< tables, but not ours
    older,    ///< ours, migrations to do
    current,
    newer,  ///< made by a later program
};

struct SchemaState {
    Schema schema = Schema::none;
    std::int64_t version = 0;  ///< last migration that is complete
};

/// Where the database stands. Refusal when a migration was done in another form than ours.
[[nodiscard]] SchemaState schema_state(Session& session, const std::string& place);
/// Refusal unless the schema is current; each other state has its own message.
void require_current(const SchemaState& state, const Url& url);
/// Does the migrations that are missing and records them with the time: all or nothing; where tables
/// cannot be made in a transaction, step by step, and what is cut short goes on at the next call.
/// Two programs at once do them once.
void migrate_schema(Session& session, const std::string& place);

}  // namespace guiju::sql
