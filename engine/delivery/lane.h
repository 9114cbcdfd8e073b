// SPDX-License-Identifier: Apache-2.0
#pragma once
// What becomes of a lane. Pure: every instant and every roll of dice comes in; the lane as it was read goes
// in, the lane as it is to be written comes out. Who may write it is the store's compare-and-swap.
#include <cstdint>
#include <optional>
#include <string>

#include "engine/ports/delivery.h"

namespace guiju::delivery {

using ports::Instant;
using ports::LaneRecord;

/// How often and how long. The wait doubles from `first_ms` to `longest_ms`; with the defaults a message is
/// given up after three to six days: a weekend of the receiver is outlived.
struct Pace {
    std::int64_t first_ms = 10'000;
    std::int64_t longest_ms = 6 * 3'600'000;
    std::int64_t attempts = 35;  ///< then it is dead
};

/// After the attempt with this number (1, 2, …). Half of the wait is fixed, half is rolled: `dice` of
/// 0 to 999. What the receiver asked for counts when it is longer, up to `longest_ms`.
[[nodiscard]] std::int64_t wait_ms(const Pace& pace, std::int64_t attempt, std::uint32_t dice,
                                   std::int64_t asked_seconds);

/// Taken by a worker until then.
[[nodiscard]] LaneRecord claimed(LaneRecord lane, const std::string& worker, Instant now,
                                 Instant until);
/// The first message, at `place`, is done with; `more`: another one is behind it.
[[nodiscard]] LaneRecord advanced(LaneRecord lane, std::int64_t place, bool more, Instant now);
/// The first message was not delivered: waits longer, or is dead after the last attempt or at once.
struct Failure {
    std::int64_t place = 0;  ///< of the message
    std::string problem{};
    bool give_up = false;
    std::int64_t asked_seconds = 0;
    std::uint32_t dice = 0;
};
[[nodiscard]] LaneRecord failed(LaneRecord lane, const Failure& failure, const Pace& pace,
                                Instant now);
/// Given back as it was: nothing was tried.
[[nodiscard]] LaneRecord released(LaneRecord lane, Instant now);
/// A person wants the first message sent again, now, with all its attempts.
[[nodiscard]] LaneRecord revived(LaneRecord lane, Instant now);

}  // namespace guiju::delivery
