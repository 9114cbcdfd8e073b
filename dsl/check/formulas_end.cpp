// SPDX-License-Identifier: Apache-2.0
#include <functional>

#include "dsl/check/resolve.h"
#include "dsl/check/rule.h"

namespace guiju::check {

namespace {

void collect(const Term& term, std::vector<std::int32_t>& used) {
    if (term.op == Term::Op::indicator) used.push_back(term.index);
    for (const auto& part : term.parts) collect(part, used);
}

std::vector<std::vector<std::int32_t>> uses(const Symbols& symbols) {
    std::vector<std::vector<std::int32_t>> all;
    Findings unused;
    for (const auto* indicator : symbols.indicators) {
        all.emplace_back();
        if (indicator->formula)
            collect(Resolver(symbols, figure_scope(), unused).value(*indicator->formula),
                    all.back());
    }
    return all;
}

}  // namespace

// GJ3039: a formula that comes back to itself can never be worked out.
void formulas_end(const Examination& examination) {
    const auto& symbols = examination.symbols;
    const auto used = uses(symbols);
    std::vector<bool> settled(used.size(), false);
    for (std::size_t round = 0; round < used.size(); ++round)
        for (std::size_t i = 0; i < used.size(); ++i) {
            bool ready = true;
            for (const auto other : used[i])
                ready = ready && settled[static_cast<std::size_t>(other)];
            settled[i] = settled[i] || ready;
        }
    for (std::size_t i = 0; i < used.size(); ++i) {
        if (settled[i]) continue;
        examination.findings.add(base::Code::gj3039, symbols.indicators[i]->formula->span,
                                 {symbols.both(symbols.indicators[i]->name.text)});
        return;
    }
}

}  // namespace guiju::check
