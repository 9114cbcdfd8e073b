// SPDX-License-Identifier: Apache-2.0
#include "dsl/check/stage_walk.h"

namespace guiju::check {

// GJ3013: a confirmation is given by people. A system cannot confirm.
void roles_can_be_held(const Examination& examination) {
    const auto& symbols = examination.symbols;
    each_stage(examination, [&](const syntax::Section&, const syntax::Stage& stage) {
        for (const auto& line : stage.dispositions) {
            if (!line.confirmed_by) continue;
            const auto at = symbols.find(SymbolKind::role, line.confirmed_by->text);
            if (!at) continue;
            const auto& role = *symbols.roles[static_cast<std::size_t>(*at)];
            if (role.kind != "system") continue;
            auto& finding = examination.findings.add(base::Code::gj3013, line.confirmed_by->span,
                                                     {symbols.both(role.name.text)});
            finding.places.push_back({role.span, {"在这里登记为系统", "declared a system here"}});
        }
    });
}

}  // namespace guiju::check
