// SPDX-License-Identifier: Apache-2.0
// A storm: workers give commands to one database while they, the server or its connections are struck at
// random points; then the checker says what is lost, duplicated or half-done. The seed is printed.
//
//   storm [--url URL] [--kills N] [--commands M] [--workers W] [--seed S]
//         [--strike worker|sessions|server] [--mutant key|cas|early|halves --notices lost|duplicated|half-done]
//
// Without --url the database of with_server.sh; the tables are made and must be empty.
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <map>
#include <random>
#include <thread>

#include "adapters/sql/session.h"
#include "tests/fault/storm/checker.h"
#include "tests/fault/storm/crew.h"
#include "tests/fault/storm/orders.h"
#include "tests/fault/storm/strike.h"

namespace guiju::storm {
namespace {

using Options = std::map<std::string, std::string>;

long number_in(const Options& options, const std::string& name) {
    return std::atol(options.at(name).c_str());
}

std::string said(const base::Error& error) {
    return base::name_of(error.code) + std::string(" ") + error.say(base::Lang::en) + " " +
           error.detail;
}

int fail(const std::string& why) {
    std::cerr << "FAILED: " << why << "\n";
    return 1;
}

/// Strikes now; "" or why it could not.
std::string strike(const Options& options, Crew& crew, std::mt19937& random) {
    const auto& what = options.at("strike");
    // A moment of any length, to hit a commit, a checkpoint, the work between.
    std::this_thread::sleep_for(std::chrono::microseconds(random() % 15000));
    if (what == "worker") {
        crew.strike(static_cast<int>(random() % static_cast<unsigned>(crew.workers())));
        return "";
    }
    if (what == "server") return stop_at_once() ? "" : "there is no server to stop";
    const auto ended = end_sessions(options.at("url"));
    return ended.ok() ? "" : said(ended.error());
}

/// Lets the crew work and strikes until enough was answered and struck; "" or what went wrong.
std::string blow(const Options& options, Crew& crew, std::mt19937& random) {
    const auto commands = static_cast<std::size_t>(number_in(options, "commands"));
    const auto kills = number_in(options, "kills");
    const auto apart = std::max<std::size_t>(1, commands / static_cast<std::size_t>(kills + 1));
    std::size_t next = random() % (2 * apart);
    auto heard = std::chrono::steady_clock::now();
    for (long struck = 0; struck < kills || crew.acks().size() < commands;) {
        const auto before = crew.acks().size();
        if (!crew.listen(1000)) return "a worker ended by itself";
        const auto now = std::chrono::steady_clock::now();
        if (crew.acks().size() > before) heard = now;
        if (now - heard > std::chrono::seconds(60)) return "no answer for a minute";
        if (struck == kills || crew.acks().size() < next) continue;
        if (auto problem = strike(options, crew, random); !problem.empty()) return problem;
        next = crew.acks().size() + random() % (2 * apart);
        ++struck;
    }
    crew.end();
    return "";
}

/// SQLite looks at its own pages; "" when they are whole.
std::string broken_pages(const std::string& address) {
    const auto url = sql::parse_url(address);
    if (!url.ok() || url->driver != "sqlite") return "";
    sql::Session session(**sql::dialect_for(*url, {}), *url, {});
    std::string answer;
    session.raw() << "pragma integrity_check", soci::into(answer);
    return answer == "ok" ? "" : answer;
}

bool notices(const Verdict& verdict, const std::string& word) {
    if (word == "lost") return !verdict.lost.empty();
    if (word == "duplicated") return !verdict.duplicated.empty();
    return word == "half-done" && !verdict.half_done.empty();
}

base::Result<std::unique_ptr<sql::SqlStore>> open_at_last(const std::string& url) {
    auto store = sql::open(url);
    for (int left = 100; !store.ok() && left > 0; --left) {
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
        store = sql::open(url);
    }
    return store;
}

int judge(const Options& options, const std::vector<Ack>& acks) {
    if (const auto problem = broken_pages(options.at("url")); !problem.empty())
        return fail(problem);
    const auto store = open_at_last(options.at("url"));
    if (!store.ok()) return fail(said(store.error()));
    const auto verdict = check(**store, acks);
    if (!verdict.ok()) return fail(said(verdict.error()));
    const auto again = std::count_if(acks.begin(), acks.end(),
                                     [](const Ack& ack) { return ack.done && ack.sent < 0; });
    std::cout << acks.size() << " answers, " << again << " of them from the record; "
              << say(*verdict) << std::endl;
    const auto& wanted = options.at("notices");
    if (wanted.empty()) return verdict->clean() ? 0 : 1;
    return notices(*verdict, wanted) ? 0 : fail("the checker did not notice: " + wanted);
}

/// Without the password.
std::string place_of(const std::string& address) {
    const auto url = sql::parse_url(address);
    return url.ok() ? url->driver + " " + url->place : address;
}

int run(const Options& options, const std::string& program) {
    std::cout << "storm on " << place_of(options.at("url")) << ": seed " << options.at("seed")
              << ", " << options.at("kills") << " strikes at " << options.at("strike") << ", "
              << options.at("commands") << " commands, mutant " << options.at("mutant")
              << std::endl;
    if (const auto made = sql::init(options.at("owner")); !made.ok())
        return fail(said(made.error()));
    {
        const auto store = sql::open(options.at("url"));
        if (!store.ok()) return fail(said(store.error()));
        if (const auto ready = prepare(**store); !ready.ok()) return fail(said(ready.error()));
    }
    const auto seed = static_cast<unsigned>(number_in(options, "seed"));
    std::mt19937 random(seed);
    Crew crew({program, options.at("url"), seed, options.at("mutant")},
              static_cast<int>(number_in(options, "workers")));
    if (const auto problem = blow(options, crew, random); !problem.empty()) return fail(problem);
    return judge(options, crew.acks());
}

std::string environment(const char* name) {
    const char* found = std::getenv(name);
    return found == nullptr ? "" : found;
}

}  // namespace
}  // namespace guiju::storm

int main(int count, char** words) {
    guiju::storm::Options options{{"url", guiju::storm::environment("GUIJU_TEST_DB")},
                                  {"owner", guiju::storm::environment("GUIJU_TEST_OWNER_DB")},
                                  {"kills", "100"},
                                  {"commands", "10000"},
                                  {"workers", "2"},
                                  {"seed", "20260101"},
                                  {"strike", "worker"},
                                  {"mutant", "none"},
                                  {"notices", ""}};
    for (int i = 1; i < count; i += 2) {
        const std::string word = words[i];
        if (i + 1 == count || !word.starts_with("--") || !options.contains(word.substr(2)))
            return guiju::storm::fail("what is " + word + "?");
        options[word.substr(2)] = words[i + 1];
        if (word == "--url") options["owner"] = words[i + 1];
    }
    if (options.at("url").empty()) return guiju::storm::fail("which database? --url");
    return guiju::storm::run(options, STORM_WORKER);
}
