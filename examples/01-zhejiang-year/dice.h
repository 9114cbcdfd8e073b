// SPDX-License-Identifier: Apache-2.0
#pragma once
// The chance of this story: splitmix64, the same numbers on every machine. Not for anything but stories.
// A die is thrown for one question ("X00012/correct/1"), so no answer depends on who asked before.
#include <cstdint>
#include <string_view>

namespace zhejiang {

class Dice {
   public:
    explicit Dice(std::uint64_t seed) : state_(seed) {}
    /// A die of its own for one question (FNV-1a of the words).
    explicit Dice(std::string_view question) : state_(0xCBF29CE484222325ULL) {
        for (const char c : question)
            state_ = (state_ ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
    }

    std::uint64_t next() {
        std::uint64_t z = (state_ += 0x9E3779B97F4A7C15ULL);
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31U);
    }
    /// 0 … n - 1
    std::size_t below(std::size_t n) { return static_cast<std::size_t>(next() % n); }
    /// low … high, both included
    int between(int low, int high) {
        return low + static_cast<int>(below(static_cast<std::size_t>(high - low + 1)));
    }
    bool percent(unsigned p) { return next() % 100 < p; }
    template <class List>
    const auto& pick(const List& list) {
        return list[below(list.size())];
    }

   private:
    std::uint64_t state_;
};

}  // namespace zhejiang
