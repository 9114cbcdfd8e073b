// SPDX-License-Identifier: Apache-2.0
#include "adapters/sql/transaction.h"

#include <algorithm>

#include "engine/ports/duplicates.h"

namespace guiju::sql {

using base::Code;
using base::Done;
using base::Error;
using base::ErrorKind;
using base::Outcome;
using base::Result;

namespace {

/// True when the database itself failed: some then commit nothing, and say so only by a warning.
bool ends_all(const Error& error) {
    const bool ours = error.code == Code::gj5419;  // a row that cannot be read
    return !ours && (error.kind == ErrorKind::retry_later || error.kind == ErrorKind::broken);
}

}  // namespace

SqlTransaction::SqlTransaction(Passage passage, Pool& pool, const Dialect& dialect, Place place)
    : dialect_(dialect),
      place_(std::move(place.name)),
      algorithm_(std::move(place.algorithm)),
      pool_(pool),
      memory_(place.memory) {
    held_.emplace(std::move(passage));
    if (dialect_.takes_rows_as_arrays()) return;
    held_->session.emplace(pool_.answering([](Session& s) { s.begin_write(); }));
    begun_ = true;
}

SqlTransaction::~SqlTransaction() {
    if (!held_ || !held_->session) return;
    auto& lease = *held_->session;
    const bool lost = failed_ && ends_all(*failed_);
    if (!lost && begun_) lease->rollback();
    if (lost || lease->is_cut()) lease.discard();
}

Session& SqlTransaction::session() {
    if (!held_->session) held_->session.emplace(pool_.lease());
    return **held_->session;
}

/// Runs work on the open transaction; the error when it is over.
template <class Work>
auto SqlTransaction::run(Work work) {
    auto result = attempt(std::move(work));
    if (!result.ok() && ends_all(result.error())) failed_ = result.error();
    return result;
}

/// The same, where the caller can go back to before it.
template <class Work>
auto SqlTransaction::attempt(Work work) {
    return guard(dialect_, place_, [&]() -> std::invoke_result_t<Work> {
        if (failed_) return *failed_;
        if (!held_) return Error{ErrorKind::misuse, Code::gj5425};
        return work();
    });
}

template <class Work>
auto SqlTransaction::attempt_watched(Work work) {
    return attempt([&] { return session().watched(work); });
}

template <class Ask>
std::invoke_result_t<Ask, Session&> SqlTransaction::question(Ask work) {
    if (held_->session) return session().watched([&] { return work(session()); });
    std::optional<std::invoke_result_t<Ask, Session&>> answer;
    auto answering = pool_.answering([&](Session& fresh) { answer.emplace(work(fresh)); });
    held_->session.emplace(std::move(answering));
    return *std::move(answer);
}

template <class Ask>
auto SqlTransaction::ask_past(Ask work) {
    return run([&]() -> std::invoke_result_t<Ask, Session&> { return question(work); });
}

template <class Ask>
auto SqlTransaction::ask(Ask work) {
    return run([&]() -> std::invoke_result_t<Ask, Session&> {
        if (auto written = write_waiting(true); !written.ok()) return written.error();
        return question(work);
    });
}

bool SqlTransaction::waits(const std::string& case_id) const {
    return std::any_of(waiting_.begin(), waiting_.end(),
                       [&](const ports::CaseChange& change) { return change.after.id == case_id; });
}

Result<std::optional<ports::CommandRecord>> SqlTransaction::find_command(
    const std::string& command_id) {
    return ask([&](Session& session) -> Result<std::optional<ports::CommandRecord>> {
        return sql::find_command(session, command_id);
    });
}

Result<std::optional<ports::CaseView>> SqlTransaction::load(const std::string& case_id) {
    const auto work = [&](Session& session) -> Result<std::optional<ports::CaseView>> {
        return load_case(session, case_id, &seen_);
    };
    return waits(case_id) ? ask(work) : ask_past(work);
}

std::optional<std::int64_t> SqlTransaction::directory_state() {
    if (directory_) return directory_;
    const auto read = ask_past(
        [&](Session& session) -> Result<std::int64_t> { return sql::directory_state(session); });
    if (read.ok()) know_directory(*read);
    return directory_;
}

void SqlTransaction::know_directory(std::int64_t changes) {
    directory_ = changes;
    if (presumed_.directory == changes) presumed_.directory.reset();
    memory_.keep_directory(changes);
}

bool SqlTransaction::holdings_wait() const {
    return std::any_of(waiting_.begin(), waiting_.end(), [](const ports::CaseChange& change) {
        return !change.holdings.empty() || !change.guards.empty();
    });
}

bool SqlTransaction::links_wait() const {
    return std::any_of(waiting_.begin(), waiting_.end(),
                       [](const ports::CaseChange& change) { return !change.links.empty(); });
}

void SqlTransaction::will_look(const std::vector<ports::CaseAsked>& all, const SeenAhead& seen) {
    grouped_ = all.size() > 1;
    if (!dialect_.takes_rows_as_arrays() || !grouped_ || begun_) return;
    std::vector<ports::CaseAsked> rest;
    for (const auto& one : all) {
        auto known = look_in_memory(one);
        if (!known) rest.push_back(one);
        if (known) ahead_[one.case_id] = {one.command_id, *std::move(known), {}};
    }
    const auto read = ask_past([&](Session& session) -> Outcome {
        if (rest.empty()) return Done{};
        ahead_.merge(look_ahead_in_one_trip(session, rest, seen_));
        know_directory(session.trip.directory.as_number());
        return Done{};
    });
    if (!read.ok()) ahead_.clear();  // look() will meet the error again
    for (std::size_t i = 0; seen && i < all.size(); ++i) {
        const auto known = ahead_.find(all[i].case_id);
        if (known != ahead_.end() && known->second.command_id == all[i].command_id)
            seen(i, known->second.look);
    }
}

void SqlTransaction::will_find_duplicates(const std::vector<ports::DuplicatesAsked>& all) {
    if (!dialect_.takes_rows_as_arrays() || all.size() < 2 || begun_) return;
    const auto read = ask_past([&](Session& session) -> Outcome {
        auto found = find_duplicates_in_one_trip(session, all);
        for (std::size_t i = 0; i < all.size(); ++i) duplicates_[all[i]] = std::move(found[i]);
        return Done{};
    });
    if (!read.ok()) duplicates_.clear();
}

/// Only in the store's own memory, and on databases where a write can prove the rest of it.
std::optional<ports::CaseLook> SqlTransaction::look_in_memory(const ports::CaseAsked& asked) {
    if (asked.presume == ports::Presume::nothing || failed_) return std::nullopt;
    const bool proves = dialect_.takes_rows_as_arrays();
    const auto directory = proves && !directory_ ? memory_.directory() : directory_;
    if (proves && !directory) return std::nullopt;
    ports::CaseLook look;
    if (asked.presume == ports::Presume::as_written) {
        auto known = memory_.take(asked.case_id);
        if (!known) return std::nullopt;
        look.view = std::move(known->view);
        seen_[asked.case_id] = std::move(known->known);
    }
    presumes_ = true;
    if (!proves) return look;
    if (!directory_) directory_ = presumed_.directory = directory;
    presumed_.unlinked.push_back(asked.case_id);
    proven_ = false;
    return look;
}

/// What was read, or presumed, before it was asked. Its threads stay known; the case itself is given once.
std::optional<ports::CaseLook> SqlTransaction::looked_ahead(const ports::CaseAsked& asked) {
    const auto known = ahead_.find(asked.case_id);
    if (failed_ || known == ahead_.end() || known->second.command_id != asked.command_id)
        return std::nullopt;
    known->second.command_id.clear();
    return std::move(known->second.look);
}

/// Remembers what goes with the case.
ports::CaseLook SqlTransaction::attached(ports::CaseLook look) {
    if (look.view) before_[look.view->record.id] = {look.view->clocks, look.view->work};
    return look;
}

Result<ports::CaseLook> SqlTransaction::look(const ports::CaseAsked& asked) {
    const bool here = waits(asked.case_id) ||
                      std::any_of(waiting_.begin(), waiting_.end(), [&](const auto& change) {
                          return change.command.id == asked.command_id;
                      });
    if (!here) {
        if (auto known = looked_ahead(asked)) return attached(*std::move(known));
        if (auto known = look_in_memory(asked)) {
            if (dialect_.takes_rows_as_arrays()) ahead_[asked.case_id] = {};
            return attached(*std::move(known));
        }
    }
    const auto work = [&](Session& session) -> Result<ports::CaseLook> {
        if (dialect_.takes_rows_as_arrays()) {
            auto fresh = look_in_one_trip(session, asked, seen_);
            know_directory(session.trip.directory.as_number());
            auto look = std::move(fresh.look);
            fresh.command_id.clear();
            ahead_[asked.case_id] = std::move(fresh);
            return attached(std::move(look));
        }
        return attached({sql::find_command(session, asked.command_id),
                         load_case(session, asked.case_id, &seen_)});
    };
    return here ? ask(work) : ask_past(work);
}

/// One case among others does not rest on it: there are duplicates among many. Nor one whose key was seen: it would
/// have to begin again.
bool SqlTransaction::may_presume_none(const ports::DuplicatesAsked& asked) {
    return presumes_ && !grouped_ && !begun_ && dialect_.takes_rows_as_arrays() &&
           !memory_.knows_filed(duplicate_hash(asked.key));
}

Result<std::vector<std::string>> SqlTransaction::find_duplicates(
    const ports::DuplicatesAsked& asked) {
    auto found = ask_past([&](Session& session) -> Result<std::vector<std::string>> {
        const auto known = duplicates_.find(asked);
        if (known != duplicates_.end() && !begun_) return known->second;
        if (may_presume_none(asked)) {
            presumed_.no_duplicates.push_back(asked);
            proven_ = false;
            return std::vector<std::string>();
        }
        return sql::find_duplicates(session, asked);
    });
    if (!found.ok() || asked.key.empty()) return found;
    for (const auto& change : waiting_) {  // as they will be
        const auto& now = change.after;
        std::erase(*found, now.id);
        if (ports::is_duplicate(now, asked))
            found->insert(std::upper_bound(found->begin(), found->end(), now.id), now.id);
    }
    return found;
}

Result<std::vector<std::string>> SqlTransaction::filed_by(const std::string& policy,
                                                          const std::string& applicant_unit) {
    return ask([&](Session& session) -> Result<std::vector<std::string>> {
        return find_filed_by(session, policy, applicant_unit);
    });
}

Result<std::vector<ports::HoldingRecord>> SqlTransaction::holdings(
    const ports::HoldingFilter& filter) {
    const auto work = [&](Session& session) -> Result<std::vector<ports::HoldingRecord>> {
        return find_holdings(session, filter);
    };
    return holdings_wait() ? ask(work) : ask_past(work);
}

Result<std::int64_t> SqlTransaction::holding_revision(const std::string& name,
                                                      const std::string& subject) {
    const auto work = [&](Session& session) -> Result<std::int64_t> {
        return account_revision(session, name, subject);
    };
    return holdings_wait() ? ask(work) : ask_past(work);
}

Result<std::vector<ports::LinkRecord>> SqlTransaction::links(const std::string& case_id) {
    const auto known = ahead_.find(case_id);
    if (!failed_ && known != ahead_.end()) return known->second.links;
    const auto work = [&](Session& session) -> Result<std::vector<ports::LinkRecord>> {
        return all_links(session, case_id);
    };
    return links_wait() ? ask(work) : ask_past(work);
}

void SqlTransaction::begin_writing() {
    if (begun_) return;
    session().begin_write();
    begun_ = true;
}

/// After an error nothing of the transaction may stay: a part of what was put off can be written.
Outcome SqlTransaction::write_waiting(bool goes_on) {
    if (waiting_.empty()) return Done{};
    auto done = attempt_watched([&] { return write_in_one(goes_on); });
    if (!done.ok()) failed_ = done.error();
    return done;
}

Outcome SqlTransaction::write_in_one(bool goes_on) {
    if (goes_on) begin_writing();  // one statement needs none around it
    // All take their cases in one order: of two that share some, none holds what the other waits for.
    std::sort(waiting_.begin(), waiting_.end(),
              [](const auto& one, const auto& other) { return one.after.id < other.after.id; });
    if (dialect_.takes_rows_as_arrays()) {
        write_in_one_trip(session(), waiting_, presumed_, seen_);
        proven_ = true;
    } else {
        for (const auto& change : waiting_) save_change(session(), change, seen_);
    }
    if (written_.empty()) written_.swap(waiting_);
    for (auto& change : waiting_) note_written(std::move(change));
    waiting_.clear();
    return Done{};
}

void SqlTransaction::note_written(ports::CaseChange change) {
    const auto old = std::find_if(written_.begin(), written_.end(),
                                  [&](const auto& one) { return one.after.id == change.after.id; });
    if (old == written_.end()) {
        written_.push_back(std::move(change));
    } else {
        *old = std::move(change);
    }
}

bool SqlTransaction::may_wait(const ports::CaseChange& change) const {
    const bool fits = !dialect_.takes_rows_as_arrays() || fits_one_trip(change);
    return puts_off_ && fits && !waits(change.after.id);
}

Outcome SqlTransaction::save(ports::CaseChange change) {
    if (!change.links.empty()) ahead_.clear();
    if (const auto old = ahead_.find(change.after.id); old != ahead_.end())
        old->second.command_id.clear();  // its threads are still as they were read
    if (!failed_ && held_ && may_wait(change)) {
        waiting_.push_back(std::move(change));
        return Done{};
    }
    const auto begun = run([&]() -> Outcome {
        if (auto written = write_waiting(true); !written.ok()) return written;
        session().watched([&] { begin_writing(); });
        return Done{};
    });
    if (!begun.ok()) return begun;
    return save_now(change);
}

/// With a savepoint: a change that is refused takes back nothing but itself.
Outcome SqlTransaction::save_now(const ports::CaseChange& change) {
    bool begun = false;
    std::erase_if(written_, [&](const auto& one) { return one.after.id == change.after.id; });
    auto saved = attempt_watched([&]() -> Outcome {
        session().savepoint();
        begun = true;
        save_change(session(), change, seen_);
        session().release();
        return Done{};
    });
    if (saved.ok()) return saved;
    if (!begun) {
        if (ends_all(saved.error())) failed_ = saved.error();
        return saved;
    }
    seen_.erase(change.after.id);
    return take_back(saved.error());
}

/// Goes back to the savepoint and passes the error on. When even that fails, the transaction is lost.
Outcome SqlTransaction::take_back(Error error) {
    const auto undone = attempt_watched([&]() -> Outcome {
        session().rollback_to_savepoint();
        session().release();
        return Done{};
    });
    if (!undone.ok()) failed_ = error;
    return error;
}

/// What was written is what the next command will find.
void SqlTransaction::keep_written() {
    for (auto& change : written_) {
        const auto id = change.after.id;
        if (change.after.filed.ms != 0 && !change.after.duplicate_key.empty())
            memory_.keep_filed(duplicate_hash(change.after.duplicate_key));
        const auto ahead = ahead_.find(id);
        const bool linked = ahead != ahead_.end() && !ahead->second.links.empty();
        const auto before = before_.find(id);
        const bool known = before != before_.end() || change.expected_revision == 0;
        const auto seen = seen_.find(id);
        if (linked || !known || seen == seen_.end()) continue;
        Attached was;
        if (before != before_.end()) was = std::move(before->second);
        memory_.keep({after(std::move(was), std::move(change)), std::move(seen->second)});
    }
}

Outcome SqlTransaction::commit() {
    auto done = run([&]() -> Outcome {
        if (auto written = write_waiting(false); !written.ok()) return written;
        if (!proven_ || begun_) {
            session().watched([&] {
                if (!proven_) check_presumed(session(), presumed_, presumed_.unlinked.front());
                if (begun_) session().commit();
            });
        }
        keep_written();
        return Done{};
    });
    if (!done.ok() && held_ && held_->session) {
        if (ends_all(done.error())) {
            held_->session->discard();  // closing rolls back
        } else if (begun_) {
            session().rollback();
        }
    }
    held_.reset();
    return done;
}

}  // namespace guiju::sql
