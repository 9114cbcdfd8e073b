// SPDX-License-Identifier: Apache-2.0
#pragma once
// The database that with_server.sh started for this program: its two addresses, its tables made once,
// and emptied for every test. Not for a database anybody else uses.
#include <gtest/gtest.h>

#include <cstdlib>
#include <memory>
#include <string>

#include "adapters/sql/schema.h"
#include "adapters/sql/session.h"
#include "adapters/sql/store.h"

namespace guiju::servers {

/// An address from the environment; "" outside with_server.sh.
inline std::string address(const char* name) {
    const char* found = std::getenv(name);
    return found == nullptr ? "" : found;
}
inline std::string clerk_address() { return address("GUIJU_TEST_DB"); }
inline std::string owner_address() { return address("GUIJU_TEST_OWNER_DB"); }

/// Where that server listens.
inline int clerk_port() { return std::stoi(sql::parse_url(clerk_address())->port); }
/// The same database by another port of 127.0.0.1, through which it can be reached too.
inline std::string clerk_address_by(int port) {
    auto address = clerk_address();
    const auto own = std::to_string(clerk_port());
    const bool odbc = address.starts_with("odbc:");
    const std::string front = odbc ? "Port=" : "127.0.0.1:";
    return address.replace(address.find(front + own) + front.size(), own.size(),
                           std::to_string(port));
}

inline std::string said(const base::Error& error) {
    return name_of(error.code) + std::string(" ") + error.say(base::Lang::en) + " " + error.detail;
}

/// Runs one statement after another, each in a transaction of its own.
inline void run_all(const std::string& at, const std::vector<std::string>& statements) {
    const auto url = sql::parse_url(at);
    ASSERT_TRUE(url.ok());
    const auto dialect = sql::dialect_for(*url, {});
    ASSERT_TRUE(dialect.ok()) << said(dialect.error());
    sql::Session session(**dialect, *url, {});
    for (const auto& text : statements) {
        session.begin_write();
        sql::Statement statement(session.raw());
        statement.prepare(text);
        statement.run();
        session.commit();
    }
}

/// What the statements that make the schema make first: the names of all tables.
inline std::vector<std::string> tables() {
    std::vector<std::string> names;
    const auto statements = sql::ddl(owner_address());
    if (!statements.ok()) return names;
    for (const auto& statement : *statements) {
        const std::string front = "create table ";
        if (!statement.starts_with(front)) continue;
        names.push_back(
            statement.substr(front.size(), statement.find(' ', front.size()) - front.size()));
    }
    return names;
}

/// Makes the tables by the account that may, unless they are there.
inline void make_tables() {
    const auto made = sql::init(owner_address());
    ASSERT_TRUE(made.ok()) << said(made.error());
    // Where rights on tables to come cannot be given beforehand.
    std::vector<std::string> grants;
    const auto grant = address("GUIJU_TEST_GRANT");
    for (const auto& name : tables()) {
        auto text = grant;
        if (!text.empty()) grants.push_back(text.replace(text.find("{table}"), 7, name));
    }
    run_all(owner_address(), grants);
}

/// Removes every row, by the account that may only change rows.
inline void empty_tables() {
    std::vector<std::string> statements;
    for (const auto& name : tables())
        if (name != "schema_info") statements.push_back("delete from " + name);
    run_all(clerk_address(), statements);
}

}  // namespace guiju::servers
