// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the journal of a case tells of its past, exactly: its rows before an entry, the way it came. Built from
// the effects alone (evidence/effect.h); nothing is guessed.
#include <optional>

#include "engine/casework/errors.h"
#include "engine/evidence/effect.h"

namespace guiju::casework {

using Journal = std::vector<ports::JournalRecord>;

/// The rows of the case before the entry at `index`. refused (GJ5492): earlier entries keep no effects.
[[nodiscard]] Result<evidence::CaseRows> rows_before(const Journal& journal, std::size_t index,
                                                     const std::string& verb);
/// The last entry by which the case left the stage; none: it never did.
[[nodiscard]] std::optional<std::size_t> last_left(const Journal& journal,
                                                   const std::string& stage);
/// The stage the case came from when it last went on to `stage`; to be sent or taken back to it does not count.
/// Empty: from nowhere.
[[nodiscard]] std::string came_from(const Journal& journal, const std::string& stage);

}  // namespace guiju::casework
