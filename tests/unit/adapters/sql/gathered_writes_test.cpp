// SPDX-License-Identifier: Apache-2.0
#include "adapters/sql/gathered_writes.h"

#include <gtest/gtest.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/unit/adapters/sql/folder.h"

namespace guiju::sql {
namespace {

using sqlite_api::sqlite3_file;
using sqlite_api::sqlite3_int64;
using sqlite_api::sqlite3_io_methods;

/// A file in memory that notes what is asked of it.
struct Noted : sqlite3_file {
    Noted() : sqlite3_file{&methods()} { gather_writes(*this); }
    ~Noted() {
        if (!closed) pMethods->xClose(this);
    }
    Noted(const Noted&) = delete;
    Noted& operator=(const Noted&) = delete;

    std::string content;
    std::vector<std::string> asked;
    int problem = SQLITE_OK;  ///< of the next writes
    bool closed = false;

    int append(const std::string& text, sqlite3_int64 at) {
        return pMethods->xWrite(this, text.data(), static_cast<int>(text.size()), at);
    }
    std::string read(std::size_t size, sqlite3_int64 at) {
        std::string out(size, ' ');
        EXPECT_EQ(pMethods->xRead(this, out.data(), static_cast<int>(size), at), SQLITE_OK);
        return out;
    }

