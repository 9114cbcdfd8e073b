// SPDX-License-Identifier: Apache-2.0
#include "engine/base/message.h"

#include <gtest/gtest.h>

#include <set>

namespace guiju::base {
namespace {

/// The numbers n of all {n} in a pattern.
std::set<char> slots(std::string_view pattern) {
    std::set<char> found;
    for (std::size_t i = 0; i + 2 < pattern.size(); ++i)
        if (pattern[i] == '{' && pattern[i + 2] == '}') found.insert(pattern[i + 1]);
    return found;
}

TEST(Catalogue, is_ordered_by_code_without_repetition) {
    const auto& all = all_messages();
    ASSERT_FALSE(all.empty());
    for (std::size_t i = 1; i < all.size(); ++i)
        EXPECT_LT(all[i - 1].code, all[i].code) << name_of(all[i].code);
}

TEST(Catalogue, every_entry_speaks_both_languages) {
    for (const Message& m : all_messages()) {
        EXPECT_FALSE(m.zh.empty()) << name_of(m.code);
        EXPECT_FALSE(m.en.empty()) << name_of(m.code);
        EXPECT_EQ(m.fix_zh.empty(), m.fix_en.empty()) << name_of(m.code);
    }
}

TEST(Catalogue, both_languages_use_the_same_arguments) {
    for (const Message& m : all_messages()) {
        EXPECT_EQ(slots(m.zh), slots(m.en)) << name_of(m.code);
        EXPECT_EQ(slots(m.fix_zh), slots(m.fix_en)) << name_of(m.code);
        for (const auto pattern : {m.zh, m.en, m.fix_zh, m.fix_en})
            for (const char slot : slots(pattern))
                EXPECT_TRUE(slot >= '0' && slot <= '9') << pattern;
    }
}

TEST(Catalogue, sentences_end_without_a_full_stop) {
    for (const Message& m : all_messages())
        for (const auto text : {m.zh, m.en, m.fix_zh, m.fix_en})
            EXPECT_FALSE(text.ends_with('.') || text.ends_with("。")) << name_of(m.code) << text;
}

TEST(Catalogue, numbers_belong_to_a_room) {
    for (const Message& m : all_messages()) {
        const auto number = static_cast<unsigned>(m.code);
        EXPECT_TRUE(number >= 1000 && number <= 5999) << number;
    }
}

TEST(Catalogue, finds_every_entry_by_code_and_name) {
    for (const Message& m : all_messages()) {
        EXPECT_EQ(&message(m.code), &m);
        EXPECT_EQ(find_message(name_of(m.code)), &m);
        EXPECT_EQ(find_message(name_of(m.code).substr(2)), &m);
    }
    EXPECT_EQ(name_of(Code::gj3014), "GJ3014");
    EXPECT_EQ(find_message("gj3014"), &message(Code::gj3014));
    for (const char* nonsense : {"", "GJ", "GJ9999", "GJ3014x", "3014 ", "-3014", "GJGJ3014"})
        EXPECT_EQ(find_message(nonsense), nullptr) << nonsense;
}

TEST(Fill, puts_arguments_into_their_places) {
    EXPECT_EQ(fill("{1}在{0}之后，{1}", {"甲", "乙"}, Lang::zh), "乙在甲之后，乙");
    EXPECT_EQ(fill("{0}", {Text("权重", "weight")}, Lang::zh), "权重");
    EXPECT_EQ(fill("{0}", {Text("权重", "weight")}, Lang::en), "weight");
    EXPECT_EQ(fill("", {"甲"}, Lang::zh), "");
}

TEST(Fill, leaves_what_is_no_place_visible) {
    EXPECT_EQ(fill("a {1} b", {"x"}, Lang::en), "a {1} b");
    EXPECT_EQ(fill("{a} {} {", {"x"}, Lang::en), "{a} {} {");
    EXPECT_EQ(fill("{0", {"x"}, Lang::en), "{0");
    EXPECT_EQ(fill("{0}", {}, Lang::en), "{0}");
}

TEST(Fill, does_not_expand_places_inside_an_argument) {
    EXPECT_EQ(fill("{0}{1}", {"{1}", "x"}, Lang::en), "{1}x");
}

TEST(Sentence, speaks_the_wanted_language) {
    EXPECT_EQ(sentence(Code::gj3014, {"95%"}, Lang::zh), "权重合计为95%，应为100%");
    EXPECT_EQ(sentence(Code::gj3014, {"95%"}, Lang::en), "the weights add up to 95%, not 100%");
    EXPECT_EQ(remedy(Code::gj3014, {"95%"}, Lang::zh), "调整各项权重，使合计为100%");
}

TEST(Text, of_one_string_stands_for_both_languages) {
    const Text name("嘉兴市");
    EXPECT_EQ(name.in(Lang::zh), "嘉兴市");
    EXPECT_EQ(name.in(Lang::en), "嘉兴市");
    EXPECT_NE(Text("甲", "a"), Text("甲"));
}

}  // namespace
}  // namespace guiju::base
