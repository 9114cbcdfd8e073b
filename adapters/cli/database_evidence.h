// SPDX-License-Identifier: Apache-2.0
#pragma once
// The actions of `guiju db` that prove the journal: seal, verify, replay; and the one that removes history
// so that it stays proved: retain. What they find ends with 7.
#include "adapters/cli/command.h"

namespace guiju::cli {

[[nodiscard]] Exit seal_cases(const Call& call);
[[nodiscard]] Exit verify_journal(const Call& call);
[[nodiscard]] Exit replay_journal(const Call& call);
[[nodiscard]] Exit remove_history(const Call& call);

}  // namespace guiju::cli
