// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "tests/unit/engine/eval/world.h"

namespace guiju::eval {
namespace {

using namespace program::build;
using program::Compare;
using program::Op;
using value::Dimension;
using value::Number;

/// One condition over five fields: text a, number b, list c, yes/no d, unit e, date f, territory g.
class Conditions : public ::testing::Test {
   protected:
    enum : std::int32_t { a, b, c, d, e, f, g };

    Conditions() {
        using Type = program::Field::Type;
        for (const auto& [name, type] : {std::pair{"甲", Type::text},
                                         {"乙", Type::number},
                                         {"丙", Type::choices},
                                         {"丁", Type::yes_no},
                                         {"戊", Type::unit},
                                         {"己", Type::date},
                                         {"庚", Type::territory}})
            build_.field(name, type);
        build_.program.matter.fields[c].labels = {Text("x"), Text("y"), Text("z")};
        build_.stage("一");
        build_.mark("已响应");
        build_.program.registers.resize(1);
        build_.program.registers[0].name = Text("名录");
        values_.resize(7);
        marks_.resize(1);
    }
    using Text = base::Text;

    Facts facts() const {
        Facts facts;
        facts.fields = values_;
        facts.marks = marks_;
        facts.memberships = &members_;
        facts.own_level = own_;
        facts.highest_level = highest_;
        facts.period_from = value::start_of(*value::make_date(2025, 1, 1));
        facts.period_until = value::start_of(*value::make_date(2026, 1, 1));
        return facts;
    }
    Truth ask(Expression expression) {
        const auto code = build_.code(std::move(expression));
        const auto truth = decide(build_.program, code, facts(), scratch_);
        EXPECT_TRUE(truth) << truth.error().say(base::Lang::en);
        why_ = explain(build_.program, code, facts(), scratch_);
        return truth ? *truth : Truth::unknown;
    }
    value::Value compute(Expression expression) {
        const auto code = build_.code(std::move(expression));
        const auto value = value_of(build_.program, code, facts(), scratch_);
        EXPECT_TRUE(value);
        why_ = explain(build_.program, code, facts(), scratch_);
        return value ? *value : value::Value();
    }
    Expression constant(value::Value value) { return build_.constant(std::move(value)); }

