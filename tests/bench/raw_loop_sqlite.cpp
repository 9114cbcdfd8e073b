// SPDX-License-Identifier: Apache-2.0
#include <sqlite3.h>

#include <unordered_map>

#include "tests/bench/raw_loop.h"

namespace guiju::bench {
namespace {

class SqliteLoop final : public RawLoop {
   public:
    explicit SqliteLoop(const std::string& path) {
        if (sqlite3_open(path.c_str(), &db_) != SQLITE_OK) give_up("open");
        say({"pragma journal_mode = wal", "pragma synchronous = full",
             "pragma cache_size = -32768"});
    }
    ~SqliteLoop() override {
        for (const auto& [sql, statement] : prepared_) sqlite3_finalize(statement);
        sqlite3_close(db_);
    }
    void run(const std::vector<RawStatement>& statements) override {
        step("begin immediate", {});
        for (const auto& one : statements) step(one.sql, one.values);
        step("commit", {});
    }
    void say(const std::vector<std::string>& texts) override {
        for (const auto& text : texts)
            if (sqlite3_exec(db_, text.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
                give_up(sqlite3_errmsg(db_));
    }

   private:
    void step(const std::string& sql, const std::vector<RawValue>& values) {
        auto& statement = prepared_[sql];
        if (statement == nullptr &&
            sqlite3_prepare_v3(db_, sql.c_str(), -1, SQLITE_PREPARE_PERSISTENT, &statement,
                               nullptr) != SQLITE_OK)
            give_up(sqlite3_errmsg(db_));
        for (std::size_t i = 0; i < values.size(); ++i) {
            const auto& value = values[i];
            const auto at = static_cast<int>(i + 1);
            if (value.kind == RawValue::Kind::null) {
                sqlite3_bind_null(statement, at);
            } else if (value.kind == RawValue::Kind::text) {
                sqlite3_bind_text(statement, at, value.text.data(),
                                  static_cast<int>(value.text.size()), SQLITE_STATIC);
            } else {
                sqlite3_bind_int64(statement, at, value.number);
            }
        }
        int result = SQLITE_ROW;
        while (result == SQLITE_ROW) {
            result = sqlite3_step(statement);
            // Reads every column, as one who wants the row would.
            for (int i = 0; result == SQLITE_ROW && i < sqlite3_column_count(statement); ++i)
                (void)sqlite3_column_text(statement, i);
        }
        if (result != SQLITE_DONE) give_up(sqlite3_errmsg(db_));
        sqlite3_reset(statement);
    }

    sqlite3* db_ = nullptr;
    std::unordered_map<std::string, sqlite3_stmt*> prepared_;
};

}  // namespace

std::unique_ptr<RawLoop> sqlite_loop(const std::string& path) {
    return std::make_unique<SqliteLoop>(path);
}

}  // namespace guiju::bench
