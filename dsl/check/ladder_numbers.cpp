// SPDX-License-Identifier: Apache-2.0
#include "dsl/check/stage_walk.h"
#include "dsl/syntax/numerals.h"

namespace guiju::check {

namespace {

base::Text said(int number) { return {syntax::chinese_number(number), std::to_string(number)}; }

}  // namespace

// GJ3009: the levels of 逐级上报 are numbered 第一级, 第二级 … without gaps.
void ladder_numbers(const Examination& examination) {
    each_stage(examination, [&](const syntax::Section&, const syntax::Stage& stage) {
        int expected = 1;
        for (const auto& rung : stage.rungs) {
            if (rung.number != expected) {
                examination.findings.add(base::Code::gj3009, rung.span,
                                         {said(rung.number), said(expected)});
                return;
            }
            ++expected;
        }
    });
}

}  // namespace guiju::check
