// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "adapters/memory/store.h"
#include "adapters/memory/tables.h"

namespace guiju::memory {
namespace {

using ports::History;

bool is_over(const CaseFile& file, ports::Instant before) {
    const auto& record = file.record;
    return record.closed.ms != 0 && std::max(record.closed, record.updated) < before;
}

bool has_journal(const CaseFile& file) {
    return !file.journal.empty() && file.journal.front().sequence == 1;
}

/// No receiver still waits for a message of the case, and none has to be told of it yet.
bool nobody_waits(const Data& data, const std::string& id, const CaseFile& file) {
    for (const auto& receiver : data.receivers) {
        const auto lane = data.lanes.find({receiver, id});
        if (lane != data.lanes.end() && lane->second.state != ports::LaneRecord::kIdle)
            return false;
        const auto told = data.told.find({receiver, id});
        const std::size_t knows = told == data.told.end() ? 0 : told->second;
        if (knows < static_cast<std::size_t>(file.sent_before) + file.outbox.size()) return false;
    }
    return true;
}

std::int64_t remove_outbox(Data& data, const std::string& id, CaseFile& file, ports::Instant before,
                           bool only_count) {
    if (!is_over(file, before) || !nobody_waits(data, id, file)) return 0;
    std::int64_t count = 0;
    const auto old = std::find_if(file.outbox.begin(), file.outbox.end(),
                                  [&](const auto& message) { return message.at >= before; });
    count += old - file.outbox.begin();
    for (const auto& [key, ended] : data.deliveries) count += ended.case_id == id ? 1 : 0;
    if (only_count) return count;
    file.sent_before += old - file.outbox.begin();
    file.outbox.erase(file.outbox.begin(), old);
    std::erase_if(data.deliveries, [&](const auto& one) { return one.second.case_id == id; });
    return count;
}

template <class Rows>
std::int64_t remove_rows(Rows& rows, const CaseFile& file, ports::Instant before, bool only_count) {
    if (!is_over(file, before) || has_journal(file)) return 0;
    const auto count = static_cast<std::int64_t>(rows.size());
    if (!only_count) rows.clear();
    return count;
}

std::int64_t of_case(Data& data, History table, const std::string& id, ports::Instant before,
                     bool only_count) {
    auto& file = data.cases.at(id);
    if (table == History::outbox) return remove_outbox(data, id, file, before, only_count);
    if (table == History::work_item) return remove_rows(file.work, file, before, only_count);
    return remove_rows(file.clocks, file, before, only_count);
}

bool may_go(const Data& data, const ports::CommandRecord& command, ports::Instant before) {
    const auto found = data.cases.find(command.case_id);
    return found != data.cases.end() && is_over(found->second, before);
}

}  // namespace

base::Result<std::int64_t> MemoryStore::count_removable(History table,
                                                        ports::Instant closed_before) {
    const std::lock_guard lock(data_->gate);
    std::int64_t count = 0;
    if (table == History::command) {
        for (const auto& [id, command] : data_->commands)
            count += may_go(*data_, command, closed_before) ? 1 : 0;
        return count;
    }
    for (const auto& [id, file] : data_->cases)
        count += of_case(*data_, table, id, closed_before, true);
    return count;
}

base::Result<ports::Sweep> MemoryStore::remove(History table, ports::Instant closed_before,
                                               const std::string& after, std::size_t limit) {
    const std::lock_guard lock(data_->gate);
    std::vector<std::string> ids;
    const auto collect = [&](const auto& rows) {
        for (auto at = rows.upper_bound(after); at != rows.end() && ids.size() < limit; ++at)
            ids.push_back(at->first);
    };
    table == History::command ? collect(data_->commands) : collect(data_->cases);
    ports::Sweep out;
    if (ids.size() == limit && limit > 0) out.after = ids.back();
    for (const auto& id : ids) {
        if (table != History::command) {
            out.removed += of_case(*data_, table, id, closed_before, false);
        } else if (may_go(*data_, data_->commands.at(id), closed_before)) {
            data_->commands.erase(id);
            ++out.removed;
        }
    }
    return out;
}

base::Result<std::vector<ports::HeadRecord>> MemoryStore::closed_heads(ports::Instant closed_before,
                                                                       const std::string& after_id,
                                                                       std::size_t limit) {
    const std::lock_guard lock(data_->gate);
    std::vector<ports::HeadRecord> out;
    for (auto at = data_->cases.upper_bound(after_id);
         at != data_->cases.end() && out.size() < limit; ++at)
        if (is_over(at->second, closed_before) && !at->second.journal.empty())
            out.push_back({at->first, at->second.record.revision, at->second.record.head});
    return out;
}

base::Outcome MemoryStore::remove_journals(const ports::RemovalRecord& mark,
                                           const std::vector<ports::HeadRecord>& cases) {
    using base::ErrorKind;
    const std::lock_guard lock(data_->gate);
    if (data_->removals.contains(mark.number))
        return base::Error{ErrorKind::conflict, base::Code::gj5427, {std::to_string(mark.number)}};
    for (const auto& head : cases) {
        const auto found = data_->cases.find(head.case_id);
        const bool same = found != data_->cases.end() && found->second.record.closed.ms != 0 &&
                          found->second.record.revision == head.revision &&
                          found->second.record.head == head.head;
        if (!same) return base::Error{ErrorKind::conflict, base::Code::gj5715, {head.case_id}};
    }
    data_->removals[mark.number] = mark;
    for (const auto& head : cases)
        std::erase_if(data_->cases.at(head.case_id).journal,
                      [&](const auto& entry) { return entry.sequence <= head.revision; });
    return base::Done{};
}

}  // namespace guiju::memory
