// SPDX-License-Identifier: Apache-2.0
// Verifying a journal as `guiju db verify` does: every entry is read from SQLite through the store,
// fingerprinted and held against its seal. Items per second are entries; the goal is 150,000. `chain`
// is the share without a database: entries in memory. The argument is the algorithm: 0 SHA-256, 1 SM3.
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <filesystem>

#include "adapters/sql/store.h"
#include "engine/evidence/entry.h"
#include "engine/evidence/inspect.h"
#include "engine/evidence/sealing.h"

namespace {

using namespace guiju;

constexpr int kCases = 5000;
constexpr int kEntries = 8;
constexpr const char* kKey =
    "-----BEGIN PRIVATE KEY-----\n"
    "MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g\n"
    "-----END PRIVATE KEY-----\n";

/// A command as casework writes it, of about 700 bytes.
ports::CaseChange change_of(const std::string& id, std::int64_t sequence, const std::string& before,
                            evidence::Hash hash) {
    const auto number = std::to_string(sequence);
    const value::Instant at{1759107600000 + sequence * 60000};
    ports::CaseChange c;
    c.expected_revision = sequence - 1;
    c.after.id = id;
    c.after.revision = sequence;
    c.after.stage = "需求初筛";
    c.journal = {id,
                 sequence,
                 at,
                 "李四",
                 "91330421MA28A0XW3J",
                 "征集渠道单位",
                 "审查",
                 "需求初筛",
                 "handling",
                 "需求验证",
                 "handling",
                 R"({"材料规范":"符合"})",
                 "材料齐全，同意转需求验证",
                 R"({"outcome":"转需求验证","criteria":[{"number":1,"answer":"yes"},)"
                 R"({"number":2,"answer":"yes"},{"number":3,"answer":"yes"}]})",
                 id + "-" + number};
    c.journal.effect =
        R"({"case":{"stage":"需求验证","phase":"handling","holder_unit":"91330421MA28A0XW3J"},)"
        R"("set":{"r":{"材料规范":"符合"}},"work":[{"id":"x#1","case_id":"x","kind":"handle"}]})";
    c.command = {id + "-" + number, id, sequence, "{}", at};
    evidence::chain(c, before, hash);
    return c;
}

void fill(sql::SqlStore& store, evidence::Hash hash) {
    std::vector<std::string> heads(kCases);
    // Entry by entry over all cases, as they come in life; so cases lie scattered in the file.
    for (int sequence = 1; sequence <= kEntries; ++sequence) {
        auto tx = *store.begin();
        for (int number = 0; number < kCases; ++number) {
            auto& head = heads[static_cast<std::size_t>(number)];
            const auto change =
                change_of("ZJ-2025-" + std::to_string(100000 + number), sequence, head, hash);
            head = change.after.head;
            if (!tx->save(change).ok()) std::abort();
        }
        if (!tx->commit().ok()) std::abort();
    }
}

void verify(benchmark::State& state) {
    const auto hash = state.range(0) == 0 ? evidence::Hash::sha256 : evidence::Hash::sm3;
    const auto folder = std::filesystem::temp_directory_path() / "guiju_evidence_bench";
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    auto store =
        sql::open("sqlite://" + (folder / "cases.db").string(), {.mode = sql::Mode::create});
    if (!store.ok()) return state.SkipWithError("no database");
    fill(**store, hash);
    const auto key = evidence::PrivateKey::read(kKey, "key");
    const auto sealing = evidence::next_seal(**store, {}, *key, {1759200000000}, {}, hash);
    if (!sealing.ok() || !sealing->seal) return state.SkipWithError("no seal");
    std::int64_t entries = 0;
    for (auto _ : state) {
        const auto book =
            evidence::read_book({*sealing->seal}, sealing->seal->line + "\n", key->public_key());
        evidence::Inspector inspector(book);
        if (!(*store)->visit_journal(inspector).ok()) return state.SkipWithError("not read");
        const auto report = inspector.finish();
        if (report.bad != 0 || report.sealed != kCases * kEntries)
            return state.SkipWithError("an alarm");
        entries += report.entries;
    }
    state.SetItemsProcessed(entries);
    std::filesystem::remove_all(folder);
}
BENCHMARK(verify)->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond)->UseRealTime();

void chain(benchmark::State& state) {
    const auto hash = state.range(0) == 0 ? evidence::Hash::sha256 : evidence::Hash::sm3;
    const auto entry = change_of("ZJ-2025-100000", 1, "", hash).journal;
    std::int64_t entries = 0;
    evidence::ChainCheck check;
    for (auto _ : state) {
        check.begin(0, "");
        if (check.next(entry)) return state.SkipWithError("an alarm");
        ++entries;
    }
    state.SetItemsProcessed(entries);
}
BENCHMARK(chain)->Arg(0)->Arg(1);

/// What a command pays: hints, fingerprint.
void write_one(benchmark::State& state) {
    auto change = change_of("ZJ-2025-100000", 1, "", evidence::Hash::sha256);
    for (auto _ : state) evidence::chain(change, "");
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(write_one);

}  // namespace
