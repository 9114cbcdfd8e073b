// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "dsl/check/stage_walk.h"

namespace guiju::check {

namespace {

/// Stages from which some stage that ends a case can be reached.
std::vector<bool> that_finish(const Symbols& symbols) {
    std::vector<bool> finish;
    for (const auto& stage : symbols.stages) finish.push_back(ends_here(*stage.body));
    for (bool changed = true; changed;) {
        changed = false;
        for (std::size_t i = 0; i < finish.size(); ++i) {
            if (finish[i]) continue;
            const auto next = next_stages(symbols, static_cast<std::int32_t>(i));
            finish[i] = std::any_of(next.begin(), next.end(), [&](std::int32_t to) {
                return finish[static_cast<std::size_t>(to)];
            });
            changed = changed || finish[i];
        }
    }
    return finish;
}

}  // namespace

// GJ3003: a case that enters such a stage can never be closed. Of stages that only lead into one
// another the last one written is named, once.
void stages_finish(const Examination& examination) {
    const auto& symbols = examination.symbols;
    const auto finish = that_finish(symbols);
    const auto reached = reachable_stages(symbols);
    std::vector<std::size_t> stuck, dead_ends;
    for (std::size_t i = 0; i < finish.size(); ++i) {
        if (finish[i] || !reached[i]) continue;
        stuck.push_back(i);
        if (next_stages(symbols, static_cast<std::int32_t>(i)).empty()) dead_ends.push_back(i);
    }
    if (dead_ends.empty() && !stuck.empty()) dead_ends.push_back(stuck.back());
    for (const auto i : dead_ends) {
        const auto& section = *symbols.stages[i].section;
        examination.findings.rest_on(section.basis);
        examination.findings.add(base::Code::gj3003, section.heading_span,
                                 {symbols.both(section.name.text)});
    }
    examination.findings.rest_on({});
}

}  // namespace guiju::check
