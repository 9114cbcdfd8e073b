// SPDX-License-Identifier: Apache-2.0
#pragma once
// Texts of random policies, and random values that fit their fields. The same seed gives the same text on every
// machine. Most texts are right; some are not, and the checker has to say so.
#include <cstdint>
#include <string>
#include <vector>

#include "engine/program/program.h"

namespace guiju::soundness {

/// SplitMix64: small, fast, the same everywhere.
class Dice {
   public:
    explicit Dice(std::uint64_t seed) : state_(seed) {}
    std::uint64_t next();
    /// 0 … sides-1
    std::size_t roll(std::size_t sides) { return static_cast<std::size_t>(next() % sides); }
    bool one_in(std::size_t n) { return roll(n) == 0; }
    template <class T>
    const T& pick(const std::vector<T>& from) {
        return from[roll(from.size())];
    }

   private:
    std::uint64_t state_;
};

[[nodiscard]] std::string random_policy(Dice& dice);
/// By slot; some are left open, for every reason there is.
[[nodiscard]] std::vector<value::Value> random_case(const program::Program& program, Dice& dice);

}  // namespace guiju::soundness
