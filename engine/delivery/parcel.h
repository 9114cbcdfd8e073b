// SPDX-License-Identifier: Apache-2.0
#pragma once
// What is handed to a receiver: the message as one JSON object, and which messages a receiver wants.
// Not how it travels or is signed (adapters/http).
#include <string>
#include <vector>

#include "engine/ports/delivery.h"

namespace guiju::delivery {

/// One receiver and what it wants.
struct Subscription {
    std::string receiver{};             ///< name; lanes and marks are kept under it
    std::vector<std::string> topics{};  ///< empty: all
    std::string policy{};               ///< name; empty: all
};

[[nodiscard]] bool wants(const Subscription& subscription, const ports::OutgoingMessage& message);
/// {"type":"returned","timestamp":"2025-09-29T09:00:00+08:00","data":{"case":…,"policy":…,"role":…,
/// "unit":…,"stage":…,"title":…,"what":…}}. Of a classified case (涉密), or one that was when the message was
/// written, only case, policy, role, unit and stage.
[[nodiscard]] ports::Parcel parcel_of(const ports::OutgoingMessage& message, ports::Instant now);

}  // namespace guiju::delivery
