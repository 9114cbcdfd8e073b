// SPDX-License-Identifier: Apache-2.0
#include "engine/casework/office.h"

#include <algorithm>
#include <optional>

#include "engine/casework/acts.h"
#include "engine/casework/duties.h"
#include "engine/casework/policies.h"
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
    if (command.kind != Kind::tick && command.actor.unit.empty())
        return misuse(Code::gj5015, {command.id});
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
        {
            auto tx = store_.begin();
            for (std::size_t i = 0; i < commands.size(); ++i) {
                results.push_back(tx.ok() ? attempt(**tx, commands[i])
                                          : Result<Receipt>(tx.error()));
                const auto& r = results.back();
                if (r.ok() && !r->repeated) written.push_back(i);
                if (!r.ok() && may_try_again(r.error())) disturbed.push_back(i);
            }
            if (tx.ok() && !written.empty()) {
                const auto done = (*tx)->commit();
                if (!done.ok()) {
                    for (const auto i : written) results[i] = done.error();
                    if (!may_try_again(done.error())) return results;
                    disturbed.insert(disturbed.end(), written.begin(), written.end());
                    std::sort(disturbed.begin(), disturbed.end());
                }
            }
        }
        for (const auto i : disturbed) results[i] = handle(commands[i]);
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
        return ticked;
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
        Sheet sheet{**program, directory_, tx, command, options_.simulate};
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
        if (command.kind != Kind::tick) {
            const auto unit = directory_.unit(command.actor.unit);
            if (!unit.ok()) return unit.error();
            if (!unit->has_value()) return denied(Code::gj5007, {command.actor.unit});
            sheet.actor_unit = **unit;
        }
        expire_exceptions(sheet);
        if (auto done = do_it(sheet); !done.ok()) return done.error();
        auto receipt = receipt_of(sheet);
        if (auto saved = sheet.tx.save(change_of(sheet, receipt)); !saved.ok())
            return saved.error();
        return receipt;
    }

    ports::CaseStore& store_;
    ports::Directory& directory_;
    OfficeOptions options_;
    Policies policies_;
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
