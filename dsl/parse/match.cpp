// SPDX-License-Identifier: Apache-2.0
#include "dsl/parse/match.h"

#include <algorithm>
#include <iterator>

#include "dsl/parse/grammar_definitions.h"
#include "dsl/parse/grammar_figures.h"
#include "dsl/parse/grammar_permits.h"
#include "dsl/parse/grammar_targets.h"
#include "dsl/parse/grammar_threads.h"
#include "engine/base/limits.h"

namespace guiju::parse {
namespace {

namespace g = grammar;

template <class Rule>
bool run(const char* begin, const char* end, State& state) {
    tao::pegtl::memory_input<tao::pegtl::tracking_mode::lazy> in(begin, end, "");
    return tao::pegtl::parse<Rule, tao::pegtl::nothing, g::control>(in, state);
}

using Run = bool (*)(const char*, const char*, State&);

struct Rule {
    Form form;
    Run run;
};

constexpr Rule kRules[] = {
    {Form::condition, run<g::condition_line>},
    {Form::value, run<g::value_line>},
    {Form::weight, run<g::weight_line>},
    {Form::names, run<g::names_line>},
    {Form::field, run<g::field_line>},
    {Form::role, run<g::role_line>},
    {Form::duplicate, run<g::duplicate_line>},
    {Form::deadline, run<g::deadline_line>},
    {Form::within, run<g::within_line>},
    {Form::action, run<g::action_line>},
    {Form::disposition, run<g::disposition_line>},
    {Form::rung, run<g::rung_line>},
    {Form::clock_start, run<g::clock_start_line>},
    {Form::no_skipping, run<g::no_skipping_line>},
    {Form::criterion, run<g::criterion_line>},
    {Form::joint, run<g::joint_line>},
    {Form::exception, run<g::exception_line>},
    {Form::permit, run<g::permit_line>},
    {Form::general_rule, run<g::general_rule_line>},
    {Form::indicator, run<g::indicator_line>},
    {Form::scoring, run<g::scoring_line>},
    {Form::cycle, run<g::cycle_line>},
    {Form::rounding, run<g::rounding_line>},
    {Form::missing, run<g::missing_line>},
    {Form::ties, run<g::ties_line>},
    {Form::grades, run<g::grades_line>},
    {Form::years, run<g::years_line>},
    {Form::days, run<g::days_line>},
    {Form::given, run<g::given_line>},
    {Form::setting, run<g::setting_line>},
    {Form::step, run<g::step_line>},
    {Form::expectations, run<g::expectations_line>},
    {Form::marker, run<g::marker_line>},
    {Form::local_rule, run<g::local_rule_line>},
    {Form::added_stage, run<g::added_stage_line>},
    {Form::in_force, run<g::in_force_line>},
    {Form::binding, run<g::binding_line>},
    {Form::expires, run<g::expires_line>},
    {Form::definition, run<g::definition_line>},
    {Form::consistency, run<g::consistency_line>},
    {Form::hit, run<g::hit_line>},
    {Form::cell, run<g::cell_line>},
    {Form::quoted_name, run<g::quoted_line>},
    {Form::figures, run<g::figures_line>},
    {Form::target_cell, run<g::target_cell_line>},
    {Form::target_kind, run<g::target_kind_line>},
    {Form::base_year, run<g::base_year_line>},
    {Form::values, run<g::values_line>},
    {Form::path, run<g::path_line>},
    {Form::colours, run<g::colours_line>},
    {Form::supervision, run<g::supervision_line>},
    {Form::peers, run<g::peers_line>},
    {Form::consequence, run<g::consequence_line>},
    {Form::objection, run<g::objection_line>},
    {Form::members, run<g::members_line>},
    {Form::cause, run<g::cause_line>},
    {Form::on_expiry, run<g::on_expiry_line>},
    {Form::title_rung, run<g::title_rung_line>},
    {Form::quota_limit, run<g::limit_line>},
    {Form::counted_by, run<g::counted_by_line>},
    {Form::held, run<g::held_line>},
    {Form::labels, run<g::label_list_line>},
    {Form::set_up, run<g::set_up_line>},
    {Form::order, run<g::order_line>},
    {Form::roll, run<g::roll_line>},
    {Form::once, run<g::once_line>},
};
static_assert(std::size(kRules) == static_cast<std::size_t>(Form::cell) + 1,
              "a rule for every form");

Run rule_of(Form form) {
    const auto* found = std::find_if(std::begin(kRules), std::end(kRules),
                                     [&](const Rule& rule) { return rule.form == form; });
    return found->run;
}

}  // namespace

std::optional<Node> match(Form form, const char* begin, const char* end, State& state) {
    const auto bytes = static_cast<std::size_t>(end - begin);
    state.allow(limits::kLineAttempts + limits::kLineAttemptsPerByte * bytes);
    try {
        if (!rule_of(form)(begin, end, state)) return std::nullopt;
    } catch (const TooMuchWork&) {
        return std::nullopt;
    }
    return state.take_root();
}

}  // namespace guiju::parse
