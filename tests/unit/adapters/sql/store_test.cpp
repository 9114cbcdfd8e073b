// SPDX-License-Identifier: Apache-2.0
// What this store does beyond the contract of tests/contract: transactions that fail, texts it cannot
// keep, long lists, a disk that is full.
#include "adapters/sql/store.h"

#include <gtest/gtest.h>
#include <signal.h>  // NOLINT: SIGXFSZ is POSIX
#include <sys/resource.h>

#include <filesystem>

#include "tests/unit/adapters/sql/change.h"
#include "tests/unit/adapters/sql/folder.h"
#include "tests/unit/adapters/sql/raw.h"

namespace guiju::sql {
namespace {

using base::Code;
using base::ErrorKind;

class Store : public testing::Test {
   protected:
    Store() {
        auto opened =
            open(folder_.url(), {.mode = Mode::create, .wait = std::chrono::milliseconds(20)});
        EXPECT_TRUE(opened.ok());
        store_ = std::move(*opened);
    }
    SqlStore& store() { return *store_; }

    Folder folder_;
    std::unique_ptr<SqlStore> store_;
};

TEST_F(Store, lets_the_next_writer_in_when_a_transaction_is_over) {
    auto first = store().begin();
    ASSERT_TRUE(first.ok());
    const auto second = store().begin();
    ASSERT_FALSE(second.ok());
    EXPECT_EQ(second.error().kind, ErrorKind::retry_later);
    ASSERT_TRUE((*first)->commit().ok());
    EXPECT_TRUE(write(store(), change_of("A1", 1)).ok());
    EXPECT_EQ((*first)->commit().error().code, Code::gj5425);
    EXPECT_EQ((*first)->load("A1").error().code, Code::gj5425);
}

TEST_F(Store, leaves_one_whole_file_when_closed) {
    ASSERT_TRUE(write(store(), change_of("A1", 1)).ok());
    ASSERT_TRUE(store().read("A1").ok());
    ASSERT_FALSE(write(store(), change_of("A1", 1)).ok());
    EXPECT_TRUE(std::filesystem::exists(folder_.file("office.db-wal")));
    store_.reset();
    EXPECT_FALSE(std::filesystem::exists(folder_.file("office.db-wal")));
}

TEST_F(Store, names_each_conflict) {
    ASSERT_TRUE(write(store(), change_of("A1", 1)).ok());
    auto again = change_of("A1", 1);
    EXPECT_EQ(write(store(), again).error().code, Code::gj5416);
    again.command.id = "new";
    EXPECT_EQ(write(store(), again).error().code, Code::gj5415);
    auto late = change_of("A1", 3);
    EXPECT_EQ(write(store(), late).error().code, Code::gj5414);
    EXPECT_EQ(write(store(), late).error().kind, ErrorKind::conflict);
}

TEST_F(Store, keeps_the_other_commands_of_a_group_when_one_fails) {
    ASSERT_TRUE(write(store(), change_of("A1", 1)).ok());
    auto tx = store().begin();
    ASSERT_TRUE(tx.ok());
    ASSERT_TRUE((*tx)->load("A1")->has_value());
    auto bad = change_of("A1", 2);
    bad.after.fields["名称"] = value::Value("另一个");
    bad.outbox.push_back({"x", "A1", "notify", "", "\xff", "{}", {}});
    EXPECT_EQ((*tx)->save(bad).error().code, Code::gj5417);
    ASSERT_TRUE((*tx)->save(change_of("A2", 1)).ok());
    bad.outbox.pop_back();
    ASSERT_TRUE((*tx)->save(bad).ok());
    ASSERT_TRUE((*tx)->commit().ok());
    EXPECT_EQ((*store().read("A1"))->record, bad.after);
    EXPECT_EQ(store().outbox("A1")->size(), 2U);
    EXPECT_TRUE(store().read("A2")->has_value());
}

TEST_F(Store, refuses_parts_that_do_not_fit_together) {
    std::vector<ports::CaseChange> bad(7, change_of("A1", 1));
    bad[0].after.id = "";
    bad[1].after.revision = 7;
    bad[2].journal.case_id = "A2";
    bad[3].journal.sequence = 2;
    bad[4].command.id = "";
    bad[5].outbox[0].case_id = "A2";
    bad[6].work = {{}};
    for (const auto& change : bad) {
        const auto saved = write(store(), change);
        ASSERT_FALSE(saved.ok());
        EXPECT_EQ(saved.error().code, Code::gj5424);
        EXPECT_EQ(saved.error().kind, ErrorKind::misuse);
    }
    EXPECT_EQ(status(folder_.url())->cases, 0);
}

TEST_F(Store, refuses_texts_that_not_every_database_keeps) {
    auto change = change_of("A1", 1);
    change.after.title = std::string("a\0b", 3);
    EXPECT_EQ(write(store(), change).error().code, Code::gj5417);
    change.after.title = "";
    change.after.holder_unit = std::string(kKeyCharacters + 1, 'x');
    const auto error = write(store(), change).error();
    EXPECT_EQ(error.code, Code::gj5418);
    EXPECT_LT(error.say(base::Lang::zh).size(), 200U);
    change.after.holder_unit.clear();
    for (std::size_t i = 0; i < kKeyCharacters; ++i) change.after.holder_unit += "规";
    EXPECT_TRUE(write(store(), change).ok());
    EXPECT_EQ((*store().read("A1"))->record.holder_unit, change.after.holder_unit);
}

TEST_F(Store, never_stores_an_empty_text) {
    ASSERT_TRUE(write(store(), change_of("A1", 1)).ok());
    Raw raw(folder_.file("office.db"));
    EXPECT_EQ(raw.ask("select count(*) from case_row where title is null and flags is null"), "1");
    EXPECT_EQ(raw.ask("select marks from case_doc"), "null");
}

TEST_F(Store, says_which_record_cannot_be_read) {
    ASSERT_TRUE(write(store(), change_of("A1", 1)).ok());
    ASSERT_TRUE(write(store(), change_of("A2", 1)).ok());
    Raw(folder_.file("office.db")).run("update case_doc set fields = '{' where case_id = 'A1'");
    const auto broken = store().read("A1");
    ASSERT_FALSE(broken.ok());
    EXPECT_EQ(broken.error().kind, ErrorKind::broken);
    EXPECT_EQ(broken.error().code, Code::gj5419);
    EXPECT_TRUE(store().read("A2")->has_value());
}

TEST_F(Store, writes_only_what_changed) {
    ASSERT_TRUE(write(store(), change_of("A1", 1)).ok());
    // A stamp that only a rewrite of the document would remove.
    Raw(folder_.file("office.db")).run("update case_doc set marks = '[]' where case_id = 'A1'");
    auto tx = store().begin();
    ASSERT_TRUE((*tx)->load("A1")->has_value());
    ASSERT_TRUE((*tx)->save(change_of("A1", 2)).ok());
    ASSERT_TRUE((*tx)->commit().ok());
    EXPECT_EQ(Raw(folder_.file("office.db")).ask("select marks from case_doc"), "null");
    tx = store().begin();
    ASSERT_TRUE((*tx)->load("A1")->has_value());
    Raw raw(folder_.file("office.db"));
    auto third = change_of("A1", 3);
    third.after.title = "改名";
    ASSERT_TRUE((*tx)->save(third).ok());
    ASSERT_TRUE((*tx)->commit().ok());
    EXPECT_EQ(raw.ask("select title from case_row"), "改名");
}

TEST_F(Store, lists_many_cases_in_order_page_by_page) {
    auto tx = store().begin();
    for (int i = 0; i < 950; ++i) {
        auto change = change_of("A" + std::to_string(1000 + i), 1);
        change.after.priority = i % 3 == 0;
        change.after.filed = {1759107600000 + (i % 7) * 86400000LL};
        ASSERT_TRUE((*tx)->save(change).ok());
    }
    ASSERT_TRUE((*tx)->commit().ok());
    std::vector<std::tuple<int, bool, std::string>> seen;
    const auto visit = [&](const ports::CaseRecord& c) {
        seen.emplace_back(value::day_of(c.filed).days, !c.priority, c.id);
        // Another read in the middle of a list is allowed.
        return seen.size() % 100 != 0 || store().read(c.id)->has_value();
    };
    ASSERT_TRUE(store().for_each({}, visit).ok());
    EXPECT_EQ(seen.size(), 950U);
    EXPECT_TRUE(std::is_sorted(seen.begin(), seen.end()));
    EXPECT_EQ(std::adjacent_find(seen.begin(), seen.end()), seen.end());
    for (const std::size_t limit : {1U, 199U, 200U, 201U, 400U, 949U, 951U}) {
        seen.clear();
        ASSERT_TRUE(store().for_each({.limit = limit}, visit).ok());
        EXPECT_EQ(seen.size(), std::min<std::size_t>(limit, 950));
    }
}

TEST_F(Store, writes_nothing_when_the_disk_fails) {
    ASSERT_TRUE(write(store(), change_of("A1", 1)).ok());
    const auto old_signal = ::signal(SIGXFSZ, SIG_IGN);
    rlimit old_limit{};
    ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &old_limit), 0);
    rlimit limit = old_limit;
    limit.rlim_cur = std::filesystem::file_size(folder_.file("office.db-wal"));
    ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &limit), 0);
    const auto saved = write(store(), change_of("A2", 1));
    ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &old_limit), 0);
    ::signal(SIGXFSZ, old_signal);
    ASSERT_FALSE(saved.ok());
    EXPECT_EQ(saved.error().code, Code::gj5420);
    EXPECT_FALSE(store().read("A2")->has_value());
    EXPECT_TRUE(write(store(), change_of("A2", 1)).ok());
    EXPECT_TRUE(write(store(), change_of("A1", 2)).ok());
}

}  // namespace
}  // namespace guiju::sql
