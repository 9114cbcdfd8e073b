// SPDX-License-Identifier: Apache-2.0
#include "engine/value/number.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace guiju::value {

struct LowestTerms {
    static constexpr Number number(Int128 numerator, Int128 denominator) {
        return {numerator, denominator};
    }
};

namespace {

__extension__ typedef unsigned __int128 Magnitude;

constexpr Int128 kMax = static_cast<Int128>(~Magnitude{0} >> 1);
constexpr int kMaxPlaces = 18;        // 10^18 is the largest power of ten in an int64
constexpr int kMaxParsedDigits = 36;  // 10^36 < 2^127: no check for overflow is needed
constexpr int kMaxDigits = 39;        // 2^127 has 39 digits

constexpr Magnitude kMax64 = ~std::uint64_t{0};

constexpr bool fits_64(Int128 a) { return static_cast<std::int64_t>(a) == a; }

constexpr Magnitude magnitude(Int128 a) {
    return a < 0 ? Magnitude{0} - static_cast<Magnitude>(a) : static_cast<Magnitude>(a);
}

constexpr bool in_range(Int128 a) { return a >= -kMax; }

/// 10^n for 0 <= n <= 38.
constexpr Int128 power_of_ten(int n) {
    Int128 result = 1;
    for (; n > 0; --n) result *= 10;
    return result;
}

// Why: 128-bit division is a library call; nearly all numbers of a policy fit 64 bits. And one
// remainder first brings a large numerator down to its small denominator, where few steps are left.
Magnitude gcd(Magnitude a, Magnitude b) {
    while (b != 0) {
        if (a <= kMax64 && b <= kMax64) {
            const auto divisor = static_cast<std::uint64_t>(b);
            return std::gcd(static_cast<std::uint64_t>(a) % divisor, divisor);
        }
        a = std::exchange(b, a % b);
    }
    return a;
}

/// a / b where b divides a.
Int128 exact_quotient(Int128 a, Int128 b) {
    if (b == 1) return a;
    if (fits_64(a) && fits_64(b) && b > 0)
        return static_cast<std::int64_t>(a) / static_cast<std::int64_t>(b);
    return a / b;
}

Int128 gcd(Int128 a, Int128 b) { return static_cast<Int128>(gcd(magnitude(a), magnitude(b))); }

/// An unsigned integer of 256 bits: what two parts of a fraction can make.
struct Wide {
    Magnitude high = 0;
    Magnitude low = 0;
    friend auto operator<=>(const Wide&, const Wide&) = default;
};

Wide wide_product(Magnitude a, Magnitude b) {
    const Magnitude a0 = a & kMax64, a1 = a >> 64, b0 = b & kMax64, b1 = b >> 64;
    const Magnitude low = a0 * b0;
    const Magnitude cross = a1 * b0 + (low >> 64);
    const Magnitude middle = a0 * b1 + (cross & kMax64);
    return {a1 * b1 + (cross >> 64) + (middle >> 64), (middle << 64) | (low & kMax64)};
}

Wide sum(const Wide& a, const Wide& b) {
    Wide result{a.high + b.high, a.low + b.low};
    if (result.low < a.low) ++result.high;
    return result;
}

/// a - b, for a >= b.
Wide difference(const Wide& a, const Wide& b) {
    Wide result{a.high - b.high, a.low - b.low};
    if (a.low < b.low) --result.high;
    return result;
}

/// Divides in place, 64 bits at a time, and returns the remainder; 0 < divisor < 2^64.
Magnitude divide_by_short(Wide& dividend, Magnitude divisor) {
    Magnitude remainder = 0;
    for (Magnitude* part : {&dividend.high, &dividend.low}) {
        const Magnitude upper = (remainder << 64) | (*part >> 64);
        const Magnitude lower = ((upper % divisor) << 64) | (*part & kMax64);
        *part = ((upper / divisor) << 64) | (lower / divisor);
        remainder = lower % divisor;
    }
    return remainder;
}

/// Divides in place and returns the remainder; 0 < divisor < 2^127. Bit by bit: it is seldom called.
Magnitude divide_by(Wide& dividend, Magnitude divisor) {
    if (divisor <= kMax64) return divide_by_short(dividend, divisor);
    Wide quotient;
    Magnitude remainder = 0;
    for (int bit = 255; bit >= 0; --bit) {
        const Magnitude part = bit >= 128 ? dividend.high : dividend.low;
        remainder = (remainder << 1) | ((part >> (bit & 127)) & 1);
        if (remainder < divisor) continue;
        remainder -= divisor;
        (bit >= 128 ? quotient.high : quotient.low) |= Magnitude{1} << (bit & 127);
    }
    dividend = quotient;
    return remainder;
}

// Why not __builtin_mul_overflow: Clang turns it into a call that GCC's runtime does not have.
bool multiply_parts(Int128 a, Int128 b, Int128& product) {
    if (fits_64(a) && fits_64(b)) {
        product = a * b;
        return true;
    }
    const Wide wide = wide_product(magnitude(a), magnitude(b));
    if (wide.high != 0 || wide.low > static_cast<Magnitude>(kMax)) return false;
    const auto size = static_cast<Int128>(wide.low);
    product = (a < 0) != (b < 0) ? -size : size;
    return true;
}

bool add_parts(Int128 a, Int128 b, Int128& total) {
    return !__builtin_add_overflow(a, b, &total) && in_range(total);
}

/// a*x + b*y as sign and size, with x, y > 0.
struct SignedWide {
    bool negative = false;
    Wide size;
};

SignedWide sum_of_products(Int128 a, Int128 x, Int128 b, Int128 y) {
    const Wide left = wide_product(magnitude(a), magnitude(x));
    const Wide right = wide_product(magnitude(b), magnitude(y));
    if ((a < 0) == (b < 0)) return {a < 0, sum(left, right)};
    if (left < right) return {b < 0, difference(right, left)};
    return {a < 0, difference(left, right)};
}

/// Addition when the numerator over the common denominator needs more than 128 bits. It may still
/// fit once the fraction is in lowest terms.
std::optional<Number> add_wide(const Number& a, const Number& b, Int128 common) {
    const Int128 a_rest = exact_quotient(a.denominator(), common);
    const Int128 b_rest = exact_quotient(b.denominator(), common);
    SignedWide total = sum_of_products(a.numerator(), b_rest, b.numerator(), a_rest);
    Wide quotient = total.size;
    const Magnitude remainder = divide_by(quotient, static_cast<Magnitude>(common));
    const Magnitude shared = gcd(static_cast<Magnitude>(common), remainder);
    divide_by(total.size, shared);
    Int128 denominator = 0;
    if (total.size.high != 0 || total.size.low > static_cast<Magnitude>(kMax) ||
        !multiply_parts(a_rest, b.denominator() / static_cast<Int128>(shared), denominator))
        return std::nullopt;
    const auto size = static_cast<Int128>(total.size.low);
    return LowestTerms::number(total.negative ? -size : size, denominator);
}

/// Knuth, TAOCP 4.5.1: only gcds of the small parts are taken.
std::optional<Number> add_fractions(const Number& a, const Number& b) {
    const Int128 common = gcd(a.denominator(), b.denominator());
    const Int128 a_rest = exact_quotient(a.denominator(), common);
    const Int128 b_rest = exact_quotient(b.denominator(), common);
    Int128 left = 0, right = 0, total = 0, denominator = 0;
    if (!multiply_parts(a.numerator(), b_rest, left) ||
        !multiply_parts(b.numerator(), a_rest, right) || !add_parts(left, right, total))
        return add_wide(a, b, common);
    const Int128 shared = gcd(total, common);
    if (!multiply_parts(a_rest, exact_quotient(b.denominator(), shared), denominator))
        return std::nullopt;
    return LowestTerms::number(exact_quotient(total, shared), denominator);
}

void append_digits(std::string& out, Magnitude value) {
    char digits[kMaxDigits];
    char* const end = digits + kMaxDigits;
    char* first = end;
    for (; value > kMax64; value /= 10)
        *--first = static_cast<char>('0' + static_cast<int>(value % 10));
    auto rest = static_cast<std::uint64_t>(value);
    do *--first = static_cast<char>('0' + rest % 10);
    while ((rest /= 10) != 0);
    out.append(first, end);
}

/// sign, whole part, and exactly `places` digits after the point.
std::string decimal_text(bool negative, Magnitude whole, Magnitude decimals, int places) {
    std::string out;
    if (negative) out += '-';
    append_digits(out, whole);
    if (places == 0) return out;
    out += '.';
    std::string digits;
    append_digits(digits, decimals);
    out.append(static_cast<std::size_t>(places) - digits.size(), '0');
    return out + digits;
}

/// |number| rounded half up: whole part, and the decimals as an integer below 10^places.
struct Rounded {
    Magnitude whole = 0;
    Magnitude decimals = 0;
};

Rounded round_half_up(const Number& number, int places) {
    const auto divisor = static_cast<Magnitude>(number.denominator());
    const auto scale = static_cast<Magnitude>(power_of_ten(places));
    Rounded result;
    result.whole = magnitude(number.numerator()) / divisor;
    const Magnitude rest = magnitude(number.numerator()) % divisor;
    Magnitude remainder = 0;
    if (divisor <= kMax64) {
        result.decimals = rest * scale / divisor;
        remainder = rest * scale % divisor;
    } else {
        Wide scaled = wide_product(rest, scale);
        remainder = divide_by(scaled, divisor);
        result.decimals = scaled.low;
    }
    if (remainder >= divisor - remainder) ++result.decimals;
    if (result.decimals == scale) {
        ++result.whole;
        result.decimals = 0;
    }
    return result;
}

/// How often `factor` divides `value`, which becomes what is left.
int take_out(Int128& value, int factor) {
    int times = 0;
    for (; value % factor == 0; ++times) value /= factor;
    return times;
}

/// The digits of "123" or "12.50" as one integer, and how many stand after the point.
struct Digits {
    Int128 value = 0;
    int places = 0;
};

/// Reads [0-9]+(\.[0-9]+)? of at most `limit` digits; empty on anything else or beyond 128 bits.
std::optional<Digits> read_digits(std::string_view text, int limit) {
    Digits result;
    int count = 0;
    std::size_t point = std::string_view::npos;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '.') {
            if (i == 0 || i + 1 == text.size() || point != std::string_view::npos)
                return std::nullopt;
            point = i;
            continue;
        }
        if (c < '0' || c > '9' || ++count > limit) return std::nullopt;
        const int digit = c - '0';
        if (result.value > (kMax - digit) / 10) return std::nullopt;
        result.value = result.value * 10 + digit;
    }
    if (count == 0) return std::nullopt;
    if (point != std::string_view::npos) result.places = static_cast<int>(text.size() - point - 1);
    return result;
}

