// SPDX-License-Identifier: Apache-2.0
// Whole commands, durable: enterprises file demands under the Zhejiang measures (open, submit), through the
// office, beside a hand-written loop on the client library that writes the same rows; in turns, in one run.
//   sqlite/1           one command a commit; the raw loop reads as the office does, one row a statement
//   sqlite/64          up to 64 commands a commit (inbox, clocks)
//   postgresql_grouped/64/N   the same, N clients
//   sqlite_hall/N      N threads in one hall
//   postgresql/N       N clients, an office each; the floor is one statement a command, which reads nothing
//   postgresql_hall/N  N clients in one hall, where what waits together is committed together; the same floor
// Counters: commands a second of the office and of the floor; time_ratio: time a command over the floor's.
// PostgreSQL only inside tests/servers/with_server.sh, which GUIJU_TEST_DURABLE=1 makes write to the disk.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <filesystem>

#include "adapters/sql/store.h"
#include "engine/casework/hall.h"
#include "engine/casework/office.h"
#include "tests/bench/clients.h"
#include "tests/bench/filing.h"
#include "tests/bench/raw_loop.h"

namespace guiju::bench {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kDemands = 1600;

const Filing& filing() {
    static const Filing kFiling = file_demands(kDemands);
    return kFiling;
}

/// The commands from..until in batches, all of the first kind before those of the second.
std::vector<std::vector<casework::Command>> batches(std::size_t from, std::size_t until,
                                                    std::size_t size) {
    const auto& all = filing().commands;
    std::vector<std::vector<casework::Command>> out;
    for (; from < until; from += 2 * size)
        for (const std::size_t which : {0U, 1U}) {
            out.emplace_back();
            for (auto i = from + which; i < std::min(until, from + 2 * size); i += 2)
                out.back().push_back(all[i]);
        }
    return out;
}

/// The case as the command before this one left it: those of one demand stand behind each other.
const ports::CaseRecord* before(std::size_t at) {
    const auto& all = filing().changes;
    return all[at].expected_revision == 0 ? nullptr : &all[at - 1].after;
}

/// Commands before the clock runs: to connect, to prepare, and for the server to touch its memory.
constexpr std::size_t kWarm = 640;
std::size_t measured() { return filing().commands.size() - kWarm; }

/// Commands from..until cut in equal parts by demand, a thread each.
using Part = std::function<void(std::size_t client, std::size_t from, std::size_t until)>;
void cut(std::size_t clients, std::size_t from, std::size_t until, const Part& part) {
    const auto demands = (until - from) / 2;
    at_once(clients, [&](std::size_t c) {
        part(c, from + 2 * (demands * c / clients), from + 2 * (demands * (c + 1) / clients));
    });
}

/// Seconds until the last client is done, once all have found their stride.
double in_parts(std::size_t clients, const Part& part) {
    cut(clients, 0, kWarm, part);
    return seconds([&] { cut(clients, kWarm, filing().commands.size(), part); });
}

void fill_directory(sql::SqlStore& store) {
    for (const auto& unit : world()->units)
        if (!store.put_unit(unit).ok()) std::abort();
    casework::Office office(store, store, {.simulate = true});
    if (!office.adopt(world()->program, *value::parse_instant("2025-01-01")).ok()) std::abort();
}

/// `door`: an office, or the hall of many.
template <class Door>
void handle_all(Door& door, std::size_t from, std::size_t until) {
    for (auto i = from; i < until; ++i) must(door.handle(filing().commands[i]));
}

void handle_batches(casework::Office& office, std::size_t from, std::size_t until,
                    std::size_t size) {
    for (const auto& batch : batches(from, until, size))
        for (const auto& done : office.handle_all(batch)) must(done);
}

void report(benchmark::State& state, const std::vector<double>& office,
            const std::vector<double>& floor) {
    const auto commands = static_cast<double>(measured());
    state.counters["office/s"] = commands / median(office);
    if (floor.empty()) return;
    state.counters["floor/s"] = commands / median(floor);
    state.counters["time_ratio"] = median(office) / median(floor);
}

const std::vector<std::string> kEmptied{"case_row", "case_doc",  "journal", "command",
                                        "clock",    "work_item", "outbox"};

std::vector<std::string> emptying(const std::string& verb) {
    std::vector<std::string> out;
    for (const auto& table : kEmptied) out.push_back(verb + table);
    return out;
}

bool ready(benchmark::State& state) {
    if (world() == nullptr) state.SkipWithError("run it from the repository");
    return world() != nullptr;
}

/// A database in a folder of its own, units and policy in it; gone afterwards.
struct OwnFile {
    OwnFile() {
        std::string name = (fs::temp_directory_path() / "guiju-durable-XXXXXX").string();
        folder = ::mkdtemp(name.data());
        path = (folder / "office.db").string();
        fill_directory(**sql::open(url(), {.mode = sql::Mode::create}));
    }
    ~OwnFile() {
        std::error_code ignored;
        fs::remove_all(folder, ignored);
    }
    OwnFile(const OwnFile&) = delete;
    OwnFile& operator=(const OwnFile&) = delete;
    [[nodiscard]] std::string url() const { return "sqlite://" + path; }

