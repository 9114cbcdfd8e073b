// SPDX-License-Identifier: Apache-2.0
#include "adapters/cli/example_runner.h"

namespace guiju::cli {
namespace {

using Expect = compile::ExampleExpectation::Kind;

Text said(const base::Error& error) {
    return {error.say(base::Lang::zh), error.say(base::Lang::en)};
}

bool expects_refusal(const compile::ExampleStep& step) {
    for (const auto& one : step.expectations) {
        if (one.kind == Expect::refused && !one.negated) return true;
    }
    return false;
}

/// The example cannot be played at all.
Difference unplayable(const compile::Example& example, const base::Error& error) {
    return {example.span, {"能够运行", "to run"}, {"不能运行", "cannot run"}, said(error)};
}

base::Result<program::Program> with_parameters(program::Program program,
                                               const compile::Example& example) {
    for (const auto& [name, value] : example.parameters) {
        auto changed = program::with_parameter(std::move(program), name, value);
        if (!changed) return changed.error();
        program = std::move(*changed);
    }
    return program;
}

}  // namespace

Text ExampleRunner::quoted(base::Span span) const { return std::string(source_.slice(span)); }

void ExampleRunner::note_coverage(Rehearsal& rehearsal) {
    const auto journal = rehearsal.cases().journal(rehearsal.case_id());
    if (!journal) return;
    for (const auto& entry : *journal) {
        coverage_.stages.insert(entry.to_stage);
        coverage_.actions.insert(entry.from_stage + "/" + entry.verb);
        const auto decision = casework::decision_from_json(entry.decision);
        if (decision) coverage_.note(*decision);
    }
}

/// What the step showed: the values screened, the clocks that run now, those looked at when due.
void ExampleRunner::note_step(Rehearsal& rehearsal, const compile::ExampleStep& step,
                              std::size_t index, value::Date date) {
    const auto* record = rehearsal.record();
    if (record == nullptr) return;
    if (const auto& receipt = rehearsal.receipt(); receipt && !receipt->decision.criteria.empty())
        coverage_.screenings.push_back({receipt->decision.stage, record->fields});
    const bool looked = step.kind == compile::ExampleStep::Kind::deadlines;
    for (const auto& clock : rehearsal.clocks()) {
        if (clock.due.ms == 0 || clock.stopped.ms != 0) continue;
        const auto due = value::day_of(clock.due);
        if (!looked) coverage_.clocks.try_emplace(clock.name, ClockSeen{played_ - 1, index, due});
        if (looked && date == due) coverage_.kept.insert(clock.name);
        if (looked && date > due) coverage_.overdue.insert(clock.name);
    }
}

void ExampleRunner::act_out(const compile::Example& example, const program::Program& program,
                            ExampleResult& result) {
    auto date = example.steps.front().date.value_or(value::Date{});
    Rehearsal rehearsal(world_, program, others_);
    if (const auto begun = rehearsal.begin(example.units, date); !begun) {
        result.differences.push_back(unplayable(example, begun.error()));
        return;
    }
    if (const auto held = rehearsal.hold(example.holdings); !held) {
        result.differences.push_back(unplayable(example, held.error()));
        return;
    }
    std::size_t index = 0;
    for (const auto& step : example.steps) {
        date = step.date.value_or(date);
        const bool opens = rehearsal.needs_case(step);
        if (opens) rehearsal.open(step, date, example.given);
        // What cannot even be opened is what the first step is about.
        if (!opens || !rehearsal.error()) rehearsal.act(step, date);
        note_step(rehearsal, step, index++, date);
        if (rehearsal.error() && !expects_refusal(step)) {
            result.differences.push_back({step.span,
                                          {"“" + step.verb + "”办成", "\"" + step.verb + "\" done"},
                                          {"被拒绝", "refused"},
                                          said(*rehearsal.error())});
            break;  // What should have followed says nothing more.
        }
        for (const auto& expected : step.expectations) {
            if (auto difference = compare(rehearsal, expected, quoted(expected.span))) {
                result.differences.push_back(std::move(*difference));
            }
        }
        // The rest of a story that went another way says nothing more.
        if (!result.passed()) break;
    }
    note_coverage(rehearsal);
}

ExampleResult ExampleRunner::run(const compile::Example& example) {
    ExampleResult result{example.name, example.span, {}};
    ++played_;
    const auto program = with_parameters(compiled_.program, example);
    if (!program) {
        result.differences.push_back(unplayable(example, program.error()));
        return result;
    }
    if (!example.steps.empty()) {
        act_out(example, *program, result);
        return result;
    }
    auto differences =
        is_about_targets(*program, example) ? compare_targets(*program, example, source_)
        : example.start_stage.empty()       ? compare_figures(world_, *program, example, source_)
                                      : compare_screening(*program, example, source_, coverage_);
    if (!differences) {
        result.differences.push_back(unplayable(example, differences.error()));
    } else {
        result.differences = std::move(*differences);
    }
    return result;
}

}  // namespace guiju::cli
