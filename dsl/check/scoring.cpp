// SPDX-License-Identifier: Apache-2.0
#include "dsl/check/scoring.h"

#include "dsl/check/literal.h"
#include "dsl/check/propose.h"

namespace guiju::check {

namespace {

using Kind = Type::Kind;
using value::Dimension;

/// 每低1个百分点 below a share is a difference of 1 %.
void as_share(Term& step, const Type& subject) {
    const auto* quantity = step.constant.get_if<value::Quantity>();
    const bool points = step.op == Term::Op::constant && quantity != nullptr &&
                        quantity->dimension == Dimension::points_of_share;
    if (!points || subject.dimension != Dimension::share) return;
    const auto share = value::divide(quantity->number, 100);
    if (!share) return;
    step.constant = value::Quantity{*share, Dimension::share};
    step.type.dimension = Dimension::share;
}

bool alike(const Type& a, const Type& b) {
    if (a.kind == Kind::nothing || b.kind == Kind::nothing) return true;
    if (a.kind != b.kind || a.kind != Kind::quantity) return false;
    const auto bare = [](Dimension d) {
        return d == Dimension::none || d == Dimension::count || d == Dimension::score;
    };
    return a.dimension == b.dimension || (bare(a.dimension) && bare(b.dimension));
}

value::Number points(const syntax::Expr& expr, Findings& findings) {
    const auto quantity = quantity_of(expr);
    const bool fits = quantity && (quantity->dimension == Dimension::score ||
                                   quantity->dimension == Dimension::none);
    if (fits) return quantity->number;
    findings.add(base::Code::gj2202, expr.span, {{"分数", "points"}, {"别的", "something else"}});
    return {};
}

class Row {
   public:
    Row(const Symbols& symbols, const syntax::ScoreRow& row, Scope scope, Findings& findings)
        : row_(row),
          resolver_(symbols, scope, findings),
          findings_(findings),
          skin_(symbols.file().skin) {}

    ScoreTerms read() {
        ScoreTerms terms;
        const auto& scoring = row_.scoring;
        const bool condition = scoring.kind == syntax::Scoring::Kind::condition;
        const auto& subject = scoring.subject;
        const bool left_out = subject.kind == syntax::Expr::Kind::term && subject.name.text.empty();
        terms.subject = condition  ? resolver_.condition(subject)
                        : left_out ? resolver_.named(row_.name)
                                   : resolver_.subject(subject);
        if (!condition) numeric(terms.subject);
        terms.target = measure(scoring.target, terms.subject);
        if (!difference(scoring.step, terms.subject)) return terms;
        terms.step = measure(scoring.step, terms.subject);
        if (scoring.deduction) {
            terms.deduction = resolver_.value(*scoring.deduction);
            (void)points(*scoring.deduction, findings_);
        }
        if (scoring.full) {
            terms.full = points(*scoring.full, findings_);
            if (terms.full.sign() <= 0) findings_.add(base::Code::gj2221, scoring.full->span);
        }
        if (scoring.otherwise) terms.otherwise = points(*scoring.otherwise, findings_);
        terms.weight = weight();
        return terms;
    }

   private:
    void numeric(Term& term) {
        if (term.type.kind == Kind::quantity || term.type.kind == Kind::nothing) return;
        findings_.add(base::Code::gj2202, term.span, {{"数", "a number"}, name_of(term.type)});
        term.type = {};
    }

    std::optional<Term> measure(const std::optional<syntax::Expr>& expr, const Term& subject) {
        if (!expr) return std::nullopt;
        auto term = resolver_.value(*expr);
        as_share(term, subject.type);
        if (!alike(term.type, subject.type)) {
            auto& finding = findings_.add(base::Code::gj2201, term.span,
                                          {name_of(subject.type), name_of(term.type)});
            finding.places.push_back({subject.span, name_of(subject.type)});
            term.type = {};
        }
        return term;
    }

    /// A step below a share is a difference of shares: percentage points, not %.
    bool difference(const std::optional<syntax::Expr>& step, const Term& subject) {
        const auto quantity = step ? quantity_of(*step) : std::nullopt;
        const bool share = quantity && quantity->dimension == Dimension::share &&
                           subject.type.kind == Kind::quantity &&
                           subject.type.dimension == Dimension::share;
        if (!share) return true;
        const auto points = Dimension::points_of_share;
        auto& finding = findings_.add(
            base::Code::gj2204, step->span,
            {name_of({.kind = Kind::quantity, .dimension = points}), name_of(subject.type)});
        propose_unit(finding, skin_, step->unit_span, points);
        return false;
    }

    value::Number weight() {
        const auto quantity = quantity_of(row_.weight);
        if (quantity && quantity->dimension == Dimension::share) return quantity->number;
        auto& finding =
            findings_.add(base::Code::gj2203, row_.weight.span, {{"比例（%）", "a share (%)"}});
        const auto span = row_.weight.span;
        if (quantity && quantity->dimension == Dimension::none)
            propose_unit(finding, skin_, {span.file, span.end, span.end}, Dimension::share);
        return {};
    }

    const syntax::ScoreRow& row_;
    Resolver resolver_;
    Findings& findings_;
    syntax::Skin skin_;
};

}  // namespace

ScoreTerms score_terms(const Symbols& symbols, const syntax::ScoreRow& row, Scope scope,
                       Findings& findings) {
    return Row(symbols, row, scope, findings).read();
}

}  // namespace guiju::check
