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
std::string insert_of(const Table<Record>& table, const Rows& rows, bool again, bool guarded) {
    const auto columns = listed(table.row, [](const auto& column) { return column.name; });
    std::string out = std::string("insert into ") + table.name + " (" + columns + ") " +
                      rows.selected(guarded ? " from said where fits" : "");
    if (!again) return out;
    const auto keys = listed(
        table.row, [](const auto& column) { return column.part == Part::key ? column.name : ""; });
    return out + " on conflict (" + keys + ") do update set " + sets_from(table.row, "excluded");
}

/// Whether what was presumed is so; a part that is empty is. Of one case, or of many.
constexpr const char* kPresumedOfOne =
    "presumed as (select (cast(:directory as bigint) is null or coalesce((select changes from"
    " change_count where count_name = 'directory'), 0) = cast(:again as bigint)) and not exists"
    " (select 1 from case_link where to_id = cast(:unlinked as varchar)) and not exists"
    " (select 1 from case_row where duplicate_hash = cast(:hash as bigint) and filed <> 0"
    " and filed >= cast(:since as bigint)) as holds)";
constexpr const char* kPresumedOfMany =
    "presumed as (select (cast(:directory as bigint) is null or coalesce((select changes from"
    " change_count where count_name = 'directory'), 0) = cast(:again as bigint)) and not exists"
    " (select 1 from unnest(cast(:unlinked as varchar[])) asked (id) cross join lateral"
    " (select 1 from case_link where case_link.to_id = asked.id limit 1) found) and not exists"
    " (select 1 from unnest(cast(:hashes as bigint[]), cast(:since as bigint[])) asked (hash, "
    "since)"
    " cross join lateral (select 1 from case_row where duplicate_hash = asked.hash and filed <> 0"
    " and filed >= asked.since limit 1) found) as holds)";

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

/// The rows, called n, each beside the row of case_row that stands one revision before it.
std::string stepping(const RowValues<ports::CaseRecord>& rows) {
    return "(" + rows.selected() +
           ") n where case_row.id = n.id and case_row.revision = n.revision - 1";
}
/// Found by its place, which was looked up by key, for the reason given at beside() (one_trip_look.cpp). The
/// revision is asked once more: where somebody else moves the row meanwhile, some releases of PostgreSQL go by the
/// new row and do not look at its place again.
std::string stepping(const RowArrays<ports::CaseRecord>& rows) {
    return "(select n.*, found.place from (" + rows.selected() +
           ") n cross join lateral (select case_row.ctid as place from case_row"
           " where case_row.id = n.id and case_row.revision = n.revision - 1 limit 1) found) n"
           " where case_row.ctid = n.place and case_row.revision = n.revision - 1";
}

/// Every change of a case takes the step from its revision to the next; `fits`: all of them did.
template <template <class> class Rows>
std::string step_of(const Session& session, const TripRows<Rows>& rows, bool presumes) {
    return "moved as (update case_row set " + sets_from(session.cases.row, "n") + " from " +
           stepping(rows.moved) + (presumes ? " and (select holds from presumed)" : "") +
           " returning 1), said as (select count(*) = :expected as fits from moved)";
}

/// How a statement ends whose conditions are not met. That of one change writes nothing, and says so. That of many
/// could have moved some of them: it fails, and the database takes all of it back, with or without a transaction
/// around it. It divides by nothing for that, which no other statement here does; who reads the log of the server
/// finds the reason beside it.
bool writes_nothing(const TripRows<RowValues>& /*rows*/) { return true; }
bool writes_nothing(const TripRows<RowArrays>& /*rows*/) { return false; }
constexpr const char* kSays = " select case when fits then 1 else 0 end from said";
constexpr const char* kFails =
    " select 1 / case when fits then 1 else 0 end /* zero: written by somebody else */ from said";