    fs::path folder;
    std::string path;
};

void sqlite(benchmark::State& state) {
    if (!ready(state)) return;
    const auto size = static_cast<std::size_t>(state.range(0));
    const OwnFile file;
    std::vector<std::vector<RawStatement>> raw;
    for (std::size_t i = 0; i < filing().changes.size();
         i += size) {  // kWarm is a multiple of size
        raw.emplace_back();
        for (auto at = i; at < std::min(i + size, filing().changes.size()); ++at)
            for (auto& one : statements_of(filing().changes[at], before(at)))
                raw.back().push_back(std::move(one));
    }
    std::vector<double> office;
    std::vector<double> floor;
    const auto run_office = [&] {
        auto store = *sql::open(file.url());
        casework::Office one(*store, *store, {.simulate = true});
        office.push_back(in_parts(1, [&](std::size_t, std::size_t from, std::size_t until) {
            size > 1 ? handle_batches(one, from, until, size) : handle_all(one, from, until);
        }));
    };
    const auto run_floor = [&] {
        const auto loop = sqlite_loop(file.path);
        floor.push_back(in_parts(1, [&](std::size_t, std::size_t from, std::size_t until) {
            for (auto i = from / size; i < until / size; ++i) loop->run(raw[i]);
        }));
    };
    for (auto _ : state) {
        for (const bool first : {true, false}) {
            sqlite_loop(file.path)->say(emptying("delete from "));
            const bool even =
                (office.size() + floor.size()) % 4 < 2;  // now one begins, now the other
            even == first ? run_office() : run_floor();
        }
    }
    report(state, office, floor);
}
BENCHMARK(sqlite)->Arg(1)->Arg(64)->Iterations(6)->Unit(benchmark::kMillisecond)->UseRealTime();

/// Commands a second of so many threads in one hall; no floor: a raw loop of one thread is the same work.
void sqlite_hall(benchmark::State& state) {
    if (!ready(state)) return;
    const OwnFile file;
    std::vector<double> office;
    for (auto _ : state) {
        sqlite_loop(file.path)->say(emptying("delete from "));
        auto store = *sql::open(file.url());
        casework::Hall hall(*store, *store, {.office = {.simulate = true}});
        office.push_back(in_parts(static_cast<std::size_t>(state.range(0)),
                                  [&](std::size_t, std::size_t from, std::size_t until) {
                                      handle_all(hall, from, until);
                                  }));
    }
    report(state, office, {});
}
BENCHMARK(sqlite_hall)
    ->Arg(1)
    ->Arg(4)
    ->Arg(16)
    ->Iterations(6)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

/// Tables made, units and policy in them; false when there is no server.
bool served(benchmark::State& state) {
    if (!ready(state) || !has_postgresql(state)) return false;
    static const bool kFilled = [] {
        auto store = *sql::open(postgresql_server(), {.mode = sql::Mode::create});
        fill_directory(*store);
        {  // an office that has been open for a while: the server has tidied its tables, the planner knows them
            casework::Office office(*store, *store, {.simulate = true});
            handle_all(office, 0, filing().commands.size());
        }
        postgresql_loop(postgresql_server())->say({"vacuum analyze"});
        return true;
    }();
    return kFilled;
}

/// As they were before the first case: rows that are deleted would still be in the way of those that come again.
void empty_server() { postgresql_loop(postgresql_server())->say(emptying("truncate ")); }

/// Seconds that so many clients need through the product.
using Through = std::function<double(sql::SqlStore& store, std::size_t clients)>;

double through_offices(sql::SqlStore& store, std::size_t clients) {
    const auto offices = offices_at(store, clients);
    return in_parts(clients, [&](std::size_t client, std::size_t from, std::size_t until) {
        handle_all(*offices[client], from, until);
    });
}

double through_a_hall(sql::SqlStore& store, std::size_t clients) {
    casework::Hall hall(store, store, {.office = {.simulate = true}});
    return in_parts(clients, [&](std::size_t /*client*/, std::size_t from, std::size_t until) {
        handle_all(hall, from, until);
    });
}

void beside_the_floor(benchmark::State& state, const Through& through) {
    if (!served(state)) return;
    const auto clients = static_cast<std::size_t>(state.range(0));
    std::vector<RawStatement> raw;
    for (std::size_t i = 0; i < filing().changes.size(); ++i)
        raw.push_back(one_statement_of(filing().changes[i], before(i)));
    std::vector<double> office;
    std::vector<double> floor;
    const auto run_office = [&] {
        const auto store = *sql::open(postgresql_server());
        office.push_back(through(*store, clients));
    };
    const auto run_floor = [&] {
        std::vector<std::unique_ptr<RawLoop>> loops;
        for (std::size_t i = 0; i < clients; ++i)
            loops.push_back(postgresql_loop(postgresql_server()));
        floor.push_back(
            in_parts(clients, [&](std::size_t client, std::size_t from, std::size_t until) {
                for (auto i = from; i < until; ++i) loops[client]->run({raw[i]});
            }));
    };
    for (auto _ : state) {
        for (const bool first : {true, false}) {
            empty_server();
            const bool even =
                (office.size() + floor.size()) % 4 < 2;  // now one begins, now the other
            even == first ? run_office() : run_floor();
        }
    }
    report(state, office, floor);
}
void postgresql(benchmark::State& state) { beside_the_floor(state, through_offices); }
void postgresql_hall(benchmark::State& state) { beside_the_floor(state, through_a_hall); }

void clients(benchmark::internal::Benchmark* benchmark) {
    benchmark->Arg(1)->Arg(4)->Arg(16)->Iterations(6)->Unit(benchmark::kMillisecond)->UseRealTime();
}
BENCHMARK(postgresql)->Apply(clients);
BENCHMARK(postgresql_hall)->Apply(clients);

void postgresql_grouped(benchmark::State& state) {
    if (!served(state)) return;
    const auto size = static_cast<std::size_t>(state.range(0));
    const auto clients = static_cast<std::size_t>(state.range(1));
    std::vector<double> office;
    for (auto _ : state) {
        empty_server();
        const auto store = *sql::open(postgresql_server());
        const auto offices = offices_at(*store, clients);
        office.push_back(
            in_parts(clients, [&](std::size_t client, std::size_t from, std::size_t until) {
                handle_batches(*offices[client], from, until, size);
            }));
    }
    report(state, office, {});
}
BENCHMARK(postgresql_grouped)
    ->Args({64, 1})
    ->Args({64, 2})
    ->Iterations(6)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

}  // namespace
}  // namespace guiju::bench
