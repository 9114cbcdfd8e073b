// SPDX-License-Identifier: Apache-2.0
// guiju policy submit|approve|withdraw|list|show: how versions come into use, and where each stands.
#include <boost/json.hpp>

#include "adapters/cli/acting.h"
#include "adapters/cli/bringing_in.h"
#include "adapters/cli/kept_texts.h"
#include "adapters/cli/wording.h"
#include "engine/casework/as_of.h"
#include "engine/casework/publication.h"

namespace guiju::cli {
namespace {

namespace json = boost::json;
using base::Code;
using base::Error;
using base::ErrorKind;
using casework::Edition;
using State = Edition::State;

/// "省厅/张三", or only "张三".
base::Result<casework::By> read_by(const Call& call) {
    const auto& as = call.arguments.as;
    if (as.empty()) return still_needs(call, {"--as 单位/本人", "--as UNIT/PERSON"});
    const auto at = instant_of(call);
    if (!at) return at.error();
    casework::By by;
    by.reason = call.arguments.reason;
    by.at = *at;
    by.person = as;
    if (as.find('/') == std::string::npos && as.find("／") == std::string::npos) return by;
    const auto actor = read_actor(as);
    if (!actor) return actor.error();
    by.person = actor->person;
    by.unit = actor->unit;
    return by;
}

std::string day_of(const std::optional<value::Date>& day) { return day ? value::iso(*day) : ""; }
std::optional<value::Date> expiry(const program::Head& head) {
    return head.has_expiry ? std::optional(head.expires) : std::nullopt;
}
std::optional<value::Date> effective(const program::Head& head) {
    return head.has_effective_date ? std::optional(head.effective) : std::nullopt;
}

const char* word_of(State state) {
    switch (state) {
        case State::stored: return "stored";
        case State::submitted: return "submitted";
        case State::approved: return "approved";
        case State::in_force: return "in_force";
        case State::superseded: return "superseded";
        case State::expired: return "expired";
        case State::withdrawn: return "withdrawn";
    }
    return "";
}

Text say_state(const Edition& one) {
    const auto from = day_of(one.from), until = day_of(one.until);
    const bool draft = one.head.status == program::Status::draft;
    switch (one.state) {
        case State::stored:
            return draft ? Text("征求意见稿，只供模拟", "draft, for simulation only")
                         : Text("已存入，没有提交", "stored, not submitted");
        case State::submitted: return {"已提交，待批准", "submitted, awaits approval"};
        case State::approved:
            return {"已批准，" + from + "起施行", "approved, in force from " + from};
        case State::in_force:
            return until.empty() ? Text(from + "起施行中", "in force since " + from)
                                 : Text(from + "起施行中，至" + until,
                                        "in force since " + from + ", until " + until);
        case State::superseded:
            return {"施行至" + until + "，已被新版接替",
                    "in force until " + until + ", superseded"};
        case State::expired: return {"有效期至" + until + "，已期满", "expired on " + until};
        case State::withdrawn: return {"已撤回", "withdrawn"};
    }
    return {};
}

const ports::PolicyAct* last_act(const Edition& one, const char* kind) {
    const ports::PolicyAct* last = nullptr;
    for (const auto& act : one.acts)
        if (act.act == kind) last = &act;
    return last;
}

std::string who_when(const ports::PolicyAct* act) {
    if (act == nullptr) return "";
    return act->person + " " + minute(act->at);
}

json::object json_of(const Edition& one) {
    const auto or_null = [](const std::string& text) {
        return text.empty() ? json::value(nullptr) : json::value(json::string(text));
    };
    json::array acts;
    for (const auto& act : one.acts)
        acts.push_back(json::object{{"act", act.act},
                                    {"person", act.person},
                                    {"unit", or_null(act.unit)},
                                    {"at", value::iso(act.at)},
                                    {"reason", or_null(act.reason)}});
    return {{"policy", one.head.name.zh},
            {"version", one.head.version},
            {"hash", one.hash},
            {"effective", or_null(day_of(effective(one.head)))},
            {"expires", or_null(day_of(expiry(one.head)))},
            {"state", word_of(one.state)},
            {"in_force_from", or_null(day_of(one.from))},
            {"in_force_until", or_null(day_of(one.until))},
            {"acts", std::move(acts)}};
}

void show_table(const Console& console, const std::vector<Edition>& all) {
    const bool zh = console.chinese();
    Table table;
    table.header = zh ? std::vector<std::string>{"规矩",     "版本", "标识", "施行",
                                                 "有效期至", "状态", "提交", "批准"}
                      : std::vector<std::string>{"policy",  "version", "hash",      "effective",
                                                 "expires", "state",   "submitted", "approved"};
    for (const auto& one : all) {
        const bool on = one.state == State::in_force;
        const auto state = console.in(say_state(one));
        table.rows.push_back({console.in(one.head.name), one.head.version, one.hash.substr(0, 12),
                              day_of(effective(one.head)), day_of(expiry(one.head)),
                              console.paint(on ? Paint::green : Paint::plain, state),
                              who_when(last_act(one, ports::PolicyAct::kSubmit)),
                              who_when(last_act(one, ports::PolicyAct::kApprove))});
    }
    console.table(table);
}

void show_acts(const Console& console, const Edition& one) {
    const bool zh = console.chinese();
    console.line(console.paint(Paint::bold, console.in(one.head.name) + "  " + one.head.version) +
                 "  " + one.hash);
    console.line("  " + console.in(say_state(one)));
    for (const auto& act : one.acts) {
        const Text what = act.act == ports::PolicyAct::kSubmit    ? Text("提交", "submitted")
                          : act.act == ports::PolicyAct::kApprove ? Text("批准", "approved")
                                                                  : Text("撤回", "withdrawn");
        auto line = "  " + minute(act.at) + "  " + console.in(what) + "  " +
                    (act.unit.empty() ? "" : act.unit + " ") + act.person;
        if (!act.reason.empty()) line += (zh ? "，理由：" : ", reason: ") + act.reason;
        console.line(line);
    }
}

Exit tell(const Call& call, const Edition& one) {
    if (call.arguments.json)
        call.console.line(json::serialize(json_of(one)));
    else
        show_acts(call.console, one);
    return Exit::done;
}

/// Conditions that are not met are findings, as in check.
Exit refuse(const Call& call, const Error& error, const program::Head* head = nullptr) {
    call.console.fail(error);
    if (head != nullptr && error.code == Code::gj4001 && !head->effective_origin.basis.empty())
        call.console.talk((call.console.chinese() ? "  依据：" : "  basis: ") +
                          head->effective_origin.basis);
    return exit_of(error) == Exit::failed ? Exit::findings : exit_of(error);
}

Exit submit(const Call& call) {
    const auto& words = call.arguments.words;
    if (words.size() < 2) return usage(call, still_needs(call, {"规则文件", "a rule file"}));
    const auto by = read_by(call);
    if (!by) return usage(call, by.error());
    auto database = open_database(call, false);
    if (!database) return call.console.fail(database.error());
    const auto loaded = load_for(call, *database, words[1], by->at);
    if (!loaded) return call.console.fail(loaded.error());
    const auto& program = loaded->compiled->program;
    const auto done =
        casework::submit_policy(*database->cases, program, *by, {{}, texts_of(*loaded)});
    if (!done) return refuse(call, done.error(), &program.head);
    const auto hash = program::hash(program);
    const auto all = casework::editions(*database->cases, program.head.name.zh, by->at);
    if (!all) return call.console.fail(all.error());
    for (const auto& one : *all)
        if (one.hash == hash) (void)tell(call, one);
    call.console.talk(
        Text("请另一个人批准：guiju policy approve " + hash.substr(0, 12),
             "another person has to approve it: guiju policy approve " + hash.substr(0, 12)));
    return Exit::done;
}

Exit act(const Call& call, base::Result<Edition> (*what)(ports::CaseStore&, const std::string&,
                                                         const casework::By&)) {
    const auto& words = call.arguments.words;
    if (words.size() < 2)
        return usage(call, still_needs(call, {"标识的前几位，或者规矩名称",
                                              "the beginning of a hash, or a policy"}));
    const auto by = read_by(call);
    if (!by) return usage(call, by.error());
    auto database = open_database(call, false);
    if (!database) return call.console.fail(database.error());
    const auto done = what(*database->cases, words[1], *by);
    if (!done) return call.console.fail(done.error());
    return tell(call, *done);
}

/// How things stand at --as-of, --at, or now.
base::Result<value::Instant> looked_at(const Call& call) {
    const auto day = as_of_day(call);
    if (!day) return day.error();
    return *day ? casework::as_of_day(**day) : instant_of(call);
}

Exit look(const Call& call, const std::string& name) {
    const auto& console = call.console;
    const auto at = looked_at(call);
    if (!at) return usage(call, at.error());
    auto database = open_database(call, true);
    if (!database) return console.fail(database.error());
    const auto all = casework::editions(*database->cases, name, *at);
    if (!all) return console.fail(all.error());
    if (!name.empty() && all->empty())
        return console.fail({ErrorKind::not_found, Code::gj5665, {name}});
    if (call.arguments.json) {
        json::array rows;
        for (const auto& one : *all) rows.push_back(json_of(one));
        console.line(json::serialize(json::object{{"as_of", value::iso(value::day_of(*at))},
                                                  {"versions", std::move(rows)}}));
        return Exit::done;
    }
    if (all->empty()) {
        console.talk({"数据库里还没有规矩：用 guiju db adopt 启用，或者 guiju policy submit 提交。",
                      "No policy is in the database yet: guiju db adopt or guiju policy submit."});
        return Exit::done;
    }
    if (name.empty()) {
        show_table(console, *all);
        return Exit::done;
    }
    for (const auto& one : *all) show_acts(console, one);
    return Exit::done;
}

}  // namespace

Exit policy_versions(const Call& call) {
    const auto& words = call.arguments.words;
    if (words.empty())
        return usage(call, still_needs(call, {"动作（submit、approve、list…）",
                                              "an action (submit, approve, list …)"}));
    const std::vector<std::string> known{"submit", "approve", "withdraw", "list", "show"};
    if (const auto fine = is_action(call, known); !fine) return usage(call, fine.error());
    const auto& action = words[0];
    if (const auto fine = at_most_words(call, action == "list" ? 1 : 2); !fine)
        return usage(call, fine.error());
    if (call.arguments.db.empty())
        return usage(call, still_needs(call, {"--db 数据库", "--db URL"}));
    if (action == "submit") return submit(call);
    if (action == "approve") return act(call, casework::approve_policy);
    if (action == "withdraw") return act(call, casework::withdraw_policy);
    if (action == "list") return look(call, "");
    if (action == "show" && words.size() < 2)
        return usage(call, still_needs(call, {"规矩名称", "the name of a policy"}));
    return look(call, words[1]);
}

}  // namespace guiju::cli
