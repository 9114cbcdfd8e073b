// SPDX-License-Identifier: Apache-2.0
// Many threads hand in commands: each gets the answer of its own, what waits together goes together, and what
// fails for one fails for nobody else.
#include "engine/casework/hall.h"

#include <gtest/gtest.h>

#include <atomic>
#include <latch>
#include <mutex>
#include <stdexcept>
#include <thread>

#include "tests/forwarding/forwarding_store.h"
#include "tests/unit/engine/casework/desk.h"

namespace guiju::casework {
namespace {

/// Counts the transactions; the first, or so many, wait until `let_go()`; may fail.
class Watched final : public forwarding::ForwardingStore {
   public:
    explicit Watched(ports::CaseStore& to) : ForwardingStore(to) {}
    base::Result<std::unique_ptr<ports::Transaction>> begin() override {
        const int before = begun_++;
        if (before == 0) arrived_.count_down();
        if (before < held) gate_.wait();
        if (throws) throw std::runtime_error("no more memory");
        return ForwardingStore::begin();
    }
    void wait_for_the_first() { arrived_.wait(); }
    void let_go() { gate_.count_down(); }
    [[nodiscard]] int begun() const { return begun_; }

    std::atomic<bool> throws = false;
    int held = 1;

   private:
    std::atomic<int> begun_ = 0;
    std::latch arrived_{1}, gate_{1};
};

class InTheHall : public testing::Test {
   protected:
    void SetUp() override { desk_.adopt(); }
    /// The store lets one write at a time: the others try again.
    static OfficeOptions patient() {
        OfficeOptions options;
        options.retries = 1000000;
        options.wait = [](int) { std::this_thread::yield(); };
        return options;
    }
    static Command opening(int number) {
        Command command;
        command.kind = Command::Kind::open;
        command.actor = {"孙", "企业一", ""};
        command.at = Desk::at("2025-09-29");
        command.case_id = "H" + std::to_string(number);
        command.id = "h" + std::to_string(number);
        command.inputs = Desk::good_demand();
        return command;
    }
    /// The first thread is at the only window; the others come meanwhile.
    template <class Work>
    void while_the_first_is_served(const Hall& hall, std::size_t others, const Work& work) {
        std::vector<std::thread> threads;
        threads.emplace_back([&] { work(0); });
        store_.wait_for_the_first();
        for (std::size_t i = 1; i <= others; ++i)
            threads.emplace_back([&, i] { work(static_cast<int>(i)); });
        while (hall.waiting() < others) std::this_thread::yield();
        store_.let_go();
        for (auto& thread : threads) thread.join();
    }

    Desk desk_;
    Watched store_{desk_.store};
};

TEST_F(InTheHall, everybody_gets_the_answer_of_his_own) {
    store_.let_go();
    Hall hall(store_, desk_.store, {.office = patient()});
    std::vector<std::thread> threads;
    for (int t = 0; t < 8; ++t)
        threads.emplace_back([&, t] {
            for (int i = t; i < 200; i += 8) {
                auto command = opening(i);
                const auto done = hall.handle(command);
                Desk::expect_ok(done);
                EXPECT_EQ(done->case_id, "H" + std::to_string(i));
            }
        });
    for (auto& thread : threads) thread.join();
    for (int i = 0; i < 200; ++i)
        EXPECT_TRUE((*desk_.store.read("H" + std::to_string(i))).has_value());
}

TEST_F(InTheHall, what_waits_together_is_committed_together) {
    Hall hall(store_, desk_.store, {.windows = 1});
    while_the_first_is_served(hall, 20, [&](int i) {
        auto command = opening(i);
        Desk::expect_ok(hall.handle(command));
    });
    EXPECT_EQ(store_.begun(), 2) << "one, and then all who waited";
}

TEST_F(InTheHall, a_few_have_a_window_each_and_the_rest_wait_together) {
    store_.held = 4;
    Hall hall(store_, desk_.store, {.office = patient(), .windows = 4});
    std::vector<std::thread> threads;
    const auto come = [&](int number) {
        threads.emplace_back([&, number] {
            auto command = opening(number);
            Desk::expect_ok(hall.handle(command));
        });
    };
    for (int i = 0; i < 4; ++i) come(i);
    while (store_.begun() < 4) std::this_thread::yield();
    for (int i = 4; i < 10; ++i) come(i);
    while (hall.waiting() < 6) std::this_thread::yield();
    EXPECT_EQ(store_.begun(), 4);
    store_.let_go();
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(hall.waiting(), 0U);
}

TEST_F(InTheHall, what_is_refused_holds_nobody_up) {
    Hall hall(store_, desk_.store, {.windows = 1});
    while_the_first_is_served(hall, 10, [&](int i) {
        auto command = opening(i);
        if (i % 2 == 1) command.actor.unit = "没有";
        const auto done = hall.handle(command);
        if (i % 2 == 1) {
            EXPECT_REFUSED(done, denied, GJ5007);
        } else {
            Desk::expect_ok(done);
        }
    });
}

TEST_F(InTheHall, what_is_thrown_holds_nobody_up_for_ever) {
    Hall hall(store_, desk_.store, {.windows = 1});
    store_.throws = true;
    while_the_first_is_served(hall, 5, [&](int i) {
        auto command = opening(i);
        EXPECT_THROW((void)hall.handle(command), std::runtime_error);
    });
    store_.throws = false;
    Desk::expect_ok(hall.handle(opening(0)));
}

}  // namespace
}  // namespace guiju::casework
