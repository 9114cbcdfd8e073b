// SPDX-License-Identifier: Apache-2.0
#include "engine/casework/registers_as_of.h"

#include <algorithm>
#include <set>

namespace guiju::casework {

using ports::UnitRecord;

base::Outcome RegistersAsOf::correct(UnitRecord& unit) {
    const auto rows = holdings_.holdings({.subject = unit.id, .kind = "entry"});
    if (!rows.ok()) return rows.error();
    if (rows->empty()) return base::Done{};
    for (std::size_t i = 0; i < program_.registers.size(); ++i) {
        const auto& name = program_.registers[i].name.zh;
        const bool there = unit.entries.contains(name);
        if (!is_member(program_, static_cast<std::int32_t>(i), *rows, at_, there)) {
            unit.entries.erase(name);
            continue;
        }
        auto& entry = unit.entries[name];
        for (const auto& row : *rows)
            if (row.name == name && is_held(row, at_))
                for (const auto& [field, value] : row.fields) entry[field] = value;
    }
    return base::Done{};
}

base::Result<std::optional<UnitRecord>> RegistersAsOf::unit(const std::string& id) {
    auto found = below_.unit(id);
    if (!found.ok() || !found->has_value()) return found;
    if (auto done = correct(**found); !done.ok()) return done.error();
    return found;
}

base::Result<std::vector<UnitRecord>> RegistersAsOf::registered(const std::string& register_name) {
    auto below = below_.registered(register_name);
    if (!below.ok()) return below.error();
    std::set<std::string> ids;
    for (const auto& unit : *below) ids.insert(unit.id);
    const auto rows = holdings_.holdings({.name = register_name, .kind = "entry"});
    if (!rows.ok()) return rows.error();
    for (const auto& row : *rows) ids.insert(row.subject);
    std::vector<UnitRecord> out;
    for (const auto& id : ids) {
        auto one = unit(id);
        if (!one.ok()) return one.error();
        if (one->has_value() && (*one)->entries.contains(register_name))
            out.push_back(std::move(**one));
    }
    return out;
}

base::Result<bool> RegistersAsOf::listed(const std::string& register_name,
                                         const std::string& member) {
    const auto& all = program_.registers;
    const auto found = std::find_if(all.begin(), all.end(), [&](const program::Register& one) {
        return one.name.zh == register_name;
    });
    if (found == all.end()) return below_.listed(register_name, member);
    const auto rows = holdings_.holdings({.subject = member, .kind = "entry"});
    if (!rows.ok()) return rows.error();
    const auto by_entry = below_.listed(register_name, member);
    if (!by_entry.ok()) return by_entry.error();
    return is_member(program_, static_cast<std::int32_t>(found - all.begin()), *rows, at_,
                     *by_entry);
}

}  // namespace guiju::casework
