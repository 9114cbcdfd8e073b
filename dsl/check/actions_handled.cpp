// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "dsl/check/stage_walk.h"

namespace guiju::check {

namespace {

using When = syntax::Disposition::When;

bool handles(const Symbols& symbols, const syntax::Disposition& line,
             const syntax::Action& action) {
    if (!unconditional(line)) return false;
    if (line.when == When::otherwise) return true;
    if (line.when != When::action) return false;
    return std::any_of(line.actions.begin(), line.actions.end(), [&](const syntax::Name& name) {
        return symbols.identity(name.text) == symbols.identity(action.name.text);
    });
}

}  // namespace

// GJ3006: every action of a stage has a line that says what follows when it is done.
void actions_handled(const Examination& examination) {
    const auto& symbols = examination.symbols;
    each_stage(examination, [&](const syntax::Section& section, const syntax::Stage& stage) {
        for (const auto& action : stage.actions) {
            const bool handled = std::any_of(
                stage.dispositions.begin(), stage.dispositions.end(),
                [&](const syntax::Disposition& line) { return handles(symbols, line, action); });
            if (!handled)
                examination.findings.add(
                    base::Code::gj3006, action.name.span,
                    {symbols.both(action.name.text), symbols.both(section.name.text)});
        }
    });
}

}  // namespace guiju::check
