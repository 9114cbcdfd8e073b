// SPDX-License-Identifier: Apache-2.0
// How fast one thread decides: screenings of a stage of twelve criteria, and steps of the protocol.
#include <benchmark/benchmark.h>

#include "engine/eval/ruling.h"
#include "engine/machine/protocol.h"
#include "tests/unit/engine/eval/world.h"

namespace guiju {
namespace {

using eval::Scratch;
using eval::World;

/// The sample with its four screening criteria three times over.
program::Program twelve_criteria() {
    program::Program program = program::sample();
    auto& criteria = program.stages[0].criteria;
    const auto four = criteria;
    for (int times = 0; times < 2; ++times)
        for (auto criterion : four) {
            criterion.number = static_cast<int>(criteria.size()) + 1;
            criteria.push_back(criterion);
        }
    return program;
}

void answers(benchmark::State& state) {
    const auto program = twelve_criteria();
    const World world(program);
    const auto facts = world.facts();
    Scratch scratch;
    std::vector<value::Truth> given;
    for (auto _ : state) {
        const auto done = eval::ask(program, 0, facts, scratch, given);
        benchmark::DoNotOptimize(done.ok());
        benchmark::DoNotOptimize(given.data());
    }
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(answers);

void screening(benchmark::State& state) {
    const auto program = twelve_criteria();
    const World world(program);
    const auto facts = world.facts();
    const auto explain = state.range(0) == 0 ? eval::Explain::no : eval::Explain::yes;
    Scratch scratch;
    for (auto _ : state) {
        const auto ruling = eval::screen(program, 0, facts, scratch, explain);
        benchmark::DoNotOptimize(ruling->line);
    }
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(screening)->ArgName("explained")->Arg(0)->Arg(1);

void machine_step(benchmark::State& state) {
    const auto program = program::sample();
    const auto kinds = {machine::Event::Kind::claim, machine::Event::Kind::release};
    machine::Position position;
    for (auto _ : state)
        for (const auto kind : kinds) {
            machine::Event event;
            event.kind = kind;
            event.stage = 0;
            position = machine::step(program, position, event).after;
        }
    benchmark::DoNotOptimize(position.work);
    state.SetItemsProcessed(2 * state.iterations());
}
BENCHMARK(machine_step);

void machine_correction(benchmark::State& state) {
    const auto program = program::sample();
    machine::Position position;
    machine::Event correct;
    correct.kind = machine::Event::Kind::decide;
    correct.stage = 0;
    correct.disposition = 2;
    machine::Event corrected;
    corrected.kind = machine::Event::Kind::corrected;
    corrected.stage = 0;
    for (auto _ : state) {
        position = machine::step(program, position, correct).after;
        position = machine::step(program, position, corrected).after;
    }
    benchmark::DoNotOptimize(position.work);
    state.SetItemsProcessed(2 * state.iterations());
}
BENCHMARK(machine_correction);

}  // namespace
}  // namespace guiju
