// SPDX-License-Identifier: Apache-2.0
#include "adapters/cli/passage.h"

#include <algorithm>

#include "dsl/render/outcome.h"

namespace guiju::cli {

using program::Disposition;
using value::Truth;

Passage::Passage(const program::Program& program)
    : program_(program), screenings_(program.stages.size()) {
    for (std::size_t i = 0; i < program.stages.size(); ++i) {
        if (program.stages[i].criteria.empty()) continue;
        const auto index = static_cast<std::int32_t>(i);
        if (first_ < 0) first_ = index;
        screenings_[i] = std::make_unique<Screening>(program, index);
    }
}

const Disposition* Passage::line_of(const Passed& passed) const {
    if (passed.stage < 0 || passed.line < 0 || passed.waits) return nullptr;
    const auto& lines = program_.stages[static_cast<std::size_t>(passed.stage)].dispositions;
    return &lines[static_cast<std::size_t>(passed.line)];
}

eval::Facts Passage::facts_of(const std::vector<value::Value>& fields) const {
    return screenings_[static_cast<std::size_t>(first_)]->facts_of(fields);
}

base::Result<Passed> Passage::pass(const eval::Facts& known) {
    Passed passed;
    auto stage = first_;
    for (std::size_t steps = 0; steps < screenings_.size() && stage >= 0; ++steps) {
        auto& screening = screenings_[static_cast<std::size_t>(stage)];
        if (!screening) break;
        auto judged = screening->judge(known, eval::Explain::no);
        if (!judged) return judged.error();
        // Beyond the first screening only what the facts decide counts: nobody has looked there yet.
        const bool open = judged->waits || !judged->undecided.empty() ||
                          !judged->for_people.empty() || judged->line < 0;
        if (stage != first_ && open) break;
        passed = {stage, judged->line, judged->waits, std::move(judged->failing),
                  std::move(judged->undecided)};
        const auto* line = line_of(passed);
        if (line == nullptr || line->effect != Disposition::Effect::go) break;
        stage = line->stage;
    }
    return passed;
}

Text Passage::outcome(const Passed& passed) const {
    if (passed.waits) return {"需人工判断", "for people to judge"};
    return render::outcome_words(program_, passed.stage, passed.line);
}

bool Passage::onward(const Passed& passed) const {
    const auto* line = line_of(passed);
    using Effect = Disposition::Effect;
    return line != nullptr && (line->effect == Effect::go || line->effect == Effect::close);
}

base::Result<std::vector<std::pair<int, Text>>> Passage::why(const Passed& passed,
                                                             const eval::Facts& known) {
    std::vector<std::pair<int, Text>> reasons;
    if (passed.stage < 0) return reasons;
    auto& screening = *screenings_[static_cast<std::size_t>(passed.stage)];
    const auto judged = screening.judge(known, eval::Explain::yes);
    if (!judged) return judged.error();
    for (const auto& answer : judged->answers) {
        const bool held = answer.truth == Truth::yes;
        const auto in = [&](const std::vector<int>& items) {
            return std::find(items.begin(), items.end(), answer.number) != items.end();
        };
        if (held || !(in(judged->failing) || in(judged->undecided))) continue;
        reasons.emplace_back(answer.number, Text(screening.reason(answer, Lang::zh),
                                                 screening.reason(answer, Lang::en)));
    }
    return reasons;
}

const program::Criterion* Passage::criterion(std::int32_t stage, int number) const {
    if (stage < 0) return nullptr;
    for (const auto& one : program_.stages[static_cast<std::size_t>(stage)].criteria)
        if (one.number == number) return &one;
    return nullptr;
}

}  // namespace guiju::cli
