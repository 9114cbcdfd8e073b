// SPDX-License-Identifier: Apache-2.0
#include "adapters/sql/store.h"

#include "adapters/sql/evidence_access.h"
#include "adapters/sql/migrate.h"
#include "adapters/sql/schema.h"
#include "adapters/sql/store_parts.h"

namespace guiju::sql {

using base::Code;
using base::Done;
using base::Error;
using base::ErrorKind;
using base::Outcome;
using base::Result;

namespace {

struct Address {
    Url url;
    const Dialect* dialect;
};

/// The address, its dialect and a first look at what is there.
Result<Address> look(std::string_view text, const Options& options) {
    auto url = parse_url(text);
    if (!url.ok()) return url.error();
    const auto dialect = dialect_for(*url, options);
    if (!dialect.ok()) return dialect.error();
    const auto seen = (*dialect)->look(*url, options);
    if (!seen.ok()) return seen.error();
    return Address{std::move(*url), *dialect};
}

template <class Work>
std::invoke_result_t<Work, Session&> on_session(const Address& at, const Options& options,
                                                Work work) {
    return guard(*at.dialect, at.url.place, [&] {
        Watchdog dog(options.deadline);
        const auto session = connected(*at.dialect, at.url, options, &dog);
        return work(*session);
    });
}

std::int64_t count(Session& session, const std::string& what) {
    Statement select(session.raw());
    Cell number;
    select.into(number);
    select.prepare("select count(*) from " + what);
    return select.only() ? number.as_number() : 0;
}

Status status_of(Session& session, const Url& url) {
    const auto state = schema_state(session, url.place);
    if (state.schema == Schema::none || state.schema == Schema::foreign)
        require_current(state, url);
    Status status{.driver = std::string(session.dialect().name()),
                  .version = state.version,
                  .needed = schema_version()};
    if (state.schema != Schema::current) return status;
    for (const auto& table : table_names()) count(session, table + " where 0 = 1");
    status.cases = count(session, "case_row");
    status.open_cases = count(session, "case_row where closed = 0");
    status.journal = count(session, "journal");
    status.outbox = count(session, "outbox");
    status.units = count(session, "unit");
    status.policies = count(session, "policy");
    status.policy_acts = count(session, "policy_act");
    status.awaiting_approval =
        count(session,
              "policy_act one where act_kind = 'submit' and not exists (select 1 from"
              " policy_act later where later.policy_hash = one.policy_hash and"
              " later.seq > one.seq)");
    return status;
}

}  // namespace

Passage SqlStore::Parts::pass() {
    if (options.mode == Mode::read_only)
        throw Refusal{{ErrorKind::misuse, Code::gj5426, {url.place}}};
    if (!dialect.one_writer()) return Passage(nullptr);
    if (!gate.try_acquire_for(options.wait))
        throw Refusal{{ErrorKind::retry_later, Code::gj5402, {url.place}}};
    return Passage(&gate);
}

SqlStore::SqlStore(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
SqlStore::~SqlStore() = default;

bool SqlStore::one_writer() const { return parts_->dialect.one_writer(); }

Result<std::unique_ptr<ports::Transaction>> SqlStore::begin() {
    return guard(parts_->dialect, parts_->url.place,
                 [&]() -> Result<std::unique_ptr<ports::Transaction>> {
                     auto passage = parts_->pass();
                     auto tx = std::make_unique<SqlTransaction>(
                         std::move(passage), parts_->pool, parts_->dialect,
                         SqlTransaction::Place{parts_->url.place, parts_->fingerprints_with(),
                                               parts_->memory});
                     return std::unique_ptr<ports::Transaction>(std::move(tx));
                 });
}

Result<std::optional<ports::CaseView>> SqlStore::read(const std::string& case_id) {
    return parts_->reading([&](Session& session) -> Result<std::optional<ports::CaseView>> {
        return load_case(session, case_id, nullptr);
    });
}

Result<std::vector<ports::JournalRecord>> SqlStore::journal(const std::string& case_id) {
    return parts_->asking([&](Session& session) -> Result<std::vector<ports::JournalRecord>> {
        return all_journal(session, case_id);
    });
}

Result<std::vector<ports::ClockRecord>> SqlStore::clocks(const std::string& case_id) {
    return parts_->asking([&](Session& session) -> Result<std::vector<ports::ClockRecord>> {
        return all_clocks(session, case_id);
    });
}

Result<std::vector<ports::OutboxRecord>> SqlStore::outbox(const std::string& case_id) {
    return parts_->asking([&](Session& session) -> Result<std::vector<ports::OutboxRecord>> {
        return all_outbox(session, case_id);
    });
}

Result<std::vector<ports::HoldingRecord>> SqlStore::holdings(const ports::HoldingFilter& filter) {
    return parts_->reading([&](Session& session) -> Result<std::vector<ports::HoldingRecord>> {
        return find_holdings(session, filter);
    });
}

Outcome SqlStore::put_holding(const ports::HoldingRecord& holding) {
    return parts_->writing([&](Session& session) {
        session.holdings.row.put(holding);
        session.holdings.put(session.raw());
    });
}

Result<std::vector<ports::LinkRecord>> SqlStore::links(const std::string& case_id) {
    return parts_->asking([&](Session& session) -> Result<std::vector<ports::LinkRecord>> {
        return all_links(session, case_id);
    });
}

Outcome SqlStore::put_list(const ports::ListRecord& list) {
    return parts_->writing([&](Session& session) {
        session.lists.row.put(list);
        insert_new(session, session.lists, Code::gj5087, list.list);
    });
}

Result<std::vector<ports::ListRecord>> SqlStore::lists(const std::string& policy,
                                                       const std::string& list) {
    return parts_->asking([&](Session& session) -> Result<std::vector<ports::ListRecord>> {
        return all_lists(session, policy, list);
    });
}

Outcome SqlStore::put_figure(const ports::FigureRecord& figure) {
    return parts_->writing([&](Session& session) {
        session.figures.row.put(figure);
        session.figures.put(session.raw());
    });
}

Result<std::vector<ports::FigureRecord>> SqlStore::figures(const std::string& period) {
    return parts_->asking([&](Session& session) -> Result<std::vector<ports::FigureRecord>> {
        auto& row = session.figures.row;
        auto& select = session.period_figures.get(session.raw(), [&](Statement& s) {
            s.use(session.key, "key");
            row.prepare_select(s, "figure",
                               " where period_name = :key order by indicator, unit_id");
        });
        session.key.set(period);
        return row.all(select);
    });
}

Outcome SqlStore::put_policy(const ports::PolicyRecord& policy) {
    return parts_->writing([&](Session& session) {
        session.policies.row.put(policy);
        session.policies.put(session.raw());
    });
}

Result<std::optional<ports::PolicyRecord>> SqlStore::policy(const std::string& hash) {
    return parts_->asking([&](Session& session) -> Result<std::optional<ports::PolicyRecord>> {
        auto& row = session.policies.row;
        auto& select = session.one_policy.get(session.raw(), [&](Statement& s) {
            s.use(session.key, "key");
            row.prepare_select(s, "policy", " where hash = :key");
        });
        session.key.set(hash);
        if (!select.only()) return std::optional<ports::PolicyRecord>();
        return std::optional<ports::PolicyRecord>(row.take());
    });
}

Result<std::vector<ports::PolicyRecord>> SqlStore::policies() {
    return parts_->asking([&](Session& session) -> Result<std::vector<ports::PolicyRecord>> {
        auto& row = session.policies.row;
        auto& select = session.all_policies.get(session.raw(), [&](Statement& s) {
            row.prepare_select(s, "policy", " order by stored, hash");
        });
        return row.all(select);
    });
}

Outcome SqlStore::put_policy_act(const ports::PolicyAct& act, const ports::PolicyRecord* brings) {
    return parts_->writing([&](Session& session) {
        session.policy_acts.row.put(act);
        insert_new(session, session.policy_acts, Code::gj5669, act.policy);
        if (brings == nullptr) return;
        session.policies.row.put(*brings);
        session.policies.put(session.raw());
    });
}

Result<std::vector<ports::PolicyAct>> SqlStore::policy_acts(const std::string& policy) {
    return parts_->asking([&](Session& session) -> Result<std::vector<ports::PolicyAct>> {
        auto& row = session.policy_acts.row;
        auto& select = session.acts_of_policy.get(session.raw(), [&](Statement& s) {
            s.use(session.key, "key");
            row.prepare_select(s, "policy_act", " where policy_name = :key order by seq");
        });
        session.key.set(policy);
        return row.all(select);
    });
}

Result<std::optional<ports::CommandRecord>> SqlStore::answer(const std::string& command_id) {
    return parts_->asking([&](Session& session) -> Result<std::optional<ports::CommandRecord>> {
        return find_command(session, command_id);
    });
}

Result<std::unique_ptr<SqlStore>> open(std::string_view address, const Options& options) {
    auto at = look(address, options);
    if (!at.ok()) return at.error();
    const auto& dialect = *at->dialect;
    auto parts = std::make_unique<SqlStore::Parts>(dialect, std::move(at->url), options);
    const auto ready = guard(dialect, parts->url.place, [&]() -> Outcome {
        auto session = parts->pool.lease();
        if (options.mode == Mode::create) migrate_schema(*session, parts->url.place);
        session->watched([&] {
            session->begin_read();
            require_current(schema_state(*session, parts->url.place), parts->url);
            parts->fingerprint_with(read_algorithm(*session));
            session->commit();
        });
        if (options.mode != Mode::read_only) dialect.settle(session->raw());
        return Done{};
    });
    if (!ready.ok()) return ready.error();
    return std::make_unique<SqlStore>(std::move(parts));
}

Outcome init(std::string_view address) {
    const auto store = open(address, {.mode = Mode::create});
    if (!store.ok()) return store.error();
    return Done{};
}

Outcome migrate(std::string_view address) {
    const Options options{.mode = Mode::existing};
    const auto at = look(address, options);
    if (!at.ok()) return at.error();
    return on_session(*at, options, [&](Session& session) -> Outcome {
        const auto before = schema_state(session, at->url.place);
        if (before.schema == Schema::none || before.schema == Schema::foreign)
            require_current(before, at->url);
        migrate_schema(session, at->url.place);
        return Done{};
    });
}

Result<Status> status(std::string_view address) {
    const Options options{.mode = Mode::read_only};
    const auto at = look(address, options);
    if (!at.ok()) return at.error();
    return on_session(*at, options, [&](Session& session) -> Result<Status> {
        return session.watched([&] { return status_of(session, at->url); });
    });
}

Result<std::vector<std::string>> ddl(std::string_view address) {
    const auto url = parse_url(address);
    if (!url.ok()) return url.error();
    const auto dialect = dialect_for(*url, {});
    if (!dialect.ok()) return dialect.error();
    return ddl(**dialect);
}

}  // namespace guiju::sql
