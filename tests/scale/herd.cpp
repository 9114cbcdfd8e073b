// SPDX-License-Identifier: Apache-2.0
#include "tests/scale/herd.h"

#include <cstdlib>
#include <iostream>

#include "adapters/memory/store.h"
#include "engine/casework/office.h"
#include "tests/fault/storm/orders.h"

namespace guiju::scale {
namespace {

void must(const base::Outcome& done) {
    if (done.ok()) return;
    std::cerr << "FAILED: " << done.error().say(base::Lang::en) << " " << done.error().detail
              << "\n";
    std::exit(1);
}

/// What stands in the store after a case was opened and filed, as one change.
ports::CaseChange pattern() {
    memory::MemoryStore store;
    must(storm::prepare(store, store));
    casework::Office office(store, store, {.simulate = true});
    for (const int step : {0, 2}) {
        const auto done = office.handle(storm::order({1, 0, step}));
        if (!done.ok()) must(done.error());
    }
    const std::string id = "W0-0";
    ports::CaseChange out;
    out.after = (*store.read(id))->record;
    out.after.revision = 1;
    out.journal = store.journal(id)->back();
    out.journal.sequence = 1;
    out.clocks = *store.clocks(id);
    out.work = *store.work_items(id);
    out.command = {"", id, 1, "{}", out.after.updated};
    return out;
}

void name_it(ports::CaseChange& change, const std::string& id) {
    change.after.id = change.journal.case_id = change.command.case_id = id;
    change.command.id = change.journal.command_id = id + "/1";
    for (auto& clock : change.clocks) clock.case_id = id;
    for (auto& item : change.work) {
        item.id = id + item.id.substr(item.id.find('#'));
        item.case_id = id;
    }
}

}  // namespace

std::string herd_id(std::size_t number) {
    auto digits = std::to_string(number);
    return "H" + std::string(7 - std::min<std::size_t>(7, digits.size()), '0') + digits;
}

void drive_in(ports::CaseStore& store, ports::Directory& units, std::size_t cases,
              const std::function<void(std::size_t, ports::CaseChange&)>& vary) {
    constexpr std::size_t kTogether = 5000;
    must(storm::prepare(store, units));
    auto change = pattern();
    for (std::size_t number = 0; number < cases;) {
        auto tx = store.begin();
        if (!tx.ok()) must(tx.error());
        (*tx)->put_off_writes();
        const auto until = std::min(cases, number + kTogether);
        for (; number < until; ++number) {
            name_it(change, herd_id(number));
            vary(number, change);
            must((*tx)->save(change));
        }
        must((*tx)->commit());
    }
}

}  // namespace guiju::scale
