// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "dsl/prove/inquiry.h"

namespace guiju::prove {

// GJ3201: nobody can ever meet this criterion, whatever is filled in.
void criteria_can_pass(Inquiry& inquiry) {
    for (const auto& stage : inquiry.program.stages) {
        for (const auto& one : stage.criteria) {
            const std::array must{inquiry.now.encoder.condition(one.code).yes};
            if (inquiry.told_before(one.origin.span) || !inquiry.never(inquiry.now, must)) continue;
            inquiry.add(base::Code::gj3201, one.origin, {stage.name, item_name(one.number)});
        }
    }
}

// GJ3202: this criterion turns nobody away, whatever values the parameters may be given.
void criteria_can_fail(Inquiry& inquiry) {
    for (const auto& stage : inquiry.program.stages) {
        for (const auto& one : stage.criteria) {
            const std::array must{inquiry.ever.encoder.condition(one.code).no};
            if (inquiry.told_before(one.origin.span) || !inquiry.never(inquiry.ever, must))
                continue;
            inquiry.add(base::Code::gj3202, one.origin, {stage.name, item_name(one.number)});
        }
    }
}

}  // namespace guiju::prove
