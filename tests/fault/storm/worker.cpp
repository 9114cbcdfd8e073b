// SPDX-License-Identifier: Apache-2.0
// One worker of a storm: gives its commands to the office, in groups and one by one, and says a line for
// each that was answered. It goes on until it is killed; what it gave and was not answered comes again.
//
//   storm_worker URL SEED WORKER FROM MUTATION
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <iostream>
#include <random>
#include <thread>

#include "engine/casework/office.h"
#include "tests/fault/storm/ack.h"
#include "tests/fault/storm/mutant.h"
#include "tests/fault/storm/orders.h"

namespace guiju::storm {
namespace {

using casework::Command;
using Answers = std::vector<base::Result<casework::Receipt>>;

constexpr std::chrono::milliseconds kPause{20};
constexpr int kTries = 3000;  ///< of one command, with a pause between: one minute

bool may_pass(const base::Error& error) {
    return error.kind == base::ErrorKind::retry_later || error.kind == base::ErrorKind::conflict;
}

[[noreturn]] void give_up(const std::string& what, const base::Error& error) {
    std::cerr << what << ": " << base::name_of(error.code) << " " << error.say(base::Lang::en)
              << " " << error.detail << "\n";
    std::exit(4);
}

/// Each command until it is answered; a database that is away comes back. A mutant that forgets command
/// ids meets its own case in the way for ever: soon it lets go.
void try_again(casework::Office& office, const std::vector<Command>& group, Answers& answers,
               bool mutant) {
    for (std::size_t i = 0; i < group.size(); ++i) {
        for (int left = mutant ? 10 : kTries; !answers[i].ok() && may_pass(answers[i].error());
             --left) {
            if (left == 0 && mutant) break;
            if (left == 0) give_up("no answer to " + group[i].id, answers[i].error());
            std::this_thread::sleep_for(kPause);
            answers[i] = office.handle(group[i]);
        }
        const bool wrong =
            !answers[i].ok() && (answers[i].error().kind == base::ErrorKind::broken ||
                                 answers[i].error().kind == base::ErrorKind::misuse);
        if (wrong) give_up(group[i].id, answers[i].error());
    }
}

std::string said(const MutantStore& store, const std::vector<Command>& group,
                 const Answers& answers) {
    std::string lines;
    for (std::size_t i = 0; i < group.size(); ++i) {
        auto ack = told(answers[i], group[i].id);
        if (ack.done && !answers[i]->repeated) ack.sent = store.sent_with(group[i].id);
        lines += line_of(ack);
    }
    return lines;
}

base::Result<std::unique_ptr<sql::SqlStore>> open_at_last(const std::string& url) {
    auto store = sql::open(url);
    for (int left = kTries; !store.ok() && may_pass(store.error()) && left > 0; --left) {
        std::this_thread::sleep_for(kPause);
        store = sql::open(url);
    }
    return store;
}

[[noreturn]] void work(const std::string& url, Turn turn, Mutation mutation) {
    auto store = open_at_last(url);
    if (!store.ok()) give_up("no database", store.error());
    MutantStore between(**store, mutation);
    MutantDirectory units(**store);
    casework::Office office(between, units, {.simulate = true});
    std::mt19937 random(turn.seed + static_cast<unsigned>(turn.number));
    for (;;) {
        std::vector<Command> group;
        for (auto size = 1 + random() % 12; size > 0; --size, ++turn.number)
            group.push_back(order(turn));
        auto answers = office.handle_all(group);
        try_again(office, group, answers, mutation == Mutation::key);
        const auto lines = said(between, group, answers);
        // A network takes its time: commands are then committed and not yet answered. A mutant is caught there.
        const bool mutant = mutation != Mutation::none;
        if (mutant || random() % 4 == 0)
            std::this_thread::sleep_for(
                std::chrono::microseconds(random() % (mutant ? 25000 : 8000)));
        // One piece: shorter than what a pipe takes whole or not at all.
        if (::write(STDOUT_FILENO, lines.data(), lines.size()) !=
            static_cast<ssize_t>(lines.size()))
            std::exit(5);
        // What a mutant has left to do it has not done yet.
        if (mutation == Mutation::early) std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
}

}  // namespace
}  // namespace guiju::storm

int main(int count, char** words) {
    using namespace guiju::storm;
    if (count != 6) return 2;
    const auto mutation = mutation_of(words[5]);
    if (!mutation) return 2;
    work(words[1],
         {static_cast<unsigned>(std::atol(words[2])), std::atoi(words[3]), std::atol(words[4])},
         *mutation);
}
