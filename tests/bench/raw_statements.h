// SPDX-License-Identifier: Apache-2.0
#pragma once
// The floor under a command: the rows it writes as bare statements with their values, made beforehand, for
// a loop on the client library of a database. Without checks, conversions or errors: a limit to measure
// against, not a product.
#include <string>
#include <vector>

#include "engine/ports/case_store.h"

namespace guiju::bench {

struct RawValue {
    enum class Kind : std::uint8_t { null, text, whole } kind{};
    std::string text;  ///< of a whole number too, as digits
    long long number = 0;
    friend bool operator==(const RawValue&, const RawValue&) = default;
};
struct RawStatement {
    std::string sql;
    std::vector<RawValue> values;
};

// `before`: the row of the case as it was; nullptr when it is opened. What stayed the same is not written.

/// One statement a row, values as ?, for a library without round trips; behind the selects that a command
/// needs: its answer, the case, its clocks, its work.
[[nodiscard]] std::vector<RawStatement> statements_of(const ports::CaseChange& change,
                                                      const ports::CaseRecord* before);
/// All rows in one statement, values as $1, $2 …; selects 1 when the case was as expected (PostgreSQL).
[[nodiscard]] RawStatement one_statement_of(const ports::CaseChange& change,
                                            const ports::CaseRecord* before);

}  // namespace guiju::bench
