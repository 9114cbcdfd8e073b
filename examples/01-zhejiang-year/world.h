// SPDX-License-Identifier: Apache-2.0
#pragma once
// The stage of the story: places, units and demands, read from the CSV files into the engine's own types.
// Plain data, read once and then only looked at. What happens to a demand is in folder.h.
#include <map>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/ports/records.h"
#include "engine/program/program.h"

namespace zhejiang {

struct Place {
    std::string code, name, parent;
    [[nodiscard]] bool is_city() const { return parent == "330000"; }
    [[nodiscard]] bool is_county() const { return !parent.empty() && !is_city(); }
};

/// One row of demands.csv: what an enterprise wants to ask for, mistakes and all.
struct Demand {
    std::string number;  ///< X00001: also the id of the case
    guiju::value::Date day;
    std::string enterprise, enterprise_name, territory;
    bool central = false;  ///< a channel unit collects it (集中征集)
    std::string channel;   ///< that unit
    guiju::value::Record fields;
};

struct World {
    guiju::program::Program program;
    std::vector<Place> places;
    std::vector<guiju::ports::UnitRecord> units;  ///< also the enterprises of the demands
    std::map<std::string, std::size_t> unit_at;   ///< id → index in units
    std::vector<Demand> demands;                  ///< in the order of their days

    [[nodiscard]] const guiju::ports::UnitRecord& unit(const std::string& id) const {
        return units[unit_at.at(id)];
    }
    [[nodiscard]] std::string place_name(const std::string& code) const;
    [[nodiscard]] bool has_unit(const std::string& id) const { return unit_at.contains(id); }
    /// The n-th working day after `day` by the calendar of the policy.
    [[nodiscard]] guiju::value::Date workday(guiju::value::Date day, int n) const {
        return program.calendar.add_workdays(day, n).value_or(day);
    }
};

/// Reads territories, units and the first `limit` demands (0: all). misuse: a file that cannot be read.
[[nodiscard]] guiju::base::Result<World> read_world(guiju::program::Program program,
                                                    const std::string& territories,
                                                    const std::string& folder, std::size_t limit);

/// The value a cell of a table stands for in a field of this type; not filled in when it is empty.
[[nodiscard]] guiju::value::Value read_cell(const guiju::program::Field& field,
                                            const std::string& cell);

}  // namespace zhejiang
