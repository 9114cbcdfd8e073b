// SPDX-License-Identifier: Apache-2.0
#include "dsl/prove/formula.h"

#include <gtest/gtest.h>

#include <array>

#include "dsl/prove/solver.h"

namespace guiju::prove {
namespace {

TEST(Formula, what_is_known_is_computed_at_once) {
    Formulas f;
    const Id a = f.variable(Sort::truth);
    EXPECT_EQ(f.both(f.yes(), a), a);
    EXPECT_EQ(f.both(f.no(), a), f.no());
    EXPECT_EQ(f.either(f.no(), a), a);
    EXPECT_EQ(f.negate(f.negate(a)), a);
    EXPECT_EQ(f.less(f.number(1), f.number(2)), f.yes());
    EXPECT_EQ(f.at_most(f.number(3), f.number(2)), f.no());
}

TEST(Formula, variables_bring_the_variables_their_laws_speak_of) {
    Formulas f;
    const Id a = f.variable(Sort::number);
    const Id b = f.variable(Sort::number);
    const Id c = f.variable(Sort::number);
    f.always(a, f.less(a, b));
    const std::array asked{f.less(f.number(0), a)};
    EXPECT_EQ(f.variables_of(asked), (std::vector{a, b}));
    EXPECT_EQ(f.laws_of(std::array{c}).size(), 0U);
}

class Solving : public testing::Test {
   protected:
    void SetUp() override {
        if (!Solver::present()) GTEST_SKIP() << "built without a solver";
    }
    Formulas f;
};

TEST_F(Solving, thirds_are_exact) {
    const Id x = f.variable(Sort::number);
    const Id third = f.number(*value::Number::fraction(1, 3));
    const std::array must{
        f.equal(f.arithmetic(Formulas::Kind::multiply, x, f.number(3)), f.number(1)),
        f.negate(f.equal(x, third))};
    Solver solver(f);
    EXPECT_EQ(solver.ask(must), Verdict::impossible);
    Model model;
    EXPECT_EQ(solver.ask(std::span(must).first(1), {}, model), Verdict::possible);
    EXPECT_EQ(model.at(x).text(), "1/3");
}

TEST_F(Solving, wishes_are_granted_in_order_as_far_as_possible) {
    const Id x = f.variable(Sort::whole);
    const std::array must{f.less(f.number(3), x)};
    const std::array wishes{f.equal(x, f.number(2)), f.equal(x, f.number(7)),
                            f.equal(x, f.number(9))};
    Solver solver(f);
    Model model;
    ASSERT_EQ(solver.ask(must, wishes, model), Verdict::possible);
    EXPECT_EQ(model.at(x), value::Number(7));
}

TEST_F(Solving, a_clash_names_nothing_superfluous) {
    const Id x = f.variable(Sort::whole);
    const Id y = f.variable(Sort::whole);
    const std::array must{f.less(x, f.number(3)), f.less(y, f.number(1)), f.less(f.number(2), x)};
    Solver solver(f);
    EXPECT_EQ(solver.clash(must), (std::vector<std::size_t>{0, 2}));
}

TEST_F(Solving, too_little_work_allowed_is_not_decided_and_not_wrong) {
    // x³ + y³ = z³ over positive whole numbers: nobody settles that in ten steps.
    std::vector<Id> cubes, must;
    for (int i = 0; i < 3; ++i) {
        const Id x = f.variable(Sort::whole);
        must.push_back(f.less(f.number(0), x));
        cubes.push_back(f.arithmetic(Formulas::Kind::multiply, x,
                                     f.arithmetic(Formulas::Kind::multiply, x, x)));
    }
    must.push_back(f.equal(f.arithmetic(Formulas::Kind::add, cubes[0], cubes[1]), cubes[2]));
    Solver solver(f, 1000);
    EXPECT_EQ(solver.ask(must), Verdict::not_decided);
}

}  // namespace
}  // namespace guiju::prove
