// SPDX-License-Identifier: Apache-2.0
#pragma once
// How strongly a rule binds: 应当, 一般, 可, 鼓励, 力争, 试点.
#include <cstdint>

namespace guiju::program {

enum class Duty : std::uint8_t { must, unless_excused, may, encouraged, strive, pilot };
/// Does what is not met hold a case up? 鼓励 and 力争 never do.
[[nodiscard]] constexpr bool blocks(Duty duty) {
    return duty == Duty::must || duty == Duty::unless_excused || duty == Duty::pilot;
}

}  // namespace guiju::program
