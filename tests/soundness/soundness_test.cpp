// SPDX-License-Identifier: Apache-2.0
// Random policies that the checker accepts, run on random cases: no error of type or name, ever; and what was
// proved impossible never happens. GUIJU_SOUNDNESS=N makes N policies instead of a few hundred.
#include <gtest/gtest.h>

#include <cstdlib>

#include "dsl/compile/compile.h"
#include "dsl/prove/branches.h"
#include "dsl/prove/prove.h"
#include "dsl/prove/solver.h"
#include "engine/eval/inputs.h"
#include "engine/eval/ruling.h"
#include "tests/soundness/random_policy.h"

namespace guiju::soundness {
namespace {

constexpr std::uint64_t kFirstSeed = 20'260'101;
constexpr std::size_t kCases = 40;

std::size_t policies_wanted(std::size_t usual) {
    const char* wanted = std::getenv("GUIJU_SOUNDNESS");
    return wanted == nullptr ? usual : static_cast<std::size_t>(std::strtoul(wanted, nullptr, 10));
}

struct Accepted {
    std::uint64_t seed = 0;
    std::string text;
    program::Program program;
    std::vector<base::Diagnostic> findings;
};

/// Policies from seed kFirstSeed on that the checker accepts.
template <class Visit>
std::size_t each_accepted(std::size_t tried, Visit visit) {
    std::size_t accepted = 0;
    for (std::uint64_t seed = kFirstSeed; seed < kFirstSeed + tried; ++seed) {
        Dice dice(seed);
        auto text = random_policy(dice);
        auto source = text::load("random.guiju", text, 0);
        if (!source.ok()) continue;
        auto compiled = compile::compile({std::move(*source.value)});
        if (!compiled.ok()) continue;
        ++accepted;
        visit(Accepted{seed, std::move(text), std::move(compiled.value->program),
                       std::move(compiled.findings)},
              dice);
        if (testing::Test::HasFailure()) break;
    }
    return accepted;
}

eval::Facts facts_of(const std::vector<value::Value>& fields,
                     const std::vector<eval::MarkFact>& marks, std::int64_t rounds) {
    eval::Facts facts;
    facts.fields = fields;
    facts.marks = marks;
    facts.rounds_used = rounds;
    return facts;
}

void run_everything(const Accepted& policy, const eval::Facts& facts) {
    eval::Scratch scratch;
    const auto& program = policy.program;
    const auto required = eval::check_required(program, facts, scratch);
    EXPECT_TRUE(required.ok()) << "seed " << policy.seed << "\n" << policy.text;
    for (std::size_t s = 0; s < program.stages.size(); ++s) {
        const auto stage = static_cast<std::int32_t>(s);
        const auto ruling = eval::screen(program, stage, facts, scratch, eval::Explain::yes);
        EXPECT_TRUE(ruling.ok()) << "seed " << policy.seed << "\n" << policy.text;
        for (const auto& action : program.stages[s].actions) {
            EXPECT_TRUE(eval::unmet_requirements(program, action, facts, scratch).ok())
                << "seed " << policy.seed << "\n"
                << policy.text;
            EXPECT_TRUE(
                eval::rule_on_action(program, stage, action.verb, false, facts, scratch).ok())
                << "seed " << policy.seed << "\n"
                << policy.text;
        }
    }
}

TEST(Soundness, what_is_accepted_never_fails_at_run_time) {
    const auto tried = policies_wanted(600);
    const auto accepted = each_accepted(tried, [](const Accepted& policy, Dice& dice) {
        const std::vector<eval::MarkFact> marks(policy.program.marks.size());
        for (std::size_t i = 0; i < kCases; ++i) {
            const auto fields = random_case(policy.program, dice);
            run_everything(policy,
                           facts_of(fields, marks, static_cast<std::int64_t>(dice.roll(5))));
        }
    });
    std::cout << "seeds " << kFirstSeed << " to " << kFirstSeed + tried - 1 << ", " << accepted
              << " accepted\n";
    EXPECT_GT(accepted, tried / 20) << "the generator writes too few policies that are right";
}

TEST(Soundness, what_was_proved_impossible_never_happens) {
    if (!prove::Solver::present()) GTEST_SKIP() << "built without a solver";
    const auto tried = policies_wanted(200);
    each_accepted(tried, [](const Accepted& policy, Dice& dice) {
        const auto possible = prove::possible_answers(policy.program);
        const auto found = prove::prove(policy.program, policy.findings);
        bool covered = true;
        for (const auto& one : found) covered = covered && one.code != base::Code::gj3206;
        const std::vector<eval::MarkFact> marks(policy.program.marks.size());
        eval::Scratch scratch;
        for (std::size_t i = 0; i < kCases; ++i) {
            const auto fields = random_case(policy.program, dice);
            const auto facts = facts_of(fields, marks, static_cast<std::int64_t>(dice.roll(5)));
            for (std::size_t s = 0; s < policy.program.stages.size(); ++s) {
                const auto ruling = eval::screen(policy.program, static_cast<std::int32_t>(s),
                                                 facts, scratch, eval::Explain::no);
                if (!ruling || policy.program.stages[s].criteria.empty()) continue;
                for (std::size_t c = 0; c < ruling->answers.size(); ++c)
                    EXPECT_TRUE(possible[s][c][static_cast<std::size_t>(ruling->answers[c].said)])
                        << "seed " << policy.seed << " stage " << s << " item " << c + 1 << "\n"
                        << policy.text;
                EXPECT_TRUE(!covered || ruling->line >= 0)
                    << "a gap was missed: seed " << policy.seed << " stage " << s << "\n"
                    << policy.text;
            }
        }
    });
}

}  // namespace
}  // namespace guiju::soundness
