// SPDX-License-Identifier: Apache-2.0
#include "adapters/memory/store.h"

#include <algorithm>
#include <limits>
#include <tuple>

#include "adapters/memory/tables.h"
#include "adapters/memory/transaction.h"

namespace guiju::memory {
namespace {

bool holds(const ports::UnitRecord& unit, const std::string& role) {
    return std::find(unit.roles.begin(), unit.roles.end(), role) != unit.roles.end();
}

/// Copies of the units that fit; `units` is guarded by the caller.
template <class Fits>
std::vector<ports::UnitRecord> pick(const std::map<std::string, ports::UnitRecord>& units,
                                    const Fits& fits) {
    std::vector<ports::UnitRecord> out;
    for (const auto& [id, unit] : units)
        if (fits(unit)) out.push_back(unit);
    return out;
}

/// (case id, clock name) of the clocks that are due, those longest due first. The gate is held.
std::vector<std::pair<std::string, std::string>> due_in(const Data& data, value::Instant now,
                                                        std::size_t limit) {
    std::vector<std::tuple<value::Instant, std::string, std::string>> due;
    for (const auto& [id, file] : data.cases)
        for (const auto& [name, clock] : file.clocks)
            if (is_due(clock, now)) due.emplace_back(clock.due, id, name);
    std::sort(due.begin(), due.end());
    if (due.size() > limit) due.resize(limit);
    std::vector<std::pair<std::string, std::string>> out;
    for (auto& [at, id, name] : due) out.emplace_back(std::move(id), std::move(name));
    return out;
}

}  // namespace

MemoryStore::MemoryStore() : data_(std::make_shared<Data>()) {}
MemoryStore::MemoryStore(const std::shared_ptr<Data>& data) : data_(data) {}
MemoryStore::~MemoryStore() = default;

base::Result<std::unique_ptr<ports::Transaction>> MemoryStore::begin() {
    {
        const std::lock_guard lock(data_->gate);
        if (data_->writing) return base::Error{base::ErrorKind::retry_later, base::Code::gj5002};
        data_->writing = true;
    }
    return std::unique_ptr<ports::Transaction>(std::make_unique<MemoryTransaction>(data_));
}

base::Result<std::optional<ports::CaseView>> MemoryStore::read(const std::string& case_id) {
    const std::lock_guard lock(data_->gate);
    const auto found = data_->cases.find(case_id);
    if (found == data_->cases.end()) return std::optional<ports::CaseView>();
    return std::optional(view_of(found->second));
}

base::Result<std::vector<ports::JournalRecord>> MemoryStore::journal(const std::string& case_id) {
    const std::lock_guard lock(data_->gate);
    const auto found = data_->cases.find(case_id);
    if (found == data_->cases.end()) return std::vector<ports::JournalRecord>();
    return found->second.journal;
}

base::Outcome MemoryStore::for_each(const ports::CaseFilter& filter,
                                    const std::function<bool(const ports::CaseRecord&)>& visit) {
    std::vector<std::tuple<std::int32_t, bool, std::string>> keys;
    {
        const std::lock_guard lock(data_->gate);
        for (const auto& [id, file] : data_->cases)
            if (matches(file, filter))
                keys.emplace_back(value::day_of(file.record.filed).days, !file.record.priority, id);
    }
    std::sort(keys.begin(), keys.end());
    if (filter.limit != 0 && keys.size() > filter.limit) keys.resize(filter.limit);
    for (const auto& [day, later, id] : keys) {
        auto view = read(id);  // without the gate held while visiting
        if (!view.ok()) return view.error();
        if (!view->has_value()) continue;
        auto& record = (*view)->record;
        if (filter.rows_only) {
            record.fields.clear();
            record.marks.clear();
            record.notes.clear();
            record.pending = {};
        }
        if (!visit(record)) break;
    }
    return base::Done{};
}

base::Result<std::vector<std::pair<std::string, std::string>>> MemoryStore::due_clocks(
    value::Instant now, std::size_t limit) {
    const std::lock_guard lock(data_->gate);
    return due_in(*data_, now, limit);
}

base::Result<std::vector<ports::DueCase>> MemoryStore::claim_due(const ports::Claim& claim) {
    const std::lock_guard lock(data_->gate);  // what is due stays so until it is claimed
    std::vector<ports::DueCase> out;
    std::size_t taken = 0;
    for (const auto& [id, name] :
         due_in(*data_, claim.now, std::numeric_limits<std::size_t>::max())) {
        if (taken == claim.limit) break;
        auto& file = data_->cases.at(id);
        const auto held = file.claims.find(name);
        const bool by_other = held != file.claims.end() && held->second.first != claim.worker &&
                              held->second.second > claim.now;
        if (by_other && !claim.worker.empty()) continue;
        ++taken;
        if (!claim.worker.empty()) file.claims[name] = {claim.worker, claim.until};
        const ports::DueCase one{id, file.record.revision};
        if (std::find(out.begin(), out.end(), one) == out.end()) out.push_back(one);
    }
    return out;
}

base::Result<std::vector<ports::ClockRecord>> MemoryStore::clocks(const std::string& case_id) {
    const std::lock_guard lock(data_->gate);
    std::vector<ports::ClockRecord> out;
    if (const auto found = data_->cases.find(case_id); found != data_->cases.end())
        for (const auto& [name, clock] : found->second.clocks) out.push_back(clock);
    return out;
}

base::Result<std::vector<ports::OutboxRecord>> MemoryStore::outbox(const std::string& case_id) {
    const std::lock_guard lock(data_->gate);
    const auto found = data_->cases.find(case_id);
    if (found == data_->cases.end()) return std::vector<ports::OutboxRecord>();
    return found->second.outbox;
}

base::Result<std::vector<ports::HoldingRecord>> MemoryStore::holdings(
    const ports::HoldingFilter& filter) {
    std::vector<ports::HoldingRecord> all;
    {
        const std::lock_guard lock(data_->gate);
        for (const auto& [id, holding] : data_->holdings)
            if (filter.fits(holding)) all.push_back(holding);
    }
    put_in_order(all);
    return all;
}

base::Outcome MemoryStore::put_holding(const ports::HoldingRecord& holding) {
    const std::lock_guard lock(data_->gate);
    data_->holdings[holding.id] = holding;
    return base::Done{};
}

base::Result<std::vector<ports::LinkRecord>> MemoryStore::links(const std::string& case_id) {
    const std::lock_guard lock(data_->gate);
    return links_of(data_->links, case_id);
}

base::Outcome MemoryStore::put_list(const ports::ListRecord& list) {
    const std::lock_guard lock(data_->gate);
    const bool fresh =
        data_->lists.emplace(std::tuple(list.policy, list.list, list.version), list).second;
    if (!fresh) return base::Error{base::ErrorKind::conflict, base::Code::gj5087, {list.list}};
    return base::Done{};
}

base::Result<std::vector<ports::ListRecord>> MemoryStore::lists(const std::string& policy,
                                                                const std::string& list) {
    const std::lock_guard lock(data_->gate);
    std::vector<ports::ListRecord> out;
    for (const auto& [key, record] : data_->lists)
        if (record.policy == policy && record.list == list) out.push_back(record);
    return out;
}

base::Outcome MemoryStore::put_figure(const ports::FigureRecord& figure) {
    const std::lock_guard lock(data_->gate);
    data_->figures[figure.period][{figure.indicator, figure.unit}] = figure;
    return base::Done{};
}

base::Result<std::vector<ports::FigureRecord>> MemoryStore::figures(const std::string& period) {
    const std::lock_guard lock(data_->gate);
    std::vector<ports::FigureRecord> out;
    if (const auto found = data_->figures.find(period); found != data_->figures.end())
        for (const auto& [key, figure] : found->second) out.push_back(figure);
    return out;
}

base::Outcome MemoryStore::put_policy(const ports::PolicyRecord& policy) {
    const std::lock_guard lock(data_->gate);
    data_->policies[policy.hash] = policy;
    return base::Done{};
}

base::Result<std::optional<ports::PolicyRecord>> MemoryStore::policy(const std::string& hash) {
    const std::lock_guard lock(data_->gate);
    const auto found = data_->policies.find(hash);
    if (found == data_->policies.end()) return std::optional<ports::PolicyRecord>();
    return std::optional(found->second);
}

base::Result<std::vector<ports::PolicyRecord>> MemoryStore::policies() {
    std::vector<ports::PolicyRecord> out;
    {
        const std::lock_guard lock(data_->gate);
        for (const auto& [hash, policy] : data_->policies) out.push_back(policy);
    }
    std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) {
        return std::tie(a.stored, a.hash) < std::tie(b.stored, b.hash);
    });
    return out;
}

