// SPDX-License-Identifier: Apache-2.0
#include "engine/casework/office.h"

#include <algorithm>
#include <optional>

#include "engine/casework/acts.h"
#include "engine/casework/duties.h"
#include "engine/casework/kin.h"
#include "engine/casework/policies.h"
#include "engine/casework/publish.h"
#include "engine/casework/recur.h"
#include "engine/casework/registers_as_of.h"
#include "engine/casework/sheet.h"

namespace guiju::casework {
namespace {

using base::ErrorKind;
using Kind = Command::Kind;

bool may_try_again(const base::Error& error) {
    return error.kind == ErrorKind::conflict || error.kind == ErrorKind::retry_later;
}

Outcome do_it(Sheet& sheet) {
    using Verb = program::GeneralRule::Verb;
    switch (sheet.command.kind) {
        case Kind::open: return open_case(sheet);
        case Kind::fill: return fill_case(sheet);
        case Kind::act: return act_on_case(sheet);
        case Kind::screen: return screen_case(sheet);
        case Kind::correct: return correct_case(sheet);
        case Kind::confirm: return confirm_case(sheet);
        case Kind::decline: return decline_case(sheet);
        case Kind::withdraw: return general_act(sheet, Verb::withdraw);
        case Kind::merge: return general_act(sheet, Verb::merge);
        case Kind::hand_over: return general_act(sheet, Verb::hand_over);
        case Kind::suspend: return general_act(sheet, Verb::suspend);
        case Kind::resume: return general_act(sheet, Verb::resume);
        case Kind::tick: return tick_case(sheet);
        case Kind::comment: return comment_case(sheet);
        case Kind::kin: return base::Done{};  // what follows, follows of itself
        case Kind::opine: return give_opinion(sheet);
        case Kind::except: return grant_exception(sheet);
        case Kind::terminate: return general_act(sheet, Verb::terminate);
    }
    return base::Done{};
}

void load_into(Sheet& sheet, const ports::CaseView& view) {
    sheet.before = sheet.now = view.record;
    for (const auto& clock : view.clocks) sheet.clocks[clock.name] = clock;
    for (const auto& item : view.work) sheet.work[item.id] = item;
}

Outcome check_command(const Command& command) {
    if (command.id.empty()) return misuse(Code::gj5013);
    if (command.case_id.empty()) return misuse(Code::gj5014, {command.id});
    const bool of_itself = command.kind == Kind::tick || command.kind == Kind::kin;
    if (!of_itself && command.actor.unit.empty()) return misuse(Code::gj5015, {command.id});
    return base::Done{};
}

}  // namespace

class Office::Impl {
   public:
    Impl(ports::CaseStore& store, ports::Directory& directory, OfficeOptions options)
        : store_(store), directory_(directory), options_(options), policies_(store) {}

    Outcome adopt(const program::Program& program, Instant now) {
        return policies_.adopt(program, now, options_.simulate);
    }

    /// One attempt inside a transaction: answer known, or decide and save. Does not commit.
    Result<Receipt> attempt(ports::Transaction& tx, const Command& command) {
        if (auto fine = check_command(command); !fine.ok()) return fine.error();
        const auto first = tx.find_command(command.id);
        if (!first.ok()) return first.error();
        if (first->has_value()) return repeated(command, **first);
        const auto view = tx.load(command.case_id);
        if (!view.ok()) return view.error();
        return decide(tx, command, *view);
    }

    Result<Receipt> handle(const Command& command) {
        const bool again = command.expected_revision == 0;
        for (int left = again ? options_.retries : 0;; --left) {
            auto result = once(command);
            if (result.ok() || !may_try_again(result.error()) || left <= 0) return result;
        }
    }

