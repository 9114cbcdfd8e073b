// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "dsl/check/literal.h"
#include "dsl/check/rule.h"

namespace guiju::check {

namespace {

bool to_fill(const syntax::Tail& tail) {
    return std::any_of(tail.markers.begin(), tail.markers.end(), [](const syntax::Marker& marker) {
        return marker.kind == syntax::Marker::Kind::must_fill;
    });
}

}  // namespace

// GJ3021 (note; GJ3023, a warning, once the policy says it is in force): what is marked 须填写 and
// still has a provisional value or none.
void blanks_to_fill(const Examination& examination) {
    const auto& file = examination.symbols.file();
    const auto* status = head_line(file, "status");
    const bool draft = status != nullptr && find_word("status", status->text) == "draft";
    const auto code = draft ? base::Code::gj3021 : base::Code::gj3023;
    const auto* in_force = head_line(file, "in_force");
    if (in_force != nullptr && to_fill(in_force->tail) && !effective_date(file))
        examination.findings.add(code, in_force->span, {{"施行日期", "the effective date"}});
    for (const auto* parameter : examination.symbols.parameters)
        if (parameter->origin == "assumption" && to_fill(parameter->tail))
            examination.findings.add(code, parameter->name.span,
                                     {examination.symbols.both(parameter->name.text)});
}

}  // namespace guiju::check
