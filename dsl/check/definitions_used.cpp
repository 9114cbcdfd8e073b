// SPDX-License-Identifier: Apache-2.0
#include "dsl/check/rule.h"

namespace guiju::check {

// GJ3071 (warning): a definition or decision table that nothing names but perhaps examples. One that only
// another definition names is used; when that one goes, it is told in its turn.
void definitions_used(const Examination& examination) {
    const auto& all = examination.symbols.definitions;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (examination.findings.uses_definition(static_cast<std::int32_t>(i))) continue;
        const auto& name = all[i].name();
        examination.findings.rest_on(all[i].section->basis);
        examination.findings.add(base::Code::gj3071, name.span,
                                 {examination.symbols.both(name.text)});
    }
    examination.findings.rest_on({});
}

}  // namespace guiju::check
