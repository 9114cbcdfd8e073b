// SPDX-License-Identifier: Apache-2.0
#include "dsl/check/resolve.h"

#include <gtest/gtest.h>

#include "dsl/check/bounds.h"
#include "tests/unit/dsl/check/sample_tree.h"

namespace guiju::check {
namespace {

using base::Code;
using syntax::CompareOp;
using Kind = syntax::Expr::Kind;

class Resolve : public testing::Test {
   protected:
    Term condition(const syntax::Expr& expr, Scope scope = case_scope()) {
        return Resolver(symbols_, scope, findings_).condition(expr);
    }
    Term value(const syntax::Expr& expr) {
        return Resolver(symbols_, case_scope(), findings_).value(expr);
    }
    std::vector<Code> codes() {
        std::vector<Code> all;
        for (const auto& finding : findings_.all()) all.push_back(finding.code);
        return all;
    }

    syntax::File file_ = sample_tree();
    Findings findings_;
    Symbols symbols_{file_, findings_.all()};
};

TEST_F(Resolve, MoneyIsKeptInYuan) {
    const auto found = condition(compare(term("投资额"), CompareOp::more, number("2.5", "万元")));
    EXPECT_TRUE(codes().empty());
    EXPECT_EQ(found.op, Term::Op::compare);
    EXPECT_EQ(found.compare, Term::Compare::more);
    EXPECT_EQ(found.parts[0].op, Term::Op::field);
    EXPECT_EQ(found.parts[0].index, 1);
    EXPECT_EQ(found.parts[1].constant,
              value::Value(value::Quantity{value::Number(25000), value::Dimension::money}));
}

TEST_F(Resolve, TextAgainstCharactersComparesItsLength) {
    const auto found =
        condition(compare(term("申请说明"), CompareOp::at_least, number("30", "字")));
    EXPECT_TRUE(codes().empty());
    EXPECT_EQ(found.parts[0].op, Term::Op::length);
    EXPECT_EQ(found.parts[0].parts[0].op, Term::Op::field);
}

TEST_F(Resolve, AListAgainstItemsComparesItsLength) {
    const auto found = condition(compare(term("领域"), CompareOp::at_least, number("2", "项")));
    EXPECT_TRUE(codes().empty());
    EXPECT_EQ(found.parts[0].op, Term::Op::length);
}

TEST_F(Resolve, UnitsThatDoNotFitAreRefused) {
    (void)condition(compare(term("投资额"), CompareOp::more, number("2", "项")));
    (void)condition(compare(term("自筹比例"), CompareOp::more, number("2", "个百分点")));
    (void)condition(compare(term("初审时限"), CompareOp::more, number("2", "个自然日")));
    (void)condition(compare(term("投资额"), CompareOp::more, number("2")));
    EXPECT_EQ(codes(), (std::vector{Code::gj2201, Code::gj2204, Code::gj2205, Code::gj2203}));
}

TEST_F(Resolve, APlainNumberMayBeCounted) {
    (void)condition(compare(term("件数"), CompareOp::at_most, number("10", "件")));
    (void)condition(compare(term("件数"), CompareOp::at_least, number("85", "分")));
    EXPECT_TRUE(codes().empty());
    (void)condition(compare(term("件数"), CompareOp::at_least, number("85", "元")));
    EXPECT_EQ(codes(), std::vector{Code::gj2203});
}

TEST_F(Resolve, LabelsAreThoseOfTheirChoice) {
    auto is = joined(Kind::is, {term("类型"), quoted("新购")});
    EXPECT_EQ(condition(is).op, Term::Op::is);
    is.negated = true;
    EXPECT_EQ(condition(is).op, Term::Op::negate);
    EXPECT_TRUE(codes().empty());
    (void)condition(joined(Kind::is, {term("类型"), quoted("符合")}));
    EXPECT_EQ(codes(), std::vector{Code::gj2110});
}

TEST_F(Resolve, YesAndNoAreTruths) {
    const auto found = condition(joined(Kind::is, {term("法人"), quoted("yes")}));
    EXPECT_EQ(found.parts[1].constant, value::Value(true));
    (void)condition(joined(Kind::is, {term("严格"), quoted("也许")}));
    EXPECT_EQ(codes(), std::vector{Code::gj2110});
    EXPECT_TRUE(findings_.uses_parameter(1));
}

TEST_F(Resolve, AListIsNeverOneLabel) {
    (void)condition(joined(Kind::is, {term("领域"), quoted("新材料")}));
    EXPECT_EQ(codes(), std::vector{Code::gj2216});
}

TEST_F(Resolve, OneItemContainedIsAListOfOne) {
    const auto found = condition(joined(Kind::contains, {term("领域"), quoted("新材料")}));
    EXPECT_EQ(found.parts[1].constant, value::Value(value::List{value::Value("新材料")}));
}

TEST_F(Resolve, SeveralFilledFieldsAreJoined) {
    const auto found = condition(joined(Kind::filled, {term("投资额"), term("电话")}));
    EXPECT_EQ(found.op, Term::Op::all);
    ASSERT_EQ(found.parts.size(), 2U);
    EXPECT_EQ(found.parts[1].op, Term::Op::filled);
}

TEST_F(Resolve, AMistakeIsSaidOnceHoweverDeepItLies) {
    auto wrong = compare(term("投资鹅"), CompareOp::more, number("2", "元"));
    (void)condition(joined(Kind::all, {wrong, joined(Kind::filled, {term("电话")})}));
    ASSERT_EQ(codes(), std::vector{Code::gj2103});
    EXPECT_EQ(findings_.all()[0].args.at(2).zh, "投资额");
    EXPECT_EQ(findings_.all()[0].span, wrong.parts[0].name.span);
}

TEST_F(Resolve, SharesOfLikeThings) {
    auto divide = joined(Kind::arithmetic, {term("投资额"), number("2", "万元")});
    divide.op_char = '/';
    EXPECT_EQ(value(divide).type.dimension, value::Dimension::share);
    divide.op_char = '+';
    EXPECT_EQ(value(divide).type.dimension, value::Dimension::money);
    auto wrong = joined(Kind::arithmetic, {term("投资额"), term("自筹比例")});
    wrong.op_char = '+';
    (void)value(wrong);
    EXPECT_EQ(codes(), std::vector{Code::gj2207});
}

TEST_F(Resolve, WhatIsNotSeenHereIsRefused) {
    auto own = joined(Kind::builtin, {});
    own.text = "own_level";
    (void)value(own);
    (void)condition(joined(Kind::same_county, {}));
    EXPECT_EQ(codes(), (std::vector{Code::gj2208, Code::gj2208}));
}

TEST_F(Resolve, DepthIsBounded) {
    auto deep = joined(Kind::filled, {term("电话")});
    for (int i = 0; i < 80; ++i) deep = joined(Kind::negation, {deep});
    (void)condition(deep);
    EXPECT_EQ(codes(), std::vector{Code::gj2220});
}

TEST_F(Resolve, ManyConditionsSideBySideAreNotDeep) {
    std::vector<syntax::Expr> many;
    for (int i = 0; i < 200; ++i) many.push_back(joined(Kind::filled, {term("电话")}));
    EXPECT_LE(depth_of(condition(joined(Kind::all, many))), 12);
    EXPECT_TRUE(codes().empty());
}

TEST_F(Resolve, PeriodsAreTimeAndMoreThanNothing) {
    check_period(symbols_, term("初审时限"), findings_);
    EXPECT_TRUE(codes().empty());
    check_period(symbols_, term("严格"), findings_);
    check_period(symbols_, number("5", "日"), findings_);
    check_period(symbols_, number("0", "个工作日"), findings_);
    EXPECT_EQ(codes(), (std::vector{Code::gj2211, Code::gj2210, Code::gj2211}));
}

TEST_F(Resolve, BoundsSeeContradictions) {
    Bounds bounds;
    const auto low = condition(compare(term("投资额"), CompareOp::at_least, number("5", "万元")));
    const auto high = condition(compare(term("投资额"), CompareOp::less, number("50000", "元")));
    learn(bounds, low, symbols_.parameters);
    EXPECT_FALSE(conflict(bounds.begin()->second));
    learn(bounds, high, symbols_.parameters);
    const auto found = conflict(bounds.begin()->second);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->first, low.span);
    EXPECT_EQ(found->second, high.span);
}

TEST_F(Resolve, OneValueIsNoContradiction) {
    Bounds bounds;
    learn(bounds, condition(compare(term("件数"), CompareOp::at_least, number("5"))),
          symbols_.parameters);
    learn(bounds, condition(compare(term("件数"), CompareOp::at_most, number("5"))),
          symbols_.parameters);
    EXPECT_FALSE(conflict(bounds.begin()->second));
    Bounds asked;
    learn(asked, condition(compare(term("件数"), CompareOp::at_most, number("6"))),
          symbols_.parameters);
    EXPECT_TRUE(implies(bounds.begin()->second, asked.begin()->second));
    EXPECT_FALSE(implies(asked.begin()->second, bounds.begin()->second));
}

}  // namespace
}  // namespace guiju::check
