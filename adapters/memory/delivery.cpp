// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "adapters/memory/store.h"
#include "adapters/memory/tables.h"

namespace guiju::memory {
namespace {

using ports::LaneRecord;

/// Messages from place `from` (itself not) to `last` are new to the lane.
void wake(LaneRecord& lane, bool fresh, std::int64_t from, std::int64_t last, ports::Instant now) {
    if (fresh) lane.done = from;
    if (lane.state == LaneRecord::kIdle && last > lane.done) {
        lane.state = LaneRecord::kWaiting;
        lane.next_try = now;
        lane.updated = now;
    }
    ++lane.revision;
}

}  // namespace

base::Result<std::size_t> MemoryStore::take_in(const std::string& receiver, ports::Instant now,
                                               std::size_t limit) {
    const std::lock_guard lock(data_->gate);
    if (data_->retired.contains(receiver))
        return base::Error{base::ErrorKind::misuse, base::Code::gj5708, {receiver}};
    std::size_t left = limit;
    for (const auto& [id, file] : data_->cases) {
        auto& told = data_->told[{receiver, id}];
        const auto all = static_cast<std::size_t>(file.sent_before) + file.outbox.size();
        const auto count = std::min(left, all - std::min(told, all));
        if (count == 0) continue;
        const auto [at, fresh] = data_->lanes.try_emplace({receiver, id});
        auto& lane = at->second;
        if (fresh) {
            lane.receiver = receiver;
            lane.case_id = id;
            lane.state = LaneRecord::kIdle;
        }
        wake(lane, fresh, static_cast<std::int64_t>(told), static_cast<std::int64_t>(told + count),
             now);
        told += count;
        left -= count;
        data_->receivers.insert(receiver);
    }
    return limit - left;
}

base::Result<std::size_t> MemoryStore::retire(const std::string& receiver, std::size_t limit) {
    const std::lock_guard lock(data_->gate);
    if (data_->receivers.erase(receiver) != 0) data_->retired.insert(receiver);
    if (!data_->retired.contains(receiver))
        return base::Error{base::ErrorKind::not_found, base::Code::gj5707, {receiver}};
    std::size_t removed = 0;
    auto lane = data_->lanes.lower_bound({receiver, ""});
    while (removed < limit && lane != data_->lanes.end() && lane->first.first == receiver) {
        lane = data_->lanes.erase(lane);
        ++removed;
    }
    return removed;
}

base::Result<std::size_t> MemoryStore::not_taken_in(const std::string& receiver,
                                                    std::size_t limit) {
    const std::lock_guard lock(data_->gate);
    std::size_t count = 0;
    for (const auto& [id, file] : data_->cases) {
        const auto found = data_->told.find({receiver, id});
        const auto gone = static_cast<std::size_t>(file.sent_before);
        const auto told = std::max(found == data_->told.end() ? 0 : found->second, gone);
        count += gone + file.outbox.size() - std::min(told, gone + file.outbox.size());
    }
    return std::min(count, limit);
}

base::Result<std::vector<LaneRecord>> MemoryStore::ready(const std::string& receiver,
                                                         ports::Instant now, std::size_t limit) {
    const std::lock_guard lock(data_->gate);
    std::vector<LaneRecord> out;
    for (const auto& [key, lane] : data_->lanes)
        if (lane.receiver == receiver && lane.state == LaneRecord::kWaiting &&
            lane.next_try <= now && lane.leased_until <= now)
            out.push_back(lane);
    std::stable_sort(out.begin(), out.end(), [](const LaneRecord& a, const LaneRecord& b) {
        return a.next_try < b.next_try;
    });
    if (out.size() > limit) out.resize(limit);
    return out;
}

base::Result<std::vector<LaneRecord>> MemoryStore::busy_lanes(const std::string& receiver) {
    const std::lock_guard lock(data_->gate);
    std::vector<LaneRecord> out;
    for (const auto& [key, lane] : data_->lanes)
        if (lane.state != LaneRecord::kIdle && (receiver.empty() || lane.receiver == receiver))
            out.push_back(lane);
    return out;
}

base::Result<std::optional<LaneRecord>> MemoryStore::lane(const std::string& receiver,
                                                          const std::string& case_id) {
    const std::lock_guard lock(data_->gate);
    const auto found = data_->lanes.find({receiver, case_id});
    if (found == data_->lanes.end()) return std::optional<LaneRecord>();
    return std::optional(found->second);
}

base::Result<std::vector<std::string>> MemoryStore::receivers() {
    const std::lock_guard lock(data_->gate);
    return std::vector<std::string>(data_->receivers.begin(), data_->receivers.end());
}

base::Result<std::vector<ports::OutgoingMessage>> MemoryStore::messages_after(
    const std::string& case_id, std::int64_t place, std::size_t limit) {
    const std::lock_guard lock(data_->gate);
    std::vector<ports::OutgoingMessage> out;
    const auto found = data_->cases.find(case_id);
    if (found == data_->cases.end()) return out;
    const auto& file = found->second;
    auto at = file.sent_before;
    for (const auto& message : file.outbox)
        if (++at > place && out.size() < limit)
            out.push_back({at, message, file.record.policy, file.record.confidentiality});
    return out;
}

base::Outcome MemoryStore::put_lane(const LaneRecord& lane, std::int64_t expected,
                                    const ports::DeliveryRecord* ended) {
    const std::lock_guard lock(data_->gate);
    const std::pair key(lane.receiver, lane.case_id);
    const auto found = data_->lanes.find(key);
    const std::int64_t is = found == data_->lanes.end() ? 0 : found->second.revision;
    if (is != expected)
        return base::Error{base::ErrorKind::conflict, base::Code::gj5706, {lane.case_id}};
    auto& kept = data_->lanes[key];
    kept = lane;
    kept.revision = expected + 1;
    if (ended != nullptr)
        data_->deliveries[{ended->case_id, ended->place, ended->receiver}] = *ended;
    return base::Done{};
}

base::Result<std::vector<ports::DeliveryRecord>> MemoryStore::deliveries(
    const std::string& case_id) {
    const std::lock_guard lock(data_->gate);
    std::vector<ports::DeliveryRecord> out;
    for (const auto& [key, ended] : data_->deliveries)
        if (ended.case_id == case_id) out.push_back(ended);
    return out;
}

}  // namespace guiju::memory
