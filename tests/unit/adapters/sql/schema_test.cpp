// SPDX-License-Identifier: Apache-2.0
#include "adapters/sql/schema.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "adapters/sql/columns.h"

namespace guiju::sql {
namespace {

/// Words that at least one of SQL:2016, Oracle, PostgreSQL, MariaDB, Firebird, SQLite, DM reserves and
/// that could come to mind as a name here.
const std::set<std::string> kReserved{
    "access",  "action",  "add",    "admin",    "all",    "and",    "any",     "as",
    "at",      "audit",   "begin",  "by",       "case",   "check",  "column",  "comment",
    "commit",  "current", "date",   "default",  "delete", "end",    "file",    "for",
    "from",    "group",   "in",     "index",    "insert", "is",     "key",     "level",
    "like",    "lock",    "mode",   "not",      "number", "of",     "on",      "option",
    "or",      "order",   "period", "position", "prior",  "public", "range",   "rank",
    "release", "result",  "role",   "row",      "rows",   "select", "session", "set",
    "share",   "size",    "start",  "table",    "text",   "then",   "time",    "timestamp",
    "to",      "trigger", "uid",    "union",    "unique", "update", "user",    "value",
    "values",  "view",    "when",   "where",    "with",   "year"};
const std::set<std::string> kWords{"alter",  "add",  "create",  "table",   "index",
                                   "on",     "not",  "null",    "primary", "key",
                                   "bigint", "text", "without", "rowid"};

/// The names in a statement that makes something: all words that are not of the language.
std::vector<std::string> names_in(const std::string& statement) {
    std::vector<std::string> names;
    std::string word;
    for (const char c : statement + " ") {
        const bool part = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
        if (part) {
            word += c;
        } else if (!word.empty()) {
            if (!kWords.contains(word)) names.push_back(word);
            word.clear();
        }
    }
    return names;
}

struct Anything {
    template <class T>
    operator T() const;  // NOLINT: converts to whatever is wanted
};
/// The number of members of an aggregate.
template <class T, class... Has>
consteval std::size_t members() {
    if constexpr (requires { T{Has{}..., Anything{}}; }) {
        return members<T, Has..., Anything>();
    } else {
        return sizeof...(Has);
    }
}
template <class Record>
std::size_t kept(std::span<const Column<Record>> columns) {
    return static_cast<std::size_t>(std::count_if(
        columns.begin(), columns.end(), [](const auto& c) { return c.write != nullptr; }));
}

TEST(Schema, keeps_every_member_of_every_record) {
    EXPECT_EQ(kept(case_row_columns()) + kept(document_columns()), members<ports::CaseRecord>());
    EXPECT_EQ(kept(journal_columns()), members<ports::JournalRecord>());
    EXPECT_EQ(kept(work_item_columns()), members<ports::WorkItemRecord>());
    EXPECT_EQ(kept(clock_columns()), members<ports::ClockRecord>());
    EXPECT_EQ(kept(outbox_columns()), members<ports::OutboxRecord>());
    EXPECT_EQ(kept(command_columns()), members<ports::CommandRecord>());
    EXPECT_EQ(kept(figure_columns()), members<ports::FigureRecord>());
    EXPECT_EQ(kept(link_columns()), members<ports::LinkRecord>());
    EXPECT_EQ(kept(list_columns()), members<ports::ListRecord>());
    EXPECT_EQ(kept(head_columns()), members<ports::HeadRecord>());
    EXPECT_EQ(kept(seal_columns()), members<ports::SealRecord>());
    EXPECT_EQ(kept(removal_columns()), members<ports::RemovalRecord>());
    EXPECT_EQ(kept(lane_columns()), members<ports::LaneRecord>());
    EXPECT_EQ(kept(delivery_columns()), members<ports::DeliveryRecord>());
    EXPECT_EQ(kept(policy_columns()), members<ports::PolicyRecord>());
    EXPECT_EQ(kept(policy_act_columns()), members<ports::PolicyAct>());
    EXPECT_EQ(kept(holding_columns()), members<ports::HoldingRecord>());
    EXPECT_EQ(kept(stand_in_columns()), members<ports::StandIn>());
    EXPECT_EQ(kept(unit_columns()) + 1, members<ports::UnitRecord>());  // roles: table unit_role
}

TEST(Schema, uses_names_every_database_accepts) {
    for (const auto& statement : ddl(sqlite_dialect())) {
        if (statement.starts_with("insert into schema_info ")) continue;
        for (const auto& name : names_in(statement)) {
            EXPECT_LE(name.size(), 30U) << name;
            EXPECT_FALSE(kReserved.contains(name)) << name << " in " << statement;
        }
    }
}

TEST(Schema, is_of_single_plain_statements) {
    for (const auto& statement : ddl(sqlite_dialect())) {
        if (statement.starts_with("insert into schema_info ")) continue;
        EXPECT_TRUE(statement.starts_with("create ") || statement.starts_with("alter table "))
            << statement;
        EXPECT_EQ(statement.find_first_of(";{}'\"`"), std::string::npos) << statement;
        for (const char* word : {"numeric", "boolean", "timestamp", "autoincrement", "trigger",
                                 "default", "references"})
            EXPECT_EQ(statement.find(word), std::string::npos) << statement;
    }
}

// A published migration may never be edited. When this fails, undo the edit and add a migration.
TEST(Schema, does_not_change_what_was_published) {
    ASSERT_EQ(migrations().size(), 10U);
    EXPECT_EQ(checksum(migrations()[0]), "8762b8f81ff401dc");
    EXPECT_EQ(checksum(migrations()[1]), "70b174de50bddb6e");
    EXPECT_EQ(checksum(migrations()[2]), "f28ed9f1e7ad6cf2");
    EXPECT_EQ(checksum(migrations()[3]), "5cede7d14a0b0d6b");
    EXPECT_EQ(checksum(migrations()[4]), "66afd40b0c6d5782");
    EXPECT_EQ(checksum(migrations()[5]), "e3240e0c2db3cf5a");
    EXPECT_EQ(schema_version(), 10);
}

TEST(Schema, tells_an_edited_migration) {
    Migration one = migrations()[0];
    one.statements.pop_back();
    EXPECT_NE(checksum(one), checksum(migrations()[0]));
}

}  // namespace
}  // namespace guiju::sql
