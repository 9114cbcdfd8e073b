// SPDX-License-Identifier: Apache-2.0
// Every way of tests/tamper/ways.cpp at random places: it is found, and the first bad record is named. Stores
// that nobody touched never alarm. Tries of each way, and untouched stores: 8, or $GUIJU_TAMPERINGS. The whole:
// GUIJU_TAMPERINGS=1000 .build/release/tests/tamper/tamper_test
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <set>

#include "adapters/memory/store.h"
#include "adapters/sql/store.h"
#include "engine/evidence/entry.h"
#include "engine/evidence/inspect.h"
#include "engine/evidence/replay.h"
#include "engine/evidence/sealing.h"
#include "tests/tamper/ways.h"

namespace guiju::tamper {
namespace {

namespace fs = std::filesystem;
using evidence::Finding;

int tries() {
    const char* wanted = std::getenv("GUIJU_TAMPERINGS");
    return wanted == nullptr ? 8 : std::max(1, std::atoi(wanted));
}

const Bed& bed() {
    static const Bed kBed;
    return kBed;
}

/// As `guiju db verify` does: the database, the file, the public key.
evidence::Inspection verify(const std::string& path, const std::string& file) {
    const auto store = sql::open("sqlite://" + path, {.mode = sql::Mode::read_only});
    EXPECT_TRUE(store.ok());
    const auto key = evidence::PublicKey::read(kPublicKey, "key");
    const auto book = evidence::read_book(*(*store)->seals(), file, *key);
    evidence::Inspector inspector(book);
    EXPECT_TRUE((*store)->visit_journal(inspector).ok());
    return inspector.finish();
}

bool names(const Finding& finding, const Wanted& wanted) {
    if (wanted.case_id.empty()) return finding.case_id.empty() && finding.seal == wanted.seal;
    return finding.case_id == wanted.case_id && finding.sequence == wanted.sequence;
}

std::string say(const std::vector<Finding>& findings) {
    std::string text;
    for (const auto& finding : findings) text += "\n  " + finding.error.say(base::Lang::zh);
    return text;
}

class Tamper : public testing::TestWithParam<Way> {};

TEST_P(Tamper, is_found_and_the_first_bad_record_named) {
    const auto& way = GetParam();
    const sql::Folder folder;
    const auto path = folder.file("copy.db");
    for (int number = 0; number < tries(); ++number) {
        fs::copy_file(bed().base, path, fs::copy_options::overwrite_existing);
        std::string file = bed().file;
        Dice dice(static_cast<unsigned>(number) * 7919U + 17U);
        Wanted wanted;
        {
            sql::Raw raw(path);
            raw.run("pragma journal_mode = delete");
            Scene scene{bed(), raw, file, dice};
            wanted = way.change(scene);
        }
        const auto report = verify(path, file);
        ASSERT_FALSE(report.findings.empty()) << way.name << ", try " << number;
        const auto& first = report.findings.front();
        const bool named = names(first, wanted);
        const bool other = !wanted.other_case.empty() && first.case_id == wanted.other_case &&
                           report.findings.size() > 1 && names(report.findings[1], wanted);
        ASSERT_TRUE(named || other)
            << way.name << ", try " << number << ": wanted " << wanted.case_id << "/"
            << wanted.sequence << " or seal " << wanted.seal << say(report.findings);
        for (const auto lang : {base::Lang::zh, base::Lang::en})
            EXPECT_EQ(first.error.say(lang).find('{'), std::string::npos) << say({first});
    }
}

std::vector<Way> all_ways() { return ways(); }

INSTANTIATE_TEST_SUITE_P(Ways, Tamper, testing::ValuesIn(all_ways()), [](const auto& way) {
    std::string name = way.param.name;
    std::replace(name.begin(), name.end(), ' ', '_');
    return name;
});

TEST(Untouched, never_alarms) {
    const auto report = verify(bed().base, bed().file);
    EXPECT_TRUE(report.findings.empty()) << say(report.findings);
    EXPECT_EQ(report.cases, static_cast<std::int64_t>(bed().cases.size()));
    EXPECT_GT(report.entries, report.sealed);
    const auto store = sql::open("sqlite://" + bed().base, {.mode = sql::Mode::read_only});
    const auto replayed = evidence::replay(**store, **store);
    ASSERT_TRUE(replayed.ok());
    EXPECT_TRUE(replayed->findings.empty()) << say(replayed->findings);
    EXPECT_EQ(replayed->entries, report.entries);
}

/// As many stores as there are tries of a way, no two alike, every other one with SM3 from some day on.
TEST(Untouched, never_alarms_whatever_was_written) {
    for (int number = 0; number < tries(); ++number) {
        const Bed other(static_cast<unsigned>(number) + 1, 3,
                        number % 2 == 0 ? evidence::Hash::sha256 : evidence::Hash::sm3);
        const auto report = verify(other.base, other.file);
        ASSERT_TRUE(report.findings.empty()) << number << say(report.findings);
        ASSERT_GT(report.sealed, 0);
        const auto store = sql::open("sqlite://" + other.base, {.mode = sql::Mode::read_only});
        const auto replayed = evidence::replay(**store, **store);
        ASSERT_TRUE(replayed.ok());
        ASSERT_TRUE(replayed->findings.empty()) << number << say(replayed->findings);
    }
}

TEST(Untouched, a_changed_text_names_its_column) {
    const sql::Folder folder;
    const auto path = folder.file("copy.db");
    fs::copy_file(bed().base, path);
    sql::Raw(path).run("update journal set reason = '同意' where case_id = 'ZJ-103' and seq = 2");
    const auto report = verify(path, bed().file);
    ASSERT_EQ(report.findings.size(), 1U);
    EXPECT_EQ(report.findings[0].error.say(base::Lang::zh), "案件“ZJ-103”台账第2条被改过：理由");
    EXPECT_EQ(report.findings[0].error.say(base::Lang::en),
              "entry 2 of case \"ZJ-103\" was changed: reason");
}

/// The rows of a case, changed one column at a time.
TEST(Untouched, replay_names_what_differs_in_the_rows) {
    const std::vector<std::pair<std::string, std::string>> changes{
        {"update case_row set stage = '办结' where id = 'ZJ-104'", "环节"},
        {"update case_row set holder_unit = 'C9' where id = 'ZJ-104'", "待办单位"},
        {"update case_row set priority = 1 where id = 'ZJ-104'", "优先"},
        {"update case_row set closed = 5 where id = 'ZJ-104'", "办结时间"},
        {"update case_doc set fields = null where case_id = 'ZJ-104'", "字段“需求内容”"},
        {"update work_item set closed = 7 where case_id = 'ZJ-104'", "待办“ZJ-104#1”的完成时间"},
        {"delete from work_item where case_id = 'ZJ-104'", "待办“ZJ-104#1”"},
    };
    for (const auto& [sql_text, named] : changes) {
        const sql::Folder folder;
        const auto path = folder.file("copy.db");
        fs::copy_file(bed().base, path);
        sql::Raw(path).run(sql_text);
        EXPECT_TRUE(verify(path, bed().file).findings.empty()) << "the journal itself is whole";
        const auto store = sql::open("sqlite://" + path, {.mode = sql::Mode::read_only});
        const auto replayed = evidence::replay(**store, **store);
        ASSERT_TRUE(replayed.ok());
        ASSERT_EQ(replayed->findings.size(), 1U) << sql_text;
        EXPECT_EQ(replayed->findings[0].case_id, "ZJ-104");
        EXPECT_NE(replayed->findings[0].error.say(base::Lang::zh).find("：" + named + "，"),
                  std::string::npos)
            << replayed->findings[0].error.say(base::Lang::zh);
    }
}

TEST(Seals, sign_only_what_continues) {
    const auto key = evidence::PrivateKey::read(kPrivateKey, "key");
    const std::vector<std::string> changes{
        "update journal set reason = '改' where case_id = 'ZJ-105' and seq = (select max(seq) from"
        " journal where case_id = 'ZJ-105')",
        "update case_row set journal_head = 'sha256:0' where id = 'ZJ-105'",
        "delete from case_row where id = 'ZJ-105'",
        "delete from journal where case_id = 'ZJ-105' and seq > 3",
    };
    for (const auto& change : changes) {
        const sql::Folder folder;
        const auto path = folder.file("copy.db");
        fs::copy_file(bed().base, path);
        sql::Raw(path).run(change);
        const auto store = sql::open("sqlite://" + path);
        const auto book = evidence::read_book(*(*store)->seals(), bed().file, key->public_key());
        const auto sealing = evidence::next_seal(**store, book, *key, {1759190000000}, {});
        ASSERT_TRUE(sealing.ok());
        EXPECT_FALSE(sealing->seal) << change;
        ASSERT_EQ(sealing->findings.size(), 1U) << change;
        EXPECT_EQ(sealing->findings[0].case_id, "ZJ-105");
    }
}

TEST(Seals, come_when_they_are_due) {
    const auto key = evidence::PrivateKey::read(kPrivateKey, "key");
    const auto store = sql::open("sqlite://" + bed().base);
    const auto book = evidence::read_book(*(*store)->seals(), bed().file, key->public_key());
    const auto due = [&](std::int64_t later_ms, evidence::Pace pace) {
        const auto sealing =
            evidence::next_seal(**store, book, *key, {book.last->at.ms + later_ms}, pace);
        return sealing.ok() && sealing->seal.has_value();
    };
    const auto fresh = verify(bed().base, bed().file).entries - book.last->entries;
    EXPECT_TRUE(due(0, {}));
    EXPECT_FALSE(due(0, {fresh + 1, 0}));
    EXPECT_TRUE(due(0, {fresh, 0}));
    EXPECT_FALSE(due(9999, {0, 10}));
    EXPECT_TRUE(due(10000, {0, 10}));
    EXPECT_TRUE(due(10000, {fresh + 1, 10}));
}

/// The same entries, in every store and in any order of cases, end in the same line, byte for byte.
TEST(Seals, are_the_same_in_every_store) {
    const auto key = evidence::PrivateKey::read(kPrivateKey, "key");
    const auto sql_store = sql::open("sqlite://" + bed().base);
    memory::MemoryStore memory_store;
    auto tx = memory_store.begin();
    for (auto at = bed().cases.rbegin(); at != bed().cases.rend(); ++at) {
        for (const auto& entry : at->second) {
            ports::CaseChange change;
            change.expected_revision = entry.sequence - 1;
            change.after.id = entry.case_id;
            change.after.revision = entry.sequence;
            change.after.head = entry.fingerprint;
            change.journal = entry;
            change.command.id = entry.command_id;
            ASSERT_TRUE((*tx)->save(change).ok());
        }
    }
    ASSERT_TRUE((*tx)->commit().ok());
    const auto line = [&](ports::EvidenceStore& store) {
        const auto sealing = evidence::next_seal(store, {}, *key, {1759200000000}, {});
        return sealing.ok() && sealing->seal ? sealing->seal->line : std::string();
    };
    EXPECT_NE(line(memory_store), "");
    EXPECT_EQ(line(memory_store), line(**sql_store));
}

}  // namespace
}  // namespace guiju::tamper
