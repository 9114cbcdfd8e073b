// SPDX-License-Identifier: Apache-2.0
// guiju list publish|show|versions|diff: published lists of a policy.
#include <algorithm>
#include <boost/json.hpp>
#include <charconv>

#include "adapters/cli/acting.h"
#include "engine/casework/publish.h"

namespace guiju::cli {
namespace {

namespace json = boost::json;
using base::Code;
using base::Error;
using base::ErrorKind;

struct Wanted {
    Database database;
    program::Program program;
    std::string list;
    std::vector<ports::ListRecord> versions;
};

base::Result<Wanted> open_list(const Call& call, bool read_only) {
    const auto& words = call.arguments.words;
    if (words.size() < 2) return still_needs(call, {"清单名称", "the name of the list"});
    auto database = open_database(call, read_only);
    if (!database) return database.error();
    auto program = stored_policy(*database, call.arguments.policy);
    if (!program) return program.error();
    std::string list;
    for (const auto& one : program->threads.lists)
        if (one.name.zh == words[1] || one.name.en == words[1]) list = one.name.zh;
    if (list.empty()) return Error{ErrorKind::not_found, Code::gj5083, {words[1]}};
    auto versions = database->cases->lists(program->head.name.zh, list);
    if (!versions) return versions.error();
    return Wanted{std::move(*database), std::move(*program), list, std::move(*versions)};
}

/// The version named by the third word; the newest without one.
base::Result<std::size_t> version_of(const Call& call, const Wanted& wanted) {
    const auto& words = call.arguments.words;
    std::int64_t number = static_cast<std::int64_t>(wanted.versions.size());
    const std::string written = words.size() > 2 ? words[2] : std::to_string(number);
    const auto* end = written.data() + written.size();
    const auto read = std::from_chars(written.data(), end, number);
    const bool there = read.ec == std::errc() && read.ptr == end && number >= 1 &&
                       number <= static_cast<std::int64_t>(wanted.versions.size());
    if (!there) return Error{ErrorKind::not_found, Code::gj5085, {wanted.list, written}};
    return static_cast<std::size_t>(number - 1);
}

json::object json_of(const casework::ListRow& row, bool gone) {
    json::object cells;
    for (const auto& [column, text] : row.cells) cells[column] = text;
    if (gone) return {{"case", row.case_id}, {"withdrawn", true}};
    return {{"case", row.case_id}, {"carried_over", row.carried_over}, {"cells", cells}};
}

Exit show(const Call& call, Wanted& wanted) {
    const auto& console = call.console;
    const auto index = version_of(call, wanted);
    if (!index) return console.fail(index.error());
    const auto& record = wanted.versions[*index];
    const auto rows = casework::rows_of(record);
    if (!rows) return console.fail(rows.error());
    const auto gone = casework::withdrawn(wanted.program, *wanted.database.cases, *rows);
    if (!gone) return console.fail(gone.error());
    const bool zh = console.chinese();
    json::array all;
    Table table{{zh ? "案件" : "case"}, {}, {}};
    for (std::size_t i = 0; i < rows->size(); ++i) {
        const auto& row = (*rows)[i];
        const bool hidden = std::find(gone->begin(), gone->end(), i) != gone->end();
        all.push_back(json_of(row, hidden));
        std::vector<std::string> cells{row.case_id};
        for (const auto& [column, text] : row.cells) {
            if (table.rows.empty()) table.header.push_back(column);
            cells.push_back(hidden ? "" : text);
        }
        if (hidden) cells[1] = zh ? "〔密级提高，已撤下〕" : "[withdrawn: class raised]";
        table.rows.push_back(std::move(cells));
    }
    if (call.arguments.json) {
        console.line(json::serialize(json::object{{"list", wanted.list},
                                                  {"version", record.version},
                                                  {"at", value::iso(value::day_of(record.at))},
                                                  {"rows", std::move(all)}}));
        return Exit::done;
    }
    const auto number = std::to_string(record.version);
    console.line(wanted.list + (zh ? "  第" + number + "版  " : "  version " + number + "  ") +
                 value::iso(value::day_of(record.at)) + "  " + record.period);
    console.table(table);
    return Exit::done;
}

Exit versions(const Call& call, Wanted& wanted) {
    const bool zh = call.console.chinese();
    json::array all;
    Table table{{zh ? "版" : "version", zh ? "日期" : "date", zh ? "期次" : "period",
                 zh ? "发布单位" : "published by", zh ? "条数" : "entries"},
                {},
                {}};
    for (const auto& one : wanted.versions) {
        const auto rows = casework::rows_of(one);
        if (!rows) return call.console.fail(rows.error());
        const auto day = value::iso(value::day_of(one.at));
        all.push_back(json::object{{"version", one.version},
                                   {"at", day},
                                   {"period", one.period},
                                   {"unit", one.unit},
                                   {"entries", rows->size()}});
        table.rows.push_back(
            {std::to_string(one.version), day, one.period, one.unit, std::to_string(rows->size())});
    }
    if (call.arguments.json)
        call.console.line(json::serialize(all));
    else
        call.console.table(table);
    return Exit::done;
}

json::array strings(const std::vector<std::string>& words) {
    json::array all;
    for (const auto& word : words) all.emplace_back(word);
    return all;
}

Exit diff(const Call& call, Wanted& wanted) {
    const auto& console = call.console;
    const auto index = version_of(call, wanted);
    if (!index) return console.fail(index.error());
    const auto after = casework::rows_of(wanted.versions[*index]);
    if (!after) return console.fail(after.error());
    std::vector<casework::ListRow> before;
    if (*index > 0) {
        auto rows = casework::rows_of(wanted.versions[*index - 1]);
        if (!rows) return console.fail(rows.error());
        before = std::move(*rows);
    }
    const auto d = casework::difference(before, *after);
    if (call.arguments.json) {
        console.line(json::serialize(json::object{{"added", strings(d.added)},
                                                  {"removed", strings(d.removed)},
                                                  {"changed", strings(d.changed)}}));
        return Exit::done;
    }
    const bool zh = console.chinese();
    console.line((zh ? "新增：" : "added: ") + joined(d.added, console.lang()));
    console.line((zh ? "撤下：" : "removed: ") + joined(d.removed, console.lang()));
    console.line((zh ? "变更：" : "changed: ") + joined(d.changed, console.lang()));
    return Exit::done;
}

Exit publish_list(const Call& call, Wanted& wanted) {
    const auto actor = read_actor(call.arguments.as);
    const auto at = instant_of(call);
    if (!actor || !at) {
        call.console.fail(actor ? at.error() : actor.error());
        return Exit::usage;
    }
    const auto done =
        casework::publish(wanted.program, wanted.list, *wanted.database.cases,
                          *wanted.database.units, {*actor, *at, call.arguments.period});
    if (!done) return call.console.fail(done.error());
    wanted.versions.push_back(*done);
    return show(call, wanted);
}

}  // namespace

Exit published_lists(const Call& call) {
    const auto& words = call.arguments.words;
    using Run = Exit (*)(const Call&, Wanted&);
    static constexpr std::pair<std::string_view, Run> kRuns[] = {
        {"publish", publish_list}, {"show", show}, {"versions", versions}, {"diff", diff}};
    if (words.empty()) {
        call.console.fail(still_needs(call, {"动作（publish、show、versions、diff）",
                                             "an action (publish, show, versions, diff)"}));
        return Exit::usage;
    }
    std::vector<std::string> known;
    for (const auto& [name, run] : kRuns) known.emplace_back(name);
    if (const auto fine = is_action(call, known); !fine) return usage(call, fine.error());
    const auto* const action = std::find_if(std::begin(kRuns), std::end(kRuns),
                                            [&](const auto& one) { return one.first == words[0]; });
    auto wanted = open_list(call, action->first != "publish");
    if (!wanted) return call.console.fail(wanted.error());
    return action->second(call, *wanted);
}

}  // namespace guiju::cli
