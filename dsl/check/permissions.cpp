// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "dsl/check/resolve.h"
#include "dsl/check/stage_walk.h"
#include "dsl/syntax/keywords.h"

namespace guiju::check {

namespace {

using syntax::Permission;

base::Text word(std::string_view group, const std::string& id) {
    return {std::string(syntax::spelling(group, id, syntax::Skin::chinese)),
            std::string(syntax::spelling(group, id, syntax::Skin::english))};
}

bool allows(const Permission& line, std::string_view verb) {
    return std::any_of(line.acts.begin(), line.acts.end(),
                       [&](const Permission::Act& act) { return act.verb == verb; });
}

/// Where the case can be sent from here: never to the stage itself, and back only to what comes before.
void targets(const Examination& examination, const syntax::Section& section, std::int32_t here,
             const Permission::Act& act) {
    const auto& symbols = examination.symbols;
    auto& findings = examination.findings;
    const auto own = symbols.both(section.name.text);
    if (act.previous && here == 0)
        findings.add(base::Code::gj2121, act.span, {own, word("permit_word", "previous")});
    for (const auto& name : act.stages) {
        const auto at = symbols.find(SymbolKind::stage, name.text);
        if (!at) continue;
        if (*at == here)
            findings.add(base::Code::gj2120, name.span, {own});
        else if (act.verb == "send_to" && *at > here)
            findings.add(base::Code::gj2121, name.span, {own, symbols.both(name.text)});
    }
}

/// An option is about one verb; on a line without that verb it says nothing.
void options(const Examination& examination, const Permission& line) {
    const auto stray = [&](const base::Text& option) {
        examination.findings.add(base::Code::gj2124, line.option_span, {option});
    };
    const bool back = allows(line, "send_to");
    if (!line.then.empty() && !back) stray(word("permit_word", line.then));
    if (line.restart && (!back || line.then != "straight")) stray(word("permit_word", "restart"));
    const bool fits = (line.since == "after_closing" && allows(line, "reopen")) ||
                      (line.since == "after_deed" && allows(line, "late")) ||
                      (line.since == "apart" && allows(line, "urge"));
    if (!line.since.empty() && !fits) stray(word("permit_word", line.since));
}

void needs(const Examination& examination, const Permission& line, const Permission::Act& act) {
    auto& findings = examination.findings;
    const auto verb = word("permit", act.verb);
    const bool weighty = act.verb == "jump" || act.verb == "reopen" || act.verb == "late";
    if (weighty && !line.reason) findings.add(base::Code::gj2122, act.span, {verb});
    if (act.verb == "urge" && line.by.empty()) findings.add(base::Code::gj2123, act.span, {verb});
    const bool timed = act.verb == "reopen" || act.verb == "late";
    if (timed && !line.within) findings.add(base::Code::gj2125, act.span, {verb});
}

}  // namespace

// The names in 准许: stages, roles, and a period.
void permission_names(const Examination& examination) {
    const auto& symbols = examination.symbols;
    auto& findings = examination.findings;
    each_stage(examination, [&](const syntax::Section&, const syntax::Stage& stage) {
        for (const auto& line : stage.permissions) {
            for (const auto& role : line.by) (void)refer(symbols, role, SymbolKind::role, findings);
            for (const auto& act : line.acts)
                for (const auto& name : act.stages)
                    (void)refer(symbols, name, SymbolKind::stage, findings);
            if (line.within) check_period(symbols, *line.within, findings);
        }
    });
}

// GJ2120, GJ2121: where a case may be sent. GJ2122: what changes the course of a case is reasoned. GJ2123: who
// urges. GJ2124: options without their verb. GJ2125: within what time.
void permissions_make_sense(const Examination& examination) {
    std::int32_t here = 0;
    each_stage(examination, [&](const syntax::Section& section, const syntax::Stage& stage) {
        for (const auto& line : stage.permissions) {
            options(examination, line);
            for (const auto& act : line.acts) {
                targets(examination, section, here, act);
                needs(examination, line, act);
            }
        }
        ++here;
    });
}

}  // namespace guiju::check
