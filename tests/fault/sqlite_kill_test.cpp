// SPDX-License-Identifier: Apache-2.0
// A program that runs commands in groups is killed at random points, 30 times on one database. After
// each death: nothing that was acknowledged is lost, nothing is there twice or in part.
#include <gtest/gtest.h>
#include <signal.h>  // NOLINT: kill is POSIX
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <map>
#include <random>

#include "tests/evidence/proven.h"
#include "tests/unit/adapters/sql/change.h"
#include "tests/unit/adapters/sql/folder.h"

namespace guiju::sql {
namespace {

constexpr int kKills = 30;
constexpr int kCases = 7;
constexpr int kGroup = 12;

std::string case_id(int number) { return "K" + std::to_string(number); }

/// One acknowledgement: case `number` stands at `revision`, and that is durable.
struct Ack {
    int number = 0;
    std::int64_t revision = 0;
};

/// Runs groups of commands until it is killed; tells through the pipe what is committed.
[[noreturn]] void run_commands(const std::string& url, int pipe, unsigned seed) {
    auto store = open(url);
    if (!store.ok()) ::_exit(1);
    std::mt19937 random(seed);
    for (;;) {
        auto tx = (*store)->begin();
        if (!tx.ok()) ::_exit(2);
        std::vector<Ack> acks;
        for (int i = 0; i < kGroup; ++i) {
            const int number = static_cast<int>(random() % kCases);
            const auto view = (*tx)->load(case_id(number));
            if (!view.ok()) ::_exit(3);
            const auto revision = view->has_value() ? (*view)->record.revision + 1 : 1;
            const auto head = view->has_value() ? (*view)->record.head : std::string();
            if (!(*tx)->save(change_of(case_id(number), revision, head)).ok()) ::_exit(4);
            acks.push_back({number, revision});
        }
        if (!(*tx)->commit().ok()) ::_exit(5);
        const auto bytes = acks.size() * sizeof(Ack);
        if (::write(pipe, acks.data(), bytes) != static_cast<ssize_t>(bytes)) ::_exit(6);
    }
}

using Revisions = std::map<int, std::int64_t>;

/// Starts the program, lets it acknowledge `groups` groups and work on for a moment, kills it.
void run_and_kill(const std::string& url, std::mt19937& random, Revisions& acknowledged) {
    int ends[2] = {};
    ASSERT_EQ(::pipe(ends), 0);
    const auto upto = [&](int most) {
        return static_cast<int>(random() % (static_cast<unsigned long>(most) + 1));
    };
    const auto seed = static_cast<unsigned>(random());
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
        ::close(ends[0]);
        run_commands(url, ends[1], seed);
    }
    ::close(ends[1]);
    Ack ack;
    for (int left = upto(40); left > 0 && ::read(ends[0], &ack, sizeof ack) == sizeof ack; --left)
        acknowledged[ack.number] = std::max(acknowledged[ack.number], ack.revision);
    // A moment of any length, to die in the middle of a group, a commit or a checkpoint.
    for (volatile int spin = upto(3000000); spin > 0;) spin = spin - 1;
    ASSERT_EQ(::kill(child, SIGKILL), 0);
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    EXPECT_TRUE(WIFSIGNALED(status)) << "the program ended by itself: " << WEXITSTATUS(status);
    // What it acknowledged before it died, and nobody read yet.
    while (::read(ends[0], &ack, sizeof ack) == sizeof ack)
        acknowledged[ack.number] = std::max(acknowledged[ack.number], ack.revision);
    ::close(ends[0]);
}

/// Every case whole: journal, outbox and commands say the same as its revision. The sum of revisions.
std::int64_t check_cases(SqlStore& store, const Revisions& acknowledged) {
    std::int64_t sum = 0;
    auto tx = store.begin();
    EXPECT_TRUE(tx.ok());
    for (int number = 0; number < kCases; ++number) {
        const auto id = case_id(number);
        const auto view = store.read(id);
        EXPECT_TRUE(view.ok());
        const auto revision = view->has_value() ? (*view)->record.revision : 0;
        const auto known = acknowledged.find(number);
        EXPECT_GE(revision, known == acknowledged.end() ? 0 : known->second) << "lost: " << id;
        const auto journal = store.journal(id);
        const auto outbox = store.outbox(id);
        EXPECT_EQ(journal->size(), static_cast<std::size_t>(revision)) << id;
        EXPECT_EQ(outbox->size(), static_cast<std::size_t>(revision)) << id;
        for (std::size_t i = 0; i < journal->size(); ++i) {
            EXPECT_EQ((*journal)[i].sequence, static_cast<std::int64_t>(i) + 1);
            const auto command = (*tx)->find_command((*journal)[i].command_id);
            EXPECT_TRUE(command.ok() && command->has_value()) << (*journal)[i].command_id;
        }
        sum += revision;
    }
    return sum;
}

TEST(Fault, loses_and_doubles_nothing_when_killed) {
    const Folder folder;
    ASSERT_TRUE(init(folder.url()).ok());
    std::mt19937 random(20250929);
    Revisions acknowledged;
    for (int i = 0; i < kKills; ++i) {
        ASSERT_NO_FATAL_FAILURE(run_and_kill(folder.url(), random, acknowledged));
        const auto store = open(folder.url());
        ASSERT_TRUE(store.ok()) << store.error().detail;
        const auto sum = check_cases(**store, acknowledged);
        // Groups are whole or not there at all.
        EXPECT_EQ(sum % kGroup, 0) << "half a group after kill " << i;
        const auto is = status(folder.url());
        ASSERT_TRUE(is.ok());
        EXPECT_EQ(is->journal, sum);
        evidence::expect_proven(**store, **store);
        if (HasFailure()) return;
    }
    EXPECT_FALSE(acknowledged.empty());
}

}  // namespace
}  // namespace guiju::sql
