// SPDX-License-Identifier: Apache-2.0
// The work of the peers, as a policy: 100,000 cases go round twelve stages (tests/bench/peers/ring.guiju), one
// command moves one of them, drawn at random, to the next: case, history, message, answer, rights and rules
// decided. What bench/peers calls W3 is the same without the rights, the rules, the proof and the answer.
//   postgresql/N             N clients, an office each, one command a commit
//   postgresql_hall/N        N clients in one hall
//   postgresql_grouped/64/N  N clients, 64 commands a commit (inbox, clocks)
// PostgreSQL only inside tests/servers/with_server.sh, which GUIJU_TEST_DURABLE=1 makes write to the disk.
#include <benchmark/benchmark.h>

#include "adapters/sql/store.h"
#include "dsl/compile/compile.h"
#include "engine/casework/hall.h"
#include "engine/casework/office.h"
#include "tests/bench/clients.h"
#include "tests/bench/raw_loop.h"
#include "tests/bench/rule_files.h"

namespace guiju::bench {
namespace {

using casework::Command;

constexpr std::size_t kCases = 100000;
constexpr std::size_t kUnits = 90;
constexpr std::size_t kGroup = 64;

std::optional<program::Program> ring() {
    const auto sources = sources_of({"tests/bench/peers/ring.guiju"});
    if (sources.empty()) return std::nullopt;
    auto made = compile::compile(sources);
    if (!made.ok()) return std::nullopt;
    return made.value->program;
}

Command on_case(Command::Kind kind, std::size_t which, std::string id) {
    Command out;
    out.kind = kind;
    out.id = std::move(id);
    out.case_id = "demand-" + std::to_string(which);
    out.at = *value::parse_instant("2025-06-30");
    out.actor = {"clerk", "bureau" + std::to_string(which % kUnits), ""};
    return out;
}

/// Commands of one client: each moves a case that is drawn at random, as the peers draw theirs.
class Draw {
   public:
    Draw(std::size_t run, std::size_t client)
        : name_(std::to_string(run) + "/" + std::to_string(client) + "/"),
          seed_(static_cast<std::uint32_t>(7 + 1000 * run + client)) {}

    Command next() {
        seed_ = seed_ * 1664525U + 1013904223U;
        auto out =
            on_case(Command::Kind::act, (seed_ >> 8U) % kCases, name_ + std::to_string(++number_));
        out.verb = "办理";
        out.reason = "screened, all items present";
        return out;
    }

   private:
    std::string name_;
    std::uint32_t seed_;
    std::size_t number_ = 0;
};

/// 100,000 cases in the first stage, on a server that has tidied its tables and knows them.
bool served(benchmark::State& state) {
    if (!has_postgresql(state)) return false;
    static const bool kReady = [] {
        const auto policy = ring();
        if (!policy) return false;
        auto store = *sql::open(postgresql_server(), {.mode = sql::Mode::create});
        for (std::size_t i = 0; i < kUnits; ++i) {
            const auto id = "bureau" + std::to_string(i);
            if (!store->put_unit({id, "承办处" + std::to_string(i), {"承办处"}, "330000", {}}).ok())
                return false;
        }
        if (!store->put_unit({"watch", "监督处", {"监督处"}, "330000", {}}).ok()) return false;
        casework::Office office(*store, *store, {.simulate = true});
        if (!office.adopt(*policy, *value::parse_instant("2025-01-01")).ok()) return false;
        std::vector<Command> group;
        for (std::size_t i = 0; i < kCases; ++i) {
            group.push_back(on_case(Command::Kind::open, i, "open/" + std::to_string(i)));
            group.back().inputs["标题"] = value::Value("demand number " + std::to_string(i));
            if (group.size() < kGroup && i + 1 < kCases) continue;
            for (const auto& done : office.handle_all(group)) must(done);
            group.clear();
        }
        postgresql_loop(postgresql_server())->say({"vacuum analyze"});
        return true;
    }();
    if (!kReady) state.SkipWithError("run it from the repository, on an empty database");
    return kReady;
}

/// No two runs give a command the same id.
std::size_t next_run() {
    static std::size_t runs = 0;
    return ++runs;
}

/// So many commands go through `clients` doors.
template <class Handle>
void moved(benchmark::State& state, std::size_t clients, std::size_t each, const Handle& handle) {
    std::vector<double> rates;
    for (auto _ : state) {
        const auto run = next_run();
        std::vector<Draw> draws;
        for (std::size_t c = 0; c < clients; ++c) draws.emplace_back(run, c);
        at_once(clients, [&](std::size_t c) { handle(c, draws[c], kGroup); });
        const auto needed =
            seconds([&] { at_once(clients, [&](std::size_t c) { handle(c, draws[c], each); }); });
        rates.push_back(static_cast<double>(each * clients) / needed);
    }
    state.counters["office/s"] = median(rates);
}

void postgresql(benchmark::State& state) {
    if (!served(state)) return;
    const auto clients = static_cast<std::size_t>(state.range(0));
    const auto store = *sql::open(postgresql_server());
    const auto offices = offices_at(*store, clients);
    moved(state, clients, 6400 / clients, [&](std::size_t c, Draw& draw, std::size_t many) {
        for (std::size_t i = 0; i < many; ++i) must(offices[c]->handle(draw.next()));
    });
}

void postgresql_hall(benchmark::State& state) {
    if (!served(state)) return;
    const auto clients = static_cast<std::size_t>(state.range(0));
    const auto store = *sql::open(postgresql_server());
    casework::Hall hall(*store, *store, {.office = {.simulate = true}});
    moved(state, clients, 6400 / clients, [&](std::size_t /*c*/, Draw& draw, std::size_t many) {
        for (std::size_t i = 0; i < many; ++i) must(hall.handle(draw.next()));
    });
}

void postgresql_grouped(benchmark::State& state) {
    if (!served(state)) return;
    const auto clients = static_cast<std::size_t>(state.range(1));
    const auto store = *sql::open(postgresql_server());
    const auto offices = offices_at(*store, clients);
    moved(state, clients, 512 * kGroup / clients, [&](std::size_t c, Draw& draw, std::size_t many) {
        for (std::size_t i = 0; i < many; i += kGroup) {
            std::vector<Command> group;
            for (std::size_t k = 0; k < kGroup; ++k) group.push_back(draw.next());
            for (const auto& done : offices[c]->handle_all(group)) must(done);
        }
    });
}

void clients(benchmark::internal::Benchmark* benchmark) {
    benchmark->Arg(1)->Arg(4)->Arg(16)->Iterations(3)->Unit(benchmark::kMillisecond)->UseRealTime();
}
BENCHMARK(postgresql)->Apply(clients);
BENCHMARK(postgresql_hall)->Apply(clients);
BENCHMARK(postgresql_grouped)
    ->Args({64, 1})
    ->Args({64, 4})
    ->Args({64, 16})
    ->Iterations(3)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

}  // namespace
}  // namespace guiju::bench
