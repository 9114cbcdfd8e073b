// SPDX-License-Identifier: Apache-2.0
#include "adapters/sql/migrate.h"

#include <chrono>
#include <optional>

#include "adapters/sql/schema.h"

namespace guiju::sql {
namespace {

using base::Code;
using base::ErrorKind;

void run(Session& session, const std::string& text) {
    Statement statement(session.raw());
    statement.prepare(text);
    statement.run();
}

/// What was recorded of one migration, if anything.
struct Applied {
    bool found = false;
    std::string checksum;
    long long steps = 0;
};

Applied applied(Session& session, std::int64_t version) {
    Statement select(session.raw());
    Cell number;
    Cell checksum;
    Cell steps;
    checksum.is_text = true;
    select.use(number, "number").into(checksum).into(steps);
    select.prepare("select checksum, steps from schema_info where schema_no = :number");
    number.set(static_cast<long long>(version));
    if (!select.only()) return {};
    return {true, std::string(checksum.as_text()), steps.as_number()};
}

/// Empty: a table of that name that another program made.
std::optional<long long> highest(Session& session) {
    try {
        Statement select(session.raw());
        Cell number;
        select.into(number);
        select.prepare("select max(schema_no) from schema_info");
        return select.only() ? number.as_number() : 0;
    } catch (const soci::soci_error& error) {
        if (session.dialect().classify(error) == Fault::altered) return std::nullopt;
        throw;
    }
}

void record(Session& session, const Migration& migration, long long done) {
    Statement insert(session.raw());
    Cell number;
    Cell sum;
    Cell steps;
    Cell at;
    sum.is_text = true;
    insert.use(number, "number").use(sum, "checksum").use(steps, "steps").use(at, "at");
    insert.prepare(
        "insert into schema_info (schema_no, checksum, steps, applied_at)"
        " values (:number, :checksum, :steps, :at)");
    number.set(static_cast<long long>(migration.version));
    sum.set(checksum(migration));
    steps.set(done);
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    at.set(
        static_cast<long long>(std::chrono::duration_cast<std::chrono::milliseconds>(now).count()));
    insert.change();
}

void refuse_foreign(const SchemaState& state, const std::string& place) {
    if (state.schema == Schema::foreign) throw Refusal{{ErrorKind::misuse, Code::gj5423, {place}}};
    if (state.schema == Schema::newer) {
        throw Refusal{{ErrorKind::misuse,
                       Code::gj5405,
                       {place, std::to_string(state.version), std::to_string(schema_version())}}};
    }
}

template <class Work>
void in_transaction(Session& session, Work work) {
    session.begin_write();
    try {
        work();
        session.commit();
    } catch (...) {
        session.rollback();
        throw;
    }
}

/// Does what is missing; inside a transaction.
void do_missing(Session& session, const std::string& place) {
    const auto state = schema_state(session, place);
    refuse_foreign(state, place);
    const auto& dialect = session.dialect();
    if (state.schema == Schema::none) run(session, in_dialect(schema_table(), dialect));
    for (const auto& migration : migrations()) {
        if (migration.version <= state.version) continue;
        for (const auto statement : migration.statements)
            run(session, in_dialect(statement, dialect));
        record(session, migration, steps_of(migration));
    }
    for (const auto& migration : migrations())
        if (migration.version > state.version && migration.fill != nullptr) migration.fill(session);
}

/// Makes one table or index. It may be there: made by a program that died before it could record it.
void make_once(Session& session, std::string_view statement) {
    try {
        in_transaction(session, [&] { run(session, in_dialect(statement, session.dialect())); });
    } catch (const soci::soci_error& error) {
        if (session.dialect().classify(error) != Fault::exists) throw;
    }
}

void set_steps(Session& session, const Migration& migration, long long done) {
    Statement update(session.raw());
    Cell number;
    Cell steps;
    update.use(steps, "steps").use(number, "number");
    update.prepare("update schema_info set steps = :steps where schema_no = :number");
    number.set(static_cast<long long>(migration.version));
    steps.set(done);
    update.change();
}

/// The same, where every table is a transaction of its own: what was done is recorded after each, so
/// that a migration cut short goes on where it stopped.
void do_steps(Session& session, const std::string& place) {
    const auto state = schema_state(session, place);
    refuse_foreign(state, place);
    if (state.schema == Schema::none) make_once(session, schema_table());
    for (const auto& migration : migrations()) {
        if (migration.version <= state.version) continue;
        const auto before = applied(session, migration.version);
        if (!before.found) in_transaction(session, [&] { record(session, migration, 0); });
        for (auto i = static_cast<std::size_t>(before.steps); i < migration.statements.size();
             ++i) {
            make_once(session, migration.statements[i]);
            in_transaction(session,
                           [&] { set_steps(session, migration, static_cast<long long>(i) + 1); });
        }
    }
    for (const auto& migration : migrations()) {
        if (migration.version <= state.version || migration.fill == nullptr) continue;
        in_transaction(session, [&] {
            migration.fill(session);
            set_steps(session, migration, steps_of(migration));
        });
    }
}

/// True when another program has done it all meanwhile.
bool done_by_another(Session& session, const soci::soci_error& error, const std::string& place) {
    const auto fault = session.dialect().classify(error);
    const bool raced = fault == Fault::exists || fault == Fault::unique;
    return raced && schema_state(session, place).schema == Schema::current;
}

}  // namespace

SchemaState schema_state(Session& session, const std::string& place) {
    Statement count(session.raw());
    Cell tables;
    Cell ours;
    count.into(tables).into(ours);
    count.prepare(session.dialect().count_tables());
    if (!count.only() || tables.as_number() == 0) return {Schema::none, 0};
    if (ours.as_number() == 0) return {Schema::foreign, 0};
    const auto newest = highest(session);
    if (!newest) return {Schema::foreign, 0};
    SchemaState state{Schema::current, *newest};
    if (state.version > schema_version()) return {Schema::newer, state.version};
    state.version = 0;
    for (const auto& migration : migrations()) {
        const auto done = applied(session, migration.version);
        const bool whole =
            session.dialect().tables_in_transaction() || done.steps >= steps_of(migration);
        if (!done.found) return {Schema::older, state.version};
        if (done.checksum != checksum(migration)) {
            throw Refusal{
                {ErrorKind::misuse, Code::gj5413, {place, std::to_string(migration.version)}}};
        }
        if (!whole) return {Schema::older, state.version};
        state.version = migration.version;
    }
    return state;
}

void require_current(const SchemaState& state, const Url& url) {
    const auto is = std::to_string(state.version);
    const auto needs = std::to_string(schema_version());
    switch (state.schema) {
        case Schema::current: return;
        case Schema::none:
        case Schema::foreign: throw Refusal{{ErrorKind::misuse, Code::gj5407, {url.place}}};
        case Schema::older:
            throw Refusal{{ErrorKind::misuse, Code::gj5406, {url.place, is, needs}}};
        case Schema::newer:
            throw Refusal{{ErrorKind::misuse, Code::gj5405, {url.place, is, needs}}};
    }
}

void migrate_schema(Session& session, const std::string& place) {
    try {
        if (!session.dialect().tables_in_transaction()) return do_steps(session, place);
        in_transaction(session, [&] { do_missing(session, place); });
    } catch (const soci::soci_error& error) {
        if (!done_by_another(session, error, place)) throw;
    }
}

}  // namespace guiju::sql
