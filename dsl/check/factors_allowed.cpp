// SPDX-License-Identifier: Apache-2.0
#include <set>

#include "dsl/check/resolve.h"
#include "dsl/check/rule.h"
#include "dsl/check/scoring.h"

namespace guiju::check {

namespace {

void collect(const Term& term, std::set<std::int32_t>& used) {
    if (term.op == Term::Op::indicator) used.insert(term.index);
    for (const auto& part : term.parts) collect(part, used);
}

/// Follows formulas, and the results of other evaluations, to every indicator a row rests on.
class Reach {
   public:
    explicit Reach(const Symbols& symbols) : symbols_(symbols) {}

    /// Indicators of one row, with those behind them.
    [[nodiscard]] std::set<std::int32_t> of(const syntax::ScoreRow& row) {
        Findings unused;
        const auto terms = score_terms(symbols_, row, figure_scope(), unused);
        std::set<std::int32_t> found;
        collect(terms.subject, found);
        std::set<std::int32_t> all;
        for (const auto one : found) follow(one, all);
        return all;
    }
    /// Evaluations whose results were needed on the way.
    [[nodiscard]] const std::set<std::int32_t>& evaluations() const { return evaluations_; }

   private:
    void follow(std::int32_t indicator, std::set<std::int32_t>& all) {
        if (!all.insert(indicator).second) return;
        const auto& written = *symbols_.indicators[static_cast<std::size_t>(indicator)];
        std::set<std::int32_t> next;
        if (written.formula) {
            Findings unused;
            collect(Resolver(symbols_, figure_scope(), unused).value(*written.formula), next);
        }
        if (written.evaluation) rows_of(*written.evaluation, next);
        for (const auto one : next) follow(one, all);
    }
    void rows_of(const syntax::Name& name, std::set<std::int32_t>& next) {
        const auto at = symbols_.find(SymbolKind::evaluation, name.text);
        if (!at || !evaluations_.insert(*at).second) return;
        Findings unused;
        for (const auto& row : symbols_.evaluations[static_cast<std::size_t>(*at)].body->rows)
            collect(score_terms(symbols_, row, figure_scope(), unused).subject, next);
    }

    const Symbols& symbols_;
    std::set<std::int32_t> evaluations_;
};

void excluded(const Examination& examination, const syntax::Evaluation& evaluation,
              const syntax::ScoreRow& row, const std::set<std::int32_t>& used) {
    for (const auto& name : evaluation.rules.excluded) {
        const auto at = examination.symbols.find(SymbolKind::indicator, name.text);
        if (!at || !used.contains(*at)) continue;
        const auto& clause = evaluation.rules.excluded_tail.citation;
        auto& finding = examination.findings.add(
            base::Code::gj3157, row.span,
            {base::Text(row.name.text), base::Text(name.text),
             clause.empty() ? base::Text("本评价的规定", "this evaluation") : base::Text(clause)});
        finding.places.push_back({name.span, {"不得作为依据的写在这里", "it is excluded here"}});
    }
}

}  // namespace

// GJ3157: no row rests on a factor that must not be used, not through a formula either. GJ3158: no
// evaluation needs its own result.
void factors_allowed(const Examination& examination) {
    const auto& symbols = examination.symbols;
    for (std::size_t i = 0; i < symbols.evaluations.size(); ++i) {
        const auto& [section, evaluation] = symbols.evaluations[i];
        examination.findings.rest_on(section->basis);
        for (const auto& row : evaluation->rows) {
            Reach reach(symbols);
            const auto used = reach.of(row);
            excluded(examination, *evaluation, row, used);
            if (reach.evaluations().contains(static_cast<std::int32_t>(i)))
                examination.findings.add(base::Code::gj3158, row.span,
                                         {base::Text(section->name.text)});
        }
    }
    examination.findings.rest_on({});
}

}  // namespace guiju::check
