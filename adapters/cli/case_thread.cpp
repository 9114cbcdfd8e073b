// SPDX-License-Identifier: Apache-2.0
// guiju case thread: the case among the cases it came out of and those that came out of it.
#include <boost/json.hpp>

#include "adapters/cli/acting.h"
#include "adapters/cli/case_reader.h"
#include "adapters/cli/case_views.h"
#include "adapters/cli/wording.h"
#include "engine/casework/thread.h"

namespace guiju::cli {
namespace {

namespace json = boost::json;

json::object json_of(const casework::ThreadEntry& entry) {
    json::array steps;
    for (const auto& step : entry.steps)
        steps.push_back(json::object{{"stage", step.stage},
                                     {"from", value::iso(value::day_of(step.from))},
                                     {"days", step.days}});
    json::object one{{"depth", entry.depth}, {"case", entry.record.id}, {"gap", entry.gap}};
    if (!entry.relation.empty()) one["relation"] = entry.relation;
    if (entry.gap || entry.record.stage.empty()) return one;
    one["policy"] = entry.record.policy;
    one["stage"] = entry.record.stage;
    one["result"] = entry.record.result;
    one["steps"] = std::move(steps);
    return one;
}

void show_entry(const Console& console, const casework::ThreadEntry& entry) {
    const bool zh = console.chinese();
    const std::string indent(static_cast<std::size_t>(entry.depth) * 4, ' ');
    const auto relation = entry.relation.empty() ? "" : "〔" + entry.relation + "〕";
    if (entry.gap) {
        console.line(indent + relation + entry.record.id +
                     (zh ? "  （缺：没有这个案件）" : "  (gap: there is no such case)"));
        return;
    }
    if (entry.record.stage.empty()) {
        console.line(indent + relation + entry.record.id +
                     (zh ? "  （不在可以查看的范围内）" : "  (not to be seen from here)"));
        return;
    }
    console.line(indent + relation + console.paint(Paint::bold, entry.record.id) + "  " +
                 entry.record.policy + "  " + entry.record.stage + "  " +
                 console.in(standing_in_words(entry.record)) +
                 (entry.again ? (zh ? "  （见上）" : "  (see above)") : ""));
    if (entry.again) return;
    for (const auto& step : entry.steps) {
        const auto days = std::to_string(step.days);
        console.line(indent + "    " + value::iso(value::day_of(step.from)) + "  " + step.stage +
                     "  " + (zh ? days + "天" : days + " days"));
    }
}

/// What who looks may see of an entry; of another unit's case its number alone.
base::Outcome for_looker(const Call& call, Database& database, casework::ThreadEntry& entry) {
    if (entry.gap) return base::Done{};
    const auto sight = sight_of_looker(call, database, entry.record.id);
    const bool hidden = !sight && sight.error().kind == base::ErrorKind::denied;
    if (!sight && !hidden) return sight.error();
    const auto program = policy_of_case(database, entry.record.id);
    if (!program) return program.error();
    entry.record =
        casework::redact(*program, entry.record, hidden ? casework::Sight::none : *sight);
    if (hidden) entry.steps.clear();
    return base::Done{};
}

}  // namespace

Exit show_thread(const Call& call, Database& database, const std::string& id) {
    const auto& console = call.console;
    const auto at = instant_of(call);
    if (!at) {
        console.fail(at.error());
        return Exit::usage;
    }
    auto thread = casework::thread_of(*database.cases, id, *at);
    if (!thread) return console.fail(thread.error());
    if (const auto sight = sight_of_looker(call, database, id); !sight)
        return console.fail(sight.error());
    json::array all;
    for (auto& entry : *thread) {
        if (auto shown = for_looker(call, database, entry); !shown)
            return console.fail(shown.error());
        if (call.arguments.json)
            all.push_back(json_of(entry));
        else
            show_entry(console, entry);
    }
    if (call.arguments.json) console.line(json::serialize(all));
    return Exit::done;
}

}  // namespace guiju::cli
