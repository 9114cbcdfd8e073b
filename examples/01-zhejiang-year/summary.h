// SPDX-License-Identifier: Apache-2.0
#pragma once
// The year in figures: plain data that the terminal, the report and the CSV file show.
// Counted in tally.h; rates and scores in it are the engine's own.
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "engine/casework/evaluate.h"

namespace zhejiang {

/// How a response rate stands to the 90 % the measures strive for.
enum class Light : std::uint8_t { green, amber, red, none };
/// green: 90 % and more; amber: 80 % and more; none: cannot be computed.
[[nodiscard]] Light light_of(const std::optional<guiju::value::Number>& rate);

struct Row {
    std::string code, name, english;
    std::size_t drafts = 0;  ///< never filed: refused at the door
    std::size_t filed = 0;
    std::size_t returned = 0, withdrawn = 0, merged = 0, unanswered = 0, closed = 0, open = 0;
    std::size_t verified = 0, matched = 0, answered = 0, signed_up = 0, delivered = 0, rated = 0;
    std::array<std::size_t, 3> coordinated{};  ///< highest level that had to help: county …
    std::optional<guiju::value::Number> rate;  ///< 响应率, as the engine computes it

    [[nodiscard]] std::size_t escalated() const {
        return coordinated[0] + coordinated[1] + coordinated[2];
    }
    /// filed = returned + withdrawn + merged + unanswered + closed + open
    [[nodiscard]] bool balances() const {
        return filed == returned + withdrawn + merged + unanswered + closed + open;
    }
};

/// One returned demand and why, in words.
struct Explained {
    std::string case_id, title, place;
    std::string zh, en;
};

struct Summary {
    std::vector<Row> cities;
    Row province;
    std::array<std::size_t, 12> months{};  ///< filed
    struct Overdue {
        std::string stage;
        std::vector<std::size_t> by_city;  ///< deadlines missed, in the order of cities
    };
    std::vector<Overdue> overdue;
    std::vector<guiju::casework::Score> city_scores, county_scores;  ///< best first
    Explained explained;
    std::string fingerprint;  ///< of every case as it is stored
    [[nodiscard]] std::size_t overdue_in_all() const;
};

/// The table by city as CSV: what two runs must agree on, with the fingerprint in its last line.
[[nodiscard]] std::string to_csv(const Summary& summary);

}  // namespace zhejiang
