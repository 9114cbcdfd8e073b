// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a person does about messages that do not arrive: guiju outbox resend, skip, retire.
#include <string>

#include "adapters/cli/command.h"

namespace guiju::cli {

/// One dead letter, or with --all those of a receiver.
[[nodiscard]] Exit resend_messages(const Call& call);
[[nodiscard]] Exit skip_message(const Call& call, const std::string& id);
/// Ends a receiver for good. Of what was not delivered to it the first message of every case says who gave it
/// up, and why.
[[nodiscard]] Exit retire_receiver(const Call& call, const std::string& receiver);

}  // namespace guiju::cli
