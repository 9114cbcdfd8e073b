// SPDX-License-Identifier: Apache-2.0
// A file with many open cases: how long until it is open, an office is ready and its first command is done;
// and how long the first page of a desk takes, filtered by unit, stage and due date. 300 units; every third
// case lies with the largest of them, and every third list is its.
//
//   desk [--cases N] [--lists M] [--within MS]
//
// --within: fails when one list in a hundred took longer, or the start 2 s. SQLite only: the address is in
// GUIJU_TEST_DB (with_server.sh), and the database must be empty.
#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "adapters/sql/store.h"
#include "engine/casework/office.h"
#include "tests/fault/storm/orders.h"
#include "tests/scale/herd.h"

namespace guiju::scale {
namespace {

using Steady = std::chrono::steady_clock;
using Options = std::map<std::string, std::string>;

constexpr int kUnits = 300;
constexpr std::array kStages{"需求分发", "需求初筛", "需求验证", "需求对接", "需求响应", "攻关"};
constexpr std::size_t kPage = 50;
constexpr long long kDay = 86400000;
const value::Instant kFirst = *value::parse_instant("2025-01-02T23:59:59+08:00");

double ms_since(Steady::time_point start) {
    return std::chrono::duration<double, std::milli>(Steady::now() - start).count();
}

void fail(const std::string& why) {
    std::cerr << "FAILED: " << why << "\n";
    std::exit(1);
}

/// The columns of a table, those named in `other` replaced by what stands there.
std::string columns(sqlite3* db, const std::string& table,
                    const std::map<std::string, std::string>& other) {
    std::string out;
    sqlite3_stmt* names = nullptr;
    const auto sql = "select name from pragma_table_info('" + table + "') order by cid";
    if (sqlite3_prepare_v2(db, sql.c_str(), -1, &names, nullptr) != SQLITE_OK) fail(sql);
    while (sqlite3_step(names) == SQLITE_ROW) {
        const std::string name(reinterpret_cast<const char*>(sqlite3_column_text(names, 0)));
        const auto found = other.find(name);
        out += (out.empty() ? "" : ", ") + (found == other.end() ? name : found->second);
    }
    sqlite3_finalize(names);
    return out;
}

/// Copies the rows of the first case of the herd, by the database itself: 1,000,000 in a minute.
void multiply(const std::string& path, std::size_t cases) {
    sqlite3* db = nullptr;
    if (sqlite3_open(path.c_str(), &db) != SQLITE_OK) fail("cannot open " + path);
    const auto say = [db](const std::string& sql) {
        if (sqlite3_exec(db, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
            fail(sql + ": " + sqlite3_errmsg(db));
    };
    const std::string id = "printf('H%07d', n)";
    const auto number_in = [](const std::string& what, std::size_t size) {
        return "((n * 7919 / 13 + n) " + what + ") % " + std::to_string(size);
    };
    std::string stage = "case " + number_in("/ 7", kStages.size());
    for (std::size_t i = 0; i < kStages.size(); ++i)
        stage += " when " + std::to_string(i) + " then '" + kStages[i] + "'";
    stage += " end";
    const auto unit =
        "'单位' || (case when n % 3 = 0 then 0 else " + number_in("", kUnits) + " end)";
    const auto filed =
        "(" + std::to_string(kFirst.ms) + " + n % 250 * " + std::to_string(kDay) + ")";
    const auto due = "(" + std::to_string(kFirst.ms) + " + (n * 31 + n / 7) % 365 * " +
                     std::to_string(kDay) + ")";
    const auto copy = [&](const std::string& table, const std::string& key,
                          std::map<std::string, std::string> other) {
        other[key] = id;
        say("with recursive numbers(n) as (select 1 union all select n + 1 from numbers where n "
            "< " +
            std::to_string(cases - 1) + ") insert into " + table + " select " +
            columns(db, table, other) + " from numbers, (select * from " + table + " where " + key +
            " = '" + herd_id(0) + "')");
    };
    say("begin");
    copy("case_row", "id",
         {{"holder_unit", unit},
          {"handler_unit", unit},
          {"stage", stage},
          {"filed", filed},
          {"list_key", "(" + filed + " / " + std::to_string(kDay) + " * 2 + 1)"}});
    copy("case_doc", "case_id", {});
    copy("journal", "case_id", {{"command_id", id + " || '/1'"}});
    copy("command", "case_id", {{"id", id + " || '/1'"}});
    copy("work_item", "case_id",
         {{"id", id + " || substr(id, instr(id, '#'))"}, {"unit_id", unit}});
    copy("clock", "case_id", {{"due_at", due}, {"wake_at", due}});
    say("commit");
    sqlite3_close(db);
}

ports::CaseFilter random_filter(std::mt19937& random) {
    ports::CaseFilter filter;
    filter.unit = "单位" + std::to_string(random() % 3 == 0 ? 0 : random() % kUnits);
    filter.stage = kStages[random() % kStages.size()];
    filter.due_before = {kFirst.ms + static_cast<long long>(random() % 366) * kDay};
    filter.open_only = true;
    filter.rows_only = true;
    filter.limit = kPage;
    return filter;
}

/// How long each list took, in milliseconds; fails when one shows what it should not.
std::vector<double> show_lists(sql::SqlStore& store, std::size_t lists) {
    std::mt19937 random(20251009);
    std::vector<double> took;
    std::size_t shown = 0;
    for (std::size_t i = 0; i < lists; ++i) {
        const auto filter = random_filter(random);
        std::vector<ports::CaseRecord> page;
        const auto start = Steady::now();
        const auto done = store.for_each(filter, [&](const ports::CaseRecord& one) {
            page.push_back(one);
            return true;
        });
        took.push_back(ms_since(start));
        if (!done.ok()) fail(done.error().say(base::Lang::en));
        for (const auto& one : page)
            if (one.holder_unit != filter.unit || one.stage != filter.stage) fail(one.id);
        shown += page.size();
    }
    if (shown == 0) fail("nothing was shown");
    std::cout << lists << " lists with " << shown << " rows";
    std::sort(took.begin(), took.end());
    return took;
}

int run(const Options& options) {
    const auto cases = static_cast<std::size_t>(std::stoul(options.at("cases")));
    const auto lists = static_cast<std::size_t>(std::stoul(options.at("lists")));
    const std::string url =
        std::getenv("GUIJU_TEST_DB") == nullptr ? "" : std::getenv("GUIJU_TEST_DB");
    if (!url.starts_with("sqlite://")) fail("no SQLite database (tests/servers/with_server.sh)");
    {
        const auto store = sql::open(url, {.mode = sql::Mode::create});
        if (!store.ok()) fail(store.error().say(base::Lang::en));
        drive_in(**store, **store, 1, [](std::size_t, ports::CaseChange&) {});
    }
    const auto making = Steady::now();
    multiply(url.substr(9), cases);
    std::cout << cases << " cases made in " << ms_since(making) / 1000 << " s\n";

    const auto start = Steady::now();
    const auto store = sql::open(url);
    if (!store.ok()) fail(store.error().say(base::Lang::en));
    casework::Office office(**store, **store, {.simulate = true});
    const auto first = office.handle(storm::order({7, 9, 3}));
    if (!first.ok()) fail(first.error().say(base::Lang::en));
    const auto ready = ms_since(start);
    const auto took = show_lists(**store, lists);
    const auto p99 = took[(took.size() - 1) * 99 / 100];
    std::cout << ": in the middle " << took[took.size() / 2] << " ms, 99 of 100 within " << p99
              << " ms, at most " << took.back() << " ms; first command " << ready
              << " ms after the start\n";
    const auto within = std::stod(options.at("within"));
    if (within > 0 && (p99 > within || ready > 2000)) fail("too slow");
    return 0;
}

}  // namespace
}  // namespace guiju::scale

int main(int argc, char** argv) {
    guiju::scale::Options options{{"cases", "5000"}, {"lists", "1000"}, {"within", "0"}};
    for (int i = 1; i + 1 < argc; i += 2) options[std::string(argv[i]).substr(2)] = argv[i + 1];
    return guiju::scale::run(options);
}
