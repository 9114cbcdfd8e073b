// SPDX-License-Identifier: Apache-2.0
#include "engine/casework/joint.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace guiju::casework {
namespace {

using program::JointReview;
using Quorum = JointReview::Quorum;
using Silence = JointReview::Silence;

/// Seats with these opinions ("" = silent) and votes.
class Panel {
   public:
    explicit Panel(const std::vector<std::pair<std::string, std::int64_t>>& said) {
        notes_.reserve(said.size());
        for (const auto& [opinion, votes] : said) {
            ports::Note note;
            note.subject = opinion;
            notes_.push_back(std::move(note));
            Seat seat;
            seat.votes = votes;
            if (!opinion.empty()) seat.opinion = &notes_.back();
            seats_.push_back(std::move(seat));
        }
    }
    [[nodiscard]] const std::vector<Seat>& seats() const { return seats_; }

   private:
    std::vector<ports::Note> notes_;
    std::vector<Seat> seats_;
};

JointReview quorum(Quorum kind, value::Number need = 0) {
    JointReview joint;
    joint.quorum = kind;
    joint.need = need;
    return joint;
}

TEST(JointReview, silence_is_no_consent) {
    const Panel panel({{"同意", 1}, {"同意", 1}, {"", 1}});
    const auto early = tally(quorum(Quorum::all), panel.seats(), false);
    EXPECT_FALSE(early.drawn);
    const auto late = tally(quorum(Quorum::all), panel.seats(), true);
    EXPECT_FALSE(late.drawn);  // the third could still agree
}

TEST(JointReview, silence_counts_as_the_policy_says) {
    const Panel panel({{"同意", 1}, {"同意", 1}, {"", 1}});
    auto joint = quorum(Quorum::all);
    joint.silence = Silence::agrees;
    EXPECT_TRUE(tally(joint, panel.seats(), true).agreed);
    EXPECT_FALSE(tally(joint, panel.seats(), false).drawn);
    joint.silence = Silence::refuses;
    const auto refused = tally(joint, panel.seats(), true);
    EXPECT_TRUE(refused.drawn);
    EXPECT_FALSE(refused.agreed);
}

TEST(JointReview, what_nobody_can_change_is_drawn_at_the_deadline) {
    const Panel panel({{"不同意", 1}, {"", 1}, {"", 1}});
    EXPECT_FALSE(tally(quorum(Quorum::all), panel.seats(), false).drawn);
    EXPECT_TRUE(tally(quorum(Quorum::all), panel.seats(), true).drawn);
    auto at_once = quorum(Quorum::all);
    at_once.at_once = true;
    EXPECT_TRUE(tally(at_once, panel.seats(), false).drawn);
}

TEST(JointReview, shares_are_exact_and_include_the_number) {
    const auto two_thirds = quorum(Quorum::share, *value::Number::fraction(2, 3));
    const Panel two_of_three({{"同意", 1}, {"同意", 1}, {"不同意", 1}});
    EXPECT_TRUE(tally(two_thirds, two_of_three.seats(), false).agreed);
    const Panel six_of_ten({{"同意", 6}, {"不同意", 4}});
    EXPECT_FALSE(tally(two_thirds, six_of_ten.seats(), false).agreed);
}

TEST(JointReview, half_is_no_majority_and_abstaining_is_speaking) {
    const Panel tie({{"同意", 2}, {"不同意", 2}});
    const auto result = tally(quorum(Quorum::majority), tie.seats(), false);
    EXPECT_TRUE(result.drawn);
    EXPECT_FALSE(result.agreed);
    EXPECT_EQ(result.agree, result.refuse);
    const Panel abstained({{"同意", 1}, {"弃权", 1}});
    const auto all = tally(quorum(Quorum::all), abstained.seats(), false);
    EXPECT_TRUE(all.drawn);
    EXPECT_FALSE(all.agreed);
}

// A-S5.9-3 opinions arrive in any order: the same result.
TEST(JointReview, gives_the_same_result_in_any_order) {
    for (const auto kind :
         {Quorum::all, Quorum::any, Quorum::majority, Quorum::votes, Quorum::share}) {
        auto joint = quorum(kind);
        if (kind == Quorum::votes) joint.need = 3;
        if (kind == Quorum::share) joint.need = *value::Number::fraction(2, 3);
        for (const bool late : {false, true}) {
            for (int mask = 0; mask < 81; ++mask) {
                std::vector<std::pair<std::string, std::int64_t>> said;
                for (int i = 0, rest = mask; i < 4; ++i, rest /= 3)
                    said.emplace_back(rest % 3 == 0   ? ""
                                      : rest % 3 == 1 ? "同意"
                                                      : "不同意",
                                      i == 0 ? 2 : 1);
                const auto first = tally(joint, Panel(said).seats(), late);
                std::sort(said.begin(), said.end());
                do {
                    const auto again = tally(joint, Panel(said).seats(), late);
                    EXPECT_EQ(again.drawn, first.drawn) << mask;
                    EXPECT_EQ(again.agreed, first.agreed) << mask;
                } while (std::next_permutation(said.begin(), said.end()));
            }
        }
    }
}

}  // namespace
}  // namespace guiju::casework
