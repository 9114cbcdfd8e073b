// SPDX-License-Identifier: Apache-2.0
#include "engine/casework/office.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <utility>

#include "engine/casework/acts.h"
#include "engine/casework/admission.h"
#include "engine/casework/duplicates.h"
#include "engine/casework/duties.h"
#include "engine/casework/family.h"
#include "engine/casework/kin.h"
#include "engine/casework/kinds.h"
#include "engine/casework/known_unit.h"
#include "engine/casework/passage_sheet.h"
#include "engine/casework/permits.h"
#include "engine/casework/policies.h"
#include "engine/casework/provinces.h"
#include "engine/casework/publish.h"
#include "engine/casework/recur.h"
#include "engine/casework/registers_as_of.h"
#include "engine/casework/seen_directory.h"
#include "engine/casework/sheet.h"
#include "engine/casework/signing.h"
#include "engine/casework/standing.h"
#include "engine/casework/ticks.h"
#include "engine/casework/view.h"
#include "engine/casework/well_formed.h"
#include "engine/machine/protocol.h"

namespace guiju::casework {
namespace {

using base::ErrorKind;
using Kind = Command::Kind;

/// Whether the same command may find another state when it is tried once more. Not after a database that
/// did not answer: the caller has waited long enough.
bool may_try_again(const base::Error& error) {
    if (error.kind == ErrorKind::conflict) return error.code != Code::gj5003;
    return error.kind == ErrorKind::retry_later && error.code != Code::gj5440;
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
        case Kind::accept: return general_act(sheet, Verb::accept);
        case Kind::look: return look_at_case(sheet);
        case Kind::claim: return claim_case(sheet);
        case Kind::transfer: return transfer_case(sheet);
        case Kind::delegate: return delegate_case(sheet);
        case Kind::sign_before:
        case Kind::sign_after: return add_signer(sheet);
        case Kind::remove_signer: return remove_signer(sheet);
        case Kind::copy: return copy_case(sheet);
        case Kind::urge: return urge_case(sheet);
        case Kind::take_back: return take_case_back(sheet);
        case Kind::send_to: return send_to_stage(sheet);
        case Kind::jump: return jump_to_stage(sheet);
        case Kind::reopen: return reopen_case(sheet);
        case Kind::migrate:
        case Kind::migrate_back: break;  // between two versions: decided before there is a sheet
    }
    return base::Done{};
}

/// Of tick_due, which names the revision: nothing was due after all, so nothing is written.
bool is_idle_tick(const Command& command, const std::optional<ports::CaseView>& view) {
    return command.kind == Kind::tick && command.expected_revision != 0 &&
           !needs_tick(*view, command.at);
}

Receipt nothing_due(const ports::CaseView& view) {
    Receipt receipt;
    receipt.case_id = view.record.id;
    receipt.revision = view.record.revision;
    receipt.stage = view.record.stage;
    receipt.phase = view.record.phase;
    receipt.repeated = true;
    return receipt;
}

/// Whose case it was, and who had it, before the command.
struct Parties {
    std::string applicant, handler;
};
Parties parties_of(const std::optional<ports::CaseView>& view) {
    return view ? Parties{view->record.applicant_unit, view->record.handler_unit} : Parties{};
}

/// The applicant is not told of a return before it is confirmed (view.h: redact).
void keep_from_applicant(const Command& command, const Parties& before, Receipt& receipt) {
    const auto waits = machine::name_of(machine::Work::awaiting_confirmation);
    const auto& unit = command.actor.unit;
    const bool works = unit == before.handler || unit == receipt.holder_unit;
    if (unit.empty() || unit != before.applicant || works || receipt.phase != waits) return;
    receipt.phase = machine::name_of(machine::Work::waiting);
    receipt.holder_role.clear();
    receipt.holder_shown.clear();
    receipt.holder_unit = before.handler;
}

void load_into(Sheet& sheet, ports::CaseView view) {
    sheet.before = view.record;
    sheet.now = std::move(view.record);
    for (auto& clock : view.clocks) sheet.clocks[clock.name] = std::move(clock);
    for (auto& item : view.work) sheet.work[item.id] = std::move(item);
}

}  // namespace

class Office::Impl {
    /// Whether a store may presume what is likely, and find out at the commit.
    enum class Trust : std::uint8_t { nothing, likely };

