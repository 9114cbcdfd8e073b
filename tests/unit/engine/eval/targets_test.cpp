// SPDX-License-Identifier: Apache-2.0
#include "engine/eval/targets.h"

#include <gtest/gtest.h>

#include <map>

namespace guiju::eval {
namespace {

using program::TargetCell;
using program::TargetRow;
using value::Number;
using value::Truth;
using Colour = TargetVerdict::Colour;
using Cell = TargetCell::Kind;

Number number(const char* text) { return *Number::parse(text); }

struct Given : Figures {
    std::map<std::pair<std::int32_t, std::string>, Number> all;
    base::Result<Figure> figure(const program::TargetTable&, std::int32_t series,
                                const Reporting& period) override {
        const auto found = all.find({series, period.name()});
        if (found == all.end()) return Figure{std::nullopt, false, "未报"};
        return Figure{found->second, false, {}};
    }
};

program::NumberRef literal(const char* text) { return {program::kNone, number(text), true}; }

/// One row from 2024 to 2027 with the thresholds of the requirements.
struct OneRow {
    program::Program program;
    Given given;

    OneRow(TargetRow::Kind kind, const char* baseline, Cell cell, const char* target) {
        program::TargetTable table;
        table.base_year = 2024;
        table.years = {2024, 2027};
        table.blue = literal("1");
        table.yellow = literal("0.9");
        table.about_points = literal("0.5");
        table.about_share = literal("0.05");
        table.stable = literal("1");
        table.red_run = literal("2");
        table.series.push_back({"X", 0, program::kNone});
        TargetRow row;
        row.number = 1;
        row.name = "X";
        row.kind = kind;
        row.series = {0};
        TargetCell from, to;
        if (baseline != nullptr) {
            from.kind = Cell::at_least;
            from.numbers = {number(baseline)};
        }
        to.kind = cell;
        if (target != nullptr) to.numbers = {number(target)};
        row.cells = {from, to};
        table.rows.push_back(row);
        program.targets.push_back(table);
    }
    void put(const char* period, const char* figure) { given.all[{0, period}] = number(figure); }
    TargetVerdict judge(const char* period) {
        auto verdict = eval::judge(program, program.targets[0], 0, *parse_reporting(period), given);
        EXPECT_TRUE(verdict.ok());
        return *verdict;
    }
};

TEST(Reporting, knows_years_quarters_and_months) {
    EXPECT_EQ(parse_reporting("2025")->end(), Number(2025));
    EXPECT_EQ(parse_reporting("2025Q2")->end(), number("2024.5"));
    EXPECT_EQ(parse_reporting("2025Q1")->previous().name(), "2024Q4");
    EXPECT_EQ(parse_reporting("2025-01")->previous().name(), "2024-12");
    for (const char* wrong : {"", "25", "2025Q5", "2025-13", "2025-1", "20255"})
        EXPECT_FALSE(parse_reporting(wrong).has_value()) << wrong;
}

TEST(Targets, A_S4_2_1_a_third_of_the_way_after_one_year) {
    OneRow row(TargetRow::Kind::stock, "203", Cell::at_least, "260");
    row.put("2025", "225");
    EXPECT_EQ(row.judge("2025").milestones[0], Number(222));
    EXPECT_EQ(row.judge("2025").colour, Colour::blue);
    EXPECT_FALSE(row.judge("2025").asked);
    row.put("2025Q2", "211.5");
    EXPECT_EQ(row.judge("2025Q2").milestones[0], number("212.5")) << "half of the year";
}

TEST(Targets, strict_target_is_not_blue_at_the_number_itself) {
    OneRow row(TargetRow::Kind::rate, "2920", Cell::more, "3500");
    row.put("2027", "3500");
    EXPECT_EQ(row.judge("2027").completion, Number(1));
    EXPECT_EQ(row.judge("2027").colour, Colour::yellow);
    EXPECT_EQ(row.judge("2027").met, Truth::no);
}

TEST(Targets, no_figure_is_grey_and_cannot_be_judged) {
    OneRow row(TargetRow::Kind::stock, nullptr, Cell::at_least, "10");
    EXPECT_EQ(row.judge("2027").colour, Colour::grey);
    EXPECT_EQ(row.judge("2027").met, Truth::unknown);
    row.put("2027", "0");
    EXPECT_EQ(row.judge("2027").colour, Colour::red) << "0 is a figure";
    EXPECT_EQ(row.judge("2027").met, Truth::no);
}

TEST(Targets, floor_below_the_baseline_holds_in_every_year) {
    OneRow row(TargetRow::Kind::rate, "296", Cell::at_least, "230");
    row.put("2025", "231");
    EXPECT_EQ(row.judge("2025").milestones[0], Number(230));
    EXPECT_EQ(row.judge("2025").colour, Colour::blue);
}

TEST(Targets, supervision_begins_once_in_a_run_of_reds) {
    OneRow row(TargetRow::Kind::rate, nullptr, Cell::at_least, "90");
    for (const char* quarter : {"2026Q4", "2027Q1", "2027Q2"}) row.put(quarter, "10");
    EXPECT_FALSE(row.judge("2026Q4").supervise);
    EXPECT_TRUE(row.judge("2027Q1").supervise);
    EXPECT_FALSE(row.judge("2027Q2").supervise);
    EXPECT_EQ(row.judge("2027Q2").reds, 3);
    EXPECT_EQ(row.judge("2027Q2").trend, TargetVerdict::Trend::level);
}

TEST(Targets, smaller_rank_is_better) {
    OneRow row(TargetRow::Kind::rank, "54", Cell::top, "50");
    row.put("2026", "51");
    EXPECT_EQ(row.judge("2026").completion->text(4), "1.0065");
    row.put("2027", "51");
    EXPECT_EQ(row.judge("2027").met, Truth::no);
}

}  // namespace
}  // namespace guiju::eval
