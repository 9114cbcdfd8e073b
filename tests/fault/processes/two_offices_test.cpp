// SPDX-License-Identifier: Apache-2.0
// Two processes look after the deadlines of one database, day after day at the same time. What goes out is
// what one process alone would have sent: nothing twice, nothing missing.
#include <poll.h>
#include <signal.h>  // NOLINT: kill is POSIX
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <iostream>
#include <memory>

#include "adapters/memory/store.h"
#include "engine/casework/office.h"
#include "tests/fault/storm/checker.h"
#include "tests/fault/storm/orders.h"
#include "tests/servers/bed.h"

namespace guiju::fault {
namespace {

constexpr int kCases = 40;
constexpr int kDays = 40;

value::Instant day(int number) {
    auto at = *value::parse_instant("2025-10-09T20:00:00+08:00");
    at.ms += number * 86400000LL;
    return at;
}

/// Opened and handed in; the clocks of the next stage run.
void fill(ports::CaseStore& store, ports::Directory& units) {
    casework::Office office(store, units, {.simulate = true});
    for (int number = 0; number < kCases; ++number) {
        for (const int step : {0, 2}) {
            const auto done = office.handle(storm::order({1, 0, number * 8 + step}));
            EXPECT_TRUE(done.ok()) << servers::said(done.error());
        }
    }
}

/// All that is due that day. A disturbed round is begun again, like that of any scheduler.
base::Outcome tick(casework::Office& office, int number) {
    for (int tries = 0;; ++tries) {
        const auto done = office.tick_due(day(number), 1000);
        if (done.ok() && done->cases == 0 && done->left.empty()) return base::Done{};
        if (!done.ok() && tries > 1000) return done.error();
        if (done.ok() && !done->left.empty() && tries > 1000) return done->left.front().why;
    }
}

/// A process that ticks the day it is told, and answers when that is done.
class Clerk {
   public:
    Clerk() {
        EXPECT_EQ(::pipe(days_.data()), 0);
        EXPECT_EQ(::pipe(done_.data()), 0);
        process_ = ::fork();
        if (process_ == 0) work();
        ::close(days_[0]);
        ::close(done_[1]);
    }
    ~Clerk() {
        ::kill(process_, SIGKILL);
        ::waitpid(process_, nullptr, 0);
    }
    Clerk(const Clerk&) = delete;
    Clerk& operator=(const Clerk&) = delete;
    void begin(int number) { EXPECT_EQ(::write(days_[1], &number, sizeof number), 4); }
    [[nodiscard]] bool wait() {
        char ok = 0;
        pollfd answer{done_[0], POLLIN, 0};
        return ::poll(&answer, 1, 60000) == 1 && ::read(done_[0], &ok, 1) == 1 && ok == 'y';
    }

   private:
    [[noreturn]] void work() {
        int number = 0;
        if (::read(days_[0], &number, sizeof number) != sizeof number) ::_exit(0);
        const auto store = sql::open(servers::clerk_address());
        if (!store.ok()) ::_exit(1);
        casework::Office office(**store, **store, {.simulate = true});
        for (bool more = true; more;) {
            const auto done = tick(office, number);
            if (!done.ok()) std::cerr << servers::said(done.error()) << "\n";
            more = ::write(done_[1], done.ok() ? "y" : "n", 1) == 1 &&
                   ::read(days_[0], &number, sizeof number) == sizeof number;
        }
        ::_exit(0);
    }

    std::array<int, 2> days_{}, done_{};
    pid_t process_ = -1;
};

TEST(TwoOffices, send_what_one_would_have_sent) {
    // Before anything is connected: a connection does not outlive a fork in both.
    std::array<Clerk, 2> clerks;
    servers::make_tables();
    servers::empty_tables();
    const auto store = sql::open(servers::clerk_address());
    ASSERT_TRUE(store.ok()) << servers::said(store.error());
    ASSERT_TRUE(storm::prepare(**store).ok());
    fill(**store, **store);
    memory::MemoryStore alone;
    ASSERT_TRUE(storm::prepare(alone, alone).ok());
    fill(alone, alone);
    casework::Office office(alone, alone, {.simulate = true});
    for (int number = 0; number < kDays; ++number) {
        for (auto& clerk : clerks) clerk.begin(number);
        for (auto& clerk : clerks) ASSERT_TRUE(clerk.wait()) << "day " << number;
        ASSERT_TRUE(tick(office, number).ok());
    }
    std::size_t sent = 0;
    for (int number = 0; number < kCases; ++number) {
        const auto id = "W0-" + std::to_string(number);
        EXPECT_EQ(*(*store)->outbox(id), *alone.outbox(id)) << id;
        EXPECT_EQ(*(*store)->clocks(id), *alone.clocks(id)) << id;
        EXPECT_EQ((*store)->journal(id)->size(), alone.journal(id)->size()) << id;
        sent += alone.outbox(id)->size();
    }
    EXPECT_GT(sent, static_cast<std::size_t>(kCases) * 2);
    const auto verdict = storm::check(**store, {});
    ASSERT_TRUE(verdict.ok());
    EXPECT_TRUE(verdict->clean()) << storm::say(*verdict);
    std::cout << sent << " messages; " << storm::say(*verdict) << "\n";
}

}  // namespace
}  // namespace guiju::fault
