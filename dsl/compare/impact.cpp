// SPDX-License-Identifier: Apache-2.0
#include "dsl/compare/impact.h"

#include <algorithm>

namespace guiju::compare {

Impact::Tally& Impact::unit(const std::string& name) {
    const auto found = units_.find(name);
    if (found != units_.end()) return found->second;
    return units_[units_.size() < kUnits ? name : "…"];
}

void Impact::add(const std::string& name, const Text& before, const Text& after, int way) {
    ++all_.cases;
    ++unit(name).cases;
    auto& flow = flows_[{before.zh, after.zh}];
    if (flow.cases++ == 0) {
        flow.before = before;
        flow.after = after;
        flow.way = way;
    }
}

void Impact::add_changed(ChangedCase changed) {
    add(changed.unit, changed.before, changed.after, changed.way);
    for (auto* tally : {&all_, &unit(changed.unit)}) {
        ++tally->changed;
        if (changed.way < 0) ++tally->worse;
        if (changed.way > 0) ++tally->better;
    }
    for (const auto& reason : changed.reasons) {
        auto& [text, count] = reasons_[reason.zh];
        if (count++ == 0) text = reason;
    }
    if (sample_.size() < kSample) sample_.push_back(std::move(changed));
}

std::vector<Impact::Flow> Impact::flows() const {
    std::vector<Flow> all;
    for (const auto& [key, flow] : flows_) all.push_back(flow);
    std::stable_sort(all.begin(), all.end(),
                     [](const Flow& a, const Flow& b) { return a.cases > b.cases; });
    return all;
}

std::vector<std::pair<std::string, Impact::Tally>> Impact::units() const {
    std::vector<std::pair<std::string, Tally>> all(units_.begin(), units_.end());
    std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
        return a.second.changed > b.second.changed;
    });
    return all;
}

std::vector<std::pair<Text, std::size_t>> Impact::reasons() const {
    std::vector<std::pair<Text, std::size_t>> all;
    for (const auto& [key, reason] : reasons_) all.push_back(reason);
    std::stable_sort(all.begin(), all.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    return all;
}

}  // namespace guiju::compare
