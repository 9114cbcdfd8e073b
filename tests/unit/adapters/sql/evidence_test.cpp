// SPDX-License-Identifier: Apache-2.0
// Databases from before there were fingerprints: chained when they are migrated, and whole from then on.
#include <gtest/gtest.h>

#include "adapters/sql/schema.h"
#include "engine/evidence/inspect.h"
#include "engine/evidence/replay.h"
#include "tests/unit/adapters/sql/change.h"
#include "tests/unit/adapters/sql/folder.h"
#include "tests/unit/adapters/sql/raw.h"

namespace guiju::sql {
namespace {

/// Takes a database back to version 4.
void take_back(const std::string& path) {
    Raw raw(path);
    for (const char* column : {"effect", "hints", "fingerprint"})
        raw.run("alter table journal drop column " + std::string(column));
    raw.run("alter table case_row drop column journal_head");
    raw.run("drop table seal");
    raw.run("drop table policy_act");
    raw.run("alter table policy drop column texts");
    raw.run("drop index outbox_arrival");
    raw.run("alter table outbox drop column arrival_no");
    for (const char* table : {"outbox_mark", "outbox_lane", "delivery", "removal", "setting"})
        raw.run("drop table " + std::string(table));
    raw.run("drop table stand_in");
    raw.run("drop table change_count");
    raw.run("drop index case_row_desk");
    for (const char* column : {"leased_by", "leased_until"})
        raw.run("alter table clock drop column " + std::string(column));
    raw.run("delete from schema_info where schema_no >= 5");
}

std::string findings_in(SqlStore& store) {
    std::string text;
    const evidence::Book no_seals;
    evidence::Inspector inspector(no_seals);
    EXPECT_TRUE(store.visit_journal(inspector).ok());
    for (const auto& finding : inspector.finish().findings)
        text += finding.error.say(base::Lang::en) + "\n";
    const auto replayed = evidence::replay(store, store);
    EXPECT_TRUE(replayed.ok());
    for (const auto& finding : replayed->findings) text += finding.error.say(base::Lang::en) + "\n";
    return text;
}

TEST(Evidence, an_older_database_is_chained_when_it_is_migrated) {
    const Folder folder;
    {
        auto store = open(folder.url(), {.mode = Mode::create});
        ASSERT_TRUE(store.ok());
        for (const char* id : {"A1", "A2"}) {
            for (std::int64_t n = 1; n <= 4; ++n) {
                auto change = change_of(id, n);
                change.work = {{std::string(id) + "#1", id, "handle", "", "", "C1", "", {1}, {}}};
                ASSERT_TRUE(write(**store, change).ok());
            }
        }
    }
    take_back(folder.file("office.db"));
    EXPECT_EQ(open(folder.url()).error().code, base::Code::gj5406);
    ASSERT_TRUE(migrate(folder.url()).ok());
    auto store = open(folder.url());
    ASSERT_TRUE(store.ok());
    EXPECT_EQ(findings_in(**store), "");
    const auto view = (*store)->read("A2");
    ASSERT_TRUE(view.ok() && view->has_value());
    ASSERT_TRUE(write(**store, change_of("A2", 5, (*view)->record.head)).ok());
    EXPECT_EQ(findings_in(**store), "");
    Raw(folder.file("office.db"))
        .run("update journal set verb = 'x' where case_id = 'A1' and seq = 2");
    EXPECT_EQ(findings_in(**store), "entry 2 of case \"A1\" was changed: action\n");
}

TEST(Evidence, a_second_migration_changes_nothing) {
    const Folder folder;
    auto store = open(folder.url(), {.mode = Mode::create});
    ASSERT_TRUE(write(**store, change_of("A1", 1)).ok());
    const auto before = (*store)->journal("A1");
    ASSERT_TRUE(migrate(folder.url()).ok());
    EXPECT_EQ(*(*store)->journal("A1"), *before);
}

}  // namespace
}  // namespace guiju::sql
