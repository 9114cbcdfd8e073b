// SPDX-License-Identifier: Apache-2.0
#include "dsl/check/bounds.h"
#include "dsl/check/kin.h"
#include "dsl/check/literal.h"
#include "dsl/check/resolve.h"
#include "dsl/check/stage_walk.h"

namespace guiju::check {

namespace {

/// What the field's own line allows it to be (不超过60字, 0至100).
Range allowed(const syntax::Field& field) {
    Range range;
    const auto limit = [](const std::optional<syntax::Expr>& expr) -> std::optional<Limit> {
        if (!expr) return std::nullopt;
        const auto quantity = quantity_of(*expr);
        if (!quantity) return std::nullopt;
        return Limit{quantity->number, true, expr->span};
    };
    range.low = limit(field.range_low ? field.range_low : field.at_least);
    range.high = limit(field.range_high ? field.range_high : field.at_most);
    return range;
}

/// The same for a slot: of what stands beside a field, only parts of a composite share its limits.
Range allowed(const Symbols& symbols, std::int32_t slot) {
    const auto& field = field_at(symbols, SymbolKind::field, slot);
    const bool declared = static_cast<std::size_t>(slot) < symbols.matter->body->fields.size();
    return declared || field.type == "composite" ? allowed(field) : Range{};
}

void criteria_of(const Examination& examination, const std::vector<syntax::Criterion>& criteria,
                 Scope scope) {
    const auto& symbols = examination.symbols;
    Bounds bounds;
    Findings unused;
    for (const auto& criterion : criteria)
        learn(bounds, Resolver(symbols, scope, unused).condition(criterion.condition),
              symbols.parameters);
    for (auto& [measured, range] : bounds) {
        if (measured.first >= own_fields(symbols)) continue;  // read off other cases
        const auto& field = field_at(symbols, SymbolKind::field, measured.first);
        const auto own = allowed(symbols, measured.first);
        auto found = conflict(range);
        Range both = range;
        if (own.low && !both.low) both.low = own.low;
        if (own.high && !both.high) both.high = own.high;
        if (!found) found = conflict(both);
        if (!found) continue;
        auto& finding = examination.findings.add(base::Code::gj3026, found->second,
                                                 {symbols.both(field.name.text)});
        finding.places.push_back({found->first, {"与这里矛盾", "contradicts this"}});
    }
}

}  // namespace

// GJ3026: criteria that exclude one another can never all hold: nobody would ever pass.
void criteria_consistent(const Examination& examination) {
    each_stage(examination, [&](const syntax::Section&, const syntax::Stage& stage) {
        std::vector<syntax::Criterion> binding;
        for (const auto& criterion : stage.criteria)
            if (!criterion.strength.is_wish() && !criterion.strength.pilot &&
                !(stage.exception && criterion.strength.is_excusable()))
                binding.push_back(criterion);
        criteria_of(examination, binding, case_scope());
    });
}

// GJ3027 (warning): a criterion that the declaration of its field already guarantees never fails.
void criteria_can_fail(const Examination& examination) {
    const auto& symbols = examination.symbols;
    each_stage(examination, [&](const syntax::Section&, const syntax::Stage& stage) {
        for (const auto& criterion : stage.criteria) {
            Bounds bounds;
            Findings unused;
            learn(bounds, Resolver(symbols, case_scope(), unused).condition(criterion.condition),
                  symbols.parameters);
            if (bounds.size() != 1) continue;
            const auto& [measured, range] = *bounds.begin();
            if (measured.first >= own_fields(symbols)) continue;  // read off other cases
            const auto& field = field_at(symbols, SymbolKind::field, measured.first);
            if (!implies(allowed(symbols, measured.first), range)) continue;
            auto& finding = examination.findings.add(base::Code::gj3027, criterion.condition.span,
                                                     {symbols.both(field.name.text)});
            finding.places.push_back(
                {field.span, {"字段的规定在这里", "the field is declared here"}});
        }
    });
}

}  // namespace guiju::check
