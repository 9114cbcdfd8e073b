// SPDX-License-Identifier: Apache-2.0
// The clock of the platform jumps, a second or ten years, there and back. Deadlines still fire once, entries
// keep their order by number, a day no calendar knows is an error that says so. The seed is printed.
#include <iostream>
#include <map>
#include <random>
#include <set>

#include "tests/unit/engine/casework/desk.h"

namespace guiju::casework {
namespace {

constexpr unsigned kSeed = 20260103;
constexpr int kJumps = 1000;
constexpr std::int64_t kSecond = 1000;
constexpr std::int64_t kTenYears = 3652LL * 24 * 3600 * kSecond;

/// Up to ten years in either direction, small jumps as often as big ones.
std::int64_t jump(std::mt19937_64& random) {
    auto size = kSecond;
    for (auto steps = random() % 28; steps > 0 && size < kTenYears; --steps) size *= 2;
    size = std::min(size, kTenYears);
    const auto far = static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(size)) + 1;
    return random() % 2 == 0 ? far : -far;
}

struct Storm {
    Desk desk;
    std::mt19937_64 random{kSeed};
    std::map<std::string, int> codes;  ///< of the errors, how often
    int opened = 0, ticked = 0;

    Storm() { desk.adopt(); }

    void note(const base::Error& error) {
        ++codes[base::name_of(error.code)];
        EXPECT_NE(error.kind, base::ErrorKind::broken) << error.say(base::Lang::en);
    }
    void give(Command c, value::Instant at) {
        c.at = at;
        c.case_id = "A" + std::to_string(opened);
        const auto answer = desk.office.handle(c);
        if (!answer.ok()) note(answer.error());
    }
    void new_case(value::Instant at) {
        ++opened;
        auto open = desk.command(Command::Kind::open, "企业一", "孙", "2025-10-09");
        open.inputs = Desk::good_demand();
        give(open, at);
        auto file = desk.command(Command::Kind::act, "企业一", "孙", "2025-10-09");
        file.verb = "报送";
        give(file, at);
    }
    void tick(value::Instant at) {
        const auto done = desk.office.tick_due(at, 100);
        if (!done.ok()) return note(done.error());
        for (const auto& left : done->left) note(left.why);
        ticked += static_cast<int>(done->cases);
    }
};

/// Numbers without a gap; each clock says once, of one run, that it is overdue.
void check_case(Desk& desk, const std::string& id) {
    const auto journal = desk.store.journal(id);
    ASSERT_TRUE(journal.ok());
    std::int64_t last = 0;
    std::set<std::string> commands;
    for (const auto& entry : *journal) {
        EXPECT_EQ(entry.sequence, ++last) << id;
        EXPECT_TRUE(commands.insert(entry.command_id).second) << entry.command_id;
    }
    EXPECT_EQ(desk.record(id.c_str()).revision, last) << id;
    const auto outbox = desk.store.outbox(id);
    ASSERT_TRUE(outbox.ok());
    std::map<std::string, int> told;
    for (const auto& message : *outbox)
        if (message.topic == "overdue") ++told[message.unit + " " + message.body];
    for (const auto& [what, times] : told) EXPECT_EQ(times, 1) << id << ": " << what;
}

TEST(ClockJumps, deadlines_fire_once_and_entries_keep_their_order) {
    std::cout << "seed " << kSeed << "\n";
    Storm storm;
    const auto home = Desk::at("2025-10-20");
    for (int i = 0; i < kJumps; ++i) {
        const value::Instant now{home.ms + jump(storm.random)};
        if (i % 10 == 0) storm.new_case(i % 20 == 0 ? home : now);
        auto say = storm.desk.command(Command::Kind::comment, "甲局", "钱", "2025-10-09");
        say.reason = "第" + std::to_string(i) + "次";
        storm.give(say, now);
        storm.tick(now);
    }
    for (int number = 1; number <= storm.opened; ++number)
        check_case(storm.desk, "A" + std::to_string(number));
    for (const auto& [code, times] : storm.codes) std::cout << code << " × " << times << "\n";
    std::cout << storm.opened << " cases, " << storm.ticked << " ticks\n";
    EXPECT_GT(storm.ticked, 0);
}

}  // namespace
}  // namespace guiju::casework