    /// In one transaction what can be; the rest, which somebody else disturbed, one by one.
    std::vector<Result<Receipt>> handle_group(const std::vector<Command>& commands) {
        std::vector<Result<Receipt>> results;
        std::vector<std::size_t> written, disturbed;
        bool torn = false;  ///< a command failed after part of what follows from it was written
        {
            auto tx = store_.begin();
            for (std::size_t i = 0; i < commands.size(); ++i) {
                const auto saved = saves_;
                results.push_back(tx.ok() ? attempt(**tx, commands[i])
                                          : Result<Receipt>(tx.error()));
                const auto& r = results.back();
                torn = !r.ok() && saves_ != saved;
                if (torn) break;
                if (r.ok() && !r->repeated) written.push_back(i);
                if (!r.ok() && may_try_again(r.error())) disturbed.push_back(i);
            }
            if (tx.ok() && !torn && !written.empty()) {
                const auto done = (*tx)->commit();
                if (!done.ok()) {
                    for (const auto i : written) results[i] = done.error();
                    if (!may_try_again(done.error())) return results;
                    disturbed.insert(disturbed.end(), written.begin(), written.end());
                    std::sort(disturbed.begin(), disturbed.end());
                }
            }
        }
        if (torn) return one_by_one(commands);
        for (const auto i : disturbed) results[i] = handle(commands[i]);
        return results;
    }

    std::vector<Result<Receipt>> one_by_one(const std::vector<Command>& commands) {
        std::vector<Result<Receipt>> results;
        for (const auto& command : commands) results.push_back(handle(command));
        return results;
    }

    std::vector<Result<Receipt>> handle_all(const std::vector<Command>& commands) {
        constexpr std::size_t kGroup = 64;
        std::vector<Result<Receipt>> results;
        for (std::size_t from = 0; from < commands.size(); from += kGroup) {
            const auto until = std::min(commands.size(), from + kGroup);
            const std::vector<Command> group(commands.begin() + static_cast<std::ptrdiff_t>(from),
                                             commands.begin() + static_cast<std::ptrdiff_t>(until));
            for (auto& result : handle_group(group)) results.push_back(std::move(result));
        }
        return results;
    }

    Result<std::size_t> tick_due(Instant now, std::size_t limit) {
        const auto due = store_.due_clocks(now, limit);
        if (!due.ok()) return due.error();
        std::vector<std::string> cases;
        for (const auto& [id, clock] : *due)
            if (std::find(cases.begin(), cases.end(), id) == cases.end()) cases.push_back(id);
        std::vector<Command> ticks;
        for (const auto& id : cases) {
            const auto view = store_.read(id);
            if (!view.ok()) return view.error();
            if (!view->has_value() || !needs_tick(**view, now)) continue;
            Command tick;
            tick.kind = Kind::tick;
            tick.case_id = id;
            tick.at = now;
            // Another worker with the same clock in hand makes the same id: done once.
            tick.id = "tick/" + id + "/" + std::to_string((*view)->record.revision);
            ticks.push_back(std::move(tick));
        }
        std::size_t ticked = 0;
        for (const auto& result : handle_all(ticks)) {
            if (!result.ok() && result.error().kind != ErrorKind::refused) return result.error();
            if (result.ok() && !result->repeated) ++ticked;
        }
        const auto again = recur(now);
        if (!again.ok()) return again.error();
        return ticked + *again;
    }

    /// Cases of recurring tasks and versions of periodic lists that are due; how many were made.
    Result<std::size_t> recur(Instant now) {
        const auto policies = policies_.all_in_force(now, options_.simulate);
        if (!policies.ok()) return policies.error();
        std::size_t made = 0;
        for (const auto& [program, since] : *policies) {
            const auto due = recurring_due(*program, store_, directory_, since, now);
            if (!due.ok()) return due.error();
            for (const auto& result : handle_all(*due)) {
                const bool taken = !result.ok() && result.error().kind == ErrorKind::conflict;
                if (!result.ok() && !taken) return result.error();
                if (result.ok() && !result->repeated) ++made;
            }
            for (const auto& list : program->threads.lists) {
                const auto periods = lists_due(*program, list, store_, since, now);
                if (!periods.ok()) return periods.error();
                for (const auto& period : *periods) {
                    const auto done = casework::publish(*program, list.name.zh, store_, directory_,
                                                        {{}, now, period});
                    if (!done.ok() && done.error().kind != ErrorKind::conflict) return done.error();
                    if (done.ok()) ++made;
                }
            }
        }
        return made;
    }

