// SPDX-License-Identifier: Apache-2.0
#include "dsl/check/stage_walk.h"

namespace guiju::check {

// GJ3037: a line about items in a stage that checks nothing. GJ3032: a line about levels in a stage
// that has none.
void lines_fit_stage(const Examination& examination) {
    using When = syntax::Disposition::When;
    each_stage(examination, [&](const syntax::Section& section, const syntax::Stage& stage) {
        const auto name = examination.symbols.both(section.name.text);
        for (const auto& line : stage.dispositions) {
            const bool screens = (about_criteria(line) && line.when != When::undecided) ||
                                 line.when == When::rounds_exceeded;
            if (screens && stage.criteria.empty())
                examination.findings.add(base::Code::gj3037, line.when_span, {name});
            if (line.at_top && stage.rungs.empty())
                examination.findings.add(base::Code::gj3032, line.when_span, {name});
        }
    });
}

}  // namespace guiju::check
