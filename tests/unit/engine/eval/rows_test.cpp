// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>

#include "engine/eval/evaluate.h"
#include "tests/unit/engine/program/build.h"

namespace guiju::eval {
namespace {

using namespace program::build;
using base::Code;
using program::Compare;
using program::Op;
using program::RowFold;
using value::Dimension;
using value::Number;
using value::Value;

/// One list 专家 with the columns 姓名 (text), 企业 (yes/no), 金额 (money), 起 and 止 (dates).
class Lists : public ::testing::Test {
   protected:
    enum : std::int32_t { name, firm, amount, from, until };

    Lists() {
        using Type = program::Field::Type;
        build_.field("专家", Type::rows);
        build_.field("年度", Type::number);
        auto& columns = build_.program.matter.fields[0].columns;
        for (const auto& [title, type] : {std::pair{"姓名", Type::text},
                                          {"企业", Type::yes_no},
                                          {"金额", Type::money},
                                          {"起", Type::date},
                                          {"止", Type::date}}) {
            columns.emplace_back();
            columns.back().name = base::Text(title);
            columns.back().type = type;
        }
        build_.stage("一");
        values_.resize(2);
        values_[1] = quantity(2025);
    }

    static Value row(const std::string& who, std::optional<bool> is_firm,
                     std::optional<std::int64_t> money = std::nullopt) {
        value::Record record;
        if (!who.empty()) record["姓名"] = Value(who);
        if (is_firm) record["企业"] = Value(*is_firm);
        if (money) record["金额"] = quantity(*money, Dimension::money);
        return Value(std::move(record));
    }
    static Value days(const char* first, const char* last) {
        value::Record record;
        record["起"] = *value::parse_date(first);
        if (last != nullptr) record["止"] = *value::parse_date(last);
        return Value(std::move(record));
    }
    void fill(std::int64_t firms, std::int64_t others, std::int64_t open) {
        value::List rows;
        for (std::int64_t i = 0; i < firms; ++i) rows.push_back(row("", true));
        for (std::int64_t i = 0; i < others; ++i) rows.push_back(row("", false));
        for (std::int64_t i = 0; i < open; ++i) rows.push_back(row("某人", std::nullopt));
        values_[0] = std::move(rows);
    }
    std::int32_t fold(RowFold::Kind kind, std::int32_t column = program::kNone,
                      program::CodeId where = program::kNone,
                      program::CodeId what = program::kNone) {
        build_.program.folds.push_back({kind, column, until, where, what, "这些行"});
        return static_cast<std::int32_t>(build_.program.folds.size()) - 1;
    }
    Expression folded(std::int32_t which) { return one(Op::fold, field(0), which); }
    Expression is_firm() { return leaf(Op::column, firm); }
    Expression share() {
        const auto where = build_.code(is_firm());
        return two(Op::divide, folded(fold(RowFold::Kind::count, program::kNone, where)),
                   folded(fold(RowFold::Kind::count)));
    }
    Expression at_least(Expression x, Value limit) {
        return two(Op::compare, std::move(x), build_.constant(std::move(limit)), Compare::at_least);
    }
    Truth ask(Expression expression) {
        const auto code = build_.code(std::move(expression));
        Facts facts;
        facts.fields = values_;
        Scratch scratch;
        const auto truth = decide(build_.program, code, facts, scratch);
        EXPECT_TRUE(truth.ok()) << truth.error().say(base::Lang::en);
        why_ = explain(build_.program, code, facts, scratch);
        return truth.ok() ? *truth : Truth::unknown;
    }
    Value compute(Expression expression) {
        const auto code = build_.code(std::move(expression));
        Facts facts;
        facts.fields = values_;
        Scratch scratch;
        const auto value = value_of(build_.program, code, facts, scratch);
        EXPECT_TRUE(value.ok());
        return value.ok() ? *value : Value();
    }
    [[nodiscard]] std::string said(Code code) const {
        for (const auto& remark : why_.remarks)
            if (remark.code == code) return base::sentence(code, remark.args, base::Lang::zh);
        return "";
    }
    static Value half() { return quantity(*Number::fraction(1, 2), Dimension::share); }
    static Value quarter() { return quantity(*Number::fraction(1, 4), Dimension::share); }

