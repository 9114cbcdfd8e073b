// SPDX-License-Identifier: Apache-2.0
#pragma once
// The policy versions an office knows: adopted here or read from the store when a case asks for one. A case
// runs under the version in force on the day it was filed. Not the policies themselves (program.h).
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "engine/casework/errors.h"
#include "engine/ports/case_store.h"
#include "engine/program/program.h"

namespace guiju::casework {

class Policies {
   public:
    using Known = std::shared_ptr<const program::Program>;

    explicit Policies(ports::CaseStore& store) : store_(store) {}

    /// Verifies and stores. refused (GJ4001): not in force and `simulate` is false.
    [[nodiscard]] Outcome adopt(const program::Program& program, value::Instant now, bool simulate);
    /// The version with this hash. broken: the store does not have it.
    [[nodiscard]] Result<Known> by_hash(const std::string& hash);
    /// The newest version of the policy (or matter) whose effective day has come; an empty name means
    /// the only policy there is. `hash` is set to its hash. Other offices' versions are seen from
    /// the day after they were stored on, or when none of this name is known here.
    [[nodiscard]] Result<Known> in_force(const std::string& name, value::Instant at, bool simulate,
                                         std::string& hash);

    /// Every policy in force at `at` with the instant it was first stored here, by name.
    struct InForce {
        Known program;
        value::Instant since;
    };
    [[nodiscard]] Result<std::vector<InForce>> all_in_force(value::Instant at, bool simulate);

   private:
    struct Version {
        Known program;
        value::Instant stored;
    };
    [[nodiscard]] Outcome refresh(value::Date day);
    [[nodiscard]] const Version* pick(const std::string& name, value::Date day, bool simulate,
                                      std::string& hash) const;

    ports::CaseStore& store_;
    std::map<std::string, Version> versions_;  // by hash
    value::Date refreshed_{-1};
};

}  // namespace guiju::casework
