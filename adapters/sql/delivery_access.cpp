// SPDX-License-Identifier: Apache-2.0
// Lanes of messages: what came in since, what is due, and the compare-and-swap that lets one worker have it.
// A name in outbox_mark is "*" for the last arrival number given, "to:NAME" for how far NAME was told,
// "retired:NAME" of a receiver that is none any more.
#include <map>

#include "adapters/sql/store.h"
#include "adapters/sql/store_parts.h"

namespace guiju::sql {
namespace {

using base::Code;
using base::ErrorKind;
using base::Result;
using ports::DeliveryRecord;
using ports::LaneRecord;
using ports::OutgoingMessage;

constexpr const char* kCounter = "*";

std::string mark_of(const std::string& receiver) { return "to:" + receiver; }
std::string retired_mark_of(const std::string& receiver) { return "retired:" + receiver; }

[[noreturn]] void taken(const std::string& what) {
    throw Refusal{{ErrorKind::conflict, Code::gj5706, {what}}};
}

/// Runs what must change exactly one row; somebody else was first when it does not.
void change_one(Session& session, Statement& statement, const std::string& what) {
    try {
        if (statement.change() == 1) return;
    } catch (const soci::soci_error& error) {
        if (session.dialect().classify(error) != Fault::unique) throw;
    }
    taken(what);
}

/// Cells for the small statements here; texts come first.
struct Cells {
    explicit Cells(soci::session& session) : raw(session) {
        for (Cell* cell : {&name, &id, &other}) cell->is_text = true;
    }
    soci::session& raw;
    Cell name, id, other;
    Cell place, old, fresh, rows;
};

/// The number behind a name; 0 when there is none yet.
long long read_mark(Cells& cells, const std::string& name) {
    Statement select(cells.raw);
    select.use(cells.name, "name").into(cells.old);
    select.prepare("select mark_no from outbox_mark where mark_name = :name");
    cells.name.set(name);
    return select.only() ? cells.old.as_number() : 0;
}

/// Moves it from `old` to `fresh`, which only one of several can do.
void move_mark(Session& session, Cells& cells, const std::string& name, long long old,
               long long fresh) {
    Statement step(cells.raw);
    cells.name.set(name);
    cells.fresh.set(fresh);
    step.use(cells.fresh, "fresh").use(cells.name, "name");
    if (old == 0) {
        step.prepare("insert into outbox_mark (mark_no, mark_name) values (:fresh, :name)");
    } else {
        cells.old.set(old);
        step.use(cells.old, "old");
        step.prepare(
            "update outbox_mark set mark_no = :fresh where mark_name = :name and mark_no = :old");
    }
    change_one(session, step, name);
}

struct Place {
    std::string case_id;
    long long place = 0;
    long long arrival = 0;
};

std::vector<Place> places(Cells& cells, const Dialect& dialect, const std::string& where,
                          const std::string& order, std::size_t limit) {
    Statement select(cells.raw);
    select.use(cells.rows, "rows");
    if (where.find(":old") != std::string::npos) select.use(cells.old, "old");
    select.into(cells.id).into(cells.place).into(cells.fresh);
    select.prepare("select case_id, place_no, arrival_no from outbox where " + where +
                   " order by " + order + std::string(dialect.first_rows()));
    cells.rows.set(static_cast<long long>(limit));
    std::vector<Place> out;
    for (bool more = select.first(); more; more = select.next())
        out.push_back(
            {std::string(cells.id.as_text()), cells.place.as_number(), cells.fresh.as_number()});
    return out;
}

/// Numbers what has no number yet. The counter lets one at a time do it, so that whoever sees a number
/// sees all smaller ones.
void number_arrivals(Session& session, Cells& cells, std::size_t limit) {
    const auto found =
        places(cells, session.dialect(), "arrival_no is null", "case_id, place_no", limit);
    if (found.empty()) return;
    const auto last = read_mark(cells, kCounter);
    const auto count = static_cast<long long>(found.size());
    move_mark(session, cells, kCounter, last, last + count);
    Statement step(cells.raw);
    step.use(cells.fresh, "fresh").use(cells.id, "id").use(cells.place, "place");
    step.prepare(
        "update outbox set arrival_no = :fresh"
        " where case_id = :id and place_no = :place and arrival_no is null");
    auto number = last;
    for (const auto& one : found) {
        cells.fresh.set(++number);
        cells.id.set(one.case_id);
        cells.place.set(one.place);
        change_one(session, step, one.case_id);
    }
}

std::optional<LaneRecord> read_lane(Session& session, const std::string& receiver,
                                    const std::string& case_id) {
    auto& row = session.lanes.row;
    auto& select = session.one_lane.get(session.raw(), [&](Statement& s) {
        s.use(session.key, "to").use(session.unit_key, "id");
        row.prepare_select(s, session.lanes.name, " where receiver = :to and case_id = :id");
    });
    session.key.set(receiver);
    session.unit_key.set(case_id);
    if (!select.only()) return std::nullopt;
    return row.take();
}

void write_lane(Session& session, LaneRecord lane, std::int64_t expected) {
    lane.revision = expected + 1;
    session.lanes.row.put(lane);
    if (expected == 0) return insert_new(session, session.lanes, Code::gj5706, lane.case_id);
    auto& step = session.step_lane.get(session.raw(), [&](Statement& s) {
        s.use(session.number, "expected");
        session.lanes.row.prepare_update(s, session.lanes.name, {Part::moves},
                                         " and revision = :expected");
    });
    session.number.set(static_cast<long long>(expected));
    change_one(session, step, lane.case_id);
}

/// The lane of a case that has messages from place `first` to place `last` since it was told last.
void wake_lane(Session& session, const std::string& receiver, const std::string& case_id,
               std::pair<long long, long long> span, ports::Instant now) {
    auto lane = read_lane(session, receiver, case_id);
    if (!lane) {
        lane = LaneRecord{};
        lane->receiver = receiver;
        lane->case_id = case_id;
        lane->done = span.first - 1;
        lane->state = LaneRecord::kIdle;
    }
    if (lane->state == LaneRecord::kIdle && span.second > lane->done) {
        lane->state = LaneRecord::kWaiting;
        lane->next_try = now;
        lane->updated = now;
    }
    // Written even if nothing else changes: whoever is about to let the lane fall idle looks again.
    write_lane(session, *lane, lane->revision);
}

std::size_t take_in(Session& session, const std::string& receiver, ports::Instant now,
                    std::size_t limit) {
    Cells cells(session.raw());
    number_arrivals(session, cells, limit);
    const auto mark = mark_of(receiver);
    const auto told = read_mark(cells, mark);
    if (told == 0 && read_mark(cells, retired_mark_of(receiver)) != 0)
        throw Refusal{{ErrorKind::misuse, Code::gj5708, {receiver}}};
    cells.old.set(told);
    const auto found = places(cells, session.dialect(), "arrival_no > :old", "arrival_no", limit);
    if (found.empty()) return 0;
    std::map<std::string, std::pair<long long, long long>> spans;
    for (const auto& one : found) {
        const auto [at, fresh] = spans.try_emplace(one.case_id, one.place, one.place);
        if (fresh) continue;
        at->second.first = std::min(at->second.first, one.place);
        at->second.second = std::max(at->second.second, one.place);
    }
    for (const auto& [case_id, span] : spans) wake_lane(session, receiver, case_id, span, now);
    move_mark(session, cells, mark, told, found.back().arrival);
    return found.size();
}

/// From now on nobody takes in for it; whoever is about to finds that the mark has moved.
void retire_mark(Session& session, Cells& cells, const std::string& receiver) {
    if (read_mark(cells, mark_of(receiver)) == 0) {
        if (read_mark(cells, retired_mark_of(receiver)) != 0) return;
        throw Refusal{{ErrorKind::not_found, Code::gj5707, {receiver}}};
    }
    Statement step(cells.raw);
    step.use(cells.other, "other").use(cells.name, "name");
    step.prepare("update outbox_mark set mark_name = :other where mark_name = :name");
    cells.other.set(retired_mark_of(receiver));
    cells.name.set(mark_of(receiver));
    change_one(session, step, receiver);
}

std::size_t remove_lanes(Session& session, Cells& cells, const std::string& receiver,
                         std::size_t limit) {
    std::vector<std::string> ids;
    Statement select(cells.raw);
    select.use(cells.name, "name").use(cells.rows, "rows").into(cells.id);
    select.prepare("select case_id from outbox_lane where receiver = :name order by case_id" +
                   std::string(session.dialect().first_rows()));
    cells.name.set(receiver);
    cells.rows.set(static_cast<long long>(limit));
    for (bool more = select.first(); more; more = select.next())
        ids.emplace_back(cells.id.as_text());
    Statement remove(cells.raw);
    remove.use(cells.name, "name").use(cells.id, "id");
    remove.prepare("delete from outbox_lane where receiver = :name and case_id = :id");
    for (const auto& id : ids) {
        cells.id.set(id);
        (void)remove.change();
    }
    return ids.size();
}

}  // namespace

Result<std::size_t> SqlStore::retire(const std::string& receiver, std::size_t limit) {
    std::size_t removed = 0;
    const auto done = parts_->writing([&](Session& session) {
        Cells cells(session.raw());
        retire_mark(session, cells, receiver);
        removed = limit == 0 ? 0 : remove_lanes(session, cells, receiver, limit);
    });
    if (!done.ok()) return done.error();
    return removed;
}

Result<std::size_t> SqlStore::take_in(const std::string& receiver, ports::Instant now,
                                      std::size_t limit) {
    std::size_t looked = 0;
    const auto done = parts_->writing(
        [&](Session& session) { looked = sql::take_in(session, receiver, now, limit); });
    if (!done.ok()) return done.error();
    return looked;
}

Result<std::size_t> SqlStore::not_taken_in(const std::string& receiver, std::size_t limit) {
    return parts_->reading([&](Session& session) -> Result<std::size_t> {
        Cells cells(session.raw());
        cells.old.set(read_mark(cells, mark_of(receiver)));
        const auto count = [&](const char* where, const char* order) {
            return places(cells, session.dialect(), where, order, limit).size();
        };
        const auto numbered = count("arrival_no > :old", "arrival_no");
        return std::min(numbered + count("arrival_no is null", "case_id, place_no"), limit);
    });
}

Result<std::vector<LaneRecord>> SqlStore::ready(const std::string& receiver, ports::Instant now,
                                                std::size_t limit) {
    return parts_->reading([&](Session& session) -> Result<std::vector<LaneRecord>> {
        auto& row = session.lanes.row;
        auto& select = session.ready_lanes.get(session.raw(), [&](Statement& s) {
            s.use(session.key, "to").use(session.number, "now").use(session.second, "free");
            s.use(session.rows, "rows");
            row.prepare_select(s, session.lanes.name,
                               " where wake_at <= :now and receiver = :to and leased_until <= :free"
                               " order by wake_at, case_id" +
                                   std::string(session.dialect().first_rows()));
        });
        session.key.set(receiver);
        session.number.set(static_cast<long long>(now.ms));
        session.second.set(static_cast<long long>(now.ms));
        session.rows.set(static_cast<long long>(limit));
        return row.all(select);
    });
}

Result<std::vector<LaneRecord>> SqlStore::busy_lanes(const std::string& receiver) {
    return parts_->reading([&](Session& session) -> Result<std::vector<LaneRecord>> {
        auto& row = session.lanes.row;
        Statement select(session.raw());
        if (!receiver.empty()) select.use(session.key, "to");
        session.key.set(receiver);
        row.prepare_select(select, session.lanes.name,
                           std::string(" where lane_state <> 'idle'") +
                               (receiver.empty() ? "" : " and receiver = :to") +
                               " order by receiver, case_id");
        return row.all(select);
    });
}

Result<std::optional<LaneRecord>> SqlStore::lane(const std::string& receiver,
                                                 const std::string& case_id) {
    return parts_->reading([&](Session& session) -> Result<std::optional<LaneRecord>> {
        return read_lane(session, receiver, case_id);
    });
}

Result<std::vector<std::string>> SqlStore::receivers() {
    return parts_->reading([&](Session& session) -> Result<std::vector<std::string>> {
        Cells cells(session.raw());
        Statement select(session.raw());
        select.into(cells.name);
        select.prepare("select mark_name from outbox_mark order by mark_name");
        const auto front = mark_of("");
        std::vector<std::string> out;
        for (bool more = select.first(); more; more = select.next()) {
            const auto name = cells.name.as_text();
            if (name.starts_with(front)) out.emplace_back(name.substr(front.size()));
        }
        return out;
    });
}

Result<std::vector<OutgoingMessage>> SqlStore::messages_after(const std::string& case_id,
                                                              std::int64_t place,
                                                              std::size_t limit) {
    return parts_->reading([&](Session& session) -> Result<std::vector<OutgoingMessage>> {
        auto& row = session.outbox.row;
        auto& cases = session.cases.row;
        auto& select = session.messages_after.get(session.raw(), [&](Statement& s) {
            s.use(session.key, "id").use(session.number, "after").use(session.rows, "rows");
            row.into(s);
            s.into(cases["policy_name"]).into(cases["confidentiality"]);
            s.prepare("select " + row.names("outbox") +
                      ", case_row.policy_name, case_row.confidentiality"
                      " from outbox join case_row on case_row.id = outbox.case_id"
                      " where outbox.case_id = :id and outbox.place_no > :after"
                      " order by outbox.place_no" +
                      std::string(session.dialect().first_rows()));
        });
        session.key.set(case_id);
        session.number.set(static_cast<long long>(place));
        session.rows.set(static_cast<long long>(limit));
        std::vector<OutgoingMessage> out;
        for (bool more = select.first(); more; more = select.next())
            out.push_back({row["place_no"].as_number(), row.take(),
                           std::string(cases["policy_name"].as_text()),
                           std::string(cases["confidentiality"].as_text())});
        return out;
    });
}

base::Outcome SqlStore::put_lane(const LaneRecord& lane, std::int64_t expected,
                                 const DeliveryRecord* ended) {
    return parts_->writing([&](Session& session) {
        write_lane(session, lane, expected);
        if (ended == nullptr) return;
        session.deliveries.row.put(*ended);
        session.deliveries.put(session.raw());
    });
}

Result<std::vector<DeliveryRecord>> SqlStore::deliveries(const std::string& case_id) {
    return parts_->reading([&](Session& session) -> Result<std::vector<DeliveryRecord>> {
        auto& row = session.deliveries.row;
        Statement select(session.raw());
        select.use(session.key, "id");
        session.key.set(case_id);
        row.prepare_select(select, session.deliveries.name,
                           " where case_id = :id order by case_id, place_no, receiver");
        return row.all(select);
    });
}

}  // namespace guiju::sql
