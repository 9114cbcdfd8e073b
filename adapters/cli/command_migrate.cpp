// SPDX-License-Identifier: Apache-2.0
// guiju case migrate: running cases go over to another version of their policy, by the rules it has written
// for them (过渡); first as a rehearsal, then in batches that can be taken up again; and one case back.
#include <boost/json.hpp>
#include <filesystem>
#include <map>
#include <utility>

#include "adapters/cli/acting.h"
#include "adapters/cli/case_views.h"
#include "adapters/cli/option_values.h"
#include "adapters/cli/policy_files.h"
#include "engine/casework/office.h"
#include "engine/casework/passage.h"
#include "engine/casework/publication.h"
#include "engine/casework/sheet.h"
#include "engine/casework/view.h"
#include "engine/value/version.h"

namespace guiju::cli {
namespace {

namespace json = boost::json;
using base::Code;
using base::Error;
using base::ErrorKind;
using base::Text;
using casework::Passage;

constexpr std::size_t kBatch = 32;  // cases of one commit

struct Target {
    program::Program program;
    std::string hash;
    bool stored = false;
};

/// --to: a rule file, or the number of a version of --policy that the database has.
base::Result<Target> target_of(const Call& call, Database& database) {
    const auto& word = call.arguments.to;
    if (std::filesystem::exists(word)) {
        PolicyFiles files(call.world, call.console);
        const auto loaded = files.load_usable(word);
        if (!loaded) return loaded.error();
        Target target{loaded->compiled->program, program::hash(loaded->compiled->program), false};
        const auto row = database.cases->policy(target.hash);
        if (!row) return row.error();
        target.stored = row->has_value();
        return target;
    }
    const auto rows = database.cases->policies();
    if (!rows) return rows.error();
    const ports::PolicyRecord* found = nullptr;
    const auto number = value::version_number(word);
    for (const auto& row : *rows) {
        if (!call.arguments.policy.empty() && row.name != call.arguments.policy) continue;
        const bool hash = word.size() >= 4 && row.hash.starts_with(word);
        if (hash || value::version_number(row.version) == number) found = &row;
    }
    if (found == nullptr) return Error{ErrorKind::not_found, Code::gj5686, {word}};
    auto program = program::deserialize(found->program);
    if (!program) return program.error();
    return Target{*std::move(program), found->hash, true};
}

/// The old versions, read when a case under them is met.
class Olds {
   public:
    explicit Olds(Database& database) : database_(database) {}
    base::Result<const program::Program*> by_hash(const std::string& hash) {
        if (const auto known = known_.find(hash); known != known_.end()) return &known->second;
        const auto row = database_.cases->policy(hash);
        if (!row) return row.error();
        if (!*row) return Error{ErrorKind::broken, Code::gj5010, {hash}};
        auto program = program::deserialize((*row)->program);
        if (!program) return program.error();
        return &known_.emplace(hash, *std::move(program)).first->second;
    }

