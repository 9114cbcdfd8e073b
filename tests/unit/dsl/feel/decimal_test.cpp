// SPDX-License-Identifier: Apache-2.0
#include "dsl/feel/decimal.h"

#include <gtest/gtest.h>

namespace guiju::feel {
namespace {

Decimal of(const char* text) { return Decimal::parse(text).value(); }

TEST(FeelDecimal, KeepsThirtyFourDigitsAndRoundsHalfEven) {
    EXPECT_EQ(divide(1, 3)->text(), "0.3333333333333333333333333333333333");
    EXPECT_EQ(divide(2, 3)->text(), "0.6666666666666666666666666666666667");
    EXPECT_EQ(of("12345678901234567890123456789012345").text(),
              "12345678901234567890123456789012340");
    EXPECT_EQ(of("12345678901234567890123456789012355").text(),
              "12345678901234567890123456789012360");
}

TEST(FeelDecimal, IsExactWhereBinaryFractionsAreNot) {
    EXPECT_EQ(add(of("0.1"), of("0.2")), of("0.3"));
    EXPECT_EQ(of("1.20e+3"), Decimal(1200));
    EXPECT_LT(of("-2.5"), of("-2.4"));
    EXPECT_GT(of("1e20"), of("99999999999999999999"));
}

TEST(FeelDecimal, RoundsTheSevenWays) {
    EXPECT_EQ(of("-1.5").rounded(0, Rounding::floor).text(), "-2");
    EXPECT_EQ(of("-1.5").rounded(0, Rounding::ceiling).text(), "-1");
    EXPECT_EQ(of("1.121").rounded(2, Rounding::up).text(), "1.13");
    EXPECT_EQ(of("-1.126").rounded(2, Rounding::down).text(), "-1.12");
    EXPECT_EQ(of("2.5").rounded(0, Rounding::half_even).text(), "2");
    EXPECT_EQ(of("2.5").rounded(0, Rounding::half_up).text(), "3");
    EXPECT_EQ(of("2.5").rounded(0, Rounding::half_down).text(), "2");
    EXPECT_EQ(of("1250").rounded(-2, Rounding::half_even).text(), "1200");
}

TEST(FeelDecimal, SaysWhenThereIsNoResult) {
    EXPECT_FALSE(divide(1, 0));
    EXPECT_FALSE(modulo(1, 0));
    EXPECT_FALSE(square_root(-1));
    EXPECT_FALSE(logarithm(0));
    EXPECT_FALSE(power(10, 7000));
    EXPECT_FALSE(multiply(of("1e6000"), of("1e6000")));
    EXPECT_FALSE(Decimal::parse("1e"));
    EXPECT_FALSE(Decimal::parse("1."));
    EXPECT_FALSE(Decimal::parse(""));
}

TEST(FeelDecimal, TakesTheSignOfTheDivisorForModulo) {
    EXPECT_EQ(modulo(-12, 5), Decimal(3));
    EXPECT_EQ(modulo(12, -5), Decimal(-3));
    EXPECT_EQ(modulo(of("10.1"), of("4.5")), of("1.1"));
}

TEST(FeelDecimal, PowersAndRootsAreRightToTheLastDigits) {
    EXPECT_EQ(power(2, 100)->text(), "1267650600228229401496703205376");
    EXPECT_EQ(power(10, -5)->text(), "0.00001");
    EXPECT_EQ(square_root(16), Decimal(4));
    EXPECT_EQ(square_root(2)->text(), "1.414213562373095048801688724209698");
}

}  // namespace
}  // namespace guiju::feel
