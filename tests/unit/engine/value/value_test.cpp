// SPDX-License-Identifier: Apache-2.0
#include "engine/value/value.h"

#include <gtest/gtest.h>

namespace guiju::value {
namespace {

using enum Dimension;

Value quantity(const char* number, Dimension dimension) {
    return Quantity{read_canonical(number).value(), dimension};
}

Value nested() {
    Record expert{{"姓名", Value("王\"工\"\n\\")}, {"企业", Value(true)}};
    Record group{{"专家", List{Value(expert), Value(Record{})}}, {"备注", Absent::said_unknown}};
    return Value(group);
}

struct Row {
    Value value;
    const char* canonical;
    const char* zh;
    const char* en;
};

std::vector<Row> rows() {
    return {
        {Value(), R"({"absent":"not_filled"})", "未填写", "not filled in"},
        {Absent::said_unknown, R"({"absent":"said_unknown"})", "不详", "unknown"},
        {Absent::not_applicable, R"({"absent":"not_applicable"})", "不适用", "not applicable"},
        {Value(true), "true", "是", "yes"},
        {Value(false), "false", "否", "no"},
        {quantity("1800000", money), R"({"d":"money","q":"1800000"})", "180万元",
         "1.8 million yuan"},
        {quantity("0.45", share), R"({"d":"share","q":"0.45"})", "45%", "45%"},
        {quantity("1/3", share), R"({"d":"share","q":"1/3"})", "约33.33%", "about 33.33%"},
        {quantity("1", points_of_share), R"({"d":"points_of_share","q":"1"})", "1个百分点",
         "1 percentage point"},
        {quantity("5", workdays), R"({"d":"workdays","q":"5"})", "5个工作日", "5 working days"},
        {quantity("60", characters), R"({"d":"characters","q":"60"})", "60字", "60 characters"},
        {quantity("-2.5", score), R"({"d":"score","q":"-2.5"})", "-2.5分", "-2.5 points"},
        {quantity("36", months), R"({"d":"months","q":"36"})", "3年", "3 years"},
        {quantity("6", months), R"({"d":"months","q":"6"})", "6个月", "6 months"},
        {quantity("3", count), R"({"d":"count","q":"3"})", "3", "3"},
        {Value(Number(7)), R"({"d":"none","q":"7"})", "7", "7"},
        {Value("超合金"), "\"超合金\"", "超合金", "超合金"},
        {Value(""), "\"\"", "", ""},
        {Value("\x01\t\x7F"), "\"\\u0001\\t\x7F\"", "\x01\t\x7F", "\x01\t\x7F"},
        {make_date(2025, 1, 1).value(), R"({"date":"2025-01-01"})", "2025年1月1日", "2025-01-01"},
        {List{}, "[]", "无", "none"},
        {List{Value("甲"), Value(false), List{}}, R"(["甲",false,[]])", "甲、否、无",
         "甲, no, none"},
        {Value(Record{}), R"({"r":{}})", "无", "none"},
        {nested(),
         R"({"r":{"专家":[{"r":{"企业":true,"姓名":"王\"工\"\n\\"}},{"r":{}}],)"
         R"("备注":{"absent":"said_unknown"}}})",
         "", ""},
    };
}

TEST(Value, canonical_text_round_trips) {
    for (const Row& row : rows()) {
        bool ok = false;
        const std::string text = to_canonical(row.value);
        EXPECT_EQ(text, row.canonical);
        EXPECT_EQ(from_canonical(text, ok), row.value) << text;
        EXPECT_TRUE(ok) << text;
        EXPECT_EQ(to_canonical(from_canonical(text, ok)), text);
    }
}

TEST(Value, is_said_to_people_in_both_languages) {
    for (const Row& row : rows()) {
        if (row.value == nested()) continue;
        EXPECT_EQ(say_zh(row.value), row.zh);
        EXPECT_EQ(say_en(row.value), row.en);
    }
    EXPECT_EQ(say_zh(Value(Record{{"a", Value(true)}, {"b", Value("x")}})), "a：是，b：x");
}

TEST(Value, a_record_is_written_with_sorted_names) {
    const Value value(Record{{"b", Value(true)}, {"a", Value(false)}, {"a b", Value("")}});
    EXPECT_EQ(to_canonical(value), R"({"r":{"a":false,"a b":"","b":true}})");
}

TEST(Value, every_dimension_round_trips) {
    for (int i = 0; i <= static_cast<int>(length); ++i) {
        bool ok = false;
        const Value value(Quantity{12, static_cast<Dimension>(i)});
        EXPECT_EQ(from_canonical(to_canonical(value), ok), value);
        EXPECT_TRUE(ok);
    }
}

