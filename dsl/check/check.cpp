// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <utility>

#include "dsl/check/checked.h"
#include "dsl/check/literal.h"
#include "dsl/check/rule.h"
#include "dsl/text/roots.h"

namespace guiju::check {

std::span<const Rule> rules_of_names() {
    static constexpr auto kRules = std::to_array<Rule>(
        {head_values,    parameter_values, definition_names,  role_names,       record_fields,
         stage_names,    stage_conditions, disposition_names, ladder_names,     general_names,
         matching_names, indicator_names,  evaluation_names,  target_names,     holding_names,
         threads,        transitions,      joint_names,       permission_names, vague_words});
    return kRules;
}

std::span<const Rule> rules_of_meaning() {
    static constexpr auto kRules = std::to_array<Rule>({sections_present,
                                                        ladder_levels,
                                                        lines_fit_stage,
                                                        formulas_end,
                                                        evaluations_score,
                                                        item_numbers,
                                                        weights_add_up,
                                                        stages_reachable,
                                                        stages_finish,
                                                        undecided_handled,
                                                        failing_handled,
                                                        passing_handled,
                                                        actions_handled,
                                                        lines_reachable,
                                                        ladder_has_top,
                                                        ladder_numbers,
                                                        ladder_order,
                                                        four_eyes,
                                                        roles_can_be_held,
                                                        workdays_have_calendar,
                                                        dates_in_calendar,
                                                        clocks_can_stop,
                                                        parameters_used,
                                                        status_and_date,
                                                        blanks_to_fill,
                                                        grades_in_order,
                                                        criteria_consistent,
                                                        criteria_can_fail,
                                                        licence_adds_nothing,
                                                        markers_fit,
                                                        confirmations_timed,
                                                        somebody_handles,
                                                        targets_consistent,
                                                        factors_allowed,
                                                        relaxed_is_more,
                                                        quotas_can_be_used,
                                                        title_rungs_in_order,
                                                        lists_can_be_left,
                                                        rights_have_conditions,
                                                        joint_complete,
                                                        strengths_make_sense,
                                                        permissions_make_sense,
                                                        local_values,
                                                        local_dates,
                                                        local_stages,
                                                        local_markers,
                                                        places_sound,
                                                        general_rules_fit,
                                                        definitions_used,
                                                        other_policies,
                                                        expires_after_it_begins,
                                                        binds_localities});
    return kRules;
}

namespace {

/// Rules of meaning that look at numbers only: worth asking even where names are wrong.
constexpr std::array<Rule, 2> kRulesOfNumbers{weights_add_up, grades_in_order};

/// Findings about names may follow from lines that could not be read; those about what stands in a
/// line itself do not.
bool stands_alone(base::Code code) {
    using base::Code;
    static constexpr std::array kAlone{Code::gj2107, Code::gj2108, Code::gj2110, Code::gj2201,
                                       Code::gj2202, Code::gj2203, Code::gj2204, Code::gj2205,
                                       Code::gj2210, Code::gj2212, Code::gj2213, Code::gj2216,
                                       Code::gj3014, Code::gj3024, Code::gj3038};
    return std::find(kAlone.begin(), kAlone.end(), code) != kAlone.end();
}

bool overlaps(base::Span a, base::Span b) {
    return a.file == b.file && a.begin <= b.end && b.begin <= a.end;
}

}  // namespace

std::vector<base::Diagnostic> check_beside(const syntax::File& file,
                                           const std::vector<value::WorkCalendar>& calendars,
                                           const std::vector<base::Diagnostic>& errors) {
    Findings findings;
    const Symbols symbols(file, findings.all());
    const Examination examination{symbols, calendars, findings};
    for (const auto rule : rules_of_names()) rule(examination);
    for (const auto rule : kRulesOfNumbers) rule(examination);
    auto& all = findings.all();
    std::erase_if(all, [&](const base::Diagnostic& finding) {
        if (!stands_alone(finding.code)) return true;
        const bool number = finding.code >= base::Code::gj3014;
        return std::any_of(errors.begin(), errors.end(), [&](const base::Diagnostic& error) {
            if (overlaps(finding.span, error.span)) return true;
            return number && std::any_of(file.sections.begin(), file.sections.end(),
                                         [&](const syntax::Section& section) {
                                             return overlaps(section.span, error.span) &&
                                                    overlaps(section.span, finding.span);
                                         });
        });
    });
    text::keep_roots(all);
    return std::move(all);
}

base::Checked<CheckedPolicy> check(overlay::MergedPolicy policy,
                                   const std::vector<value::WorkCalendar>& calendars) {
    CheckedPolicy checked;
    checked.policy_ = std::make_shared<const overlay::MergedPolicy>(std::move(policy));
    Findings findings;
    const auto symbols = std::make_shared<const Symbols>(checked.policy_->tree(), findings.all());
    checked.symbols_ = symbols;

    const Examination examination{*symbols, calendars, findings, checked.policy_.get()};
    for (const auto rule : rules_of_names()) rule(examination);
    if (!findings.has_errors())
        for (const auto rule : rules_of_meaning()) rule(examination);
    else
        for (const auto rule : kRulesOfNumbers) rule(examination);
    text::keep_roots(findings.all());

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
