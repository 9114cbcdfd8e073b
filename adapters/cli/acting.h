// SPDX-License-Identifier: Apache-2.0
#pragma once
// Who acts, when, and on which database: the options --as, --at, --db of the commands that touch cases.
// Identity is taken as given: logging in is the business of the platform that starts the program.
#include <optional>

#include "adapters/cli/command.h"
#include "engine/casework/office.h"
#include "engine/ports/records.h"
#include "engine/program/program.h"

namespace guiju::cli {

/// "C1/李四:征集渠道单位" → unit C1, person 李四, role. Without a person: "C1经办人". misuse GJ5627
/// for an empty text, GJ5628 for the role of the platform: that one is not to be had by naming it.
[[nodiscard]] base::Result<ports::Actor> read_actor(const std::string& text);
/// --at, or now.
[[nodiscard]] base::Result<value::Instant> instant_of(const Call& call);
/// A time as people write it: 2025-09-29, 2025-09-29 10:30, 2025年9月29日10时30分, all of them in Beijing, or to
/// the second with its zone; misuse GJ5626.
[[nodiscard]] base::Result<value::Instant> instant_in(const std::string& written);
/// --db opened; misuse GJ5605 when it is not written.
[[nodiscard]] base::Result<Database> open_database(const Call& call, bool read_only);
/// --simulate, and between two tries of a command a short sleep: 10 ms and up to as much again, twice as
/// long each time.
[[nodiscard]] casework::OfficeOptions office_options(const Call& call);
/// --as-of DAY; empty when it is not written. misuse GJ5626.
[[nodiscard]] base::Result<std::optional<value::Date>> as_of_day(const Call& call);
/// Newest stored version of a policy by name, of those that may be used where versions need approval;
/// the only one there is when `name` is empty. misuse GJ5640, GJ5641.
[[nodiscard]] base::Result<program::Program> stored_policy(Database& database,
                                                           const std::string& name);

/// The policy in a rule file, or the stored one of this name: with --as-of the version that was in force
/// when that day ended (not_found says what was there instead).
[[nodiscard]] base::Result<program::Program> program_named(const Call& call, Database& database,
                                                           const std::string& word);

}  // namespace guiju::cli
