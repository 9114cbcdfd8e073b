// SPDX-License-Identifier: Apache-2.0
// The server is frozen where it stands: its processes live and say nothing. Every call ends within its
// deadline with an error that says so, and all is well again after the thaw.
#include <iostream>

#include "engine/casework/office.h"
#include "tests/fault/storm/orders.h"
#include "tests/fault/storm/strike.h"
#include "tests/servers/bed.h"

namespace guiju::fault {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kDeadline{3000};
constexpr milliseconds kSlack{1500};  ///< for a busy machine
const sql::Options kOptions{.wait = milliseconds(2000), .deadline = kDeadline};

/// Frozen as long as it lives.
struct Frost {
    Frost() : real(storm::freeze()) {}
    ~Frost() { storm::thaw(); }
    Frost(const Frost&) = delete;
    Frost& operator=(const Frost&) = delete;
    bool real;
};

template <class Call>
void expect_silence(const char* what, Call call) {
    const auto begin = std::chrono::steady_clock::now();
    const auto result = call();
    const auto took =
        std::chrono::duration_cast<milliseconds>(std::chrono::steady_clock::now() - begin);
    std::cout << what << ": " << took.count() << " ms\n";
    EXPECT_LE(took, kDeadline + kSlack) << what;
    ASSERT_FALSE(result.ok()) << what;
    EXPECT_EQ(base::name_of(result.error().code), std::string("GJ5440"))
        << what << ": " << servers::said(result.error());
    EXPECT_EQ(result.error().kind, base::ErrorKind::retry_later) << what;
}

class SilentServer : public testing::Test {
   protected:
    void SetUp() override {
        servers::make_tables();
        servers::empty_tables();
        auto opened = sql::open(servers::clerk_address(), kOptions);
        ASSERT_TRUE(opened.ok()) << servers::said(opened.error());
        store = std::move(*opened);
        const auto ready = storm::prepare(*store);
        ASSERT_TRUE(ready.ok()) << servers::said(ready.error());
    }
    std::unique_ptr<sql::SqlStore> store;
};

TEST_F(SilentServer, every_call_ends_within_its_deadline) {
    casework::Office office(*store, *store, {.simulate = true});
    const auto command = storm::order({1, 0, 0});
    {
        const Frost frost;
        ASSERT_TRUE(frost.real);
        expect_silence("read", [&] { return store->read("共用0"); });
    }
    ASSERT_TRUE(store->read("共用0").ok()) << "after the thaw";
    ASSERT_TRUE(store->unit("企业一").ok());  // so that what it asks with is there
    {
        const Frost frost;
        expect_silence("unit", [&] { return store->unit("企业一"); });
    }
    {
        const Frost frost;
        expect_silence("command", [&] { return office.handle(command); });
    }
    const auto done = office.handle(command);
    EXPECT_TRUE(done.ok()) << servers::said(done.error());
}

TEST_F(SilentServer, a_transaction_under_way_ends_too) {
    auto tx = store->begin();
    ASSERT_TRUE(tx.ok());
    ASSERT_TRUE((*tx)->load("共用0").ok());
    {
        const Frost frost;
        expect_silence("load", [&] { return (*tx)->load("共用1"); });
        const auto after = (*tx)->commit();
        EXPECT_FALSE(after.ok());
        tx->reset();
    }
    EXPECT_TRUE(store->begin().ok());
}

TEST_F(SilentServer, connecting_ends_too) {
    const Frost frost;
    expect_silence("open", [&] { return sql::open(servers::clerk_address(), kOptions); });
}

}  // namespace
}  // namespace guiju::fault
