// SPDX-License-Identifier: Apache-2.0
#include "adapters/cli/boundary_cases.h"

#include <algorithm>

#include "adapters/cli/proofs.h"
#include "dsl/prove/boundaries.h"
#include "dsl/syntax/keywords.h"
#include "engine/eval/facts.h"

namespace guiju::cli {
namespace {

using syntax::Keyword;

bool tried(const program::Program& program, const Coverage& coverage,
           const prove::Boundary& boundary) {
    const auto& stage = program.stages[static_cast<std::size_t>(boundary.stage)].name.zh;
    return std::any_of(coverage.screenings.begin(), coverage.screenings.end(),
                       [&](const Coverage::Screening& one) {
                           return one.stage == stage &&
                                  prove::stands_at(
                                      boundary, eval::by_slot(program.matter.fields, one.fields));
                       });
}

/// The lines of an example up to a step, under another name; then the days around the deadline.
std::string around_deadline(const Policy& policy, const std::string& clock, const ClockSeen& seen) {
    const auto& compiled = *policy.compiled;
    const auto& example = compiled.examples[seen.example];
    const auto lang = compiled.skin;
    const auto skin = lang == base::Lang::zh ? syntax::Skin::chinese : syntax::Skin::english;
    const auto word = [&](Keyword keyword) { return std::string(syntax::spelling(keyword, skin)); };
    const std::string gap = lang == base::Lang::zh ? "　" : "  ";
    const std::string colon = lang == base::Lang::zh ? "：" : ": ";
    const auto& source = policy.sources.front();
    const auto begin = example.span.end;
    const auto end = example.steps[seen.step].span.end;
    if (end <= begin) return {};
    std::string name = clock + (lang == base::Lang::zh ? "边界 " : " boundary ") + example.name;
    std::replace(name.begin(), name.end(), '/', ' ');
    auto text =
        word(Keyword::section_example) + gap + name + std::string(source.slice({0, begin, end}));
    const auto day = [&](int offset, Keyword expected) {
        value::Date date = seen.due;
        date.days += offset;
        text += "\n" + value::iso(date) + gap + word(Keyword::step_deadlines) + "\n" +
                word(Keyword::label_expect) + colon + word(expected);
    };
    day(-1, Keyword::expect_not_overdue);
    day(0, Keyword::expect_not_overdue);
    day(1, Keyword::expect_overdue);
    return text;
}

/// Those proposals that pass when they stand behind the policy.
std::vector<std::string> that_pass(World& world, const Policy& policy,
                                   const std::vector<std::string>& proposals) {
    std::vector<std::string> good;
    for (const auto& proposal : proposals) {
        auto sources = policy.sources;
        auto text = std::string(sources.front().bytes()) + "\n\n" + proposal + "\n";
        auto loaded = text::load(sources.front().name(), std::move(text), 0);
        if (!loaded.ok()) continue;
        sources.front() = std::move(*loaded.value);
        const auto compiled = compile::compile(sources);
        if (!compiled.ok() || compiled.value->examples.empty()) continue;
        ExampleRunner runner(world, *compiled.value, sources.front());
        if (runner.run(compiled.value->examples.back()).passed()) good.push_back(proposal);
    }
    return good;
}

}  // namespace

std::vector<std::string> missing_boundaries(World& world, const Policy& policy,
                                            const Coverage& coverage) {
    const auto& program = policy.compiled->program;
    std::vector<std::string> proposals;
    for (const auto& one : prove::boundaries(program, hints_of(*policy.compiled)))
        if (!tried(program, coverage, one)) proposals.push_back(one.example);
    for (const auto& [clock, seen] : coverage.clocks) {
        if (coverage.kept.contains(clock) && coverage.overdue.contains(clock)) continue;
        auto text = around_deadline(policy, clock, seen);
        if (!text.empty()) proposals.push_back(std::move(text));
    }
    return that_pass(world, policy, proposals);
}

}  // namespace guiju::cli
