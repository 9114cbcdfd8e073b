// SPDX-License-Identifier: Apache-2.0
#pragma once
// The tables of the memory store: what is committed, and what a transaction has written on top of it.
// Not the interface (store.h). Guarded by Data::gate; a transaction's own tables need no guard.
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "engine/ports/case_store.h"
#include "engine/ports/delivery.h"
#include "engine/ports/evidence.h"

namespace guiju::memory {

/// Everything kept of one case.
struct CaseFile {
    ports::CaseRecord record;
    std::map<std::string, ports::ClockRecord> clocks;   ///< by name
    std::map<std::string, ports::WorkItemRecord> work;  ///< by id
    std::vector<ports::JournalRecord> journal;
    std::vector<ports::OutboxRecord> outbox;
    std::map<std::string, std::pair<std::string, value::Instant>>
        claims;                    ///< clock → worker, until when
    std::int64_t sent_before = 0;  ///< messages removed from the front of it as history
};

/// By from, relation, to.
using Links = std::map<std::tuple<std::string, std::string, std::string>, ports::LinkRecord>;
/// Those to and from a case.
[[nodiscard]] std::vector<ports::LinkRecord> links_of(const Links& links, const std::string& id);

class Data {
   public:
    std::mutex gate;
    bool writing = false;  ///< a transaction is open
    std::map<std::string, CaseFile> cases;
    std::map<std::string, ports::CommandRecord> commands;
    std::map<std::pair<std::string, std::string>, std::string> duplicates;  ///< (key, id) → id
    std::map<std::string, std::map<std::pair<std::string, std::string>, ports::FigureRecord>>
        figures;
    std::map<std::string, ports::PolicyRecord> policies;
    std::map<std::pair<std::string, std::int64_t>, ports::PolicyAct> policy_acts;
    std::map<std::string, ports::UnitRecord> units;
    std::map<std::string, ports::StandIn> stand_ins;                       ///< by id
    std::map<std::string, ports::HoldingRecord> holdings;                  ///< by id
    std::map<std::pair<std::string, std::string>, std::int64_t> accounts;  ///< (name, subject)
    Links links;
    std::map<std::tuple<std::string, std::string, std::int64_t>, ports::ListRecord> lists;
    std::map<std::int64_t, ports::SealRecord> seals;  ///< by number
    std::map<std::int64_t, ports::RemovalRecord> removals;
    std::string algorithm = "sha256";  ///< of new fingerprints
    std::map<std::pair<std::string, std::string>, ports::LaneRecord> lanes;  ///< (receiver, case)
    std::map<std::pair<std::string, std::string>, std::size_t>
        told;  ///< (receiver, case): messages
    std::set<std::string> receivers, retired;
    std::map<std::tuple<std::string, std::int64_t, std::string>, ports::DeliveryRecord> deliveries;
};

/// Puts a change on top of the file of a case.
void apply(CaseFile& file, const ports::CaseChange& change);
/// The part of a file that a command needs: running clocks, open work.
[[nodiscard]] ports::CaseView view_of(const CaseFile& file);
[[nodiscard]] bool matches(const CaseFile& file, const ports::CaseFilter& filter);
/// By (from, id), the order in which holdings are given.
void put_in_order(std::vector<ports::HoldingRecord>& holdings);
/// The clock has something to do at `now`: warn, become overdue, remind.
[[nodiscard]] bool is_due(const ports::ClockRecord& clock, value::Instant now);

}  // namespace guiju::memory
