// SPDX-License-Identifier: Apache-2.0
// Stop here and go on there: after a restart at any command, under a newer schema, across an edited policy,
// the cases end as they would have without it.
#include <iostream>

#include "adapters/memory/store.h"
#include "adapters/sql/schema.h"
#include "engine/casework/office.h"
#include "tests/evidence/proven.h"
#include "tests/fault/storm/checker.h"
#include "tests/fault/storm/orders.h"
#include "tests/unit/adapters/sql/folder.h"
#include "tests/unit/adapters/sql/raw.h"
#include "tests/unit/engine/casework/sample_program.h"

namespace guiju::fault {
namespace {

constexpr long kCommands = 240;
constexpr long kEdit = 90;  ///< from here on a second version of the policy is in force
constexpr long kStop = 130;

std::string said(const base::Error& error) {
    return base::name_of(error.code) + std::string(" ") + error.say(base::Lang::en) + " " +
           error.detail;
}

/// The commands from..until-1; the edited policy comes in at its time.
void go(ports::CaseStore& store, ports::Directory& units, long from, long until) {
    casework::Office office(store, units, {.simulate = true});
    for (long number = from; number < until; ++number) {
        if (number == kEdit) {
            casework::sample::Sample edited;
            edited.program.head.version = "2.0";
            edited.program.general.pop_back();  // nothing suspended is resumed any more
            const auto in = office.adopt(edited.program, *value::parse_instant("2025-10-09"));
            ASSERT_TRUE(in.ok()) << said(in.error());
        }
        const auto answer = office.handle(storm::order({11, 0, number}));
        ASSERT_TRUE(answer.ok() || answer.error().kind == base::ErrorKind::refused)
            << said(answer.error());
    }
}

TEST(Restart, at_any_command_changes_nothing) {
    memory::MemoryStore steady;
    ASSERT_TRUE(storm::prepare(steady, steady).ok());
    go(steady, steady, 0, kCommands);
    const sql::Folder folder;
    ASSERT_TRUE(sql::init(folder.url()).ok());
    ASSERT_TRUE(storm::prepare(**sql::open(folder.url())).ok());
    for (long number = 0; number < kCommands; number += 7) {
        const auto store = sql::open(folder.url());
        ASSERT_TRUE(store.ok()) << said(store.error());
        go(**store, **store, number, std::min(number + 7, kCommands));
    }
    const auto store = sql::open(folder.url());
    EXPECT_EQ(evidence::root_of(**store), evidence::root_of(steady));
    std::size_t hashes = 0;
    const auto policies = steady.policies();
    ASSERT_TRUE(policies.ok());
    for (const auto& policy : *policies) {
        std::size_t cases = 0;
        const auto listed = steady.for_each({}, [&](const ports::CaseRecord& record) {
            cases += record.policy_hash == policy.hash;
            return true;
        });
        ASSERT_TRUE(listed.ok());
        hashes += cases > 0;
    }
    EXPECT_EQ(hashes, 2U) << "cases of both versions of the policy";
}

/// The database at `url` as a program that knew only the first `version` migrations had left it.
void go_back_to(std::int64_t version, const sql::Folder& folder) {
    const auto dialect = sql::dialect_of("sqlite");
    sql::Raw old(folder.file("old.db"));
    old.run(sql::in_dialect(sql::schema_table(), *dialect));
    for (const auto& migration : sql::migrations()) {
        if (migration.version > version) break;
        for (const auto text : migration.statements) old.run(sql::in_dialect(text, *dialect));
        old.run("insert into schema_info (schema_no, checksum, steps, applied_at) values (" +
                std::to_string(migration.version) + ", '" + sql::checksum(migration) + "', " +
                std::to_string(sql::steps_of(migration)) + ", 0)");
    }
    old.run("attach '" + folder.file("office.db") + "' as newer");
    std::istringstream tables(
        old.ask("select name from main.sqlite_master where type = 'table'"
                " and name <> 'schema_info'"));
    for (std::string table; tables >> table;) {
        const auto columns =
            old.ask("select group_concat(name) from pragma_table_info('" + table + "', 'main')");
        old.run("insert into main." + table + " (" + columns + ") select " + columns +
                " from newer." + table);
    }
}

/// Without what the journal proves itself with: that is made anew by the upgrade.
void expect_same(sql::SqlStore& is, sql::SqlStore& wanted) {
    std::vector<ports::CaseRecord> cases, others;
    const auto into = [](std::vector<ports::CaseRecord>& list) {
        return [&list](const ports::CaseRecord& record) {
            list.push_back(record);
            list.back().head.clear();
            return true;
        };
    };
    ASSERT_TRUE(is.for_each({}, into(cases)).ok());
    ASSERT_TRUE(wanted.for_each({}, into(others)).ok());
    ASSERT_EQ(cases, others);
    for (const auto& record : cases) {
        EXPECT_EQ(*is.clocks(record.id), *wanted.clocks(record.id)) << record.id;
        EXPECT_EQ(*is.work_items(record.id), *wanted.work_items(record.id)) << record.id;
        EXPECT_EQ(*is.outbox(record.id), *wanted.outbox(record.id)) << record.id;
        auto journal = *is.journal(record.id);
        auto other = *wanted.journal(record.id);
        for (auto* list : {&journal, &other})
            for (auto& entry : *list) entry.effect = entry.hints = entry.fingerprint = "";
        EXPECT_EQ(journal, other) << record.id;
        for (const auto& entry : journal)
            EXPECT_EQ(*is.answer(entry.command_id), *wanted.answer(entry.command_id));
    }
}

class FromVersion : public testing::TestWithParam<std::int64_t> {};

TEST_P(FromVersion, goes_on_under_the_newest) {
    const sql::Folder steady;
    ASSERT_TRUE(sql::init(steady.url()).ok());
    ASSERT_TRUE(storm::prepare(**sql::open(steady.url())).ok());
    const auto wanted = sql::open(steady.url());
    go(**wanted, **wanted, 0, kCommands);

    const sql::Folder folder;
    ASSERT_TRUE(sql::init(folder.url()).ok());
    {
        const auto before = sql::open(folder.url());
        ASSERT_TRUE(storm::prepare(**before).ok());
        go(**before, **before, 0, kStop);
    }
    go_back_to(GetParam(), folder);
    const auto url = folder.url("old.db");
    EXPECT_EQ(sql::status(url)->version, GetParam());
    EXPECT_FALSE(sql::open(url).ok());
    const auto upgraded = sql::migrate(url);
    ASSERT_TRUE(upgraded.ok()) << said(upgraded.error());
    EXPECT_EQ(sql::status(url)->version, sql::schema_version());
    const auto store = sql::open(url);
    ASSERT_TRUE(store.ok()) << said(store.error());
    go(**store, **store, kStop, kCommands);
    expect_same(**store, **wanted);
    const auto verdict = storm::check(**store, {});
    ASSERT_TRUE(verdict.ok());
    EXPECT_TRUE(verdict->clean()) << storm::say(*verdict);
}

INSTANTIATE_TEST_SUITE_P(Schema, FromVersion,
                         testing::Range<std::int64_t>(1, sql::schema_version()));

}  // namespace
}  // namespace guiju::fault
