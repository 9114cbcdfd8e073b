// SPDX-License-Identifier: Apache-2.0
#include "engine/delivery/lane.h"

#include <gtest/gtest.h>

namespace guiju::delivery {
namespace {

constexpr std::int64_t kHour = 3'600'000;
const Pace kPace;

LaneRecord waiting() {
    LaneRecord lane;
    lane.receiver = "R";
    lane.case_id = "A1";
    lane.revision = 3;
    lane.done = 2;
    lane.state = LaneRecord::kWaiting;
    return lane;
}

TEST(Wait, doubles_up_to_the_longest) {
    EXPECT_EQ(wait_ms(kPace, 1, 0, 0), 5'000);
    EXPECT_EQ(wait_ms(kPace, 2, 0, 0), 10'000);
    EXPECT_EQ(wait_ms(kPace, 5, 0, 0), 80'000);
    for (const std::int64_t attempt : {13, 16, 1000, 1'000'000})
        EXPECT_EQ(wait_ms(kPace, attempt, 0, 0), 3 * kHour) << attempt;
}

TEST(Wait, is_rolled_between_half_and_whole) {
    for (std::int64_t attempt = 1; attempt <= 20; ++attempt) {
        const auto least = wait_ms(kPace, attempt, 0, 0);
        std::int64_t before = least;
        for (const std::uint32_t dice : {1U, 250U, 500U, 999U}) {
            const auto wait = wait_ms(kPace, attempt, dice, 0);
            EXPECT_GE(wait, before);
            EXPECT_LT(wait, 2 * least);
            before = wait;
        }
        EXPECT_EQ(wait_ms(kPace, attempt, 4'000'000'000U, 0), least) << "any number will do";
    }
}

TEST(Wait, obeys_what_was_asked_for_within_bounds) {
    EXPECT_EQ(wait_ms(kPace, 1, 0, 60), 60'000);
    EXPECT_EQ(wait_ms(kPace, 5, 0, 1), 80'000) << "never sooner than by itself";
    EXPECT_EQ(wait_ms(kPace, 1, 0, 9'000'000'000'000'000), 6 * kHour);
    EXPECT_EQ(wait_ms(kPace, 1, 0, -5), 5'000);
}

TEST(Lane, dies_after_the_last_attempt_or_at_once) {
    auto lane = waiting();
    std::int64_t now = 0;
    for (std::int64_t attempt = 1; attempt < kPace.attempts; ++attempt) {
        lane = failed(claimed(lane, "w", {now}, {now + 1}), {3, "http 500", false, 0, 0}, kPace,
                      {now});
        ASSERT_EQ(lane.state, LaneRecord::kWaiting) << attempt;
        EXPECT_EQ(lane.attempts, attempt);
        EXPECT_GT(lane.next_try.ms, now);
        EXPECT_EQ(lane.worker, "");
        now = lane.next_try.ms;
    }
    EXPECT_GT(now, 71 * kHour) << "a weekend";
    EXPECT_LT(now, 144 * kHour);
    lane = failed(lane, {3, "http 500", false, 0, 0}, kPace, {now});
    EXPECT_EQ(lane.state, LaneRecord::kDead);
    EXPECT_EQ(lane.next_try.ms, 0);
    EXPECT_EQ(failed(waiting(), {3, "http 410", true, 0, 0}, kPace, {1}).state, LaneRecord::kDead);
}

TEST(Lane, passes_over_what_nobody_wanted) {
    const auto lane = failed(waiting(), {7, "timeout", false, 0, 0}, kPace, {1});
    EXPECT_EQ(lane.done, 6) << "the first message is the one that failed";
}

TEST(Lane, goes_on_when_a_message_is_done_with) {
    auto lane = failed(waiting(), {3, "timeout", false, 0, 0}, kPace, {1});
    lane = advanced(claimed(lane, "w", {9}, {10}), 3, true, {9});
    EXPECT_EQ(lane.done, 3);
    EXPECT_EQ(lane.attempts, 0);
    EXPECT_EQ(lane.problem, "");
    EXPECT_EQ(lane.state, LaneRecord::kWaiting);
    EXPECT_EQ(lane.next_try.ms, 9);
    EXPECT_EQ(lane.leased_until.ms, 0);
    EXPECT_EQ(advanced(lane, 4, false, {10}).state, LaneRecord::kIdle);
}

TEST(Lane, comes_back_to_life_with_all_its_attempts) {
    auto lane = failed(waiting(), {3, "http 410", true, 0, 0}, kPace, {1});
    lane = revived(lane, {50});
    EXPECT_EQ(lane.state, LaneRecord::kWaiting);
    EXPECT_EQ(lane.attempts, 0);
    EXPECT_EQ(lane.next_try.ms, 50);
    EXPECT_EQ(lane.done, 2) << "the same message";
}

}  // namespace
}  // namespace guiju::delivery
