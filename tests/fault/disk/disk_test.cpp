// SPDX-License-Identifier: Apache-2.0
// The disk under SQLite fails or is full. What was answered is there; what was not can be given again with
// the same id, without a restart; the journal is never behind the state.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "engine/casework/office.h"
#include "tests/fault/disk/failing_sync.h"
#include "tests/fault/storm/checker.h"
#include "tests/fault/storm/orders.h"
#include "tests/unit/adapters/sql/folder.h"

namespace guiju::fault {
namespace {

namespace fs = std::filesystem;

std::string said(const base::Error& error) {
    return base::name_of(error.code) + std::string(" ") + error.say(base::Lang::en) + " " +
           error.detail;
}

void expect_clean(const std::string& url, const std::vector<storm::Ack>& acks) {
    const auto store = sql::open(url);
    ASSERT_TRUE(store.ok()) << said(store.error());
    const auto verdict = storm::check(**store, acks);
    ASSERT_TRUE(verdict.ok()) << said(verdict.error());
    EXPECT_TRUE(verdict->clean()) << storm::say(*verdict);
    std::cout << acks.size() << " answers; " << storm::say(*verdict) << "\n";
}

base::Result<std::unique_ptr<sql::SqlStore>> fresh(const std::string& url) {
    if (auto made = sql::init(url); !made.ok()) return made.error();
    auto store = sql::open(url);
    if (!store.ok()) return store;
    if (auto ready = storm::prepare(**store); !ready.ok()) return ready.error();
    return store;
}

bool refused(const base::Result<casework::Receipt>& answer) {
    return !answer.ok() && answer.error().kind == base::ErrorKind::refused;
}

/// The files as they lie there now, as if the machine had gone off.
void check_as_they_lie(const sql::Folder& folder, const std::vector<storm::Ack>& acks) {
    const sql::Folder copy;
    fs::copy_file(folder.file("office.db"), copy.file("office.db"));
    const fs::path log = folder.file("office.db-wal");  // gone with the last connection
    if (fs::exists(log)) fs::copy_file(log, copy.file("office.db-wal"));
    expect_clean(copy.url(), acks);
}

TEST(Disk, a_sync_that_fails_refuses_the_command_and_the_next_try_succeeds) {
    const sql::Folder folder;
    const auto store = fresh(folder.url());
    ASSERT_TRUE(store.ok()) << said(store.error());
    casework::Office office(**store, **store, {.simulate = true});
    std::vector<storm::Ack> acks;
    int told = 0;
    for (int number = 0; number < 400; ++number) {
        const auto command = storm::order({7, 0, number});
        if (number % 3 == 0) fail_syncs(number / 3 % 4, 1 + number % 2);
        auto answer = office.handle(command);
        for (int left = 5; !answer.ok() && !refused(answer) && left > 0; --left) {
            EXPECT_EQ(base::name_of(answer.error().code), std::string("GJ5420"))
                << said(answer.error());
            if (++told % 20 == 1) check_as_they_lie(folder, acks);
            answer = office.handle(command);
        }
        EXPECT_TRUE(answer.ok() || refused(answer)) << said(answer.error());
        acks.push_back(storm::told(answer, command.id));
    }
    fail_syncs(0, 0);
    std::cout << failed_syncs() << " syncs failed, " << told << " calls were told\n";
    EXPECT_GT(told, 50);
    expect_clean(folder.url(), acks);
}

TEST(Disk, a_full_one_refuses_until_there_is_room) {
    const char* small = std::getenv("GUIJU_SMALL_DISK");
    if (small == nullptr) GTEST_SKIP() << "needs a disk of its own: small_disk.sh";
    const auto filler = fs::path(small) / "filler";
    std::ofstream(filler) << std::string(1U << 20U, 'x');
    const auto url = "sqlite://" + std::string(small) + "/office.db";
    const auto store = fresh(url);
    ASSERT_TRUE(store.ok()) << said(store.error());
    casework::Office office(**store, **store, {.simulate = true});
    std::vector<storm::Ack> acks;
    int full = 0;
    for (int number = 0; number < 20000 && acks.size() < 6000; ++number) {
        const auto command = storm::order({8, 0, number});
        auto answer = office.handle(command);
        if (!answer.ok() && !refused(answer)) {
            if (full > 0) break;  // for the second time, and now there is nothing to remove
            for (; full < 10; ++full) {
                EXPECT_EQ(base::name_of(answer.error().code), std::string("GJ5408"))
                    << said(answer.error());
                EXPECT_EQ(answer.error().kind, base::ErrorKind::retry_later);
                EXPECT_TRUE((*store)->read("共用0").ok()) << "reading goes on";
                answer = office.handle(command);
            }
            fs::remove(filler);
            answer = office.handle(command);
            EXPECT_TRUE(answer.ok()) << said(answer.error());
        }
        acks.push_back(storm::told(answer, command.id));
    }
    EXPECT_EQ(full, 10) << "the disk was never full";
    const sql::Folder copy;
    for (const char* name : {"office.db", "office.db-wal"})
        fs::copy_file(fs::path(small) / name, copy.file(name));
    expect_clean(copy.url(), acks);
}

}  // namespace
}  // namespace guiju::fault
