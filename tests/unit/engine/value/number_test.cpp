// SPDX-License-Identifier: Apache-2.0
#include "engine/value/number.h"

#include <gtest/gtest.h>

#include <boost/multiprecision/cpp_int.hpp>
#include <random>

namespace guiju::value {
namespace {

using boost::multiprecision::cpp_int;
using boost::multiprecision::cpp_rational;

constexpr int kCases = 20'000;

cpp_int big(Int128 value) {
    const bool negative = value < 0;
    __extension__ typedef unsigned __int128 Unsigned;
    const Unsigned size =
        negative ? Unsigned{0} - static_cast<Unsigned>(value) : static_cast<Unsigned>(value);
    cpp_int result = static_cast<std::uint64_t>(size >> 64);
    result = (result << 64) + static_cast<std::uint64_t>(size);
    return negative ? cpp_int(-result) : result;
}

cpp_rational big(const Number& n) { return {big(n.numerator()), big(n.denominator())}; }

bool fits(const cpp_rational& value) {
    const cpp_int limit = (cpp_int(1) << 127) - 1;
    return abs(numerator(value)) <= limit && denominator(value) <= limit;
}

/// The two must agree: the same exact value, or empty where it does not fit 128 bits.
testing::AssertionResult agree(const std::optional<Number>& ours, const cpp_rational& theirs) {
    if (!ours) {
        if (!fits(theirs)) return testing::AssertionSuccess();
        return testing::AssertionFailure() << "empty, but " << theirs << " fits";
    }
    if (big(*ours) != theirs || big(ours->denominator()) != denominator(theirs))
        return testing::AssertionFailure() << ours->text() << " is not " << theirs;
    return testing::AssertionSuccess();
}

/// Numbers of all sizes: from one bit to 127, whole and not, of few and of many denominators.
class Draw {
   public:
    Int128 part(int most_bits) {
        const int bits = static_cast<int>(random_() % static_cast<unsigned>(most_bits)) + 1;
        Int128 value = static_cast<Int128>(random_() >> 1) << 64 | static_cast<Int128>(random_());
        return value >> (127 - bits);
    }

    Number number() {
        const auto style = random_() % 6;
        const int bits = style < 3 ? 40 : 127;
        const Int128 sign = random_() % 2 == 0 ? 1 : -1;
        Int128 bottom = 1;
        if (style == 1 || style == 4) bottom = part(bits);
        if (style == 2) bottom = 100;
        if (style == 5) bottom = Int128{1} << (random_() % 126);
        return Number::fraction(sign * part(bits), bottom == 0 ? 1 : bottom).value_or(Number(1));
    }

    int upto(int n) { return static_cast<int>(random_() % static_cast<unsigned>(n + 1)); }

