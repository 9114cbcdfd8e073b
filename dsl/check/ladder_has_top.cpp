// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "dsl/check/stage_walk.h"

namespace guiju::check {

// GJ3008: 报上一级 has no next level at the top, so what happens there is written (最高一级…的).
void ladder_has_top(const Examination& examination) {
    using syntax::Disposition;
    each_stage(examination, [&](const syntax::Section& section, const syntax::Stage& stage) {
        for (const auto& line : stage.dispositions) {
            if (line.effect != Disposition::Effect::up) continue;
            if (stage.rungs.empty()) {
                examination.findings.add(base::Code::gj3032, line.span,
                                         {examination.symbols.both(section.name.text)});
                continue;
            }
            const bool topped = std::any_of(
                stage.dispositions.begin(), stage.dispositions.end(),
                [&](const Disposition& other) {
                    return other.at_top && same_trigger(examination.symbols, line, other);
                });
            if (!topped)
                examination.findings.add(base::Code::gj3008, line.span,
                                         {examination.symbols.both(section.name.text)});
        }
    });
}

}  // namespace guiju::check