   private:
    Result<Receipt> once(const Command& command) {
        auto tx = store_.begin();
        if (!tx.ok()) return tx.error();
        auto result = attempt(**tx, command);
        if (!result.ok() || result->repeated) return result;
        if (auto done = (*tx)->commit(); !done.ok()) return done.error();
        return result;
    }

    /// The version the case runs under; a draft follows the version in force.
    Result<Policies::Known> version_for(const Command& command,
                                        const std::optional<ports::CaseView>& view,
                                        std::string& hash) {
        if (!view) return policies_.in_force(command.verb, command.at, options_.simulate, hash);
        const auto& record = view->record;
        hash = record.policy_hash;
        if (record.filed.ms == 0 && record.closed.ms == 0 && command.kind != Kind::tick)
            return policies_.in_force(record.policy, command.at, options_.simulate, hash);
        return policies_.by_hash(hash);
    }

    Result<Receipt> decide(ports::Transaction& tx, const Command& command,
                           const std::optional<ports::CaseView>& view) {
        const bool opens = command.kind == Kind::open;
        if (!opens && !view) return not_found(Code::gj5001, {command.case_id});
        if (opens && view) return base::Error{ErrorKind::conflict, Code::gj5005, {command.case_id}};
        const std::int64_t revision = view ? view->record.revision : 0;
        if (command.expected_revision != 0 && command.expected_revision != revision)
            return base::Error{ErrorKind::conflict, Code::gj5003, {command.case_id}};
        std::string hash;
        const auto program = version_for(command, view, hash);
        if (!program.ok()) return program.error();
        RegistersAsOf registers(**program, directory_, tx, command.at);
        ports::Directory& directory =
            keeps_holdings(**program) ? static_cast<ports::Directory&>(registers) : directory_;
        Sheet sheet{**program, directory, tx, command, options_.simulate};
        if (view) load_into(sheet, *view);
        if (opens) {
            sheet.now.id = command.case_id;
            sheet.now.policy = (*program)->head.name.zh;
        }
        sheet.now.policy_hash = hash;
        if (view && sheet.stage_index() == program::kNone)
            return base::Error{ErrorKind::broken, Code::gj5016, {command.case_id, sheet.now.stage}};
        return settle(sheet);
    }

    Result<Receipt> settle(Sheet& sheet) {
        const auto& command = sheet.command;
        if (command.kind != Kind::tick && command.kind != Kind::kin) {
            const auto unit = directory_.unit(command.actor.unit);
            if (!unit.ok()) return unit.error();
            if (!unit->has_value()) return denied(Code::gj5007, {command.actor.unit});
            sheet.actor_unit = **unit;
        }
        if (auto read = refresh_kin(sheet); !read.ok()) return read.error();
        expire_exceptions(sheet);
        if (auto done = do_it(sheet); !done.ok()) return done.error();
        if (auto done = among_others(sheet); !done.ok()) return done.error();
        auto receipt = receipt_of(sheet);
        const bool moved = !same_for_others(sheet);
        if (command.kind == Kind::kin && !moved) return receipt;  // nothing to write down
        if (auto saved = sheet.tx.save(change_of(sheet, receipt)); !saved.ok())
            return saved.error();
        ++saves_;
        if (moved)
            if (auto told = tell_others(sheet); !told.ok()) return told.error();
        return receipt;
    }

    /// Links, lines that wait for something, and the cases that were started by all this.
    Outcome among_others(Sheet& sheet) {
        if (auto done = take_links(sheet); !done.ok()) return done;
        for (std::size_t next = 0;;) {
            if (auto read = refresh_kin(sheet); !read.ok()) return read;
            if (auto done = follow_as_soon(sheet); !done.ok()) return done;
            if (next == sheet.started.size()) return base::Done{};
            for (; next < sheet.started.size(); ++next)
                if (auto done = open_started(sheet, *sheet.started[next]); !done.ok()) return done;
        }
    }

