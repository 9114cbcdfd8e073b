// SPDX-License-Identifier: Apache-2.0
#include "adapters/memory/tables.h"

#include <algorithm>
#include <string_view>
#include <tuple>

namespace guiju::memory {
namespace {

/// A territory code without its trailing pairs of zeros: 330400 → 3304.
std::string_view significant(std::string_view code) {
    while (code.size() >= 2 && code.substr(code.size() - 2) == "00") code.remove_suffix(2);
    return code;
}

bool same_or_any(const std::string& wanted, const std::string& is) {
    return wanted.empty() || wanted == is;
}

bool has_clock_before(const CaseFile& file, value::Instant limit) {
    for (const auto& [name, clock] : file.clocks)
        if (clock.state != "stopped" && clock.due.ms != 0 && clock.due < limit) return true;
    return false;
}

}  // namespace

std::vector<ports::LinkRecord> links_of(const Links& links, const std::string& id) {
    std::vector<ports::LinkRecord> out;
    for (const auto& [key, link] : links)
        if (link.from == id || link.to == id) out.push_back(link);
    return out;
}

void apply(CaseFile& file, const ports::CaseChange& change) {
    file.record = change.after;
    for (const auto& clock : change.clocks) {
        file.clocks[clock.name] = clock;
        file.claims.erase(clock.name);
    }
    for (const auto& item : change.work) file.work[item.id] = item;
    file.journal.push_back(change.journal);
    file.outbox.insert(file.outbox.end(), change.outbox.begin(), change.outbox.end());
}

ports::CaseView view_of(const CaseFile& file) {
    ports::CaseView view{file.record, {}, {}};
    for (const auto& [name, clock] : file.clocks)
        if (clock.state != "stopped") view.clocks.push_back(clock);
    for (const auto& [id, item] : file.work)
        if (item.closed.ms == 0) view.work.push_back(item);
    return view;
}

bool matches(const CaseFile& file, const ports::CaseFilter& filter) {
    const auto& c = file.record;
    return same_or_any(filter.policy, c.policy) && same_or_any(filter.stage, c.stage) &&
           same_or_any(filter.phase, c.phase) && same_or_any(filter.unit, c.holder_unit) &&
           same_or_any(filter.applicant_unit, c.applicant_unit) &&
           c.territory.starts_with(significant(filter.territory)) &&
           (!filter.open_only || c.closed.ms == 0) &&
           (filter.filed_from.ms == 0 || c.filed >= filter.filed_from) &&
           (filter.filed_until.ms == 0 || c.filed < filter.filed_until) &&
           (filter.due_before.ms == 0 || has_clock_before(file, filter.due_before)) &&
           (filter.after_id.empty() || c.id > filter.after_id);
}

void put_in_order(std::vector<ports::HoldingRecord>& holdings) {
    std::sort(holdings.begin(), holdings.end(), [](const auto& a, const auto& b) {
        return std::tie(a.from, a.id) < std::tie(b.from, b.id);
    });
}

bool is_due(const ports::ClockRecord& clock, value::Instant now) {
    const bool before_due = clock.state == "running" || clock.state == "warned";
    if (before_due && clock.due.ms != 0 && clock.due <= now) return true;
    return (before_due || clock.state == "overdue") && clock.next_reminder.ms != 0 &&
           clock.next_reminder <= now;
}

}  // namespace guiju::memory
