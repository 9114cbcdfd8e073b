// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "dsl/prove/inquiry.h"

namespace guiju::prove {

namespace {

using program::Disposition;
using When = Disposition::When;

/// "第（二）项不能判断，密级未填写，已补正3次": why nothing applies.
base::Text circumstances(const Inquiry& inquiry, const program::Stage& stage, const Trial& trial,
                         const eval::Ruling& ruling) {
    std::vector<int> failing, open;
    for (const auto& answer : ruling.answers) {
        if (answer.truth == value::Truth::no) failing.push_back(answer.number);
        if (answer.truth == value::Truth::unknown) open.push_back(answer.number);
    }
    base::Text all;
    const auto say = [&](const base::Text& more) {
        all.zh += (all.zh.empty() ? "" : "，") + more.zh;
        all.en += (all.en.empty() ? "" : ", ") + more.en;
    };
    const auto items = [&](const std::vector<int>& numbers, const char* zh, const char* en) {
        if (numbers.empty()) return;
        say({items_text(numbers, base::Lang::zh) + zh, items_text(numbers, base::Lang::en) + en});
    };
    items(failing, "不符合", " fails");
    items(open, "不能判断", " is undecided");
    if (failing.empty() && open.empty() && !ruling.answers.empty())
        say({"各项都符合", "every item passes"});
    std::set<std::int32_t> slots;
    for (const auto& line : stage.dispositions)
        slots.merge(fields_in(inquiry.program, line.condition));
    if (!slots.empty()) say(trial.told(slots));
    if (trial.rounds_used() > 0)
        say({"已补正" + std::to_string(trial.rounds_used()) + "次",
             std::to_string(trial.rounds_used()) + " corrections used"});
    return all;
}

void tell(Inquiry& inquiry, std::size_t index, const Trial& trial, const eval::Ruling& ruling) {
    const auto& stage = inquiry.program.stages[index];
    auto& finding = inquiry.add(base::Code::gj3206, stage.origin,
                                {stage.name, circumstances(inquiry, stage, trial, ruling)});
    const bool zh = inquiry.hints.skin == base::Lang::zh;
    finding.example = screening_example(
        inquiry.program, static_cast<std::int32_t>(index), trial,
        zh ? stage.name.zh + " 没有写怎么办的情形" : stage.name.en + " a case no line speaks of",
        inquiry.hints.skin);
}

void screening(Inquiry& inquiry, std::size_t index) {
    const auto& stage = inquiry.program.stages[index];
    auto& desk = inquiry.now;
    const auto rulings = rulings_of(desk.encoder, stage, {});
    const std::array must{desk.formulas.either(rulings.none, rulings.undecided)};
    if (inquiry.never(desk, must)) return;
    std::vector<Id> wishes;
    for (const auto& one : criteria_of(desk.encoder, stage)) wishes.push_back(one.yes);
    inquiry.try_cases(must, wishes, [&](const Trial& trial) {
        const auto ruling = trial.screen(static_cast<std::int32_t>(index));
        if (!ruling || ruling->line >= 0 || !trial.whole()) return false;
        tell(inquiry, index, trial, *ruling);
        return true;
    });
}

void action(Inquiry& inquiry, std::size_t index, const program::Action& action) {
    const auto& stage = inquiry.program.stages[index];
    auto& desk = inquiry.now;
    auto& fields = inquiry.program.matter.fields;
    const auto rulings = rulings_of(desk.encoder, stage, {When::action, action.verb});
    std::vector<Id> must{desk.formulas.either(rulings.none, rulings.undecided)};
    // Whoever acts can first be made to fill in what is required.
    for (std::size_t i = 0; i < fields.size(); ++i)
        if (fields[i].required)
            must.push_back(desk.situation.field(fields[i], static_cast<std::int32_t>(i)).present);
    for (const auto slot : action.fill)
        must.push_back(desk.situation.field(fields[static_cast<std::size_t>(slot)], slot).present);
    for (const auto& one : action.require)
        if (binds(stage, one.duty)) must.push_back(desk.encoder.condition(one.code).yes);
    must.push_back(desk.formulas.negate(desk.situation.at_top()));
    if (inquiry.never(desk, must)) return;
    inquiry.try_cases(must, {}, [&](const Trial& trial) {
        const auto ruling = trial.act(static_cast<std::int32_t>(index), action.verb);
        if (!ruling || ruling->line >= 0 || !trial.whole()) return false;
        const auto& verb = inquiry.program.verbs[static_cast<std::size_t>(action.verb)].name;
        inquiry.add(base::Code::gj3207, action.origin,
                    {stage.name, verb, circumstances(inquiry, stage, trial, *ruling)});
        return true;
    });
}

}  // namespace

// GJ3206: a case that was screened and to which no line applies stands still for ever.
void screenings_are_covered(Inquiry& inquiry) {
    for (std::size_t i = 0; i < inquiry.program.stages.size(); ++i)
        if (!inquiry.program.stages[i].criteria.empty()) screening(inquiry, i);
}

// GJ3207: an action that everything required has been filled in for, and that still leads nowhere.
void actions_are_covered(Inquiry& inquiry) {
    for (std::size_t i = 0; i < inquiry.program.stages.size(); ++i)
        for (const auto& one : inquiry.program.stages[i].actions) action(inquiry, i, one);
}

}  // namespace guiju::prove
