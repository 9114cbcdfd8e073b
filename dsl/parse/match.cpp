// SPDX-License-Identifier: Apache-2.0
#include "dsl/parse/match.h"

#include "dsl/parse/grammar_definitions.h"
#include "dsl/parse/grammar_figures.h"
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

Run rule_of(Form form) {
    switch (form) {
        case Form::condition: return run<g::condition_line>;
        case Form::value: return run<g::value_line>;
        case Form::weight: return run<g::weight_line>;
        case Form::names: return run<g::names_line>;
        case Form::field: return run<g::field_line>;
        case Form::role: return run<g::role_line>;
        case Form::duplicate: return run<g::duplicate_line>;
        case Form::deadline: return run<g::deadline_line>;
        case Form::within: return run<g::within_line>;
        case Form::action: return run<g::action_line>;
        case Form::disposition: return run<g::disposition_line>;
        case Form::rung: return run<g::rung_line>;
        case Form::clock_start: return run<g::clock_start_line>;
        case Form::no_skipping: return run<g::no_skipping_line>;
        case Form::criterion: return run<g::criterion_line>;
        case Form::joint: return run<g::joint_line>;
        case Form::exception: return run<g::exception_line>;
        case Form::general_rule: return run<g::general_rule_line>;
        case Form::indicator: return run<g::indicator_line>;
        case Form::scoring: return run<g::scoring_line>;
        case Form::cycle: return run<g::cycle_line>;
        case Form::rounding: return run<g::rounding_line>;
        case Form::missing: return run<g::missing_line>;
        case Form::ties: return run<g::ties_line>;
        case Form::grades: return run<g::grades_line>;
        case Form::years: return run<g::years_line>;
        case Form::days: return run<g::days_line>;
        case Form::given: return run<g::given_line>;
        case Form::setting: return run<g::setting_line>;
        case Form::step: return run<g::step_line>;
        case Form::expectations: return run<g::expectations_line>;
        case Form::marker: return run<g::marker_line>;
        case Form::local_rule: return run<g::local_rule_line>;
        case Form::added_stage: return run<g::added_stage_line>;
        case Form::in_force: return run<g::in_force_line>;
        case Form::binding: return run<g::binding_line>;
        case Form::expires: return run<g::expires_line>;
        case Form::definition: return run<g::definition_line>;
        case Form::consistency: return run<g::consistency_line>;
        case Form::hit: return run<g::hit_line>;
        case Form::cell: return run<g::cell_line>;
        case Form::quoted_name: return run<g::quoted_line>;
        case Form::figures: return run<g::figures_line>;
        case Form::target_cell: return run<g::target_cell_line>;
        case Form::target_kind: return run<g::target_kind_line>;
        case Form::base_year: return run<g::base_year_line>;
        case Form::values: return run<g::values_line>;
        case Form::path: return run<g::path_line>;
        case Form::colours: return run<g::colours_line>;
        case Form::supervision: return run<g::supervision_line>;
        case Form::peers: return run<g::peers_line>;
        case Form::consequence: return run<g::consequence_line>;
        case Form::objection: return run<g::objection_line>;
        case Form::members: return run<g::members_line>;
        case Form::cause: return run<g::cause_line>;
        case Form::on_expiry: return run<g::on_expiry_line>;
        case Form::title_rung: return run<g::title_rung_line>;
        case Form::quota_limit: return run<g::limit_line>;
        case Form::counted_by: return run<g::counted_by_line>;
        case Form::held: return run<g::held_line>;
        case Form::labels: return run<g::label_list_line>;
        case Form::set_up: return run<g::set_up_line>;
        case Form::order: return run<g::order_line>;
        case Form::roll: return run<g::roll_line>;
        case Form::once: return run<g::once_line>;
    }
    return nullptr;
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
