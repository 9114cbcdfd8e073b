// SPDX-License-Identifier: Apache-2.0
#include "dsl/lower/builder.h"
#include "engine/value/version.h"

namespace guiju::lower {

void Builder::transitions() {
    using Row = program::TransitionRow;
    for (const auto& from : symbols_.transitions) {
        program::Transition transition;
        for (const auto& version : from.body->versions)
            transition.versions.push_back(value::version_number(version.text));
        for (const auto& one : from.body->rows) {
            Row row;
            row.from = both(one.from);
            row.stage = index(check::SymbolKind::stage, one.to);
            row.holder = one.holder == "by_rule" ? Row::Holder::by_rule : Row::Holder::same_unit;
            row.clock = one.clock == "restart"   ? Row::Clock::restart
                        : one.clock == "convert" ? Row::Clock::convert
                                                 : Row::Clock::keep;
            row.confirmation =
                one.pending == "resubmit" ? Row::Confirmation::resubmit : Row::Confirmation::keep;
            row.origin = origin(one.span, one.tail, from.section);
            transition.rows.push_back(std::move(row));
        }
        transition.origin = origin(*from.section);
        program_.transitions.push_back(std::move(transition));
    }
}

}  // namespace guiju::lower
