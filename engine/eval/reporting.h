// SPDX-License-Identifier: Apache-2.0
#pragma once
// Reporting periods as positions on a line: 2025, 2025Q3, 2025-09. Pure; no calendar and no clock.
#include <cstdint>
#include <optional>
#include <string>

#include "engine/value/number.h"

namespace guiju::eval {

struct Reporting {
    enum class Every : std::uint8_t { year, quarter, month } every{};
    int year = 0;
    int index = 1;  ///< 1 … 4 of a quarter, 1 … 12 of a month; 1 of a year

    [[nodiscard]] std::string name() const;
    [[nodiscard]] Reporting previous() const;
    /// How many of them make a year.
    [[nodiscard]] int in_year() const;
    /// The end of the period in years: 2025Q2 → 2024 + 1/2, the year 2025 → 2025.
    [[nodiscard]] value::Number end() const;
    friend bool operator==(const Reporting&, const Reporting&) = default;
};

/// Empty on anything else than the three forms.
[[nodiscard]] std::optional<Reporting> parse_reporting(const std::string& name);

}  // namespace guiju::eval
