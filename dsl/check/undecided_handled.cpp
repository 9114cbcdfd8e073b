// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "dsl/check/resolve.h"
#include "dsl/check/stage_walk.h"

namespace guiju::check {

namespace {

/// The first field whose absence leaves a condition undecided; null when it is always decided.
const Term* source_of_doubt(const Term& term) {
    if (term.op == Term::Op::filled || term.op == Term::Op::absent || term.op == Term::Op::reached)
        return nullptr;
    if (term.op == Term::Op::field || term.op == Term::Op::candidate) return &term;
    for (const auto& part : term.parts)
        if (const auto* doubt = source_of_doubt(part)) return doubt;
    return nullptr;
}

bool handled(const syntax::Stage& stage) {
    return std::any_of(stage.dispositions.begin(), stage.dispositions.end(),
                       [](const syntax::Disposition& line) {
                           using When = syntax::Disposition::When;
                           return unconditional(line) &&
                                  (line.when == When::undecided || line.when == When::otherwise);
                       });
}

}  // namespace

// GJ3002: what is unknown is never "no", so every stage with criteria says what happens to a case in
// which one of them cannot be decided, unless none of them can be left undecided (已填写 …).
void undecided_handled(const Examination& examination) {
    const auto& symbols = examination.symbols;
    each_stage(examination, [&](const syntax::Section& section, const syntax::Stage& stage) {
        if (handled(stage)) return;
        Findings unused;
        for (const auto& criterion : stage.criteria) {
            if (criterion.strength.is_wish()) continue;
            const auto term =
                Resolver(symbols, case_scope(), unused).condition(criterion.condition);
            const auto* doubt = source_of_doubt(term);
            if (doubt == nullptr) continue;
            const auto field =
                symbols.both(field_at(symbols, SymbolKind::field, doubt->index).name.text);
            const auto number = std::to_string(criterion.number);
            auto& finding = examination.findings.add(
                base::Code::gj3002, end_of_lines(section, stage),
                {symbols.both(section.name.text), field, base::Text(number)});
            finding.places.push_back(
                {criterion.span, {"这一项不能判断", "this item is undecided"}});
            return;
        }
    });
}

}  // namespace guiju::check
