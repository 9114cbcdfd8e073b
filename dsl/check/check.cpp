// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <utility>

#include "dsl/check/checked.h"
#include "dsl/check/literal.h"
#include "dsl/check/rule.h"

namespace guiju::check {

std::span<const Rule> rules_of_names() {
    static constexpr std::array<Rule, 14> kRules{
        head_values,      parameter_values,  role_names,   record_fields, stage_names,
        stage_conditions, disposition_names, ladder_names, general_names, matching_names,
        indicator_names,  evaluation_names,  joint_names,  vague_words};
    return kRules;
}

std::span<const Rule> rules_of_meaning() {
    static constexpr std::array<Rule, 34> kRules{
        sections_present,     ladder_levels,       lines_fit_stage,     formulas_end,
        evaluations_score,    item_numbers,        weights_add_up,      stages_reachable,
        stages_finish,        undecided_handled,   failing_handled,     passing_handled,
        actions_handled,      lines_reachable,     ladder_has_top,      ladder_numbers,
        ladder_order,         four_eyes,           roles_can_be_held,   workdays_have_calendar,
        dates_in_calendar,    clocks_can_stop,     parameters_used,     status_and_date,
        blanks_to_fill,       grades_in_order,     criteria_consistent, criteria_can_fail,
        licence_adds_nothing, markers_fit,         confirmations_timed, somebody_handles,
        joint_complete,       strengths_make_sense};
    return kRules;
}

base::Checked<CheckedPolicy> check(overlay::MergedPolicy policy,
                                   const std::vector<value::WorkCalendar>& calendars) {
    CheckedPolicy checked;
    checked.policy_ = std::make_shared<const overlay::MergedPolicy>(std::move(policy));
    Findings findings;
    const auto symbols = std::make_shared<const Symbols>(checked.policy_->tree(), findings.all());
    checked.symbols_ = symbols;

    const Examination examination{*symbols, calendars, findings};
    for (const auto rule : rules_of_names()) rule(examination);
    if (!findings.has_errors())
        for (const auto rule : rules_of_meaning()) rule(examination);

    base::Checked<CheckedPolicy> result;
    result.findings = std::move(findings.all());
    const bool refused = std::any_of(result.findings.begin(), result.findings.end(),
                                     [](const base::Diagnostic& finding) {
                                         return finding.severity() == base::Severity::error;
                                     });
    if (refused) return result;
    if (const auto* line = head_line(checked.tree(), "calendar")) {
        const auto found =
            std::find_if(calendars.begin(), calendars.end(),
                         [&](const value::WorkCalendar& one) { return one.name() == line->text; });
        if (found != calendars.end()) checked.calendar_ = *found;
    }
    result.value = std::move(checked);
    return result;
}

}  // namespace guiju::check
