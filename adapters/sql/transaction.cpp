// SPDX-License-Identifier: Apache-2.0
#include "adapters/sql/transaction.h"

namespace guiju::sql {

using base::Code;
using base::Done;
using base::Error;
using base::ErrorKind;
using base::Outcome;
using base::Result;

SqlTransaction::~SqlTransaction() {
    if (!held_) return;
    if (failed_) {
        held_->session.discard();
    } else {
        held_->session->rollback();
    }
}

/// True when the database itself failed: some then commit nothing, and say so only by a warning.
bool ends_all(const Error& error) {
    const bool ours = error.code == Code::gj5419;  // a row that cannot be read
    return !ours && (error.kind == ErrorKind::retry_later || error.kind == ErrorKind::broken);
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

Result<std::optional<ports::CommandRecord>> SqlTransaction::find_command(
    const std::string& command_id) {
    return run([&]() -> Result<std::optional<ports::CommandRecord>> {
        return sql::find_command(*held_->session, command_id);
    });
}

Result<std::optional<ports::CaseView>> SqlTransaction::load(const std::string& case_id) {
    return run([&]() -> Result<std::optional<ports::CaseView>> {
        return load_case(*held_->session, case_id, &seen_);
    });
}

Result<std::vector<std::string>> SqlTransaction::find_duplicates(const std::string& duplicate_key,
                                                                 value::Instant since) {
    return run([&]() -> Result<std::vector<std::string>> {
        return sql::find_duplicates(*held_->session, duplicate_key, since);
    });
}

Result<std::vector<std::string>> SqlTransaction::filed_by(const std::string& policy,
                                                          const std::string& applicant_unit) {
    return run([&]() -> Result<std::vector<std::string>> {
        return find_filed_by(*held_->session, policy, applicant_unit);
    });
}

Result<std::vector<ports::HoldingRecord>> SqlTransaction::holdings(
    const ports::HoldingFilter& filter) {
    return run([&]() -> Result<std::vector<ports::HoldingRecord>> {
        return find_holdings(*held_->session, filter);
    });
}

Result<std::int64_t> SqlTransaction::holding_revision(const std::string& name,
                                                      const std::string& subject) {
    return run(
        [&]() -> Result<std::int64_t> { return account_revision(*held_->session, name, subject); });
}

Result<std::vector<ports::LinkRecord>> SqlTransaction::links(const std::string& case_id) {
    return run([&]() -> Result<std::vector<ports::LinkRecord>> {
        return all_links(*held_->session, case_id);
    });
}

Outcome SqlTransaction::save(const ports::CaseChange& change) {
    bool begun = false;
    auto saved = attempt([&]() -> Outcome {
        held_->session->savepoint();
        begun = true;
        save_change(*held_->session, change, seen_);
        held_->session->release();
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
    const auto undone = attempt([&]() -> Outcome {
        held_->session->rollback_to_savepoint();
        held_->session->release();
        return Done{};
    });
    if (!undone.ok()) failed_ = error;
    return error;
}

Outcome SqlTransaction::commit() {
    auto done = run([&]() -> Outcome {
        held_->session->commit();
        return Done{};
    });
    if (!done.ok() && held_) held_->session.discard();  // closing rolls back
    held_.reset();
    return done;
}

}  // namespace guiju::sql
