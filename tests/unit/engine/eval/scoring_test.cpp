// SPDX-License-Identifier: Apache-2.0
#include "engine/eval/scoring.h"

#include <gtest/gtest.h>

#include "engine/eval/ranking.h"
#include "tests/unit/engine/eval/world.h"

namespace guiju::eval {
namespace {

using program::Evaluation;
using program::ScoreRow;
using Missing = Evaluation::Missing;
using program::build::quantity;
using program::build::text;
using program::build::texts;

Number part(std::int64_t a, std::int64_t b) { return *Number::fraction(a, b); }

/// The yearly evaluation of the requirements: four rows, weights as given.
struct Yearly {
    Program program = program::sample();
    std::vector<ScoreRow> rows;

    explicit Yearly(std::initializer_list<std::int64_t> weights) {
        using namespace program::build;
        Builder b;
        b.program = program;
        const auto quota = b.code(leaf(program::Op::parameter, 2));
        std::int32_t indicator = 0;
        for (const std::int64_t weight : weights) {
            const auto kind = indicator == 0   ? ScoreRow::Kind::to_target
                              : indicator == 3 ? ScoreRow::Kind::as_is
                                               : ScoreRow::Kind::times;
            rows.push_back(program::sample_row("行", weight, kind,
                                               b.code(leaf(program::Op::indicator, indicator))));
            if (indicator == 0) rows.back().target = quota;
            ++indicator;
        }
        program = b.program;
    }
    TotalScore score(std::vector<std::optional<Number>> figures, Missing missing) const {
        World world(program);
        world.indicators = std::move(figures);
        auto result = eval::score(program, rows, world.facts(), {}, missing);
        EXPECT_TRUE(result);
        return *result;
    }
};

TEST(Yearly, A_S1_14_1_weighted_sum) {
    const auto score =
        Yearly({25, 35, 20, 20})
            .score({Number(120), part(108, 120), part(150, 200), Number(88)}, Missing::renormalise);
    EXPECT_EQ(score.total->text(2), "89.10");
    EXPECT_EQ(*score.rows[0].points, Number(100));
    EXPECT_EQ(*score.rows[1].points, Number(90));
    EXPECT_EQ(*score.rows[2].points, Number(75));
    EXPECT_EQ(score.rows[3].part->text(1), "17.6");
}

TEST(Yearly, A_S1_14_2_other_weights_same_data) {
    const auto score =
        Yearly({10, 50, 20, 20})
            .score({Number(120), part(108, 120), part(150, 200), Number(88)}, Missing::renormalise);
    EXPECT_EQ(score.total->text(2), "87.60");
}

TEST(Yearly, A_S1_14_4_without_ratings_the_others_carry_their_weight) {
    const std::vector<std::optional<Number>> figures = {Number(50), part(45, 50), part(60, 80),
                                                        std::nullopt};
    const Yearly yearly({25, 35, 20, 20});
    const auto spread = yearly.score(figures, Missing::renormalise);
    EXPECT_EQ(spread.total->text(2), "73.75");
    EXPECT_TRUE(spread.rows[3].left_out);
    EXPECT_EQ(spread.rows[0].part->text(3), "15.625");
    EXPECT_EQ(spread.rows[1].part->text(3), "39.375");
    EXPECT_EQ(yearly.score(figures, Missing::zero).total->text(2), "59.00");
    EXPECT_FALSE(yearly.score(figures, Missing::block).total);
    EXPECT_FALSE(
        yearly.score({std::nullopt, std::nullopt, std::nullopt, std::nullopt}, Missing::renormalise)
            .total);
}

TEST(Points, stay_within_zero_and_full) {
    program::build::Builder b;
    b.program = program::sample();
    World world(b.program);
    Scratch scratch;
    ScoreRow row = program::sample_row("行", 100, ScoreRow::Kind::times, 0);
    const auto points = [&](Number figure, std::optional<Number> best = {}) {
        return points_of(b.program, row, figure, best, world.facts(), scratch);
    };
    EXPECT_EQ(**points(part(3, 2)), Number(100));
    EXPECT_EQ(**points(part(-1, 2)), Number(0));
    row.kind = ScoreRow::Kind::best_is_full;
    EXPECT_EQ(**points(Number(3), Number(4)), Number(75));
    EXPECT_FALSE(points(Number(0), Number(0))->has_value());
    row.kind = ScoreRow::Kind::up_to;
    row.target = b.code(b.constant(quantity(10)));
    row.step = b.code(b.constant(quantity(1)));
    row.deduction = b.code(b.constant(quantity(5)));
    EXPECT_EQ(**points(Number(10)), Number(100));
    EXPECT_EQ(**points(Number(13)), Number(85));
    EXPECT_EQ(**points(Number(40)), Number(0));
    row.kind = ScoreRow::Kind::from_threshold;
    EXPECT_EQ(**points(Number(12)), Number(100));
    EXPECT_EQ(**points(Number(8)), Number(90));
    row.kind = ScoreRow::Kind::condition;
    EXPECT_EQ(**points(Number(0)), Number(0));
    EXPECT_EQ(**points(Number(1)), Number(100));
}

TEST(Grades, go_by_the_published_score) {
    const auto program = program::sample();
    const auto& evaluation = program.evaluations[0];
    const auto grade = [&](Number total) { return grade_of(evaluation, total)->name.zh; };
    EXPECT_EQ(grade(Number(85)), "优秀");
    EXPECT_EQ(grade(*Number::parse("84.99")), "合格");
    EXPECT_EQ(grade(*Number::parse("84.996")), "优秀");
    EXPECT_EQ(grade(Number(0)), "不合格");
    EXPECT_EQ(grade_of(evaluation, std::nullopt), nullptr);
}

TEST(Ranks, ties_share_and_skip) {
    auto program = program::sample();
    auto& evaluation = program.evaluations[0];
    const std::vector<Standing> standings = {{Number(80), Number(1)},
                                             {Number(90), Number(1)},
                                             {std::nullopt, std::nullopt},
                                             {*Number::parse("80.001"), Number(2)},
                                             {Number(70), std::nullopt}};
    EXPECT_EQ(ranks(evaluation, standings), (std::vector{2, 1, 0, 2, 4}));
    evaluation.tie_breaker = 0;
    EXPECT_EQ(ranks(evaluation, standings), (std::vector{3, 1, 0, 2, 4}));
}

TEST(Ranking, orders_by_exact_score_then_unit) {
    const auto program = program::sample();
    World world(program);
    const auto entry = [](const char* state, std::vector<std::string> domains, value::Value load) {
        return std::vector<value::Value>{text(state), texts(domains), std::move(load)};
    };
    const std::vector<std::vector<value::Value>> entries = {
        entry("在册", {"新材料"}, quantity(10)),              // 35 + 30
        entry("在册", {"新材料", "高端装备"}, quantity(14)),  // 70 + 24
        entry("退出", {"新材料"}, quantity(0)),
        entry("在册", {"新材料"}, quantity(3)),     // 65 again
        entry("在册", {"新材料"}, value::Value()),  // load not known: 50
    };
    const char* units[] = {"丙", "甲", "丁", "乙", "戊"};
    std::vector<Candidate> candidates;
    for (std::size_t i = 0; i < entries.size(); ++i)
        candidates.push_back({units[i], "330421", entries[i]});
    candidates[4].territory = "330402";
    auto ranking = rank(program, 0, world.facts(), candidates);
    ASSERT_TRUE(ranking) << ranking.error().say(base::Lang::en);
    ASSERT_EQ(ranking->admitted.size(), 3u);
    EXPECT_EQ(ranking->admitted[0].candidate, 1u);
    EXPECT_EQ(*ranking->admitted[0].score.total, Number(94));
    EXPECT_EQ(units[ranking->admitted[1].candidate], std::string("丙"));  // by bytes of the id
    EXPECT_EQ(units[ranking->admitted[2].candidate], std::string("乙"));
    EXPECT_EQ(ranking->others.size(), 2u);
    EXPECT_EQ(explain_score(program.matchings[0].rows, ranking->admitted[0].score, base::Lang::zh),
              "总分94.00：领域匹配100.00×70%＝70.00，工作负荷80.00×30%＝24.00");

    candidates[4].territory = "330421";
    ranking = rank(program, 0, world.facts(), candidates);
    ASSERT_EQ(ranking->admitted.size(), 4u);
    EXPECT_EQ(ranking->admitted[3].candidate, 4u);
    EXPECT_EQ(*ranking->admitted[3].score.total, Number(50));
    EXPECT_TRUE(ranking->admitted[3].score.rows[1].left_out);

    candidates[0].territory = "";
    ranking = rank(program, 0, world.facts(), candidates);
    ASSERT_EQ(ranking->others.size(), 2u);
    EXPECT_EQ(ranking->others[1].answers[1].truth, Truth::unknown);
    EXPECT_TRUE(ranking->others[1].answers[1].why.missing[0].of_candidate);
}

}  // namespace
}  // namespace guiju::eval
