// SPDX-License-Identifier: Apache-2.0
#pragma once
// Reads the text of a calendar data file (JSON: announced days off and make-up working days per year).
// No file is opened here, nothing is guessed: a year that the text does not announce is refused.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/value/calendar.h"

namespace guiju::value {

/// What is wrong with a calendar text; the caller makes a message of it.
struct CalendarFault {
    enum class Kind : std::uint8_t {
        not_json,       ///< the text is not JSON, or not UTF-8
        no_calendar,    ///< there is no object "calendar" with years in it
        year_missing,   ///< a year between the first and the last wanted one is not announced
        wrong_form,     ///< an entry is not ["name", "from", "to"] (off) or ["day", "name"] (work)
        wrong_date,     ///< no such day, or a span that ends before it begins or exceeds 60 days
        contradiction,  ///< a day is both off and a make-up working day
    };
    Kind kind = Kind::not_json;
    std::string where;  ///< "2025", "2025 off 3", "2025-10-08"; empty for the whole text
};

/// A calendar, or what is wrong.
struct CalendarReading {
    std::optional<WorkCalendar> calendar;
    CalendarFault fault;  ///< only when there is no calendar
};

/// The years that the text announces, in order; empty when it is not a calendar text.
[[nodiscard]] std::vector<int> announced_years(std::string_view text);
/// The calendar of `first_year` … `last_year`, all of which the text must announce:
/// {"calendar":{"2025":{"off":[["国庆节","2025-10-01","2025-10-07"]],"work":[["2025-10-11","国庆节"]]}}}.
/// Other members (sources, notes) are ignored. Both ends of a span off are off.
[[nodiscard]] CalendarReading read_calendar(std::string_view text, std::string name, int first_year,
                                            int last_year);

}  // namespace guiju::value
