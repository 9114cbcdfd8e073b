// SPDX-License-Identifier: Apache-2.0
#include "dsl/check/rule.h"

namespace guiju::check {

// GJ3041: an evaluation has rows to score. GJ3042: a score is shown with 0 to 18 decimals.
void evaluations_score(const Examination& examination) {
    for (const auto& [section, evaluation] : examination.symbols.evaluations) {
        examination.findings.rest_on(section->basis);
        const auto name = examination.symbols.both(section->name.text);
        if (evaluation->rows.empty())
            examination.findings.add(base::Code::gj3041, section->heading_span, {name});
        if (evaluation->decimals < 0 || evaluation->decimals > 18)
            examination.findings.add(base::Code::gj3042, section->heading_span,
                                     {base::Text(std::to_string(evaluation->decimals))});
    }
    examination.findings.rest_on({});
}

}  // namespace guiju::check
