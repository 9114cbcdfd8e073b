// SPDX-License-Identifier: Apache-2.0
#include "adapters/sql/one_trip.h"

#include <boost/json.hpp>

namespace guiju::sql {
namespace {

namespace json = boost::json;
using base::Code;
using base::ErrorKind;

/// Puts one row, as the database gave it, into the cells.
template <class Record>
Record row_of(Row<Record>& row, const json::object& source) {
    for (const auto& column : row.columns()) {
        auto& cell = row[column.name];
        const auto& value = source.at(column.name);
        if (value.is_null()) {
            cell.clear();
        } else if (column.is_text) {
            const auto& text = value.as_string();
            cell.set(std::string_view(text.data(), text.size()));
        } else {
            cell.set(value.template to_number<long long>());
        }
    }
    return row.take();
}

template <class Record>
std::vector<Record> rows_of(Row<Record>& row, std::string_view text) {
    std::vector<Record> out;
    if (text.empty()) return out;
    const auto all = json::parse(json::string_view(text.data(), text.size()));
    for (const auto& one : all.as_array()) out.push_back(row_of(row, one.as_object()));
    return out;
}

/// What is selected of each case; the cells it goes to.
std::string selected(Session& session, Statement& s) {
    auto& trip = session.trip;
    session.cases.row.into(s);
    session.joined.into(s);
    session.commands.row.into(s);
    s.into(trip.clocks).into(trip.work).into(trip.links).into(trip.directory);
    return session.cases.row.names("case_row") + ", " + session.joined.names("case_doc") + ", " +
           session.commands.row.names("command") +
           ", (select json_agg(clock order by clock_name) from clock"
           " where clock.case_id = case_row.id"
           " and (clock_state is null or clock_state <> 'stopped')),"
           " (select json_agg(work_item order by work_item.id) from work_item"
           " where work_item.case_id = case_row.id and work_item.closed = 0),"
           " (select json_agg(case_link order by from_id, relation, to_id) from case_link"
           " where from_id = case_row.id or to_id = case_row.id),"
           " (select changes from change_count where count_name = 'directory')";
}

Statement& look_of(Session& session) {
    auto& trip = session.trip;
    return trip.look.get(session.raw(), [&](Statement& s) {
        s.use(trip.command_key, "command").use(session.key, "key");
        const auto columns = selected(session, s);
        s.prepare("select " + columns +
                  " from (select 1) one left join command on command.id = :command"
                  " left join case_row on case_row.id = :key"
                  " left join case_doc on case_doc.case_id = case_row.id");
    });
}

Statement& look_ahead_of(Session& session) {
    auto& trip = session.trip;
    return trip.look_ahead.get(session.raw(), [&](Statement& s) {
        s.use(trip.asked, "asked");
        const auto columns = selected(session, s);
        s.into(trip.place);
        s.prepare("select " + columns +
                  ", asked.place"
                  " from json_to_recordset(cast(:asked as json)) as asked (place bigint,"
                  " command_id varchar collate \"C\", case_id varchar collate \"C\")"
                  " left join command on command.id = asked.command_id"
                  " left join case_row on case_row.id = asked.case_id"
                  " left join case_doc on case_doc.case_id = case_row.id");
    });
}

/// What came as JSON beside a row.
struct Parts {
    explicit Parts(const TripCells& trip)
        : clocks(trip.clocks.as_text()), work(trip.work.as_text()), links(trip.links.as_text()) {}
    Parts() = default;
    std::string clocks, work, links;
};

/// The row just read.
LookAhead look_in_cells(Session& session, const std::string& command_id, Seen& seen) {
    LookAhead out{command_id, {}, {}};
    auto& [command, view] = out.look;
    if (auto found = session.commands.row.take(); !found.id.empty()) command = std::move(found);
    auto record = session.cases.row.take();
    if (record.id.empty()) return out;
    session.joined.take_into(record);
    remember(session, session.joined, seen[record.id]);
    view = ports::CaseView{std::move(record), {}, {}};
    return out;
}

/// Parses what came as JSON. Not before the last row is read: it takes the cells of other tables.
void take_parts(Session& session, const Parts& parts, LookAhead& out) {
    if (!out.look.view) return;
    try {
        out.look.view->clocks = rows_of(session.clocks.row, parts.clocks);
        out.look.view->work = rows_of(session.work.row, parts.work);
        out.links = rows_of(session.links.row, parts.links);
    } catch (const std::exception&) {
        throw Refusal{{ErrorKind::broken, Code::gj5419, {out.look.view->record.id}}};
    }
}

/// The tables of one statement, and the JSON of their new and changed rows.
enum Place : std::size_t { moved, fresh, document, command, journal, clock, work, outbox, places };
constexpr std::array<const char*, places> kNames{"moved",   "fresh", "document", "command",
                                                 "journal", "clock", "work",     "outbox"};

struct Writing {
    std::array<std::string, places> rows;

