// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <chrono>
#include <iterator>
#include <thread>
#include <tuple>
#include <utility>

#include "adapters/cli/acting.h"
#include "adapters/cli/case_views.h"
#include "adapters/cli/field_text.h"
#include "adapters/cli/sealing.h"
#include "adapters/cli/wording.h"
#include "engine/casework/office.h"
#include "engine/casework/policies.h"
#include "engine/casework/sheet.h"
#include "engine/casework/view.h"

namespace guiju::cli {
namespace {

namespace json = boost::json;
using base::Code;
using base::Error;
using base::ErrorKind;
using base::Text;
using Kind = casework::Command::Kind;

constexpr std::array<std::pair<std::string_view, Kind>, 31> kChanges{{
    {"open", Kind::open},
    {"do", Kind::act},
    {"fill", Kind::fill},
    {"screen", Kind::screen},
    {"correct", Kind::correct},
    {"confirm", Kind::confirm},
    {"decline", Kind::decline},
    {"withdraw", Kind::withdraw},
    {"merge", Kind::merge},
    {"hand-over", Kind::hand_over},
    {"suspend", Kind::suspend},
    {"resume", Kind::resume},
    {"comment", Kind::comment},
    {"opine", Kind::opine},
    {"except", Kind::except},
    {"terminate", Kind::terminate},
    {"accept", Kind::accept},
    {"turn-down", Kind::accept},
    {"claim", Kind::claim},
    {"transfer", Kind::transfer},
    {"delegate", Kind::delegate},
    {"end-delegation", Kind::delegate},
    {"sign-before", Kind::sign_before},
    {"sign-after", Kind::sign_after},
    {"remove-signer", Kind::remove_signer},
    {"copy", Kind::copy},
    {"urge", Kind::urge},
    {"take-back", Kind::take_back},
    {"return", Kind::send_to},
    {"jump", Kind::jump},
    {"reopen", Kind::reopen},
}};

/// The policy the command runs under: of the case, or the one named for a new case.
base::Result<program::Program> program_of(const Call& call, Database& database,
                                          const casework::Command& command) {
    if (command.kind != Kind::open) return policy_of_case(database, command.case_id);
    casework::Policies policies(*database.cases);
    std::string hash;
    const auto known =
        policies.in_force(call.arguments.policy, command.at, call.arguments.simulate, hash);
    if (known) return **known;
    if (known.error().kind == ErrorKind::not_found && known.error().code != Code::gj5011)
        return known.error();
    return stored_policy(database, call.arguments.policy);
}

constexpr const char* kTurnDown = "不予接收";

base::Result<casework::Command> command_of(const Call& call, Kind kind) {
    const auto& arguments = call.arguments;
    const auto& words = arguments.words;
    casework::Command command;
    command.kind = kind;
    const std::size_t most = kind == Kind::open                         ? 1
                             : kind == Kind::act || kind == Kind::opine ? 3
                                                                        : 2;
    if (auto fine = at_most_words(call, most); !fine) return fine.error();
    if (kind == Kind::open) {
        command.case_id = arguments.id.empty() ? call.world.new_id() : arguments.id;
        command.verb = arguments.policy;
    } else {
        if (words.size() < 2) return still_needs(call, {"案件编号", "the id of the case"});
        command.case_id = words[1];
    }
    if (kind == Kind::act) {
        if (words.size() < 3) return still_needs(call, {"办理事项", "the action"});
        command.verb = words[2];
    }
    if (kind == Kind::opine) {
        if (words.size() < 3)
            return still_needs(call, {"同意、不同意或者弃权", "agree, disagree or abstain"});
        command.verb = words[2];
    }
    if (kind == Kind::accept && words.front() == "turn-down") command.verb = kTurnDown;
    if (words.front() == "end-delegation") command.verb = casework::kEndDelegation;
    const auto actor = read_actor(arguments.as);
    if (!actor) return actor.error();
    const auto at = instant_of(call);
    if (!at) return at.error();
    command.actor = *actor;
    command.at = *at;
    if (!arguments.done_at.empty()) {  // 补录: done then, typed in now
        const auto done = instant_in(arguments.done_at);
        if (!done) return done.error();
        command.entered = command.at;
        command.at = *done;
    }
    command.id = arguments.command_id.empty() ? call.world.new_id() : arguments.command_id;
    command.reason = arguments.reason;
    command.target = arguments.target;
    command.applicant = arguments.applicant;
    command.intended = arguments.intended;
    return command;
}

/// --offline, --evidence: done on paper that day, so it counts from that day.
base::Outcome told_offline(const Call& call, Database& database, const program::Program& program,
                           casework::Command& command) {
    const auto& [day, number] = std::tie(call.arguments.offline, call.arguments.evidence);
    if (day.empty() && number.empty()) return base::Done{};
    if (command.kind != Kind::act)
        return Error{ErrorKind::misuse, Code::gj5465, {casework::verb_of(command)}};
    if (day.empty() || number.empty()) return Error{ErrorKind::misuse, Code::gj5466};
    const auto date = value::parse_date(day);
    if (!date) return Error{ErrorKind::misuse, Code::gj5626, {day}};
    using Verb = program::GeneralRule::Verb;
    const auto rule = std::find_if(program.general.begin(), program.general.end(),
                                   [](const auto& one) { return one.verb == Verb::offline; });
    if (rule == program.general.end() || rule->fill.empty())
        return Error{ErrorKind::refused, Code::gj5467, {program.head.name}};
    if (*date > value::day_of(command.at))
        return Error{ErrorKind::misuse,
                     Code::gj5463,
                     {value::iso(*date), value::iso(value::day_of(command.at))}};
    const auto view = database.cases->read(command.case_id);
    if (!view) return view.error();
    const auto last = *view ? (*view)->record.updated : value::Instant{};
    if (value::end_of(*date) < last)
        return Error{
            ErrorKind::refused, Code::gj5464, {value::iso(*date), value::iso(value::day_of(last))}};
    const auto& field = program.matter.fields[static_cast<std::size_t>(rule->fill.front())];
    command.inputs[field.name.zh] = value::Value(number);
    command.at = std::max(*value::parse_instant(value::iso(*date)), last);
    command.offline = true;
    return base::Done{};
}

/// What is said of the case before the office is asked is for who sees it (docs/decisions/0023).
Error said_to(Database& database, const program::Program& program, const casework::Command& command,
              const Error& error) {
    if (command.kind == Kind::open) return error;
    const auto view = database.cases->read(command.case_id);
    if (!view || !*view) return error;
    const auto seen = casework::sees(program, *database.units, (*view)->record, command.actor);
    if (!seen || *seen) return error;
    return {ErrorKind::denied, Code::gj5240, {command.case_id}};
}

Exit change(const Call& call, Kind kind) {
    const auto& console = call.console;
    auto command = command_of(call, kind);
    if (!command) {
        console.fail(command.error());
        return Exit::usage;
    }
    auto database = open_database(call, false);
    if (!database) return console.fail(database.error());
    const auto program = program_of(call, *database, *command);
    if (!program) return console.fail(program.error());
    if (kind == Kind::open) command->verb = program->head.name.zh;
    auto inputs = read_settings(program->matter.fields, call.arguments.set);
    if (!inputs) return console.fail(said_to(*database, *program, *command, inputs.error()));
    command->inputs = std::move(*inputs);
    if (auto told = told_offline(call, *database, *program, *command); !told)
        return console.fail(said_to(*database, *program, *command, told.error()));

    casework::Office office(*database->cases, *database->units, office_options(call));
    const auto receipt = office.handle(*command);
    call.world.log("command", {{"id", command->id},
                               {"case", command->case_id},
                               {"unit", command->actor.unit},
                               {"answer", receipt ? "done" : base::name_of(receipt.error().code)}});
    if (!receipt) return console.fail(receipt.error());
    show_receipt(console, *receipt, call.arguments.json);
    return seal_afterwards(call, *database, command->at, Exit::done);
}

/// Under a name that no other program has which looks after deadlines at the same time.
casework::OfficeOptions worker_options(const Call& call) {
    auto options = office_options(call);
    options.worker = "tick-" + call.world.new_id();
    options.give_way = [] { std::this_thread::sleep_for(std::chrono::milliseconds(5)); };
    return options;
}

/// How many cases changed, and each that could not be ticked with the reason.
Exit show_ticked(const Call& call, const casework::Ticked& all) {
    constexpr std::size_t kMostShown = 20;
    const auto& console = call.console;
    const auto total = std::to_string(all.cases);
    if (call.arguments.json) {
        json::array left;
        for (const auto& one : all.left)
            left.push_back(json::object{{"case", one.case_id},
                                        {"code", base::name_of(one.why.code)},
                                        {"why", one.why.say(console.lang())}});
        console.line(json::serialize(json::object{{"ticked", all.cases}, {"left", left}}));
    } else {
        console.line(console.chinese() ? "到期检查：" + total + "件有变化"
                                       : "deadlines: " + total + " cases changed");
    }
    auto exit = Exit::done;
    for (std::size_t i = 0; i < std::min(all.left.size(), kMostShown); ++i) {
        const auto& id = all.left[i].case_id;
        console.talk(
            Text("案件“" + id + "”没有检查成：", "case \"" + id + "\" was not looked at:"));
        exit = std::max(exit, console.fail(all.left[i].why));
    }
    if (all.left.size() > kMostShown) {
        const auto more = std::to_string(all.left.size() - kMostShown);
        console.talk(Text("还有" + more + "件没有检查成（--json 列出全部）",
                          more + " more were not looked at (--json lists all)"));
    }
    return exit;
}

Exit tick(const Call& call) {
    const auto& console = call.console;
    const auto at = instant_of(call);
    if (!at) {
        console.fail(at.error());
        return Exit::usage;
    }
    auto database = open_database(call, false);
    if (!database) return console.fail(database.error());
    casework::Office office(*database->cases, *database->units, worker_options(call));
    casework::Ticked all;
    while (true) {
        auto ticked = office.tick_due(*at, 256);
        if (!ticked) {
            console.progress("");
            return std::max(show_ticked(call, all), console.fail(ticked.error()));
        }
        std::move(ticked->left.begin(), ticked->left.end(), std::back_inserter(all.left));
        if (ticked->cases == 0) break;
        all.cases += ticked->cases;
        console.progress(std::to_string(all.cases));
    }
    console.progress("");
    return seal_afterwards(call, *database, *at, show_ticked(call, all));
}

/// show, history, explain: one case that is there.
template <class Show>
Exit with_case(const Call& call, Show show) {
    const auto& console = call.console;
    if (call.arguments.words.size() < 2) {
        console.fail(still_needs(call, {"案件编号", "the id of the case"}));
        return Exit::usage;
    }
    // Who is shown secret fields is written down.
    const bool recorded = call.arguments.words[0] == "show" && !call.arguments.as.empty();
    auto database = open_database(call, !recorded);
    if (!database) return console.fail(database.error());
    return show(call, *database, call.arguments.words[1]);
}

std::vector<std::string> actions() {
    std::vector<std::string> all{"show", "list",     "explain", "history", "thread",
                                 "tick", "progress", "overdue", "migrate", "deadlines"};
    for (const auto& [name, kind] : kChanges) all.emplace_back(name);
    return all;
}

}  // namespace

Exit case_by_hand(const Call& call) {
    const auto& words = call.arguments.words;
    if (words.empty()) {
        call.console.fail(
            still_needs(call, {"动作（open、do、show…）", "an action (open, do, show …)"}));
        return Exit::usage;
    }
    const auto action = words[0] == "hand_over" ? std::string("hand-over") : words[0];
    for (const auto& [name, kind] : kChanges) {
        if (name == action) return change(call, kind);
    }
    if (const auto fine = is_action(call, actions()); !fine) return usage(call, fine.error());
    if (action == "migrate") return migrate_cases(call);
    if (action == "deadlines") return show_moved_deadlines(call);
    if (action == "tick") return tick(call);
    if (action == "list") return list_cases(call);
    if (action == "progress" || action == "overdue") return show_progress(call);
    if (action == "show") return with_case(call, show_case);
    if (action == "thread") return with_case(call, show_thread);
    if (action == "history") return with_case(call, show_history);
    return with_case(call, explain_case);
}

Exit explain(const Call& call) {
    const auto& console = call.console;
    if (call.arguments.words.empty()) {
        console.fail(still_needs(call, {"案件编号", "the id of the case"}));
        return Exit::usage;
    }
    auto database = open_database(call, true);
    if (!database) return console.fail(database.error());
    return explain_case(call, *database, call.arguments.words.front());
}

}  // namespace guiju::cli
