// SPDX-License-Identifier: Apache-2.0
#include <optional>

#include "dsl/check/literal.h"
#include "dsl/check/rule.h"

namespace guiju::check {

namespace {

void grades_of(const Examination& examination, const std::vector<syntax::Grade>& grades) {
    std::optional<value::Number> above;
    for (std::size_t i = 0; i < grades.size(); ++i) {
        const auto& grade = grades[i];
        const bool last = i + 1 == grades.size();
        const auto from = grade.from ? quantity_of(*grade.from) : std::nullopt;
        const bool in_order = grade.from ? from && (!above || from->number < *above) : last;
        if (!in_order) {
            examination.findings.add(base::Code::gj3024, grade.name.span,
                                     {examination.symbols.both(grade.name.text)});
            return;
        }
        if (from) above = from->number;
        if (last && grade.from && from->number > value::Number(0))
            examination.findings.add(base::Code::gj3025, grade.name.span,
                                     {base::Text(from->number.text())});
    }
}

}  // namespace

// GJ3024: grades are written from the best down, 其余 last. GJ3025: below the last one there is none.
void grades_in_order(const Examination& examination) {
    for (const auto& [section, evaluation] : examination.symbols.evaluations) {
        examination.findings.rest_on(section->basis);
        grades_of(examination, evaluation->grades);
    }
    examination.findings.rest_on({});
}

}  // namespace guiju::check
