// SPDX-License-Identifier: Apache-2.0
#include "adapters/sql/migrate.h"

#include <chrono>

#include "adapters/sql/schema.h"

namespace guiju::sql {
namespace {

using base::Code;
using base::ErrorKind;

void run(Session& session, const std::string& text) {
    Statement statement(session.raw());
    statement.prepare(text);
    statement.change();
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

long long highest(Session& session) {
    Statement select(session.raw());
    Cell number;
    select.into(number);
    select.prepare("select max(schema_no) from schema_info");
    return select.only() ? number.as_number() : 0;
}

void record(Session& session, const Migration& migration) {
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
    steps.set(static_cast<long long>(migration.statements.size()));
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    at.set(
        static_cast<long long>(std::chrono::duration_cast<std::chrono::milliseconds>(now).count()));
    insert.change();
}

/// Does what is missing; inside a transaction.
void do_missing(Session& session, const std::string& place) {
    const auto state = schema_state(session, place);
    if (state.schema == Schema::foreign) throw Refusal{{ErrorKind::misuse, Code::gj5423, {place}}};
    if (state.schema == Schema::newer) {
        throw Refusal{{ErrorKind::misuse,
                       Code::gj5405,
                       {place, std::to_string(state.version), std::to_string(schema_version())}}};
    }
    const auto& dialect = session.dialect();
    if (state.schema == Schema::none) run(session, in_dialect(schema_table(), dialect));
    for (const auto& migration : migrations()) {
        if (migration.version <= state.version) continue;
        for (const auto statement : migration.statements)
            run(session, in_dialect(statement, dialect));
        record(session, migration);
    }
    for (const auto& migration : migrations())
        if (migration.version > state.version && migration.fill != nullptr) migration.fill(session);
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
    SchemaState state{Schema::current, highest(session)};
    if (state.version > schema_version()) return {Schema::newer, state.version};
    state.version = 0;
    for (const auto& migration : migrations()) {
        const auto done = applied(session, migration.version);
        if (!done.found) return {Schema::older, state.version};
        if (done.checksum != checksum(migration)) {
            throw Refusal{
                {ErrorKind::misuse, Code::gj5413, {place, std::to_string(migration.version)}}};
        }
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
        case Schema::foreign: throw Refusal{{ErrorKind::misuse, Code::gj5407, {url.rest}}};
        case Schema::older: throw Refusal{{ErrorKind::misuse, Code::gj5406, {url.rest, is, needs}}};
        case Schema::newer: throw Refusal{{ErrorKind::misuse, Code::gj5405, {url.rest, is, needs}}};
    }
}

void migrate_schema(Session& session, const std::string& place) {
    session.begin_write();
    try {
        do_missing(session, place);
        session.commit();
    } catch (...) {
        session.rollback();
        throw;
    }
}

}  // namespace guiju::sql
