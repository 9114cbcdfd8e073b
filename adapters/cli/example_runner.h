// SPDX-License-Identifier: Apache-2.0
#pragma once
// Plays the 试例 of a policy and says in the officer's words what came out otherwise: wanted, got, why.
// Three forms: a case acted out day by day, one screening on given facts, indicators and scores.
#include <string>
#include <vector>

#include "adapters/cli/coverage.h"
#include "adapters/cli/rehearsal.h"
#include "dsl/compile/compile.h"
#include "dsl/text/source.h"

namespace guiju::cli {

using base::Text;

/// One thing that came out otherwise.
struct Difference {
    base::Span span;  ///< of the expectation, or of the step that was refused unexpectedly
    Text wanted, got;
    Text why;  ///< the clause or the refusal behind it; may be empty
};

struct ExampleResult {
    std::string name;
    base::Span span;
    std::vector<Difference> differences;
    [[nodiscard]] bool passed() const { return differences.empty(); }
};

class ExampleRunner {
   public:
    /// All must outlive the runner. `source`: the rule file, for quoting it.
    ExampleRunner(World& world, const compile::Compiled& compiled, const text::Source& source,
                  const std::vector<program::Program>& others = {})
        : world_(world), compiled_(compiled), source_(source), others_(others) {}

    [[nodiscard]] ExampleResult run(const compile::Example& example);
    [[nodiscard]] const Coverage& coverage() const { return coverage_; }

   private:
    void act_out(const compile::Example& example, const program::Program& program,
                 ExampleResult& result);
    void note_coverage(Rehearsal& rehearsal);
    void note_step(Rehearsal& rehearsal, const compile::ExampleStep& step, std::size_t index,
                   value::Date date);
    [[nodiscard]] Text quoted(base::Span span) const;

    World& world_;
    const compile::Compiled& compiled_;
    const text::Source& source_;
    std::vector<program::Program> others_;  ///< policies beside it
    Coverage coverage_;
    std::size_t played_ = 0;  ///< examples begun; the index of the current one is one less
};

// The parts of the runner, one file each. `quote` gives the text of an expectation.

/// example_judge.cpp: one expectation about a case; nothing when it is as expected.
[[nodiscard]] std::optional<Difference> compare(Rehearsal& rehearsal,
                                                const compile::ExampleExpectation& expected,
                                                const Text& quote);
/// Where the case stands, in one phrase.
[[nodiscard]] Text standing_of(const Rehearsal& rehearsal);
/// Why it stands there: the refusal, or the line that decided with its article.
[[nodiscard]] Text reason_of(const Rehearsal& rehearsal);

/// Whether what a definition or decision table gives is what the example expects.
[[nodiscard]] bool gives_as_wanted(const value::Value& is,
                                   const compile::ExampleExpectation& expected);

/// example_figures.cpp: indicators and scores.
[[nodiscard]] base::Result<std::vector<Difference>> compare_figures(World& world,
                                                                    const program::Program& program,
                                                                    const compile::Example& example,
                                                                    const text::Source& source);
/// example_targets.cpp: figures by period against tables of targets.
[[nodiscard]] bool is_about_targets(const program::Program& program,
                                    const compile::Example& example);
[[nodiscard]] base::Result<std::vector<Difference>> compare_targets(const program::Program& program,
                                                                    const compile::Example& example,
                                                                    const text::Source& source);
/// example_screening.cpp: 经过：STAGE, on given facts.
[[nodiscard]] base::Result<std::vector<Difference>> compare_screening(
    const program::Program& program, const compile::Example& example, const text::Source& source,
    Coverage& coverage);

}  // namespace guiju::cli
