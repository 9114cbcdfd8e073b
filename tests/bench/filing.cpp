// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/filing.h"

#include <optional>

#include "adapters/memory/store.h"
#include "engine/casework/office.h"
#include "examples/01-zhejiang-year/actors.h"
#include "examples/01-zhejiang-year/policy.h"

namespace guiju::bench {
namespace {

/// All on one day, as an office would have them.
const value::Instant kDay = *value::parse_instant("2025-06-30");

/// What the last command on the case wrote, seen by what was there before it.
class Watch {
   public:
    explicit Watch(memory::MemoryStore& store) : store_(store) {}

    ports::CaseChange change(const std::string& id, const std::string& command) {
        ports::CaseChange out;
        out.after = (*store_.read(id))->record;
        out.expected_revision = out.after.revision - 1;
        out.journal = store_.journal(id)->back();
        out.command = **store_.answer(command);
        out.clocks = fresh(*store_.clocks(id), clocks_);
        out.work = fresh(*store_.work_items(id), work_);
        out.outbox = fresh(*store_.outbox(id), outbox_);
        return out;
    }

   private:
    template <class Record>
    static std::vector<Record> fresh(const std::vector<Record>& now, std::vector<Record>& before) {
        std::vector<Record> out;
        for (const auto& one : now)
            if (std::find(before.begin(), before.end(), one) == before.end()) out.push_back(one);
        before = now;
        return out;
    }

    memory::MemoryStore& store_;
    std::vector<ports::ClockRecord> clocks_;
    std::vector<ports::WorkItemRecord> work_;
    std::vector<ports::OutboxRecord> outbox_;
};

}  // namespace

const zhejiang::World* world() {
    static const auto kWorld = []() -> std::optional<zhejiang::World> {
        auto program = zhejiang::read_policy("rules/zhejiang");
        if (!program.ok()) return std::nullopt;
        auto read = zhejiang::read_world(*std::move(program), "rules/zhejiang/territories.csv",
                                         "examples/01-zhejiang-year", 0);
        if (!read.ok()) return std::nullopt;
        return *std::move(read);
    }();
    return kWorld ? &*kWorld : nullptr;
}

Filing file_demands(std::size_t demands) {
    Filing out;
    memory::MemoryStore store;
    for (const auto& unit : world()->units) (void)store.put_unit(unit).ok();
    casework::Office office(store, store, {.simulate = true});
    if (!office.adopt(world()->program, *value::parse_instant("2025-01-01")).ok()) return out;
    const std::function<std::vector<std::string>(const std::string&)> nobody = [](const auto&) {
        return std::vector<std::string>();
    };
    for (const auto& demand : world()->demands) {
        if (out.commands.size() >= 2 * demands) break;
        if (demand.central) continue;
        zhejiang::Folder folder;
        folder.demand = &demand;
        folder.id = demand.number;
        zhejiang::Turn turn{*world(), folder, value::day_of(kDay), zhejiang::Dice(1), nobody};
        auto plan = zhejiang::enterprise_files(turn);
        if (!plan) continue;
        Watch watch(store);
        Filing one;
        for (auto& command : plan->commands) {
            command.id = folder.id + "/" + std::to_string(one.commands.size());
            command.at = kDay;
            if (!office.handle(command).ok()) break;
            one.changes.push_back(watch.change(folder.id, command.id));
            one.commands.push_back(command);
        }
        if (one.commands.size() != 2) continue;
        out.commands.insert(out.commands.end(), one.commands.begin(), one.commands.end());
        out.changes.insert(out.changes.end(), one.changes.begin(), one.changes.end());
    }
    return out;
}

}  // namespace guiju::bench
