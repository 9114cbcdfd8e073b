// SPDX-License-Identifier: Apache-2.0
#include "dsl/feel/jsonl.h"

#include <gtest/gtest.h>

namespace guiju::feel {
namespace {

TEST(FeelJsonl, AnswersWithATypedValue) {
    EXPECT_EQ(
        answer_line(R"({"id":"a","expression":"x + 1","inputs":{"x":{"t":"number","v":"0.1"}}})"),
        R"({"id":"a","value":{"t":"number","v":"1.1"}})");
    EXPECT_EQ(answer_line(R"({"id":2,"expression":"{d: @\"P1D\", l: [true, null]}"})"),
              R"({"id":2,"value":{"t":"context","v":{"d":{"t":"duration","v":"P1D"},)"
              R"("l":{"t":"list","v":[{"t":"boolean","v":true},{"t":"null"}]}}}})");
}

TEST(FeelJsonl, SaysWhyAValueIsMissing) {
    EXPECT_EQ(answer_line(R"({"id":1,"expression":"nothing known"})").substr(0, 32),
              R"({"id":1,"error":{"stage":"syntax)");
    EXPECT_EQ(answer_line(R"j({"id":1,"expression":"abs(true)"})j"),
              R"j({"id":1,"value":{"t":"null"},"why":"the function takes numbers"})j");
}

TEST(FeelJsonl, NoLineMakesItStumble) {
    for (const char* line : {"", "{", "[]", "1", "{\"expression\":5}", "{\"inputs\":5}",
                             R"({"expression":"1","inputs":{"x":5}})", R"({"let":[5]})",
                             R"({"table":{"rules":[{"if":["-"],"then":[]}]}})",
                             R"({"expression":"1","types":{"t":{"fields":{"a":5}}}})"}) {
        EXPECT_EQ(answer_line(line).front(), '{') << line;
    }
}

TEST(FeelJsonl, TheTimeComesInFromOutside) {
    const auto now = read_date_time("2025-09-29T09:30:00+08:00");
    EXPECT_EQ(answer_line(R"j({"id":1,"expression":"today()"})j", now),
              R"j({"id":1,"value":{"t":"date","v":"2025-09-29"}})j");
}

}  // namespace
}  // namespace guiju::feel
