// SPDX-License-Identifier: Apache-2.0
// GJ3130–GJ3133: what another policy's cases have reported is not asked again, and fits what is taken of it.
#include <algorithm>

#include "dsl/check/resolve.h"
#include "dsl/check/stage_walk.h"

namespace guiju::check {

namespace {

using base::Code;

/// Actions that ask for a field which the other policy's cases have reported already.
void asked_again(const Examination& examination, const syntax::Name& field,
                 const base::Text& policy) {
    const auto wanted = examination.symbols.identity(field.text);
    each_stage(examination, [&](const syntax::Section&, const syntax::Stage& stage) {
        for (const auto& action : stage.actions)
            for (const auto& filled : action.fill)
                if (examination.symbols.identity(filled.text) == wanted)
                    examination.findings.add(
                        Code::gj3130, filled.span,
                        {base::Text(field.text), policy, base::Text(action.name.text)});
    });
}

void reused(const Examination& examination, const syntax::Section& section,
            const syntax::RelatedSection& other, std::int32_t related) {
    const auto& symbols = examination.symbols;
    const auto policy = symbols.both(section.name.text);
    for (const auto& name : other.once) {
        const auto there = symbols.find(SymbolKind::related_field, name.text, related);
        const auto here = symbols.find(SymbolKind::field, name.text);
        if (!there) continue;
        if (!here) {
            examination.findings.add(Code::gj3131, name.span, {base::Text(name.text), policy});
            continue;
        }
        const auto own = type_of(field_at(symbols, SymbolKind::field, *here));
        const auto its = type_of(other.fields[static_cast<std::size_t>(*there)]);
        if (own.kind != its.kind || own.dimension != its.dimension)
            examination.findings.add(Code::gj3132, name.span,
                                     {base::Text(name.text), name_of(own), policy, name_of(its)});
        asked_again(examination, name, policy);
    }
}

void marked(const Examination& examination, const syntax::Indicator& indicator) {
    if (!indicator.policy || !indicator.mark) return;
    const auto& symbols = examination.symbols;
    const auto related = symbols.find(SymbolKind::related, indicator.policy->text);
    if (!related) return;
    const auto& marks = symbols.related[static_cast<std::size_t>(*related)].body->marks;
    const bool known = std::any_of(marks.begin(), marks.end(), [&](const syntax::Name& one) {
        return symbols.identity(one.text) == symbols.identity(indicator.mark->text);
    });
    if (!known)
        examination.findings.add(
            Code::gj3133, indicator.mark->span,
            {base::Text(indicator.mark->text), symbols.both(indicator.policy->text)});
}

}  // namespace

void other_policies(const Examination& examination) {
    const auto& symbols = examination.symbols;
    for (std::size_t i = 0; i < symbols.related.size(); ++i)
        reused(examination, *symbols.related[i].section, *symbols.related[i].body,
               static_cast<std::int32_t>(i));
    for (const auto* indicator : symbols.indicators) marked(examination, *indicator);
}

}  // namespace guiju::check
