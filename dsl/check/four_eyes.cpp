// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "dsl/check/stage_walk.h"

namespace guiju::check {

// GJ3012: who proposes may not confirm. A unit has more than one officer, a person has no second one:
// a stage handled and confirmed by the same person-kind role alone can never get its confirmation.
void four_eyes(const Examination& examination) {
    const auto& symbols = examination.symbols;
    each_stage(examination, [&](const syntax::Section&, const syntax::Stage& stage) {
        if (stage.handlers.size() != 1) return;
        const auto handler = symbols.find(SymbolKind::role, stage.handlers.front().text);
        for (const auto& line : stage.dispositions) {
            if (!line.confirmed_by || !handler) continue;
            const auto confirmer = symbols.find(SymbolKind::role, line.confirmed_by->text);
            const auto& role = *symbols.roles[static_cast<std::size_t>(*handler)];
            if (confirmer != handler || role.kind != "person") continue;
            auto& finding = examination.findings.add(base::Code::gj3012, line.confirmed_by->span,
                                                     {symbols.both(role.name.text)});
            finding.places.push_back(
                {stage.handlers.front().span, {"由同一角色办理", "handled by the same role"}});
            return;
        }
    });
}

}  // namespace guiju::check
