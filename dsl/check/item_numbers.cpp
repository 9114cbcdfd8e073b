// SPDX-License-Identifier: Apache-2.0
#include "dsl/check/stage_walk.h"

namespace guiju::check {

namespace {

template <class Item>
void numbered(const Examination& examination, const std::vector<Item>& items) {
    int expected = 1;
    for (const auto& item : items) {
        if (item.number != expected) {
            examination.findings.add(
                base::Code::gj3015, item.number_span,
                {base::Text(std::to_string(item.number)), base::Text(std::to_string(expected))});
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
