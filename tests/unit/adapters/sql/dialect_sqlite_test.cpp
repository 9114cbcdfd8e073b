// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>
#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include "adapters/sql/dialect.h"

namespace guiju::sql {
namespace {

TEST(Faults, sorts_the_codes_of_sqlite) {
    const auto fault = [](int code, const char* text = "") {
        return sqlite_dialect().classify(soci::sqlite3_soci_error(text, code));
    };
    EXPECT_EQ(fault(SQLITE_BUSY), Fault::busy);
    EXPECT_EQ(fault(SQLITE_BUSY_SNAPSHOT), Fault::busy);
    EXPECT_EQ(fault(SQLITE_LOCKED), Fault::busy);
    EXPECT_EQ(fault(SQLITE_FULL), Fault::full);
    EXPECT_EQ(fault(SQLITE_READONLY), Fault::read_only);
    EXPECT_EQ(fault(SQLITE_CANTOPEN), Fault::cannot_open);
    EXPECT_EQ(fault(SQLITE_NOTADB), Fault::no_database);
    EXPECT_EQ(fault(SQLITE_CORRUPT), Fault::damaged);
    EXPECT_EQ(fault(SQLITE_IOERR), Fault::disk);
    EXPECT_EQ(fault(SQLITE_CONSTRAINT, "UNIQUE constraint failed: command.id"), Fault::unique);
    EXPECT_EQ(fault(SQLITE_CONSTRAINT, "NOT NULL constraint failed: x.y"), Fault::constraint);
    EXPECT_EQ(fault(SQLITE_ERROR), Fault::other);
    EXPECT_EQ(sqlite_dialect().classify(soci::soci_error("x")), Fault::other);
}

}  // namespace
}  // namespace guiju::sql
