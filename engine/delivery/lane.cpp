// SPDX-License-Identifier: Apache-2.0
#include "engine/delivery/lane.h"

#include <algorithm>

namespace guiju::delivery {
namespace {

constexpr std::int64_t kSecond = 1000;
constexpr std::int64_t kDice = 1000;
constexpr std::int64_t kDoublings = 40;  // no wait doubles more often than that

LaneRecord let_go(LaneRecord lane, Instant now) {
    lane.worker.clear();
    lane.leased_until = {};
    lane.updated = now;
    return lane;
}

}  // namespace

std::int64_t wait_ms(const Pace& pace, std::int64_t attempt, std::uint32_t dice,
                     std::int64_t asked_seconds) {
    std::int64_t wait = pace.first_ms;
    const auto doublings = std::clamp<std::int64_t>(attempt - 1, 0, kDoublings);
    for (std::int64_t i = 0; i < doublings && wait < pace.longest_ms; ++i) wait *= 2;
    wait = std::min(wait, pace.longest_ms);
    wait = wait / 2 + wait / 2 * static_cast<std::int64_t>(dice % kDice) / kDice;
    // Compared in seconds: what was asked for may be too long for milliseconds.
    const auto asked = std::clamp<std::int64_t>(asked_seconds, 0, pace.longest_ms / kSecond);
    return std::max(wait, asked * kSecond);
}

LaneRecord claimed(LaneRecord lane, const std::string& worker, Instant now, Instant until) {
    lane.worker = worker;
    lane.leased_until = until;
    lane.updated = now;
    return lane;
}

LaneRecord advanced(LaneRecord lane, std::int64_t place, bool more, Instant now) {
    lane = let_go(std::move(lane), now);
    lane.done = place;
    lane.attempts = 0;
    lane.problem.clear();
    lane.state = more ? LaneRecord::kWaiting : LaneRecord::kIdle;
    lane.next_try = now;
    return lane;
}

LaneRecord failed(LaneRecord lane, const Failure& failure, const Pace& pace, Instant now) {
    lane = let_go(std::move(lane), now);
    lane.done = failure.place - 1;  // what nobody wanted before it is done with
    ++lane.attempts;
    lane.problem = failure.problem;
    if (failure.give_up || lane.attempts >= pace.attempts) {
        lane.state = LaneRecord::kDead;
        lane.next_try = {};
        return lane;
    }
    lane.state = LaneRecord::kWaiting;
    lane.next_try.ms = now.ms + wait_ms(pace, lane.attempts, failure.dice, failure.asked_seconds);
    return lane;
}

LaneRecord released(LaneRecord lane, Instant now) { return let_go(std::move(lane), now); }

LaneRecord revived(LaneRecord lane, Instant now) {
    lane = let_go(std::move(lane), now);
    lane.state = LaneRecord::kWaiting;
    lane.attempts = 0;
    lane.next_try = now;
    return lane;
}

}  // namespace guiju::delivery
