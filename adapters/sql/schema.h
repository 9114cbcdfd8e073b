// SPDX-License-Identifier: Apache-2.0
#pragma once
// The tables, as numbered migrations: lists of single statements in one neutral form, put into the
// words of a database by its dialect. Published migrations are never edited: a checksum guards them.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "adapters/sql/dialect.h"

namespace guiju::sql {

class Session;

struct Migration {
    std::int64_t version = 0;
    std::vector<std::string_view> statements;  ///< with {key}, {text}, {whole}, {narrow}
    /// Fills what the statements made room for; runs when all tables are as this program needs them.
    void (*fill)(Session&) = nullptr;
};

/// All migrations, oldest first; versions 1, 2, …
[[nodiscard]] const std::vector<Migration>& migrations();
/// The table that remembers which of them were done.
[[nodiscard]] std::string_view schema_table();
/// The names of all tables that the migrations make.
[[nodiscard]] std::vector<std::string> table_names();
/// The version this program needs: that of the last migration.
[[nodiscard]] std::int64_t schema_version();
/// 16 hexadecimal digits over the neutral form (FNV-1a): finds edits, not forgeries.
[[nodiscard]] std::string checksum(const Migration& migration);
/// The number of its steps as recorded when it is complete.
[[nodiscard]] long long steps_of(const Migration& migration);
/// A neutral statement in the words of a database.
[[nodiscard]] std::string in_dialect(std::string_view statement, const Dialect& dialect);
/// Everything `db init` would do, one statement an element, for the review of a database officer; who
/// may run them in its place: the last ones record what was done.
[[nodiscard]] std::vector<std::string> ddl(const Dialect& dialect);

}  // namespace guiju::sql
