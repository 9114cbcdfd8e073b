// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "dsl/check/stage_walk.h"

namespace guiju::check {

// GJ3030 (warning): a confirmation that nobody has a deadline for can wait for ever; a deadline for
// confirmations where none is asked for has no effect.
void confirmations_timed(const Examination& examination) {
    each_stage(examination, [&](const syntax::Section& section, const syntax::Stage& stage) {
        const auto& lines = stage.dispositions;
        const auto first = std::find_if(
            lines.begin(), lines.end(),
            [](const syntax::Disposition& line) { return line.confirmed_by.has_value(); });
        if ((first != lines.end()) == stage.confirm_period.has_value()) return;
        const auto name = examination.symbols.both(section.name.text);
        if (first != lines.end())
            examination.findings.add(base::Code::gj3030, first->confirmed_by->span, {name});
        else
            examination.findings.add(base::Code::gj3033, stage.confirm_period->span, {name});
    });
}

}  // namespace guiju::check
