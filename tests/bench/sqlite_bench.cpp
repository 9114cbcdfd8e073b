// SPDX-License-Identifier: Apache-2.0
// One durable command through the store, against a loop on the C library that writes the same rows of
// the same tables with the same bytes (WAL, synchronous FULL), side by side in alternating rounds.
// Counter `ratio`: commands a second of the store as a share of those of the loop.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <vector>

#include "adapters/sql/store.h"
#include "engine/evidence/entry.h"
#include "tests/bench/raw_loop.h"

namespace guiju::bench {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr int kCases = 2000;

/// A command as casework makes them: a screened demand of about 1.5 kB, a clock, a work item.
ports::CaseChange change_of(int number, std::int64_t sequence) {
    ports::CaseChange c;
    const std::string id = "ZJ-2025-" + std::to_string(100000 + number);
    const auto text = std::to_string(sequence);
    const value::Instant at{1759107600000 + sequence * 60000};
    auto& row = c.after;
    c.expected_revision = sequence - 1;
    row.id = id;
    row.policy = "企业科技创新需求常态化征集响应";
    row.policy_hash = std::string(64, 'a');
    row.revision = sequence;
    row.stage = sequence % 2 == 0 ? "需求初筛" : "需求验证";
    row.phase = "handling";
    row.holder_role = "征集渠道单位";
    row.holder_unit = "91330421MA28" + std::to_string(number % 90);
    row.handler_unit = row.holder_unit;
    row.applicant_unit = "91330400" + std::to_string(number);
    row.territory = "330421";
    row.title = "高速纺丝油剂国产化替代技术需求";
    row.confidentiality = "公开";
    row.duplicate_key = row.applicant_unit + "|新产品开发|" + row.title;
    row.opened = row.filed = {1759107600000 + number * 1000};
    row.updated = at;
    for (int i = 0; i < 14; ++i)
        row.fields["需求字段" + std::to_string(i)] =
            value::Value("内容说明：耐高温、低挥发、易清洗");
    row.fields["意向投入"] = value::Quantity{1800000, value::Dimension::money};
    c.journal = {id,
                 sequence,
                 at,
                 "zhao",
                 row.holder_unit,
                 "征集渠道单位",
                 "审查",
                 "需求初筛",
                 "handling",
                 row.stage,
                 "handling",
                 R"({"材料规范":"符合"})",
                 "",
                 R"({"outcome":"转需求验证","criteria":[{"number":1,"answer":"yes"}]})",
                 id + "-" + text};
    ports::ClockRecord clock;
    clock.case_id = id;
    clock.name = "需求初筛/期限";
    clock.state = "running";
    clock.budget = 3;
    clock.unit = "workdays";
    clock.due = {at.ms + 259200000};
    clock.started = row.filed;
    c.clocks = {clock};
    c.work = {{id + "#1", id, "handle", row.stage, "征集渠道单位", row.holder_unit, "", at, {}}};
    c.outbox = {{id + "/" + text + "/1", id, "notify", "需求提出单位", row.applicant_unit,
                 R"({"title":"高速纺丝油剂"})", at}};
    c.command = {id + "-" + text, id, sequence, R"({"outcome":"转需求验证"})", at};
    c.journal.effect = R"({"case":{"stage":"需求验证","phase":"handling"},"work":[]})";
    evidence::chain(c, "");
    return c;
}

/// Two databases with the same cases, and what is the next revision of each case.
struct Beds {
    Beds() {
        std::string name = (fs::temp_directory_path() / "guiju-bench-XXXXXX").string();
        folder = ::mkdtemp(name.data());
        auto opened =
            sql::open("sqlite://" + (folder / "store.db").string(), {.mode = sql::Mode::create});
        store = std::move(*opened);
        for (int i = 0; i < kCases; i += 100) {
            auto tx = *store->begin();
            for (int n = i; n < i + 100; ++n) (void)tx->save(change_of(n, 1)).ok();
            if (!tx->commit().ok()) std::abort();
        }
        store.reset();
        fs::copy_file(folder / "store.db", folder / "floor.db");
        store = std::move(*sql::open("sqlite://" + (folder / "store.db").string()));
        floor = sqlite_loop((folder / "floor.db").string());
        revision.assign(2, std::vector<std::int64_t>(kCases, 1));
    }
    ~Beds() {
        store.reset();
        floor.reset();
        fs::remove_all(folder);
    }
    fs::path folder;
    std::unique_ptr<sql::SqlStore> store;
    std::unique_ptr<RawLoop> floor;
    std::vector<std::vector<std::int64_t>> revision;  ///< of the store, of the floor
    std::uint32_t random = 1;
};

/// `group` commands on different cases; made before the clock runs.
std::vector<ports::CaseChange> next_group(Beds& beds, std::size_t side, int group) {
    std::vector<ports::CaseChange> changes;
    for (int i = 0; i < group; ++i) {
        beds.random = beds.random * 1664525U + 1013904223U;
        const int number = static_cast<int>(beds.random >> 8U) % kCases;
        auto& revision = beds.revision[side][static_cast<std::size_t>(number)];
        changes.push_back(change_of(number, ++revision));
    }
    return changes;
}

std::vector<RawStatement> raw_of(const std::vector<ports::CaseChange>& changes) {
    std::vector<RawStatement> all;
    for (const auto& change : changes) {
        const auto number =
            std::stoi(change.after.id.substr(change.after.id.rfind('-') + 1)) - 100000;
        const auto before = change_of(number, change.expected_revision).after;
        for (auto& one : statements_of(change, &before)) all.push_back(std::move(one));
    }
    return all;
}

void run_store(sql::SqlStore& store, const std::vector<ports::CaseChange>& changes) {
    auto tx = store.begin();
    if (!tx.ok()) std::abort();
    for (const auto& change : changes) {
        const auto known = (*tx)->find_command(change.command.id);
        const auto view = (*tx)->load(change.after.id);
        if (!known.ok() || *known || !view.ok() || !*view) std::abort();
        if (!(*tx)->save(change).ok()) std::abort();
    }
    if (!(*tx)->commit().ok()) std::abort();
}

/// Nanoseconds a command, for a store round or a floor round.
template <class Work>
double nanoseconds(Work work, int commands) {
    const auto start = Clock::now();
    work();
    return static_cast<double>(
               std::chrono::duration_cast<std::chrono::nanoseconds>(Clock::now() - start).count()) /
           commands;
}

void commands(benchmark::State& state) {
    const int group = static_cast<int>(state.range(0));
    const int groups = group == 1 ? 100 : 10;
    Beds beds;
    std::vector<double> store;
    std::vector<double> floor;
    const auto one_side = [&](std::size_t side) {
        std::vector<std::vector<ports::CaseChange>> work;
        std::vector<std::vector<RawStatement>> raw;
        for (int i = 0; i < groups; ++i) {
            work.push_back(next_group(beds, side, group));
            raw.push_back(raw_of(work.back()));
        }
        const auto run = [&] {
            if (side == 0)
                for (const auto& changes : work) run_store(*beds.store, changes);
            else
                for (const auto& statements : raw) beds.floor->run(statements);
        };
        return nanoseconds(run, groups * group);
    };
    for (auto _ : state) {
        // Alternating order, so that neither side always follows the other's checkpoint.
        for (const std::size_t side : {store.size() % 2, 1 - store.size() % 2}) {
            (side == 0 ? store : floor).push_back(one_side(side));
        }
    }
    std::sort(store.begin(), store.end());
    std::sort(floor.begin(), floor.end());
    const double mine = store[store.size() / 2];
    const double raw = floor[floor.size() / 2];
    state.counters["store/s"] = 1e9 / mine;
    state.counters["floor/s"] = 1e9 / raw;
    state.counters["ratio"] = raw / mine;
    state.counters["store_best/s"] = 1e9 / store.front();
    state.counters["floor_best/s"] = 1e9 / floor.front();
}
BENCHMARK(commands)->Arg(1)->Arg(64)->Iterations(20)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace guiju::bench
