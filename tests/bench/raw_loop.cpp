// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/raw_loop.h"

#include <libpq-fe.h>
#include <sqlite3.h>

#include <cstdlib>
#include <iostream>
#include <unordered_map>

namespace guiju::bench {
namespace {

[[noreturn]] void give_up(const char* why) {
    std::cerr << "the floor failed: " << why << "\n";
    std::abort();
}

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

class PostgresqlLoop final : public RawLoop {
   public:
    explicit PostgresqlLoop(const std::string& address) : db_(PQconnectdb(address.c_str())) {
        if (PQstatus(db_) != CONNECTION_OK) give_up(PQerrorMessage(db_));
        say({"set synchronous_commit = on"});
    }
    ~PostgresqlLoop() override { PQfinish(db_); }
    /// A single statement is a transaction of its own.
    void run(const std::vector<RawStatement>& statements) override {
        const bool many = statements.size() > 1;
        if (many) say({"begin"});
        for (const auto& one : statements) step(one);
        if (many) say({"commit"});
    }
    void say(const std::vector<std::string>& texts) override {
        for (const auto& text : texts) check(PQexec(db_, text.c_str()));
    }

   private:
    void check(PGresult* result) {
        const auto status = PQresultStatus(result);
        if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) give_up(PQerrorMessage(db_));
        PQclear(result);
    }
    void step(const RawStatement& one) {
        auto& name = prepared_[one.sql];
        if (name.empty()) {
            name = "raw" + std::to_string(prepared_.size());
            check(PQprepare(db_, name.c_str(), one.sql.c_str(), 0, nullptr));
        }
        values_.clear();
        for (const auto& value : one.values)
            values_.push_back(value.kind == RawValue::Kind::null ? nullptr : value.text.c_str());
        check(PQexecPrepared(db_, name.c_str(), static_cast<int>(values_.size()), values_.data(),
                             nullptr, nullptr, 0));
    }

    PGconn* db_;
    std::unordered_map<std::string, std::string> prepared_;
    std::vector<const char*> values_;
};

}  // namespace

std::unique_ptr<RawLoop> sqlite_loop(const std::string& path) {
    return std::make_unique<SqliteLoop>(path);
}
std::unique_ptr<RawLoop> postgresql_loop(const std::string& address) {
    return std::make_unique<PostgresqlLoop>(address);
}

}  // namespace guiju::bench
