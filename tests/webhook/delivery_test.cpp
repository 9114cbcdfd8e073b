// SPDX-License-Identifier: Apache-2.0
// Messages of many cases, taken by several workers to a real HTTP server that fails at random (seeded): every one
// arrives, in the order of its case. Time is a counter; nothing here waits for a clock.
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <functional>
#include <memory>
#include <random>
#include <thread>

#include "adapters/http/webhook.h"
#include "adapters/memory/store.h"
#include "adapters/sql/store.h"
#include "engine/delivery/dispatch.h"
#include "tests/unit/adapters/sql/folder.h"
#include "tests/webhook/receiver.h"

namespace guiju::webhook {
namespace {

using delivery::Dispatcher;
using ports::LaneRecord;

const std::string kBytes = "0123456789abcdef0123456789abcdef";

/// The commands of one case, each sending two messages.
void write(ports::CaseStore& store, const std::string& id, std::int64_t commands,
           const std::string& confidentiality = "公开") {
    for (std::int64_t n = 1; n <= commands; ++n) {
        ports::CaseChange c;
        const auto number = std::to_string(n);
        c.expected_revision = n - 1;
        c.after.id = id;
        c.after.policy = "征集";
        c.after.revision = n;
        c.after.confidentiality = confidentiality;
        c.after.title = "高速纺丝油剂替代";
        c.journal.case_id = id;
        c.journal.sequence = n;
        c.command = {id + "-" + number, id, n, "{}", {}};
        for (const char* place : {"1", "2"})
            c.outbox.push_back({id + "/" + number + "/" + place,
                                id,
                                "work",
                                "",
                                "E1",
                                R"({"stage":"初筛","what":"材料不全","title":"高速纺丝油剂替代"})",
                                {1759107600000}});
        auto tx = store.begin();
        ASSERT_TRUE(tx.ok());
        ASSERT_TRUE((*tx)->save(c).ok());
        ASSERT_TRUE((*tx)->commit().ok());
    }
}

/// Nobody forges anything here.
class Trusting final : public ports::Witness {
   public:
    base::Result<bool> vouches(const ports::OutboxRecord& /*message*/) override { return true; }
};

class Time {
   public:
    ports::Instant next() { return {1'759'107'600'000 + (ms_ += 1)}; }
    void skip(std::int64_t ms) { ms_ += ms; }

