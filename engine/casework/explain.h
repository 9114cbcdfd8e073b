// SPDX-License-Identifier: Apache-2.0
#pragma once
// Says in Chinese or English, from the stored journal alone, why a case stands where it does: clause, article,
// values seen, parameters, who and when, who confirmed, why not otherwise, what would change it.
// Decides nothing and asks no rule again; secret values were never stored in a decision.
#include <set>
#include <string>
#include <vector>

#include "engine/casework/command.h"
#include "engine/ports/case_store.h"
#include "engine/program/program.h"

namespace guiju::casework {

using base::Lang;

/// One journal entry in words. `program`: the version of the case then (for what would change it).
[[nodiscard]] std::string explain_entry(const program::Program& program,
                                        const ports::JournalRecord& entry, Lang lang);
/// The whole case: every decision in order, with a head line; entries with a number in `hidden` are left out
/// (view.h: entries_hidden). not_found: no such case.
[[nodiscard]] base::Result<std::string> explain_case(const program::Program& program,
                                                     ports::CaseStore& store,
                                                     const std::string& case_id, Lang lang,
                                                     const std::set<std::int64_t>& hidden = {});
/// The case as it stood when a day ended, with the entries until then and what cannot be told.
[[nodiscard]] base::Result<std::string> explain_as_of(ports::CaseStore& store,
                                                      const std::string& case_id, value::Date day,
                                                      Lang lang,
                                                      const std::set<std::int64_t>& hidden = {});
/// The latest decision about the case, and the confirmation that followed, if any.
[[nodiscard]] base::Result<std::string> explain_last(const program::Program& program,
                                                     ports::CaseStore& store,
                                                     const std::string& case_id, Lang lang);
/// For every criterion of the decision that does not hold: what would make it hold, e.g.
/// "需求内容不少于30字：现为12字，还差18字".
[[nodiscard]] std::vector<std::string> what_would_change(const program::Program& program,
                                                         const Decision& decision, Lang lang);

}  // namespace guiju::casework