template <template <class> class Rows>
std::string text_of(const Session& session, const TripRows<Rows>& rows, bool presumes) {
    const bool steps = rows.moved.size() != 0;
    const bool guarded = writes_nothing(rows) && (steps || presumes);
    const bool known = steps;  // of cases that are opened nothing is there yet
    std::string out = "with ";
    if (presumes) out += std::string(presumed_of(rows)) + ", ";
    out += steps      ? step_of(session, rows, presumes)
           : presumes ? "said as (select holds as fits from presumed)"
                      : "said as (select true as fits)";
    const auto add = [&](const auto& of, const auto& table, bool again) {
        if (of.size() == 0) return;
        out +=
            std::string(", ") + of.name() + "_in as (" + insert_of(table, of, again, guarded) + ")";
    };
    add(rows.fresh, session.cases, false);
    add(rows.document, session.documents, known);
    add(rows.command, session.commands, false);
    add(rows.journal, session.journal, false);
    add(rows.clock, session.clocks, known);
    add(rows.work_item, session.work, known);
    add(rows.outbox, session.outbox, false);
    return out + (writes_nothing(rows) ? kSays : kFails);
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
            if (presumes) use_presumed(s, trip, rows);
            rows.each([&](auto& one) {
                if (one.size() != 0) one.use(s);
                if (one.name() == rows.moved.name() && one.size() != 0) s.use(trip.expected);
            });
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

template <template <class> class Rows>
void add_change(Session& session, TripRows<Rows>& rows, const ports::CaseChange& change,
                Seen& seen) {
    check_fits(change);
    session.cases.row.put(change.after);
    session.documents.row.put(change.after);
    session.commands.row.put(change.command);
    session.journal.row.put(change.journal);
    Known now;
    remember(session, session.documents.row, now);
    (change.expected_revision == 0 ? rows.fresh : rows.moved).add(session.cases.row);
    const auto before = seen.find(change.after.id);
    if (before == seen.end() || before->second.document != now.document)
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
}

bool are_few(std::span<const ports::CaseChange> changes, const Presumed& presumed) {
    constexpr auto kMost = RowValues<ports::ClockRecord>::kMost;
    const auto& one = changes.front();
    return changes.size() == 1 && one.clocks.size() <= kMost && one.work.size() <= kMost &&
           one.outbox.size() <= kMost && presumed.unlinked.size() <= 1 &&
           presumed.no_duplicates.size() <= 1;
}

template <template <class> class Rows>
void write_rows(Session& session, TripRows<Rows>& rows, std::span<const ports::CaseChange> changes,
                const Presumed& presumed, Seen& seen) {
    rows.each([](auto& one) { one.clear(); });
    for (const auto& change : changes) add_change(session, rows, change, seen);
    rows.each([](auto& one) { one.close(); });
    session.trip.expected.set(static_cast<long long>(rows.moved.size()));
    if (!presumed.empty()) put_presumed(session.trip, presumed, rows);
    (void)write_of(session, rows, !presumed.empty()).only();
}

}  // namespace

bool fits_one_trip(const ports::CaseChange& change) {
    return change.holdings.empty() && change.guards.empty() && change.links.empty();
}

void write_in_one_trip(Session& session, std::span<const ports::CaseChange> changes,
                       const Presumed& presumed, Seen& seen) {
    const auto& first = changes.front();
    try {
        are_few(changes, presumed)
            ? write_rows(session, session.trip.few, changes, presumed, seen)
            : write_rows(session, session.trip.many, changes, presumed, seen);
    } catch (const soci::soci_error& error) {
        const auto fault = session.dialect().classify(error);
        if (fault == Fault::unique)
            throw Refusal{{ErrorKind::conflict, Code::gj5416, {first.command.id}}};
        if (fault != Fault::moved) throw;
        session.trip.fits.set(0LL);
    }
    if (session.trip.fits.as_number() == 0)
        throw Refusal{{ErrorKind::conflict, Code::gj5414, {first.after.id}}};
}

void check_presumed(Session& session, const Presumed& presumed, const std::string& case_id) {
    auto& trip = session.trip;
    auto& select = trip.presumed.get(session.raw(), [&](Statement& s) {
        use_presumed(s, trip, trip.many);
        s.into(trip.fits);
        s.prepare(std::string("with ") + kPresumedOfMany +
                  " select case when holds then 1 else 0 end from presumed");
    });
    put_presumed(trip, presumed, trip.many);
    if (!select.only() || trip.fits.as_number() == 0)
        throw Refusal{{ErrorKind::conflict, Code::gj5414, {case_id}}};
}

}  // namespace guiju::sql
