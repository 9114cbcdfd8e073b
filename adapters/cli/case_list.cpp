// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <boost/json.hpp>

#include "adapters/cli/acting.h"
#include "adapters/cli/case_reader.h"
#include "adapters/cli/case_rows_shown.h"
#include "adapters/cli/case_views.h"
#include "adapters/cli/option_values.h"
#include "adapters/cli/wording.h"
#include "engine/casework/known_unit.h"
#include "engine/casework/view.h"
#include "engine/program/local_names.h"

namespace guiju::cli {
namespace {

namespace json = boost::json;
using base::Code;
using base::Error;
using base::ErrorKind;

/// The phase that people call so; "" for "".
base::Result<std::string> phase_called(const std::string& given) {
    if (given.empty()) return given;
    std::vector<std::string> zh, en;
    for (const char* phase : {"waiting", "handling", "awaiting_correction", "awaiting_confirmation",
                              "decided", "suspended", "withdrawn"}) {
        const auto words = phase_in_words(phase);
        if (given == phase || given == words.zh || given == words.en) return std::string(phase);
        zh.push_back(words.zh);
        en.push_back(words.en);
    }
    return cannot_be("--phase", given, {joined(zh, Lang::zh), joined(en, Lang::en)});
}

base::Result<ports::CaseFilter> filter_of(const Arguments& arguments) {
    ports::CaseFilter filter;
    filter.policy = arguments.policy;
    filter.stage = arguments.stage;
    const auto phase = phase_called(arguments.phase);
    if (!phase) return phase.error();
    filter.phase = *phase;
    filter.unit = arguments.unit;
    const auto territory = territory_of(arguments);
    if (!territory) return territory.error();
    filter.territory = *territory;
    filter.open_only = arguments.open_only;
    constexpr std::size_t kShown = 200;
    const auto limit = limit_of(arguments, kShown);
    if (!limit) return limit.error();
    filter.limit = *limit;
    return filter;
}

std::vector<std::string> cells_of(const Console& console, const ports::CaseRecord& record,
                                  const std::string& role, const std::string& due) {
    const bool zh = console.chinese();
    const auto mark = record.priority ? (zh ? "〔优先〕" : "[priority] ") : "";
    return {record.id,
            mark + record.title,
            record.stage,
            console.in(standing_in_words(record)),
            holder_in_words(console, role, record.holder_unit),
            minute(record.filed).substr(0, 10),
            due};
}

/// As its applicant is shown it, where something is kept from him.
std::string due_of(Database& database, const program::Program& program,
                   const ports::CaseRecord& shown, bool quiet) {
    auto clocks = database.cases->clocks(shown.id);
    if (!clocks || !quiet) return clocks ? next_due(*clocks) : "";
    const auto view = database.cases->read(shown.id);
    if (!view || !*view) return "";
    return next_due(casework::clocks_seen(program, (*view)->record, std::move(*clocks),
                                          casework::Sight::applicant));
}

void show_list(const Call& call, Database& database, const program::Program& program,
               const casework::Listing& listing) {
    const auto& console = call.console;
    const bool zh = console.chinese();
    Table table{
        {zh ? "编号" : "case", zh ? "名称" : "title", zh ? "环节" : "stage", zh ? "状态" : "state",
         zh ? "承办" : "holder", zh ? "报送" : "filed", zh ? "期限" : "due"},
        {},
        {}};
    RoleNames names(*database.cases);
    for (const auto& record : listing.cases) {
        const auto due = due_of(database, program, record, listing.quiet.contains(record.id));
        if (call.arguments.json) {
            console.line(json::serialize(json_of(record, due)));
        } else {
            table.rows.push_back(cells_of(
                console, record, names.shown(record.policy_hash, record.holder_role), due));
        }
    }
    if (!table.rows.empty()) console.table(table);
    const Text least = listing.more ? Text("至少", "at least ") : Text();
    for (const auto& [territory, count] : listing.classified) {
        const auto number = std::to_string(count);
        console.talk(Text(territory + "另有涉密案件" + least.zh + number + "件，不列出",
                          territory + ": " + least.en + number + " classified cases, not listed"));
    }
}

/// Why there is nothing to show, as far as it can be told.
void say_nothing_fits(const Console& console, const program::Program& program,
                      const ports::CaseFilter& filter) {
    std::vector<std::string> stages;
    for (const auto& stage : program.stages) stages.push_back(stage.name.zh);
    if (!filter.stage.empty() &&
        std::find(stages.begin(), stages.end(), filter.stage) == stages.end()) {
        const auto policy = console.in(program.head.name);
        const auto all = joined(stages);
        console.talk(Text(
            "规矩“" + policy + "”没有“" + filter.stage + "”环节，有：" + all.zh,
            "There is no stage \"" + filter.stage + "\" in \"" + policy + "\", but " + all.en));
    }
    console.talk(Text("没有您可以查看的案件符合这些条件。",
                      "None of the cases you may see is as you asked."));
}

}  // namespace

/// Where the case is and who has it: "需求初筛  待补正  需求提出单位（E1）"
std::string holder_in_words(const Console& console, const std::string& role,
                            const std::string& unit) {
    if (unit.empty()) return role;
    const bool zh = console.chinese();
    return role + (zh ? "（" : " (") + unit + (zh ? "）" : ")");
}

std::string RoleNames::shown(const std::string& policy_hash, const std::string& role) {
    const auto [at, fresh] = known_.try_emplace(policy_hash);
    if (fresh) {
        const auto row = store_.policy(policy_hash);
        if (row && *row) {
            auto program = program::deserialize((*row)->program);
            if (program) at->second.aliases = std::move(program->aliases);
        }
    }
    return program::shown_name(at->second, role);
}

std::string next_due(const std::vector<ports::ClockRecord>& clocks) {
    const ports::ClockRecord* next = nullptr;
    for (const auto& clock : clocks) {
        if (clock.due.ms == 0 || clock.state == "stopped" || clock.state == "paused") continue;
        if (!next || clock.due < next->due) next = &clock;
    }
    return next ? value::iso(value::day_of(next->due)) : "";
}

json::object json_of(const ports::CaseRecord& record, const std::string& due) {
    return {{"id", record.id},
            {"title", record.title},
            {"stage", record.stage},
            {"phase", record.phase},
            {"result", record.result},
            {"holder_role", record.holder_role},
            {"holder_unit", record.holder_unit},
            {"territory", record.territory},
            {"priority", record.priority},
            {"flags", record.flags},
            {"filed", record.filed.ms == 0 ? "" : value::iso(record.filed)},
            {"due", due}};
}

Exit list_cases(const Call& call) {
    const auto& console = call.console;
    const auto filter = filter_of(call.arguments);
    const auto actor = looker(call);
    if (!filter || !actor) {
        console.fail(filter ? actor.error() : filter.error());
        return Exit::usage;
    }
    auto database = open_database(call, true);
    if (!database) return console.fail(database.error());
    const auto program = stored_policy(*database, call.arguments.policy);
    if (!program) return console.fail(program.error());
    if (!filter->unit.empty())
        if (const auto known = casework::known_unit(*database->units, filter->unit); !known)
            return console.fail(known.error());
    const auto listing =
        casework::list(*program, *database->cases, *database->units, *filter, *actor);
    if (!listing) return console.fail(listing.error());
    show_list(call, *database, *program, *listing);
    if (listing->cases.empty() && !call.arguments.json)
        say_nothing_fits(console, *program, *filter);
    if (listing->more) {
        const auto number = std::to_string(filter->limit);
        console.talk(Text("只列出前" + number + "件；--limit 0 列出全部",
                          "only the first " + number + "; --limit 0 for all"));
    }
    return Exit::done;
}

}  // namespace guiju::cli