base::Outcome MemoryStore::put_policy_act(const ports::PolicyAct& act,
                                          const ports::PolicyRecord* brings) {
    const std::lock_guard lock(data_->gate);
    if (!data_->policy_acts.emplace(std::pair(act.policy, act.sequence), act).second)
        return base::Error{base::ErrorKind::conflict, base::Code::gj5669, {act.policy}};
    if (brings != nullptr) data_->policies[brings->hash] = *brings;
    return base::Done{};
}

base::Result<std::vector<ports::PolicyAct>> MemoryStore::policy_acts(const std::string& policy) {
    const std::lock_guard lock(data_->gate);
    std::vector<ports::PolicyAct> out;
    for (const auto& [key, act] : data_->policy_acts)
        if (act.policy == policy) out.push_back(act);
    return out;
}

base::Result<std::optional<ports::CommandRecord>> MemoryStore::answer(
    const std::string& command_id) {
    const std::lock_guard lock(data_->gate);
    const auto found = data_->commands.find(command_id);
    if (found == data_->commands.end()) return std::optional<ports::CommandRecord>();
    return std::optional(found->second);
}

base::Result<std::optional<ports::UnitRecord>> MemoryStore::unit(const std::string& id) {
    const std::lock_guard lock(data_->gate);
    const auto found = data_->units.find(id);
    if (found == data_->units.end()) return std::optional<ports::UnitRecord>();
    return std::optional(found->second);
}