    static Noted& of(sqlite3_file* file) { return *static_cast<Noted*>(file); }
    static const sqlite3_io_methods& methods() {
        static const sqlite3_io_methods kMethods = [] {
            sqlite3_io_methods all{};
            all.iVersion = 3;
            all.xWrite = [](sqlite3_file* file, const void* bytes, int size, sqlite3_int64 at) {
                auto& self = of(file);
                self.asked.push_back("write " + std::to_string(size) + " at " + std::to_string(at));
                if (self.problem != SQLITE_OK) return self.problem;
                const auto place = static_cast<std::size_t>(at);
                const auto amount = static_cast<std::size_t>(size);
                self.content.resize(std::max(self.content.size(), place + amount), '.');
                self.content.replace(place, amount, static_cast<const char*>(bytes), amount);
                return SQLITE_OK;
            };
            all.xRead = [](sqlite3_file* file, void* bytes, int size, sqlite3_int64 at) {
                of(file).asked.emplace_back("read");
                of(file).content.copy(static_cast<char*>(bytes), static_cast<std::size_t>(size),
                                      static_cast<std::size_t>(at));
                return SQLITE_OK;
            };
            all.xSync = [](sqlite3_file* file, int) {
                of(file).asked.emplace_back("sync");
                return SQLITE_OK;
            };
            all.xTruncate = [](sqlite3_file* file, sqlite3_int64 size) {
                of(file).asked.emplace_back("truncate");
                of(file).content.resize(static_cast<std::size_t>(size));
                return SQLITE_OK;
            };
            all.xFileSize = [](sqlite3_file* file, sqlite3_int64* size) {
                of(file).asked.emplace_back("size");
                *size = static_cast<sqlite3_int64>(of(file).content.size());
                return SQLITE_OK;
            };
            all.xClose = [](sqlite3_file* file) {
                of(file).asked.emplace_back("close");
                of(file).closed = true;
                return SQLITE_OK;
            };
            return all;
        }();
        return kMethods;
    }
};
using Asked = std::vector<std::string>;

TEST(GatheredWrites, go_in_one_when_they_have_to_be_on_the_disk) {
    Noted file;
    for (sqlite3_int64 at = 0; at < 40; at += 4) file.append("abcd", 100 + at);
    EXPECT_EQ(file.pMethods->xSync(&file, 0), SQLITE_OK);
    EXPECT_EQ(file.pMethods->xSync(&file, 0), SQLITE_OK);
    EXPECT_EQ(file.asked, (Asked{"write 40 at 100", "sync", "sync"}));
}

TEST(GatheredWrites, are_seen_by_whoever_asks_for_anything_else) {
    Noted file;
    file.append("abcd", 0);
    EXPECT_EQ(file.read(2, 1), "bc");
    file.append("efgh", 4);
    file.append("XY", 2);  // over what was written before
    EXPECT_EQ(file.read(8, 0), "abXYefgh");
    file.append("ij", 8);
    sqlite3_int64 size = 0;
    EXPECT_EQ(file.pMethods->xFileSize(&file, &size), SQLITE_OK);
    EXPECT_EQ(size, 10);
    file.append("kl", 10);
    EXPECT_EQ(file.pMethods->xTruncate(&file, 3), SQLITE_OK);
    EXPECT_EQ(file.content, "abX");
    file.append("zz", 3);
    EXPECT_EQ(file.pMethods->xClose(&file), SQLITE_OK);
    EXPECT_EQ(file.content, "abXzz");
    EXPECT_EQ(file.pMethods, &Noted::methods()) << "nothing is left behind";
}

TEST(GatheredWrites, are_never_more_than_a_file_of_the_library_takes_at_once) {
    Noted file;
    const std::string page(4096, 'p'), head(24, 'h');
    std::string expected;
    for (int i = 0; i < 100; ++i)
        for (const auto& part : {head, page}) {
            EXPECT_EQ(file.append(part, static_cast<sqlite3_int64>(expected.size())), SQLITE_OK);
            expected += part;
        }
    const std::string large(300'000, 'l');
    EXPECT_EQ(file.append(large, static_cast<sqlite3_int64>(expected.size())), SQLITE_OK);
    EXPECT_EQ(file.pMethods->xSync(&file, 0), SQLITE_OK);
    EXPECT_EQ(file.content, expected + large);
    for (const auto& one : file.asked) {
        const bool gathered = one.starts_with("write ") && !one.starts_with("write 300000");
        EXPECT_LE(gathered ? std::stoi(one.substr(6)) : 0, 0x1ffff) << one;
    }
    EXPECT_LE(file.asked.size(), 8U);
}

TEST(GatheredWrites, what_cannot_be_written_is_told_and_forgotten) {
    Noted file;
    file.append("abcd", 0);
    file.problem = SQLITE_FULL;
    EXPECT_EQ(file.pMethods->xSync(&file, 0), SQLITE_FULL);
    EXPECT_EQ(file.asked, (Asked{"write 4 at 0"})) << "not said to be on the disk";
    file.append("abcd", 0);
    EXPECT_EQ(file.append("ij", 100), SQLITE_FULL);
    file.problem = SQLITE_OK;
    file.append("ef", 0);
    EXPECT_EQ(file.pMethods->xSync(&file, 0), SQLITE_OK);
    EXPECT_EQ(file.content, "ef") << "nothing of what failed comes later";
}

TEST(GatheredWrites, gather_once) {
    Noted file;
    const auto* methods = file.pMethods;
    gather_writes(file);
    EXPECT_EQ(file.pMethods, methods);
}

/// A connection to a database in the folder, with a journal written ahead.
class Connected {
   public:
    explicit Connected(const std::string& path) {
        EXPECT_EQ(sqlite_api::sqlite3_open(path.c_str(), &db_), SQLITE_OK);
        run("pragma journal_mode = wal; pragma synchronous = full; pragma cache_size = 4");
    }
    ~Connected() { sqlite_api::sqlite3_close(db_); }
    Connected(const Connected&) = delete;
    Connected& operator=(const Connected&) = delete;

    /// Every value of the first column, one after the other.
    std::string run(const std::string& sql) {
        std::string out;
        const auto add = [](void* to, int, char** values, char**) {
            static_cast<std::string*>(to)->append(values[0]);
            return 0;
        };
        EXPECT_EQ(sqlite_api::sqlite3_exec(db_, sql.c_str(), add, &out, nullptr), SQLITE_OK)
            << sqlite_api::sqlite3_errmsg(db_);
        return out;
    }
    void gather() {
        sqlite3_file* journal = nullptr;
        sqlite_api::sqlite3_file_control(db_, "main", SQLITE_FCNTL_JOURNAL_POINTER, &journal);
        ASSERT_NE(journal, nullptr);
        gather_writes(*journal);
    }

   private:
    sqlite_api::sqlite3* db_ = nullptr;
};

TEST(GatheredWrites, leave_the_database_as_it_would_be_without_them) {
    const Folder folder;
    std::string seen;
    for (const bool gathers : {false, true}) {
        const auto path = folder.file(gathers ? "gathered.db" : "plain.db");
        Connected one(path);
        one.run("create table t (id integer primary key, x text)");
        if (gathers) one.gather();
        // More than the cache holds: pages go to the journal before the commit, are read back, written again.
        for (int round = 0; round < 6; ++round) {
            const auto n = std::to_string(round * 1000);
            one.run("begin immediate");
            one.run(
                "with recursive n (i) as (select 1 union all select i + 1 from n where i < 300)"
                " insert into t select i + " +
                n + ", printf('%0500d', i) from n");
            one.run(
                "savepoint s; update t set x = x || 'lost' where id % 3 = 0; delete from t where "
                "id % 7 = 0");
            one.run("rollback to s; release s");
            one.run("update t set x = x || 'kept' where id % 5 = 0");
            one.run(round % 3 == 2 ? "rollback" : "commit");
            if (round == 3) one.run("pragma wal_checkpoint(restart)");
        }
        Connected other(path);
        EXPECT_EQ(other.run("pragma integrity_check"), "ok");
        const auto now = other.run("select id || x from t order by id");
        EXPECT_EQ(now, one.run("select id || x from t order by id"));
        EXPECT_EQ(now, gathers ? seen : now);
        seen = now;
    }
    EXPECT_GT(seen.size(), 500'000U);
}

}  // namespace
}  // namespace guiju::sql
