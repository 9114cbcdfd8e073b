// SPDX-License-Identifier: Apache-2.0
#include "examples/01-zhejiang-year/candidates.h"

#include "engine/casework/facts_of.h"
#include "engine/eval/ranking.h"

namespace zhejiang {

using guiju::eval::Candidate;

Candidates::Candidates(const World& world, guiju::ports::CaseStore& store,
                       guiju::ports::Directory& directory)
    : world_(world), store_(store), directory_(directory) {
    for (const auto& matching : world.program.matchings) {
        const auto& list = world.program.registers[static_cast<std::size_t>(matching.over)];
        Pool pool;
        for (const auto& unit : world.units) {
            const auto entry = unit.entries.find(list.name.zh);
            if (entry == unit.entries.end()) continue;
            pool.units.push_back(&unit);
            pool.entries.push_back(guiju::eval::by_slot(list.fields, entry->second));
        }
        pools_.push_back(std::move(pool));
    }
}

std::vector<std::string> Candidates::ranked(const std::string& matching,
                                            const std::string& case_id) const {
    const auto& matchings = world_.program.matchings;
    std::size_t index = 0;
    while (index < matchings.size() && matchings[index].name.zh != matching) ++index;
    const auto view = store_.read(case_id);
    if (index == matchings.size() || !view.ok() || !*view) return {};

    const Pool& pool = pools_[index];
    const guiju::casework::FactsOf facts(world_.program, directory_, (*view)->record);
    std::vector<Candidate> candidates;
    for (std::size_t i = 0; i < pool.units.size(); ++i)
        candidates.push_back({pool.units[i]->id, pool.units[i]->territory, pool.entries[i]});
    const auto ranking = guiju::eval::rank(world_.program, static_cast<std::int32_t>(index),
                                           facts.facts(), candidates);
    std::vector<std::string> ids;
    if (!ranking.ok()) return ids;
    for (const auto& place : ranking->admitted) ids.push_back(pool.units[place.candidate]->id);
    return ids;
}

}  // namespace zhejiang
