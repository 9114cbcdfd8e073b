// SPDX-License-Identifier: Apache-2.0
#pragma once
// The policy versions an office knows: adopted here or read from the store when a case asks for one. A case
// runs under the version in force on the day it was filed. Not the policies themselves (program.h).
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "engine/casework/publication.h"
#include "engine/ports/case_store.h"
#include "engine/program/program.h"

namespace guiju::casework {

class Policies {
   public:
    using Known = std::shared_ptr<const program::Program>;

    explicit Policies(ports::CaseStore& store) : store_(store) {}

    /// Verifies and stores, with the rule files it was made of. refused: not in force (GJ4001) and
    /// `simulate` is false, or versions of this policy need approval here and this one has none (GJ5675);
    /// so it is for a new version of a local policy once a version of what it builds on was approved here.
    [[nodiscard]] Outcome adopt(const program::Program& program, value::Instant now, bool simulate,
                                const std::string& texts = {});
    /// The version with this hash. broken: the store does not have it.
    [[nodiscard]] Result<Known> by_hash(const std::string& hash);
    /// The newest version of the policy (or matter) whose effective day has come and that has not expired;
    /// once a version of it has been approved, approved ones only. An empty name means the only policy
    /// there is. A simulation takes drafts and days to come, but no version that waits for approval
    /// here. `hash` is set to its hash. Other offices' versions and acts are seen from the day
    /// after they were stored on, or when none is found here. not_found says what was and until when;
    /// refused (GJ4401): a local policy whose base has a newer version that localities follow by then.
    [[nodiscard]] Result<Known> in_force(const std::string& name, value::Instant at, bool simulate,
                                         std::string& hash);

    /// Likewise for a case at a place (a territory code): the policy of the smallest territory around it
    /// that builds on that one, county before city before province. A local policy that was written for
    /// an older version goes on until the new one binds localities; from then on it is passed over.
    [[nodiscard]] Result<Known> in_force_at(const std::string& name, const std::string& place,
                                            value::Instant at, bool simulate, std::string& hash);

    /// The province of the policy of this name, "330000"; empty: none, or no such policy.
    [[nodiscard]] Result<std::string> province(const std::string& name);

    /// A case may go over to this version at `at`: its day has come, it has not expired, and where versions
    /// need approval it has it. In a simulation only the approval is asked for.
    [[nodiscard]] Outcome check_usable(const std::string& hash, value::Instant at, bool simulate);

    /// Every policy in force at `at` with the instant it was first stored here, by name; local ones
    /// after those they build on.
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
    struct Choice {
        const Version* version = nullptr;
        const std::string* hash = nullptr;
    };
    [[nodiscard]] Choice pick(const std::string& name, value::Instant at, bool simulate) const;
    [[nodiscard]] Choice newest(const std::string& name, value::Instant at) const;
    [[nodiscard]] Choice local_to(const program::Program& above, const std::string& place,
                                  value::Instant at, bool simulate) const;
    [[nodiscard]] Result<bool> builds_on_published(const program::Head& local, value::Instant at);
    [[nodiscard]] const program::Head* base_of(const program::Head& local) const;
    [[nodiscard]] Outcome check_binding(const program::Program& local, value::Instant at) const;
    [[nodiscard]] base::Error nothing_in_force(const std::string& name, value::Instant at) const;
    [[nodiscard]] const std::vector<ports::PolicyAct>& acts_of(const Version& version) const;

    ports::CaseStore& store_;
    std::map<std::string, Version> versions_;                    // by hash
    std::map<std::string, std::vector<ports::PolicyAct>> acts_;  // by policy
    value::Date refreshed_{-1};
};

/// The program of a stored version. broken (GJ5018): it is not the one its mark (hash) was made of.
[[nodiscard]] Result<program::Program> read_policy(const ports::PolicyRecord& row);

}  // namespace guiju::casework
