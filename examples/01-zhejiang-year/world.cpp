// SPDX-License-Identifier: Apache-2.0
#include "examples/01-zhejiang-year/world.h"

#include <algorithm>

#include "examples/01-zhejiang-year/dice.h"
#include "examples/01-zhejiang-year/table_file.h"

namespace zhejiang {
namespace {

namespace base = guiju::base;
namespace program = guiju::program;
using guiju::ports::UnitRecord;
using guiju::value::Dimension;
using guiju::value::List;
using guiju::value::Number;
using guiju::value::Quantity;
using guiju::value::Value;

std::vector<std::string> split(const std::string& text, std::string_view mark) {
    std::vector<std::string> parts;
    std::size_t at = 0;
    while (true) {
        const std::size_t end = text.find(mark, at);
        parts.push_back(text.substr(at, end - at));
        if (end == std::string::npos) return parts;
        at = end + mark.size();
    }
}

/// "610万元" → 6,100,000 yuan; a bare number has no dimension.
Value read_quantity(const std::string& text) {
    const std::size_t end = text.find_first_not_of("0123456789.");
    const auto number = Number::parse(text.substr(0, end));
    if (!number) return {};
    if (end == std::string::npos) return Value(*number);
    const auto* unit = guiju::value::find_unit(text.substr(end));
    const auto product = unit ? guiju::value::multiply(*number, unit->factor) : std::nullopt;
    return product ? Value(Quantity{*product, unit->dimension}) : Value();
}

const program::Field* field_named(const std::vector<program::Field>& fields,
                                  const std::string& name) {
    const auto found = std::find_if(fields.begin(), fields.end(),
                                    [&](const auto& field) { return field.name.zh == name; });
    return found == fields.end() ? nullptr : &*found;
}

/// 渠道类型“产业园区”，在办件数15，…: an entry in the register that has all these fields.
void read_entry(const program::Program& program, const std::string& text, UnitRecord& unit) {
    if (text.empty()) return;
    for (const auto& list : program.registers) {
        guiju::value::Record entry;
        bool fits = true;
        for (const std::string& part : split(text, "，")) {
            std::size_t name_end = part.find("“");
            std::string cell;
            if (name_end != std::string::npos) {
                const std::size_t from = name_end + std::string_view("“").size();
                cell = part.substr(from, part.rfind("”") - from);
            } else {
                name_end = std::min(part.find_first_of("0123456789"), part.size());
                cell = part.substr(name_end);
            }
            const auto* field = field_named(list.fields, part.substr(0, name_end));
            fits = fits && field;
            if (field) entry[field->name.zh] = read_cell(*field, cell);
        }
        if (fits) unit.entries[list.name.zh] = std::move(entry);
    }
}

void add_unit(World& world, UnitRecord unit) {
    if (world.unit_at.contains(unit.id)) return;
    world.unit_at[unit.id] = world.units.size();
    world.units.push_back(std::move(unit));
}

/// A channel unit of the county that is in good standing; the first two always are.
std::string channel_for(const World& world, const Demand& demand) {
    Dice dice("collected/" + demand.number);
    const std::string id = "C" + demand.territory + "-" + std::to_string(1 + dice.below(2));
    return world.has_unit(id) ? id : "C" + demand.territory + "-1";
}

void read_demand(World& world, const std::vector<std::string>& header,
                 const std::vector<std::string>& row) {
    Demand demand;
    for (std::size_t i = 0; i < header.size() && i < row.size(); ++i) {
        if (header[i] == "编号") demand.number = row[i];
        if (header[i] == "报送日期")
            demand.day = guiju::value::parse_date(row[i]).value_or(guiju::value::Date{});
        if (header[i] == "企业代号") demand.enterprise = row[i];
        if (header[i] == "企业名称") demand.enterprise_name = row[i];
        if (header[i] == "所在地") demand.territory = row[i];
        if (header[i] == "征集方式") demand.central = row[i] == "集中征集";
        const auto* field = field_named(world.program.matter.fields, header[i]);
        if (field && !row[i].empty()) demand.fields[header[i]] = read_cell(*field, row[i]);
    }
    add_unit(world,
             {demand.enterprise, demand.enterprise_name, {"需求提出单位"}, demand.territory, {}});
    if (demand.central) demand.channel = channel_for(world, demand);
    world.demands.push_back(std::move(demand));
}

}  // namespace

Value read_cell(const program::Field& field, const std::string& cell) {
    using Type = program::Field::Type;
    if (cell.empty()) return {};
    switch (field.type) {
        case Type::number:
        case Type::money:
        case Type::share: return read_quantity(cell);
        case Type::yes_no: return Value(cell == "是");
        case Type::date: {
            const auto date = guiju::value::parse_date(cell);
            return date ? Value(*date) : Value();
        }
        case Type::choices:
        case Type::list:
        case Type::units: {
            List items;
            for (const std::string& item : split(cell, "、")) items.emplace_back(item);
            return items;
        }
        default: return Value(cell);
    }
}

std::string World::place_name(const std::string& code) const {
    for (const Place& place : places)
        if (place.code == code) return place.name;
    return code;
}

base::Result<World> read_world(program::Program program, const std::string& territories,
                               const std::string& folder, std::size_t limit) {
    World world;
    world.program = std::move(program);
    const auto places = read_table(territories);
    if (!places.ok()) return places.error();
    for (const auto& row : places->rows) world.places.push_back({row[0], row[1], row[2]});

    const auto units = read_table(folder + "/units.csv");
    if (!units.ok()) return units.error();
    for (const auto& row : units->rows) {
        UnitRecord unit{row[0], row[1], {row[2]}, row[3], {}};
        read_entry(world.program, row[4], unit);
        add_unit(world, std::move(unit));
    }
    const auto demands = read_table(folder + "/demands.csv");
    if (!demands.ok()) return demands.error();
    for (const auto& row : demands->rows) {
        if (limit > 0 && world.demands.size() == limit) break;
        read_demand(world, demands->header, row);
    }
    std::stable_sort(world.demands.begin(), world.demands.end(),
                     [](const Demand& a, const Demand& b) { return a.day < b.day; });
    return world;
}

}  // namespace zhejiang
