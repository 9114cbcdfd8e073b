// SPDX-License-Identifier: Apache-2.0
// The verbs around an approval: everybody tries each of them on every case, against the table that people wrote
// from the text of examples/05-approval. What the table gives is done; what it does not is refused, and to whoever may
// not see the case nothing is told.
#include <gtest/gtest.h>

#include <iostream>
#include <set>

#include "engine/casework/view.h"
#include "tests/whomay/approval_cases.h"
#include "tests/whomay/trial_store.h"

namespace guiju::whomay {
namespace {

using base::ErrorKind;

struct Attempt {
    const Approval& on;
    const ApprovalCases::Deed& deed;
    std::string unit{}, person{}, role{};
};

struct Count {
    int attempts = 0, done = 0, refused = 0, denied = 0, deviations = 0, over = 0;
};

class ApprovalAttempts : public testing::Test {
   protected:
    base::Result<casework::Receipt> answer(const Attempt& attempt) {
        casework::Command c;
        c.kind = attempt.deed.kind;
        c.id = "t" + std::to_string(++count_.attempts);
        c.case_id = attempt.on.id;
        c.at = *value::parse_instant("2025-08-05");
        c.actor = {attempt.person, attempt.unit, attempt.role};
        c.verb = attempt.deed.verb;
        c.target = attempt.deed.target;
        c.inputs = attempt.deed.inputs;
        c.reason = "理由";
        return trial_.handle(c);
    }

    /// What is wrong about the answer; empty: nothing.
    std::string wrong(const Attempt& attempt, const base::Result<casework::Receipt>& result) {
        const auto word =
            word_of(table_, attempt.on, attempt.deed.name, attempt.unit, attempt.person);
        const bool denied = !result.ok() && result.error().kind == ErrorKind::denied;
        ++(result.ok() ? count_.done : denied ? count_.denied : count_.refused);
        const bool claims = !attempt.role.empty();  // a role that is not the unit's own
        if (word && word->may) {
            if (result.ok() && !claims) shown_.insert(attempt.on.stage + attempt.deed.name);
            if (result.ok() || claims) return "";
            ++count_.over;
            return "多拒绝了（" + word->article + "）";
        }
        const bool unseen = !in_sight(attempt.on, attempt.unit);
        if (!result.ok() && (denied || !unseen)) return "";
        ++count_.deviations;
        return result.ok() ? "不该办成" : "不该知道原因";
    }

    void try_it(const Attempt& attempt) {
        const auto result = answer(attempt);
        const auto what = wrong(attempt, result);
        constexpr int kTold = 60;
        if (what.empty() || count_.deviations + count_.over > kTold) return;
        ADD_FAILURE() << attempt.on.id << "，" << attempt.on.stage << "：" << attempt.deed.name
                      << "，" << attempt.unit << "/" << attempt.person
                      << (attempt.role.empty() ? "" : "（自称" + attempt.role + "）") << "："
                      << what << "："
                      << (result.ok() ? result->outcome : result.error().say(base::Lang::zh));
    }

    ApprovalCases here_;
    TrialStore store_{here_.store()};
    casework::Office trial_{store_, here_.store(), {.retries = 0}};
    std::vector<Line> table_ = read_table("tests/whomay/approval.csv");
    std::set<std::string> shown_;  ///< stage and deed that somebody did
    Count count_;
};

TEST_F(ApprovalAttempts, everybody_tries_every_verb_on_every_case) {
    const auto deeds = ApprovalCases::deeds();
    for (const auto& one : here_.cases())
        for (const auto& deed : deeds)
            for (const auto& unit : here_.units()) {
                for (const char* person : {"赵", "钱", "孙"}) try_it({one, deed, unit, person, ""});
                if (unit != "H1") try_it({one, deed, unit, "赵", "综合处"});
                if (unit != "B1") try_it({one, deed, unit, "赵", "办公室"});
            }
    std::cout << count_.attempts << " attempts on " << here_.cases().size()
              << " cases: " << count_.done << " done, " << count_.refused << " refused, "
              << count_.denied << " denied; deviations " << count_.deviations
              << ", refused too much " << count_.over << "\n";
    EXPECT_EQ(count_.deviations, 0);
    EXPECT_EQ(count_.over, 0);
    EXPECT_GE(count_.attempts, 20000);
    for (const auto& line : table_)
        EXPECT_TRUE(line.stage == "*" || shown_.contains(line.stage + line.deed))
            << "nobody did it: " << line.stage << line.deed;
}

TEST_F(ApprovalAttempts, whoever_is_asked_or_told_sees_the_case_and_nobody_else) {
    for (const auto& one : here_.cases())
        for (const auto& unit : here_.units()) {
            const auto seen = casework::view(here_.program(), here_.store(), here_.store(), one.id,
                                             {"赵", unit, ""});
            EXPECT_EQ(seen.ok(), in_sight(one, unit)) << one.id << " " << unit;
        }
}

}  // namespace
}  // namespace guiju::whomay
