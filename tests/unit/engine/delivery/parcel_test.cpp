// SPDX-License-Identifier: Apache-2.0
#include "engine/delivery/parcel.h"

#include <gtest/gtest.h>

namespace guiju::delivery {
namespace {

ports::OutgoingMessage message() {
    ports::OutgoingMessage m;
    m.place = 1;
    m.policy = "征集";
    m.confidentiality = "公开";
    m.record = {"A1/3/1",       "A1",
                "returned",     "需求提出单位",
                "E1",           R"({"case":"A1","stage":"初筛","what":"材料不全","title":"油剂"})",
                {1759107600000}};
    return m;
}

TEST(Parcel, says_what_the_message_says) {
    const auto parcel = parcel_of(message(), {1759107660000});
    EXPECT_EQ(parcel.id, "A1/3/1");
    EXPECT_EQ(parcel.sent.ms, 1759107660000);
    EXPECT_EQ(parcel.body,
              R"({"type":"returned","timestamp":"2025-09-29T09:00:00+08:00","data":{"case":"A1",)"
              R"("policy":"征集","role":"需求提出单位","unit":"E1","stage":"初筛",)"
              R"("what":"材料不全","title":"油剂"}})");
}

TEST(Parcel, of_a_classified_case_says_only_that_there_is_something) {
    auto now = message();
    now.confidentiality = "涉密";
    auto then = message();  // classified when it was written
    then.record.body = R"({"case":"A1","stage":"初筛","what":"材料不全"})";
    for (const auto& secret : {now, then}) {
        const auto body = parcel_of(secret, {}).body;
        EXPECT_EQ(body.find("油剂"), std::string::npos) << body;
        EXPECT_EQ(body.find("材料不全"), std::string::npos) << body;
        EXPECT_NE(body.find(R"("case":"A1")"), std::string::npos) << body;
    }
}

TEST(Parcel, of_what_cannot_be_read_says_nothing_of_it) {
    auto broken = message();
    broken.record.body = R"({"title":"油剂")";
    EXPECT_EQ(parcel_of(broken, {}).body.find("油剂"), std::string::npos);
}

TEST(Subscription, wants_topics_and_a_policy_or_all) {
    EXPECT_TRUE(wants({"R", {}, ""}, message()));
    EXPECT_TRUE(wants({"R", {"work", "returned"}, "征集"}, message()));
    EXPECT_FALSE(wants({"R", {"work"}, ""}, message()));
    EXPECT_FALSE(wants({"R", {}, "别的"}, message()));
}

}  // namespace
}  // namespace guiju::delivery
