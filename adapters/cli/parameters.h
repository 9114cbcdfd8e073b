// SPDX-License-Identifier: Apache-2.0
#pragma once
// The parameters of a policy at the terminal: which are assumptions, which are still to be filled, and
// PARAMETER=VALUE of --what-if. The values themselves are engine/program's.
#include <string>
#include <vector>

#include "adapters/cli/console.h"
#include "engine/program/program.h"

namespace guiju::cli {

/// Parameters that are assumptions (暂定) or blanks to fill.
struct OpenParameters {
    std::size_t assumptions = 0;
    std::size_t blanks = 0;  ///< parameters, and the effective date of a draft
};
[[nodiscard]] OpenParameters count_open(const program::Program& program);
/// Every one of them, as rows: policy, number, name, value, origin, lock, explanation.
void add_rows(Table& table, const program::Program& program, base::Lang lang);
[[nodiscard]] std::vector<std::string> parameter_header(base::Lang lang);

/// The policy with other values. not_found GJ5644, misuse GJ5622 and GJ5670.
[[nodiscard]] base::Result<program::Program> with_settings(
    program::Program program, const std::vector<std::string>& settings);

}  // namespace guiju::cli
