// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <charconv>
#include <set>

#include "dsl/compile/compile.h"
#include "dsl/parse/parse.h"

namespace guiju::compile {

namespace {

using syntax::CalendarSection;

constexpr int kLongestHoliday = 60;  // days; a longer span is a slip of the pen

std::optional<int> year_of(const std::string& text) {
    int year = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), year);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    if (year < 1990 || year > 2150) return std::nullopt;
    return year;
}

class Reader {
   public:
    Reader(std::string name, std::vector<base::Diagnostic>& findings)
        : name_(std::move(name)), findings_(findings) {}

    std::optional<value::WorkCalendar> read(const syntax::Section& section,
                                            const CalendarSection& body) {
        const auto before = findings_.size();
        for (const auto& days : body.days) {
            if (days.label == "years")
                years(days);
            else
                span(days);
        }
        if (!first_ && findings_.size() == before)
            findings_.push_back({.code = base::Code::gj2261,
                                 .span = section.heading_span,
                                 .args = {base::Text(name_)}});
        if (findings_.size() != before) return std::nullopt;
        return value::WorkCalendar(name_, *first_, *last_, {off_.begin(), off_.end()},
                                   {worked_.begin(), worked_.end()});
    }

   private:
    void wrong(const CalendarSection::Days& days, const std::string& what) {
        findings_.push_back(
            {.code = base::Code::gj2260, .span = days.span, .args = {base::Text(what)}});
    }

    void years(const CalendarSection::Days& days) {
        first_ = year_of(days.from);
        last_ = days.to.empty() ? first_ : year_of(days.to);
        if (!first_ || !last_ || *last_ < *first_) wrong(days, days.from + "–" + days.to);
    }

    void span(const CalendarSection::Days& days) {
        const auto from = value::parse_date(days.from);
        const auto to = days.to.empty() ? from : value::parse_date(days.to);
        if (!from || !to || *to < *from || to->days - from->days > kLongestHoliday)
            return wrong(days, days.from + (days.to.empty() ? "" : "–" + days.to));
        const bool off = days.label == "off";
        for (auto day = *from; day <= *to; ++day.days) {
            const auto& other = off ? worked_ : off_;
            if (other.contains(day))
                findings_.push_back({.code = base::Code::gj2262,
                                     .span = days.span,
                                     .args = {{value::chinese(day), value::iso(day)}}});
            (off ? off_ : worked_).insert(day);
        }
    }

    std::string name_;
    std::vector<base::Diagnostic>& findings_;
    std::optional<int> first_, last_;
    std::set<value::Date> off_, worked_;
};

}  // namespace

base::Checked<std::vector<value::WorkCalendar>> calendars_of(const text::Source& source,
                                                             std::uint32_t index) {
    base::Checked<std::vector<value::WorkCalendar>> result;
    auto parsed = parse::parse(source, index);
    result.findings = std::move(parsed.findings);
    if (!parsed.ok()) return result;
    std::vector<value::WorkCalendar> all;
    for (const auto& section : parsed.value->sections) {
        const auto* body = std::get_if<CalendarSection>(&section.body);
        if (body == nullptr) continue;
        const auto& own = section.name.text;
        auto name = own.empty() ? parsed.value->head.title.text : own;
        const auto twice = std::any_of(all.begin(), all.end(),
                                       [&](const auto& one) { return one.name() == name; });
        if (twice)
            result.findings.push_back({.code = base::Code::gj2263,
                                       .span = section.heading_span,
                                       .args = {base::Text(name)}});
        auto calendar = Reader(std::move(name), result.findings).read(section, *body);
        if (calendar) all.push_back(std::move(*calendar));
    }
    const bool refused = std::any_of(result.findings.begin(), result.findings.end(),
                                     [](const base::Diagnostic& finding) {
                                         return finding.severity() == base::Severity::error;
                                     });
    if (!refused) result.value = std::move(all);
    return result;
}

}  // namespace guiju::compile
