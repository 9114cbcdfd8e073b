// SPDX-License-Identifier: Apache-2.0
#pragma once
// A second hand on a database file, to bring it into states the store never makes. For tests only.
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <string>

namespace guiju::sql {

class Raw {
   public:
    explicit Raw(const std::string& path) {
        EXPECT_EQ(sqlite3_open(path.c_str(), &db_), SQLITE_OK);
    }
    ~Raw() { sqlite3_close(db_); }
    Raw(const Raw&) = delete;
    Raw& operator=(const Raw&) = delete;

    void run(const std::string& sql) {
        EXPECT_EQ(sqlite3_exec(db_, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK)
            << sqlite3_errmsg(db_);
    }
    /// All values of the first column, separated by blanks.
    std::string ask(const std::string& sql) {
        std::string out;
        const auto add = [](void* to, int, char** values, char**) {
            auto& text = *static_cast<std::string*>(to);
            if (!text.empty()) text += ' ';
            text += values[0] == nullptr ? "null" : values[0];
            return 0;
        };
        EXPECT_EQ(sqlite3_exec(db_, sql.c_str(), add, &out, nullptr), SQLITE_OK)
            << sqlite3_errmsg(db_);
        return out;
    }

   private:
    sqlite3* db_ = nullptr;
};

}  // namespace guiju::sql
