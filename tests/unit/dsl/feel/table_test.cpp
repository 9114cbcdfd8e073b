// SPDX-License-Identifier: Apache-2.0
#include "dsl/feel/table_text.h"

#include <gtest/gtest.h>

#include "dsl/feel/evaluate.h"

namespace guiju::feel {
namespace {

TableText grades(const std::string& policy, const std::string& aggregation = "") {
    TableText table{policy, aggregation, {{"score", "number", "[0..100]"}}, {{"", "", "", ""}}, {}};
    table.rules = {{{">= 90"}, {"1"}}, {{">= 60"}, {"2"}}, {{"< 60"}, {"3"}}};
    return table;
}

std::string decided(const TableText& text, std::int64_t score) {
    Names names;
    names.variables = {"score"};
    std::string wrong;
    const auto table = compile(text, names, wrong);
    if (table == nullptr) return wrong;
    Machine machine(names);
    machine.inputs["score"] = Value(Decimal(score));
    return text_of(decide(machine, *table));
}

TEST(FeelTable, EveryHitPolicyMakesItsOwnAnswer) {
    EXPECT_EQ(decided(grades("UNIQUE"), 95), "null");
    EXPECT_EQ(decided(grades("U"), 70), "2");
    EXPECT_EQ(decided(grades("ANY"), 95), "null");
    EXPECT_EQ(decided(grades("FIRST"), 95), "1");
    EXPECT_EQ(decided(grades("RULE ORDER"), 95), "[1, 2]");
    EXPECT_EQ(decided(grades("COLLECT"), 95), "[1, 2]");
    EXPECT_EQ(decided(grades("COLLECT", "SUM"), 95), "3");
    EXPECT_EQ(decided(grades("COLLECT", "MIN"), 95), "1");
    EXPECT_EQ(decided(grades("COLLECT", "MAX"), 95), "2");
    EXPECT_EQ(decided(grades("COLLECT", "COUNT"), 95), "2");
    EXPECT_EQ(decided(grades("SOMETIMES"), 95), "unknown hit policy SOMETIMES ");
}

TEST(FeelTable, ValuesListedFirstGoFirst) {
    auto table = grades("PRIORITY");
    table.outputs[0].allowed = "2, 1, 3";
    EXPECT_EQ(decided(table, 95), "2");
    table.policy = "OUTPUT ORDER";
    EXPECT_EQ(decided(table, 95), "[2, 1]");
}

TEST(FeelTable, AnInputThatIsNotAllowedHasNoAnswer) {
    EXPECT_EQ(decided(grades("FIRST"), 101), "null");
}

TEST(FeelTable, TheDefaultAnswersWhenNoRuleDoes) {
    auto table = grades("UNIQUE");
    table.rules = {{{"not(50, 60)"}, {"1"}}};
    EXPECT_EQ(decided(table, 50), "null");
    table.outputs[0].otherwise = "9";
    EXPECT_EQ(decided(table, 50), "9");
    EXPECT_EQ(decided(table, 51), "1");
}

TEST(FeelTable, CellsMaySpeakOfTheInput) {
    auto table = grades("UNIQUE");
    table.rules = {{{"modulo(?, 2) = 0"}, {"\"even\""}}, {{"odd(?)"}, {"\"odd\""}}};
    EXPECT_EQ(decided(table, 4), "even");
    EXPECT_EQ(decided(table, 5), "odd");
}

TEST(FeelTable, ACellThatCannotBeReadIsNamed) {
    auto table = grades("UNIQUE");
    table.rules[1].tests[0] = ">= ";
    EXPECT_EQ(decided(table, 5), ">= : expected a value");
    table = grades("UNIQUE");
    table.rules[0].results.clear();
    EXPECT_EQ(decided(table, 5), "a rule has another number of cells than the table has columns");
}

}  // namespace
}  // namespace guiju::feel
