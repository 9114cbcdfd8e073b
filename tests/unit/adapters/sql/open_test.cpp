// SPDX-License-Identifier: Apache-2.0
// Everything that can be wrong with a database when it is opened: each its own message.
#include <gtest/gtest.h>
#include <unistd.h>
#include <algorithm>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "adapters/sql/schema.h"
#include "adapters/sql/store.h"
#include "tests/unit/adapters/sql/change.h"
#include "tests/unit/adapters/sql/folder.h"
#include "tests/unit/adapters/sql/raw.h"

namespace guiju::sql {
namespace {

using base::Code;
using base::ErrorKind;

constexpr Options kCreate{.mode = Mode::create, .wait = std::chrono::milliseconds(20)};
constexpr Options kExisting{.mode = Mode::existing, .wait = std::chrono::milliseconds(20)};
constexpr Options kReadOnly{.mode = Mode::read_only, .wait = std::chrono::milliseconds(20)};

/// The error of opening; fails the test when it opens, or when the words are not fit for people.
base::Error refusal(const std::string& url, const Options& options) {
    const auto store = open(url, options);
    if (store.ok()) {
        ADD_FAILURE() << url << " was opened";
        return {};
    }
    for (const auto lang : {base::Lang::zh, base::Lang::en}) {
        EXPECT_EQ(store.error().say(lang).find("sqlite3"), std::string::npos);
        EXPECT_EQ(store.error().say(lang).find("{"), std::string::npos);
        EXPECT_NE(remedy(store.error().code, store.error().args, lang), "");
    }
    return store.error();
}

std::string contents(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

TEST(Open, wants_a_database_that_is_there) {
    const Folder folder;
    const auto error = refusal(folder.url(), kExisting);
    EXPECT_EQ(error.code, Code::gj5401);
    EXPECT_EQ(error.kind, ErrorKind::not_found);
    EXPECT_EQ(refusal(folder.url(), kReadOnly).code, Code::gj5401);
    EXPECT_FALSE(std::filesystem::exists(folder.file("office.db")));
    EXPECT_EQ(status(folder.url()).error().code, Code::gj5401);
    EXPECT_EQ(migrate(folder.url()).error().code, Code::gj5401);
}

TEST(Open, makes_a_database_and_finds_it_again) {
    const Folder folder;
    ASSERT_TRUE(init(folder.url()).ok());
    ASSERT_TRUE(init(folder.url()).ok());
    ASSERT_TRUE(migrate(folder.url()).ok());
    {
        const auto store = open(folder.url(), kExisting);
        ASSERT_TRUE(store.ok());
        ASSERT_TRUE(write(**store, change_of("A1", 1)).ok());
    }
    const auto is = status(folder.url());
    ASSERT_TRUE(is.ok());
    EXPECT_EQ(is->driver, "sqlite");
    EXPECT_EQ(is->version, schema_version());
    EXPECT_EQ(is->needed, schema_version());
    EXPECT_EQ(is->cases, 1);
    EXPECT_EQ(is->open_cases, 1);
    EXPECT_EQ(is->journal, 1);
    EXPECT_EQ(is->outbox, 1);
    EXPECT_EQ(Raw(folder.file("office.db")).ask("pragma journal_mode"), "wal");
}

TEST(Open, makes_exactly_the_tables_it_shows) {
    const Folder folder;
    ASSERT_TRUE(init(folder.url()).ok());
    const auto shown = ddl("sqlite://office.db");
    ASSERT_TRUE(shown.ok());
    const auto made = Raw(folder.file("office.db"))
                          .ask("select count(*) from sqlite_master where sql is not null");
    const auto creates = std::count_if(shown->begin(), shown->end(), [](const auto& statement) {
        return statement.starts_with("create ");
    });
    EXPECT_EQ(made, std::to_string(creates));
    EXPECT_EQ(ddl("oracle://x").error().code, Code::gj5412);
}

TEST(Open, needs_a_folder) {
    const Folder folder;
    EXPECT_EQ(refusal(folder.url("no/such/office.db"), kCreate).code, Code::gj5410);
    EXPECT_EQ(refusal("sqlite://" + folder.file("."), kCreate).code, Code::gj5410);
}

TEST(Open, leaves_a_file_of_another_kind_alone) {
    const Folder folder;
    const std::string text = "需求编号,需求名称\r\n" + std::string(2000, 'x');
    folder.write("office.db", text);
    for (const auto& options : {kCreate, kExisting, kReadOnly}) {
        const auto error = refusal(folder.url(), options);
        EXPECT_EQ(error.code, Code::gj5404);
        EXPECT_EQ(error.kind, ErrorKind::misuse);
    }
    EXPECT_EQ(contents(folder.file("office.db")), text);
}

TEST(Open, leaves_a_database_of_others_alone) {
    const Folder folder;
    Raw(folder.file("office.db")).run("create table command (id text)");
    const auto before = contents(folder.file("office.db"));
    EXPECT_EQ(refusal(folder.url(), kExisting).code, Code::gj5407);
    EXPECT_EQ(refusal(folder.url(), kCreate).code, Code::gj5423);
    EXPECT_EQ(contents(folder.file("office.db")), before);
    folder.write("empty.db", "");
    EXPECT_EQ(refusal(folder.url("empty.db"), kExisting).code, Code::gj5407);
    EXPECT_TRUE(open(folder.url("empty.db"), kCreate).ok());
}

TEST(Open, refuses_a_schema_of_a_later_program) {
    const Folder folder;
    ASSERT_TRUE(init(folder.url()).ok());
    Raw(folder.file("office.db")).run("insert into schema_info values (99, 'x', 1, 0)");
    for (const auto& options : {kCreate, kExisting, kReadOnly}) {
        const auto error = refusal(folder.url(), options);
        EXPECT_EQ(error.code, Code::gj5405);
        EXPECT_NE(error.say(base::Lang::zh).find("99"), std::string::npos);
    }
    EXPECT_EQ(migrate(folder.url()).error().code, Code::gj5405);
    const auto is = status(folder.url());
    ASSERT_TRUE(is.ok());
    EXPECT_EQ(is->version, 99);
}

TEST(Open, asks_to_migrate_an_older_schema) {
    const Folder folder;
    {
        Raw raw(folder.file("office.db"));
        raw.run(in_dialect(schema_table(), sqlite_dialect()));
    }
    EXPECT_EQ(refusal(folder.url(), kExisting).code, Code::gj5406);
    EXPECT_EQ(status(folder.url())->version, 0);
    ASSERT_TRUE(migrate(folder.url()).ok());
    EXPECT_TRUE(open(folder.url(), kExisting).ok());
}

TEST(Open, tells_a_schema_that_was_tampered_with) {
    const Folder folder;
    ASSERT_TRUE(init(folder.url()).ok());
    Raw(folder.file("office.db")).run("update schema_info set checksum = 'other'");
    EXPECT_EQ(refusal(folder.url(), kExisting).code, Code::gj5413);
    EXPECT_EQ(migrate(folder.url()).error().code, Code::gj5413);
}

TEST(Open, reads_without_writing) {
    const Folder folder;
    {
        const auto store = open(folder.url(), kCreate);
        ASSERT_TRUE(store.ok());
        ASSERT_TRUE(write(**store, change_of("A1", 1)).ok());
    }
    const auto store = open(folder.url(), kReadOnly);
    ASSERT_TRUE(store.ok());
    EXPECT_TRUE((*store)->read("A1")->has_value());
    EXPECT_EQ((*store)->begin().error().code, Code::gj5426);
    EXPECT_EQ((*store)->put_unit({"U1", "", {}, "", {}}).error().code, Code::gj5426);
}

TEST(Open, says_when_the_file_may_not_be_written) {
    if (::geteuid() == 0) GTEST_SKIP() << "the superuser may write everything";
    const Folder folder;
    ASSERT_TRUE(init(folder.url()).ok());
    std::filesystem::permissions(folder.file("office.db"), std::filesystem::perms::owner_read);
    EXPECT_EQ(refusal(folder.url(), kExisting).code, Code::gj5403);
}

TEST(Open, waits_for_another_writer_and_gives_up) {
    const Folder folder;
    ASSERT_TRUE(init(folder.url()).ok());
    const auto store = open(folder.url(), kExisting);
    ASSERT_TRUE(store.ok());
    Raw raw(folder.file("office.db"));
    raw.run("begin immediate");
    const auto tx = (*store)->begin();
    ASSERT_FALSE(tx.ok());
    EXPECT_EQ(tx.error().kind, ErrorKind::retry_later);
    EXPECT_EQ(tx.error().code, Code::gj5402);
    const auto read = (*store)->read("A1");
    EXPECT_TRUE(read.ok()) << read.error().detail;
    raw.run("rollback");
    EXPECT_TRUE((*store)->begin().ok());
}

TEST(Open, tells_a_damaged_database) {
    const Folder folder;
    {
        const auto store = open(folder.url(), kCreate);
        ASSERT_TRUE(store.ok());
        for (int i = 0; i < 50; ++i)
            ASSERT_TRUE(write(**store, change_of("A" + std::to_string(i), 1)).ok());
    }
    auto bytes = contents(folder.file("office.db"));
    ASSERT_GT(bytes.size(), 8192U);
    std::fill(bytes.begin() + 4096, bytes.end(), '\x5a');
    folder.write("office.db", bytes);
    const auto store = open(folder.url(), kExisting);
    const auto error = store.ok() ? (*store)->read("A1").error() : store.error();
    EXPECT_EQ(error.code, Code::gj5409);
    EXPECT_EQ(error.kind, ErrorKind::broken);
}

}  // namespace
}  // namespace guiju::sql
