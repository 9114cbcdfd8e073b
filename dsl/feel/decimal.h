// SPDX-License-Identifier: Apache-2.0
#pragma once
// A FEEL number: 34 significant decimal digits, half-even, like IEEE 754 decimal128. Not the Number
// of the rule language (engine/value): that one is exact and never rounds on its own.
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace guiju::feel {

__extension__ typedef __int128 Int128;

enum class Rounding : unsigned char { floor, ceiling, up, down, half_up, half_down, half_even };

class Decimal {
   public:
    constexpr Decimal() = default;
    Decimal(std::int64_t whole);  // NOLINT: meant to be implicit
    /// coefficient * 10^exponent in canonical form (no trailing zeros); |coefficient| < 10^34.
    static Decimal of(Int128 coefficient, int exponent);
    /// "12", "-.5", "1.20e+3"; more digits than 34 are rounded. Empty on anything else or overflow.
    [[nodiscard]] static std::optional<Decimal> parse(std::string_view text);

    [[nodiscard]] Int128 coefficient() const { return coefficient_; }
    [[nodiscard]] int exponent() const { return exponent_; }
    [[nodiscard]] int sign() const { return coefficient_ < 0 ? -1 : coefficient_ > 0 ? 1 : 0; }
    [[nodiscard]] bool is_whole() const { return exponent_ >= 0; }
    /// The value as int64 when it is whole and fits.
    [[nodiscard]] std::optional<std::int64_t> whole() const;
    /// Rounded to `scale` decimals (negative: before the point).
    [[nodiscard]] Decimal rounded(int scale, Rounding mode) const;
    /// Plain decimal digits, no exponent unless the number has more than 60 places.
    [[nodiscard]] std::string text() const;

    friend bool operator==(const Decimal&, const Decimal&) = default;
    friend std::strong_ordering operator<=>(const Decimal& a, const Decimal& b);

   private:
    Int128 coefficient_ = 0;
    int exponent_ = 0;
};

// Empty where the result does not exist or leaves the range of decimal128.
[[nodiscard]] std::optional<Decimal> add(const Decimal& a, const Decimal& b);
[[nodiscard]] std::optional<Decimal> subtract(const Decimal& a, const Decimal& b);
[[nodiscard]] std::optional<Decimal> multiply(const Decimal& a, const Decimal& b);
[[nodiscard]] std::optional<Decimal> divide(const Decimal& a, const Decimal& b);
/// FEEL modulo: a - b * floor(a / b), so the sign is that of b.
[[nodiscard]] std::optional<Decimal> modulo(const Decimal& a, const Decimal& b);
[[nodiscard]] std::optional<Decimal> power(const Decimal& a, const Decimal& b);
[[nodiscard]] std::optional<Decimal> square_root(const Decimal& a);
[[nodiscard]] std::optional<Decimal> exponential(const Decimal& a);
[[nodiscard]] std::optional<Decimal> logarithm(const Decimal& a);
[[nodiscard]] Decimal negate(const Decimal& a);

}  // namespace guiju::feel
