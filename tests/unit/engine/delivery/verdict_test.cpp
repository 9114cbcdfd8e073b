// SPDX-License-Identifier: Apache-2.0
#include "engine/delivery/verdict.h"

#include <gtest/gtest.h>

namespace guiju::delivery {
namespace {

using ports::Reply;

Reply answered(int status) { return {Reply::Kind::answered, status, 0, "", {}}; }

TEST(Verdict, of_every_kind_of_answer) {
    for (const int status : {200, 201, 202, 204, 299})
        EXPECT_EQ(verdict_of(answered(status)), Verdict::delivered) << status;
    for (const int status : {301, 302, 307, 401, 403, 404, 405, 408, 409, 425, 429, 500, 502, 503})
        EXPECT_EQ(verdict_of(answered(status)), Verdict::again) << status;
    for (const int status : {400, 410, 413, 415, 422})
        EXPECT_EQ(verdict_of(answered(status)), Verdict::give_up) << status;
    EXPECT_EQ(verdict_of({Reply::Kind::failed, 0, 0, "timeout", {}}), Verdict::again);
}

TEST(Verdict, is_remembered_by_a_word_that_people_can_read) {
    EXPECT_EQ(problem_of(answered(204)), "");
    EXPECT_EQ(problem_of(answered(302)), "redirect 302");
    EXPECT_EQ(problem_of(answered(503)), "http 503");
    EXPECT_EQ(problem_in_words("http 503").zh, "接收方答复 503");
    EXPECT_EQ(problem_in_words("redirect 302").zh, "接收方要求转到别处（302），不跟随");
    for (const char* word : {"timeout", "connection", "tls", "name"})
        EXPECT_NE(problem_in_words(word).zh, word);
    EXPECT_EQ(problem_in_words(""), base::Text(""));
}

}  // namespace
}  // namespace guiju::delivery
