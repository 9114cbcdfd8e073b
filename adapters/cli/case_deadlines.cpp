// SPDX-License-Identifier: Apache-2.0
// guiju case deadlines --calendar FILE: which running deadlines a corrected calendar moves, and why. Changes
// nothing.
#include <boost/json.hpp>

#include "adapters/cli/acting.h"
#include "adapters/cli/case_views.h"
#include "dsl/compile/compile.h"
#include "dsl/text/source.h"
#include "engine/casework/recalendar.h"

namespace guiju::cli {
namespace {

namespace json = boost::json;
using base::Code;
using base::Error;
using base::ErrorKind;
using base::Text;
using casework::MovedDeadline;

Error no_calendar(const std::string& path) {
    return {ErrorKind::misuse,
            Code::gj5606,
            {"--calendar", path,
             Text("一个没有错误的日历文件（guiju check）",
                  "a calendar file without mistakes (guiju check)")}};
}

/// The calendars in the file of --calendar.
base::Result<std::vector<value::WorkCalendar>> corrected(const Call& call) {
    const auto& path = call.arguments.calendar;
    auto bytes = call.world.read_file(path);
    if (!bytes) return bytes.error();
    const auto source = text::load(path, *std::move(bytes));
    if (!source.ok()) return no_calendar(path);
    auto calendars = compile::calendars_of(*source.value, 0);
    if (!calendars.ok() || calendars.value->empty()) return no_calendar(path);
    return *std::move(calendars.value);
}

std::string listed(const std::vector<value::Date>& days) {
    std::string out;
    for (const auto day : days) out += (out.empty() ? "" : "、") + value::iso(day);
    return out;
}

std::string why(const Console& console, const MovedDeadline& moved) {
    Text text;
    if (!moved.worked.empty()) {
        text.zh = listed(moved.worked) + "改为上班";
        text.en = listed(moved.worked) + " now worked";
    }
    if (!moved.off.empty()) {
        text.zh += (text.zh.empty() ? "" : "；") + listed(moved.off) + "改为放假";
        text.en += (text.en.empty() ? "" : "; ") + listed(moved.off) + " now off";
    }
    return console.in(text);
}

void show_json(const Console& console, const std::vector<MovedDeadline>& all) {
    const auto days = [](const std::vector<value::Date>& those) {
        json::array out;
        for (const auto day : those) out.emplace_back(value::iso(day));
        return out;
    };
    json::array rows;
    for (const auto& one : all)
        rows.push_back(json::object{
            {"unit", one.unit},
            {"case", one.case_id},
            {"clock", one.clock},
            {"before", value::iso(one.before)},
            {"after", one.after ? json::value(value::iso(*one.after)) : json::value(nullptr)},
            {"now_worked", days(one.worked)},
            {"now_off", days(one.off)}});
    console.line(json::serialize(rows));
}

std::string shown_after(const Console& console, const MovedDeadline& one) {
    if (!one.after)
        return console.paint(Paint::yellow,
                             console.chinese() ? "日历未公布" : "calendar not announced");
    return console.paint(*one.after < one.before ? Paint::red : Paint::green,
                         value::iso(*one.after));
}

void show(const Console& console, const std::vector<MovedDeadline>& all) {
    const bool zh = console.chinese();
    Table table{{zh ? "单位" : "unit", zh ? "案件" : "case", zh ? "期限" : "deadline",
                 zh ? "原届满日" : "was due", zh ? "届满日" : "is due", zh ? "原因" : "why"},
                {},
                {}};
    for (const auto& one : all)
        table.rows.push_back({one.unit, one.case_id, one.clock, value::iso(one.before),
                              shown_after(console, one), why(console, one)});
    if (!table.rows.empty()) console.table(table);
    const auto count = std::to_string(all.size());
    console.talk(
        Text("按更正后的日历，有" + count + "个期限改变；没有改动任何案件",
             "under the corrected calendar " + count + " deadlines move; no case is changed"));
}

}  // namespace

Exit show_moved_deadlines(const Call& call) {
    const auto& console = call.console;
    if (const auto fine = at_most_words(call, 1); !fine) return usage(call, fine.error());
    if (call.arguments.calendar.empty())
        return usage(call, still_needs(call, {"--calendar 日历文件", "--calendar FILE"}));
    const auto calendars = corrected(call);
    if (!calendars) return usage(call, calendars.error());
    auto database = open_database(call, true);
    if (!database) return console.fail(database.error());
    casework::Policies policies(*database->cases);
    std::vector<MovedDeadline> all;
    for (const auto& calendar : *calendars) {
        const auto moved =
            casework::moved_deadlines(*database->cases, policies, calendar, call.arguments.policy);
        if (!moved) return console.fail(moved.error());
        all.insert(all.end(), moved->begin(), moved->end());
    }
    call.arguments.json ? show_json(console, all) : show(console, all);
    return Exit::done;
}

}  // namespace guiju::cli
