// SPDX-License-Identifier: Apache-2.0
#include "dsl/check/stage_walk.h"

namespace guiju::check {

// GJ3009: the levels of 逐级上报 are numbered 第一级, 第二级 … without gaps.
void ladder_numbers(const Examination& examination) {
    each_stage(examination, [&](const syntax::Section&, const syntax::Stage& stage) {
        int expected = 1;
        for (const auto& rung : stage.rungs) {
            if (rung.number != expected) {
                examination.findings.add(base::Code::gj3009, rung.span,
                                         {base::Text(std::to_string(rung.number)),
                                          base::Text(std::to_string(expected))});
                return;
            }
            ++expected;
        }
    });
}

}  // namespace guiju::check