base::Result<std::vector<ports::UnitRecord>> MemoryStore::holders(const std::string& role,
                                                                  const std::string& territory) {
    const std::lock_guard lock(data_->gate);
    return pick(data_->units, [&](const ports::UnitRecord& unit) {
        return unit.territory == territory && holds(unit, role);
    });
}

base::Result<std::vector<ports::UnitRecord>> MemoryStore::registered(
    const std::string& register_name) {
    const std::lock_guard lock(data_->gate);
    return pick(data_->units, [&](const ports::UnitRecord& unit) {
        return unit.entries.contains(register_name);
    });
}

base::Result<std::vector<ports::UnitRecord>> MemoryStore::named(const std::string& name,
                                                                const std::string& territory) {
    const std::lock_guard lock(data_->gate);
    return pick(data_->units, [&](const ports::UnitRecord& unit) {
        return unit.name == name && unit.territory == territory;
    });
}

base::Result<std::vector<ports::UnitRecord>> MemoryStore::with_role(const std::string& role) {
    const std::lock_guard lock(data_->gate);
    return pick(data_->units, [&](const ports::UnitRecord& unit) { return holds(unit, role); });
}

base::Outcome MemoryStore::put_unit(const ports::UnitRecord& unit) {
    const std::lock_guard lock(data_->gate);
    data_->units[unit.id] = unit;
    return base::Done{};
}

base::Result<std::vector<ports::StandIn>> MemoryStore::stand_ins(const std::string& unit) {
    const std::lock_guard lock(data_->gate);
    std::vector<ports::StandIn> all;
    for (const auto& [id, record] : data_->stand_ins)
        if (record.unit == unit) all.push_back(record);
    std::stable_sort(all.begin(), all.end(),
                     [](const auto& a, const auto& b) { return a.from < b.from; });
    return all;
}

base::Outcome MemoryStore::put_stand_in(const ports::StandIn& record) {
    const std::lock_guard lock(data_->gate);
    data_->stand_ins[record.id] = record;
    return base::Done{};
}

}  // namespace guiju::memory