   public:
    Impl(ports::CaseStore& store, ports::Directory& directory, OfficeOptions options)
        : store_(store), directory_(directory), options_(std::move(options)), policies_(store) {}

    Outcome adopt(const program::Program& program, Instant now, const std::string& texts) {
        return policies_.adopt(program, now, options_.simulate, texts);
    }

    /// One attempt inside a transaction: answer known, or decide and save. Does not commit.
    Result<Receipt> attempt(ports::Transaction& tx, const Command& command) {
        if (auto fine = check_command(command); !fine.ok()) return fine.error();
        const bool reserved = depth_ == 0 && command.kind != Kind::tick;
        if (reserved && is_id_of_tick(command.id))  // whoever took it would stop a deadline
            return misuse(Code::gj5006, {command.id});
        if (depth_ == 0) lapsed_.reset();
        auto seen = tx.look(asked_by(command));
        if (!seen.ok()) return seen.error();
        look_at_directory(tx);
        const auto saved = saves_;
        const auto parties = parties_of(seen->view);
        const auto revision = seen->view ? seen->view->record.revision : 0;
        auto answer = seen->command ? repeated(command, *seen->command, revision)
                                    : decide(tx, command, std::move(seen->view));
        if (!answer.ok() && !seen->command && saves_ == saved)
            if (auto still = check_still(tx, command, revision); !still.ok()) return still.error();
        if (answer.ok()) keep_from_applicant(command, parties, *answer);
        return answer;
    }

    /// Where each question sees a moment of its own, a refusal counts only when nothing has moved since the
    /// first of them: else it speaks of a case put together of two, or of what this very command has done.
    static Outcome check_still(ports::Transaction& tx, const Command& command,
                               std::int64_t revision) {
        if (tx.sees_one_state()) return base::Done{};
        const auto again = tx.look({command.id, command.case_id});
        if (!again.ok()) return again.error();
        const auto now = again->view ? again->view->record.revision : 0;
        if (again->command || now != revision)
            return base::Error{ErrorKind::conflict, Code::gj5414, {command.case_id}};
        return base::Done{};
    }

    Result<Receipt> handle(const Command& command) {
        auto first = once(command, Trust::likely);
        return first.unsure ? handle_asking(command) : go_on(command, std::move(first.result));
    }

    /// Presuming nothing.
    Result<Receipt> handle_asking(const Command& command) {
        return go_on(command, once(command, Trust::nothing).result);
    }

    /// Tries again as long as that may help.
    Result<Receipt> go_on(const Command& command, Result<Receipt> result) {
        if (!result.ok() && lapsed_) return after_lapse(command);
        for (int tried = 0; !result.ok(); ++tried) {
            // A case that is there stays there; once more, for the record of this very command.
            const bool settled = result.error().code == Code::gj5005 && tried > 0;
            if (settled || !goes_on(result.error(), tried)) break;
            result = once(command, Trust::nothing).result;
        }
        return result;
    }

    /// What follows from a deadline has followed before a later command, whenever somebody looks. Where that cannot be,
    /// a person may do what did not follow of itself.
    Result<Receipt> after_lapse(Command command) {
        const auto late = *std::exchange(lapsed_, std::nullopt);
        const auto ticked = go_on(late.tick, once(late.tick, Trust::nothing).result);
        const bool moved =
            !ticked.ok() || ticked->stage != late.stage || ticked->phase != late.phase;
        // Who saw the case before that, saw it as it is where the deadline was only told.
        if (!moved && command.expected_revision == late.tick.expected_revision)
            command.expected_revision = ticked->revision;
        // Unless somebody else was at the case just then: then it is looked at once more.
        if (ticked.ok() || ticked.error().code != Code::gj5003) stands_ = command.id;
        auto result = go_on(command, once(command, Trust::nothing).result);
        stands_.clear();
        return result;
    }

