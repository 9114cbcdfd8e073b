// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "dsl/check/stage_walk.h"

namespace guiju::check {

// GJ3018: what a deadline waits for must be possible while it runs: here, or in a stage that can
// follow. A clock that starts with an action of this stage needs that action here or before.
void clocks_can_stop(const Examination& examination) {
    const auto& symbols = examination.symbols;
    const auto offered = [&](std::size_t stage, const syntax::Name& action) {
        const auto& actions = symbols.stages[stage].body->actions;
        return std::any_of(actions.begin(), actions.end(), [&](const syntax::Action& one) {
            return symbols.identity(one.name.text) == symbols.identity(action.text);
        });
    };
    const auto reachable_from = [&](std::size_t start, const syntax::Name& action) {
        std::vector<bool> seen(symbols.stages.size(), false);
        std::vector<std::size_t> open{start};
        seen[start] = true;
        while (!open.empty()) {
            const auto at = open.back();
            open.pop_back();
            if (offered(at, action)) return true;
            for (const auto next : next_stages(symbols, static_cast<std::int32_t>(at))) {
                const auto index = static_cast<std::size_t>(next);
                if (!seen[index]) open.push_back(index);
                seen[index] = true;
            }
        }
        return false;
    };
    for (std::size_t i = 0; i < symbols.stages.size(); ++i) {
        examination.findings.rest_on(symbols.stages[i].section->basis);
        for (const auto& deadline : symbols.stages[i].body->deadlines)
            for (const auto& action : deadline.satisfied_by)
                if (!reachable_from(i, action))
                    examination.findings.add(base::Code::gj3018, action.span,
                                             {symbols.both(action.text),
                                              symbols.both(symbols.stages[i].section->name.text)});
    }
    examination.findings.rest_on({});
}

}  // namespace guiju::check