/// Up to 18 digits, the usual case, without a 128-bit division.
std::optional<Digits> read_short_digits(std::string_view text) {
    std::int64_t value = 0;
    std::size_t point = text.size();
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '.' && i > 0 && i + 1 < text.size() && point == text.size()) {
            point = i;
        } else if (c >= '0' && c <= '9') {
            value = value * 10 + (c - '0');
        } else {
            return std::nullopt;
        }
    }
    return Digits{value, point == text.size() ? 0 : static_cast<int>(text.size() - point - 1)};
}

std::optional<Number> parse_decimal(std::string_view text, int limit) {
    const bool negative = !text.empty() && text.front() == '-';
    if (negative) text.remove_prefix(1);
    if (text.empty()) return std::nullopt;
    const auto digits =
        text.size() <= kMaxPlaces ? read_short_digits(text) : read_digits(text, limit);
    if (!digits || digits->places >= kMaxDigits) return std::nullopt;
    const Int128 value = negative ? -digits->value : digits->value;
    if (digits->places == 0) return LowestTerms::number(value, 1);
    return Number::fraction(value, power_of_ten(digits->places));
}

}  // namespace

std::optional<Number> Number::fraction(Int128 a, Int128 b) {
    if (b == 0) return std::nullopt;
    Magnitude top = magnitude(a);
    Magnitude bottom = magnitude(b);
    if (const Magnitude shared = gcd(top, bottom); shared != 1) {
        const bool small = top <= kMax64 && bottom <= kMax64;
        top = small ? static_cast<std::uint64_t>(top) / static_cast<std::uint64_t>(shared)
                    : top / shared;
        bottom = small ? static_cast<std::uint64_t>(bottom) / static_cast<std::uint64_t>(shared)
                       : bottom / shared;
    }
    if (std::max(top, bottom) > static_cast<Magnitude>(kMax)) return std::nullopt;
    const auto size = static_cast<Int128>(top);
    return Number((a < 0) != (b < 0) ? -size : size, static_cast<Int128>(bottom));
}

