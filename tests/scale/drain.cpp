// SPDX-License-Identifier: Apache-2.0
// Many clocks due in the same second, drained by two workers while somebody gives a command every 20 ms.
// Every clock must fire once, nothing twice; how long the commands waited is printed.
//
//   drain [--cases N] [--url URL] [--apart 1] [--within MS]
//
// --apart: everybody has a store of their own, as programs of their own would. --within: fails when a command
// took longer. Without --url the database of with_server.sh, which GUIJU_TEST_DURABLE=1 makes write to the
// disk; the database must be empty.
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <map>
#include <set>
#include <thread>
#include <vector>

#include "adapters/sql/store.h"
#include "engine/casework/office.h"
#include "tests/fault/storm/orders.h"
#include "tests/scale/herd.h"

namespace guiju::scale {
namespace {

using Steady = std::chrono::steady_clock;
using Options = std::map<std::string, std::string>;

constexpr std::size_t kWorkers = 2;
const value::Instant kDue = *value::parse_instant("2025-10-09T20:00:00+08:00");

double ms_since(Steady::time_point start) {
    return std::chrono::duration<double, std::milli>(Steady::now() - start).count();
}

void fail(const std::string& why) {
    std::cerr << "FAILED: " << why << "\n";
    std::exit(1);
}

void pause(int milliseconds) {
    std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
}

std::shared_ptr<sql::SqlStore> open(const std::string& url) {
    auto store = sql::open(url);
    if (!store.ok()) fail(store.error().say(base::Lang::en) + " " + store.error().detail);
    return std::move(*store);
}

std::size_t drain(sql::SqlStore& store, std::size_t number) {
    casework::OfficeOptions options{.simulate = true};
    options.wait = [](int tried) { pause(tried * 5); };
    options.worker = "worker" + std::to_string(number);
    options.give_way = [] { pause(5); };
    casework::Office office(store, store, options);
    std::size_t ticked = 0;
    for (;;) {
        const auto done = office.tick_due({kDue.ms + 1000}, 256);
        if (!done.ok()) fail(done.error().say(base::Lang::en) + " " + done.error().detail);
        for (const auto& left : done->left) fail(left.case_id + " " + left.why.say(base::Lang::en));
        if (done->cases == 0) return ticked;
        ticked += done->cases;
    }
}

/// Gives commands until `done`; how long each of them took, in milliseconds.
std::vector<double> give_commands(sql::SqlStore& store, const std::atomic<bool>& done) {
    casework::OfficeOptions options{.simulate = true};
    options.wait = [](int tried) { pause(tried * 5); };
    casework::Office office(store, store, options);
    std::vector<double> took;
    for (long number = 0; !done; ++number) {
        const auto command = storm::order({7, 9, number * 8 + 3});  // an opinion on a shared case
        const auto start = Steady::now();
        const auto answer = office.handle(command);
        took.push_back(ms_since(start));
        if (!answer.ok()) fail(answer.error().say(base::Lang::en) + " " + answer.error().detail);
        pause(std::max(0, 20 - static_cast<int>(took.back())));
    }
    return took;
}

/// "" or what is wrong: each clock fired once, and everybody was told once.
std::string wrong(sql::SqlStore& store, std::size_t cases) {
    for (std::size_t number = 0; number < cases; ++number) {
        const auto id = herd_id(number);
        const auto journal = store.journal(id);
        const auto sent = store.outbox(id);
        const auto clocks = store.clocks(id);
        if (!journal.ok() || !sent.ok() || !clocks.ok()) return id + " cannot be read";
        if (journal->size() != 2)
            return id + " has " + std::to_string(journal->size()) + " entries";
        std::set<std::string> told;
        for (const auto& message : *sent)
            if (!told.insert(message.topic + message.role + message.unit).second)
                return id + " was told twice";
        if (told.empty()) return id + " was told nothing";
        for (const auto& clock : *clocks)
            if (clock.state != "overdue" && clock.state != "stopped") return id + clock.state;
    }
    return "";
}

int run(const Options& options) {
    const auto cases = static_cast<std::size_t>(std::stoul(options.at("cases")));
    const bool apart = options.at("apart") == "1";
    auto url = options.at("url");
    if (const auto* owner = std::getenv("GUIJU_TEST_OWNER_DB"); url.empty() && owner != nullptr)
        url = owner;
    if (const auto made = sql::init(url); !made.ok()) fail(made.error().say(base::Lang::en));
    const auto store = open(url);
    drive_in(*store, *store, cases, [](std::size_t, ports::CaseChange& change) {
        for (auto& clock : change.clocks) {
            clock.due = kDue;
            clock.next_reminder = {};
        }
    });
    std::vector<std::shared_ptr<sql::SqlStore>> theirs;
    for (std::size_t i = 0; i <= kWorkers; ++i) theirs.push_back(apart ? open(url) : store);
    std::atomic<bool> done = false;
    std::vector<double> took;
    std::vector<std::size_t> ticked(kWorkers);
    const auto start = Steady::now();
    std::thread user([&] { took = give_commands(*theirs[kWorkers], done); });
    std::vector<std::thread> workers;
    for (std::size_t i = 0; i < kWorkers; ++i)
        workers.emplace_back([&, i] { ticked[i] = drain(*theirs[i], i); });
    for (auto& worker : workers) worker.join();
    const auto seconds = ms_since(start) / 1000;
    done = true;
    user.join();
    std::sort(took.begin(), took.end());
    std::cout << cases << " clocks in " << seconds << " s, " << static_cast<double>(cases) / seconds
              << "/s; by worker";
    for (const auto one : ticked) std::cout << " " << one;
    std::cout << "; " << took.size() << " commands beside them took at most " << took.back()
              << " ms, in the middle " << took[took.size() / 2] << " ms\n";
    if (const auto what = wrong(*store, cases); !what.empty()) fail(what);
    const auto within = std::stod(options.at("within"));
    if (within > 0 && took.back() > within) fail("a command waited too long");
    return 0;
}

}  // namespace
}  // namespace guiju::scale

int main(int argc, char** argv) {
    guiju::scale::Options options{{"cases", "5000"}, {"url", ""}, {"apart", "0"}, {"within", "0"}};
    for (int i = 1; i + 1 < argc; i += 2) options[std::string(argv[i]).substr(2)] = argv[i + 1];
    return guiju::scale::run(options);
}
