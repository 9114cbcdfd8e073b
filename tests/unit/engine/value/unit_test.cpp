// SPDX-License-Identifier: Apache-2.0
#include "engine/value/unit.h"

#include <gtest/gtest.h>

namespace guiju::value {
namespace {

Number base_units(std::int64_t amount, std::string_view unit) {
    return multiply(amount, find_unit(unit)->factor).value();
}

TEST(Unit, longer_names_come_before_the_names_they_begin_with) {
    const auto units = all_units();
    for (std::size_t i = 0; i < units.size(); ++i)
        for (std::size_t later = i + 1; later < units.size(); ++later)
            EXPECT_FALSE(units[later].zh.size() > units[i].zh.size() &&
                         units[later].zh.starts_with(units[i].zh))
                << units[i].zh << " hides " << units[later].zh;
}

TEST(Unit, every_unit_is_found_in_both_languages_with_the_same_meaning) {
    for (const Unit& unit : all_units()) {
        EXPECT_FALSE(unit.zh.empty());
        EXPECT_FALSE(unit.en.empty());
        EXPECT_GT(unit.factor, Number(0)) << unit.zh;
        for (const std::string& name : {std::string(unit.zh), std::string(unit.en), plural(unit)}) {
            const Unit* found = find_unit(name);
            ASSERT_NE(found, nullptr) << name;
            EXPECT_EQ(found->dimension, unit.dimension) << name;
            EXPECT_EQ(found->factor, unit.factor) << name;
        }
    }
}

TEST(Unit, counting_words_go_to_english_and_back) {
    for (const Unit& unit : all_units()) {
        if (unit.dimension != Dimension::count) continue;
        EXPECT_EQ(find_unit(unit.en)->zh, unit.zh) << unit.en;
    }
}

TEST(Unit, the_words_of_the_policies_are_known) {
    for (const char* name :
         {"元",       "万元", "亿元", "%",      "百分点", "个百分点", "个", "件",   "项",
          "家",       "名",   "次",   "人",     "份",     "轮",       "字", "分",   "工作日",
          "个工作日", "日",   "天",   "自然日", "月",     "个月",     "年", "小时", "公里"})
        EXPECT_NE(find_unit(name), nullptr) << name;
    for (const char* name : {"", "s", "元元", "yuans ", "万", "Working days", "美元"})
        EXPECT_EQ(find_unit(name), nullptr) << name;
}

TEST(Unit, money_is_one_dimension) {
    EXPECT_EQ(base_units(180, "万元"), Number(1'800'000));
    EXPECT_EQ(base_units(2, "亿元"), base_units(20'000, "万元"));
    EXPECT_EQ(find_unit("万元")->dimension, find_unit("元")->dimension);
    EXPECT_EQ(find_unit("10k yuan")->factor, Number(10'000));
}

TEST(Unit, shares_and_percentage_points_are_different) {
    EXPECT_EQ(base_units(50, "%"), Number::fraction(1, 2));
    EXPECT_EQ(base_units(50, "％"), Number::fraction(1, 2));
    EXPECT_EQ(base_units(5, "百分点"), Number(5));
    EXPECT_NE(find_unit("%")->dimension, find_unit("百分点")->dimension);
    EXPECT_EQ(find_unit("percent")->zh, "%");
}

TEST(Unit, working_days_are_not_days) {
    EXPECT_NE(find_unit("工作日")->dimension, find_unit("日")->dimension);
    EXPECT_EQ(find_unit("自然日")->dimension, find_unit("日")->dimension);
    EXPECT_EQ(base_units(2, "年"), base_units(24, "个月"));
}

TEST(Unit, english_plurals) {
    for (const char* name : {"working days", "items", "copies", "people", "persons", "batches",
                             "percentage points", "entries", "times"})
        EXPECT_NE(find_unit(name), nullptr) << name;
    EXPECT_EQ(plural(*find_unit("copy")), "copies");
    EXPECT_EQ(plural(*find_unit("month")), "months");
    EXPECT_EQ(plural(*find_unit("10k yuan")), "10k yuan");
    EXPECT_EQ(find_unit("days")->zh, "日");
}

TEST(Unit, money_is_shown_in_the_largest_unit_that_reads_well) {
    const auto shown = [](const char* yuan) {
        return shown_in(Dimension::money, Number::parse(yuan).value()).zh;
    };
    EXPECT_EQ(shown("1800000"), "万元");
    EXPECT_EQ(shown("125000000"), "亿元");
    EXPECT_EQ(shown("123456700"), "万元");
    EXPECT_EQ(shown("123456789"), "元");
    EXPECT_EQ(shown("9999"), "元");
    EXPECT_EQ(shown("-20000"), "万元");
    EXPECT_EQ(shown("0"), "元");
    EXPECT_EQ(shown_in(Dimension::money, 1'800'000, base::Lang::en).en, "million yuan");
}

TEST(Unit, every_dimension_has_a_name_and_a_way_to_be_shown) {
    for (int i = 0; i <= static_cast<int>(Dimension::length); ++i) {
        const auto dimension = static_cast<Dimension>(i);
        EXPECT_FALSE(dimension_name_zh(dimension).empty());
        EXPECT_FALSE(dimension_name_en(dimension).empty());
        EXPECT_EQ(shown_in(dimension, 12).dimension, dimension);
        EXPECT_EQ(shown_in(dimension, 5).dimension, dimension);
    }
    EXPECT_EQ(dimension_name_zh(Dimension::money), "金额");
    EXPECT_EQ(dimension_name_en(Dimension::length), "length");
}

}  // namespace
}  // namespace guiju::value