std::optional<Number> Number::parse(std::string_view text) {
    return parse_decimal(text, kMaxParsedDigits);
}

std::optional<std::int64_t> Number::whole() const {
    if (!is_whole() || !fits_64(numerator_)) return std::nullopt;
    return static_cast<std::int64_t>(numerator_);
}

Number Number::rounded(int places) const {
    if (is_whole()) return *this;
    for (places = std::clamp(places, 0, kMaxPlaces);; --places) {
        const Rounded parts = round_half_up(*this, places);
        const Number whole(static_cast<Int128>(parts.whole), 1);
        const auto size =
            add(whole, *fraction(static_cast<Int128>(parts.decimals), power_of_ten(places)));
        // Invariant: places == 0 always fits, as the whole part of a fraction is below 2^126.
        if (size) return numerator_ < 0 ? negate(*size) : *size;
    }
}

std::string Number::text() const {
    const bool negative = numerator_ < 0;
    const Magnitude top = magnitude(numerator_);
    if (is_whole()) return decimal_text(negative, top, 0, 0);
    Int128 rest = denominator_;
    const int places = std::max(take_out(rest, 2), take_out(rest, 5));
    if (Int128 scaled = 0;
        rest == 1 && places < kMaxDigits &&
        multiply_parts(numerator_, power_of_ten(places) / denominator_, scaled)) {
        const auto scale = static_cast<Magnitude>(power_of_ten(places));
        return decimal_text(negative, magnitude(scaled) / scale, magnitude(scaled) % scale, places);
    }
    std::string out = decimal_text(negative, top, 0, 0);
    out += '/';
    append_digits(out, static_cast<Magnitude>(denominator_));
    return out;
}

