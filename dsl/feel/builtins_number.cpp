// SPDX-License-Identifier: Apache-2.0
#include "dsl/feel/builtins.h"
#include "dsl/feel/evaluate.h"

namespace guiju::feel {
namespace {

const Decimal* number(const Arguments& a, std::size_t i) {
    return i < a.size() ? a[i].get<Decimal>() : nullptr;
}

Value expects_number(Machine& m) { return m.wrong("the function takes numbers"); }

Value rounded(Machine& m, const Arguments& a, Rounding mode) {
    if (number(a, 0) == nullptr) return expects_number(m);
    std::int64_t scale = 0;
    if (a.size() > 1) {
        const auto whole =
            number(a, 1) ? number(a, 1)->rounded(0, Rounding::down).whole() : std::nullopt;
        if (!whole || *whole < -6111 || *whole > 6176) return m.wrong("no such number of decimals");
        scale = *whole;
    }
    return Value(number(a, 0)->rounded(static_cast<int>(scale), mode));
}

Value decimal(Machine& m, const Arguments& a) { return rounded(m, a, Rounding::half_even); }
Value floor(Machine& m, const Arguments& a) { return rounded(m, a, Rounding::floor); }
Value ceiling(Machine& m, const Arguments& a) { return rounded(m, a, Rounding::ceiling); }
Value round_up(Machine& m, const Arguments& a) { return rounded(m, a, Rounding::up); }
Value round_down(Machine& m, const Arguments& a) { return rounded(m, a, Rounding::down); }
Value round_half_up(Machine& m, const Arguments& a) { return rounded(m, a, Rounding::half_up); }
Value round_half_down(Machine& m, const Arguments& a) { return rounded(m, a, Rounding::half_down); }

Value absolute(Machine& m, const Arguments& a) {
    if (const auto* value = number(a, 0)) return Value(value->sign() < 0 ? negate(*value) : *value);
    if (const auto* days = a[0].get<Days>()) return days->nanos < 0 ? negated(a[0]) : a[0];
    if (const auto* months = a[0].get<Months>()) return months->months < 0 ? negated(a[0]) : a[0];
    return expects_number(m);
}

Value remainder(Machine& m, const Arguments& a) {
    if (!number(a, 0) || !number(a, 1)) return expects_number(m);
    const auto result = modulo(*number(a, 0), *number(a, 1));
    return result ? Value(*result) : m.wrong("division by zero");
}

Value with_one(Machine& m, const Arguments& a, std::optional<Decimal> (*run)(const Decimal&)) {
    if (!number(a, 0)) return expects_number(m);
    const auto result = run(*number(a, 0));
    return result ? Value(*result) : m.wrong("the number has no such value");
}

Value root(Machine& m, const Arguments& a) { return with_one(m, a, square_root); }
Value log(Machine& m, const Arguments& a) { return with_one(m, a, logarithm); }
Value exp(Machine& m, const Arguments& a) { return with_one(m, a, exponential); }

Value parity(Machine& m, const Arguments& a, bool wanted_odd) {
    if (!number(a, 0)) return expects_number(m);
    const auto rest = modulo(*number(a, 0), Decimal(2));
    if (!rest || !number(a, 0)->is_whole()) return m.wrong("only whole numbers are odd or even");
    return Value::truth((rest->sign() != 0) == wanted_odd);
}

Value odd(Machine& m, const Arguments& a) { return parity(m, a, true); }
Value even(Machine& m, const Arguments& a) { return parity(m, a, false); }

Value opposite(Machine& m, const Arguments& a) {
    const auto* yes = a[0].get<bool>();
    return yes ? Value::truth(!*yes) : m.wrong("not() takes true or false");
}

constexpr Builtin kBuiltins[] = {
    {"decimal", "n,scale", 2, decimal, true},
    {"floor", "n,scale", 1, floor, true},
    {"ceiling", "n,scale", 1, ceiling, true},
    {"round up", "n,scale", 2, round_up, true},
    {"round down", "n,scale", 2, round_down, true},
    {"round half up", "n,scale", 2, round_half_up, true},
    {"round half down", "n,scale", 2, round_half_down, true},
    {"abs", "n", 1, absolute, true},
    {"modulo", "dividend,divisor", 2, remainder, true},
    {"sqrt", "number", 1, root, true},
    {"log", "number", 1, log, true},
    {"exp", "number", 1, exp, true},
    {"odd", "number", 1, odd, true},
    {"even", "number", 1, even, true},
    {"not", "negand", 1, opposite, true},
};

}  // namespace

std::span<const Builtin> number_builtins() { return kBuiltins; }

}  // namespace guiju::feel