   private:
    std::atomic<std::int64_t> ms_{0};
};

Dispatcher worker(ports::DeliveryStore& store, ports::Sender& sender, Time& time,
                  const std::string& name, const delivery::Pace& pace) {
    auto dice = std::make_shared<std::mt19937>(static_cast<unsigned>(name.back()));
    static Trusting trusting;
    return {store,
            trusting,
            sender,
            {"R", {}, ""},
            {name, 1'000'000, pace},
            {[&time] { return time.next(); },
             [dice] { return static_cast<std::uint32_t>((*dice)()); }, [] { return false; }}};
}

std::unique_ptr<ports::Sender> sender_to(const Receiver& receiver) {
    return *http::open_webhook({receiver.url(), true, false, 5000},
                               *http::Secret::read(kBytes, "key"));
}

/// Ids in the order in which they were accepted, each once.
std::vector<std::string> accepted(const std::vector<std::string>& log, const std::string& id) {
    std::vector<std::string> out;
    for (const auto& one : log)
        if (one.starts_with(id + "/") && std::find(out.begin(), out.end(), one) == out.end())
            out.push_back(one);
    return out;
}

void four_workers(const std::function<ports::DeliveryStore&(int)>& store_of, unsigned seed) {
    constexpr int kCases = 10;
    std::mt19937 dice(seed);
    std::vector<std::string> seen, taken;  // guarded by the receiver: one request at a time
    Receiver receiver([&](const Request& request) -> Answer {
        seen.push_back(request.header("webhook-id"));
        EXPECT_EQ(request.header("webhook-signature"), expected_signature(request, kBytes));
        const auto roll = dice() % 10;
        if (roll < 3) return {roll == 0 ? 404 : 500, "", ""};
        if (roll == 3) return {200, "", "", 0, true};
        if (roll == 4) return {429, "retry-after: 1\r\n", ""};
        taken.push_back(request.header("webhook-id"));
        if (roll == 5) return {200, "", "x", 0, false, true};
        return {204, "", ""};
    });
    Time time;
    std::vector<std::thread> workers;
    for (int i = 0; i < 4; ++i)
        workers.emplace_back([&, i] {
            auto& store = store_of(i);
            const auto sender = sender_to(receiver);
            auto one = worker(store, *sender, time, "w" + std::to_string(i), {10, 40, 10'000});
            for (int quiet = 0; quiet < 3;) {
                const auto round = one.round();
                ASSERT_TRUE(round.ok())
                    << round.error().say(base::Lang::en) << round.error().detail;
                const auto busy = store.busy_lanes("R");
                ASSERT_TRUE(busy.ok());
                quiet = busy->empty() ? quiet + 1 : 0;
                time.skip(50);
            }
        });
    for (auto& one : workers) one.join();
    for (int n = 0; n < kCases; ++n) {
        const auto id = "C" + std::to_string(n);
        const std::vector<std::string> wanted{id + "/1/1", id + "/1/2", id + "/2/1",
                                              id + "/2/2", id + "/3/1", id + "/3/2"};
        EXPECT_EQ(accepted(taken, id), wanted);
        EXPECT_EQ(accepted(seen, id), wanted) << "none was even tried before its turn";
        const auto ended = store_of(0).deliveries(id);
        ASSERT_TRUE(ended.ok());
        EXPECT_EQ(ended->size(), wanted.size());
    }
}

TEST(Delivery, is_in_order_with_four_workers_in_one_process) {
    for (const unsigned seed : {1U, 2U, 3U}) {
        memory::MemoryStore store;
        for (int n = 0; n < 10; ++n) write(store, "C" + std::to_string(n), 3);
        four_workers([&](int) -> ports::DeliveryStore& { return store; }, seed);
    }
}

TEST(Delivery, is_in_order_with_four_workers_on_one_database) {
    const sql::Folder folder;
    const auto url = "sqlite://" + folder.file("office.db");
    std::vector<std::unique_ptr<sql::SqlStore>> stores;
    for (int i = 0; i < 4; ++i) stores.push_back(*sql::open(url, {.mode = sql::Mode::create}));
    for (int n = 0; n < 10; ++n) write(*stores[0], "C" + std::to_string(n), 3);
    four_workers(
        [&](int i) -> ports::DeliveryStore& { return *stores[static_cast<std::size_t>(i)]; }, 7);
}

TEST(Delivery, sends_again_under_the_same_id_what_was_cut_off) {
    int left = 1;
    Receiver receiver([&](const Request&) -> Answer {
        return left-- > 0 ? Answer{200, "", "", 0, true} : Answer{200, "", ""};
    });
    memory::MemoryStore store;
    write(store, "A1", 1);
    Time time;
    const auto sender = sender_to(receiver);
    auto one = worker(store, *sender, time, "w1", {});
    EXPECT_EQ(one.round()->failed, 1);
    time.skip(20'000);
    EXPECT_EQ(one.round()->delivered, 2);
    const auto requests = receiver.requests();
    ASSERT_EQ(requests.size(), 3U);
    EXPECT_EQ(requests[0].header("webhook-id"), requests[1].header("webhook-id"));
    EXPECT_EQ(requests[0].body, requests[1].body);
    EXPECT_NE(requests[0].header("webhook-timestamp"), requests[1].header("webhook-timestamp"));
}

TEST(Delivery, falls_to_another_worker_when_one_does_not_come_back) {
    Receiver receiver([](const Request&) { return Answer{}; });
    memory::MemoryStore store;
    write(store, "A1", 1);
    Time time;
    ASSERT_TRUE(store.take_in("R", time.next(), 100).ok());
    auto lane = **store.lane("R", "A1");
    lane = delivery::claimed(lane, "gone", time.next(), {time.next().ms + 60'000});
    ASSERT_TRUE(store.put_lane(lane, lane.revision, nullptr).ok());
    const auto sender = sender_to(receiver);
    auto one = worker(store, *sender, time, "w1", {});
    EXPECT_EQ(one.round()->delivered, 0);
    time.skip(60'000);
    EXPECT_EQ(one.round()->delivered, 2);
}

TEST(Delivery, of_a_classified_case_tells_nothing_but_that_there_is_something) {
    Receiver receiver([](const Request&) { return Answer{}; });
    memory::MemoryStore store;
    write(store, "A1", 1, "涉密");
    Time time;
    const auto sender = sender_to(receiver);
    EXPECT_EQ(worker(store, *sender, time, "w1", {}).round()->delivered, 2);
    for (const auto& request : receiver.requests()) {
        EXPECT_EQ(request.body.find("油剂"), std::string::npos) << request.body;
        EXPECT_EQ(request.body.find("材料不全"), std::string::npos) << request.body;
    }
}

}  // namespace
}  // namespace guiju::webhook
