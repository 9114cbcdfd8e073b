// SPDX-License-Identifier: Apache-2.0
#include "engine/eval/ruling.h"

#include <gtest/gtest.h>

#include "tests/unit/engine/eval/world.h"

namespace guiju::eval {
namespace {

using program::Disposition;
using Effect = Disposition::Effect;
using When = Disposition::When;
using Items = std::vector<int>;

/// Lines of the sample's screening.
enum : std::int32_t { kBack, kExceeded, kCorrect, kClarify, kPass };

class Screening : public ::testing::Test {
   protected:
    Ruling rule() {
        auto ruling = screen(program_, 0, world_.facts(), scratch_, Explain::yes);
        EXPECT_TRUE(ruling) << ruling.error().say(base::Lang::en);
        return *ruling;
    }
    void lose(std::int32_t field) { world_.fields[static_cast<std::size_t>(field)] = {}; }

    Program program_ = program::sample();
    World world_{program_};
    Scratch scratch_;
};

TEST_F(Screening, all_pass_goes_on) {
    const Ruling ruling = rule();
    EXPECT_EQ(ruling.line, kPass);
    EXPECT_FALSE(ruling.undecided);
    EXPECT_TRUE(ruling.items.empty());
    EXPECT_EQ(ruling.looked.size(), 5u);
}

TEST_F(Screening, A_S0_9_1_defects_come_in_one_list) {
    world_.fields[slot::content] = program::build::text("太短");
    lose(slot::phone);
    const Ruling ruling = rule();
    EXPECT_EQ(ruling.line, kCorrect);
    EXPECT_EQ(ruling.items, (Items{1, 3}));
    EXPECT_EQ(ruling.answers[2].truth, Truth::unknown);
    EXPECT_EQ(ruling.answers[2].why.missing[0].field, "联系电话");
}

TEST_F(Screening, what_is_only_missing_is_asked_for) {
    lose(slot::amount);
    const Ruling ruling = rule();
    EXPECT_EQ(ruling.line, kClarify);
    EXPECT_TRUE(ruling.undecided);
    EXPECT_EQ(ruling.items, (Items{2}));
}

TEST_F(Screening, returning_names_only_its_own_items) {
    world_.fields[slot::place] = program::build::text("310101");
    world_.fields[slot::content] = program::build::text("太短");
    const Ruling ruling = rule();
    EXPECT_EQ(ruling.line, kBack);
    EXPECT_EQ(ruling.items, (Items{4}));
}

TEST_F(Screening, correcting_may_come_while_an_earlier_line_is_open) {
    lose(slot::place);
    world_.fields[slot::content] = program::build::text("太短");
    const Ruling ruling = rule();
    EXPECT_EQ(ruling.line, kCorrect);
    EXPECT_EQ(ruling.items, (Items{1, 4}));
}

TEST_F(Screening, A_S1_4_3_after_the_last_round_only_a_return_is_left) {
    world_.fields[slot::content] = program::build::text("太短");
    for (world_.rounds = 0; world_.rounds < 3; ++world_.rounds) EXPECT_EQ(rule().line, kCorrect);
    const Ruling ruling = rule();
    EXPECT_EQ(ruling.line, kExceeded);
    EXPECT_EQ(ruling.items, (Items{1}));
}

TEST_F(Screening, a_return_waits_until_earlier_lines_are_settled) {
    lose(slot::place);
    world_.fields[slot::content] = program::build::text("太短");
    world_.rounds = 3;
    const Ruling ruling = rule();
    EXPECT_EQ(ruling.line, kClarify);
    EXPECT_TRUE(ruling.undecided);
    EXPECT_EQ(ruling.items, (Items{1, 4}));
}

TEST_F(Screening, without_a_line_for_it_the_undecided_stays_undecided) {
    program_.stages[0].dispositions.erase(program_.stages[0].dispositions.begin() + kClarify);
    lose(slot::amount);
    const Ruling ruling = rule();
    EXPECT_EQ(ruling.line, program::kNone);
    EXPECT_TRUE(ruling.undecided);
}

TEST_F(Screening, otherwise_is_a_progress_line_like_any_other) {
    auto& lines = program_.stages[0].dispositions;
    lines[kPass].when = When::otherwise;
    EXPECT_EQ(rule().line, kPass);
    lose(slot::amount);
    EXPECT_EQ(rule().line, kClarify);
    std::swap(lines[kClarify], lines[kPass]);  // the line for the undecided written last
    EXPECT_EQ(rule().line, kPass);
    EXPECT_EQ(program_.stages[0].dispositions[static_cast<std::size_t>(rule().line)].when,
              When::undecided);
}

TEST_F(Screening, nothing_unknown_ever_passes_or_returns) {
    // Every combination of a good, bad or missing value in four fields.
    const std::vector<std::vector<value::Value>> choices = {
        {world_.fields[slot::content], program::build::text("短"), {}},
        {world_.fields[slot::amount], program::build::quantity(0, value::Dimension::money), {}},
        {world_.fields[slot::phone], program::build::text("12"), {}},
        {world_.fields[slot::place], program::build::text("310000"), {}}};
    const std::int32_t slots[] = {slot::content, slot::amount, slot::phone, slot::place};
    for (int i = 0; i < 81; ++i) {
        bool any_missing = false;
        bool place_missing = false;
        for (int field = 0, rest = i; field < 4; ++field, rest /= 3) {
            const auto& value =
                choices[static_cast<std::size_t>(field)][static_cast<std::size_t>(rest % 3)];
            world_.fields[static_cast<std::size_t>(slots[field])] = value;
            any_missing = any_missing || !value.known();
            place_missing = field == 3 && !value.known();
        }
        for (world_.rounds = 0; world_.rounds <= 3; world_.rounds += 3) {
            const Ruling ruling = rule();
            ASSERT_NE(ruling.line, program::kNone);
            if (any_missing) {
                EXPECT_NE(ruling.line, kPass);
            }
            if (place_missing) {
                EXPECT_NE(ruling.line, kBack);
                EXPECT_NE(ruling.line, kExceeded);
            }
        }
    }
}

TEST_F(Screening, the_cheap_form_gives_the_same_answers) {
    lose(slot::phone);
    std::vector<Truth> answers;
    ASSERT_TRUE(ask(program_, 0, world_.facts(), scratch_, answers));
    const Ruling ruling = rule();
    ASSERT_EQ(answers.size(), ruling.answers.size());
    for (std::size_t i = 0; i < answers.size(); ++i) EXPECT_EQ(answers[i], ruling.answers[i].truth);
}

TEST_F(Screening, actions_take_the_first_line_of_their_verb) {
    const auto offer = rule_on_action(program_, 1, 0, false, world_.facts(), scratch_);
    ASSERT_TRUE(offer);
    EXPECT_EQ(offer->line, 0);
    const auto up = rule_on_action(program_, 2, 1, false, world_.facts(), scratch_);
    EXPECT_EQ(up->line, 1);
    const auto at_top = rule_on_action(program_, 2, 1, true, world_.facts(), scratch_);
    EXPECT_EQ(at_top->line, 0);
    const auto none = rule_on_action(program_, 1, 1, false, world_.facts(), scratch_);
    EXPECT_EQ(none->line, program::kNone);
    EXPECT_FALSE(none->undecided);
}

TEST_F(Screening, an_action_on_unknown_facts_is_undecided) {
    using namespace program::build;
    Builder b;
    b.program = program_;
    auto& first = b.program.stages[1].dispositions;
    first.insert(first.begin(), first[0]);
    first[0].condition =
        b.code(two(program::Op::is, field(slot::kind), b.constant(text("集中征集"))));
    ASSERT_TRUE(b.program.verify());
    const auto flexible = rule_on_action(b.program, 1, 0, false, world_.facts(), scratch_);
    EXPECT_EQ(flexible->line, 1);
    lose(slot::kind);
    const auto open = rule_on_action(b.program, 1, 0, false, world_.facts(), scratch_);
    EXPECT_EQ(open->line, program::kNone);
    EXPECT_TRUE(open->undecided);
    ASSERT_FALSE(open->looked.empty());
    EXPECT_EQ(open->looked[0].why.missing[0].field, "征集方式");
}

TEST_F(Screening, correction_expired_and_expired_have_their_own_lines) {
    EXPECT_EQ(rule_on_correction_expired(program_, 0, world_.facts(), scratch_)->line,
              program::kNone);
    Disposition expired;
    expired.when = When::correction_expired;
    expired.effect = Effect::close;
    program_.stages[0].dispositions.push_back(expired);
    EXPECT_EQ(rule_on_correction_expired(program_, 0, world_.facts(), scratch_)->line, 5);
    EXPECT_EQ(rule_on_expired(program_, 0, world_.facts(), scratch_)->line, program::kNone);
    EXPECT_EQ(rule().line, kPass);
}

TEST_F(Screening, requirements_of_an_action_must_definitely_hold) {
    auto& action = program_.stages[1].actions[0];
    action.require.push_back({program_.stages[0].criteria[1].code, {}});
    EXPECT_TRUE(unmet_requirements(program_, action, world_.facts(), scratch_)->empty());
    lose(slot::amount);
    const auto unmet = unmet_requirements(program_, action, world_.facts(), scratch_);
    ASSERT_EQ(unmet->size(), 1u);
    EXPECT_EQ((*unmet)[0].truth, Truth::unknown);
    EXPECT_EQ((*unmet)[0].why.missing[0].field, "意向投入");
}

}  // namespace
}  // namespace guiju::eval
