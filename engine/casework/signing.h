// SPDX-License-Identifier: Apache-2.0
#pragma once
// 加签: people the handler asks to agree besides, before the decision (前加签) or after it, before it takes
// effect (后加签). Not the joint review a policy itself prescribes (joint.h).
#include "engine/casework/sheet.h"

namespace guiju::casework {

/// A decision waits until everybody asked beforehand has agreed. refused (GJ5474).
[[nodiscard]] Outcome check_signed_before(const Sheet& sheet, const program::Disposition& line);
/// Somebody is asked to sign what is decided now.
[[nodiscard]] bool must_be_signed(const Sheet& sheet, const program::Disposition& line);
/// 后加签 that are still open: nothing is confirmed before. refused (GJ5489).
[[nodiscard]] Outcome check_signed_after(const Sheet& sheet);
/// The open request the actor can answer; nullptr: none.
[[nodiscard]] ports::WorkItemRecord* signing_of(Sheet& sheet);
/// 同意 or 不同意 of a signer.
[[nodiscard]] Outcome answer_as_signer(Sheet& sheet, ports::WorkItemRecord& item,
                                       const std::string& verdict);
/// The stage is over: nobody is asked any more.
void close_signing(Sheet& sheet);

}  // namespace guiju::casework