    Outcome open_started(Sheet& sheet, const program::Start& start) {
        std::string hash;
        const auto other =
            policies_.in_force(start.policy.zh, sheet.command.at, options_.simulate, hash);
        if (!other.ok()) return refused(Code::gj5080, {start.policy});
        for (auto& command : commands_of(sheet, start)) {
            if (start.converts) keep_known(command.inputs, **other);
            auto opened = nested(sheet.tx, command);
            if (!opened.ok()) return opened.error();
            sheet.flags.push_back(command.relation + "“" + start.policy.zh + "”：" +
                                  command.case_id);
        }
        return base::Done{};
    }

    static void keep_known(value::Record& inputs, const program::Program& other) {
        std::erase_if(inputs, [&](const auto& input) {
            const auto at = std::find_if(
                other.matter.fields.begin(), other.matter.fields.end(),
                [&](const program::Field& field) { return field.name.zh == input.first; });
            if (at == other.matter.fields.end()) return true;
            const auto slot = static_cast<std::int32_t>(at - other.matter.fields.begin());
            return std::any_of(other.threads.kin.begin(), other.threads.kin.end(),
                               [&](const auto& kin) { return kin.slot == slot; });
        });
    }

    static bool same_for_others(const Sheet& sheet) {
        const auto& a = sheet.before;
        const auto& b = sheet.now;
        return a.stage == b.stage && a.phase == b.phase && a.closed == b.closed &&
               a.result == b.result && a.fields == b.fields && sheet.links.empty();
    }

    /// The cases this one is under, or was until now, look again.
    Outcome tell_others(Sheet& sheet) {
        const bool apart = !sheet.now.fields.contains(kOriginField) &&
                           sheet.program.threads.links.empty() && sheet.links.empty();
        if (apart) return base::Done{};
        const auto links = sheet.tx.links(sheet.now.id);
        if (!links.ok()) return links.error();
        for (const auto& link : *links) {
            const bool ends_now = link.ended == sheet.command.at;
            if (link.from != sheet.now.id || (!is_under(link) && !ends_now)) continue;
            if (link.to == sheet.command.origin) continue;  // it is at work itself
            Command look;
            look.kind = Kind::kin;
            look.id = sheet.command.id + "/" + sheet.now.id + "/" + link.to;
            look.case_id = link.to;
            look.at = sheet.command.at;
            const auto done = nested(sheet.tx, look);
            // Where nobody can take the next stage the other case stays as it is.
            const bool stays = !done.ok() && (done.error().kind == ErrorKind::refused ||
                                              done.error().kind == ErrorKind::not_found);
            if (!done.ok() && !stays) return done.error();
        }
        return base::Done{};
    }

    Result<Receipt> nested(ports::Transaction& tx, const Command& command) {
        constexpr int kDeepest = 12;
        if (depth_ >= kDeepest) return refused(Code::gj5086, {std::to_string(kDeepest)});
        ++depth_;
        auto result = attempt(tx, command);
        --depth_;
        return result;
    }

    ports::CaseStore& store_;
    ports::Directory& directory_;
    OfficeOptions options_;
    Policies policies_;
    int depth_ = 0;          ///< commands that follow from commands
    std::size_t saves_ = 0;  ///< in this object's life
};

Office::Office(ports::CaseStore& store, ports::Directory& directory, OfficeOptions options)
    : impl_(std::make_unique<Impl>(store, directory, options)) {}
Office::~Office() = default;

base::Outcome Office::adopt(const program::Program& program, Instant now) {
    return impl_->adopt(program, now);
}

base::Result<Receipt> Office::handle(const Command& command) { return impl_->handle(command); }

std::vector<base::Result<Receipt>> Office::handle_all(const std::vector<Command>& commands) {
    return impl_->handle_all(commands);
}

base::Result<std::size_t> Office::tick_due(Instant now, std::size_t limit) {
    return impl_->tick_due(now, limit);
}

}  // namespace guiju::casework
