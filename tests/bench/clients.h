// SPDX-License-Identifier: Apache-2.0
#pragma once
// What benchmarks of whole commands have in common: clients as threads, offices, a server, the middle of many runs.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <functional>
#include <iostream>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "adapters/sql/store.h"
#include "engine/casework/office.h"
#include "engine/casework/seen_directory.h"

namespace guiju::bench {

[[nodiscard]] inline double seconds(const std::function<void()>& work) {
    using Steady = std::chrono::steady_clock;
    const auto start = Steady::now();
    work();
    return std::chrono::duration<double>(Steady::now() - start).count();
}

[[nodiscard]] inline double median(std::vector<double> all) {
    std::sort(all.begin(), all.end());
    return all[all.size() / 2];
}

/// A thread for each client; returns when the last is done.
inline void at_once(std::size_t clients, const std::function<void(std::size_t client)>& work) {
    std::vector<std::thread> threads;
    for (std::size_t c = 0; c < clients; ++c) threads.emplace_back([&work, c] { work(c); });
    for (auto& thread : threads) thread.join();
}

[[nodiscard]] inline std::vector<std::unique_ptr<casework::Office>> offices_at(sql::SqlStore& store,
                                                                               std::size_t many) {
    std::vector<std::unique_ptr<casework::Office>> offices;
    const auto sight = std::make_shared<casework::SharedSight>();
    for (std::size_t i = 0; i < many; ++i)
        offices.push_back(std::make_unique<casework::Office>(
            store, store, casework::OfficeOptions{.simulate = true, .sight = sight}));
    return offices;
}

/// What is measured has to work.
inline void must(const base::Result<casework::Receipt>& done) {
    if (done.ok()) return;
    std::cerr << done.error().say(base::Lang::en) << " " << done.error().detail << "\n";
    std::abort();
}

/// Where the server of tests/servers/with_server.sh is, if it is PostgreSQL; else nothing.
[[nodiscard]] inline const char* postgresql_server() {
    const char* address = std::getenv("GUIJU_TEST_OWNER_DB");
    return address != nullptr && std::string(address).starts_with("postgresql:") ? address
                                                                                 : nullptr;
}

/// Says so when there is none.
[[nodiscard]] inline bool has_postgresql(benchmark::State& state) {
    if (postgresql_server() == nullptr)
        state.SkipWithError("skipped: no PostgreSQL (tests/servers/with_server.sh starts one)");
    return postgresql_server() != nullptr;
}

}  // namespace guiju::bench