std::string Number::text(int places) const {
    places = std::clamp(places, 0, kMaxPlaces);
    const Rounded parts = round_half_up(*this, places);
    const bool negative = numerator_ < 0 && (parts.whole != 0 || parts.decimals != 0);
    return decimal_text(negative, parts.whole, parts.decimals, places);
}

std::strong_ordering Number::compare_fractions(const Number& a, const Number& b) {
    if (a.sign() != b.sign()) return a.sign() <=> b.sign();
    if (fits_64(a.numerator_) && fits_64(b.denominator_) && fits_64(b.numerator_) &&
        fits_64(a.denominator_))
        return a.numerator_ * b.denominator_ <=> b.numerator_ * a.denominator_;
    const Wide left = wide_product(magnitude(a.numerator_), magnitude(b.denominator_));
    const Wide right = wide_product(magnitude(b.numerator_), magnitude(a.denominator_));
    return a.numerator_ < 0 ? right <=> left : left <=> right;
}

std::optional<Number> add(const Number& a, const Number& b) {
    if (a.denominator() != b.denominator()) return add_fractions(a, b);
    Int128 total = 0;
    if (!add_parts(a.numerator(), b.numerator(), total)) return add_fractions(a, b);
    if (a.is_whole()) return LowestTerms::number(total, 1);
    return Number::fraction(total, a.denominator());
}

std::optional<Number> subtract(const Number& a, const Number& b) { return add(a, negate(b)); }

std::optional<Number> multiply(const Number& a, const Number& b) {
    Int128 numerator = 0;
    if (a.is_whole() && b.is_whole()) {
        if (!multiply_parts(a.numerator(), b.numerator(), numerator)) return std::nullopt;
        return LowestTerms::number(numerator, 1);
    }
    const Int128 left = gcd(a.numerator(), b.denominator());
    const Int128 right = gcd(b.numerator(), a.denominator());
    Int128 denominator = 0;
    if (!multiply_parts(exact_quotient(a.numerator(), left), exact_quotient(b.numerator(), right),
                        numerator) ||
        !multiply_parts(exact_quotient(a.denominator(), right),
                        exact_quotient(b.denominator(), left), denominator))
        return std::nullopt;
    return LowestTerms::number(numerator, denominator);
}

std::optional<Number> divide(const Number& a, const Number& b) {
    if (b.is_zero()) return std::nullopt;
    if (a.is_whole() && b.is_whole()) return Number::fraction(a.numerator(), b.numerator());
    const Int128 top = b.sign() < 0 ? -b.denominator() : b.denominator();
    const Int128 bottom = b.sign() < 0 ? -b.numerator() : b.numerator();
    return multiply(a, LowestTerms::number(top, bottom));
}

Number negate(const Number& a) { return LowestTerms::number(-a.numerator(), a.denominator()); }

std::optional<Number> read_canonical(std::string_view text) {
    std::optional<Number> result;
    if (const std::size_t slash = text.find('/'); slash == std::string_view::npos) {
        result = parse_decimal(text, kMaxDigits);
    } else {
        const auto top = parse_decimal(text.substr(0, slash), kMaxDigits);
        const auto bottom = parse_decimal(text.substr(slash + 1), kMaxDigits);
        if (top && bottom && bottom->sign() > 0) result = divide(*top, *bottom);
    }
    if (result && result->text() != text) result.reset();  // 1.50, 2/4, -0: never written by us
    return result;
}

}  // namespace guiju::value
