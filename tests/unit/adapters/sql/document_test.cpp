// SPDX-License-Identifier: Apache-2.0
#include "adapters/sql/document.h"

#include <gtest/gtest.h>
#include <utf8proc.h>

#include "adapters/sql/fault.h"
#include "adapters/sql/statement.h"

namespace guiju::sql {
namespace {

TEST(Document, gives_back_fields_marks_and_pending) {
    const value::Record fields{{"名称", value::Value("“引号\"与\n换行”")},
                               {"投入", value::Quantity{1800000, value::Dimension::money}},
                               {"投资", value::Absent::said_unknown},
                               {"单位", value::List{value::Value("甲"), value::Value("乙")}}};
    EXPECT_EQ(fields_from_json(fields_to_json(fields), "A1"), fields);
    const std::vector<ports::Mark> marks{{"已验证", {1}, {2}}, {"已对接", {3}, {1LL << 53}}};
    EXPECT_EQ(marks_from_json(marks_to_json(marks), "A1"), marks);
    const ports::PendingConfirmation pending{2, "县级牵头单位", "甲局", "赵", "园区一", "", {7, 8}};
    EXPECT_EQ(pending_from_json(pending_to_json(pending), "A1"), pending);
    const Entries entries{{"名录", {{"状态", value::Value("在册")}}}, {"空", {}}};
    EXPECT_EQ(entries_from_json(entries_to_json(entries), "U1"), entries);
}

TEST(Document, stores_nothing_as_nothing) {
    EXPECT_EQ(fields_to_json({}), "");
    EXPECT_EQ(marks_to_json({}), "");
    EXPECT_EQ(pending_to_json({}), "");
    EXPECT_EQ(entries_to_json({}), "");
    EXPECT_EQ(pending_from_json("", "A1"), ports::PendingConfirmation{});
}

TEST(Document, refuses_text_it_did_not_write) {
    for (const char* text : {"{", "[]", "7", R"({"r":{"a":1}})", R"([{"name":1}])"}) {
        EXPECT_THROW((void)fields_from_json(text, "A1"), Refusal) << text;
        EXPECT_THROW((void)pending_from_json(text, "A1"), Refusal) << text;
    }
    EXPECT_THROW((void)marks_from_json(R"([{"name":1}])", "A1"), Refusal);
    EXPECT_THROW((void)marks_from_json("{}", "A1"), Refusal);
    try {
        (void)fields_from_json("{", "A1");
    } catch (const Refusal& refusal) {
        EXPECT_EQ(refusal.error.kind, base::ErrorKind::broken);
        EXPECT_NE(refusal.error.say(base::Lang::zh).find("A1"), std::string::npos);
    }
}

TEST(Document, knows_what_every_database_gives_back) {
    EXPECT_TRUE(is_storable(""));
    EXPECT_TRUE(is_storable("规矩 𠮷 😀\n"));
    EXPECT_FALSE(is_storable(std::string_view("a\0b", 3)));
    EXPECT_FALSE(is_storable("\xff"));
    EXPECT_FALSE(is_storable("\xe8\xa7"));          // cut
    EXPECT_FALSE(is_storable("\xed\xa0\x80"));      // half of a pair
    EXPECT_FALSE(is_storable("\xe0\x80\x80"));      // longer than need be
    EXPECT_FALSE(is_storable("\xe8\xa7\x41"));      // broken off
    EXPECT_FALSE(is_storable("\xb9\xe6\xbe\xd8"));  // 规矩 in GB18030
}

/// Many bytes are looked at together: none may hide among the others.
TEST(Storable, finds_what_is_wrong_wherever_it_stands) {
    for (const std::string before : {"", "a", "规", "ab矩规", "1234567"}) {
        const auto good = before + "规矩 rule 12345678 矩规矩规 abcdefgh规";
        ASSERT_TRUE(is_storable(good));
        for (std::size_t at = 0; at < good.size(); ++at) {
            auto text = good;
            for (const char wrong : {'\0', '\xff', '\xc0'}) {
                text[at] = wrong;
                EXPECT_FALSE(is_storable(text)) << before << at;
            }
        }
    }
}

/// Against the library, character by character: every two of these beside each other, at every place of eight.
TEST(Storable, agrees_with_the_library_on_all_that_stands_together) {
    const std::vector<std::string> parts{"",
                                         "a",
                                         "规",
                                         "𠮷",
                                         "\x7f",
                                         "\xc2\x80",
                                         "\xe0\xa0\x80",
                                         "\xe1\x80\x80",
                                         "\xec\xbf\xbf",
                                         "\xed\x9f\xbf",
                                         "\xed\xa0\x80",
                                         "\xee\x80\x80",
                                         "\xef\xbf\xbf",
                                         "\xe0\x9f\xbf",
                                         "\xe8\x41\x80",
                                         "\xe8\x80\x41",
                                         "\xf4\x90\x80\x80",
                                         "\x80"};
    const auto well_formed = [](const std::string& text) {
        const auto* at = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
        for (auto left = static_cast<utf8proc_ssize_t>(text.size()); left > 0;) {
            utf8proc_int32_t character = 0;
            const auto taken = utf8proc_iterate(at, left, &character);
            if (taken < 1 || character == 0) return false;
            at += taken;
            left -= taken;
        }
        return true;
    };
    for (std::size_t place = 0; place < 8; ++place)
        for (const auto& first : parts)
            for (const auto& second : parts)
                for (const auto& third : parts) {
                    const auto text = std::string(place, 'x') + first + second + third + "规矩12";
                    ASSERT_EQ(is_storable(text), well_formed(text))
                        << place << first << second << third;
                }
}

}  // namespace
}  // namespace guiju::sql
