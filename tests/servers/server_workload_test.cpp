// SPDX-License-Identifier: Apache-2.0
// The first 10,000 commands of a seeded year of Zhejiang, in groups, on the database of with_server.sh and
// in memory: both must end in the same audit root, byte for byte.
#include <iostream>

#include "adapters/memory/store.h"
#include "examples/01-zhejiang-year/policy.h"
#include "examples/01-zhejiang-year/year.h"
#include "tests/evidence/proven.h"
#include "tests/forwarding/forwarding_store.h"
#include "tests/servers/bed.h"

namespace guiju::servers {
namespace {

constexpr std::size_t kCommands = 10000;
constexpr std::size_t kDemands = 830;  // what it takes to give so many commands
constexpr std::size_t kFewDemands = 100;

zhejiang::World world_of(std::size_t demands) {
    auto program = zhejiang::read_policy("rules/zhejiang");
    EXPECT_TRUE(program.ok());
    auto read = zhejiang::read_world(std::move(*program), "rules/zhejiang/territories.csv",
                                     "examples/01-zhejiang-year", demands);
    EXPECT_TRUE(read.ok());
    return std::move(*read);
}

/// Plays the year. Units go into both directories; the office asks the one in memory, as a platform
/// would ask its own.
std::size_t play(const zhejiang::World& world, ports::CaseStore& store, ports::Directory& stored) {
    memory::MemoryStore asked;
    for (const auto& unit : world.units) {
        EXPECT_TRUE(asked.put_unit(unit).ok());
        EXPECT_TRUE(stored.put_unit(unit).ok());
    }
    casework::Office office(store, asked, {.simulate = true});
    const auto adopted = office.adopt(world.program, *value::parse_instant("2025-01-01"));
    EXPECT_TRUE(adopted.ok()) << said(adopted.error());
    const zhejiang::Candidates candidates(world, store, asked);
    const auto book = zhejiang::Year(world, office, store, candidates, [](const auto&) {}).run();
    EXPECT_TRUE(book.ok()) << said(book.error());
    return book.ok() ? book->commands : 0;
}

/// How many commands the year has, and its root, played in memory.
struct Played {
    std::size_t commands = 0;
    std::string root;
};
Played in_memory(const zhejiang::World& world) {
    memory::MemoryStore memory;
    const auto given = play(world, memory, memory);
    return {given, evidence::root_of(memory)};
}

/// Every other transaction is one of another process: what each remembers of a case is mostly old.
class InTurns final : public forwarding::ForwardingStore {
   public:
    InTurns(ports::CaseStore& one, ports::CaseStore& other) : ForwardingStore(one), other_(other) {}
    base::Result<std::unique_ptr<ports::Transaction>> begin() override {
        turn_ = !turn_;
        return turn_ ? other_.begin() : ForwardingStore::begin();
    }

   private:
    ports::CaseStore& other_;
    bool turn_ = false;
};

TEST(Workload, ends_in_the_same_audit_root_as_in_memory) {
    const auto world = world_of(kDemands);
    const auto [given, expected] = in_memory(world);
    EXPECT_GE(given, kCommands);

    make_tables();
    empty_tables();
    const auto store = sql::open(clerk_address());
    ASSERT_TRUE(store.ok()) << said(store.error());
    EXPECT_EQ(play(world, **store, **store), given);
    const auto root = evidence::root_of(**store);
    EXPECT_EQ(root, expected);
    evidence::expect_proven(**store, **store);
    std::cout << given << " commands, audit root " << root << "\n";
}

TEST(Workload, ends_in_the_same_root_when_two_processes_take_turns) {
    const auto world = world_of(kFewDemands);
    const auto [given, expected] = in_memory(world);
    make_tables();
    empty_tables();
    const auto one = sql::open(clerk_address());
    const auto other = sql::open(clerk_address());
    ASSERT_TRUE(one.ok() && other.ok());
    InTurns both(**one, **other);
    EXPECT_EQ(play(world, both, **one), given);
    EXPECT_EQ(evidence::root_of(**one), expected);
    evidence::expect_proven(**one, **one);
}

}  // namespace
}  // namespace guiju::servers
