// SPDX-License-Identifier: Apache-2.0
#include "dsl/feel/builtins.h"

#include <gtest/gtest.h>

#include "dsl/feel/pattern.h"
#include "tests/unit/dsl/feel/say.h"

namespace guiju::feel {
namespace {

TEST(FeelBuiltins, TextsAreCountedInCharacters) {
    EXPECT_EQ(say("string length(\"需求初筛\")"), "4");
    EXPECT_EQ(say("substring(\"需求初筛\", -2, 1)"), "\"初\"");
    EXPECT_EQ(say("substring(\"abc\", 0)"), "null");
    EXPECT_EQ(say("upper case(\"äé\")"), "\"ÄÉ\"");
    EXPECT_EQ(say("split(\"a,b,,c\", \",\")"), "[\"a\", \"b\", \"\", \"c\"]");
    EXPECT_EQ(say("string join([\"a\", null, \"b\"], \"-\")"), "\"a-b\"");
}

TEST(FeelBuiltins, PatternsInTheMannerOfXPath) {
    EXPECT_EQ(say("replace(\"darted\", \"^(.*?)d(.*)$\", \"$1c$2\")"), "\"carted\"");
    EXPECT_EQ(say("matches(\"O\", \"[A-Z-[OI]]\", \"i\")"), "false");
    EXPECT_EQ(say("matches(\"hello world\", \"hello\\\\ sworld\", \"x\")"), "true");
    EXPECT_EQ(say("matches(\"a\", \"(\")"), "null");
    EXPECT_EQ(say("matches(\"a\", \"a\", \"z\")"), "null");
    EXPECT_EQ(matches("h", {"(.)\\2"}), std::nullopt);
}

TEST(FeelBuiltins, APatternThatWouldRunForeverIsGivenUp) {
    const std::string many(200, 'a');
    EXPECT_NE(matches(many, {"(a+)+b"}), std::optional(true));
    EXPECT_EQ(matches(std::string(200'000, 'a'), {"a"}), std::nullopt);
    EXPECT_EQ(matches("a", {std::string(2'000, 'a')}), std::nullopt);
}

TEST(FeelBuiltins, ListsTakeOneValueForAListOfIt) {
    EXPECT_EQ(say("count(1)"), "1");
    EXPECT_EQ(say("sum([1, 2, 3.5])"), "6.5");
    EXPECT_EQ(say("sum([1, \"a\"])"), "null");
    EXPECT_EQ(say("mean(1, 2, 6)"), "3");
    EXPECT_EQ(say("mode([6, 3, 9, 6, 6, 3, 3])"), "[3, 6]");
    EXPECT_EQ(say("median(8, 2, 5, 3)"), "4");
    EXPECT_EQ(say("flatten([[1, [2]], 3])"), "[1, 2, 3]");
    EXPECT_EQ(say("distinct values([1, 2, 1])"), "[1, 2]");
    EXPECT_EQ(say("list replace([1, 2, 3], 2, 9)"), "[1, 9, 3]");
    EXPECT_EQ(say("sort([3, 1, 2], function(a, b) a < b)"), "[1, 2, 3]");
    EXPECT_EQ(say("sort([3, 1, 2], function(a, b) true)"), "[2, 1, 3]");
    EXPECT_EQ(say("upper case([\"bob\"])"), "\"BOB\"");
}

TEST(FeelBuiltins, RangesStandInEveryRelation) {
    EXPECT_EQ(say("before([1..5), [5..9])"), "true");
    EXPECT_EQ(say("meets([1..5], [5..9])"), "true");
    EXPECT_EQ(say("overlaps([1..5], [5..9])"), "true");
    EXPECT_EQ(say("overlaps([1..5), [5..9])"), "false");
    EXPECT_EQ(say("includes([1..10], 5)"), "true");
    EXPECT_EQ(say("during((1..10], [1..10])"), "true");
    EXPECT_EQ(say("starts(1, [1..10])"), "true");
    EXPECT_EQ(say("finished by([1..10], (5..10])"), "true");
    EXPECT_EQ(say("coincides([1..5], [1..5])"), "true");
    EXPECT_EQ(say("range(\"[1..3]\") = [1..3]"), "true");
    EXPECT_EQ(say("range(\"[3..1]\")"), "null");
}

TEST(FeelBuiltins, CalendarsAndContexts) {
    EXPECT_EQ(say("week of year(@\"2010-01-01\")"), "53");
    EXPECT_EQ(say("day of week(@\"2025-09-29\")"), "\"Monday\"");
    EXPECT_EQ(say("years and months duration(@\"2011-12-22\", @\"2013-08-24\")"), "P1Y8M");
    EXPECT_EQ(say("context put({x: 1, y: {a: 0}}, [\"y\", \"a\"], 2)"), "{x: 1, y: {a: 2}}");
    EXPECT_EQ(say("context merge([{a: 1}, {a: 2, b: 3}])"), "{a: 2, b: 3}");
    EXPECT_EQ(say("get value({a: {b: 1}}, [\"a\", \"b\"])"), "1");
    EXPECT_EQ(say("today()"), "null");
}

TEST(FeelBuiltins, NamesOfArgumentsHaveToBeRight) {
    EXPECT_EQ(say("decimal(scale: 2, n: 1.115)"), "1.12");
    EXPECT_EQ(say("decimal(skale: 2, n: 1.115)"), "null");
    EXPECT_EQ(say("number(from: \"1.000,5\", grouping separator: \".\", decimal separator: \",\")"),
              "1000.5");
    EXPECT_EQ(say("abs()"), "null");
    EXPECT_EQ(say("abs(1, 2)"), "null");
}

}  // namespace
}  // namespace guiju::feel
