// SPDX-License-Identifier: Apache-2.0
// What the dialects in this build say alike, and how they sort the errors of their databases.
#include <gtest/gtest.h>

#include "adapters/sql/dialect.h"
#include "adapters/sql/schema.h"

namespace guiju::sql {
namespace {

constexpr const char* kDrivers[] = {"sqlite", "postgresql", "mysql", "firebird"};

Fault fault(const char* driver, const Report& report) {
    const auto* dialect = dialect_of(driver);
    return dialect == nullptr ? Fault::other : dialect->fault_of(report);
}

TEST(Dialects, have_one_schema) {
    const auto count = ddl(sqlite_dialect()).size();
    for (const char* driver : kDrivers) {
        const auto* dialect = dialect_of(driver);
        if (dialect == nullptr) continue;
        const auto statements = ddl(*dialect);
        EXPECT_EQ(statements.size(), count) << driver;
        for (const auto& statement : statements)
            EXPECT_EQ(statement.find_first_of(";{}"), std::string::npos) << statement;
    }
    EXPECT_EQ(dialect_of("oracle"), nullptr);
}

TEST(Dialects, sort_the_states_of_postgresql) {
    if (dialect_of("postgresql") == nullptr) GTEST_SKIP() << "not in this build";
    const auto of = [](const char* state) { return fault("postgresql", {state, 0, ""}); };
    EXPECT_EQ(of("23505"), Fault::unique);
    EXPECT_EQ(of("23502"), Fault::constraint);
    EXPECT_EQ(of("40001"), Fault::undone);
    EXPECT_EQ(of("40P01"), Fault::undone);
    EXPECT_EQ(of("55P03"), Fault::busy);
    EXPECT_EQ(of("57P01"), Fault::lost);
    EXPECT_EQ(of("08006"), Fault::lost);
    EXPECT_EQ(of("42501"), Fault::privilege);
    EXPECT_EQ(of("53100"), Fault::full);
    EXPECT_EQ(of("42601"), Fault::other);
}

TEST(Dialects, sort_the_numbers_of_mariadb) {
    if (dialect_of("mysql") == nullptr) GTEST_SKIP() << "not in this build";
    const auto of = [](long number) { return fault("mysql", {"", number, ""}); };
    EXPECT_EQ(of(1062), Fault::unique);
    EXPECT_EQ(of(1205), Fault::busy);
    EXPECT_EQ(of(1213), Fault::undone);
    EXPECT_EQ(of(2002), Fault::unreachable);
    EXPECT_EQ(of(2013), Fault::lost);
    EXPECT_EQ(of(1045), Fault::login);
    EXPECT_EQ(of(1142), Fault::privilege);
    EXPECT_EQ(of(1064), Fault::other);
}

TEST(Dialects, quote_what_mariadb_reserves_in_its_mode_oracle) {
    const auto* dialect = dialect_of("mysql");
    if (dialect == nullptr) GTEST_SKIP() << "not in this build";
    const std::string once = dialect->spelled("insert into t (body, a_body) values (:body, 1)");
    EXPECT_EQ(once, "insert into t (`body`, a_body) values (:body, 1)");
    EXPECT_EQ(dialect->spelled(once), once) << "said twice, quoted once";
    EXPECT_EQ(dialect->spelled("select outbox.body from outbox"),
              "select outbox.`body` from outbox");
}

TEST(Dialects, quote_values_of_a_connection) {
    EXPECT_EQ(quoted("o'w\\x"), "'o\\'w\\\\x'");
    EXPECT_EQ(quoted(""), "''");
}

}  // namespace
}  // namespace guiju::sql
