// SPDX-License-Identifier: Apache-2.0
// The disk under PostgreSQL fails or is full: that of its tables, that of its log. The server stops and
// recovers where it must. What was answered is there; what was not can be given again with the same id; the
// office is never restarted.
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <thread>

#include "engine/casework/office.h"
#include "tests/fault/storm/checker.h"
#include "tests/fault/storm/orders.h"
#include "tests/servers/bed.h"

namespace guiju::fault {
namespace {

namespace fs = std::filesystem;

using Answer = base::Result<casework::Receipt>;

constexpr unsigned kSeed = 20260103;
constexpr std::uintmax_t kRoom = 3U << 20U;  ///< left on the small disk
constexpr int kTries = 600;                  ///< of one command, with a pause between
constexpr std::chrono::milliseconds kPause{100};

bool refused(const Answer& answer) {
    return !answer.ok() && answer.error().kind == base::ErrorKind::refused;
}

class ServerDisk : public testing::Test {
   protected:
    void SetUp() override {
        servers::make_tables();
        servers::empty_tables();
        auto opened = sql::open(servers::clerk_address());
        ASSERT_TRUE(opened.ok()) << servers::said(opened.error());
        store = std::move(*opened);
        const auto ready = storm::prepare(*store);
        ASSERT_TRUE(ready.ok()) << servers::said(ready.error());
        // Without retries, so that every error is told.
        office = std::make_unique<casework::Office>(
            *store, *store, casework::OfficeOptions{.simulate = true, .retries = 0});
    }

    /// Counts what the caller was told, and looks whether it may be said.
    void hear(const base::Error& error) {
        const std::string code = base::name_of(error.code);
        ++told[code];
        EXPECT_EQ(error.kind, base::ErrorKind::retry_later) << servers::said(error);
        for (const char* word : {"insert", "select", "update", "unnest", "pg_wal", "base/"})
            EXPECT_EQ(error.say(base::Lang::en).find(word), std::string::npos) << word;
    }
    void keep(const Answer& answer, const std::string& id) {
        EXPECT_TRUE(answer.ok() || refused(answer)) << id << servers::said(answer.error());
        acks.push_back(storm::told(answer, id));
    }
    /// Gives the command until it is answered.
    void insist(const casework::Command& command) {
        auto answer = office->handle(command);
        for (int left = kTries; !answer.ok() && !refused(answer) && left > 0; --left) {
            hear(answer.error());
            std::this_thread::sleep_for(kPause);
            answer = office->handle(command);
        }
        keep(answer, command.id);
    }
    /// Nothing lost, doubled, in part; through connections of its own.
    void expect_clean() {
        const auto direct = sql::open(servers::clerk_address());
        ASSERT_TRUE(direct.ok()) << servers::said(direct.error());
        const auto verdict = storm::check(**direct, acks);
        ASSERT_TRUE(verdict.ok()) << servers::said(verdict.error());
        EXPECT_TRUE(verdict->clean()) << storm::say(*verdict);
        std::cout << acks.size() << " answers; " << storm::say(*verdict) << "\ntold:";
        for (const auto& [code, times] : told) std::cout << " " << code << " × " << times;
        std::cout << "\n";
    }

    std::unique_ptr<sql::SqlStore> store;
    std::unique_ptr<casework::Office> office;
    std::vector<storm::Ack> acks;
    std::map<std::string, int> told;  ///< errors, by code
};

/// What takes the small disk but for a little room.
class Filler {
   public:
    Filler() : file_(fs::path(servers::address("GUIJU_SMALL_DISK")) / "filler") {
        const auto free = fs::space(file_.parent_path()).available;
        std::ofstream out(file_);
        for (auto left = free; left > kRoom; left -= std::min(left, kPiece))
            out << std::string(kPiece, 'x');
    }
    ~Filler() { remove(); }
    Filler(const Filler&) = delete;
    Filler& operator=(const Filler&) = delete;

    void remove() {
        std::error_code gone;
        fs::remove(file_, gone);
    }