   private:
    std::mt19937_64 random_{20250929};
};

TEST(NumberDifferential, arithmetic_agrees_with_unbounded_fractions) {
    Draw draw;
    int empty = 0;
    for (int i = 0; i < kCases; ++i) {
        const Number a = draw.number();
        const Number b = i % 10 == 0 ? *divide(Number(1), Number(i + 1)) : draw.number();
        SCOPED_TRACE(a.text() + " and " + b.text());
        ASSERT_TRUE(agree(add(a, b), big(a) + big(b)));
        ASSERT_TRUE(agree(subtract(a, b), big(a) - big(b)));
        ASSERT_TRUE(agree(multiply(a, b), big(a) * big(b)));
        if (!b.is_zero()) {
            ASSERT_TRUE(agree(divide(a, b), big(a) / big(b)));
        }
        empty += add(a, b) ? 0 : 1;
    }
    EXPECT_GT(empty, kCases / 20) << "too few cases that do not fit: the test tests nothing";
    EXPECT_LT(empty, kCases / 2);
}

TEST(NumberDifferential, sums_that_only_fit_in_lowest_terms_are_found) {
    Draw draw;
    int found = 0;
    for (int i = 0; i < kCases; ++i) {
        const Number a = draw.number();
        const Number wanted = draw.number();
        const auto b = subtract(wanted, a);
        if (!b) continue;
        ++found;
        const auto sum = add(a, *b);
        ASSERT_TRUE(sum.has_value()) << a.text() << " + " << b->text();
        ASSERT_EQ(*sum, wanted);
    }
    EXPECT_GT(found, kCases / 4);
}

TEST(NumberDifferential, order_is_exact_also_where_cross_products_overflow) {
    Draw draw;
    for (int i = 0; i < kCases; ++i) {
        const Number a = draw.number();
        Number b = draw.number();
        if (i % 2 == 0) {  // a neighbour: numerators and denominators that differ by very little
            const Int128 nearby = a.denominator() - (a.denominator() > 1 ? draw.upto(1) : 0);
            b = Number::fraction(a.numerator() + (a.sign() < 0 ? 1 : -1) * draw.upto(1), nearby)
                    .value();
        }
        const auto expected = big(a) < big(b)   ? std::strong_ordering::less
                              : big(a) > big(b) ? std::strong_ordering::greater
                                                : std::strong_ordering::equal;
        ASSERT_EQ(a <=> b, expected) << a.text() << " <=> " << b.text();
        ASSERT_EQ(b <=> a, 0 <=> expected) << a.text() << " <=> " << b.text();
        ASSERT_EQ(a == b, expected == 0);
    }
}

TEST(NumberDifferential, rounding_is_half_away_from_zero) {
    Draw draw;
    for (int i = 0; i < kCases; ++i) {
        const Number a = draw.number();
        const int places = draw.upto(18);
        const cpp_int scale = pow(cpp_int(10), static_cast<unsigned>(places));
        const cpp_rational shifted = abs(big(a)) * scale + cpp_rational(1, 2);
        cpp_int digits = numerator(shifted) / denominator(shifted);
        if (a.sign() < 0) digits = -digits;
        const cpp_rational expected(digits, scale);

        std::string text = cpp_int(abs(digits)).str();
        if (text.size() <= static_cast<std::size_t>(places))
            text.insert(0, static_cast<std::size_t>(places) + 1 - text.size(), '0');
        if (places > 0) text.insert(text.size() - static_cast<std::size_t>(places), ".");
        ASSERT_EQ(a.text(places), (digits < 0 ? "-" : "") + text) << a.text();
        if (fits(expected)) {
            ASSERT_EQ(big(a.rounded(places)), expected) << a.text();
        }
    }
}

TEST(NumberDifferential, canonical_text_is_read_back) {
    Draw draw;
    for (int i = 0; i < kCases; ++i) {
        const Number a = draw.number();
        const auto back = read_canonical(a.text());
        ASSERT_TRUE(back.has_value()) << a.text();
        ASSERT_EQ(*back, a) << a.text();
        const auto parsed = Number::parse(a.text());
        if (parsed) {
            ASSERT_EQ(*parsed, a) << a.text();
        }
    }
}

TEST(Number, fractions_are_in_lowest_terms) {
    const Number share = Number::fraction(-45, -100).value();
    EXPECT_EQ(share.numerator(), 9);
    EXPECT_EQ(share.denominator(), 20);
    EXPECT_EQ(Number::fraction(0, -7), Number(0));
    EXPECT_EQ(Number::fraction(1, -2)->sign(), -1);
    EXPECT_FALSE(Number::fraction(1, 0).has_value());
}

TEST(Number, nine_of_twenty_is_below_half_and_ten_is_not) {
    const Number half = Number::fraction(50, 100).value();
    EXPECT_LT(Number::fraction(9, 20).value(), half);
    EXPECT_EQ(Number::fraction(10, 20).value(), half);
    EXPECT_GT(Number::fraction(11, 20).value(), half);
}

TEST(Number, a_third_three_times_is_one) {
    const Number third = Number::fraction(1, 3).value();
    EXPECT_EQ(add(add(third, third).value(), third), Number(1));
    EXPECT_EQ(multiply(third, Number(3)), Number(1));
}

TEST(Number, parses_plain_decimals_only) {
    EXPECT_EQ(Number::parse("12"), Number(12));
    EXPECT_EQ(Number::parse("-3.50"), Number::fraction(-7, 2));
    EXPECT_EQ(Number::parse("1234567.89"), Number::fraction(123456789, 100));
    EXPECT_EQ(Number::parse("007"), Number(7));
    EXPECT_EQ(Number::parse("-0"), Number(0));
    for (const char* nonsense :
         {"",   "-",   "+1", ".5",   "5.", ".",  "1.2.3", "1e3", "1,000", " 1",
          "1 ", "--1", "1-", "0x10", "１", "一", "1/2",   "-.5", "..",    "1..2"})
        EXPECT_FALSE(Number::parse(nonsense).has_value()) << nonsense;
}

TEST(Number, parses_at_most_36_digits) {
    const std::string most(36, '9');
    EXPECT_EQ(Number::parse(most)->text(), most);
    EXPECT_EQ(Number::parse("-" + most)->text(), "-" + most);
    EXPECT_EQ(Number::parse("0." + most.substr(1))->text(), "0." + most.substr(1));
    EXPECT_FALSE(Number::parse(most + "9").has_value());
    EXPECT_FALSE(Number::parse("0." + most).has_value());
}

TEST(Number, canonical_text_is_the_shortest_exact_one) {
    EXPECT_EQ(Number(0).text(), "0");
    EXPECT_EQ(Number(-5).text(), "-5");
    EXPECT_EQ(Number::parse("12.50")->text(), "12.5");
    EXPECT_EQ(Number::fraction(-1, 8)->text(), "-0.125");
    EXPECT_EQ(Number::fraction(1, 3)->text(), "1/3");
    EXPECT_EQ(Number::fraction(-7, 6)->text(), "-7/6");
    EXPECT_EQ(Number::fraction(1, Int128{1} << 100)->text(), "1/1267650600228229401496703205376");
}

TEST(Number, reads_back_only_what_it_wrote) {
    for (const char* other : {"1.50", "2/4", "-0", "01", "1/1", "4/2", "1/2", "1/-3", "-1/-3",
                              "1/0", "1/", "/3", "1/3/5", "1.5/2", " 1", "", "+1", "0.0"})
        EXPECT_FALSE(read_canonical(other).has_value()) << other;
    EXPECT_EQ(read_canonical("-1/3"), Number::fraction(-1, 3));
}

TEST(Number, 四舍五入) {
    EXPECT_EQ(Number::parse("2.5")->rounded(0), Number(3));
    EXPECT_EQ(Number::parse("-2.5")->rounded(0), Number(-3));
    EXPECT_EQ(Number::parse("0.5")->rounded(0), Number(1));
    EXPECT_EQ(Number::parse("0.4999999999")->rounded(0), Number(0));
    EXPECT_EQ(Number::parse("89.095")->rounded(2), Number::parse("89.1"));
    EXPECT_EQ(Number::parse("89.0949999")->rounded(2), Number::parse("89.09"));
    EXPECT_EQ(Number::parse("-1.005")->rounded(2), Number::parse("-1.01"));
    EXPECT_EQ(Number::fraction(2, 3)->rounded(2), Number::parse("0.67"));
    EXPECT_EQ(Number::parse("99.995")->rounded(2), Number(100));
}

TEST(Number, text_for_people_has_exactly_the_wanted_decimals) {
    EXPECT_EQ(Number::parse("89.1")->text(2), "89.10");
    EXPECT_EQ(Number::parse("99.995")->text(2), "100.00");
    EXPECT_EQ(Number::parse("-0.005")->text(2), "-0.01");
    EXPECT_EQ(Number::parse("-0.004")->text(2), "0.00");
    EXPECT_EQ(Number(7).text(0), "7");
    EXPECT_EQ(Number::fraction(1, 3)->text(18), "0.333333333333333333");
}

TEST(Number, too_large_to_round_keeps_as_many_decimals_as_fit) {
    const Int128 odd = (Int128{1} << 126) - 1;
    const Number halves = Number::fraction(odd, 2).value();
    EXPECT_EQ(halves.rounded(18), halves) << "it has one decimal, and fits";
    EXPECT_EQ(halves.text(1), "42535295865117307932921825928971026431.5");
    const Number sevenths = Number::fraction(odd - 2, 7).value();
    EXPECT_EQ(sevenths.rounded(18), sevenths.rounded(1));
    EXPECT_EQ(sevenths.rounded(1).text(), sevenths.text(1));
}

TEST(Number, range_is_symmetric_and_its_edges_hold) {
    const Int128 most = ~(Int128{1} << 127);
    const Number largest = Number::fraction(most, 1).value();
    EXPECT_EQ(negate(negate(largest)), largest);
    EXPECT_FALSE(add(largest, Number(1)).has_value());
    EXPECT_FALSE(subtract(negate(largest), Number(1)).has_value());
    EXPECT_FALSE(Number::fraction(Int128{1} << 127, 1).has_value()) << "-2^127 has no negative";
    EXPECT_TRUE(Number::fraction(Int128{1} << 127, 2).has_value());
    EXPECT_EQ(largest.text(), "170141183460469231731687303715884105727");
    EXPECT_EQ(read_canonical(largest.text()), largest);
    EXPECT_FALSE(read_canonical("170141183460469231731687303715884105728").has_value());
    EXPECT_EQ(multiply(largest, Number(0)), Number(0));
    EXPECT_EQ(divide(largest, largest), Number(1));
    EXPECT_FALSE(divide(largest, Number(0)).has_value());
}

TEST(Number, whole_gives_what_fits_an_int64) {
    EXPECT_EQ(Number(-7).whole(), -7);
    EXPECT_FALSE(Number::fraction(1, 2)->whole().has_value());
    EXPECT_FALSE(multiply(Number(INT64_MAX), Number(2))->whole().has_value());
    EXPECT_EQ(Number(INT64_MIN).whole(), INT64_MIN);
}

}  // namespace
}  // namespace guiju::value
