// SPDX-License-Identifier: Apache-2.0
#include "adapters/memory/transaction.h"

#include <algorithm>
#include <utility>

#include "engine/ports/duplicates.h"

namespace guiju::memory {
namespace {

base::Error conflict(const std::string& case_id) {
    return {base::ErrorKind::conflict, base::Code::gj5003, {case_id}};
}

}  // namespace

MemoryTransaction::MemoryTransaction(std::shared_ptr<Data> data) : data_(std::move(data)) {}

MemoryTransaction::~MemoryTransaction() {
    const std::lock_guard lock(data_->gate);
    data_->writing = false;
}

base::Result<std::optional<ports::CommandRecord>> MemoryTransaction::find_command(
    const std::string& command_id) {
    if (const auto own = commands_.find(command_id); own != commands_.end())
        return std::optional(own->second);
    const std::lock_guard lock(data_->gate);
    const auto found = data_->commands.find(command_id);
    if (found == data_->commands.end()) return std::optional<ports::CommandRecord>();
    return std::optional(found->second);
}

base::Result<std::optional<ports::CaseView>> MemoryTransaction::load(const std::string& case_id) {
    if (const auto own = cases_.find(case_id); own != cases_.end())
        return std::optional(view_of(own->second));
    const std::lock_guard lock(data_->gate);
    const auto found = data_->cases.find(case_id);
    if (found == data_->cases.end()) return std::optional<ports::CaseView>();
    return std::optional(view_of(found->second));
}

base::Outcome MemoryTransaction::save(ports::CaseChange change) {
    const std::string& id = change.after.id;
    const auto known = find_command(change.command.id);
    if (!known.ok()) return known.error();
    if (known->has_value()) return conflict(id);
    if (!accounts_stand(change.guards)) return conflict(id);
    auto own = cases_.find(id);
    if (own == cases_.end()) {
        const std::lock_guard lock(data_->gate);
        const auto committed = data_->cases.find(id);
        const bool exists = committed != data_->cases.end();
        const std::int64_t revision = exists ? committed->second.record.revision : 0;
        if (revision != change.expected_revision) return conflict(id);
        own = cases_.emplace(id, exists ? committed->second : CaseFile{}).first;
    } else if (own->second.record.revision != change.expected_revision) {
        return conflict(id);
    }
    apply(own->second, change);
    for (const auto& link : change.links) links_[{link.from, link.relation, link.to}] = link;
    commands_[change.command.id] = change.command;
    for (const auto& holding : change.holdings) holdings_[holding.id] = holding;
    for (const auto& guard : change.guards)
        accounts_[{guard.name, guard.subject}] = guard.revision + 1;
    return base::Done{};
}

bool MemoryTransaction::accounts_stand(const std::vector<ports::HoldingGuard>& guards) {
    for (const auto& guard : guards) {
        const auto is = holding_revision(guard.name, guard.subject);
        if (!is.ok() || *is != guard.revision) return false;
    }
    return true;
}

base::Result<std::vector<ports::HoldingRecord>> MemoryTransaction::holdings(
    const ports::HoldingFilter& filter) {
    std::vector<ports::HoldingRecord> all;
    {
        const std::lock_guard lock(data_->gate);
        for (const auto& [id, holding] : data_->holdings)
            if (!holdings_.contains(id) && filter.fits(holding)) all.push_back(holding);
    }
    for (const auto& [id, holding] : holdings_)
        if (filter.fits(holding)) all.push_back(holding);
    put_in_order(all);
    return all;
}

base::Result<std::int64_t> MemoryTransaction::holding_revision(const std::string& name,
                                                               const std::string& subject) {
    if (const auto own = accounts_.find({name, subject}); own != accounts_.end())
        return own->second;
    const std::lock_guard lock(data_->gate);
    const auto found = data_->accounts.find({name, subject});
    return found == data_->accounts.end() ? std::int64_t{0} : found->second;
}

base::Result<std::vector<std::string>> MemoryTransaction::find_duplicates(
    const ports::DuplicatesAsked& asked) {
    std::map<std::string, bool> found;  // by id: true if it counts
    {
        const std::lock_guard lock(data_->gate);
        const auto& index = data_->duplicates;
        for (auto i = index.lower_bound({asked.key, ""});
             i != index.end() && i->first.first == asked.key; ++i)
            found[i->second] = ports::is_duplicate(data_->cases.at(i->second).record, asked);
    }
    for (const auto& [id, file] : cases_) found[id] = ports::is_duplicate(file.record, asked);
    std::vector<std::string> ids;
    for (const auto& [id, yes] : found)
        if (yes) ids.push_back(id);
    return ids;
}

base::Result<std::vector<std::string>> MemoryTransaction::filed_by(
    const std::string& policy, const std::string& applicant_unit) {
    std::vector<std::pair<std::int64_t, std::string>> found;
    const auto look = [&](const ports::CaseRecord& c) {
        if (c.policy == policy && c.applicant_unit == applicant_unit && c.filed.ms != 0)
            found.emplace_back(c.filed.ms, c.id);
    };
    {
        const std::lock_guard lock(data_->gate);
        for (const auto& [id, file] : data_->cases)
            if (!cases_.contains(id)) look(file.record);
    }
    for (const auto& [id, file] : cases_) look(file.record);
    std::sort(found.rbegin(), found.rend());
    std::vector<std::string> ids;
    for (auto& [filed, id] : found) ids.push_back(std::move(id));
    return ids;
}

base::Result<std::vector<ports::LinkRecord>> MemoryTransaction::links(const std::string& case_id) {
    Links all;
    const std::lock_guard lock(data_->gate);
    for (const auto& link : links_of(data_->links, case_id))
        all[{link.from, link.relation, link.to}] = link;
    for (const auto& [key, link] : links_) all[key] = link;
    return links_of(all, case_id);
}

std::string MemoryTransaction::fingerprints_with() const {
    const std::lock_guard lock(data_->gate);
    return data_->algorithm;
}

base::Outcome MemoryTransaction::commit() {
    if (committed_) return base::Error{base::ErrorKind::misuse, base::Code::gj5004};
    const std::lock_guard lock(data_->gate);
    for (auto& [id, file] : cases_) {
        auto& kept = data_->cases[id];
        data_->duplicates.erase({kept.record.duplicate_key, id});
        kept = std::move(file);
        if (!kept.record.duplicate_key.empty())
            data_->duplicates[{kept.record.duplicate_key, id}] = id;
    }
    for (auto& [id, command] : commands_) data_->commands[id] = std::move(command);
    for (auto& [id, holding] : holdings_) data_->holdings[id] = std::move(holding);
    for (const auto& [key, revision] : accounts_) data_->accounts[key] = revision;
    for (auto& [key, link] : links_) data_->links[key] = std::move(link);
    cases_.clear();
    links_.clear();
    commands_.clear();
    holdings_.clear();
    accounts_.clear();
    committed_ = true;
    return base::Done{};
}

}  // namespace guiju::memory
