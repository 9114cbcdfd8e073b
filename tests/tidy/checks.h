// SPDX-License-Identifier: Apache-2.0
#pragma once
// The laws, one function each. A check reads, never changes, and tells every breach with file and line.
// Not the numbers behind them: those stand as constants at the top of each .cpp.
#include <vector>

#include "tests/tidy/house.h"
#include "tests/tidy/source.h"

namespace guiju::tidy {

/// Rooms include only rooms and libraries their room() names; written from the root of the repository.
[[nodiscard]] std::vector<Finding> check_includes(const House& house);
/// Sizes of files, functions and lines; first line, opening comment; a README in every room.
[[nodiscard]] std::vector<Finding> check_budgets(const House& house);
/// What may not be written: forbidden constructs, code in comments, names of folders, machine paths.
[[nodiscard]] std::vector<Finding> check_words(const House& house);
/// A .cpp that no target lists.
[[nodiscard]] std::vector<Finding> check_sources(const House& house);
/// Every message in Chinese and English, with the same arguments, in number order.
[[nodiscard]] std::vector<Finding> check_catalogue(const House& house);

}  // namespace guiju::tidy
