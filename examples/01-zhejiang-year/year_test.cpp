// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <string>

#include "adapters/sql/store.h"
#include "examples/01-zhejiang-year/story.h"

namespace zhejiang {
namespace {

namespace fs = std::filesystem;
using guiju::value::Number;

constexpr std::size_t kDemands = 200;

/// A folder of this process, gone when it ends: tests run side by side.
class TestFolder {
   public:
    explicit TestFolder(const std::string& name)
        : path_(testing::TempDir() + "zhejiang_year_" + name + "_" + std::to_string(getpid())) {
        fs::create_directories(path_);
    }
    ~TestFolder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    TestFolder(const TestFolder&) = delete;
    TestFolder& operator=(const TestFolder&) = delete;
    [[nodiscard]] const std::string& path() const { return path_; }

   private:
    std::string path_;
};

Story tell(const TestFolder& folder) {
    const StoryOptions options{"rules/zhejiang", "examples/01-zhejiang-year", folder.path(),
                               kDemands};
    auto story = tell_story(options, [](const Progress&) {});
    if (!story.ok()) {
        ADD_FAILURE() << name_of(story.error().code) << " "
                      << story.error().say(guiju::base::Lang::zh) << story.error().detail;
        return {};
    }
    return std::move(*story);
}

/// One year for all tests of this file: 200 demands.
class ZhejiangYear : public testing::Test {
   protected:
    static const Story& story() {
        static const TestFolder folder("first");
        static const Story told = tell(folder);
        return told;
    }
};

TEST_F(ZhejiangYear, books_balance) {
    const Summary& summary = story().summary;
    ASSERT_EQ(summary.cities.size(), 11U);
    std::size_t filed = 0, verified = 0, answered = 0;
    for (const Row& row : summary.cities) {
        EXPECT_TRUE(row.balances()) << row.name;
        EXPECT_LE(row.answered, row.verified) << row.name;
        filed += row.filed;
        verified += row.verified;
        answered += row.answered;
    }
    const Row& all = summary.province;
    EXPECT_TRUE(all.balances());
    EXPECT_EQ(all.filed, filed);
    EXPECT_EQ(all.verified, verified);
    EXPECT_EQ(all.answered, answered);
    EXPECT_GE(all.filed + all.drafts, kDemands);  // some came a second time after a return
    std::size_t in_months = 0;
    for (const std::size_t month : summary.months) in_months += month;
    EXPECT_EQ(in_months, all.filed);
}

TEST_F(ZhejiangYear, everything_happens_at_least_once) {
    const Row& all = story().summary.province;
    EXPECT_GT(all.verified, kDemands / 2);
    EXPECT_GT(all.answered, kDemands / 2);
    EXPECT_GT(all.returned, 5U);
    EXPECT_GT(all.escalated(), 2U);
    EXPECT_GT(all.rated, 20U);
    EXPECT_GT(story().summary.overdue_in_all(), 10U);
}

TEST_F(ZhejiangYear, rates_are_numerator_over_denominator) {
    std::vector<Row> rows = story().summary.cities;
    rows.push_back(story().summary.province);
    for (const Row& row : rows) {
        const auto expected = Number::fraction(static_cast<std::int64_t>(row.answered),
                                               static_cast<std::int64_t>(row.verified));
        EXPECT_EQ(row.rate, expected) << row.name;
    }
}

TEST_F(ZhejiangYear, every_returned_case_has_an_article) {
    auto store = guiju::sql::open(story().database, {.mode = guiju::sql::Mode::read_only});
    ASSERT_TRUE(store.ok());
    std::vector<std::string> returned;
    const auto read = (*store)->for_each({}, [&](const guiju::ports::CaseRecord& record) {
        if (record.result == "已退回") returned.push_back(record.id);
        return true;
    });
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(returned.size(), story().summary.province.returned);
    for (const std::string& id : returned) {
        const auto journal = (*store)->journal(id);
        ASSERT_TRUE(journal.ok());
        ASSERT_FALSE(journal->empty());
        const auto decision = guiju::casework::decision_from_json(journal->back().decision);
        ASSERT_TRUE(decision.ok()) << id;
        EXPECT_FALSE(decision->basis.empty()) << id;
    }
}

TEST_F(ZhejiangYear, returned_demand_is_explained) {
    EXPECT_NE(story().summary.explained.zh.find("（十三）2"), std::string::npos)
        << story().summary.explained.zh;
}

TEST_F(ZhejiangYear, same_year_twice) {
    const TestFolder folder("second");
    const Story again = tell(folder);
    EXPECT_EQ(to_csv(again.summary), to_csv(story().summary));
    EXPECT_EQ(again.book.refusals, story().book.refusals);
}

/// Late corrections and demands without a promise of truth are refused; nothing else may be.
TEST_F(ZhejiangYear, refusals_are_the_intended_ones) {
    for (const auto& [what, count] : story().book.refusals) {
        const bool meant =
            what.starts_with("报送：") || what.starts_with("归集：") || what.starts_with("补正：");
        EXPECT_TRUE(meant) << what << " × " << count;
    }
}

}  // namespace
}  // namespace zhejiang
