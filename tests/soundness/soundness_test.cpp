// SPDX-License-Identifier: Apache-2.0
// Random policies that the checker accepts, run on random cases: no error of type or name, ever; and what was
// proved impossible never happens. GUIJU_SOUNDNESS=N makes N policies instead of a few hundred.
#include <gtest/gtest.h>

#include <algorithm>
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

/// Any unit may be in any register, or it is not known.
class Anyone final : public eval::Memberships {
   public:
    explicit Anyone(Dice& dice) : seed_(dice.roll(3)) {}
    value::Truth in_register(std::int32_t index, std::string_view) const override {
        return static_cast<value::Truth>((seed_ + static_cast<std::size_t>(index)) % 3);
    }
    value::Truth in_matching(std::int32_t index, std::string_view unit) const override {
        return in_register(index, unit);
    }

   private:
    std::size_t seed_;
};

/// A case and everything its evaluation may look at.
struct Case {
    Case(const program::Program& program, Dice& dice)
        : fields(random_case(program, dice)), marks(program.marks.size()), anyone(dice) {
        facts.fields = fields;
        facts.marks = marks;
        facts.memberships = &anyone;
        facts.rounds_used = static_cast<std::int64_t>(dice.roll(5));
        facts.agree_votes = static_cast<std::int64_t>(dice.roll(3));
        facts.refuse_votes = static_cast<std::int64_t>(dice.roll(3));
        if (!dice.one_in(4)) facts.this_unit = &unit;
    }
    Case(const Case&) = delete;

    std::vector<value::Value> fields;
    std::vector<eval::MarkFact> marks;
    Anyone anyone;
    value::Value unit = value::Value("E1");
    eval::Facts facts;
};

void run_everything(const Accepted& policy, const eval::Facts& facts) {
    eval::Scratch scratch;
    const auto& program = policy.program;
    const auto told = [&] { return "seed " + std::to_string(policy.seed) + "\n" + policy.text; };
    EXPECT_TRUE(eval::check_required(program, facts, scratch).ok()) << told();
    EXPECT_TRUE(eval::check_consistency(program, facts, scratch).ok()) << told();
    for (std::size_t s = 0; s < program.stages.size(); ++s) {
        const auto stage = static_cast<std::int32_t>(s);
        const auto ruling = eval::screen(program, stage, facts, scratch, eval::Explain::yes);
        EXPECT_TRUE(ruling.ok()) << told();
        const bool joint = !program.stages[s].joint.members.empty();
        for (const bool agreed : {true, false}) {
            if (!joint) break;
            EXPECT_TRUE(eval::rule_on_joint(program, stage, agreed, facts, scratch).ok()) << told();
        }
        for (const auto& action : program.stages[s].actions) {
            EXPECT_TRUE(eval::unmet_requirements(program, action, facts, scratch).ok()) << told();
            EXPECT_TRUE(
                eval::rule_on_action(program, stage, action.verb, false, facts, scratch).ok())
                << told();
        }
    }
}

TEST(Soundness, what_is_accepted_never_fails_at_run_time) {
    const auto tried = policies_wanted(600);
    const auto accepted = each_accepted(tried, [](const Accepted& policy, Dice& dice) {
        for (std::size_t i = 0; i < kCases; ++i)
            run_everything(policy, Case(policy.program, dice).facts);
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
        for (const auto& one : found)  // what is told or left open is no claim
            covered = covered && one.code != base::Code::gj3206 && one.code != base::Code::gj3221 &&
                      one.code != base::Code::gj3222;
        eval::Scratch scratch;
        for (std::size_t i = 0; i < kCases; ++i) {
            const Case one(policy.program, dice);
            const auto& facts = one.facts;
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

/// What was said of one table: rows that never apply, and whether it has gaps and overlaps.
struct Said {
    std::vector<base::Span> dead;
    bool gap = false, overlap = false;
};

Said said_of(const program::DecisionTable& table, const std::vector<base::Diagnostic>& found) {
    Said said;
    const auto of_table = [&](const base::Diagnostic& one) {
        if (one.span == table.origin.span) return true;
        return std::any_of(table.rows.begin(), table.rows.end(),
                           [&](const auto& row) { return row.origin.span == one.span; });
    };
    for (const auto& one : found) {
        if (!of_table(one)) continue;
        said.gap = said.gap || one.code == base::Code::gj3224;
        said.overlap = said.overlap || one.code == base::Code::gj3225;
        if (one.code == base::Code::gj3226 || one.code == base::Code::gj3227)
            said.dead.push_back(one.span);
    }
    return said;
}

void hold_to_it(const Accepted& policy, const program::DecisionTable& table, const Said& said,
                const eval::Facts& facts) {
    using Hit = program::DecisionTable::Hit;
    eval::Scratch scratch;
    std::size_t hits = 0, misses = 0, seen = 0;
    for (const auto& row : table.rows) {
        const auto truth = eval::decide(policy.program, row.condition, facts, scratch);
        ASSERT_TRUE(truth.ok()) << policy.text;
        const bool in_turn = table.hit != Hit::first || misses == seen;
        ++seen;
        if (*truth == value::Truth::no) ++misses;
        if (row.otherwise || *truth != value::Truth::yes) continue;
        const bool dead =
            std::find(said.dead.begin(), said.dead.end(), row.origin.span) != said.dead.end();
        EXPECT_FALSE(in_turn && dead) << policy.seed << "\n" << policy.text;
        ++hits;
    }
    const bool needs_a_row = table.hit != Hit::sum && table.hit != Hit::count;
    EXPECT_TRUE(said.gap || !needs_a_row || misses < table.rows.size())
        << "a gap was missed: seed " << policy.seed << "\n"
        << policy.text;
    EXPECT_TRUE(said.overlap || table.hit != Hit::only || hits < 2)
        << "an overlap was missed: seed " << policy.seed << "\n"
        << policy.text;
}

TEST(Soundness, what_is_said_of_decision_tables_is_so) {
    if (!prove::Solver::present()) GTEST_SKIP() << "built without a solver";
    std::size_t tables = 0;
    each_accepted(policies_wanted(400), [&](const Accepted& policy, Dice& dice) {
        if (policy.program.tables.empty()) return;
        const auto found = prove::prove(policy.program, policy.findings);
        for (const auto& table : policy.program.tables) {
            ++tables;
            const auto said = said_of(table, found);
            for (std::size_t i = 0; i < kCases; ++i) {
                const Case one(policy.program, dice);
                hold_to_it(policy, table, said, one.facts);
            }
        }
    });
    EXPECT_GT(tables, 20U);
}

}  // namespace
}  // namespace guiju::soundness
