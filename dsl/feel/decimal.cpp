// SPDX-License-Identifier: Apache-2.0
#include "dsl/feel/decimal.h"

#include <algorithm>
#include <boost/multiprecision/cpp_dec_float.hpp>
#include <boost/multiprecision/cpp_int.hpp>
#include <cctype>

namespace guiju::feel {
namespace {

namespace mp = boost::multiprecision;
__extension__ typedef unsigned __int128 Unsigned128;
using Wide = mp::cpp_int;
using Float = mp::number<mp::cpp_dec_float<60>>;

constexpr int kDigits = 34;
constexpr int kLargest = 6144;
constexpr int kSmallest = -6176;

Wide wide(Int128 value) {
    const bool negative = value < 0;
    auto rest = static_cast<Unsigned128>(negative ? -value : value);
    Wide result = static_cast<std::uint64_t>(rest >> 64);
    result <<= 64;
    result += static_cast<std::uint64_t>(rest);
    return negative ? Wide(-result) : result;
}

Int128 narrow(const Wide& value) {
    const Wide size = abs(value);
    const auto low = static_cast<std::uint64_t>(size & 0xFFFFFFFFFFFFFFFFULL);
    const auto high = static_cast<std::uint64_t>(size >> 64);
    const auto result = static_cast<Int128>((static_cast<Unsigned128>(high) << 64) | low);
    return value < 0 ? -result : result;
}

Wide ten_to(int exponent) { return mp::pow(Wide(10), static_cast<unsigned>(exponent)); }

int digits_of(const Wide& value) {
    return value == 0 ? 1 : static_cast<int>(Wide(abs(value)).str().size());
}

bool away_from_zero(const Wide& rest, const Wide& unit, bool odd, bool negative, Rounding mode) {
    if (rest == 0) return false;
    const Wide twice = rest * 2;
    switch (mode) {
        case Rounding::floor: return negative;
        case Rounding::ceiling: return !negative;
        case Rounding::up: return true;
        case Rounding::down: return false;
        case Rounding::half_up: return twice >= unit;
        case Rounding::half_down: return twice > unit;
        case Rounding::half_even: return twice > unit || (twice == unit && odd);
    }
    return false;
}

/// value / 10^places, rounded.
Wide without_digits(const Wide& value, int places, Rounding mode) {
    if (places <= 0) return value;
    const Wide unit = ten_to(places);
    const Wide size = abs(value);
    Wide quotient = size / unit;
    const Wide rest = size % unit;
    if (away_from_zero(rest, unit, (quotient & 1) != 0, value < 0, mode)) ++quotient;
    return value < 0 ? Wide(-quotient) : quotient;
}

std::optional<Decimal> fitted(Wide value, int exponent) {
    int excess = digits_of(value) - kDigits;
    if (excess > 0) {
        value = without_digits(value, excess, Rounding::half_even);
        exponent += excess;
        if (digits_of(value) > kDigits) {
            value /= 10;
            ++exponent;
        }
    }
    if (value == 0) return Decimal();
    if (exponent + digits_of(value) - 1 > kLargest) return std::nullopt;
    if (exponent < kSmallest) {
        value =
            without_digits(value, std::min(kSmallest - exponent, 2 * kDigits), Rounding::half_even);
        exponent = kSmallest;
    }
    return Decimal::of(narrow(value), exponent);
}

Float floating(const Decimal& value) {
    return Float(wide(value.coefficient()).str() + "e" + std::to_string(value.exponent()));
}

std::optional<Decimal> from(const Float& value) {
    if (!(boost::multiprecision::isfinite)(value)) return std::nullopt;
    return Decimal::parse(value.str(45, std::ios_base::scientific));
}

}  // namespace

Decimal::Decimal(std::int64_t whole) { *this = of(whole, 0); }

Decimal Decimal::of(Int128 coefficient, int exponent) {
    Decimal result;
    if (coefficient == 0) return result;
    while (coefficient % 10 == 0) {
        coefficient /= 10;
        ++exponent;
    }
    result.coefficient_ = coefficient;
    result.exponent_ = exponent;
    return result;
}

std::optional<Decimal> Decimal::parse(std::string_view text) {
    std::size_t at = 0;
    const auto sign = [&] {
        const bool minus = at < text.size() && text[at] == '-';
        if (at < text.size() && (text[at] == '-' || text[at] == '+')) ++at;
        return minus;
    };
    const auto digits = [&] {
        const auto start = at;
        while (at < text.size() && text[at] >= '0' && text[at] <= '9') ++at;
        return std::string(text.substr(start, at - start));
    };
    const bool negative = sign();
    std::string all = digits();
    int exponent = 0;
    if (at < text.size() && text[at] == '.') {
        ++at;
        const auto fraction = digits();
        if (fraction.empty()) return std::nullopt;
        exponent = -static_cast<int>(fraction.size());
        all += fraction;
    }
    if (all.empty() || all.size() > 7000) return std::nullopt;
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        ++at;
        const bool down = sign();
        const auto places = digits();
        if (places.empty() || places.size() > 6) return std::nullopt;
        exponent += (down ? -1 : 1) * std::stoi(places);
    }
    if (at != text.size()) return std::nullopt;
    const auto first = all.find_first_not_of('0');
    if (first == std::string::npos) return Decimal();
    const Wide size(all.substr(first));
    return fitted(negative ? Wide(-size) : size, exponent);
}

std::optional<std::int64_t> Decimal::whole() const {
    if (exponent_ < 0 || exponent_ > 18) return std::nullopt;
    const Wide value = wide(coefficient_) * ten_to(exponent_);
    if (value > INT64_MAX || value < INT64_MIN) return std::nullopt;
    return static_cast<std::int64_t>(value);
}