TEST(Value, reads_nothing_it_would_not_have_written) {
    for (const char* text : {"",
                             " ",
                             "null",
                             "1",
                             "1.5",
                             "tru",
                             "true ",
                             " true",
                             "[true, false]",
                             "[true,]",
                             "{}",
                             R"({"q":"12.5","d":"money"})",
                             R"({"d":"money","q":"12.50"})",
                             R"({"d":"gold","q":"1"})",
                             R"({"d":"money"})",
                             R"({"q":"1"})",
                             R"({"d":"money","q":1})",
                             R"({"d":"money","q":"2/4"})",
                             R"({"date":"2025-02-29"})",
                             R"({"date":"2025-1-1"})",
                             R"({"date":1})",
                             R"({"absent":"lost"})",
                             R"({"absent":"not_filled","x":1})",
                             R"({"r":[]})",
                             R"({"r":{"a":1}})",
                             R"({"r":{"b":true,"a":true}})",
                             R"({"r":{"a":true,"a":true}})",
                             R"("\u0041")",
                             R"("a)",
                             "\"\xFF\"",
                             "\"\xED\xA0\x80\"",
                             "\"\t\"",
                             R"("\/")",
                             "[[1]]"}) {
        bool ok = true;
        EXPECT_EQ(from_canonical(text, ok), Value()) << text;
        EXPECT_FALSE(ok) << text;
    }
}

TEST(Value, brackets_without_end_are_refused_not_followed) {
    bool ok = true;
    EXPECT_EQ(from_canonical(std::string(100'000, '['), ok), Value());
    EXPECT_FALSE(ok);
}

TEST(Value, text_of_every_plane_survives) {
    const std::string rare = "\U00020BB7\U0002A6A5\U00030EDE\u3007é\U0001F600";
    bool ok = false;
    EXPECT_EQ(from_canonical(to_canonical(Value(rare)), ok), Value(rare));
    EXPECT_TRUE(ok);
}

TEST(Value, equality_looks_inside_records) {
    EXPECT_EQ(nested(), nested());
    EXPECT_NE(Value(Record{{"a", Value(true)}}), Value(Record{{"a", Value(false)}}));
    EXPECT_NE(Value(Record{}), Value(List{}));
    EXPECT_NE(Value(Absent::not_filled), Value(Absent::said_unknown));
    EXPECT_NE(quantity("1", money), quantity("1", share));
    EXPECT_EQ(Value(Number::fraction(2, 4).value()), Value(Number::parse("0.50").value()));
}

TEST(Value, the_unknown_is_none_of_the_known_values) {
    EXPECT_FALSE(Value().known());
    for (const Value& known : {Value(false), Value(""), Value(Number(0)), Value(List{})}) {
        EXPECT_TRUE(known.known());
        EXPECT_NE(Value(), known);
    }
}

TEST(Characters, are_code_points_not_bytes) {
    EXPECT_EQ(count_characters(""), 0);
    EXPECT_EQ(count_characters("abc"), 3);
    EXPECT_EQ(count_characters("需求内容"), 4);
    EXPECT_EQ(count_characters("é，。"), 3);
    EXPECT_EQ(count_characters("\U00020BB7野家"), 3) << "a character of four bytes";
    EXPECT_EQ(count_characters("\U0001F600\U0010FFFF"), 2);
}

TEST(Truth, follows_kleene) {
    using enum Truth;
    constexpr Truth kAll[] = {no, unknown, yes};
    constexpr Truth kBoth[3][3] = {{no, no, no}, {no, unknown, unknown}, {no, unknown, yes}};
    constexpr Truth kEither[3][3] = {{no, unknown, yes}, {unknown, unknown, yes}, {yes, yes, yes}};
    for (std::size_t a = 0; a < 3; ++a) {
        for (std::size_t b = 0; b < 3; ++b) {
            EXPECT_EQ(both(kAll[a], kAll[b]), kBoth[a][b]);
            EXPECT_EQ(either(kAll[a], kAll[b]), kEither[a][b]);
        }
        EXPECT_EQ(opposite(kAll[a]), kAll[2 - a]);
    }
    EXPECT_EQ(truth(true), yes);
    EXPECT_EQ(truth(false), no);
}

TEST(Value, ATimeKeepsItsInstant) {
    const Value time(*parse_time("2025-09-29 16:30"));
    bool ok = false;
    EXPECT_EQ(to_canonical(time), R"({"at":"2025-09-29T16:30:00+08:00"})");
    EXPECT_EQ(from_canonical(to_canonical(time), ok), time);
    EXPECT_TRUE(ok);
    EXPECT_EQ(say_zh(time), "2025年9月29日 16:30");
    EXPECT_EQ(say_en(time), "2025-09-29 16:30");
}

}  // namespace
}  // namespace guiju::value