   private:
    static constexpr std::uintmax_t kPiece = 1U << 16U;
    fs::path file_;
};

class FullDisk : public ServerDisk {
   protected:
    void SetUp() override {
        if (servers::address("GUIJU_SMALL_DISK").empty()) GTEST_SKIP() << "needs small_disk.sh";
        ServerDisk::SetUp();
    }
    /// Works until the disk is full: the number of the command that was not answered.
    long work_until_full() {
        for (long number = 0; number < 20000; ++number) {
            const auto command = storm::order({kSeed, 0, number});
            const auto answer = office->handle(command);
            if (!answer.ok() && !refused(answer)) {
                hear(answer.error());
                return number;
            }
            keep(answer, command.id);
        }
        ADD_FAILURE() << "the disk was never full";
        return 20000;
    }
    void go_on_from(long number) {
        for (const auto end = number + 800; number < end; ++number)
            insist(storm::order({kSeed, 0, number}));
    }
};

TEST_F(FullDisk, of_the_tables_refuses_until_there_is_room) {
    Filler filler;
    const auto number = work_until_full();
    for (int tried = 0; tried < 20; ++tried) {
        const auto answer = office->handle(storm::order({kSeed, 0, number}));
        ASSERT_FALSE(answer.ok());
        hear(answer.error());
        EXPECT_TRUE(store->read("共用0").ok()) << "reading goes on";
    }
    EXPECT_EQ(told["GJ5408"], 21);
    filler.remove();
    go_on_from(number);
    EXPECT_EQ(told.size(), 1U) << "no other error was told";
    expect_clean();
}

TEST_F(FullDisk, of_the_log_stops_the_server_and_the_office_goes_on_with_it) {
    Filler filler;
    auto number = work_until_full();
    // The server may come up once more, with the little it finds by clearing its log.
    for (int refusals = 1; refusals < 20; std::this_thread::sleep_for(kPause)) {
        const auto command = storm::order({kSeed, 0, number});
        const auto answer = office->handle(command);
        if (answer.ok() || refused(answer)) {
            keep(answer, command.id);
            ++number;
        } else {
            hear(answer.error());
            ++refusals;
        }
    }
    filler.remove();
    go_on_from(number);
    EXPECT_GE(told["GJ5422"], 1) << "whoever was answered nothing asks again";
    expect_clean();
}

class FailingSync : public ServerDisk {
   protected:
    /// The next sync of this part of the server's data fails.
    static void fail_next(const std::string& part) { std::ofstream(order(part)) << "\n"; }
    static bool has_failed(const std::string& part) { return !fs::exists(order(part)); }
    static fs::path order(const std::string& part) {
        return fs::path(servers::address("GUIJU_FAILING_SYNCS")) / part;
    }
    /// The server writes its tables to the disk, as it does from time to time.
    static base::Outcome checkpoint() {
        auto address = servers::owner_address();
        address.replace(address.find("owner"), 5, "postgres");
        const auto url = sql::parse_url(address);
        const auto dialect = sql::dialect_for(*url, {});
        return sql::guard(**dialect, url->place, [&]() -> base::Outcome {
            sql::Session(**dialect, *url, {}).raw() << "checkpoint";
            return base::Done{};
        });
    }
};

TEST_F(FailingSync, of_the_log_refuses_the_command_and_the_next_try_succeeds) {
    for (long number = 0; number < 400; ++number) {
        if (number % 40 == 20) fail_next("pg_wal");
        insist(storm::order({kSeed, 0, number}));
        EXPECT_TRUE(number % 40 != 39 || has_failed("pg_wal"));
    }
    EXPECT_GE(told["GJ5422"], 5) << "whoever was answered nothing asks again";
    expect_clean();
}

TEST_F(FailingSync, of_the_tables_stops_the_server_and_the_office_goes_on_with_it) {
    for (long number = 0; number < 400; ++number) {
        if (number % 80 == 40) {
            fail_next("base");
            EXPECT_FALSE(checkpoint().ok());
            EXPECT_TRUE(has_failed("base"));
        }
        insist(storm::order({kSeed, 0, number}));
    }
    expect_clean();
}

}  // namespace
}  // namespace guiju::fault
