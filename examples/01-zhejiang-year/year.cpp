// SPDX-License-Identifier: Apache-2.0
#include "examples/01-zhejiang-year/year.h"

#include <algorithm>
#include <set>

#include "examples/01-zhejiang-year/actors.h"

namespace zhejiang {
namespace {

namespace base = guiju::base;
using guiju::casework::Command;
using guiju::casework::Receipt;
using guiju::value::Date;
using guiju::value::Value;

constexpr std::size_t kCommandsPerCommit = 64;
constexpr std::size_t kMostClocks = 100'000;
constexpr std::int64_t kMinute = 60'000;

using Actor = std::optional<Plan> (*)(Turn&);

/// Whose turn it is in a stage.
Actor actor_in(const std::string& stage) {
    static const std::map<std::string, Actor> kActors = {
        {"涉密登记", lead_registers},          {"需求分发", lead_dispatches},
        {"需求初筛", channel_screens},         {"需求验证", channel_verifies},
        {"汇总填报", channel_reports},         {"需求对接", channel_matches},
        {"需求响应", channel_follows},         {"需求处置", lead_coordinates},
        {"未能响应", lead_reviews_unanswered}, {"签约填报", channel_signs},
        {"履约交付", channel_delivers},        {"评价反馈", enterprise_rates},
    };
    const auto found = kActors.find(stage);
    return found == kActors.end() ? nullptr : found->second;
}

Actor actor_for(const Folder& folder) {
    if (folder.phase == "awaiting_correction") return enterprise_corrects;
    if (folder.phase == "awaiting_confirmation") return lead_confirms;
    if (folder.phase == "decided" || folder.phase == "withdrawn") return nullptr;
    if (folder.fate.withdraws_in == folder.stage) return enterprise_withdraws;
    return actor_in(folder.stage);
}

/// The earlier case a flag 疑似重复：X00012 speaks of; empty: no such flag.
std::string duplicate_of(const std::vector<std::string>& flags) {
    static const std::string kFlag = "疑似重复：";
    for (const std::string& flag : flags)
        if (flag.starts_with(kFlag)) return flag.substr(kFlag.size());
    return "";
}

/// As people call it: the action, or the general verb.
std::string name_of(const Command& command) {
    switch (command.kind) {
        case Command::Kind::open: return "开立";
        case Command::Kind::screen: return "审查";
        case Command::Kind::correct: return "补正";
        case Command::Kind::confirm: return "确认";
        case Command::Kind::decline: return "不予确认";
        case Command::Kind::withdraw: return "撤回";
        case Command::Kind::merge: return "合并";
        default: return command.verb;
    }
}

/// What the actor will remember of what it just did.
void remember(Folder& folder, const Command& command, const std::string& stage_before) {
    if (command.verb == "推荐服务") ++folder.lately;
    if (command.verb == "更新进展") ++folder.updates;
    if (command.verb == "未达成") ++folder.attempts;
    if (folder.stage != stage_before) {
        folder.lately = 0;
        folder.updates = 0;
    }
    if (folder.stage == "需求初筛" && folder.phase == "waiting") folder.handler = folder.holder;
}

}  // namespace

Year::Year(const World& world, guiju::casework::Office& office, guiju::ports::CaseStore& store,
           const Candidates& candidates, std::function<void(const Progress&)> tell)
    : world_(world),
      office_(office),
      store_(store),
      candidates_(candidates),
      tell_(std::move(tell)) {}

base::Result<YearBook> Year::run() {
    const Date first = *guiju::value::make_date(2025, 1, 1);
    const Date last = *guiju::value::make_date(2025, 12, 31);
    put_on_agenda();
    Progress progress{first, last, 0, last.days - first.days + 1, 0, 0};
    for (Date today = first; today <= last; ++today.days) {
        if (auto done = look_at_clocks(today); !done.ok()) return done.error();
        if (auto done = pick_up_expired(today); !done.ok()) return done.error();
        if (auto done = work_through(today); !done.ok()) return done.error();
        progress.day = today;
        ++progress.days_done;
        progress.commands = book_.commands;
        progress.filed = static_cast<std::size_t>(
            std::count_if(folders_.begin(), folders_.end(), [](const auto& f) { return f.filed; }));
        tell_(progress);
    }
    return book_;
}

void Year::put_on_agenda() {
    for (const Demand& demand : world_.demands) {
        Folder folder;
        folder.demand = &demand;
        folder.fate = throw_fate(demand);
        folder.id = demand.number;
        folder_of_[folder.id] = folders_.size();
        folders_.push_back(std::move(folder));
        const auto opens = demand.central ? channel_collects : enterprise_files;
        // Channel units collect on working days; the enterprises' own door never closes.
        const auto roll = world_.program.calendar.roll_over(demand.day);
        const Date day = demand.central ? roll.value_or(demand.day) : demand.day;
        ask(folders_.size() - 1, day, [&](Turn& turn) {
            auto plan = opens(turn);
            if (plan) agenda_[day].push_back({folders_.size() - 1, std::move(plan->commands)});
            return std::optional<Plan>{};
        });
    }
}

/// Half past midnight: what fell due yesterday is overdue now. Ticks share commits like all commands;
/// Office::tick_due does the same with one commit a case.
base::Outcome Year::look_at_clocks(Date today) {
    const guiju::value::Instant now{guiju::value::start_of(today).ms + 30 * kMinute};
    const auto due = store_.due_clocks(now, kMostClocks);
    if (!due.ok()) return due.error();
    std::vector<Command> ticks;
    std::set<std::string> cases;
    for (const auto& [id, clock] : *due) {
        if (!cases.insert(id).second) continue;
        Command tick;
        tick.kind = Command::Kind::tick;
        tick.id = "tick/" + id + "/" + guiju::value::iso(today);
        tick.case_id = id;
        tick.at = now;
        ticks.push_back(std::move(tick));
    }
    for (const auto& receipt : office_.handle_all(ticks)) {
        if (!receipt.ok() && receipt.error().kind != base::ErrorKind::refused)
            return receipt.error();
        book_.ticked += receipt.ok();
    }
    book_.commits += (ticks.size() + kCommandsPerCommit - 1) / kCommandsPerCommit;
    return base::Done{};
}

/// Corrections that never came are proposed for return by the rules themselves: somebody must confirm.
base::Outcome Year::pick_up_expired(Date today) {
    guiju::ports::CaseFilter filter;
    filter.phase = "awaiting_confirmation";
    filter.open_only = true;
    filter.rows_only = true;
    std::vector<std::size_t> found;
    const auto read = store_.for_each(filter, [&](const guiju::ports::CaseRecord& record) {
        const std::size_t index = folder_of_.at(record.id);
        Folder& folder = folders_[index];
        if (folder.phase != record.phase) {
            folder.phase = record.phase;
            folder.stage = record.stage;
            folder.holder = record.holder_unit;
            found.push_back(index);
        }
        return true;
    });
    if (!read.ok()) return read.error();
    for (const std::size_t index : found) plan_next(index, today);
    return base::Done{};
}

/// What is planned for today, and what follows from it on the same day.
base::Outcome Year::work_through(Date today) {
    while (agenda_.contains(today)) {
        std::vector<Errand> errands = std::move(agenda_.extract(today).mapped());
        const std::vector<Given> given = commands_of(std::move(errands), today);
        for (std::size_t i = 0; i < given.size(); i += kCommandsPerCommit) {
            const auto end = std::min(i + kCommandsPerCommit, given.size());
            const auto from = given.begin() + static_cast<long>(i);
            const std::vector<Given> batch(from, given.begin() + static_cast<long>(end));
            if (auto done = give(batch, today); !done.ok()) return done.error();
        }
    }
    return base::Done{};
}

/// Commands with their instants (within office hours) and ids, in the order of the day.
std::vector<Year::Given> Year::commands_of(std::vector<Errand> errands, Date today) {
    std::vector<Given> all;
    for (Errand& errand : errands) {
        Folder& folder = folders_[errand.folder];
        Dice dice("hour/" + folder.id + "/" + std::to_string(folder.turns));
        std::int64_t& last = last_at_[errand.folder];
        for (std::size_t i = 0; i < errand.commands.size(); ++i) {
            Command& command = errand.commands[i];
            const std::int64_t nine = guiju::value::start_of(today).ms + 9 * 60 * kMinute;
            last = std::max(i == 0 ? nine + dice.between(0, 420) * kMinute : last,
                            last + dice.between(2, 9) * kMinute);
            command.at = {last};
            command.id = folder.id + "-" + std::to_string(++folder.turns);
            all.push_back({errand.folder, std::move(command), i + 1 == errand.commands.size(),
                           errand.merges});
        }
    }
    std::stable_sort(all.begin(), all.end(), [](const Given& a, const Given& b) {
        return std::pair(a.command.at, a.folder) < std::pair(b.command.at, b.folder);
    });
    return all;
}

base::Outcome Year::give(const std::vector<Given>& batch, Date today) {
    std::vector<Command> commands;
    for (const Given& given : batch) commands.push_back(given.command);
    const auto receipts = office_.handle_all(commands);
    book_.commands += batch.size();
    ++book_.commits;
    for (std::size_t i = 0; i < batch.size(); ++i) {
        if (receipts[i].ok()) {
            receive(batch[i], *receipts[i], today);
            continue;
        }
        const auto kind = receipts[i].error().kind;
        if (kind != base::ErrorKind::refused && kind != base::ErrorKind::denied &&
            kind != base::ErrorKind::not_found)
            return receipts[i].error();
        refused(batch[i], receipts[i].error(), today);
    }
    return base::Done{};
}

void Year::receive(const Given& given, const Receipt& receipt, Date today) {
    Folder& folder = folders_[given.folder];
    const std::string stage_before = folder.stage;
    folder.stage = receipt.stage;
    folder.phase = receipt.phase;
    folder.holder = receipt.holder_unit;
    folder.items = receipt.items;
    remember(folder, given.command, stage_before);
    if (given.command.kind == Command::Kind::open) return;
    if (!folder.filed) {
        folder.filed = true;
        if (plan_merge(given.folder, receipt.flags, today)) return;
    }
    if (given.command.kind == Command::Kind::confirm && folder.phase == "decided")
        return plan_revision(given.folder, today);
    plan_next(given.folder, today);
}

void Year::refused(const Given& given, const base::Error& error, Date today) {
    Folder& folder = folders_[given.folder];
    ++book_.refused;
    ++book_.refusals[name_of(given.command) + "：" + base::name_of(error.code) + " " +
                     error.say(base::Lang::zh)];
    if (!folder.filed && given.last_of_errand) ++book_.not_filed;
    if (given.merges) plan_next(given.folder, today);
}

void Year::plan_next(std::size_t folder, Date today) {
    const Actor actor = actor_for(folders_[folder]);
    if (!actor) return;
    ask(folder, today, actor);
}

/// Some duplicates are joined, some are left to stand on their own.
bool Year::plan_merge(std::size_t folder, const std::vector<std::string>& flags, Date today) {
    const auto main = folder_of_.find(duplicate_of(flags));
    if (main == folder_of_.end()) return false;
    const Folder& earlier = folders_[main->second];
    if (earlier.phase == "decided" || earlier.phase == "withdrawn") return false;
    if (!Dice("merge/" + folders_[folder].id).percent(45)) return false;
    ask(folder, today, [&](Turn& turn) {
        if (auto plan = lead_merges(turn, main->first))
            schedule(folder, std::move(*plan), today, true);
        return std::optional<Plan>{};
    });
    return true;
}

/// A returned demand, mended, comes back as a new case that names the old one.
void Year::plan_revision(std::size_t folder, Date today) {
    const Folder& old = folders_[folder];
    const auto person = old.demand->fields.find("独立法人资格");
    const bool may = person != old.demand->fields.end() && person->second == Value(true);
    if (!may || !old.fate.files_again || old.id.ends_with("R")) return;
    ask(folder, today, [&](Turn& turn) {
        const std::string id = turn.folder.id + "R";
        auto plan = enterprise_files_again(turn, id);
        if (!plan) return std::optional<Plan>{};
        Folder revised;
        revised.demand = turn.folder.demand;
        revised.fate = turn.folder.fate;
        revised.fate.corrects = Fate::Corrects::well;
        revised.fate.invalid = revised.fate.untidy = revised.fate.files_again = false;
        revised.id = id;
        folder_of_[id] = folders_.size();
        folders_.push_back(std::move(revised));
        schedule(folders_.size() - 1, std::move(*plan), today);
        return std::optional<Plan>{};
    });
}

void Year::schedule(std::size_t folder, Plan plan, Date today, bool merges) {
    const Date from = world_.program.calendar.roll_over(today).value_or(today);
    const Date day = plan.workdays > 0 ? world_.workday(today, plan.workdays) : from;
    agenda_[day].push_back({folder, std::move(plan.commands), merges});
}

template <class Ask>
void Year::ask(std::size_t folder, Date today, const Ask& who) {
    Folder& mine = folders_[folder];
    const std::function<std::vector<std::string>(const std::string&)> candidates =
        [&](const std::string& matching) { return candidates_.ranked(matching, mine.id); };
    Turn turn{world_, mine, today,
              Dice("turn/" + mine.id + "/" + mine.stage + "/" + std::to_string(mine.turns)),
              candidates};
    if (auto plan = who(turn)) schedule(folder, std::move(*plan), today);
}

}  // namespace zhejiang
