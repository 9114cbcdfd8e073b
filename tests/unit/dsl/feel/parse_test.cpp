// SPDX-License-Identifier: Apache-2.0
#include "dsl/feel/parse.h"

#include <gtest/gtest.h>

#include "tests/unit/dsl/feel/say.h"

namespace guiju::feel {
namespace {

TEST(FeelParse, TheLongestKnownNameWins) {
    EXPECT_EQ(say("a - b", {{"a", number(5)}, {"b", number(2)}}), "3");
    EXPECT_EQ(say("a-b", {{"a", number(5)}, {"b", number(2)}, {"a-b", number(9)}}), "9");
    EXPECT_EQ(say("Full Name + \"!\"", {{"Full Name", Value(std::string("Li Na"))}}), "\"Li Na!\"");
    EXPECT_EQ(say("需求 数量 * 2", {{"需求 数量", number(4)}}), "8");
    EXPECT_EQ(say("every i in values in a list satisfies i > 0",
                  {{"values in a list", Value(List{number(1)})}}),
              "true");
}

TEST(FeelParse, KnowsKeysOfContextsThatHoldSpaces) {
    EXPECT_EQ(say("{first item: 1, second: first item + 1}.second"), "2");
    EXPECT_EQ(say("person.home town",
                  {{"person", Value(Entries{{"home town", Value(std::string("杭州"))}})}}),
              "\"杭州\"");
}

TEST(FeelParse, CommentsAndSpacesMeanNothing) {
    EXPECT_EQ(say("/* one */ 1 + // two\n 1"), "2");
    EXPECT_EQ(say("\xE3\x80\x80 1 +\t1 "), "2");
}

TEST(FeelParse, SaysWhereItStopped) {
    const Names none;
    EXPECT_EQ(parse_expression("1 +", none).at, 3U);
    EXPECT_EQ(parse_expression("1 2", none).wrong, "unexpected text");
    for (const char* text : {"", "(", "[1,", "{a:", "\"open", "if true then 1", "1 in", "@5", "f(",
                             "for i in [1]", "[1..2", "1..2", "a.", "some x in", "function("}) {
        EXPECT_EQ(parse_expression(text, none).tree, nullptr) << text;
    }
}

TEST(FeelParse, NestingIsBoundedAndNothingIsReadTwice) {
    const Names none;
    const std::string deep(60, '(');
    EXPECT_NE(parse_expression(deep + "1" + std::string(60, ')'), none).tree, nullptr);
    for (const char* open : {"(", "[", "{a:", "1 in (", "f(", "-", "not(", "if ", "for x in ",
                             "1 in ", "(=", "]", "a[", "some x in x satisfies ", "function() "}) {
        std::string text;
        for (int i = 0; i < 20'000; ++i) text += open;
        EXPECT_EQ(parse_expression(text, none).tree, nullptr) << open;
        EXPECT_EQ(parse_tests(text, none).tree, nullptr) << open;
    }
}

TEST(FeelParse, ChainsAreBoundedToo) {
    const Names none;
    for (const char* link : {"1+", "1*", "1**", "1=", "a.", "true and ", "true or "}) {
        std::string text;
        for (int i = 0; i < 60'000; ++i) text += link;
        EXPECT_EQ(parse_expression(text + "1", none).tree, nullptr) << link;
    }
    std::string sum = "1";
    for (int i = 1; i < 400; ++i) sum += " + 1";
    EXPECT_EQ(say(sum), "400");
}

TEST(FeelParse, EscapesOfTexts) {
    EXPECT_EQ(say("string length(\"\\uD83D\\uDCA9\")"), "1");
    EXPECT_EQ(say("\"\\U01F40E\" = \"🐎\""), "true");
    EXPECT_EQ(say("string length(\"a\\n\\\"b\")"), "4");
}

}  // namespace
}  // namespace guiju::feel