    Builder build_;
    std::vector<Value> values_;
    Explanation why_;
};

TEST_F(Lists, AShareIsAnExactFraction) {
    fill(10, 30, 0);
    EXPECT_EQ(ask(at_least(share(), quarter())), Truth::yes);
    fill(10, 31, 0);
    EXPECT_EQ(ask(at_least(share(), quarter())), Truth::no);
    EXPECT_NE(said(Code::gj5021).find("24.39%"), std::string::npos);
    EXPECT_EQ(said(Code::gj5022), "还差1");
    fill(4, 5, 0);
    EXPECT_EQ(ask(at_least(share(), half())), Truth::no);
    EXPECT_EQ(said(Code::gj5022), "还差1");
    fill(1, 8, 0);
    EXPECT_EQ(ask(at_least(share(), half())), Truth::no);
    EXPECT_EQ(said(Code::gj5022), "还差7");
}

TEST_F(Lists, AShareWithUnknownMembersIsDecidedOnlyWhenBothWaysAgree) {
    fill(4, 3, 1);  // 4/8 or 5/8
    EXPECT_EQ(ask(at_least(share(), half())), Truth::yes);
    fill(3, 4, 1);  // 3/8 or 4/8
    EXPECT_EQ(ask(at_least(share(), half())), Truth::unknown);
    ASSERT_EQ(why_.missing.size(), 1U);
    EXPECT_EQ(why_.missing[0].field, "专家中某人的企业");
    fill(1, 6, 1);  // 1/8 or 2/8
    EXPECT_EQ(ask(at_least(share(), half())), Truth::no);
}

TEST_F(Lists, AnEmptyListHasNoShareAndAMissingListIsNotEmpty) {
    values_[0] = value::List{};
    EXPECT_EQ(ask(at_least(share(), quarter())), Truth::unknown);
    EXPECT_NE(said(Code::gj5024), "");
    const auto count = [&] { return folded(fold(RowFold::Kind::count)); };
    EXPECT_EQ(compute(count()), quantity(0, Dimension::count));
    values_[0] = value::Absent::not_filled;
    EXPECT_FALSE(compute(count()).known());
    EXPECT_EQ(ask(at_least(share(), quarter())), Truth::unknown);
}

TEST_F(Lists, SumsMeansAndExtremesNeedEveryNumber) {
    values_[0] = value::List{row("甲", true, 30), row("乙", false, 10), row("丙", true, 20)};
    const auto where = build_.code(is_firm());
    using Kind = RowFold::Kind;
    EXPECT_EQ(compute(folded(fold(Kind::sum, amount, where))), quantity(50, Dimension::money));
    EXPECT_EQ(compute(folded(fold(Kind::mean, amount, where))), quantity(25, Dimension::money));
    EXPECT_EQ(compute(folded(fold(Kind::least, amount))), quantity(10, Dimension::money));
    EXPECT_EQ(compute(folded(fold(Kind::greatest, amount))), quantity(30, Dimension::money));
    values_[0] = value::List{row("甲", true, 30), row("乙", false)};
    EXPECT_EQ(compute(folded(fold(Kind::sum, amount, where))), quantity(30, Dimension::money));
    EXPECT_FALSE(compute(folded(fold(Kind::sum, amount))).known());
    EXPECT_FALSE(compute(folded(fold(Kind::mean, amount))).known());
}

TEST_F(Lists, ASumWithDoubtfulRowsIsARange) {
    values_[0] = value::List{row("甲", true, 30), row("乙", std::nullopt, 10)};
    const auto sum = [&] {
        return folded(fold(RowFold::Kind::sum, amount, build_.code(is_firm())));
    };
    EXPECT_EQ(ask(at_least(sum(), quantity(30, Dimension::money))), Truth::yes);
    EXPECT_EQ(ask(at_least(sum(), quantity(35, Dimension::money))), Truth::unknown);
    EXPECT_EQ(ask(at_least(sum(), quantity(41, Dimension::money))), Truth::no);
}

TEST_F(Lists, DifferentValuesAreCountedOnce) {
    values_[0] = value::List{row("甲", true), row("乙", true), row("甲", false)};
    EXPECT_EQ(compute(folded(fold(RowFold::Kind::distinct, name))), quantity(2, Dimension::count));
    EXPECT_EQ(compute(folded(fold(RowFold::Kind::pick, name))),
              Value(value::List{Value("甲"), Value("乙")}));
}

TEST_F(Lists, EveryNamesItsExceptions) {
    values_[0] = value::List{row("甲", true), row("乙", false), row("", std::nullopt)};
    const auto every = [&] {
        return folded(
            fold(RowFold::Kind::every, program::kNone, program::kNone, build_.code(is_firm())));
    };
    EXPECT_EQ(ask(every()), Truth::no);
    EXPECT_NE(said(Code::gj5025).find("不符合的：乙"), std::string::npos);
    values_[0] = value::List{row("甲", true), row("", std::nullopt)};
    EXPECT_EQ(ask(every()), Truth::unknown);
    EXPECT_NE(said(Code::gj5025).find("第2行"), std::string::npos);
    values_[0] = value::List{};
    EXPECT_EQ(ask(every()), Truth::yes);
}

TEST_F(Lists, EachGroupIsAskedForItself) {
    values_[0] = value::List{row("甲组", true), row("乙组", false), row("甲组", false)};
    const auto inner = one(Op::fold, leaf(Op::group, 0),
                           fold(RowFold::Kind::count, program::kNone, build_.code(is_firm())));
    const auto what = build_.code(at_least(inner, quantity(1, Dimension::count)));
    EXPECT_EQ(ask(folded(fold(RowFold::Kind::groups, name, program::kNone, what))), Truth::no);
    EXPECT_NE(said(Code::gj5025).find("乙组"), std::string::npos);
}

TEST_F(Lists, MonthsAreCoveredFromTheFirstDayToTheLast) {
    const auto months = [&] {
        return folded(fold(RowFold::Kind::months, from, program::kNone, build_.code(field(1))));
    };
    values_[0] = value::List{days("2025-03-31", "2025-04-02"), days("2024-11-01", "2025-01-01")};
    EXPECT_EQ(compute(months()), quantity(3, Dimension::months));
    EXPECT_EQ(ask(at_least(months(), quantity(12, Dimension::months))), Truth::no);
    EXPECT_NE(said(Code::gj5027).find("缺2月、5月"), std::string::npos);
    values_[0] = value::List{days("2025-03-31", nullptr)};  // at least March
    EXPECT_EQ(ask(at_least(months(), quantity(1, Dimension::months))), Truth::yes);
    EXPECT_EQ(ask(at_least(months(), quantity(11, Dimension::months))), Truth::no);
}

TEST_F(Lists, AtLeastNOfCountsWhatIsOpenBothWays) {
    const auto is = [&](std::optional<bool> truth) {
        return one(Op::tally, build_.constant(truth ? Value(*truth) : Value()));
    };
    const auto two_of = [&](std::optional<bool> x, std::optional<bool> y, std::optional<bool> z) {
        return ask(at_least(two(Op::add, two(Op::add, is(x), is(y)), is(z)),
                            quantity(2, Dimension::count)));
    };
    EXPECT_EQ(two_of(true, true, std::nullopt), Truth::yes);
    EXPECT_EQ(two_of(true, false, std::nullopt), Truth::unknown);
    EXPECT_EQ(two_of(false, false, std::nullopt), Truth::no);
    EXPECT_NE(said(Code::gj5028).find("3项中符合0项"), std::string::npos);
}

TEST_F(Lists, WhatIsLackingIsNamed) {
    values_[0] = value::List{row("甲", true), row("丁", true)};
    const auto names = [&] { return folded(fold(RowFold::Kind::pick, name)); };
    const auto wanted = Value(value::List{Value("甲"), Value("乙")});
    EXPECT_EQ(ask(two(Op::contains, names(), build_.constant(wanted))), Truth::no);
    EXPECT_EQ(said(Code::gj5023), "缺乙");
    EXPECT_EQ(compute(two(Op::difference, names(), build_.constant(wanted))),
              Value(value::List{Value("丁")}));
}

TEST_F(Lists, TooManyRowsIsAnErrorAndNeverAnAnswer) {
    // Each of 2400 rows looks at all 2400 again: 5.76 million operations.
    values_[0] = value::List(2400, row("甲", true));
    const auto inner = build_.code(
        at_least(folded(fold(RowFold::Kind::count, program::kNone, build_.code(is_firm()))),
                 quantity(1, Dimension::count)));
    const auto code =
        build_.code(folded(fold(RowFold::Kind::every, program::kNone, program::kNone, inner)));
    Facts facts;
    facts.fields = values_;
    Scratch scratch;
    const auto truth = decide(build_.program, code, facts, scratch);
    ASSERT_FALSE(truth.ok());
    EXPECT_EQ(truth.error().code, Code::gj5029);
}

}  // namespace
}  // namespace guiju::eval
