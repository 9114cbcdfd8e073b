// SPDX-License-Identifier: Apache-2.0
#pragma once
// An exact number: a fraction of two 128-bit integers. Money, shares, weights and scores are Numbers;
// nothing is rounded before a rule says so. Not a float, and never silently too large: see overflow.
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace guiju::value {

__extension__ typedef __int128 Int128;  // every compiler we build with has it on 64-bit machines

class Number {
   public:
    constexpr Number() = default;
    constexpr Number(std::int64_t whole) : numerator_(whole) {}  // NOLINT: meant to be implicit
    /// a/b in lowest terms, b > 0 after the call; empty when b is 0 or a part does not fit.
    /// The range is symmetric: -(2^127 - 1) … 2^127 - 1, so that every Number has its negative.
    [[nodiscard]] static std::optional<Number> fraction(Int128 a, Int128 b);
    /// "12", "-3.50", "1234567.89" (ASCII digits, at most 36 of them); empty on anything else.
    [[nodiscard]] static std::optional<Number> parse(std::string_view text);

    [[nodiscard]] constexpr Int128 numerator() const { return numerator_; }
    [[nodiscard]] constexpr Int128 denominator() const { return denominator_; }
    [[nodiscard]] constexpr bool is_zero() const { return numerator_ == 0; }
    [[nodiscard]] constexpr bool is_whole() const { return denominator_ == 1; }
    [[nodiscard]] constexpr int sign() const {
        return numerator_ < 0 ? -1 : numerator_ > 0 ? 1 : 0;
    }
    /// The value as int64 when it is whole and fits.
    [[nodiscard]] std::optional<std::int64_t> whole() const;

    /// Half away from zero (四舍五入) to `places` decimals, 0 <= places <= 18. The result is exactly
    /// that decimal. Only beyond 10^20, where so many decimals may not fit: as many as fit.
    [[nodiscard]] Number rounded(int places) const;
    /// Canonical text: shortest exact decimal ("12.5"); "1/3" when there is none, or none whose
    /// digits fit 128 bits. Equal numbers have equal texts.
    [[nodiscard]] std::string text() const;
    /// For people: exactly `places` decimals, half away from zero ("89.10").
    [[nodiscard]] std::string text(int places) const;

    friend constexpr std::strong_ordering operator<=>(const Number& a, const Number& b) {
        return a.denominator_ == b.denominator_ ? a.numerator_ <=> b.numerator_
                                                : compare_fractions(a, b);
    }
    friend bool operator==(const Number& a, const Number& b) = default;

   private:
    friend struct LowestTerms;  // number.cpp: makes a Number of parts already in lowest terms
    constexpr Number(Int128 numerator, Int128 denominator)
        : numerator_(numerator), denominator_(denominator) {}
    /// Exact also where the cross products need 254 bits.
    [[nodiscard]] static std::strong_ordering compare_fractions(const Number& a, const Number& b);

    Int128 numerator_ = 0;
    Int128 denominator_ = 1;  // > 0, coprime to numerator_
};

// Each gives an empty result when the exact answer does not fit 128/128 bits; divide also for 0.
[[nodiscard]] std::optional<Number> add(const Number& a, const Number& b);
[[nodiscard]] std::optional<Number> subtract(const Number& a, const Number& b);
[[nodiscard]] std::optional<Number> multiply(const Number& a, const Number& b);
[[nodiscard]] std::optional<Number> divide(const Number& a, const Number& b);
[[nodiscard]] Number negate(const Number& a);

/// Reads the canonical text that Number::text() wrote ("12.5", "1/3"); empty on anything else.
[[nodiscard]] std::optional<Number> read_canonical(std::string_view text);

}  // namespace guiju::value
