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

/// What is selected of the case whose id is `id`, an expression; the cells it goes to.
std::string selected(Session& session, Statement& s, const std::string& id) {
    auto& trip = session.trip;
    session.cases.row.into(s);
    session.joined.into(s);
    session.commands.row.into(s);
    s.into(trip.clocks).into(trip.work).into(trip.links).into(trip.directory);
    return session.cases.row.names("case_row") + ", " + session.joined.names("case_doc") + ", " +
           session.commands.row.names("command") +
           ", (select json_agg(clock order by clock_name) from clock where clock.case_id = " + id +
           " and (clock_state is null or clock_state <> 'stopped')),"
           " (select json_agg(work_item order by work_item.id) from work_item"
           " where work_item.case_id = " +
           id +
           " and work_item.closed = 0),"
           " (select json_agg(thread order by from_id, relation, to_id) from"
           " (select * from case_link where from_id = " +
           id + " union all select * from case_link where to_id = " + id + " and from_id <> " + id +
           ") thread),"
           " (select changes from change_count where count_name = 'directory')";
}

Statement& look_of(Session& session) {
    auto& trip = session.trip;
    return trip.look.get(session.raw(), [&](Statement& s) {
        s.use(trip.command_key, "command").use(session.key, "key");
        const auto columns = selected(session, s, ":key");
        s.prepare("select " + columns +
                  " from (select 1) one left join command on command.id = :command"
                  " left join case_row on case_row.id = :key"
                  " left join case_doc on case_doc.case_id = :key");
    });
}

/// A table beside what is asked for, at most one row each. Why so: a join may also read the whole table once
/// for all, and the planner, who remembers how small it was, would take that for cheaper.
std::string beside(const std::string& table, const std::string& where) {
    return " left join lateral (select * from " + table + " where " + where + " limit 1) " + table +
           " on true";
}

Statement& look_ahead_of(Session& session) {
    auto& trip = session.trip;
    return trip.look_ahead.get(session.raw(), [&](Statement& s) {
        s.use(trip.asked_commands, "commands").use(trip.asked_cases, "cases");
        const auto columns = selected(session, s, "asked.case_id");
        s.into(trip.place);
        s.prepare("select " + columns +
                  ", asked.place from unnest(cast(:commands as varchar[]),"
                  " cast(:cases as varchar[])) with ordinality asked (command_id, case_id, place)" +
                  beside("command", "command.id = asked.command_id") +
                  beside("case_row", "case_row.id = asked.case_id") +
                  beside("case_doc", "case_doc.case_id = asked.case_id"));
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
    std::vector<std::string> commands;
    std::vector<std::string> cases;
    for (const auto& one : all) {
        commands.push_back(one.command_id);
        cases.push_back(one.case_id);
    }
    write_array(trip.asked_commands, commands);
    write_array(trip.asked_cases, cases);
    std::map<std::string, LookAhead> out;
    std::vector<Parts> parts(all.size());
    auto& select = look_ahead_of(session);
    for (bool more = select.first(); more; more = select.next()) {
        const auto place = static_cast<std::size_t>(trip.place.as_number() - 1);
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

void write_asked(TripCells& trip, const std::vector<ports::DuplicatesAsked>& all) {
    std::vector<long long> hashes;
    std::vector<long long> since;
    for (const auto& one : all) {
        hashes.push_back(duplicate_hash(one.key));
        since.push_back(static_cast<long long>(one.since.ms));
    }
    write_array(trip.asked_hashes, hashes);
    write_array(trip.asked_since, since);
}

std::vector<std::vector<std::string>> find_duplicates_in_one_trip(
    Session& session, const std::vector<ports::DuplicatesAsked>& all) {
    auto& trip = session.trip;
    auto& row = session.cases.row;
    auto& select = trip.duplicates.get(session.raw(), [&](Statement& s) {
        s.use(trip.asked_hashes, "hashes").use(trip.asked_since, "since");
        s.into(trip.place).into(row["id"]).into(row["policy_name"]);
        s.into(row["duplicate_key"]);
        s.prepare(
            "select asked.place, found.id, found.policy_name, found.duplicate_key from "
            "unnest(cast(:hashes as"
            " bigint[]), cast(:since as bigint[])) with ordinality asked (hash, since, place)"
            " cross join lateral (select id, policy_name, duplicate_key from case_row where"
            " duplicate_hash ="
            " asked.hash and filed <> 0 and filed >= asked.since offset 0) found"
            " order by found.id");
    });
    write_asked(trip, all);
    std::vector<std::vector<std::string>> out(all.size());
    for (bool more = select.first(); more; more = select.next()) {
        const auto place = static_cast<std::size_t>(trip.place.as_number() - 1);
        if (is_asked(row, all[place])) out[place].emplace_back(row["id"].as_text());
    }
    return out;
}

}  // namespace guiju::sql