   private:
    Database& database_;
    std::map<std::string, program::Program> known_;
};

/// What a rehearsal, or the work itself, found.
struct Found {
    std::map<std::pair<std::string, std::string>, std::size_t> stages;  ///< from → to
    std::vector<std::pair<std::string, Passage::Moved>> moved;          ///< case, clock
    std::vector<std::pair<std::string, Text>> by_hand;                  ///< case, why
    std::vector<std::pair<std::string, Text>> remarks;
    std::size_t able = 0, done = 0, left = 0;
};

/// Ids and rows of the cases that are under way under another version.
base::Result<std::vector<ports::CaseRecord>> under_way(Database& database, const Target& target) {
    std::vector<ports::CaseRecord> all;
    ports::CaseFilter filter;
    filter.policy = target.program.head.name.zh;
    filter.open_only = true;
    filter.rows_only = true;
    const auto read = database.cases->for_each(filter, [&](const ports::CaseRecord& record) {
        if (record.policy_hash != target.hash && record.filed.ms != 0) all.push_back(record);
        return true;
    });
    if (!read) return read.error();
    return all;
}

Text all_of(const std::vector<Text>& reasons) {
    Text text;
    for (const auto& one : reasons) {
        text.zh += (text.zh.empty() ? "" : "；") + one.zh;
        text.en += (text.en.empty() ? "" : "; ") + one.en;
    }
    return text;
}

/// One case looked at; what would become of it goes into `found`. False: a person has to decide.
base::Result<bool> rehearse(Database& database, const Target& target, Olds& olds,
                            const ports::CaseRecord& record, value::Instant at, Found& found) {
    const auto view = database.cases->read(record.id);
    if (!view) return view.error();
    const auto from = olds.by_hash(record.policy_hash);
    if (!from) return from.error();
    const casework::Versions versions{**from, target.program, record.policy_hash, target.hash};
    const auto plan = casework::plan_passage(versions, *database.units, **view, at);
    if (!plan) return plan.error();
    if (!plan->needs_person.empty()) {
        found.by_hand.emplace_back(record.id, all_of(plan->needs_person));
        return false;
    }
    ++found.able;
    ++found.stages[{record.stage, plan->after.stage}];
    for (const auto& moved : plan->moved) found.moved.emplace_back(record.id, moved);
    for (const auto& remark : plan->remarks) found.remarks.emplace_back(record.id, remark);
    return true;
}

std::string day(value::Instant at) { return at.ms == 0 ? "" : value::iso(value::day_of(at)); }

void show_json(const Console& console, const Target& target, const Found& found, bool dry) {
    json::array stages, moved, by_hand, remarks;
    for (const auto& [way, count] : found.stages)
        stages.push_back(json::object{{"from", way.first}, {"to", way.second}, {"cases", count}});
    for (const auto& [id, one] : found.moved)
        moved.push_back(json::object{{"case", id},
                                     {"clock", one.clock},
                                     {"before", day(one.before)},
                                     {"after", day(one.after)}});
    for (const auto& [id, why] : found.by_hand)
        by_hand.push_back(json::object{{"case", id}, {"why", console.in(why)}});
    for (const auto& [id, what] : found.remarks)
        remarks.push_back(json::object{{"case", id}, {"remark", console.in(what)}});
    console.line(json::serialize(json::object{{"version", target.program.head.version},
                                              {"hash", target.hash},
                                              {"dry_run", dry},
                                              {"able", found.able},
                                              {"migrated", found.done},
                                              {"left", found.left},
                                              {"stages", std::move(stages)},
                                              {"due_days", std::move(moved)},
                                              {"by_hand", std::move(by_hand)},
                                              {"remarks", std::move(remarks)}}));
}

void show(const Console& console, const Found& found) {
    const bool zh = console.chinese();
    Table stages{{zh ? "原环节" : "from", zh ? "转入环节" : "to", zh ? "件数" : "cases"}, {}, {2}};
    for (const auto& [way, count] : found.stages)
        stages.rows.push_back({way.first, way.second, std::to_string(count)});
    if (!stages.rows.empty()) console.table(stages);
    Table moved{{zh ? "案件" : "case", zh ? "期限" : "deadline", zh ? "原届满日" : "was due",
                 zh ? "届满日" : "is due"},
                {},
                {}};
    for (const auto& [id, one] : found.moved)
        moved.rows.push_back({id, one.clock, day(one.before), day(one.after)});
    if (!moved.rows.empty()) console.table(moved);
    Table hand{{zh ? "案件" : "case", zh ? "须由人工处理" : "needs a person"}, {}, {}};
    for (const auto& [id, why] : found.by_hand) hand.rows.push_back({id, console.in(why)});
    if (!hand.rows.empty()) console.table(hand);
    for (const auto& [id, what] : found.remarks)
        console.line(id + (zh ? "：" : ": ") + console.in(what));
}

void say_result(const Console& console, const Found& found, bool dry) {
    const auto able = std::to_string(found.able), done = std::to_string(found.done),
               left = std::to_string(found.left), hand = std::to_string(found.by_hand.size());
    if (dry) {
        console.talk(Text("试算，没有改动：可以过渡" + able + "件，须由人工处理" + hand + "件",
                          "a rehearsal, nothing is changed: " + able + " cases can go over, " +
                              hand + " need a person"));
        return;
    }
    console.talk(
        Text("已过渡" + done + "件，须由人工处理" + hand + "件，还剩" + left + "件",
             done + " cases have gone over, " + hand + " need a person, " + left + " are left"));
}

casework::Command command_of(const ports::Actor& actor, value::Instant at,
                             const std::string& case_id) {
    casework::Command command;
    command.case_id = case_id;
    command.at = at;
    command.actor = actor;
    command.actor.role = casework::kPlatform;
    return command;
}

/// Who does it, and when.
struct Hand {
    ports::Actor actor;
    value::Instant at;
};

/// The commands of one batch. The same case under the same revision makes the same id: done once.
base::Outcome carry_over(const Call& call, Database& database, const Target& target,
                         const std::vector<ports::CaseRecord>& batch, const Hand& hand,
                         Found& found) {
    std::vector<casework::Command> commands;
    for (const auto& record : batch) {
        auto command = command_of(hand.actor, hand.at, record.id);
        command.kind = casework::Command::Kind::migrate;
        command.id = "migrate/" + target.hash.substr(0, 16) + "/" + record.id + "/" +
                     std::to_string(record.revision);
        command.target = target.hash;
        command.reason = call.arguments.reason;
        commands.push_back(std::move(command));
    }
    casework::Office office(*database.cases, *database.units, office_options(call));
    const auto answers = office.handle_all(commands);
    for (std::size_t i = 0; i < answers.size(); ++i) {
        if (answers[i]) {
            ++found.done;
            continue;
        }
        const auto& error = answers[i].error();
        if (error.code != Code::gj5678) return error;
        found.by_hand.emplace_back(batch[i].id, error.args.size() > 1 ? error.args[1] : Text());
    }
    return base::Done{};
}

Exit undo(const Call& call, Database& database, const ports::Actor& actor, value::Instant at) {
    auto command = command_of(actor, at, call.arguments.words[1]);
    command.kind = casework::Command::Kind::migrate_back;
    command.reason = call.arguments.reason;
    command.id =
        call.arguments.command_id.empty() ? call.world.new_id() : call.arguments.command_id;
    casework::Office office(*database.cases, *database.units, office_options(call));
    const auto receipt = office.handle(command);
    if (!receipt) return call.console.fail(receipt.error());
    show_receipt(call.console, *receipt, call.arguments.json);
    return Exit::done;
}

/// Looks at every case, carries those over that can be, a batch a commit.
base::Outcome all_cases(const Call& call, Database& database, const Target& target,
                        const Hand& hand, std::size_t limit, Found& found) {
    const auto cases = under_way(database, target);
    if (!cases) return cases.error();
    Olds olds(database);
    std::vector<ports::CaseRecord> batch;
    const auto flush = [&]() -> base::Outcome {
        auto done = batch.empty() ? base::Outcome(base::Done{})
                                  : carry_over(call, database, target, batch, hand, found);
        batch.clear();
        return done;
    };
    std::size_t looked = 0;
    for (const auto& record : *cases) {
        if (limit != 0 && found.able >= limit) break;
        const auto able = rehearse(database, target, olds, record, hand.at, found);
        if (!able) return able.error();
        ++looked;
        if (*able && !call.arguments.dry_run) batch.push_back(record);
        if (batch.size() >= kBatch)
            if (auto done = flush(); !done) return done;
        call.console.progress(std::to_string(looked) + "/" + std::to_string(cases->size()));
    }
    call.console.progress("");
    found.left = cases->size() - looked;
    return flush();
}

}  // namespace

Exit migrate_cases(const Call& call) {
    const auto& console = call.console;
    const auto& words = call.arguments.words;
    const auto usage = [&](const Error& error) {
        console.fail(error);
        return Exit::usage;
    };
    if (const auto fine = at_most_words(call, call.arguments.undo ? 2 : 1); !fine)
        return usage(fine.error());
    if (call.arguments.undo && words.size() < 2)
        return usage(still_needs(call, {"案件编号", "the id of the case"}));
    if (!call.arguments.undo && call.arguments.to.empty())
        return usage(still_needs(call, {"--to 规则文件或版本", "--to FILE or VERSION"}));
    const auto limit = limit_of(call.arguments, 0);
    if (!limit) return usage(limit.error());
    const auto at = instant_of(call);
    if (!at) return usage(at.error());
    ports::Actor actor;
    if (!call.arguments.dry_run) {
        if (call.arguments.as.empty())
            return usage(still_needs(call, {"--as 单位/本人", "--as UNIT/PERSON"}));
        const auto read = read_actor(call.arguments.as);
        if (!read) return usage(read.error());
        actor = *read;
    }
    auto database = open_database(call, call.arguments.dry_run);
    if (!database) return console.fail(database.error());
    if (call.arguments.undo) return undo(call, *database, actor, *at);
    const auto target = target_of(call, *database);
    if (!target) return console.fail(target.error());
    const auto& head = target->program.head;
    if (target->program.transitions.empty())
        return console.fail({ErrorKind::refused, Code::gj5687, {head.name, head.version}});
    if (!target->stored && !call.arguments.dry_run)
        return console.fail({ErrorKind::refused, Code::gj5686, {head.version}});
    Found found;
    const auto done = all_cases(call, *database, *target, {actor, *at}, *limit, found);
    if (!done) return console.fail(done.error());
    if (call.arguments.json)
        show_json(console, *target, found, call.arguments.dry_run);
    else
        show(console, found);
    say_result(console, found, call.arguments.dry_run);
    return Exit::done;
}

}  // namespace guiju::cli
