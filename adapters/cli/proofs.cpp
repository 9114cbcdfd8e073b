// SPDX-License-Identifier: Apache-2.0
#include "adapters/cli/proofs.h"

#include <algorithm>
#include <iterator>

#include "dsl/prove/layers.h"
#include "dsl/prove/prove.h"

namespace guiju::cli {

prove::Hints hints_of(const compile::Compiled& compiled) {
    prove::Hints hints;
    hints.skin = compiled.skin;
    for (const auto& fixture : compiled.fixtures)
        for (const auto& unit : fixture.units) hints.units.push_back(unit.id);
    return hints;
}

void add_proofs(Policy& policy) {
    if (!policy.compiled) return;
    auto found =
        prove::prove(policy.compiled->program, policy.findings, hints_of(*policy.compiled));
    if (const auto& base = policy.compiled->base) {
        auto layers =
            prove::prove_layers(*base, policy.compiled->program, hints_of(*policy.compiled));
        // The same number as in the base was said to be needless already.
        std::erase_if(layers, [&](const base::Diagnostic& one) {
            return one.code == base::Code::gj4211 &&
                   std::any_of(policy.findings.begin(), policy.findings.end(),
                               [&](const base::Diagnostic& said) {
                                   return said.code == base::Code::gj4203 && said.span == one.span;
                               });
        });
        found.insert(found.end(), std::make_move_iterator(layers.begin()),
                     std::make_move_iterator(layers.end()));
    }
    policy.findings.insert(policy.findings.end(), std::make_move_iterator(found.begin()),
                           std::make_move_iterator(found.end()));
}

base::Outcome keep_examples(const Call& call, const std::vector<Policy>& policies) {
    std::string text;
    std::size_t count = 0;
    for (const auto& policy : policies) {
        for (const auto& finding : policy.findings) {
            if (finding.example.empty()) continue;
            text += (text.empty() ? "" : "\n") + finding.example + "\n";
            ++count;
        }
    }
    const auto& path = call.arguments.examples;
    if (path == "-") {
        call.console.data(text);
        return base::Done{};
    }
    if (const auto written = call.world.write_file(path, text); !written) return written.error();
    call.console.talk({std::to_string(count) + "条反例存入 " + path,
                       std::to_string(count) + " counterexamples kept in " + path});
    return base::Done{};
}

}  // namespace guiju::cli
