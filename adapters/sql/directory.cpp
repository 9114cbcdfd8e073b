// SPDX-License-Identifier: Apache-2.0
#include "adapters/sql/store_parts.h"

namespace guiju::sql {

using base::Outcome;
using base::Result;
using Units = std::vector<ports::UnitRecord>;

namespace {

std::vector<std::string> roles_of(Session& session, const std::string& unit) {
    auto& select = session.unit_roles.get(session.raw(), [&](Statement& s) {
        s.use(session.name, "unit").into(session.role_name);
        s.prepare("select role_name from unit_role where unit_id = :unit order by place_no");
    });
    session.name.set(unit);
    std::vector<std::string> roles;
    for (bool more = select.first(); more; more = select.next())
        roles.emplace_back(session.role_name.as_text());
    return roles;
}

/// The units of a select on table unit, with their roles.
Units read_units(Session& session, Statement& select) {
    Units units;
    for (bool more = select.first(); more; more = select.next())
        units.push_back(session.units.row.take());
    for (auto& unit : units) unit.roles = roles_of(session, unit.id);
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

}  // namespace

Result<std::optional<ports::UnitRecord>> SqlStore::unit(const std::string& id) {
    return parts_->reading([&](Session& session) -> Result<std::optional<ports::UnitRecord>> {
        auto& select = session.one_unit.get(session.raw(), [&](Statement& s) {
            s.use(session.key, "key");
            session.units.row.prepare_select(s, "unit", " where id = :key");
        });
        session.key.set(id);
        auto units = read_units(session, select);
        if (units.empty()) return std::optional<ports::UnitRecord>();
        return std::optional(std::move(units.front()));
    });
}

Result<Units> SqlStore::holders(const std::string& role, const std::string& territory) {
    return parts_->reading([&](Session& session) -> Result<Units> {
        auto& select = session.units_by_place.get(session.raw(), [&](Statement& s) {
            s.use(session.key, "role").use(session.name, "place");
            session.units.row.prepare_select(
                s, "unit",
                " where territory = :place and exists (select 1 from unit_role"
                " where unit_role.unit_id = unit.id and role_name = :role) order by id");
        });
        session.key.set(role);
        session.name.set(territory);
        return read_units(session, select);
    });
}

Result<Units> SqlStore::named(const std::string& name, const std::string& territory) {
    return parts_->reading([&](Session& session) -> Result<Units> {
        auto& select = session.units_by_name.get(session.raw(), [&](Statement& s) {
            s.use(session.key, "unit").use(session.name, "place");
            session.units.row.prepare_select(
                s, "unit", " where territory = :place and unit_name = :unit order by id");
        });
        session.key.set(name);
        session.name.set(territory);
        return read_units(session, select);
    });
}

Result<Units> SqlStore::with_role(const std::string& role) {
    return parts_->reading([&](Session& session) -> Result<Units> {
        auto& select = session.units_by_role.get(session.raw(), [&](Statement& s) {
            s.use(session.key, "role");
            session.units.row.prepare_select(
                s, "unit",
                " where id in (select unit_id from unit_role where role_name = :role)"
                " order by id");
        });
        session.key.set(role);
        return read_units(session, select);
    });
}

Result<Units> SqlStore::registered(const std::string& register_name) {
    return parts_->reading([&](Session& session) -> Result<Units> {
        auto& select = session.units_by_register.get(session.raw(), [&](Statement& s) {
            s.use(session.key, "entry");
            session.units.row.prepare_select(
                s, "unit",
                " where id in (select unit_id from unit_entry where register_name = :entry)"
                " order by id");
        });
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
    });
}

}  // namespace guiju::sql
