// SPDX-License-Identifier: Apache-2.0
#include "adapters/sql/one_trip.h"

namespace guiju::sql {
namespace {

using base::Code;
using base::ErrorKind;

/// What `say` gives for each column, separated by commas; nothing where it gives nothing.
template <class Record, class Say>
std::string listed(const Row<Record>& row, Say say) {
    std::string out;
    for (const auto& column : row.columns()) {
        const std::string text = say(column);
        if (!text.empty()) out += (out.empty() ? "" : ", ") + text;
    }
    return out;
}

/// "revision = n.revision, …": every column but the key from the row called `from`.
template <class Record>
std::string sets_from(const Row<Record>& row, const std::string& from) {
    return listed(row, [&](const Column<Record>& column) {
        const std::string name = column.name;
        return column.part == Part::key ? "" : name + " = " + from + "." + name;
    });
}

/// Inserts the rows; with `again`, a row that is there already is changed.
template <class Record, class Rows>
std::string insert_of(const Table<Record>& table, const Rows& rows, bool again) {
    const auto columns = listed(table.row, [](const auto& column) { return column.name; });
    std::string out =
        std::string("insert into ") + table.name + " (" + columns + ") " + rows.selected();
    if (!again) return out;
    const auto keys = listed(
        table.row, [](const auto& column) { return column.part == Part::key ? column.name : ""; });
    return out + " on conflict (" + keys + ") do update set " + sets_from(table.row, "excluded");
}

/// Whether what was presumed is so; a part that is empty is. Of one case, or of many.
constexpr const char* kPresumedOfOne =
    "(cast(:directory as bigint) is null or coalesce((select changes from"
    " change_count where count_name = 'directory'), 0) = cast(:again as bigint)) and not exists"
    " (select 1 from case_link where to_id = cast(:unlinked as varchar)) and not exists"
    " (select 1 from case_row where duplicate_hash = cast(:hash as bigint) and filed <> 0"
    " and filed >= cast(:since as bigint))";
constexpr const char* kPresumedOfMany =
    "(cast(:directory as bigint) is null or coalesce((select changes from"
    " change_count where count_name = 'directory'), 0) = cast(:again as bigint)) and not exists"
    " (select 1 from unnest(cast(:unlinked as varchar[])) asked (id) cross join lateral"
    " (select 1 from case_link where case_link.to_id = asked.id limit 1) found) and not exists"
    " (select 1 from unnest(cast(:hashes as bigint[]), cast(:since as bigint[])) asked (hash, "
    "since)"
    " cross join lateral (select 1 from case_row where duplicate_hash = asked.hash and filed <> 0"
    " and filed >= asked.since limit 1) found)";

const char* presumed_of(const TripRows<RowValues>& /*rows*/) { return kPresumedOfOne; }
const char* presumed_of(const TripRows<RowArrays>& /*rows*/) { return kPresumedOfMany; }

/// Bound, like the rows, in the order in which the text names them: the library finds a hundred names slowly.
void use_presumed(Statement& s, TripCells& trip, const TripRows<RowValues>& /*rows*/) {
    s.use(trip.directory_presumed).use(trip.directory_presumed);
    s.use(trip.unlinked).use(trip.asked_hash).use(trip.asked_from);
}
void use_presumed(Statement& s, TripCells& trip, const TripRows<RowArrays>& /*rows*/) {
    s.use(trip.directory_presumed).use(trip.directory_presumed);
    s.use(trip.unlinked).use(trip.asked_hashes).use(trip.asked_since);
}

void put_directory(TripCells& trip, const Presumed& presumed) {
    presumed.directory ? trip.directory_presumed.set(static_cast<long long>(*presumed.directory))
                       : trip.directory_presumed.clear();
}
void put_presumed(TripCells& trip, const Presumed& presumed, const TripRows<RowValues>& /*rows*/) {
    put_directory(trip, presumed);
    trip.unlinked.set(presumed.unlinked.empty() ? "" : presumed.unlinked.front());
    trip.asked_hash.clear();
    trip.asked_from.clear();
    if (presumed.no_duplicates.empty()) return;
    const auto& one = presumed.no_duplicates.front();
    trip.asked_hash.set(duplicate_hash(one.key));
    trip.asked_from.set(static_cast<long long>(one.since.ms));
}
void put_presumed(TripCells& trip, const Presumed& presumed, const TripRows<RowArrays>& /*rows*/) {
    put_directory(trip, presumed);
    write_array(trip.unlinked, presumed.unlinked);
    write_asked(trip, presumed.no_duplicates);
}

/// Every change of a case takes the step from its revision to the next.
std::string step_of(const Session& session, const RowValues<ports::CaseRecord>& rows) {
    return std::string("update ") + session.cases.name + " set " + rows.step();
}
/// Each found by its place, which was looked up by key, for the reason given at beside() (one_trip_look.cpp). The
/// revision is asked once more: where somebody else moves the row meanwhile, some releases of PostgreSQL go by the
/// new row and do not look at its place again.
std::string step_of(const Session& session, const RowArrays<ports::CaseRecord>& rows) {
    return "update case_row set " + sets_from(session.cases.row, "n") +
           " from (select n.*, found.place from (" + rows.selected() +
           ") n cross join lateral (select case_row.ctid as place from case_row"
           " where case_row.id = n.id and case_row.revision = n.revision - 1 limit 1) found) n"
           " where case_row.ctid = n.place and case_row.revision = n.revision - 1";
}

void use_moved(Statement& s, TripRows<RowValues>& rows) { rows.moved.use_step(s); }
void use_moved(Statement& s, TripRows<RowArrays>& rows) { rows.moved.use(s); }

/// How a statement ends. When not all cases took their step, or something is not as presumed, it divides by nothing,
/// which no other statement here does: it fails, and the database takes all of it back, with or without a
/// transaction around it. Who reads the log of the server finds the reason beside it. It does so before a row is
/// inserted: what is asked of `moved` is asked first. (Rows that are inserted only where a condition holds cost the
/// server more: docs/decisions/0025.)
template <template <class> class Rows>
std::string end_of(const TripRows<Rows>& rows, bool presumes) {
    const bool steps = rows.moved.size() != 0;
    if (!steps && !presumes) return " select 1";
    return std::string(" select 1 / case when ") +
           (steps ? "(select count(*) from moved) = :expected" : "") +
           (steps && presumes ? " and " : "") + (presumes ? presumed_of(rows) : "") +
           " then 1 else 0 end /* zero: written by somebody else */";
}

template <template <class> class Rows>
std::string text_of(const Session& session, const TripRows<Rows>& rows, bool presumes) {
    const bool known = rows.moved.size() != 0;  // of cases that are opened nothing is there yet
    std::string out;
    const auto add = [&](const std::string& name, const std::string& write) {
        out += (out.empty() ? "with " : ", ") + name + " as (" + write + ")";
    };
    const auto add_rows = [&](const auto& of, const auto& table, bool again) {
        if (of.size() != 0) add(of.name() + std::string("_in"), insert_of(table, of, again));
    };
    if (known) add("moved", step_of(session, rows.moved) + " returning 1");
    add_rows(rows.fresh, session.cases, false);
    add_rows(rows.document, session.documents, known);
    add_rows(rows.command, session.commands, false);
    add_rows(rows.journal, session.journal, false);
    add_rows(rows.clock, session.clocks, known);
    add_rows(rows.work_item, session.work, known);
    add_rows(rows.outbox, session.outbox, false);
    return out + end_of(rows, presumes);
}

/// Statements of many rows differ by which tables have any, those of few by how many each has.
unsigned shape_of(TripRows<RowArrays>& rows) {
    unsigned shape = 0;
    rows.each([&](auto& one) { shape = shape * 2 + (one.size() == 0 ? 0U : 1U); });
    return shape;
}
unsigned shape_of(TripRows<RowValues>& rows) {
    unsigned shape = 0;
    rows.each([&](auto& one) { shape = shape * 4 + static_cast<unsigned>(one.size()); });
    return shape;
}

template <template <class> class Rows>
Statement& write_of(Session& session, TripRows<Rows>& rows, bool presumes) {
    constexpr std::size_t kMost =
        24;  ///< statements kept of one kind: each costs the server memory
    if (rows.writes.size() > kMost) rows.writes.clear();
    auto& trip = session.trip;
    return rows.writes[shape_of(rows) * 2 + (presumes ? 1U : 0U)].get(
        session.raw(), [&](Statement& s) {
            if (rows.moved.size() != 0) use_moved(s, rows);
            rows.each([&](auto& one) {
                if (one.size() != 0 && one.name() != rows.moved.name()) one.use(s);
            });
            if (rows.moved.size() != 0) s.use(trip.expected);
            if (presumes) use_presumed(s, trip, rows);
            s.into(trip.fits);
            s.prepare(text_of(session, rows, presumes));
        });
}

template <class Rows, class Record>
void add_all(Rows& rows, Row<Record>& row, const std::vector<Record>& records) {
    for (const auto& record : records) {
        row.put(record);
        rows.add(row);
    }
}

/// Rows of values leave out what was settled when the case was opened.
bool takes(const TripRows<RowArrays>& /*rows*/, const Known* /*before*/, const Known& /*now*/) {
    return true;
}
bool takes(const TripRows<RowValues>& /*rows*/, const Known* before, const Known& now) {
    return before != nullptr && before->opened == now.opened;
}

/// False when these rows cannot take it; then nothing is added.
template <template <class> class Rows>
bool add_change(Session& session, TripRows<Rows>& rows, const ports::CaseChange& change,
                Seen& seen) {
    check_fits(change);
    session.cases.row.put(change.after);
    session.documents.row.put(change.after);
    session.commands.row.put(change.command);
    session.journal.row.put(change.journal);
    Known now;
    remember(session, session.documents.row, now);
    const auto found = seen.find(change.after.id);
    const auto* before = found == seen.end() ? nullptr : &found->second;
    const bool opens = change.expected_revision == 0;
    if (!opens && !takes(rows, before, now)) return false;
    (opens ? rows.fresh : rows.moved).add(session.cases.row);
    if (before == nullptr || before->document != now.document)
        rows.document.add(session.documents.row);
    seen[change.after.id] = std::move(now);
    rows.command.add(session.commands.row);
    rows.journal.add(session.journal.row);
    add_all(rows.clock, session.clocks.row, change.clocks);
    add_all(rows.work_item, session.work.row, change.work);
    for (std::size_t i = 0; i < change.outbox.size(); ++i) {
        session.outbox.row["place_no"].set(outbox_place(change.journal.sequence, i));
        session.outbox.row.put(change.outbox[i]);
        rows.outbox.add(session.outbox.row);
    }
    return true;
}

bool are_few(std::span<const ports::CaseChange> changes, const Presumed& presumed) {
    constexpr auto kMost = RowValues<ports::ClockRecord>::kMost;
    const auto& one = changes.front();
    return changes.size() == 1 && one.clocks.size() <= kMost && one.work.size() <= kMost &&
           one.outbox.size() <= kMost && presumed.unlinked.size() <= 1 &&
           presumed.no_duplicates.size() <= 1;
}

/// False when these rows cannot take the changes; then nothing is written.
template <template <class> class Rows>
bool write_rows(Session& session, TripRows<Rows>& rows, std::span<const ports::CaseChange> changes,
                const Presumed& presumed, Seen& seen) {
    rows.each([](auto& one) { one.clear(); });
    for (const auto& change : changes)
        if (!add_change(session, rows, change, seen)) return false;
    rows.each([](auto& one) { one.close(); });
    session.trip.expected.set(static_cast<long long>(rows.moved.size()));
    if (!presumed.empty()) put_presumed(session.trip, presumed, rows);
    (void)write_of(session, rows, !presumed.empty()).only();
    return true;
}

}  // namespace

bool fits_one_trip(const ports::CaseChange& change) {
    return change.holdings.empty() && change.guards.empty() && change.links.empty();
}

void write_in_one_trip(Session& session, std::span<const ports::CaseChange> changes,
                       const Presumed& presumed, Seen& seen) {
    const auto& first = changes.front();
    try {
        const bool few = are_few(changes, presumed) &&
                         write_rows(session, session.trip.few, changes, presumed, seen);
        if (!few) (void)write_rows(session, session.trip.many, changes, presumed, seen);
    } catch (const soci::soci_error& error) {
        const auto fault = session.dialect().classify(error);
        if (fault == Fault::unique)
            throw Refusal{{ErrorKind::conflict, Code::gj5416, {first.command.id}}};
        if (fault == Fault::moved)
            throw Refusal{{ErrorKind::conflict, Code::gj5414, {first.after.id}}};
        throw;
    }
}

void check_presumed(Session& session, const Presumed& presumed, const std::string& case_id) {
    auto& trip = session.trip;
    auto& select = trip.presumed.get(session.raw(), [&](Statement& s) {
        use_presumed(s, trip, trip.many);
        s.into(trip.fits);
        s.prepare(std::string("select case when ") + kPresumedOfMany + " then 1 else 0 end");
    });
    put_presumed(trip, presumed, trip.many);
    if (!select.only() || trip.fits.as_number() == 0)
        throw Refusal{{ErrorKind::conflict, Code::gj5414, {case_id}}};
}

}  // namespace guiju::sql
