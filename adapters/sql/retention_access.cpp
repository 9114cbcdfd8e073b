// SPDX-License-Identifier: Apache-2.0
// Removing history of cases closed before an instant, a bounded step at a time. What may go is decided by the
// rows themselves; which instant is allowed, by the caller.
#include "adapters/sql/evidence_access.h"
#include "adapters/sql/store.h"
#include "adapters/sql/store_parts.h"

namespace guiju::sql {
namespace {

using base::Code;
using base::ErrorKind;
using base::Result;
using ports::History;

/// Condition on `closed_case`, the row of a case that is over, and untouched since.
constexpr const char* kClosed =
    "closed_case.closed <> 0 and case when closed_case.updated > closed_case.closed"
    " then closed_case.updated else closed_case.closed end < :before";
/// No entry of it is left: it cannot be made again from the journal any more.
constexpr const char* kJournalGone =
    "not exists (select 1 from journal where journal.case_id = closed_case.id"
    " and journal.seq = 1)";
/// No receiver still waits for a message of it, and none has to be told of it yet.
constexpr const char* kNobodyWaits =
    "not exists (select 1 from outbox_lane where outbox_lane.case_id = closed_case.id"
    " and outbox_lane.lane_state <> 'idle') and not exists (select 1 from outbox fresh"
    " where fresh.case_id = closed_case.id and exists (select 1 from outbox_mark told"
    " where told.mark_name >= 'to:' and told.mark_name < 'to;' and (fresh.arrival_no is null or "
    "fresh.arrival_no >"
    " told.mark_no)))";

struct Rows {
    const char* table;
    std::string condition;  ///< on closed_case
};

Rows rows_of(History history) {
    switch (history) {
        case History::command: return {"command", kClosed};
        case History::outbox: return {"outbox", std::string(kClosed) + " and " + kNobodyWaits};
        case History::work_item:
            return {"work_item", std::string(kClosed) + " and " + kJournalGone};
        case History::clock: break;
    }
    return {"clock", std::string(kClosed) + " and " + kJournalGone};
}

struct Cells {
    Cells() { id.is_text = after.is_text = until.is_text = true; }
    Cell id, after, until, before, rows, count;
};

/// Before all ids. Why not "": that would be NULL, and nothing is greater than NULL.
constexpr const char* kBeforeAll = "\x01";

void set_after(Cells& cells, const std::string& after) {
    cells.after.set(after.empty() ? kBeforeAll : after);
}

std::vector<std::string> ids_of(Statement& select, Cells& cells) {
    std::vector<std::string> ids;
    for (bool more = select.first(); more; more = select.next())
        ids.emplace_back(cells.id.as_text());
    return ids;
}

/// The next keys behind `after`, whatever becomes of them: where the step ends.
std::vector<std::string> next_keys(Session& session, Cells& cells, const std::string& table,
                                   std::size_t limit) {
    Statement select(session.raw());
    select.use(cells.after, "after").use(cells.rows, "rows").into(cells.id);
    select.prepare("select id from " + table + " where id > :after order by id" +
                   std::string(session.dialect().first_rows()));
    cells.rows.set(static_cast<long long>(limit));
    return ids_of(select, cells);
}

/// Those behind `after` and up to `until` whose case fulfils the condition.
std::vector<std::string> removable(Session& session, Cells& cells, History history,
                                   const std::string& condition) {
    const bool by_command = history == History::command;
    const std::string key = by_command ? "command.id" : "closed_case.id";
    Statement select(session.raw());
    select.use(cells.before, "before").use(cells.after, "after").use(cells.until, "until");
    select.into(cells.id);
    select.prepare("select " + key + " from case_row closed_case" +
                   (by_command ? " join command on command.case_id = closed_case.id" : "") +
                   " where " + condition + " and " + key + " > :after and " + key +
                   " <= :until order by " + key);
    return ids_of(select, cells);
}

long long delete_by(Session& session, Cells& cells, const std::string& where,
                    const std::vector<std::string>& ids) {
    Statement remove(session.raw());
    remove.use(cells.id, "id");
    if (where.find(":before") != std::string::npos) remove.use(cells.before, "before");
    remove.prepare("delete from " + where);
    long long removed = 0;
    for (const auto& id : ids) {
        cells.id.set(id);
        removed += remove.change();
    }
    return removed;
}

ports::Sweep sweep(Session& session, History history, ports::Instant before,
                   const std::string& after, std::size_t limit) {
    const auto rows = rows_of(history);
    Cells cells;
    set_after(cells, after);
    cells.before.set(static_cast<long long>(before.ms));
    const bool by_command = history == History::command;
    const auto keys = next_keys(session, cells, by_command ? "command" : "case_row", limit);
    ports::Sweep out;
    if (keys.empty()) return out;
    if (keys.size() == limit) out.after = keys.back();
    cells.until.set(keys.back());
    const auto ids = removable(session, cells, history, rows.condition);
    const std::string table = rows.table;
    if (by_command) {
        out.removed = delete_by(session, cells, table + " where id = :id", ids);
    } else if (history == History::outbox) {
        // A message that came this very moment is not history yet.
        out.removed =
            delete_by(session, cells, "delivery where case_id = :id", ids) +
            delete_by(session, cells, table + " where case_id = :id and at_ms < :before", ids);
    } else {
        out.removed = delete_by(session, cells, table + " where case_id = :id", ids);
    }
    return out;
}

long long count(Session& session, Cells& cells, const std::string& table,
                const std::string& condition) {
    Statement select(session.raw());
    select.use(cells.before, "before").into(cells.count);
    select.prepare("select count(*) from " + table +
                   " join case_row closed_case on closed_case.id = " + table + ".case_id where " +
                   condition);
    return select.only() ? cells.count.as_number() : 0;
}

/// The case stands where the caller saw it.
void require_unmoved(Session& session, const ports::HeadRecord& head) {
    Cells cells;
    Cell revision;
    Statement select(session.raw());
    select.use(cells.id, "id").into(revision).into(cells.after);
    select.prepare("select revision, journal_head from case_row where id = :id and closed <> 0");
    cells.id.set(head.case_id);
    const bool same = select.only() && revision.as_number() == head.revision &&
                      cells.after.as_text() == head.head;
    if (!same) throw Refusal{{ErrorKind::conflict, Code::gj5715, {head.case_id}}};
}

}  // namespace

std::vector<ports::RemovalRecord> all_removals(Session& session) {
    auto& row = session.removals.row;
    Statement select(session.raw());
    row.prepare_select(select, session.removals.name, " order by removal_no");
    return row.all(select);
}

Result<std::int64_t> SqlStore::count_removable(History table, ports::Instant closed_before) {
    return parts_->reading([&](Session& session) -> Result<std::int64_t> {
        const auto rows = rows_of(table);
        Cells cells;
        cells.before.set(static_cast<long long>(closed_before.ms));
        auto all = count(session, cells, rows.table, rows.condition);
        if (table == History::outbox) all += count(session, cells, "delivery", rows.condition);
        return static_cast<std::int64_t>(all);
    });
}

Result<ports::Sweep> SqlStore::remove(History table, ports::Instant closed_before,
                                      const std::string& after, std::size_t limit) {
    ports::Sweep out;
    const auto done = parts_->writing(
        [&](Session& session) { out = sweep(session, table, closed_before, after, limit); });
    if (!done.ok()) return done.error();
    return out;
}

Result<std::vector<ports::HeadRecord>> SqlStore::closed_heads(ports::Instant closed_before,
                                                              const std::string& after_id,
                                                              std::size_t limit) {
    return parts_->reading([&](Session& session) -> Result<std::vector<ports::HeadRecord>> {
        Cells cells;
        Statement select(session.raw());
        select.use(cells.before, "before").use(cells.after, "after").use(cells.rows, "rows");
        session.heads.into(select);
        select.prepare("select " + session.heads.names("closed_case") +
                       " from case_row closed_case where " + kClosed +
                       " and exists (select 1 from journal where journal.case_id = closed_case.id)"
                       " and closed_case.id > :after order by closed_case.id" +
                       std::string(session.dialect().first_rows()));
        cells.before.set(static_cast<long long>(closed_before.ms));
        set_after(cells, after_id);
        cells.rows.set(static_cast<long long>(limit));
        return session.heads.all(select);
    });
}

base::Outcome SqlStore::remove_journals(const ports::RemovalRecord& mark,
                                        const std::vector<ports::HeadRecord>& cases) {
    return parts_->writing([&](Session& session) {
        session.removals.row.put(mark);
        insert_new(session, session.removals, Code::gj5427, std::to_string(mark.number));
        Cells cells;
        Statement remove(session.raw());
        remove.use(cells.id, "id").use(cells.count, "last");
        remove.prepare("delete from journal where case_id = :id and seq <= :last");
        for (const auto& head : cases) {
            require_unmoved(session, head);
            cells.id.set(head.case_id);
            cells.count.set(static_cast<long long>(head.revision));
            remove.change();
        }
    });
}

}  // namespace guiju::sql
