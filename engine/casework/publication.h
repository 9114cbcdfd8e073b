// SPDX-License-Identifier: Apache-2.0
#pragma once
// How a version of a policy comes into use: somebody hands it in, another person approves it, it may be
// withdrawn; every act is a row. And where each version stands at an instant. Not which version a case
// takes (policies.h), not the published lists of a policy (publish.h).
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "engine/casework/errors.h"
#include "engine/ports/case_store.h"
#include "engine/program/program.h"

namespace guiju::casework {

using ports::PolicyAct;

/// What must hold of a policy before it is handed in; the first refusal counts.
using Condition = std::function<Outcome(const program::Program&)>;

/// The conditions every policy has to meet: sound, no draft with a day on which it comes into force
/// (GJ4001), no blank left to fill (GJ5664).
[[nodiscard]] Outcome publishable(const program::Program& program);

/// Who did it, when, why: sequence, hash and kind of the act are filled in by the functions below.
struct By {
    std::string person{}, unit{};
    std::string reason{};
    value::Instant at{};
};

/// One version with all that was done about it until an instant.
struct Edition {
    enum class State : std::uint8_t {
        stored,      ///< known here, never handed in
        submitted,   ///< waits for another person's approval
        approved,    ///< its day has not come
        in_force,    ///< new cases run under it
        superseded,  ///< another version has taken its place
        expired,
        withdrawn,
    } state{};
    std::string hash{};
    program::Head head{};
    value::Instant stored{};
    std::vector<PolicyAct> acts{};
    std::optional<value::Date> from{};   ///< in force from; empty: never yet
    std::optional<value::Date> until{};  ///< last day, where it is known
};

/// Stores the program and hands it in, both or neither. refused: a condition is not met, or it waits or
/// counts already (GJ5667).
struct Submission {
    std::vector<Condition> further{};
    std::string texts{};  ///< kept beside the program, see PolicyRecord
};
[[nodiscard]] Outcome submit_policy(ports::CaseStore& store, const program::Program& program,
                                    const By& by, const Submission& submission = {});
/// `which`: the beginning of a hash (four characters or more), or the name of a policy of which one
/// version waits. denied (GJ5666): by the person who handed it in. not_found, misuse: no such
/// version, or several. Gives the version as it stands afterwards.
[[nodiscard]] Result<Edition> approve_policy(ports::CaseStore& store, const std::string& which,
                                             const By& by);
/// Takes back what waits or counts. refused (GJ5674): an approved version without a reason.
[[nodiscard]] Result<Edition> withdraw_policy(ports::CaseStore& store, const std::string& which,
                                              const By& by);
/// Every version of the policy (or matter) at `at`, oldest first; all policies for an empty name.
[[nodiscard]] Result<std::vector<Edition>> editions(ports::CaseStore& store,
                                                    const std::string& name, value::Instant at);

// What the rows say of one policy; `acts` are those of the policy, in order.

/// A version of it has been approved by then: from there on only approved versions are used.
[[nodiscard]] bool is_published(const std::vector<PolicyAct>& acts, value::Instant at);
/// Since when a version that was stored at `stored` may be used for new cases, as of `at`; empty: it
/// may not. Its status and its days are not looked at.
[[nodiscard]] std::optional<value::Instant> usable_since(const std::vector<PolicyAct>& acts,
                                                         const std::string& hash,
                                                         value::Instant stored, value::Instant at);
/// Goes by this name: of the policy or of its matter, in either language.
[[nodiscard]] bool goes_by(const program::Program& program, const std::string& name);
/// No draft, and its day is known.
[[nodiscard]] bool may_be_used(const program::Head& head);
/// draft, trial, in_force: as stored.
[[nodiscard]] ports::PolicyRecord row_of(const program::Program& program, value::Instant stored,
                                         const std::string& texts);

}  // namespace guiju::casework
