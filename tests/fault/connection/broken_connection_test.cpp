// SPDX-License-Identifier: Apache-2.0
// The wire between office and database breaks: between COMMIT and its answer, and at any byte. A command
// that was written is answered from the record; none is lost, none is done twice. The seed is printed.
#include <iostream>
#include <random>

#include "engine/casework/office.h"
#include "tests/fault/connection/proxy.h"
#include "tests/fault/storm/checker.h"
#include "tests/fault/storm/orders.h"
#include "tests/servers/bed.h"

namespace guiju::fault {
namespace {

constexpr unsigned kSeed = 20260102;

class BrokenConnection : public testing::Test {
   protected:
    void SetUp() override {
        servers::make_tables();
        servers::empty_tables();
        const auto url = sql::parse_url(servers::clerk_address());
        ASSERT_TRUE(url.ok());
        const auto direct = sql::open(servers::clerk_address());
        ASSERT_TRUE(direct.ok()) << servers::said(direct.error());
        const auto ready = storm::prepare(**direct);
        ASSERT_TRUE(ready.ok()) << servers::said(ready.error());
        proxy = std::make_unique<Proxy>(servers::clerk_port(), url->driver == "postgresql");
        ASSERT_NE(proxy->port(), 0);
        auto opened = sql::open(servers::clerk_address_by(proxy->port()));
        ASSERT_TRUE(opened.ok()) << servers::said(opened.error());
        store = std::move(*opened);
    }

    /// Nothing lost, doubled, in part; seen without the proxy.
    void expect_clean() {
        const auto direct = sql::open(servers::clerk_address());
        ASSERT_TRUE(direct.ok());
        const auto verdict = storm::check(**direct, acks);
        ASSERT_TRUE(verdict.ok()) << servers::said(verdict.error());
        EXPECT_TRUE(verdict->clean()) << storm::say(*verdict);
        std::cout << proxy->cuts() << " cuts, " << acks.size() << " answers; "
                  << storm::say(*verdict) << "\n";
    }

    std::unique_ptr<Proxy> proxy;
    std::unique_ptr<sql::SqlStore> store;  // ends before the wire
    std::vector<storm::Ack> acks;
};

TEST_F(BrokenConnection, a_lost_answer_to_commit_comes_from_the_record) {
    std::vector<int> waits;
    const auto wait = [&](int tried) { waits.push_back(tried); };
    casework::Office office(*store, *store, {.simulate = true, .wait = wait});
    int lost = 0;
    for (long number = 0; lost < 25; ++number) {
        const auto command = storm::order({kSeed, 0, number});
        const auto before = proxy->cuts();
        proxy->lose_answer_to_commit();
        const auto answer = office.handle(command);
        if (answer.ok()) {
            EXPECT_EQ(proxy->cuts(), before + 1) << command.id;
            EXPECT_TRUE(answer->repeated) << command.id;
            ++lost;
        } else {
            EXPECT_EQ(answer.error().kind, base::ErrorKind::refused)
                << servers::said(answer.error());
        }
        acks.push_back(storm::told(answer, command.id));
    }
    EXPECT_EQ(waits, std::vector<int>(25, 1)) << "one pause before the second try, each time";
    expect_clean();
}

TEST_F(BrokenConnection, without_retries_the_caller_is_told_and_asks_again) {
    casework::Office office(*store, *store, {.simulate = true, .retries = 0});
    const auto command = storm::order({kSeed, 0, 0});
    proxy->lose_answer_to_commit();
    const auto first = office.handle(command);
    ASSERT_FALSE(first.ok());
    EXPECT_EQ(base::name_of(first.error().code), std::string("GJ5422"));
    EXPECT_EQ(first.error().kind, base::ErrorKind::retry_later);
    const auto second = office.handle(command);
    ASSERT_TRUE(second.ok()) << servers::said(second.error());
    EXPECT_TRUE(second->repeated);
    EXPECT_EQ(second->revision, 1);
    acks.push_back(storm::told(second, command.id));
    expect_clean();
}

TEST_F(BrokenConnection, cut_at_any_byte_loses_and_doubles_nothing) {
    std::cout << "seed " << kSeed << "\n";
    std::mt19937 random(kSeed);
    casework::Office office(*store, *store, {.simulate = true});
    proxy->cut_after(static_cast<long>(random() % 8000));
    for (long number = 0; proxy->cuts() < 60; ++number) {
        const auto before = proxy->cuts();
        const auto command = storm::order({kSeed, 0, number});
        auto answer = office.handle(command);
        for (int left = 10; !answer.ok() && left > 0; --left) {
            if (answer.error().kind != base::ErrorKind::retry_later) break;
            answer = office.handle(command);
        }
        EXPECT_TRUE(answer.ok() || answer.error().kind == base::ErrorKind::refused)
            << command.id << servers::said(answer.error());
        acks.push_back(storm::told(answer, command.id));
        if (proxy->cuts() > before) proxy->cut_after(static_cast<long>(random() % 8000));
    }
    expect_clean();
}

}  // namespace
}  // namespace guiju::fault
