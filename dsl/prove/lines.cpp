// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "dsl/prove/inquiry.h"

namespace guiju::prove {

namespace {

using program::Disposition;
using When = Disposition::When;

/// What must be so when an action is done: its demands hold, what it fills in is filled in.
std::vector<Id> premises_of(Desk& desk, const program::Program& program,
                            const program::Stage& stage, std::int32_t verb) {
    std::vector<Id> all;
    for (const auto& action : stage.actions) {
        if (action.verb != verb) continue;
        for (const auto& one : action.require)
            if (binds(stage, one.duty)) all.push_back(desk.encoder.condition(one.code).yes);
        for (const auto slot : action.fill)
            all.push_back(
                desk.situation.field(program.matter.fields[static_cast<std::size_t>(slot)], slot)
                    .present);
    }
    return all;
}

/// Every way in which a line of the stage can come into question.
std::vector<Occasion> occasions_of(const program::Stage& stage) {
    std::vector<Occasion> all;
    if (!stage.criteria.empty()) all.push_back({});
    for (const auto& action : stage.actions) all.push_back({When::action, action.verb});
    for (const auto when : {When::expired, When::correction_expired, When::as_soon,
                            When::joint_agreed, When::joint_refused})
        all.push_back({when});
    return all;
}

/// Lines written for safety: that they are never needed is as it should be.
bool for_safety(const Disposition& line) {
    return line.when == When::undecided || line.when == When::rounds_exceeded ||
           line.when == When::correction_expired || line.when == When::expired;
}

void lines_of(Inquiry& inquiry, const program::Stage& stage) {
    auto& desk = inquiry.ever;
    const auto count = stage.dispositions.size();
    std::vector<bool> open(count), asked(count, false);
    // Why nobody passes was told where the criteria stand.
    const bool nobody_passes = std::any_of(
        stage.criteria.begin(), stage.criteria.end(),
        [&](const program::Criterion& one) { return inquiry.told_before(one.origin.span); });
    for (std::size_t i = 0; i < count; ++i) {
        const auto& line = stage.dispositions[i];
        open[i] = !for_safety(line) && !inquiry.told_before(line.origin.span) &&
                  !(nobody_passes && line.when == When::all_pass);
    }
    for (const auto& occasion : occasions_of(stage)) {
        const auto rulings = rulings_of(desk.encoder, stage, occasion);
        const auto premises = premises_of(desk, inquiry.program, stage, occasion.verb);
        for (std::size_t i = 0; i < count; ++i) {
            if (!open[i] || !rulings.concerned[i]) continue;
            asked[i] = true;
            std::vector<Id> must(premises);
            must.push_back(rulings.applies[i]);
            if (!inquiry.never(desk, must)) open[i] = false;
        }
    }
    for (std::size_t i = 0; i < count; ++i)
        if (open[i] && asked[i])
            inquiry.add(base::Code::gj3205, stage.dispositions[i].origin, {stage.name});
}

}  // namespace

// GJ3205: no case, no order of events and no value of a parameter ever leads to this line.
void lines_can_apply(Inquiry& inquiry) {
    for (const auto& stage : inquiry.program.stages) lines_of(inquiry, stage);
}

}  // namespace guiju::prove
