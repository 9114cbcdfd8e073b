// SPDX-License-Identifier: Apache-2.0
#include "dsl/check/literal.h"
#include "dsl/check/rule.h"

namespace guiju::check {

namespace {

void table(const Examination& examination, const std::vector<syntax::ScoreRow>& rows) {
    if (rows.empty()) return;
    value::Number sum;
    for (const auto& row : rows) {
        const auto weight = quantity_of(row.weight);
        if (weight && weight->dimension != value::Dimension::share) return;  // GJ2203 says so
        const auto more = weight ? value::add(sum, weight->number) : std::nullopt;
        if (!more) return;
        sum = *more;
        if (weight->number.sign() > 0) continue;
        examination.findings.add(base::Code::gj3038, row.weight.span);
        return;
    }
    if (sum == value::Number(1)) return;
    const auto percent = value::multiply(sum, 100);
    auto& finding =
        examination.findings.add(base::Code::gj3014, rows.back().weight.span,
                                 {base::Text((percent ? percent->text() : sum.text()) + "%")});
    for (std::size_t i = 0; i + 1 < rows.size(); ++i)
        finding.places.push_back({rows[i].weight.span, {"也计入合计", "adds to it too"}});
}

}  // namespace

// GJ3014: the weights of a table add up to exactly 100 %. GJ3038: each of them is more than 0.
void weights_add_up(const Examination& examination) {
    for (const auto& [section, matching] : examination.symbols.matchings) {
        examination.findings.rest_on(section->basis);
        table(examination, matching->rows);
    }
    for (const auto& [section, evaluation] : examination.symbols.evaluations) {
        examination.findings.rest_on(section->basis);
        table(examination, evaluation->rows);
    }
    examination.findings.rest_on({});
}

}  // namespace guiju::check
