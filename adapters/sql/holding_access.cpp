// SPDX-License-Identifier: Apache-2.0
// Holdings and the accounts that guard them.
#include "adapters/sql/case_access.h"

namespace guiju::sql {
namespace {

using base::Code;
using base::ErrorKind;

/// The narrowest select that a filter allows; what it says besides is looked at row by row.
Statement& select_for(Session& session, const ports::HoldingFilter& filter) {
    auto& row = session.holdings.row;
    const auto by = [&](Lazy& lazy, const char* where) -> Statement& {
        return lazy.get(session.raw(), [&](Statement& s) {
            if (*where != '\0') s.use(session.key, "key");
            row.prepare_select(s, "holding", std::string(where) + " order by held_from, id");
        });
    };
    const auto with = [&](const std::string& key, Lazy& lazy, const char* where) -> Statement& {
        auto& select = by(lazy, where);
        session.key.set(key);
        return select;
    };
    if (!filter.case_id.empty())
        return with(filter.case_id, session.holdings_of_case, " where case_id = :key");
    if (!filter.subject.empty() && filter.subject != "*")
        return with(filter.subject, session.holdings_of_subject, " where subject = :key");
    if (!filter.name.empty())
        return with(filter.name, session.holdings_of_name, " where holding_name = :key");
    return by(session.all_holdings, "");
}

void bind_account(Session& session, Statement& s) {
    s.use(session.account_name, "name").use(session.account_subject, "subject");
}

[[noreturn]] void moved(const std::string& case_id) {
    throw Refusal{{ErrorKind::conflict, Code::gj5414, {case_id}}};
}

void open_account(Session& session, const std::string& case_id) {
    auto& insert = session.open_account.get(session.raw(), [&](Statement& s) {
        bind_account(session, s);
        s.prepare(
            "insert into holding_account (holding_name, subject, revision)"
            " values (:name, :subject, 1)");
    });
    try {
        insert.change();
    } catch (const soci::soci_error& error) {
        if (session.dialect().classify(error) != Fault::unique) throw;
        moved(case_id);
    }
}

}  // namespace

std::vector<ports::HoldingRecord> find_holdings(Session& session,
                                                const ports::HoldingFilter& filter) {
    auto& select = select_for(session, filter);
    std::vector<ports::HoldingRecord> out;
    for (bool more = select.first(); more; more = select.next()) {
        auto one = session.holdings.row.take();
        if (filter.fits(one)) out.push_back(std::move(one));
    }
    return out;
}

std::int64_t account_revision(Session& session, const std::string& name,
                              const std::string& subject) {
    auto& select = session.read_account.get(session.raw(), [&](Statement& s) {
        bind_account(session, s);
        s.into(session.account_revision);
        s.prepare(
            "select revision from holding_account"
            " where holding_name = :name and subject = :subject");
    });
    session.account_name.set(name);
    session.account_subject.set(subject);
    return select.only() ? session.account_revision.as_number() : 0;
}

void step_accounts(Session& session, const std::vector<ports::HoldingGuard>& guards,
                   const std::string& case_id) {
    auto& step = session.step_account.get(session.raw(), [&](Statement& s) {
        bind_account(session, s);
        s.use(session.number, "expected");
        s.prepare(
            "update holding_account set revision = revision + 1"
            " where holding_name = :name and subject = :subject and revision = :expected");
    });
    for (const auto& guard : guards) {
        session.account_name.set(guard.name);
        session.account_subject.set(guard.subject);
        session.number.set(static_cast<long long>(guard.revision));
        if (guard.revision == 0)
            open_account(session, case_id);
        else if (step.change() != 1)
            moved(case_id);
    }
}

}  // namespace guiju::sql
