// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "dsl/check/levels.h"
#include "dsl/check/stage_walk.h"

namespace guiju::check {

namespace {

/// Position in 上报顺序, or -1.
std::ptrdiff_t position(const Symbols& symbols, const syntax::Name& role) {
    const auto& ladder = symbols.role_section->ladder;
    const auto found = std::find_if(ladder.begin(), ladder.end(), [&](const syntax::Name& name) {
        return symbols.identity(name.text) == symbols.identity(role.text);
    });
    return found == ladder.end() ? -1 : found - ladder.begin();
}

}  // namespace

// GJ3010: 逐级上报 follows 上报顺序 one by one: no level is skipped, repeated or out of order.
// GJ3011: there is no 上报顺序 to follow.
void ladder_order(const Examination& examination) {
    const auto& symbols = examination.symbols;
    if (first_that_does_not_rise(symbols) != nullptr) return;  // GJ3034: one cause, one finding
    each_stage(examination, [&](const syntax::Section& section, const syntax::Stage& stage) {
        if (stage.rungs.empty()) return;
        if (symbols.role_section == nullptr || symbols.role_section->ladder.empty()) {
            examination.findings.add(base::Code::gj3011, section.heading_span,
                                     {symbols.both(section.name.text)});
            return;
        }
        for (std::size_t i = 0; i < stage.rungs.size(); ++i) {
            const auto& rung = stage.rungs[i];
            const auto here = position(symbols, rung.role);
            const auto wanted = i == 0 ? here : position(symbols, stage.rungs[i - 1].role) + 1;
            if (here >= 0 && here == wanted) continue;
            auto& finding = examination.findings.add(base::Code::gj3010, rung.role.span,
                                                     {symbols.both(rung.role.text)});
            finding.places.push_back(
                {symbols.role_section->ladder_span, {"上报顺序", "the escalation order"}});
            return;
        }
    });
}

}  // namespace guiju::check
