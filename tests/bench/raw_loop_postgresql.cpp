// SPDX-License-Identifier: Apache-2.0
#include <libpq-fe.h>

#include <unordered_map>

#include "tests/bench/raw_loop.h"

namespace guiju::bench {
namespace {

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

std::unique_ptr<RawLoop> postgresql_loop(const std::string& address) {
    return std::make_unique<PostgresqlLoop>(address);
}

}  // namespace guiju::bench
