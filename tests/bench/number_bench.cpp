// SPDX-License-Identifier: Apache-2.0
// What exact numbers cost where a screening uses them most: whole numbers, shares, money with cents.
#include <benchmark/benchmark.h>

#include <array>
#include <random>
#include <string>
#include <vector>

#include "engine/value/number.h"

namespace guiju::value {
namespace {

constexpr std::size_t kCount = 1024;  // fits the cache: arithmetic is measured, not memory

enum Kind : int { whole, cents, shares, large };

constexpr const char* kNames[] = {"whole", "cents", "shares", "large"};

std::vector<Number> numbers(int kind) {
    std::mt19937_64 random(20250929);
    const auto upto = [&](std::uint64_t n) { return static_cast<std::int64_t>(random() % n + 1); };
    std::vector<Number> result;
    while (result.size() < kCount) {
        Int128 top = upto(1'000'000);
        Int128 bottom = 1;
        if (kind == cents) bottom = 100;
        if (kind == shares) bottom = upto(60);
        if (kind == large) {
            top = (top << 80) + upto(1'000'000'000);
            bottom = upto(1'000'000'000);
        }
        result.push_back(Number::fraction(top, bottom).value());
    }
    return result;
}

template <class Operation>
void over_pairs(benchmark::State& state, Operation operation) {
    const auto kind = static_cast<int>(state.range(0));
    const std::vector<Number> all = numbers(kind);
    std::size_t i = 0;
    for (auto step : state) {
        (void)step;
        auto result = operation(all[i % kCount], all[(i + 1) % kCount]);
        benchmark::DoNotOptimize(result);
        ++i;
    }
    state.SetLabel(kNames[kind]);
}

void add_numbers(benchmark::State& state) {
    over_pairs(state, [](const Number& a, const Number& b) { return add(a, b); });
}

void multiply_numbers(benchmark::State& state) {
    over_pairs(state, [](const Number& a, const Number& b) { return multiply(a, b); });
}

void compare_numbers(benchmark::State& state) {
    over_pairs(state, [](const Number& a, const Number& b) { return a < b; });
}

void round_numbers(benchmark::State& state) {
    over_pairs(state, [](const Number& a, const Number&) { return a.rounded(2); });
}

void parse_numbers(benchmark::State& state) {
    static constexpr std::array<const char*, 4> kTexts{"1800000", "1234567.89", "0.45", "100"};
    std::size_t i = 0;
    for (auto step : state) {
        (void)step;
        auto result = Number::parse(kTexts[i++ % kTexts.size()]);
        benchmark::DoNotOptimize(result);
    }
}

BENCHMARK(add_numbers)->DenseRange(whole, large);
BENCHMARK(multiply_numbers)->DenseRange(whole, large);
BENCHMARK(compare_numbers)->DenseRange(whole, large);
BENCHMARK(round_numbers)->DenseRange(whole, large);
BENCHMARK(parse_numbers);

}  // namespace
}  // namespace guiju::value
