// SPDX-License-Identifier: Apache-2.0
#pragma once
// The worker behind `guiju outbox deliver`: reads its options, runs rounds, waits in between. What is sent, when
// and again is decided in engine/delivery.
#include "adapters/cli/command.h"

namespace guiju::cli {

/// The name a receiver is kept under: --name, else the address without what stands behind ? or #.
[[nodiscard]] std::string receiver_of(const Arguments& arguments);
[[nodiscard]] Exit deliver_messages(const Call& call);

}  // namespace guiju::cli
