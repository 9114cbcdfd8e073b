// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "dsl/check/stage_walk.h"
#include "dsl/syntax/numerals.h"

namespace guiju::check {

// GJ3004: every item that can fail has a line that says what follows, whatever else is the case.
void failing_handled(const Examination& examination) {
    each_stage(examination, [&](const syntax::Section& section, const syntax::Stage& stage) {
        int expected = 0;
        for (const auto& criterion : stage.criteria) {
            if (criterion.number != ++expected) return;  // misnumbered: GJ3015 says so
            if (criterion.strength.is_wish()) continue;
            const auto& lines = stage.dispositions;
            const bool handled =
                std::any_of(lines.begin(), lines.end(), [&](const syntax::Disposition& line) {
                    return unconditional(line) && speaks_of(line, criterion.number);
                });
            if (handled) continue;
            auto& finding = examination.findings.add(
                base::Code::gj3004, base::join(criterion.number_span, criterion.condition.span),
                {examination.symbols.both(section.name.text),
                 {syntax::chinese_number(criterion.number), std::to_string(criterion.number)}});
            finding.places.push_back({end_of_lines(section, stage),
                                      {"“处理”写到这里为止", "the lines of \"then\" end here"}});
        }
    });
}

}  // namespace guiju::check