    /// In one transaction what can be; the rest, which somebody else disturbed, in smaller ones.
    std::vector<Result<Receipt>> handle_group(std::span<const Command> commands, Trust trust) {
        std::vector<Result<Receipt>> results;
        std::vector<std::size_t> written, disturbed;
        bool torn = false;    ///< a command failed after part of what follows from it was written
        bool misled = false;  ///< something was not as presumed
        bool crowded =
            false;  ///< one of them stands in the way of all: somebody else is at its case, or the store
                    ///< does not take it
        {
            auto tx = store_.begin();
            begun_ = true;
            trust_ = trust;
            if (tx.ok()) {
                (*tx)->put_off_writes();
                read_ahead(**tx, commands);
            }
            for (std::size_t i = 0; i < commands.size(); ++i) {
                const auto saved = saves_;
                results.push_back(tx.ok() ? attempt(**tx, commands[i])
                                          : Result<Receipt>(tx.error()));
                const auto& r = results.back();
                torn = !r.ok() && saves_ != saved;
                if (torn) break;
                const bool unsure = tx.ok() && (*tx)->presumes() && (!r.ok() || r->repeated);
                if (r.ok() && !r->repeated) written.push_back(i);
                if (unsure || (!r.ok() && may_try_again(r.error()))) disturbed.push_back(i);
            }
            trust_ = Trust::nothing;
            if (tx.ok() && !torn && !written.empty()) {
                const auto done = (*tx)->commit();
                const bool conflict = !done.ok() && done.error().kind == ErrorKind::conflict;
                misled = conflict && (*tx)->presumes();
                const bool refused = !done.ok() && done.error().kind == ErrorKind::misuse;
                crowded = ((conflict && !misled) || refused) && commands.size() > 1;
                if (!done.ok() && !misled && !crowded) {
                    for (const auto i : written) results[i] = done.error();
                    if (!may_try_again(done.error())) return results;
                    disturbed.insert(disturbed.end(), written.begin(), written.end());
                    std::sort(disturbed.begin(), disturbed.end());
                }
            }
        }
        if (torn) return one_by_one(commands);
        if (misled) return handle_group(commands, Trust::nothing);
        if (crowded) return in_halves(commands);
        for (const auto i : disturbed) results[i] = handle_asking(commands[i]);
        return results;
    }

    /// Nobody tells which of them it was. Divided again and again it ends alone, and the others, 63 for its sake, do
    /// not go one by one.
    std::vector<Result<Receipt>> in_halves(std::span<const Command> commands) {
        const auto half = commands.size() / 2;
        auto results = handle_group(commands.first(half), Trust::nothing);
        for (auto& result : handle_group(commands.subspan(half), Trust::nothing))
            results.push_back(std::move(result));
        return results;
    }

    std::vector<Result<Receipt>> one_by_one(std::span<const Command> commands) {
        std::vector<Result<Receipt>> results;
        for (const auto& command : commands) results.push_back(handle(command));
        return results;
    }

    std::vector<Result<Receipt>> handle_all(const std::vector<Command>& commands) {
        constexpr std::size_t kGroup = 64;
        std::vector<Result<Receipt>> results;
        for (std::size_t from = 0; from < commands.size(); from += kGroup) {
            if (from > 0 && options_.give_way) options_.give_way();
            const auto group = std::span(commands).subspan(from);
            for (auto& result :
                 handle_group(group.first(std::min(kGroup, group.size())), Trust::likely))
                results.push_back(std::move(result));
        }
        return results;
    }

    Result<Ticked> tick_due(Instant now, std::size_t limit) {
        Ticked ticked;
        for (bool moved = true; moved && ticked.cases == 0;) {
            moved = false;
            const auto due = claim_due(now, limit);
            if (!due.ok()) return due.error();
            std::vector<Command> ticks;
            for (const auto& one : *due) ticks.push_back(tick_of(one, now));
            const auto results = handle_all(ticks);
            for (std::size_t i = 0; i < results.size(); ++i) {
                const auto& result = results[i];
                // Somebody else has written the case since it was claimed: it is looked at once more.
                if (!result.ok() && result.error().code == Code::gj5003) {
                    moved = true;
                } else if (!result.ok()) {
                    ticked.left.push_back({ticks[i].case_id, result.error()});
                } else if (!result->repeated) {
                    ++ticked.cases;
                }
            }
        }
        const auto again = recur(now);
        if (!again.ok()) return again.error();
        ticked.cases += *again;
        return ticked;
    }

