// SPDX-License-Identifier: Apache-2.0
#pragma once
// A policy in which every name stands for something, every type fits and the rules of meaning hold.
// Only check() can make one, so dsl/lower asks no questions. Not the program: nothing is compiled yet.
#include <memory>
#include <vector>

#include "dsl/check/symbols.h"
#include "dsl/overlay/merged.h"
#include "engine/value/calendar.h"

namespace guiju::check {

class CheckedPolicy {
   public:
    [[nodiscard]] const overlay::MergedPolicy& policy() const { return *policy_; }
    [[nodiscard]] const syntax::File& tree() const { return policy_->tree(); }
    [[nodiscard]] const Symbols& symbols() const { return *symbols_; }
    /// The calendar the head names; an empty one when it names none.
    [[nodiscard]] const value::WorkCalendar& calendar() const { return calendar_; }

   private:
    friend base::Checked<CheckedPolicy> check(overlay::MergedPolicy policy,
                                              const std::vector<value::WorkCalendar>& calendars);
    CheckedPolicy() = default;
    std::shared_ptr<const overlay::MergedPolicy> policy_;  // at rest: symbols_ points into it
    std::shared_ptr<const Symbols> symbols_;
    value::WorkCalendar calendar_;
};

/// Everything that is wrong with a policy, and the checked policy when nothing is. `calendars`: those
/// that could be found; the head must name one of them if it names any. Rules of meaning are asked
/// only when names and types are right, so that one cause gives one finding.
[[nodiscard]] base::Checked<CheckedPolicy> check(overlay::MergedPolicy policy,
                                                 const std::vector<value::WorkCalendar>& calendars);

/// What is wrong in the lines of a file that could be read, beside the `errors` of those that could
/// not: types, units, labels, weights. Nothing that may follow from a line that is missing.
[[nodiscard]] std::vector<base::Diagnostic> check_beside(
    const syntax::File& file, const std::vector<value::WorkCalendar>& calendars,
    const std::vector<base::Diagnostic>& errors);

}  // namespace guiju::check
