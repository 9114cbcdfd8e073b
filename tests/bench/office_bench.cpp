// SPDX-License-Identifier: Apache-2.0
// Whole commands, durable: the office over SQLite (WAL, synchronous=FULL) under the Zhejiang measures. One
// command fills in a field of a draft: rights and inputs are checked; case, document, journal and answer are
// written. sqlite_bench has the store alone beside the raw loop.
#include <benchmark/benchmark.h>

#include <filesystem>
#include <string>

#include "adapters/sql/store.h"
#include "dsl/compile/compile.h"
#include "engine/casework/office.h"
#include "tests/bench/rule_files.h"

namespace {

using namespace guiju;
using casework::Command;

void durable_commands(benchmark::State& state) {
    const auto sources = bench::measures();
    const auto policy =
        sources.empty() ? base::Checked<compile::Compiled>{} : compile::compile(sources);
    if (!policy.ok()) return state.SkipWithError("run it from the repository");
    const auto folder = std::filesystem::temp_directory_path() / "guiju_office_bench";
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    const std::string url = "sqlite://" + (folder / "cases.db").string();
    auto store = sql::init(url).ok() ? sql::open(url) : base::Error{};
    if (!store.ok()) return state.SkipWithError("no database");
    casework::Office office(**store, **store, {true, 5});
    const auto at = *value::parse_instant("2025-10-09");
    (void)(*store)->put_unit({"E1", "企业", {"需求提出单位"}, "330421", {}});
    (void)office.adopt(policy.value->program, *value::parse_instant("2025-01-01"));
    std::int64_t number = 0, done = 0;
    const auto command = [&](Command::Kind kind) {
        Command c;
        c.kind = kind;
        c.id = "c" + std::to_string(++number);
        c.case_id = "D1";
        c.at = at;
        c.actor = {"王工", "E1", ""};
        c.inputs["需求名称"] = value::Value("高速纺丝油剂替代" + std::to_string(number));
        return c;
    };
    if (!office.handle(command(Command::Kind::open)).ok())
        return state.SkipWithError("the case does not open");
    for (auto _ : state) {
        std::vector<Command> group;
        for (std::int64_t i = 0; i < state.range(0); ++i)
            group.push_back(command(Command::Kind::fill));
        for (const auto& result : office.handle_all(group)) done += result.ok();
    }
    if (done != state.iterations() * state.range(0)) state.SkipWithError("a command was refused");
    state.SetItemsProcessed(done);
}
BENCHMARK(durable_commands)->Arg(1)->Arg(64)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