    template <class Record>
    void add(Place place, const Row<Record>& row) {
        auto& text = rows[place];
        text += text.empty() ? '[' : ',';
        row.add_json(text);
    }
};

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

/// "json_populate_recordset(…) n": the rows handed over under that name.
std::string rows_handed(const std::string& table, const std::string& name,
                        const std::string& as = "n") {
    return "json_populate_recordset(cast(null as " + table + "), cast(:" + name + " as json)) " +
           as;
}

/// Inserts the rows; with `again`, a row that is there already is changed.
template <class Record>
std::string insert_of(const Table<Record>& table, const std::string& name, bool again,
                      bool guarded) {
    const std::string into = table.name;
    const auto columns = listed(table.row, [](const auto& column) { return column.name; });
    std::string out = "insert into " + into + " (" + columns + ") select " + columns + " from " +
                      rows_handed(into, name);
    if (guarded) out += " where (select fits from said)";
    if (!again) return out;
    const auto keys = listed(
        table.row, [](const auto& column) { return column.part == Part::key ? column.name : ""; });
    return out + " on conflict (" + keys + ") do update set " + sets_from(table.row, "excluded");
}

/// Every change of a case takes the step from its revision to the next; `fits`: all of them did.
std::string step_of(const Session& session) {
    return "moved as (update case_row set " + sets_from(session.cases.row, "n") + " from " +
           rows_handed("case_row", "moved") +
           " where case_row.id = n.id and case_row.revision = n.revision - 1"
           // Why once more: so the cases are found by their key, whatever size the planner thinks of.
           " and case_row.id = any(array(select one.id from " +
           rows_handed("case_row", "again", "one") +
           ")) returning 1),"
           " said as (select count(*) = :expected as fits from moved)";
}

std::string text_of(const Session& session, const Writing& writing) {
    const bool guarded = !writing.rows[moved].empty();
    std::string out = guarded ? step_of(session) : "said as (select true as fits)";
    const auto add = [&](Place place, const auto& table, bool again) {
        if (writing.rows[place].empty()) return;
        const std::string name = kNames[place];
        out += ", " + name + "_in as (" + insert_of(table, name, again, guarded) + ")";
    };
    add(fresh, session.cases, false);
    add(document, session.documents, true);
    add(command, session.commands, false);
    add(journal, session.journal, false);
    add(clock, session.clocks, true);
    add(work, session.work, true);
    add(outbox, session.outbox, false);
    return "with " + out + " select case when fits then 1 else 0 end from said";
}

Statement& write_of(Session& session, const Writing& writing) {
    auto& trip = session.trip;
    unsigned which = 0;
    for (std::size_t i = 0; i < places; ++i) which |= writing.rows[i].empty() ? 0U : 1U << i;
    return trip.writes[which].get(session.raw(), [&](Statement& s) {
        for (std::size_t i = 0; i < places; ++i)
            if (!writing.rows[i].empty()) s.use(trip.rows[i], kNames[i]);
        if (!writing.rows[moved].empty()) s.use(trip.ids, "again").use(trip.expected, "expected");
        s.into(trip.fits);
        s.prepare(text_of(session, writing));
    });
}

template <class Record>
void add_all(Writing& writing, Place place, Row<Record>& row, const std::vector<Record>& records) {
    for (const auto& record : records) {
        row.put(record);
        writing.add(place, row);
    }
}

void add_change(Writing& writing, Session& session, const ports::CaseChange& change, Seen& seen) {
    check_fits(change);
    const bool opens = change.expected_revision == 0;
    session.cases.row.put(change.after);
    session.documents.row.put(change.after);
    session.commands.row.put(change.command);
    session.journal.row.put(change.journal);
    writing.add(opens ? fresh : moved, session.cases.row);
    Known now;
    remember(session, session.documents.row, now);
    const auto before = seen.find(change.after.id);
    if (before == seen.end() || before->second.document != now.document)
        writing.add(document, session.documents.row);
    seen[change.after.id] = std::move(now);
    writing.add(command, session.commands.row);
    writing.add(journal, session.journal.row);
    add_all(writing, clock, session.clocks.row, change.clocks);
    add_all(writing, work, session.work.row, change.work);
    for (std::size_t i = 0; i < change.outbox.size(); ++i) {
        session.outbox.row["place_no"].set(outbox_place(change.journal.sequence, i));
        session.outbox.row.put(change.outbox[i]);
        writing.add(outbox, session.outbox.row);
    }
}

}  // namespace

LookAhead look_in_one_trip(Session& session, const ports::CaseAsked& asked, Seen& seen) {
    auto& trip = session.trip;
    trip.command_key.set(asked.command_id);
    session.key.set(asked.case_id);
    if (!look_of(session).only()) return {asked.command_id, {}, {}};
    auto out = look_in_cells(session, asked.command_id, seen);
    take_parts(session, Parts(trip), out);
    return out;
}

std::map<std::string, LookAhead> look_ahead_in_one_trip(Session& session,
                                                        const std::vector<ports::CaseAsked>& all,
                                                        Seen& seen) {
    auto& trip = session.trip;
    json::array asked;
    for (std::size_t i = 0; i < all.size(); ++i)
        asked.push_back(json::object{
            {"place", i}, {"command_id", all[i].command_id}, {"case_id", all[i].case_id}});
    trip.asked.set(json::serialize(asked));
    std::map<std::string, LookAhead> out;
    std::vector<Parts> parts(all.size());
    auto& select = look_ahead_of(session);
    for (bool more = select.first(); more; more = select.next()) {
        const auto place = static_cast<std::size_t>(trip.place.as_number());
        if (place >= all.size()) continue;
        parts[place] = Parts(trip);
        out[all[place].case_id] = look_in_cells(session, all[place].command_id, seen);
    }
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto found = out.find(all[i].case_id);
        if (found != out.end() && found->second.command_id == all[i].command_id)
            take_parts(session, parts[i], found->second);
    }
    return out;
}

bool fits_one_trip(const ports::CaseChange& change) {
    return change.holdings.empty() && change.guards.empty() && change.links.empty();
}

void write_in_one_trip(Session& session, std::span<const ports::CaseChange> changes, Seen& seen) {
    Writing writing;
    json::array steps;
    for (const auto& change : changes) {
        add_change(writing, session, change, seen);
        if (change.expected_revision != 0) steps.push_back(json::object{{"id", change.after.id}});
    }
    auto& trip = session.trip;
    trip.ids.set(json::serialize(steps));
    for (std::size_t i = 0; i < places; ++i) {
        if (writing.rows[i].empty()) continue;
        writing.rows[i] += ']';
        trip.rows[i].set(writing.rows[i]);
    }
    trip.expected.set(static_cast<long long>(steps.size()));
    const auto& first = changes.front();
    try {
        (void)write_of(session, writing).only();
    } catch (const soci::soci_error& error) {
        if (session.dialect().classify(error) != Fault::unique) throw;
        throw Refusal{{ErrorKind::conflict, Code::gj5416, {first.command.id}}};
    }
    if (trip.fits.as_number() == 0)
        throw Refusal{{ErrorKind::conflict, Code::gj5414, {first.after.id}}};
}

}  // namespace guiju::sql
