// SPDX-License-Identifier: Apache-2.0
#include "adapters/memory/store.h"
#include "adapters/memory/tables.h"

namespace guiju::memory {
namespace {

ports::HeadRecord head_of(const CaseFile& file) {
    return {file.record.id, file.record.revision, file.record.head};
}

}  // namespace

base::Outcome MemoryStore::visit_journal(ports::EvidenceVisitor& visitor) {
    const std::lock_guard lock(data_->gate);
    for (const auto& [id, file] : data_->cases) {
        visitor.head(head_of(file));
        for (const auto& entry : file.journal) visitor.entry(entry);
    }
    return base::Done{};
}

base::Result<std::vector<ports::HeadRecord>> MemoryStore::heads() {
    const std::lock_guard lock(data_->gate);
    std::vector<ports::HeadRecord> out;
    for (const auto& [id, file] : data_->cases) out.push_back(head_of(file));
    return out;
}

base::Result<std::vector<ports::JournalRecord>> MemoryStore::journal_after(
    const std::string& case_id, std::int64_t sequence) {
    std::vector<ports::JournalRecord> out;
    const auto all = journal(case_id);
    for (const auto& entry : *all)
        if (entry.sequence > sequence) out.push_back(entry);
    return out;
}

base::Result<std::vector<ports::CommandRecord>> MemoryStore::answers(const std::string& case_id) {
    std::vector<ports::CommandRecord> out;
    const auto all = journal(case_id);
    const std::lock_guard lock(data_->gate);
    for (const auto& entry : *all)
        if (const auto found = data_->commands.find(entry.command_id);
            found != data_->commands.end())
            out.push_back(found->second);
    return out;
}

base::Result<std::vector<ports::WorkItemRecord>> MemoryStore::work_items(
    const std::string& case_id) {
    const std::lock_guard lock(data_->gate);
    std::vector<ports::WorkItemRecord> out;
    if (const auto found = data_->cases.find(case_id); found != data_->cases.end())
        for (const auto& [id, item] : found->second.work) out.push_back(item);
    return out;
}

base::Outcome MemoryStore::visit_strays(const std::function<void(const ports::StrayRow&)>& visit) {
    // Other rows are kept in the file of their case.
    const std::lock_guard lock(data_->gate);
    std::set<std::pair<std::string, std::string>> strays;  // case, command
    for (const auto& [id, command] : data_->commands) strays.emplace(command.case_id, id);
    for (const auto& [id, file] : data_->cases)
        for (const auto& entry : file.journal) strays.erase({id, entry.command_id});
    for (const auto& [case_id, id] : strays) visit({ports::StrayRow::Kind::answer, case_id, id});
    return base::Done{};
}

base::Result<std::vector<ports::SealRecord>> MemoryStore::seals() {
    const std::lock_guard lock(data_->gate);
    std::vector<ports::SealRecord> out;
    for (const auto& [number, seal] : data_->seals) out.push_back(seal);
    return out;
}

base::Outcome MemoryStore::put_seal(const ports::SealRecord& seal) {
    const std::lock_guard lock(data_->gate);
    if (data_->seals.emplace(seal.number, seal).second) return base::Done{};
    return base::Error{
        base::ErrorKind::conflict, base::Code::gj5427, {std::to_string(seal.number)}};
}

base::Result<std::vector<ports::RemovalRecord>> MemoryStore::removals() {
    const std::lock_guard lock(data_->gate);
    std::vector<ports::RemovalRecord> out;
    for (const auto& [number, mark] : data_->removals) out.push_back(mark);
    return out;
}

base::Outcome MemoryStore::fingerprint_with(const std::string& algorithm) {
    const std::lock_guard lock(data_->gate);
    data_->algorithm = algorithm;
    return base::Done{};
}

base::Result<std::string> MemoryStore::fingerprints_with() {
    const std::lock_guard lock(data_->gate);
    return data_->algorithm;
}

}  // namespace guiju::memory
