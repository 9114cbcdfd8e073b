// SPDX-License-Identifier: Apache-2.0
// guiju case progress: per territory how many cases stand where; guiju case overdue: every deadline not kept.
#include <boost/json.hpp>

#include "adapters/cli/acting.h"
#include "adapters/cli/case_views.h"
#include "adapters/cli/option_values.h"
#include "engine/casework/progress.h"
#include "engine/casework/view.h"

namespace guiju::cli {
namespace {

namespace json = boost::json;
using casework::LateClock;
using casework::Progress;

json::object json_of(const LateClock& late) {
    return {{"case", late.case_id},
            {"title", late.title},
            {"territory", late.territory},
            {"deadline", late.clock},
            {"due", value::iso(late.due)},
            {"until", value::iso(late.until)},
            {"open", late.open},
            {"days_late", late.days_late ? json::value(*late.days_late) : json::value()}};
}

json::object json_of(const casework::TerritoryProgress& line) {
    json::object stages;
    for (const auto& [stage, count] : line.stages) stages[stage] = count;
    json::object late;
    for (const auto& [clock, count] : line.late) late[clock] = count;
    return {{"territory", line.territory},
            {"lead", line.lead},
            {"stages", std::move(stages)},
            {"closed", line.closed},
            {"late", std::move(late)}};
}

/// "需求初筛2、需求验证1"
std::string counts(const std::map<std::string, std::int64_t>& all) {
    std::string text;
    for (const auto& [name, count] : all)
        text += (text.empty() ? "" : "、") + name + std::to_string(count);
    return text.empty() ? "0" : text;
}

void show_lines(const Console& console, const Progress& progress) {
    const bool zh = console.chinese();
    Table table{{zh ? "属地" : "territory", zh ? "牵头单位" : "lead unit", zh ? "在办" : "open",
                 zh ? "办结" : "closed", zh ? "逾期" : "late"},
                {},
                {3}};
    for (const auto& line : progress.territories)
        table.rows.push_back({line.territory, line.lead, counts(line.stages),
                              std::to_string(line.closed), counts(line.late)});
    console.table(table);
}

void show_late(const Console& console, const Progress& progress) {
    const bool zh = console.chinese();
    const auto* unit =
        progress.working_days ? (zh ? "个工作日" : " working days") : (zh ? "天" : " days");
    Table table{
        {zh ? "属地" : "territory", zh ? "案件" : "case", zh ? "名称" : "title",
         zh ? "期限" : "deadline", zh ? "到期" : "due", zh ? "办到" : "until", zh ? "迟" : "late"},
        {},
        {}};
    for (const auto& late : progress.late)
        table.rows.push_back({late.territory, late.case_id, late.title, late.clock,
                              value::iso(late.due),
                              late.open ? (zh ? "未办" : "open") : value::iso(late.until),
                              late.days_late ? std::to_string(*late.days_late) + unit
                              : zh           ? "日历未公布"
                                             : "calendar not announced"});
    console.table(table);
}

base::Result<Progress> asked_for(const Call& call) {
    ports::Actor actor;
    actor.role = casework::kPlatform;
    if (!call.arguments.as.empty()) {
        auto named = read_actor(call.arguments.as);
        if (!named) return named.error();
        actor = std::move(*named);
    }
    const auto territory = territory_of(call.arguments);
    if (!territory) return territory.error();
    const auto at = instant_of(call);
    if (!at) return at.error();
    auto database = open_database(call, true);
    if (!database) return database.error();
    const auto program = stored_policy(*database, call.arguments.policy);
    if (!program) return program.error();
    return casework::progress(*program, *database->cases, *database->units, *territory, actor, *at);
}

}  // namespace

Exit show_progress(const Call& call) {
    const auto& console = call.console;
    const bool late = call.arguments.words.front() == "overdue";
    const auto progress = asked_for(call);
    if (!progress) return console.fail(progress.error());
    if (call.arguments.json) {
        json::array all;
        if (late)
            for (const auto& one : progress->late) all.push_back(json_of(one));
        else
            for (const auto& one : progress->territories) all.push_back(json_of(one));
        console.line(json::serialize(all));
    } else if (late) {
        show_late(console, *progress);
    } else {
        show_lines(console, *progress);
    }
    return Exit::done;
}

}  // namespace guiju::cli
