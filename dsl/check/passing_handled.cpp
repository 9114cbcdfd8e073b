// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "dsl/check/stage_walk.h"

namespace guiju::check {

// GJ3005: a stage with criteria says what follows when all of them hold.
void passing_handled(const Examination& examination) {
    using When = syntax::Disposition::When;
    each_stage(examination, [&](const syntax::Section& section, const syntax::Stage& stage) {
        if (stage.criteria.empty()) return;
        const bool handled =
            std::any_of(stage.dispositions.begin(), stage.dispositions.end(),
                        [](const syntax::Disposition& line) {
                            return unconditional(line) &&
                                   (line.when == When::all_pass || line.when == When::otherwise);
                        });
        if (!handled)
            examination.findings.add(base::Code::gj3005, end_of_lines(section, stage),
                                     {examination.symbols.both(section.name.text)});
    });
}

}  // namespace guiju::check
