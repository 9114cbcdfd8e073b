// SPDX-License-Identifier: Apache-2.0
#pragma once
// Kleene's three-valued logic: a criterion holds, does not hold, or cannot be decided yet.
// Unknown is never "no": nothing here turns it into one.
#include <cstdint>

namespace guiju::value {

enum class Truth : std::uint8_t { no, unknown, yes };

[[nodiscard]] constexpr Truth both(Truth a, Truth b) { return a < b ? a : b; }
[[nodiscard]] constexpr Truth either(Truth a, Truth b) { return a < b ? b : a; }
[[nodiscard]] constexpr Truth opposite(Truth a) {
    return static_cast<Truth>(2 - static_cast<int>(a));
}
[[nodiscard]] constexpr Truth truth(bool b) { return b ? Truth::yes : Truth::no; }

}  // namespace guiju::value
