// SPDX-License-Identifier: Apache-2.0
// Eight threads in one hall, on the database of with_server.sh: enterprises file their demands, some twice, some
// of the threads step on each other's cases. What stands in the database is what one office would have written.
#include <algorithm>
#include <atomic>
#include <functional>
#include <map>
#include <thread>

#include "engine/casework/hall.h"
#include "tests/bench/filing.h"
#include "tests/evidence/proven.h"
#include "tests/servers/bed.h"

namespace guiju::servers {
namespace {

constexpr std::size_t kThreads = 8;
constexpr std::size_t kDemands = 160;

void in_threads(const std::function<void(std::size_t)>& work) {
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < kThreads; ++i) threads.emplace_back(work, i);
    for (auto& thread : threads) thread.join();
}

/// What an office in memory came to: the head of each case after its last command.
std::string root_of(const bench::Filing& filing) {
    std::map<std::string, ports::JournalRecord> last;
    for (const auto& change : filing.changes) last[change.after.id] = change.journal;
    evidence::MerkleTree tree(evidence::Hash::sha256);
    for (const auto& [id, entry] : last) tree.add(id, entry.sequence, entry.fingerprint);
    return tree.root();
}

class HallOnServer : public testing::Test {
   protected:
    void SetUp() override {
        ASSERT_NE(bench::world(), nullptr);
        make_tables();
        empty_tables();
        auto store = sql::open(clerk_address());
        ASSERT_TRUE(store.ok()) << said(store.error());
        store_ = std::move(*store);
        for (const auto& unit : bench::world()->units) ASSERT_TRUE(store_->put_unit(unit).ok());
        casework::Office office(*store_, *store_, {.simulate = true});
        const auto done =
            office.adopt(bench::world()->program, *value::parse_instant("2025-01-01"));
        ASSERT_TRUE(done.ok()) << said(done.error());
    }

    const bench::Filing filing_ = bench::file_demands(kDemands);
    std::unique_ptr<sql::SqlStore> store_;
};

TEST_F(HallOnServer, ends_in_the_root_of_one_office) {
    casework::Hall hall(*store_, *store_, {.office = {.simulate = true, .retries = 50}});
    std::atomic<std::size_t> answered{0}, repeated{0};
    in_threads([&](std::size_t thread) {
        for (std::size_t i = 0; i < filing_.commands.size(); ++i) {
            const bool mine = i / 2 % kThreads == thread;
            const bool again = i / 2 % kThreads == (thread + 1) % kThreads && i % 10 < 2;
            if (!mine && !again) continue;  // some are handed in twice, at about the same time
            const auto done = hall.handle(filing_.commands[i]);
            const bool too_early =  // the other thread has not opened the case yet
                !mine && !done.ok() && done.error().kind == base::ErrorKind::not_found;
            EXPECT_TRUE(done.ok() || too_early) << said(done.error());
            if (done.ok()) ++(done->repeated ? repeated : answered);
        }
    });
    EXPECT_EQ(answered, filing_.commands.size()) << repeated << " repeated";
    EXPECT_EQ(evidence::root_of(*store_), root_of(filing_));
    evidence::expect_proven(*store_, *store_);
}

TEST_F(HallOnServer, one_of_many_takes_the_step) {
    casework::Hall hall(*store_, *store_, {.office = {.simulate = true, .retries = 50}});
    for (std::size_t i = 0; i < 40; i += 2) {
        ASSERT_TRUE(hall.handle(filing_.commands[i]).ok());
        std::atomic<int> done{0}, late{0};
        in_threads([&](std::size_t thread) {
            auto command = filing_.commands[i + 1];
            command.id += "/" + std::to_string(thread);
            command.expected_revision = 1;
            const auto answer = hall.handle(command);
            EXPECT_TRUE(answer.ok() || answer.error().code == base::Code::gj5003);
            ++(answer.ok() ? done : late);
        });
        EXPECT_EQ(done, 1);
        EXPECT_EQ(late, static_cast<int>(kThreads) - 1);
    }
    evidence::expect_proven(*store_, *store_);
}

}  // namespace
}  // namespace guiju::servers
