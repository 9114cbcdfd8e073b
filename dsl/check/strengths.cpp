// SPDX-License-Identifier: Apache-2.0
#include "dsl/check/resolve.h"
#include "dsl/check/stage_walk.h"
#include "dsl/syntax/keywords.h"

namespace guiju::check {

namespace {

bool excusable(const std::string& word) {
    return word == "unless_excused" || word == "in_principle";
}

/// The first clause of the stage that somebody would have to excuse.
std::optional<base::Span> first_excusable(const syntax::Stage& stage) {
    for (const auto& criterion : stage.criteria)
        if (criterion.strength.is_excusable()) return criterion.span;
    for (const auto& action : stage.actions) {
        if (excusable(action.duty)) return action.span;
        for (const auto& softer : action.softer)
            if (softer.strength.is_excusable()) return action.span;
    }
    return std::nullopt;
}

/// Only about items that are wished for, and there are such: such a line can never apply.
bool only_wishes(const syntax::Stage& stage, const syntax::Disposition& line) {
    using When = syntax::Disposition::When;
    if (line.when != When::items_fail && line.when != When::any_fails) return false;
    bool spoken_of = false;
    for (const auto& criterion : stage.criteria) {
        if (!speaks_of(line, criterion.number)) continue;
        if (!criterion.strength.is_wish()) return false;
        spoken_of = true;
    }
    return spoken_of;
}

}  // namespace

// GJ2384: 及时, 实时, 定期 and 常态化 say nothing without a period.
void vague_words(const Examination& examination) {
    each_stage(examination, [&](const syntax::Section&, const syntax::Stage& stage) {
        for (const auto& deadline : stage.deadlines)
            if (deadline.unbound)
                examination.findings.add(
                    base::Code::gj2384, deadline.vague_span,
                    {base::Text(std::string(syntax::spelling("vague", deadline.vague,
                                                             syntax::Skin::chinese)),
                                std::string(syntax::spelling("vague", deadline.vague,
                                                             syntax::Skin::english)))});
    });
}

// GJ3090: what holds "as a rule" needs somebody who may let it pass. GJ3091: a line about wishes only.
void strengths_make_sense(const Examination& examination) {
    each_stage(examination, [&](const syntax::Section& section, const syntax::Stage& stage) {
        const auto name = examination.symbols.both(section.name.text);
        const auto clause = first_excusable(stage);
        if (clause && (!stage.exception || stage.exception->by.empty()))
            examination.findings.add(base::Code::gj3090, *clause, {name});
        if (!clause && stage.exception)
            examination.findings.add(base::Code::gj3096, stage.exception->span, {name});
        for (const auto& line : stage.dispositions)
            if (only_wishes(stage, line))
                examination.findings.add(base::Code::gj3091, line.when_span);
    });
}

}  // namespace guiju::check
