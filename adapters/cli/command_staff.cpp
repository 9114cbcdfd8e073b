// SPDX-License-Identifier: Apache-2.0
// guiju staff leave|handover|list: who stands in for whom in a unit. What follows from it for a case is
// casework's business (engine/casework/standing.h).
#include <boost/json.hpp>

#include "adapters/cli/acting.h"
#include "adapters/cli/command.h"
#include "engine/casework/known_unit.h"
#include "engine/casework/well_formed.h"

namespace guiju::cli {
namespace {

namespace json = boost::json;
using base::Code;
using base::Error;
using base::ErrorKind;
using base::Text;

Error wrong(Text what) { return {ErrorKind::misuse, Code::gj5494, {std::move(what)}}; }

base::Result<value::Date> day_of(const std::string& written) {
    const auto day = value::parse_date(written);
    if (!day) return Error{ErrorKind::misuse, Code::gj5626, {written}};
    return *day;
}

/// --target 李四, or L1/李四 of the same unit.
base::Result<std::string> deputy_of(const Call& call, const std::string& unit) {
    const auto& target = call.arguments.target;
    if (target.empty()) return still_needs(call, {"--target 谁来办", "--target PERSON"});
    if (target.find('/') == std::string::npos && target.find("／") == std::string::npos)
        return target;
    const auto actor = read_actor(target);
    if (!actor) return actor.error();
    if (actor->unit != unit)
        return wrong({"代理人须是同一单位的人，" + target + "不是" + unit + "的",
                      "a deputy is of the same unit; " + target + " is not of " + unit});
    return actor->person;
}

/// Leave lasts from the first to the last day, both included; a handover from a day for good.
base::Result<ports::StandIn> record_of(const Call& call, bool leave) {
    const auto& arguments = call.arguments;
    if (arguments.words.size() < 2) return still_needs(call, {"单位/人", "UNIT/PERSON"});
    const auto who = read_actor(arguments.words[1]);
    if (!who) return who.error();
    const bool named = arguments.words[1].find_first_of("/") != std::string::npos ||
                       arguments.words[1].find("／") != std::string::npos;
    if (!named) return still_needs(call, {"单位/人", "UNIT/PERSON"});
    ports::StandIn record;
    record.id = arguments.id.empty() ? call.world.new_id() : arguments.id;
    record.unit = who->unit;
    record.person = who->person;
    const auto deputy = deputy_of(call, who->unit);
    if (!deputy) return deputy.error();
    record.deputy = *deputy;
    record.reason = arguments.reason;
    for (const auto* name : {&record.person, &record.deputy})
        if (const auto fine = casework::check_name(*name); !fine) return fine.error();
    if (record.deputy == record.person)
        return wrong({"代理人就是本人", "nobody stands in for himself"});
    if (arguments.from.empty()) return still_needs(call, {"--from 日期", "--from DAY"});
    const auto from = day_of(arguments.from);
    if (!from) return from.error();
    record.from = value::start_of(*from);
    if (!leave) {
        if (!arguments.until.empty())
            return wrong({"工作交接没有截止日期", "a handover has no last day"});
        return record;
    }
    if (arguments.until.empty()) return still_needs(call, {"--until 日期", "--until DAY"});
    const auto until = day_of(arguments.until);
    if (!until) return until.error();
    if (*until < *from)
        return wrong({"截止日期早于开始日期", "the last day comes before the first"});
    record.until = value::start_of({until->days + 1});
    return record;
}

std::string day(value::Instant at) { return value::iso(value::day_of(at)); }

std::string said(const Console& console, const ports::StandIn& one) {
    const bool leave = one.until.ms != 0;
    const auto days = day(one.from) + (leave ? " – " + day({one.until.ms - 1}) : "");
    const auto kind =
        leave ? console.in({"请假代理", "leave"}) : console.in({"工作交接", "handover"});
    return kind + "  " + one.unit + "/" + one.person + " → " + one.deputy + "  " + days +
           (one.reason.empty() ? "" : "  " + one.reason);
}

Exit put(const Call& call, bool leave) {
    const auto& console = call.console;
    auto record = record_of(call, leave);
    if (!record) return usage(call, record.error());
    auto database = open_database(call, false);
    if (!database) return console.fail(database.error());
    if (const auto known = casework::known_unit(*database->units, record->unit); !known)
        return console.fail(known.error());
    if (auto done = database->units->put_stand_in(*record); !done)
        return console.fail(done.error());
    console.line(said(console, *record));
    return Exit::done;
}

Exit list(const Call& call) {
    const auto& console = call.console;
    if (call.arguments.words.size() < 2) return usage(call, still_needs(call, {"单位", "UNIT"}));
    auto database = open_database(call, true);
    if (!database) return console.fail(database.error());
    const auto& id = call.arguments.words[1];
    if (const auto known = casework::known_unit(*database->units, id); !known)
        return console.fail(known.error());
    const auto all = database->units->stand_ins(id);
    if (!all) return console.fail(all.error());
    if (all->empty() && !call.arguments.json)
        console.talk(
            {id + "没有登记请假代理、工作交接。", "Nobody stands in for anybody in " + id + "."});
    json::array rows;
    for (const auto& one : *all) {
        if (!call.arguments.json) {
            console.line(said(console, one));
            continue;
        }
        json::value until(nullptr);
        if (one.until.ms != 0) until = json::string(day({one.until.ms - 1}));
        rows.push_back(json::object{{"id", one.id},
                                    {"unit", one.unit},
                                    {"person", one.person},
                                    {"deputy", one.deputy},
                                    {"from", day(one.from)},
                                    {"until", until},
                                    {"reason", one.reason}});
    }
    if (call.arguments.json) console.line(json::serialize(rows));
    return Exit::done;
}

}  // namespace

Exit staff(const Call& call) {
    const auto& words = call.arguments.words;
    if (words.empty())
        return usage(call, still_needs(call, {"动作（leave、handover、list）",
                                              "an action (leave, handover, list)"}));
    if (const auto fine = is_action(call, {"leave", "handover", "list"}); !fine)
        return usage(call, fine.error());
    if (const auto fine = at_most_words(call, 2); !fine) return usage(call, fine.error());
    if (words[0] == "leave") return put(call, true);
    if (words[0] == "handover") return put(call, false);
    return list(call);
}

}  // namespace guiju::cli
