// SPDX-License-Identifier: Apache-2.0
#include "engine/casework/provinces.h"

#include <algorithm>
#include <map>
#include <memory>

namespace guiju::casework {

std::string province_of(const std::string& territory) {
    if (program::level_of_territory(territory) == program::Level::none) return {};
    return territory.substr(0, 2) + "0000";
}

bool is_elsewhere(const program::Program& program, const std::string& territory) {
    const auto own = province_of(program.head.territory_code);
    const auto other = province_of(territory);
    return !own.empty() && !other.empty() && own != other;
}

std::string place_under(const program::Program& program, std::string territory) {
    return is_elsewhere(program, territory) ? program.head.territory_code : std::move(territory);
}

base::Result<std::vector<ports::UnitRecord>> units_with_role(const program::Program& program,
                                                             ports::Directory& directory,
                                                             const std::string& role) {
    auto units = directory.with_role(role);
    if (!units.ok()) return units;
    // A local policy counts, ranks and asks the units of its own territory only.
    const auto& head = program.head;
    const bool local = !head.base_name.zh.empty() && !head.territory_code.empty();
    std::erase_if(*units, [&](const auto& unit) {
        return is_elsewhere(program, unit.territory) ||
               (local && !program::lies_within(unit.territory, head.territory_code));
    });
    return units;
}

ProvinceOf provinces_in(ports::CaseStore& store) {
    auto known = std::make_shared<std::map<std::string, std::string>>();
    return [&store, known](const std::string& policy) -> base::Result<std::string> {
        if (known->empty()) {
            const auto rows = store.policies();
            if (!rows.ok()) return rows.error();
            for (const auto& row : *rows) {
                const auto program = program::deserialize(row.program);
                if (!program.ok()) return program.error();
                (*known)[row.name] = province_of(program->head.territory_code);
            }
        }
        const auto found = known->find(policy);
        return found == known->end() ? std::string() : found->second;
    };
}

OwnHoldings::OwnHoldings(const program::Program& program, ports::HoldingReader& below,
                         ProvinceOf ask)
    : below_(below), ask_(std::move(ask)), own_(province_of(program.head.territory_code)) {}

base::Result<std::vector<ports::HoldingRecord>> OwnHoldings::holdings(
    const ports::HoldingFilter& filter) {
    auto rows = below_.holdings(filter);
    if (!rows.ok() || own_.empty()) return rows;
    std::vector<ports::HoldingRecord> kept;
    for (auto& row : *rows) {
        if (!row.policy.empty()) {
            const auto province = ask_(row.policy);
            if (!province.ok()) return province.error();
            if (!province->empty() && *province != own_) continue;
        }
        kept.push_back(std::move(row));
    }
    return kept;
}

}  // namespace guiju::casework
