// SPDX-License-Identifier: Apache-2.0
#include "dsl/feel/evaluate.h"

#include <gtest/gtest.h>

#include "tests/unit/dsl/feel/say.h"

namespace guiju::feel {
namespace {

TEST(FeelEvaluate, ThreeValuedLogic) {
    EXPECT_EQ(say("false and null"), "false");
    EXPECT_EQ(say("true and null"), "null");
    EXPECT_EQ(say("true or null"), "true");
    EXPECT_EQ(say("null or false"), "null");
    EXPECT_EQ(say("not(null)"), "null");
}

TEST(FeelEvaluate, AnErrorIsNullAndKeepsItsReason) {
    const Names none;
    Machine machine(none);
    const auto read = parse_expression("1 + \"a\"", none);
    EXPECT_TRUE(machine.evaluate(read.tree, nullptr).is_null());
    ASSERT_FALSE(machine.reasons().empty());
    EXPECT_EQ(machine.reasons().front(), "these two values cannot be reckoned with each other");
}

TEST(FeelEvaluate, DatesAndDurations) {
    EXPECT_EQ(say("date(\"2025-01-31\") + duration(\"P1M\")"), "2025-02-28");
    EXPECT_EQ(say("@\"2025-10-08\" - @\"2025-09-29\""), "P9D");
    EXPECT_EQ(say("24 * @\"PT1H\""), "P1D");
    EXPECT_EQ(say("@\"P1Y11M\" * -2.5"), "-P4Y9M");
    EXPECT_EQ(say("@\"P1D\" / @\"PT6H\""), "4");
    EXPECT_EQ(say("@\"2025-01-01T00:00:00\" - @\"2025-01-01T00:00:00Z\""), "null");
}

TEST(FeelEvaluate, FiltersAndPaths) {
    EXPECT_EQ(say("[{a: 1}, {a: 2}, {a: 3}][a >= 2].a"), "[2, 3]");
    EXPECT_EQ(say("[1,2,3][-1]"), "3");
    EXPECT_EQ(say("[1,2,3][4]"), "null");
    EXPECT_EQ(say("[1,2,3][item > 1]"), "[2, 3]");
    EXPECT_EQ(say("[][item > 1]"), "[]");
    EXPECT_EQ(say("[1,2][\"x\"]"), "null");
}

TEST(FeelEvaluate, LoopsSeeWhatTheyMadeSoFar) {
    EXPECT_EQ(say("for i in 0..4 return if i = 0 then 1 else i * partial[-1]"), "[1, 1, 2, 6, 24]");
    EXPECT_EQ(say("for i in [1,2], j in [3,4] return i * j"), "[3, 4, 6, 8]");
    EXPECT_EQ(say("for i in 3..1 return i"), "[3, 2, 1]");
    EXPECT_EQ(say("for i in (1..4) return i"), "[2, 3]");
    EXPECT_EQ(say("for i in @\"PT1H\"..@\"PT2H\" return i"), "null");
}

TEST(FeelEvaluate, MembershipAndRanges) {
    EXPECT_EQ(say("5 in (1..5)"), "false");
    EXPECT_EQ(say("5 in (> 3, < 1)"), "true");
    EXPECT_EQ(say("1 in [[2..4], [1..3]]"), "true");
    EXPECT_EQ(say("[1..10].start included"), "true");
    EXPECT_EQ(say("]1..10].start included"), "false");
    EXPECT_EQ(say("\"b\" between \"a\" and \"c\""), "true");
}

TEST(FeelEvaluate, FunctionsRememberWhereTheyWereWritten) {
    EXPECT_EQ(say("{plus: function(a) function(b) a + b, sum: plus(1)(2)}.sum"), "3");
    EXPECT_EQ(say("{fact: function(n) if n = 0 then 1 else n * fact(n - 1), r: fact(5)}.r"),
              "null");
    EXPECT_EQ(say("(function(a: number) a)(\"x\")"), "null");
    EXPECT_EQ(say("{f: function(a, b) a - b, r: f(b: 1, a: 5)}.r"), "4");
}

TEST(FeelEvaluate, EverythingEnds) {
    EXPECT_EQ(say("count(for i in 1..1000, j in 1..1000 return for k in 1..99 return i)"), "null");
    EXPECT_EQ(say("for i in 1..1000000000 return i"), "null");
    EXPECT_EQ(say("for i in -9223372036854775807..9223372036854775807 return i"), "null");
    EXPECT_EQ(say("@\"P1999999999Y\" + @\"P1999999999Y\""), "null");
    Names names;
    names.variables = {"endless"};
    Machine machine(names);
    machine.definitions["endless"].is_function = true;
    machine.definitions["endless"].parameters = {"n"};
    names.variables.insert("n");
    machine.definitions["endless"].expression = parse_expression("endless(n + 1)", names).tree;
    const auto read = parse_expression("endless(1)", names);
    EXPECT_TRUE(machine.evaluate(read.tree, nullptr).is_null());
    machine.definitions["self"].expression = parse_expression("self", names).tree;
    EXPECT_TRUE(machine.global("self").is_null());
}

TEST(FeelEvaluate, ValuesThatDoubleAreStopped) {
    for (const char* twice : {"[a, a]", "a + a", "{x: a, y: a}", "concatenate(a, a)"}) {
        std::string text = std::string("{a0: ") + (twice[0] == 'a' ? "\"x\"" : "[1]");
        for (int i = 1; i < 60; ++i) {
            std::string next;
            for (const char* c = twice; *c != 0; ++c) {
                next += *c;
                const bool name =
                    *c == 'a' && (c == twice || c[-1] == ' ' || c[-1] == '[' || c[-1] == '(');
                if (name) next += std::to_string(i - 1);
            }
            text += ", a" + std::to_string(i) + ": " + next;
        }
        EXPECT_EQ(say(text + "}"), "null") << twice;
    }
}

}  // namespace
}  // namespace guiju::feel
