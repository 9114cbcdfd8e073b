// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the proofs about decision tables share: when the rows apply, which cases count, and how a case is
// told. Not the proofs themselves: each has a file of its own.
#include <cstddef>
#include <string>
#include <vector>

#include "dsl/prove/inquiry.h"

namespace guiju::prove {

/// When each row applies and when it certainly does not; 其余 always applies.
[[nodiscard]] std::vector<Kleene> rows_of(Desk& desk, const program::DecisionTable& table);
/// What holds of every case a stage may get: its data fit each other, and nothing is filled in that must
/// not be.
[[nodiscard]] std::vector<Id> sound_case(Inquiry& inquiry);
/// "金额10万元，类型“新购”": the fields these rows look at.
[[nodiscard]] base::Text told_by_rows(const Inquiry& inquiry, const program::DecisionTable& table,
                                      const Trial& trial, const std::vector<std::size_t>& rows);
/// The case as a 试例 of the first stage that uses the table, which says that its value cannot be told.
/// Empty when no stage uses it or when the case cannot be written.
[[nodiscard]] std::string table_example(const Inquiry& inquiry, std::size_t table,
                                        const Trial& trial, const base::Text& name);

}  // namespace guiju::prove