    Builder build_;
    std::vector<value::Value> values_;
    std::vector<MarkFact> marks_;
    std::optional<Level> own_;
    Level highest_ = Level::none;
    Members members_;
    Scratch scratch_;
    Explanation why_;
};

TEST_F(Conditions, nothing_to_ask_always_holds) {
    EXPECT_EQ(*decide(build_.program, program::kNone, facts(), scratch_), Truth::yes);
    EXPECT_EQ(ask(Expression{}), Truth::yes);
}

TEST_F(Conditions, unknown_is_never_no) {
    const auto more = [&] {
        return two(Op::compare, field(b), constant(quantity(5)), Compare::more);
    };
    EXPECT_EQ(ask(more()), Truth::unknown);
    ASSERT_EQ(why_.missing.size(), 1u);
    EXPECT_EQ(why_.missing[0].field, "乙");
    EXPECT_EQ(why_.missing[0].why, value::Absent::not_filled);
    values_[b] = value::Value(value::Absent::said_unknown);
    EXPECT_EQ(ask(more()), Truth::unknown);
    EXPECT_EQ(why_.missing[0].why, value::Absent::said_unknown);
    EXPECT_EQ(ask(one(Op::negate, more())), Truth::unknown);
    values_[b] = quantity(0);
    EXPECT_EQ(ask(more()), Truth::no);
    EXPECT_TRUE(why_.missing.empty());
    EXPECT_EQ(why_.seen[0].second, quantity(0));
}

TEST_F(Conditions, kleene_and_or) {
    const auto known_no = [&] { return two(Op::is, field(d), constant(value::Value(true))); };
    const auto open = [&] { return one(Op::well_formed, field(g)); };
    values_[d] = value::Value(false);
    EXPECT_EQ(ask(two(Op::all, known_no(), open())), Truth::no);
    EXPECT_TRUE(why_.missing.empty());
    EXPECT_EQ(ask(two(Op::any, known_no(), open())), Truth::unknown);
    ASSERT_EQ(why_.missing.size(), 1u);
    EXPECT_EQ(why_.missing[0].field, "庚");
    values_[d] = value::Value(true);
    EXPECT_EQ(ask(two(Op::any, known_no(), open())), Truth::yes);
    EXPECT_EQ(ask(two(Op::all, known_no(), open())), Truth::unknown);
}

TEST_F(Conditions, filled_in_is_always_decidable) {
    const auto filled = [&](std::int32_t slot) { return ask(one(Op::filled, field(slot))); };
    EXPECT_EQ(filled(a), Truth::no);
    values_[a] = text("  ");
    EXPECT_EQ(filled(a), Truth::no);
    values_[a] = text("字");
    EXPECT_EQ(filled(a), Truth::yes);
    values_[c] = texts({});
    EXPECT_EQ(filled(c), Truth::no);
    values_[b] = quantity(0);
    EXPECT_EQ(filled(b), Truth::yes);
    values_[b] = value::Value(value::Absent::said_unknown);
    EXPECT_EQ(filled(b), Truth::no);
}

TEST_F(Conditions, bounds_are_exact) {
    values_[b] = value::Value(value::Quantity{*Number::fraction(9, 20), Dimension::share});
    const auto compare = [&](Compare how, Number bound) {
        return ask(two(Op::compare, field(b), constant(quantity(bound, Dimension::share)), how));
    };
    EXPECT_EQ(compare(Compare::at_least, *Number::fraction(45, 100)), Truth::yes);
    EXPECT_EQ(compare(Compare::more, *Number::fraction(45, 100)), Truth::no);
    EXPECT_EQ(compare(Compare::at_least, *Number::fraction(1, 2)), Truth::no);
    EXPECT_EQ(compare(Compare::equal, *Number::fraction(45, 100)), Truth::yes);
    EXPECT_EQ(compare(Compare::not_equal, *Number::fraction(45, 100)), Truth::no);
    EXPECT_EQ(compare(Compare::less, *Number::fraction(46, 100)), Truth::yes);
    EXPECT_EQ(compare(Compare::at_most, *Number::fraction(44, 100)), Truth::no);
}

TEST_F(Conditions, texts_are_measured_in_characters) {
    values_[a] = text("科技创新");
    const auto at_least = [&](std::int64_t n) {
        return ask(two(Op::compare, one(Op::length, field(a)),
                       constant(quantity(n, Dimension::characters)), Compare::at_least));
    };
    EXPECT_EQ(at_least(4), Truth::yes);
    EXPECT_EQ(at_least(5), Truth::no);
}

TEST_F(Conditions, dates_compare) {
    values_[f] = value::Value(*value::make_date(2025, 9, 29));
    const auto limit = value::Value(*value::make_date(2025, 9, 30));
    EXPECT_EQ(ask(two(Op::compare, field(f), constant(limit), Compare::less)), Truth::yes);
    EXPECT_EQ(ask(two(Op::compare, field(f), constant(limit), Compare::at_least)), Truth::no);
}

TEST_F(Conditions, arithmetic_is_exact_and_division_by_zero_is_unknown) {
    values_[b] = quantity(1);
    const auto third = [&] { return two(Op::divide, field(b), constant(quantity(3))); };
    EXPECT_EQ(compute(two(Op::multiply, third(), constant(quantity(3)))), quantity(1));
    EXPECT_EQ(compute(two(Op::add, field(b), constant(quantity(2)))), quantity(3));
    EXPECT_EQ(compute(two(Op::subtract, field(b), constant(quantity(2)))), quantity(-1));
    EXPECT_FALSE(compute(two(Op::divide, field(b), constant(quantity(0)))).known());
    EXPECT_TRUE(why_.not_computable);
    EXPECT_TRUE(why_.missing.empty());
}

TEST_F(Conditions, an_overflow_stops_and_names_the_clause) {
    values_[b] = value::Value(
        value::Quantity{*Number::parse("100000000000000000000000000000000000"), Dimension::none});
    build_.criterion(0,
                     two(Op::compare, two(Op::multiply, field(b), field(b)), constant(quantity(1)),
                         Compare::more),
                     "乙乘以乙大于1");
    const auto truth =
        decide(build_.program, build_.program.stages[0].criteria[0].code, facts(), scratch_);
    ASSERT_FALSE(truth);
    EXPECT_EQ(truth.error().kind, base::ErrorKind::broken);
    EXPECT_EQ(truth.error().code, base::Code::gj5121);
    EXPECT_NE(truth.error().say(base::Lang::zh).find("乙乘以乙大于1"), std::string::npos);
}

TEST_F(Conditions, a_value_of_another_kind_stops) {
    values_[b] = text("十");
    const auto code = build_.code(two(Op::compare, field(b), constant(quantity(1)), Compare::more));
    const auto truth = decide(build_.program, code, facts(), scratch_);
    ASSERT_FALSE(truth);
    EXPECT_EQ(truth.error().code, base::Code::gj5122);
    values_[b] = quantity(5, Dimension::money);
    const auto dimension = build_.code(
        two(Op::compare, field(b), constant(quantity(1, Dimension::share)), Compare::more));
    EXPECT_FALSE(decide(build_.program, dimension, facts(), scratch_));
}

TEST_F(Conditions, lists_as_sets) {
    values_[c] = texts({"x", "y"});
    const auto xy = texts({"y", "x"});
    EXPECT_EQ(ask(two(Op::complete, field(c), constant(texts({"x"})))), Truth::yes);
    EXPECT_EQ(ask(two(Op::complete, field(c), constant(texts({"x", "z"})))), Truth::no);
    EXPECT_EQ(ask(two(Op::contains, field(c), constant(text("y")))), Truth::yes);
    EXPECT_EQ(ask(two(Op::overlaps, field(c), constant(texts({"z", "y"})))), Truth::yes);
    EXPECT_EQ(ask(two(Op::overlaps, field(c), constant(texts({"z"})))), Truth::no);
    EXPECT_EQ(ask(two(Op::is, field(c), constant(xy))), Truth::yes);
    EXPECT_EQ(ask(two(Op::in_set, field(c), constant(texts({"x", "y", "z"})))), Truth::yes);
    EXPECT_EQ(ask(two(Op::in_set, field(c), constant(texts({"x"})))), Truth::no);
    EXPECT_EQ(compute(two(Op::overlap_share, field(c), constant(texts({"x", "z"})))),
              quantity(*Number::fraction(1, 2), Dimension::share));
    values_[c] = texts({});
    EXPECT_FALSE(compute(two(Op::overlap_share, field(c), constant(texts({"x"})))).known());
}

TEST_F(Conditions, registers_and_matchings) {
    values_[e] = text("甲");
    EXPECT_EQ(ask(one(Op::in_register, field(e), 0)), Truth::yes);
    values_[e] = text("丙");
    EXPECT_EQ(ask(one(Op::in_register, field(e), 0)), Truth::no);
    values_[e] = text("不明");
    EXPECT_EQ(ask(one(Op::in_register, field(e), 0)), Truth::unknown);
    values_[c] = texts({"甲", "乙"});
    EXPECT_EQ(ask(one(Op::in_matching, field(c), 0)), Truth::yes);
    values_[c] = texts({"甲", "丙"});
    EXPECT_EQ(ask(one(Op::in_matching, field(c), 0)), Truth::no);
}

TEST_F(Conditions, places) {
    values_[g] = text("330421");
    EXPECT_EQ(ask(two(Op::within, field(g), constant(text("330000")))), Truth::yes);
    EXPECT_EQ(ask(two(Op::within, field(g), constant(text("310000")))), Truth::no);
    values_[g] = text("海盐");
    EXPECT_EQ(ask(two(Op::within, field(g), constant(text("330000")))), Truth::unknown);
}

TEST_F(Conditions, marks_and_periods) {
    EXPECT_EQ(ask(leaf(Op::reached, 0)), Truth::no);
    marks_[0] = {true, value::end_of(*value::make_date(2024, 12, 31)),
                 value::end_of(*value::make_date(2025, 5, 1))};
    EXPECT_EQ(ask(leaf(Op::reached, 0)), Truth::yes);
    EXPECT_EQ(ask(leaf(Op::reached_in_period, 0)), Truth::no);
    marks_[0].first = value::start_of(*value::make_date(2025, 1, 1));
    EXPECT_EQ(ask(leaf(Op::reached_in_period, 0)), Truth::yes);
}

TEST_F(Conditions, levels) {
    const auto in_place = [&] {
        return ask(two(Op::compare, leaf(Op::builtin, 0), leaf(Op::builtin, 1), Compare::at_most));
    };
    EXPECT_EQ(in_place(), Truth::unknown);
    own_ = Level::county;
    EXPECT_EQ(in_place(), Truth::yes);
    highest_ = Level::city;
    EXPECT_EQ(in_place(), Truth::no);
    own_ = Level::city;
    EXPECT_EQ(in_place(), Truth::yes);
}

}  // namespace
}  // namespace guiju::eval
