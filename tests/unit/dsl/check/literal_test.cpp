// SPDX-License-Identifier: Apache-2.0
#include "dsl/check/literal.h"

#include <gtest/gtest.h>

#include "tests/unit/dsl/check/sample_tree.h"

namespace guiju::check {
namespace {

syntax::File with_line(const std::string& label, const std::string& text) {
    auto file = sample_tree();
    syntax::Line line;
    line.label = label;
    line.text = text;
    file.head.lines.push_back(line);
    return file;
}

TEST(Literal, QuantitiesInBaseUnits) {
    EXPECT_EQ(quantity_of(number("1.5", "亿元"))->number, value::Number(150'000'000));
    EXPECT_EQ(quantity_of(number("50", "%"))->number, *value::Number::fraction(1, 2));
    EXPECT_FALSE(quantity_of(number("5", "斤")));
    EXPECT_FALSE(quantity_of(quoted("5")));
}

TEST(Literal, PeriodsAreWholeNumbersOfTime) {
    EXPECT_EQ(period_of(*quantity_of(number("3", "个工作日"))),
              (value::Period{3, value::Period::Unit::workdays}));
    EXPECT_EQ(period_of(*quantity_of(number("2", "年"))),
              (value::Period{24, value::Period::Unit::months}));
    EXPECT_FALSE(period_of(*quantity_of(number("2.5", "个工作日"))));
    EXPECT_FALSE(period_of(*quantity_of(number("2", "元"))));
}

TEST(Literal, TerritoriesByNameAndCode) {
    EXPECT_EQ(territory_of("浙江省（330000）")->code, "330000");
    EXPECT_EQ(territory_of("Zhejiang (330000)")->name, "Zhejiang");
    EXPECT_FALSE(territory_of("浙江省"));
    const auto file = with_line("territory", "浙江省（330000）");
    EXPECT_EQ(territory_code(file, "浙江省"), "330000");
    EXPECT_EQ(territory_code(file, "330421"), "330421");
    EXPECT_FALSE(territory_code(file, "月球"));
}

TEST(Literal, EffectiveDates) {
    EXPECT_EQ(effective_date(with_line("in_force", "自2026年1月1日起")),
              value::make_date(2026, 1, 1));
    EXPECT_EQ(effective_date(with_line("in_force", "from 2026-01-01")),
              value::make_date(2026, 1, 1));
    EXPECT_FALSE(effective_date(with_line("in_force", "待定")));
    EXPECT_FALSE(effective_date(sample_tree()));
}

TEST(Literal, WordsOfBothSkins) {
    EXPECT_EQ(find_word("tier", "市"), "city");
    EXPECT_EQ(find_word("status", "in force"), "in_force");
    EXPECT_EQ(find_word("tier", "乡"), "");
    EXPECT_EQ(yes_no_of("否"), false);
    EXPECT_FALSE(yes_no_of("也许"));
}

}  // namespace
}  // namespace guiju::check
