// SPDX-License-Identifier: Apache-2.0
#pragma once
// Messages of the outbox as the command line looks for them: by id, and at the front of a lane.
#include <optional>
#include <string>

#include "adapters/cli/acting.h"
#include "engine/ports/delivery.h"

namespace guiju::cli {

inline constexpr std::size_t kMessagesCounted = 1000;  // of a case

/// The first message of a lane, and how many wait behind it.
struct Front {
    std::optional<ports::OutgoingMessage> first{};
    std::size_t behind = 0;
};

[[nodiscard]] base::Result<Front> front_of(Database& database, const ports::LaneRecord& lane);
/// Nothing when there is none of that id.
[[nodiscard]] base::Result<std::optional<ports::OutgoingMessage>> find_message(
    Database& database, const std::string& id);

}  // namespace guiju::cli
