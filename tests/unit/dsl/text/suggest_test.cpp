// SPDX-License-Identifier: Apache-2.0
#include "dsl/text/suggest.h"

#include "dsl/text/likeness.h"

#include <gtest/gtest.h>

namespace guiju::text {
namespace {

TEST(EditDistance, CountsCharactersNotBytes) {
    EXPECT_EQ(edit_distance("需求内荣", "需求内容"), 1);
    EXPECT_EQ(edit_distance("需求", "需求内容"), 2);
    EXPECT_EQ(edit_distance("内容需求", "需求内容"), 4);
    EXPECT_EQ(edit_distance("人系联", "人联系"), 1);
    EXPECT_EQ(edit_distance("", "需求"), 2);
    EXPECT_EQ(edit_distance("需求", "需求"), 0);
}

TEST(BestMatch, NearestWithinTheLimitOfTheLength) {
    const std::vector<std::string> known{"需求名称", "需求内容", "联系人", "统一社会信用代码"};
    EXPECT_EQ(best_match("需求内荣", known), "需求内容");
    EXPECT_EQ(best_match("统一社会信用码", known), "统一社会信用代码");
    EXPECT_EQ(best_match("统一会信用代马", known), "统一社会信用代码");
    EXPECT_EQ(best_match("合同金额", known), std::nullopt);
    EXPECT_EQ(best_match("联人", known), "联系人");
    EXPECT_EQ(best_match("人", known), std::nullopt);
    EXPECT_EQ(best_match("", known), std::nullopt);
}

TEST(BestMatch, FirstOfEqualsAndNeverTheWordItself) {
    EXPECT_EQ(best_match("甲乙丙", {"甲乙丁", "甲乙戊"}), "甲乙丁");
    EXPECT_EQ(best_match("甲乙丙", {"甲乙丙"}), std::nullopt);
    EXPECT_EQ(best_match("channel unti", {"channel units", "channel unit"}), "channel unit");
}

std::string why(std::string_view word, const std::vector<std::string>& known) {
    const auto found = suggest(word, known);
    return found ? found->word + " " + found->why.zh + (found->certain ? " certain" : "") : "";
}

TEST(Suggest, SoundComesFirstThenDistanceThenShape) {
    EXPECT_EQ(why("需求内荣", {"需求内部", "需求内容"}), "需求内容 同音 certain");
    EXPECT_EQ(why("材科规范", {"材质规范", "材料规范"}), "材料规范 形近");
    EXPECT_EQ(why("统一社会信用码", {"统一社会信用代码"}), "统一社会信用代码 差1字");
    EXPECT_EQ(why("Ｓ１", {"S2", "S1"}), "S1 全角半角、空格或者大小写不同 certain");
    EXPECT_EQ(why("需求 内容", {"需求内容"}), "需求内容 全角半角、空格或者大小写不同 certain");
}

TEST(Suggest, TwoThatSoundAlikeAreNotCertain) {
    EXPECT_EQ(why("权立", {"权力", "权利"}), "权力 同音");
}

TEST(Suggest, EveryCommonCharacterHasASound) {
    EXPECT_GE(characters_with_sound(), 6700U);
    EXPECT_TRUE(sounds_like("内荣", "内容"));
    EXPECT_TRUE(sounds_like("长", "常"));  // one of its readings
    EXPECT_FALSE(sounds_like("内容", "内部"));
    EXPECT_TRUE(looks_like("己", "已"));
    EXPECT_FALSE(looks_like("己", "内"));
}

}  // namespace
}  // namespace guiju::text
