// SPDX-License-Identifier: Apache-2.0
// The wire breaks, or the server falls silent, while a long answer is on its way: the program goes on, the
// caller is told, and the next call gets everything. The seed is printed.
#include <iostream>
#include <random>

#include "engine/casework/office.h"
#include "engine/evidence/inspect.h"
#include "tests/fault/connection/proxy.h"
#include "tests/fault/storm/orders.h"
#include "tests/fault/storm/strike.h"
#include "tests/servers/bed.h"

namespace guiju::fault {
namespace {

constexpr unsigned kSeed = 20260104;
constexpr long kCases = 250;  ///< more than a page of a list
constexpr int kCuts = 40;

class BrokenListing : public testing::Test {
   protected:
    static void SetUpTestSuite() {
        servers::make_tables();
        servers::empty_tables();
        const auto direct = sql::open(servers::clerk_address());
        ASSERT_TRUE(direct.ok()) << servers::said(direct.error());
        const auto ready = storm::prepare(**direct);
        ASSERT_TRUE(ready.ok()) << servers::said(ready.error());
        casework::Office office(**direct, **direct, {.simulate = true});
        for (long number = 0; number < kCases; ++number) {
            const auto done = office.handle(storm::order({kSeed, 0, number * 8}));
            ASSERT_TRUE(done.ok()) << servers::said(done.error());
        }
    }
    void SetUp() override {
        proxy = std::make_unique<Proxy>(servers::clerk_port(), false);
        ASSERT_NE(proxy->port(), 0);
        auto opened = sql::open(servers::clerk_address_by(proxy->port()),
                                {.deadline = std::chrono::milliseconds(6000)});
        ASSERT_TRUE(opened.ok()) << servers::said(opened.error());
        store = std::move(*opened);
    }

    /// Cuts the wire at any byte of that call, over and over; between, the call succeeds.
    template <class Call>
    void cut(const char* what, long bytes, Call call) {
        std::mt19937 random(kSeed);
        int told = 0;
        for (const auto before = proxy->cuts(); proxy->cuts() - before < kCuts;) {
            proxy->cut_after(static_cast<long>(random() % static_cast<unsigned>(bytes)));
            if (const base::Outcome broken = call(); !broken.ok()) {
                ++told;
                EXPECT_EQ(broken.error().kind, base::ErrorKind::retry_later)
                    << what << ": " << servers::said(broken.error());
            }
            proxy->cut_after(-1);
            const base::Outcome whole = call();
            ASSERT_TRUE(whole.ok()) << what << ": " << servers::said(whole.error());
        }
        std::cout << what << ": " << kCuts << " cuts, seed " << kSeed << ", " << told << " told\n";
        EXPECT_GT(told, 0) << what;
    }

    std::unique_ptr<Proxy> proxy;
    std::unique_ptr<sql::SqlStore> store;  // ends before the wire
};

TEST_F(BrokenListing, a_list_cut_at_any_byte_is_told_and_comes_again) {
    cut("list", 600000, [&]() -> base::Outcome {
        long seen = 0;
        auto listed = store->for_each({}, [&](const ports::CaseRecord& /*record*/) {
            ++seen;
            return true;
        });
        EXPECT_TRUE(!listed.ok() || seen == kCases + 3) << seen;
        return listed;
    });
}

TEST_F(BrokenListing, the_journal_and_a_case_too) {
    cut("journal", 300000, [&]() -> base::Outcome {
        const evidence::Book no_seals;
        evidence::Inspector inspector(no_seals);
        return store->visit_journal(inspector);
    });
    cut("case", 4000, [&]() -> base::Outcome {
        const auto read = store->read("W0-1");
        if (!read.ok()) return read.error();
        EXPECT_TRUE(read->has_value());
        return base::Done{};
    });
}

TEST_F(BrokenListing, a_server_that_falls_silent_between_two_pages_ends_the_list) {
    long seen = 0;
    const auto listed = store->for_each(
        {}, [&](const ports::CaseRecord& /*record*/) { return ++seen != 100 || storm::freeze(); });
    storm::thaw();
    ASSERT_FALSE(listed.ok());
    EXPECT_EQ(base::name_of(listed.error().code), std::string("GJ5440"))
        << servers::said(listed.error());
    EXPECT_TRUE(store->read("W0-1").ok()) << "after the thaw";
}

}  // namespace
}  // namespace guiju::fault
