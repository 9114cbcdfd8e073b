// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "dsl/check/stage_walk.h"

namespace guiju::check {

namespace {

using syntax::Disposition;
using When = Disposition::When;

/// Everything that `later` speaks of was already decided by `earlier`.
bool covers_items(const syntax::Stage& stage, const Disposition& earlier,
                  const Disposition& later) {
    const bool failing = later.when == When::any_fails || later.when == When::items_fail;
    if (!failing || (earlier.when != When::any_fails && earlier.when != When::items_fail))
        return false;
    return std::all_of(stage.criteria.begin(), stage.criteria.end(),
                       [&](const syntax::Criterion& one) {
                           return !speaks_of(later, one.number) || speaks_of(earlier, one.number);
                       });
}

bool covers_actions(const Symbols& symbols, const Disposition& earlier, const Disposition& later) {
    if (later.when != When::action || earlier.when != When::action || later.at_top) return false;
    return std::all_of(later.actions.begin(), later.actions.end(), [&](const syntax::Name& name) {
        return std::any_of(earlier.actions.begin(), earlier.actions.end(),
                           [&](const syntax::Name& other) {
                               return symbols.identity(name.text) == symbols.identity(other.text);
                           });
    });
}

bool hides(const Symbols& symbols, const syntax::Stage& stage, const Disposition& earlier,
           const Disposition& later) {
    // Corrections run out (最多2次).
    if (!unconditional(earlier) || (earlier.max_rounds && !later.max_rounds)) return false;
    if (earlier.when == When::otherwise) return true;
    if (covers_items(stage, earlier, later) || covers_actions(symbols, earlier, later)) return true;
    const bool lone = later.when == When::all_pass || later.when == When::undecided ||
                      later.when == When::correction_expired || later.when == When::expired;
    return lone && later.when == earlier.when && !later.at_top;
}

}  // namespace

// GJ3007: lines are looked at in order and the first that holds decides, so a line behind one that
// holds in all its cases is never reached.
void lines_reachable(const Examination& examination) {
    each_stage(examination, [&](const syntax::Section&, const syntax::Stage& stage) {
        const auto& lines = stage.dispositions;
        for (std::size_t i = 1; i < lines.size(); ++i) {
            const auto before = lines.begin() + static_cast<std::ptrdiff_t>(i);
            const auto hiding =
                std::find_if(lines.begin(), before, [&](const Disposition& earlier) {
                    return hides(examination.symbols, stage, earlier, lines[i]);
                });
            if (hiding == before) continue;
            auto& finding = examination.findings.add(base::Code::gj3007, lines[i].when_span);
            finding.places.push_back(
                {hiding->when_span,
                 {"这一行已经包括了它", "this line already takes all its cases"}});
            if (hiding->when == When::otherwise) return;  // one cause, one finding
        }
    });
}

}  // namespace guiju::check
