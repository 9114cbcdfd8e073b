// SPDX-License-Identifier: Apache-2.0
#pragma once
// The narrow row of a case as lists show it and the full view repeats it. Only used by case_list.cpp and
// case_views.cpp; no secret field is in it.
#include <boost/json/object.hpp>
#include <map>
#include <string>
#include <vector>

#include "adapters/cli/console.h"
#include "engine/ports/case_store.h"
#include "engine/program/program.h"

namespace guiju::cli {

/// Who has the case: "需求提出单位（E1）".
[[nodiscard]] std::string holder_in_words(const Console& console, const std::string& role,
                                          const std::string& unit);
/// How roles are called under each version; every version is read once.
class RoleNames {
   public:
    explicit RoleNames(ports::CaseStore& store) : store_(store) {}
    [[nodiscard]] std::string shown(const std::string& policy_hash, const std::string& role);

   private:
    ports::CaseStore& store_;
    std::map<std::string, program::Program> known_;  ///< by hash; only what other names need
};
/// Day of the nearest deadline that runs; empty if none does.
[[nodiscard]] std::string next_due(const std::vector<ports::ClockRecord>& clocks);
[[nodiscard]] boost::json::object json_of(const ports::CaseRecord& record, const std::string& due);

}  // namespace guiju::cli
