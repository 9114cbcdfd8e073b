// SPDX-License-Identifier: Apache-2.0
#include "dsl/parse/match.h"

#include "dsl/parse/grammar_figures.h"

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
        case Form::quoted_name: return run<g::quoted_line>;
    }
    return nullptr;
}

}  // namespace

std::optional<Node> match(Form form, const char* begin, const char* end, State& state) {
    if (!rule_of(form)(begin, end, state)) return std::nullopt;
    return state.take_root();
}

}  // namespace guiju::parse
