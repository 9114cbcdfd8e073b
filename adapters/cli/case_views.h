// SPDX-License-Identifier: Apache-2.0
#pragma once
// How a case looks at the terminal: its row, its list, its history, its receipt, its explanation; as
// tables for people, as JSON for programs. Secret fields only for those who may see them.
#include "adapters/cli/command.h"
#include "engine/casework/command.h"
#include "engine/program/program.h"

namespace guiju::cli {

void show_receipt(const Console& console, const casework::Receipt& receipt, bool json);
[[nodiscard]] Exit show_case(const Call& call, Database& database, const std::string& id);
[[nodiscard]] Exit show_history(const Call& call, Database& database, const std::string& id);
[[nodiscard]] Exit show_thread(const Call& call, Database& database, const std::string& id);
[[nodiscard]] Exit explain_case(const Call& call, Database& database, const std::string& id);
[[nodiscard]] Exit list_cases(const Call& call);
/// case progress, case overdue.
[[nodiscard]] Exit show_progress(const Call& call);
/// case deadlines --calendar FILE.
[[nodiscard]] Exit show_moved_deadlines(const Call& call);
/// The policy version a case runs under. not_found: no such case.
[[nodiscard]] base::Result<program::Program> policy_of_case(Database& database,
                                                            const std::string& id);

}  // namespace guiju::cli
