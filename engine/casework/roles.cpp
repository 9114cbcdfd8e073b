// SPDX-License-Identifier: Apache-2.0
#include "engine/casework/roles.h"

#include <algorithm>

#include "engine/eval/evaluate.h"
#include "engine/program/local_names.h"

namespace guiju::casework {
namespace {

using program::kNone;
using program::Level;
using Kind = program::Role::Kind;

const program::Role& role_at(const program::Program& program, std::int32_t index) {
    return program.roles[static_cast<std::size_t>(index)];
}

bool has_role(const UnitRecord& unit, const std::string& name) {
    return std::find(unit.roles.begin(), unit.roles.end(), name) != unit.roles.end();
}

const std::string* text_field(const program::Program& program, const ports::CaseRecord& record,
                              std::int32_t slot) {
    const auto& name = program.matter.fields[static_cast<std::size_t>(slot)].name.zh;
    const auto found = record.fields.find(name);
    return found == record.fields.end() ? nullptr : found->second.get_if<std::string>();
}

/// The units a field names, or the first of them, or all but the first; each once.
std::vector<std::string> listed_in(const program::Program& program, const ports::CaseRecord& record,
                                   const program::Role& role) {
    const auto& name = program.matter.fields[static_cast<std::size_t>(role.held_by_field)].name.zh;
    const auto found = record.fields.find(name);
    std::vector<std::string> ids;
    if (found == record.fields.end()) return ids;
    const auto add = [&](const std::string* id) {
        if (id != nullptr && !id->empty() && std::find(ids.begin(), ids.end(), *id) == ids.end())
            ids.push_back(*id);
    };
    add(found->second.get_if<std::string>());
    if (const auto* list = found->second.get_if<value::List>())
        for (const auto& item : *list) add(item.get_if<std::string>());
    using Place = program::Role::Place;
    if (role.place_in_list == Place::first && ids.size() > 1) ids.resize(1);
    if (role.place_in_list == Place::others && !ids.empty()) ids.erase(ids.begin());
    return ids;
}

}  // namespace

Text said(value::Date day) { return {value::chinese(day), value::iso(day)}; }

Text listed(const std::vector<Text>& items) {
    Text out;
    for (std::size_t i = 0; i < items.size(); ++i) {
        out.zh += (i == 0 ? "" : "、") + items[i].zh;
        out.en += (i == 0 ? "" : ", ") + items[i].en;
    }
    return out;
}

Text names_of(const program::Program& program, const std::vector<std::int32_t>& roles) {
    std::vector<Text> names;
    for (const auto role : roles)
        names.push_back(program::shown_name(program, role_at(program, role).name));
    return listed(names);
}

bool is_applicant_role(const program::Program& program, std::int32_t role) {
    const auto& r = role_at(program, role);
    if (r.level != Level::none || r.from_register != kNone || r.held_by_field != kNone ||
        r.means_role != kNone)
        return false;
    if (r.kind == Kind::enterprise || r.kind == Kind::person) return true;
    if (program.stages.empty()) return false;
    const auto& first = program.stages.front().handlers;
    return std::find(first.begin(), first.end(), role) != first.end();
}

Result<std::string> Roles::place_of(const program::Role& role) const {
    if (role.place_of_field != kNone) {
        const auto* text = text_field(program_, record_, role.place_of_field);
        if (text == nullptr) return std::string();
        const auto& field = program_.matter.fields[static_cast<std::size_t>(role.place_of_field)];
        if (field.type == program::Field::Type::territory) return *text;
        const auto unit = directory_.unit(*text);
        if (!unit.ok()) return unit.error();
        return unit->has_value() ? (*unit)->territory : std::string();
    }
    if (role.place_of_role == kNone || is_applicant_role(program_, role.place_of_role))
        return record_.territory;
    const auto unit = unit_of(role.place_of_role);
    if (!unit.ok()) return unit.error();
    return unit->has_value() ? (*unit)->territory : std::string();
}

/// Holder at the territory of the role's level around `place`; empty when that level is absent.
Result<std::optional<UnitRecord>> Roles::at_place(std::int32_t role,
                                                  const std::string& place) const {
    const auto& r = role_at(program_, role);
    std::string territory = place;
    while (!territory.empty() && r.level != Level::none &&
           program::level_of_territory(territory) < r.level) {
        const auto parent = program::parent_territory(territory);
        if (parent == territory) break;
        territory = parent;
    }
    if (territory.empty() ||
        (r.level != Level::none && program::level_of_territory(territory) != r.level))
        return std::optional<UnitRecord>();
    auto holders = directory_.holders(r.name.zh, territory);
    if (!holders.ok()) return holders.error();
    return named_here(role, territory, *std::move(holders));
}

/// The one the policy names for the role (确定) in its own territory or above it, else the first.
/// GJ4502: it names one that does not hold the role there.
Result<std::optional<UnitRecord>> Roles::named_here(std::int32_t role, const std::string& territory,
                                                    std::vector<UnitRecord> holders) const {
    const auto& own = program_.head.territory_code;
    const program::NamedUnit* named = nullptr;
    for (const auto& one : program_.units)
        if (one.role == role && program::lies_within(own, territory)) named = &one;
    if (named != nullptr) {
        for (auto& unit : holders)
            if (unit.name == named->unit || unit.id == named->unit)
                return std::optional(std::move(unit));
        const auto& r = role_at(program_, role);
        if (r.level == program::level_of_territory(territory))
            return refused(Code::gj4502, {r.name, named->unit, territory});
        return std::optional<UnitRecord>();
    }
    if (holders.empty()) return std::optional<UnitRecord>();
    return std::optional(std::move(holders.front()));
}

/// The role at the place or, where that level is absent, the next one of the ladder; a role outside
/// the ladder is looked for under its own name higher up.
Result<std::optional<UnitRecord>> Roles::lowest_present(std::int32_t role,
                                                        const std::string& place) const {
    const auto& ladder = program_.ladder;
    auto step = std::find(ladder.begin(), ladder.end(), role);
    if (step != ladder.end()) {
        for (; step != ladder.end(); ++step) {
            auto found = at_place(*step, place);
            if (!found.ok() || found->has_value()) return found;
        }
        return std::optional<UnitRecord>();
    }
    auto found = at_place(role, place);
    if (!found.ok() || found->has_value() || place.empty()) return found;
    for (std::string territory = place;;) {
        auto holders = directory_.holders(role_at(program_, role).name.zh, territory);
        if (!holders.ok()) return holders.error();
        auto one = named_here(role, territory, *std::move(holders));
        if (!one.ok() || one->has_value()) return one;
        const auto parent = program::parent_territory(territory);
        if (parent == territory) return std::optional<UnitRecord>();
        territory = parent;
    }
}

Result<std::vector<UnitRecord>> Roles::units_of(std::int32_t role) const {
    const auto& r = role_at(program_, role);
    std::vector<UnitRecord> units;
    if (r.held_by_field == kNone) {
        auto one = unit_of(role);
        if (!one.ok()) return one.error();
        if (one->has_value()) units.push_back(std::move(**one));
        return units;
    }
    for (const auto& id : listed_in(program_, record_, r)) {
        auto unit = directory_.unit(id);
        if (!unit.ok()) return unit.error();
        if (unit->has_value()) units.push_back(std::move(**unit));
    }
    return units;
}

Result<std::optional<UnitRecord>> Roles::unit_of(std::int32_t role) const {
    const auto& r = role_at(program_, role);
    if (r.held_by_field != kNone) {
        const auto ids = listed_in(program_, record_, r);
        if (ids.empty()) return std::optional<UnitRecord>();
        return directory_.unit(ids.front());
    }
    if (r.means_role != kNone) {
        const auto place = place_of(r);
        if (!place.ok()) return place.error();
        return lowest_present(r.means_role, *place);
    }
    if (r.level != Level::none) {
        const auto& ladder = program_.ladder;
        if (std::find(ladder.begin(), ladder.end(), role) != ladder.end())
            return at_place(role, record_.territory);
        return lowest_present(role, record_.territory);
    }
    if (is_applicant_role(program_, role) && !record_.applicant_unit.empty())
        return directory_.unit(record_.applicant_unit);
    return std::optional<UnitRecord>();
}

/// In the register the role is drawn from, with what the policy asks of its entry.
Result<bool> Roles::listed(std::int32_t role, const UnitRecord& unit) const {
    const auto& r = role_at(program_, role);
    const auto& reg = program_.registers[static_cast<std::size_t>(r.from_register)];
    if (!unit.entries.contains(reg.name.zh)) return false;
    const FactsOf sheet(program_, directory_, record_);
    std::vector<value::Value> entry;
    const auto facts = sheet.with_candidate(unit, r.from_register, entry);
    eval::Scratch scratch;
    const auto holds = eval::decide(program_, r.register_condition, facts, scratch);
    if (!holds.ok()) return holds.error();
    return *holds == value::Truth::yes;
}

Result<bool> Roles::holds(std::int32_t role, const UnitRecord& unit) const {
    const auto& r = role_at(program_, role);
    if (r.held_by_field != kNone) {
        const auto all = units_of(role);
        if (!all.ok()) return all.error();
        for (const auto& one : *all)
            if (one.id == unit.id) return true;
        // Before it is filed nobody is named yet, and whoever may file may begin; afterwards it is nobody's.
        if (!all->empty() || record_.filed.ms != 0) return false;
    }
    const auto fixed = unit_of(role);
    if (!fixed.ok()) return fixed.error();
    if (fixed->has_value()) {
        // Filing for oneself makes nobody an enterprise: the directory does.
        const bool fits = !is_applicant_role(program_, role) || has_role(unit, r.name.zh);
        return (*fixed)->id == unit.id && fits;
    }
    if (r.means_role != kNone || r.level != Level::none) return false;
    if (r.from_register != kNone) return listed(role, unit);
    return has_role(unit, r.name.zh);
}

Result<std::optional<std::int32_t>> Roles::first_held(const std::vector<std::int32_t>& roles,
                                                      const UnitRecord& unit,
                                                      const std::string& wanted) const {
    for (const auto role : roles) {
        const auto& r = role_at(program_, role);
        const bool named = wanted.empty() || wanted == r.name.zh || wanted == r.name.en ||
                           (r.means_role != kNone && has_role(unit, wanted));
        if (!named) continue;
        const auto held = holds(role, unit);
        if (!held.ok()) return held.error();
        if (*held) return std::optional(role);
    }
    return std::optional<std::int32_t>();
}

Result<std::optional<RoleHolder>> Roles::first_present(
    const std::vector<std::int32_t>& roles) const {
    for (const auto role : roles) {
        auto unit = unit_of(role);
        if (!unit.ok()) return unit.error();
        if (unit->has_value()) return std::optional(RoleHolder{role, std::move(**unit)});
    }
    return std::optional<RoleHolder>();
}

Result<std::optional<Roles::Step>> Roles::rung_from(const program::Stage& stage,
                                                    std::int32_t rung) const {
    const auto count = static_cast<std::int32_t>(stage.rungs.size());
    for (; rung <= count; ++rung) {
        const auto role = stage.rungs[static_cast<std::size_t>(rung - 1)].role;
        auto unit = unit_of(role);
        if (!unit.ok()) return unit.error();
        if (unit->has_value()) return std::optional(Step{rung, {role, std::move(**unit)}});
    }
    return std::optional<Step>();
}

Result<std::optional<RoleHolder>> Roles::above(const std::string& unit) const {
    std::vector<RoleHolder> levels;  // present ones, lowest first
    for (const auto role : program_.ladder) {
        auto holder = unit_of(role);
        if (!holder.ok()) return holder.error();
        if (holder->has_value()) levels.push_back({role, std::move(**holder)});
    }
    if (levels.empty()) return std::optional<RoleHolder>();
    for (std::size_t i = 0; i < levels.size(); ++i) {
        if (levels[i].unit.id != unit) continue;
        if (i + 1 == levels.size()) return std::optional<RoleHolder>();
        return std::optional(std::move(levels[i + 1]));
    }
    // Not a lead unit itself: its local lead unit, under the name the policy gives to that.
    for (std::size_t i = 0; i < program_.roles.size(); ++i) {
        const auto role = static_cast<std::int32_t>(i);
        const auto& r = role_at(program_, role);
        if (r.means_role == kNone || r.place_of_role == kNone ||
            !is_applicant_role(program_, r.place_of_role))
            continue;
        levels.front().role = role;
        break;
    }
    return std::optional(std::move(levels.front()));
}

}  // namespace guiju::casework
