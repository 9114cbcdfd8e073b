// SPDX-License-Identifier: Apache-2.0
#include "adapters/sql/store_parts.h"

namespace guiju::sql {

using base::Outcome;
using base::Result;
using Units = std::vector<ports::UnitRecord>;

namespace {

/// Selects units with their roles, a row a role; `which` says which units.
Statement& units_of(Session& session, Lazy& lazy, const std::string& which,
                    std::initializer_list<std::pair<Cell*, const char*>> keys,
                    const std::string& from = "unit") {
    return lazy.get(session.raw(), [&](Statement& s) {
        for (const auto& [cell, name] : keys) s.use(*cell, name);
        session.units.row.into(s);
        s.into(session.role_name);
        s.prepare("select " + session.units.row.names("unit") + ", unit_role.role_name from " +
                  from + " left join unit_role on unit_role.unit_id = unit.id" +
                  (which.empty() ? "" : " where " + which) +
                  " order by unit.id, unit_role.place_no");
    });
}

Units read_units(Session& session, Statement& select) {
    Units units;
    for (bool more = select.first(); more; more = select.next()) {
        if (units.empty() || session.units.row["id"].as_text() != units.back().id)
            units.push_back(session.units.row.take());
        if (const auto role = session.role_name.as_text(); !role.empty())
            units.back().roles.emplace_back(role);
    }
    return units;
}

/// Drops what table `name` says of the unit in the cells.
void drop(Session& session, Lazy& lazy, const char* name) {
    auto& statement = lazy.get(session.raw(), [&](Statement& s) {
        s.use(session.units.row["id"], "unit");
        s.prepare(std::string("delete from ") + name + " where unit_id = :unit");
    });
    statement.change();
}

void write_roles(Session& session, const ports::UnitRecord& unit) {
    drop(session, session.drop_roles, "unit_role");
    auto& insert = session.put_role.get(session.raw(), [&](Statement& s) {
        s.use(session.units.row["id"], "unit").use(session.role_place, "place");
        s.use(session.role_name, "role");
        s.prepare(
            "insert into unit_role (unit_id, place_no, role_name) values (:unit, :place, :role)");
    });
    for (std::size_t i = 0; i < unit.roles.size(); ++i) {
        session.role_place.set(static_cast<long long>(i));
        session.role_name.set(unit.roles[i]);
        check_text(session.role_name, kKeyCharacters);
        insert.change();
    }
}

void write_entries(Session& session, const ports::UnitRecord& unit) {
    drop(session, session.drop_entries, "unit_entry");
    auto& insert = session.put_entry.get(session.raw(), [&](Statement& s) {
        s.use(session.units.row["id"], "unit").use(session.entry_name, "entry");
        s.prepare("insert into unit_entry (unit_id, register_name) values (:unit, :entry)");
    });
    for (const auto& [name, entry] : unit.entries) {
        session.entry_name.set(name);
        check_text(session.entry_name, kKeyCharacters);
        insert.change();
    }
}

/// One more change; whoever keeps answers will ask again.
void count_change(Session& session) {
    auto& step = session.step_directory.get(session.raw(), [](Statement& s) {
        s.prepare("update change_count set changes = changes + 1 where count_name = 'directory'");
    });
    if (step.change() == 1) return;
    session.open_directory
        .get(
            session.raw(),
            [](Statement& s) {
                s.prepare("insert into change_count (count_name, changes) values ('directory', 1)");
            })
        .change();
}

}  // namespace

std::int64_t directory_state(Session& session) {
    auto& select = session.directory_state.get(session.raw(), [&](Statement& s) {
        s.into(session.trip.directory);
        s.prepare("select changes from change_count where count_name = 'directory'");
    });
    return select.only() ? session.trip.directory.as_number() : 0;
}

std::optional<std::int64_t> SqlStore::state_in(ports::Transaction& tx) {
    auto* mine = dynamic_cast<SqlTransaction*>(&tx);
    if (mine == nullptr || !mine->is_of(parts_->pool)) return std::nullopt;
    return mine->directory_state();
}

Result<std::optional<ports::UnitRecord>> SqlStore::unit(const std::string& id) {
    return parts_->asking([&](Session& session) -> Result<std::optional<ports::UnitRecord>> {
        auto& select =
            units_of(session, session.one_unit, "unit.id = :key", {{&session.key, "key"}});
        session.key.set(id);
        auto units = read_units(session, select);
        if (units.empty()) return std::optional<ports::UnitRecord>();
        return std::optional(std::move(units.front()));
    });
}

std::map<std::string, std::optional<ports::UnitRecord>> SqlStore::units_at_once(
    const std::vector<std::string>& ids) {
    std::map<std::string, std::optional<ports::UnitRecord>> out;
    if (!parts_->dialect.takes_rows_as_arrays()) return out;
    const auto found = parts_->asking([&](Session& session) -> Result<Units> {
        auto& select =
            units_of(session, session.units_at_once, "unit.id = any(cast(:keys as varchar[]))",
                     {{&session.key, "keys"}});
        write_array(session.key, ids);
        return read_units(session, select);
    });
    if (!found.ok()) return out;  // unit() will meet the error again
    for (const auto& id : ids) out[id];
    for (const auto& unit : *found) out[unit.id] = unit;
    return out;
}

std::optional<Units> SqlStore::units_after(const std::string& id, std::size_t most) {
    /// Comes before every id, and is no empty text, which some databases take for nothing.
    constexpr const char* kFirst = " ";
    auto found = parts_->asking([&](Session& session) -> Result<Units> {
        const auto page = "(select * from unit where id > :key order by id" +
                          std::string(session.dialect().first_rows()) + ") unit";
        auto& select = units_of(session, session.units_after, "",
                                {{&session.key, "key"}, {&session.rows, "rows"}}, page);
        session.key.set(id.empty() ? kFirst : id);
        session.rows.set(static_cast<long long>(most));
        return read_units(session, select);
    });
    if (!found.ok()) return std::nullopt;  // unit() will meet the error again
    return std::move(*found);
}

Result<Units> SqlStore::holders(const std::string& role, const std::string& territory) {
    return parts_->asking([&](Session& session) -> Result<Units> {
        auto& select = units_of(session, session.units_by_place,
                                "unit.territory = :place and exists (select 1 from unit_role held"
                                " where held.unit_id = unit.id and held.role_name = :role)",
                                {{&session.name, "place"}, {&session.key, "role"}});
        session.key.set(role);
        session.name.set(territory);
        return read_units(session, select);
    });
}

Result<Units> SqlStore::named(const std::string& name, const std::string& territory) {
    return parts_->asking([&](Session& session) -> Result<Units> {
        auto& select = units_of(session, session.units_by_name,
                                "unit.territory = :place and unit.unit_name = :unit",
                                {{&session.name, "place"}, {&session.key, "unit"}});
        session.key.set(name);
        session.name.set(territory);
        return read_units(session, select);
    });
}

Result<Units> SqlStore::with_role(const std::string& role) {
    return parts_->asking([&](Session& session) -> Result<Units> {
        auto& select = units_of(session, session.units_by_role,
                                "unit.id in (select held.unit_id from unit_role held"
                                " where held.role_name = :role)",
                                {{&session.key, "role"}});
        session.key.set(role);
        return read_units(session, select);
    });
}

Result<Units> SqlStore::registered(const std::string& register_name) {
    return parts_->asking([&](Session& session) -> Result<Units> {
        auto& select = units_of(session, session.units_by_register,
                                "unit.id in (select unit_entry.unit_id from unit_entry"
                                " where unit_entry.register_name = :entry)",
                                {{&session.key, "entry"}});
        session.key.set(register_name);
        return read_units(session, select);
    });
}

Outcome SqlStore::put_unit(const ports::UnitRecord& unit) {
    return parts_->writing([&](Session& session) {
        session.units.row.put(unit);
        session.units.put(session.raw());
        write_roles(session, unit);
        write_entries(session, unit);
        count_change(session);
    });
}

Result<std::vector<ports::StandIn>> SqlStore::stand_ins(const std::string& unit) {
    return parts_->asking([&](Session& session) -> Result<std::vector<ports::StandIn>> {
        auto& row = session.stand_ins.row;
        auto& select = session.stand_ins_of_unit.get(session.raw(), [&](Statement& s) {
            s.use(session.key, "key");
            row.prepare_select(s, "stand_in", " where unit_id = :key order by held_from, id");
        });
        session.key.set(unit);
        return row.all(select);
    });
}

Outcome SqlStore::put_stand_in(const ports::StandIn& record) {
    return parts_->writing([&](Session& session) {
        session.stand_ins.row.put(record);
        session.stand_ins.put(session.raw());
        count_change(session);
    });
}

}  // namespace guiju::sql