Decimal Decimal::rounded(int scale, Rounding mode) const {
    const int drop = -exponent_ - scale;
    if (drop <= 0 || coefficient_ == 0) return *this;
    const Wide value = without_digits(wide(coefficient_), std::min(drop, 60), mode);
    return fitted(value, -scale).value_or(*this);
}

std::string Decimal::text() const {
    std::string digits = wide(coefficient_ < 0 ? -coefficient_ : coefficient_).str();
    const std::string minus = coefficient_ < 0 ? "-" : "";
    if (exponent_ > 60 || exponent_ < -60 - kDigits)
        return minus + digits + "E" + std::to_string(exponent_);
    if (exponent_ >= 0)
        return minus + digits + std::string(static_cast<std::size_t>(exponent_), '0');
    const auto places = static_cast<std::size_t>(-exponent_);
    if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
    digits.insert(digits.size() - places, ".");
    return minus + digits;
}

std::strong_ordering operator<=>(const Decimal& a, const Decimal& b) {
    if (a.exponent_ == b.exponent_) return a.coefficient_ <=> b.coefficient_;
    if (a.sign() != b.sign()) return a.sign() <=> b.sign();
    const Wide left = wide(a.coefficient_);
    const Wide right = wide(b.coefficient_);
    const int left_size = digits_of(left) + a.exponent_;
    const int right_size = digits_of(right) + b.exponent_;
    if (left_size != right_size)
        return (left_size < right_size) == (a.sign() > 0) ? std::strong_ordering::less
                                                          : std::strong_ordering::greater;
    const int low = std::min(a.exponent_, b.exponent_);
    const Wide x = left * ten_to(a.exponent_ - low);
    const Wide y = right * ten_to(b.exponent_ - low);
    return x < y   ? std::strong_ordering::less
           : x > y ? std::strong_ordering::greater
                   : std::strong_ordering::equal;
}

Decimal negate(const Decimal& a) { return Decimal::of(-a.coefficient(), a.exponent()); }

std::optional<Decimal> add(const Decimal& a, const Decimal& b) {
    if (a.sign() == 0) return b;
    if (b.sign() == 0) return a;
    const Decimal& high = a.exponent() >= b.exponent() ? a : b;
    const Decimal& low = a.exponent() >= b.exponent() ? b : a;
    const int gap = high.exponent() - low.exponent();
    if (gap > 3 * kDigits) return high;
    return fitted(wide(high.coefficient()) * ten_to(gap) + wide(low.coefficient()), low.exponent());
}

std::optional<Decimal> subtract(const Decimal& a, const Decimal& b) { return add(a, negate(b)); }

std::optional<Decimal> multiply(const Decimal& a, const Decimal& b) {
    return fitted(wide(a.coefficient()) * wide(b.coefficient()), a.exponent() + b.exponent());
}

std::optional<Decimal> divide(const Decimal& a, const Decimal& b) {
    if (b.sign() == 0) return std::nullopt;
    constexpr int kMore = 2 * kDigits + 2;
    const Wide above = wide(a.coefficient()) * ten_to(kMore);
    const Wide below = wide(b.coefficient());
    Wide quotient = above / below;
    const bool exact = above % below == 0;
    // One more digit says that something is left, so that a false tie is not rounded to even.
    quotient *= 10;
    if (!exact) quotient += (a.sign() == b.sign()) ? 1 : -1;
    return fitted(quotient, a.exponent() - b.exponent() - kMore - 1);
}

std::optional<Decimal> modulo(const Decimal& a, const Decimal& b) {
    if (b.sign() == 0) return std::nullopt;
    const int low = std::min(a.exponent(), b.exponent());
    if (std::max(a.exponent(), b.exponent()) - low > 200) return std::nullopt;
    const Wide x = wide(a.coefficient()) * ten_to(a.exponent() - low);
    const Wide y = wide(b.coefficient()) * ten_to(b.exponent() - low);
    Wide rest = x % y;
    if (rest != 0 && (rest < 0) != (y < 0)) rest += y;
    return fitted(rest, low);
}

std::optional<Decimal> power(const Decimal& a, const Decimal& b) {
    const auto whole = b.whole();
    if (!whole) {
        if (a.sign() < 0) return std::nullopt;
        if (a.sign() == 0) return b.sign() > 0 ? std::optional(Decimal()) : std::nullopt;
        return from(mp::exp(floating(b) * mp::log(floating(a))));
    }
    if (a.sign() == 0 && *whole <= 0) return *whole == 0 ? std::optional(Decimal(1)) : std::nullopt;
    if (*whole > 1'000'000 || *whole < -1'000'000) return std::nullopt;
    Float result = 1;
    Float square = floating(a);
    for (auto left = *whole < 0 ? -*whole : *whole; left > 0; left /= 2) {
        if (left % 2 == 1) result *= square;
        square *= square;
    }
    if (*whole < 0) result = 1 / result;
    return from(result);
}

std::optional<Decimal> square_root(const Decimal& a) {
    return a.sign() < 0 ? std::nullopt : from(mp::sqrt(floating(a)));
}

std::optional<Decimal> exponential(const Decimal& a) {
    if (a > Decimal(15000) || a < Decimal(-15000)) return std::nullopt;
    return from(mp::exp(floating(a)));
}

std::optional<Decimal> logarithm(const Decimal& a) {
    return a.sign() <= 0 ? std::nullopt : from(mp::log(floating(a)));
}

}  // namespace guiju::feel
