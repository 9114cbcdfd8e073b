// SPDX-License-Identifier: Apache-2.0
// Everybody tries everything on every case; every answer is held against the table people wrote from the text.
#include <gtest/gtest.h>

#include <iostream>

#include "engine/casework/view.h"
#include "tests/whomay/measures_cases.h"
#include "tests/whomay/trial_store.h"

namespace guiju::whomay {
namespace {

using base::ErrorKind;
using casework::Command;
using Answer = Expected::Answer;

struct Attempt {
    const Prepared& on;
    const MeasuresCases::Deed& deed;
    std::string unit, person, role;

    [[nodiscard]] Command command(int number) const {
        Command c;
        c.kind = deed.kind;
        c.id = "t" + std::to_string(number);
        c.case_id = on.id;
        c.at = *value::parse_instant("2025-10-10");
        c.actor = {person, unit, role};
        c.verb = deed.verb;
        c.inputs = deed.inputs;
        c.target = deed.target;
        c.reason = "理由";
        return c;
    }
};

struct Count {
    int attempts = 0, done = 0, not_now = 0, denied = 0, deviations = 0, over = 0;
};

class Attempts : public testing::Test {
   protected:
    /// What is wrong about the answer; empty: nothing.
    std::string wrong(const Attempt& attempt, const base::Result<casework::Receipt>& result) {
        const auto want =
            expected(table_, attempt.on.cast, attempt.deed.name, attempt.unit, attempt.person);
        const bool denied = !result.ok() && result.error().kind == ErrorKind::denied;
        count_.done += result.ok() ? 1 : 0;
        count_.denied += denied ? 1 : 0;
        count_.not_now += !result.ok() && !denied ? 1 : 0;
        const bool claims = !attempt.role.empty();  // a role that is not the unit's own
        if (want.answer == Answer::may) {
            if (!denied || claims) return "";
            ++count_.over;
            return "多拒绝了（" + want.article + "）";
        }
        const bool unseen = !in_sight(attempt.on.cast, attempt.unit);
        const bool must_be_denied = want.answer == Answer::may_not || unseen;
        if (!result.ok() && (denied || !must_be_denied)) return "";
        ++count_.deviations;
        return result.ok() ? "不该办成（" + want.article + "）" : "不该知道原因";
    }

    void try_it(const Attempt& attempt) {
        casework::Office& office = trial_;
        const auto result = office.handle(attempt.command(++count_.attempts));
        const auto what = wrong(attempt, result);
        if (what.empty()) return;
        constexpr int kTold = 60;
        if (count_.deviations + count_.over > kTold) return;
        ADD_FAILURE() << attempt.on.id << "，" << attempt.on.cast.stage << "：" << attempt.deed.name
                      << "，" << attempt.unit << "/" << attempt.person
                      << (attempt.role.empty() ? "" : "（自称" + attempt.role + "）") << "："
                      << what << "："
                      << (result.ok() ? result->outcome : result.error().say(base::Lang::zh));
    }

    MeasuresCases here_;
    TrialStore store_{here_.store()};
    casework::Office trial_{store_, here_.store(), {true, 0}};
    std::vector<Line> table_ = read_table("tests/whomay/measures.csv");
    Count count_;
};

TEST_F(Attempts, everybody_tries_everything_on_every_case_of_the_measures) {
    const auto deeds = here_.deeds();
    for (const auto& one : here_.cases())
        for (const auto& deed : deeds)
            for (const auto& unit : here_.units()) {
                try_it({one, deed, unit, "赵", ""});
                try_it({one, deed, unit, "钱", ""});
                if (unit != "L省") try_it({one, deed, unit, "孙", "省级牵头单位"});
            }
    std::cout << count_.attempts << " attempts on " << here_.cases().size()
              << " cases: " << count_.done << " done, " << count_.not_now
              << " not possible as given, " << count_.denied << " denied; deviations "
              << count_.deviations << ", refused too much " << count_.over << "\n";
    EXPECT_EQ(count_.deviations, 0);
    EXPECT_EQ(count_.over, 0);
    EXPECT_GE(count_.attempts, 50000);
    EXPECT_GE(count_.done, 500) << "or the table is not tried at all";
}

TEST_F(Attempts, nobody_reads_more_than_the_table_says) {
    int reads = 0;
    for (const auto& one : here_.cases())
        for (const auto& unit : here_.units()) {
            ++reads;
            const auto seen = casework::view(here_.program(), here_.store(), here_.store(), one.id,
                                             {"赵", unit, ""});
            EXPECT_EQ(seen.ok(), in_sight(one.cast, unit)) << one.id << " " << unit;
            if (!seen.ok()) continue;
            const auto field = seen->fields.find("技术指标");
            if (field == seen->fields.end()) continue;
            const bool clear = field->second == value::Value("耐温300度");
            EXPECT_EQ(clear, unit == "E1" || unit == "C8") << one.id << " " << unit;
        }
    EXPECT_GE(reads, 500);
}

TEST_F(Attempts, only_enterprises_and_listed_channels_open_cases) {
    for (const auto& unit : here_.units()) {
        Command c;
        c.kind = Command::Kind::open;
        c.id = "o" + unit;
        c.case_id = "新" + unit;
        c.at = *value::parse_instant("2025-10-10");
        c.actor = {"赵", unit, ""};
        c.verb = here_.program().head.name.zh;
        const auto result = trial_.handle(c);
        const bool denied = !result.ok() && result.error().kind == ErrorKind::denied;
        const auto record = *here_.store().unit(unit);
        const bool enterprise = record->roles == std::vector<std::string>{"需求提出单位"};
        const auto entry = record->entries.find("征集渠道名录");
        const bool listed = entry != record->entries.end() && entry->second.contains("名录状态");
        const bool channel = listed && entry->second.at("名录状态") == value::Value("在册");
        EXPECT_EQ(denied, !(enterprise || channel)) << unit;
    }
}

}  // namespace
}  // namespace guiju::whomay
