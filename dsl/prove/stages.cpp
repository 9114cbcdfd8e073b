// SPDX-License-Identifier: Apache-2.0
#include "dsl/prove/inquiry.h"

namespace guiju::prove {

// GJ3203: each criterion can be met, but not all of them by one case. Only those that clash are named.
void stages_can_be_passed(Inquiry& inquiry) {
    auto& desk = inquiry.now;
    for (std::size_t s = 0; s < inquiry.program.stages.size(); ++s) {
        const auto& stage = inquiry.program.stages[s];
        if (stage.criteria.size() < 2) continue;
        const auto all = criteria_of(desk.encoder, stage);
        std::vector<Id> must;
        std::vector<std::size_t> which;
        bool told = false;
        for (std::size_t i = 0; i < all.size(); ++i) {
            told = told || inquiry.told_before(stage.criteria[i].origin.span);
            must.push_back(all[i].yes);
            which.push_back(i);
        }
        if (told || !inquiry.never(desk, must)) continue;
        const auto clash = desk.solver.clash(must);
        if (clash.empty()) continue;
        const auto& last = stage.criteria[which[clash.back()]];
        std::vector<int> items;
        for (const auto i : clash) items.push_back(stage.criteria[which[i]].number);
        auto& finding = inquiry.add(
            base::Code::gj3203, last.origin,
            {stage.name, {items_text(items, base::Lang::zh), items_text(items, base::Lang::en)}});
        for (const auto i : clash)
            if (&stage.criteria[which[i]] != &last)
                finding.places.push_back(
                    {stage.criteria[which[i]].origin.span, {"与这里矛盾", "contradicts this"}});
        std::vector<Id> wishes(must);
        if (const auto model = inquiry.find_case({}, wishes)) {
            const Trial trial(inquiry.program, desk.situation, *model, inquiry.hints);
            const auto name = inquiry.hints.skin == base::Lang::zh
                                  ? stage.name.zh + " 谁也不可能全部符合"
                                  : stage.name.en + " nobody can pass";
            finding.example = screening_example(inquiry.program, static_cast<std::int32_t>(s),
                                                trial, name, inquiry.hints.skin);
        }
    }
}

}  // namespace guiju::prove