    /// Cases of recurring tasks and versions of periodic lists that are due; how many were made.
    Result<std::size_t> recur(Instant now) {
        const auto policies = policies_.all_in_force(now, options_.simulate);
        if (!policies.ok()) return policies.error();
        std::size_t made = 0;
        for (const auto& [program, since] : *policies) {
            const auto due =
                recurring_due(*program, store_, directory_, {since, now, applies(*program, now)});
            if (!due.ok()) return due.error();
            for (const auto& result : handle_all(*due)) {
                const bool taken = !result.ok() && result.error().kind == ErrorKind::conflict;
                if (!result.ok() && !taken) return result.error();
                if (result.ok() && !result->repeated) ++made;
            }
            for (const auto& list : program->threads.lists) {
                if (is_of_base(*policies, *program, list)) continue;
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
    /// After so many tries: once more, when it has waited a moment.
    bool goes_on(const base::Error& error, int tried) {
        if (tried >= options_.retries || !may_try_again(error)) return false;
        if (options_.wait) options_.wait(tried + 1);
        return true;
    }

    Result<std::vector<ports::DueCase>> claim_due(Instant now, std::size_t limit) {
        const ports::Claim claim{now, {now.ms + options_.lease_ms}, options_.worker, limit};
        for (int tried = 0;; ++tried) {
            auto due = store_.claim_due(claim);
            if (due.ok() || !goes_on(due.error(), tried)) return due;
        }
    }

    /// Whether a policy is the one that applies at a place on a day, by what was known on that day.
    Applies applies(const program::Program& program, Instant now) {
        return
            [this, &program, now, known = std::map<std::pair<std::string, std::int32_t>, bool>()](
                const std::string& place, value::Date day) mutable {
                const auto [at, fresh] = known.emplace(std::pair(place, day.days), false);
                if (!fresh) return at->second;
                std::string hash;
                const auto there = policies_.in_force_at(family_of(program), place,
                                                         std::min(now, value::end_of(day)),
                                                         options_.simulate, hash);
                at->second = there.ok() && (*there)->head.name.zh == program.head.name.zh;
                return at->second;
            };
    }

    /// A list that the base of a local policy publishes already, for all its localities.
    static bool is_of_base(const std::vector<Policies::InForce>& all,
                           const program::Program& program, const program::Published& list) {
        return std::any_of(all.begin(), all.end(), [&](const Policies::InForce& one) {
            const auto& lists = one.program->threads.lists;
            return one.program->head.name.zh == program.head.base_name.zh &&
                   std::any_of(lists.begin(), lists.end(), [&](const program::Published& other) {
                       return other.name.zh == list.name.zh;
                   });
        });
    }

    /// Only for its own case, which the command is going to write, is anything presumed: what nobody
    /// writes, nobody finds out.
    [[nodiscard]] ports::CaseAsked asked_by(const Command& command) const {
        using ports::Presume;
        const bool own = depth_ == 0 && command.kind != Kind::kin;
        if (!own || trust_ == Trust::nothing) return {command.id, command.case_id};
        const auto presume = command.kind == Kind::open ? Presume::not_there : Presume::as_written;
        return {command.id, command.case_id, presume};
    }
    [[nodiscard]] std::vector<ports::CaseAsked> asked_by(std::span<const Command> commands) const {
        std::vector<ports::CaseAsked> out;
        for (const auto& command : commands) out.push_back(asked_by(command));
        return out;
    }

    /// What the commands are going to ask, as far as it can be told; each kind in one go where the store can.
    void read_ahead(ports::Transaction& tx, std::span<const Command> commands) {
        std::vector<ports::DuplicatesAsked> duplicates;
        tx.will_look(asked_by(commands), [&](std::size_t at, const ports::CaseLook& look) {
            const auto& command = commands[at];
            if (command.kind != Kind::act || look.command || !look.view) return;
            const auto& record = look.view->record;
            if (record.filed.ms != 0) return;  // it is filed once
            const auto program = policies_.by_hash(record.policy_hash);
            if (!program.ok()) return;
            auto key = duplicate_key(**program, record.fields, command.inputs);
            if (!key.empty())
                duplicates.push_back(
                    {record.policy, std::move(key), duplicates_since(**program, command.at)});
        });
        if (!duplicates.empty()) tx.will_find_duplicates(duplicates);
        std::set<std::string> units;
        for (const auto& command : commands)
            if (!command.actor.unit.empty()) units.insert(command.actor.unit);
        look_at_directory(tx);
        seen_->will_ask(units);
    }

    /// Once a transaction: what is known of the directory holds, or it is asked anew.
    void look_at_directory(ports::Transaction& tx) {
        if (!begun_) return;
        begun_ = false;
        const auto state = directory_.state_in(tx);
        if (seen_ && state && state == seen_state_) return;
        seen_ = state && options_.sight ? options_.sight->at(*state, directory_)
                                        : std::make_shared<SeenDirectory>(directory_);
        seen_state_ = state;
    }
    /// As the transaction at work sees it.
    ports::Directory& directory() { return *seen_; }

    struct Tried {
        Result<Receipt> result;
        bool unsure = false;  ///< it rests on what was presumed, and may be otherwise
    };
    Tried once(const Command& command, Trust trust) {
        auto tx = store_.begin();
        if (!tx.ok()) return {tx.error()};
        (*tx)->put_off_writes();
        begun_ = true;
        trust_ = trust;
        auto result = attempt(**tx, command);
        trust_ = Trust::nothing;
        const bool presumes = (*tx)->presumes();
        if (!result.ok() || result->repeated) return {std::move(result), presumes};
        if (auto done = (*tx)->commit(); !done.ok())
            return {done.error(), presumes && done.error().kind == ErrorKind::conflict};
        return {std::move(result)};
    }

    /// Where a new case belongs: the place of the unit it is for.
    Result<std::string> place_of(const Command& command) {
        const auto& unit = command.applicant.empty() ? command.actor.unit : command.applicant;
        const auto found = directory().unit(unit);
        if (!found.ok()) return found.error();
        return found->has_value() ? (*found)->territory : std::string();
    }

    /// The version the case runs under; a draft follows the version in force.
    Result<Policies::Known> version_for(const Command& command,
                                        const std::optional<ports::CaseView>& view,
                                        std::string& hash) {
        if (!view) {
            const auto place = place_of(command);
            if (!place.ok()) return place.error();
            return policies_.in_force_at(command.verb, *place, command.at, options_.simulate, hash);
        }
        const auto& record = view->record;
        hash = record.policy_hash;
        const bool draft =
            record.filed.ms == 0 && record.closed.ms == 0 && command.kind != Kind::tick;
        const auto opened_under = policies_.by_hash(hash);
        if (!opened_under.ok()) return opened_under.error();
        const auto& head = (*opened_under)->head;
        if (draft && !head.base_name.zh.empty())  // a local policy was chosen when it was opened
            return policies_.in_force(head.name.zh, command.at, options_.simulate, hash);
        if (draft)
            return policies_.in_force_at(record.policy, record.territory, command.at,
                                         options_.simulate, hash);
        return policies_.by_hash(hash);
    }

    Result<Receipt> decide(ports::Transaction& tx, const Command& command,
                           std::optional<ports::CaseView> view) {
        const bool opens = command.kind == Kind::open;
        if (!opens && !view) return not_found(Code::gj5001, {command.case_id});
        if (opens && view) return base::Error{ErrorKind::conflict, Code::gj5005, {command.case_id}};
        const std::int64_t revision = view ? view->record.revision : 0;
        if (command.expected_revision != 0 && command.expected_revision != revision)
            return base::Error{ErrorKind::conflict, Code::gj5003, {command.case_id}};
        if (is_idle_tick(command, view)) return nothing_due(*view);
        if (depth_ == 0 && command.id != stands_ && ran_out_before(command, view)) {
            lapsed_ = {tick_of({command.case_id, revision}, command.at), view->record.stage,
                       view->record.phase};
            return base::Error{ErrorKind::conflict, Code::gj5414, {command.case_id}};
        }
        if (command.kind == Kind::migrate) return go_over(tx, command, *view);
        if (command.kind == Kind::migrate_back) return go_back(tx, command, *view);
        std::string hash;
        const auto program = version_for(command, view, hash);
        if (!program.ok()) return program.error();
        auto held = holdings_seen(**program, tx);
        RegistersAsOf registers(**program, directory(), held, command.at);
        ports::Directory& asked =
            keeps_holdings(**program) ? static_cast<ports::Directory&>(registers) : directory();
        Sheet sheet{**program, asked, tx, held, command, options_.simulate};
        let_know_policies(sheet);
        const bool there = view.has_value();
        if (there) load_into(sheet, *std::move(view));
        if (opens) {
            sheet.now.id = command.case_id;
            sheet.now.policy = family_of(**program);
        }
        sheet.now.policy_hash = hash;
        if (there && sheet.stage_index() == program::kNone)
            return base::Error{ErrorKind::broken, Code::gj5016, {command.case_id, sheet.now.stage}};
        return settle(sheet);
    }

    void let_know_policies(Sheet& sheet) {
        sheet.policy_of = [this](const std::string& hash) { return policies_.by_hash(hash); };
    }

    /// What is held, without other provinces.
    OwnHoldings holdings_seen(const program::Program& program, ports::Transaction& tx) {
        return {program, tx, [this](const std::string& name) { return policies_.province(name); }};
    }

    Result<Receipt> settle(Sheet& sheet) {
        const auto& command = sheet.command;
        if (!follows_of_itself(command.kind)) {
            auto unit = unit_of(command.actor, directory());
            if (!unit.ok()) return unit.error();
            sheet.actor_unit = *std::move(unit);
        }
        if (auto read = refresh_kin(sheet); !read.ok()) return read.error();
        expire_exceptions(sheet);
        if (auto done = do_or_deny(sheet); !done.ok()) return done.error();
        sheet.decision.on_behalf = sheet.on_behalf;
        sheet.decision.entered = command.entered;
        return finish(sheet);
    }

    /// A refusal speaks of the case: to whom may not see it, it only says so.
    Outcome do_or_deny(Sheet& sheet) {
        auto done = checked(sheet);
        const auto& command = sheet.command;
        const bool by_nobody = follows_of_itself(command.kind);
        if (by_nobody || sheet.before.revision == 0) return done;
        if (!done.ok() && options_.candid) return done;
        const bool not_his = works_on(command.kind) && is_draft_of_another(sheet);
        if (done.ok() && !is_open_to_all(command.kind) && !not_his) return done;
        const auto seen = sees(sheet.program, sheet.directory, sheet.before, command.actor);
        if (!seen.ok()) return seen.error();
        if (!*seen) return denied(Code::gj5240, {command.case_id});
        if (!not_his) return as_told(sheet, std::move(done));
        return denied(Code::gj5211,
                      {verb_of(command), sheet.before.stage, sheet.before.handler_unit});
    }

    Outcome checked(Sheet& sheet) {
        if (auto known = read_journal(sheet); !known.ok()) return known;
        if (auto fine = check_late(sheet); !fine.ok()) return fine;
        // A signature is the signer's own, whoever has claimed the work.
        const bool signs = sheet.command.kind == Kind::opine && signing_of(sheet) != nullptr;
        if (works_on(sheet.command.kind) && !signs)
            if (auto fine = check_claim(sheet); !fine.ok()) return fine;
        return do_it(sheet);
    }

    /// For verbs that look back. conflict: what this transaction wrote is not in the store yet.
    Outcome read_journal(Sheet& sheet) {
        if (!looks_back(sheet.command.kind) && sheet.command.entered.ms == 0) return base::Done{};
        auto journal = store_.journal(sheet.now.id);
        if (!journal.ok()) return journal.error();
        if (journal->empty() || journal->back().sequence != sheet.before.revision)
            return base::Error{ErrorKind::conflict, Code::gj5003, {sheet.now.id}};
        sheet.journal = *std::move(journal);
        return base::Done{};
    }

    /// What follows from what was done; then all of it is written.
    Result<Receipt> finish(Sheet& sheet) {
        const auto& command = sheet.command;
        if (command.kind != Kind::look)
            if (auto done = among_others(sheet); !done.ok()) return done.error();
        if (auto told = tell_of_raised_class(sheet, store_); !told.ok()) return told.error();
        auto receipt = receipt_of(sheet);
        const bool moved = !same_for_others(sheet);
        if (command.kind == Kind::kin && !moved) return receipt;  // nothing to write down
        const auto others = moved ? who_look(sheet) : Result(std::vector<std::string>());
        if (!others.ok()) return others.error();
        if (auto saved = sheet.tx.save(change_of(sheet, receipt)); !saved.ok())
            return saved.error();
        ++saves_;
        if (auto told = tell_others(sheet, *others); !told.ok()) return told.error();
        return receipt;
    }

    /// 过渡: under another version from now on, as that version says.
    Result<Receipt> go_over(ports::Transaction& tx, const Command& command,
                            const ports::CaseView& view) {
        const auto& record = view.record;
        if (auto fine = may_go_over(record, command); !fine.ok()) return fine.error();
        const auto from = policies_.by_hash(record.policy_hash);
        if (!from.ok()) return from.error();
        const auto to = policies_.by_hash(command.target);
        if (!to.ok()) return to.error();
        if (family_of(**to) != record.policy)
            return misuse(Code::gj5681, {(*to)->head.name, record.policy});
        const Versions versions{**from, **to, record.policy_hash, command.target};
        const auto plan = plan_passage(versions, directory(), view, command.at);
        if (!plan.ok()) return plan.error();
        if (!plan->needs_person.empty())
            return refused(Code::gj5678, {record.id, listed(plan->needs_person)});
        auto held = holdings_seen(**to, tx);
        Sheet sheet{**to, directory(), tx, held, command, options_.simulate};
        let_know_policies(sheet);
        load_into(sheet, view);
        sheet.actor_role = kPlatform;
        casework::go_over(sheet, versions, view, *plan);
        return finish(sheet);
    }

    /// And back again, while nothing has happened since.
    Result<Receipt> go_back(ports::Transaction& tx, const Command& command,
                            const ports::CaseView& view) {
        const auto journal = store_.journal(command.case_id);
        if (!journal.ok()) return journal.error();
        const auto before = journal->empty() ? std::nullopt : passage_in(journal->back());
        if (!before || journal->back().sequence != view.record.revision)
            return refused(Code::gj5679, {command.case_id});
        const auto from = policies_.by_hash(before->from_hash);
        if (!from.ok()) return from.error();
        auto held = holdings_seen(**from, tx);
        Sheet sheet{**from, directory(), tx, held, command, options_.simulate};
        let_know_policies(sheet);
        load_into(sheet, view);
        sheet.actor_role = kPlatform;
        casework::go_back(sheet, *before);
        return finish(sheet);
    }

    Outcome may_go_over(const ports::CaseRecord& record, const Command& command) {
        if (record.closed.ms != 0) return refused(Code::gj5682, {record.id});
        if (record.filed.ms == 0) return refused(Code::gj5683, {record.id});
        if (record.policy_hash == command.target) return refused(Code::gj5685, {record.id});
        return policies_.check_usable(command.target, command.at, options_.simulate);
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
            leave_secrets(sheet, start, **other, command.inputs);
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

    Outcome tell_others(Sheet& sheet, const std::vector<std::string>& others) {
        for (const auto& other : others) {
            Command look;
            look.kind = Kind::kin;
            look.id = sheet.command.id + "/" + sheet.now.id + "/" + other;
            look.case_id = other;
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
    std::shared_ptr<SeenDirectory> seen_;
    std::optional<std::int64_t> seen_state_;  ///< of the directory, for which `seen_` holds
    bool begun_ = false;                      ///< a transaction that has not looked at it yet
    OfficeOptions options_;
    Policies policies_;
    Trust trust_ = Trust::nothing;  ///< of the transaction at work
    /// Of the case of the command that was just tried, which waits for it.
    struct Lapsed {
        Command tick;
        std::string stage, phase;  ///< before
    };
    std::optional<Lapsed> lapsed_;
    std::string stands_;     ///< the command that is decided on the case as it stands
    int depth_ = 0;          ///< commands that follow from commands
    std::size_t saves_ = 0;  ///< in this object's life
};

Office::Office(ports::CaseStore& store, ports::Directory& directory, OfficeOptions options)
    : impl_(std::make_unique<Impl>(store, directory, std::move(options))) {}
Office::~Office() = default;

base::Outcome Office::adopt(const program::Program& program, Instant now,
                            const std::string& texts) {
    return impl_->adopt(program, now, texts);
}

base::Result<Receipt> Office::handle(const Command& command) { return impl_->handle(command); }

std::vector<base::Result<Receipt>> Office::handle_all(const std::vector<Command>& commands) {
    return impl_->handle_all(commands);
}

base::Result<Ticked> Office::tick_due(Instant now, std::size_t limit) {
    return impl_->tick_due(now, limit);
}

}  // namespace guiju::casework
