// SPDX-License-Identifier: Apache-2.0
#include "adapters/sql/remembered.h"

#include <algorithm>

namespace guiju::sql {
namespace {

/// Puts each changed one in the place of the old one, in order; leaves out those that are over.
template <class Record, class Over>
std::vector<Record> merged(std::vector<Record> old, std::vector<Record> changed,
                           std::string Record::*key, Over over) {
    for (auto& one : changed) {
        const auto at =
            std::lower_bound(old.begin(), old.end(), one,
                             [&](const Record& a, const Record& b) { return a.*key < b.*key; });
        if (at != old.end() && (*at).*key == one.*key) {
            *at = std::move(one);
        } else {
            old.insert(at, std::move(one));
        }
    }
    std::erase_if(old, over);
    return old;
}

}  // namespace

std::optional<RememberedCase> Remembered::take(const std::string& case_id) {
    const std::lock_guard lock(guard_);
    for (auto* cases : {&younger_, &older_}) {
        auto node = cases->extract(case_id);
        if (!node.empty()) return std::move(node.mapped());
    }
    return std::nullopt;
}

void Remembered::keep(RememberedCase one) {
    const std::lock_guard lock(guard_);
    if (younger_.size() >= kMost) {
        older_ = std::move(younger_);
        younger_.clear();
    }
    const std::string id = one.view.record.id;
    older_.erase(id);
    const auto known =
        younger_.find(id);  // of a command that went on after this one and was faster
    if (known != younger_.end() && known->second.view.record.revision > one.view.record.revision)
        return;
    younger_.insert_or_assign(id, std::move(one));
}

std::optional<std::int64_t> Remembered::directory() {
    const std::lock_guard lock(guard_);
    return directory_;
}

void Remembered::keep_directory(std::int64_t changes) {
    const std::lock_guard lock(guard_);
    directory_ = changes;
}

bool Remembered::knows_filed(long long duplicate_hash) {
    const std::lock_guard lock(guard_);
    return filed_lately_.contains(duplicate_hash) || filed_before_.contains(duplicate_hash);
}

void Remembered::keep_filed(long long duplicate_hash) {
    const std::lock_guard lock(guard_);
    if (filed_lately_.size() >= kMostFiled) {
        filed_before_ = std::move(filed_lately_);
        filed_lately_.clear();
    }
    filed_lately_.insert(duplicate_hash);
}

ports::CaseView after(Attached before, ports::CaseChange&& change) {
    return {std::move(change.after),
            merged(std::move(before.clocks), std::move(change.clocks), &ports::ClockRecord::name,
                   [](const ports::ClockRecord& clock) { return clock.state == "stopped"; }),
            merged(std::move(before.work), std::move(change.work), &ports::WorkItemRecord::id,
                   [](const ports::WorkItemRecord& item) { return item.closed.ms != 0; })};
}

}  // namespace guiju::sql
