// SPDX-License-Identifier: Apache-2.0
#include "engine/value/calendar_text.h"

#include <algorithm>
#include <boost/json.hpp>
#include <charconv>
#include <utility>

namespace guiju::value {

namespace {

namespace json = boost::json;
using Kind = CalendarFault::Kind;

constexpr int kLongestSpan = 60;  // days; a longer one is a slip of the pen in a year or month

/// Collects the days of the wanted years, or stops at the first fault.
class CalendarReader {
   public:
    [[nodiscard]] bool read_year(const json::object& years, int year) {
        const std::string key = std::to_string(year);
        const json::value* entry = years.if_contains(key);
        if (entry == nullptr) return stop(Kind::year_missing, key);
        if (!entry->is_object()) return stop(Kind::wrong_form, key);
        return read_entries(entry->get_object(), key, "off") &&
               read_entries(entry->get_object(), key, "work");
    }

    [[nodiscard]] bool check_contradictions() {
        std::sort(off.begin(), off.end());
        for (const Date day : worked)
            if (std::binary_search(off.begin(), off.end(), day))
                return stop(Kind::contradiction, iso(day));
        return true;
    }

    std::vector<Date> off;
    std::vector<Date> worked;
    CalendarFault fault;

   private:
    bool stop(Kind kind, std::string where) {
        fault = {kind, std::move(where)};
        return false;
    }

    bool read_entries(const json::object& year, const std::string& key, const std::string& list) {
        const json::value* entries = year.if_contains(list);
        if (entries == nullptr) return true;
        const std::string where = key + " " + list;
        if (!entries->is_array()) return stop(Kind::wrong_form, where);
        int number = 0;
        for (const json::value& entry : entries->get_array()) {
            const std::string place = where + " " + std::to_string(++number);
            if (!entry.is_array()) return stop(Kind::wrong_form, place);
            const auto& parts = entry.get_array();
            if (!(list == "off" ? read_span(parts, place) : read_worked(parts, place)))
                return false;
        }
        return true;
    }

    bool read_span(const json::array& entry, const std::string& place) {
        if (entry.size() != 3 || !all_text(entry)) return stop(Kind::wrong_form, place);
        const auto from = parse_date(entry[1].get_string());
        const auto to = parse_date(entry[2].get_string());
        if (!from || !to || *to < *from || to->days - from->days >= kLongestSpan)
            return stop(Kind::wrong_date, place);
        for (Date day = *from; day <= *to; ++day.days) off.push_back(day);
        return true;
    }

    bool read_worked(const json::array& entry, const std::string& place) {
        if (entry.empty() || entry.size() > 2 || !all_text(entry))
            return stop(Kind::wrong_form, place);
        const auto day = parse_date(entry[0].get_string());
        if (!day) return stop(Kind::wrong_date, place);
        worked.push_back(*day);
        return true;
    }

    static bool all_text(const json::array& entry) {
        return std::all_of(entry.begin(), entry.end(),
                           [](const json::value& v) { return v.is_string(); });
    }
};

/// The object "calendar" of the text; `fault` says why there is none.
std::optional<json::object> years_of(std::string_view text, CalendarFault& fault) {
    json::error_code problem;
    json::value source = json::parse({text.data(), text.size()}, problem);
    fault.kind = problem ? Kind::not_json : Kind::no_calendar;
    if (problem || !source.is_object()) return std::nullopt;
    json::value* years = source.get_object().if_contains("calendar");
    if (years == nullptr || !years->is_object()) return std::nullopt;
    return std::move(years->get_object());
}

}  // namespace

std::vector<int> announced_years(std::string_view text) {
    CalendarFault fault;
    std::vector<int> result;
    const auto years = years_of(text, fault);
    if (!years) return result;
    for (const auto& [key, entry] : *years) {
        int year = 0;
        const auto [end, problem] = std::from_chars(key.data(), key.data() + key.size(), year);
        if (problem == std::errc{} && end == key.data() + key.size()) result.push_back(year);
    }
    std::sort(result.begin(), result.end());
    return result;
}

CalendarReading read_calendar(std::string_view text, std::string name, int first_year,
                              int last_year) {
    CalendarReading result;
    const auto years = years_of(text, result.fault);
    if (!years) return result;
    CalendarReader reader;
    bool good = first_year <= last_year;
    if (!good) reader.fault = {Kind::year_missing, std::to_string(first_year)};
    for (int year = first_year; good && year <= last_year; ++year)
        good = reader.read_year(*years, year);
    if (!good || !reader.check_contradictions()) {
        result.fault = std::move(reader.fault);
        return result;
    }
    result.calendar.emplace(std::move(name), first_year, last_year, std::move(reader.off),
                            std::move(reader.worked));
    return result;
}

}  // namespace guiju::value
