// SPDX-License-Identifier: Apache-2.0
#include "dsl/check/stage_walk.h"
#include "dsl/syntax/numerals.h"

namespace guiju::check {

namespace {

base::Text said(int number) { return {syntax::chinese_number(number), std::to_string(number)}; }

template <class Item>
void numbered(const Examination& examination, const std::vector<Item>& items) {
    int expected = 1;
    for (const auto& item : items) {
        if (item.number != expected) {
            auto& finding = examination.findings.add(base::Code::gj3015, item.number_span,
                                                     {said(item.number), said(expected)});
            const auto skin = examination.symbols.file().skin;
            finding.fixes.push_back(
                {item.number_span, syntax::item_mark(expected, skin), false, {}});
            return;
        }
        ++expected;
    }
}

}  // namespace

// GJ3015: items are numbered （一）（二）（三） without gaps, so that 第（三）项 means one thing.
void item_numbers(const Examination& examination) {
    each_stage(examination, [&](const syntax::Section&, const syntax::Stage& stage) {
        numbered(examination, stage.criteria);
        numbered(examination, stage.actions);
    });
    for (const auto& matching : examination.symbols.matchings)
        numbered(examination, matching.body->criteria);
    for (const auto& record : examination.symbols.registers) {
        numbered(examination, record.body->admission.admitted);
        numbered(examination, record.body->admission.leaves);
    }
    for (const auto& ladder : examination.symbols.ladders) {
        numbered(examination, ladder.body->admission.admitted);
        numbered(examination, ladder.body->admission.leaves);
    }
    for (const auto& right : examination.symbols.entitlements)
        numbered(examination, right.body->criteria);
}

}  // namespace guiju::check
