// SPDX-License-Identifier: Apache-2.0
#pragma once
// The parts of a case that are kept as JSON text: its fields, marks, and what waits for confirmation;
// and the entries of a unit in registers. Canonical: equal data has equal text. Nothing is "".
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/ports/records.h"

namespace guiju::sql {

using Entries = std::map<std::string, value::Record>;

[[nodiscard]] std::string fields_to_json(const value::Record& fields);
[[nodiscard]] std::string marks_to_json(const std::vector<ports::Mark>& marks);
[[nodiscard]] std::string pending_to_json(const ports::PendingConfirmation& pending);
[[nodiscard]] std::string notes_to_json(const std::vector<ports::Note>& notes);
[[nodiscard]] std::string entries_to_json(const Entries& entries);

// Each throws Refusal (broken, naming `owner`) on text that is not what was written.
[[nodiscard]] value::Record fields_from_json(std::string_view text, const std::string& owner);
[[nodiscard]] std::vector<ports::Mark> marks_from_json(std::string_view text,
                                                       const std::string& owner);
[[nodiscard]] ports::PendingConfirmation pending_from_json(std::string_view text,
                                                           const std::string& owner);
[[nodiscard]] std::vector<ports::Note> notes_from_json(std::string_view text,
                                                       const std::string& owner);
[[nodiscard]] Entries entries_from_json(std::string_view text, const std::string& owner);

}  // namespace guiju::sql
