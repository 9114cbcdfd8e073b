// SPDX-License-Identifier: Apache-2.0
// The grammar itself: no rule can loop without reading on, none is left-recursive.
#include <gtest/gtest.h>

#include <tao/pegtl/contrib/analyze.hpp>

#include "dsl/parse/grammar_figures.h"

namespace guiju::parse::grammar {
namespace {

template <class... Lines>
void expect_sound() {
    EXPECT_EQ(((tao::pegtl::analyze<Lines>(-1)) + ...), 0U);
}

TEST(Grammar, conditions_and_values_are_sound) {
    expect_sound<condition_line, value_line, weight_line, names_line, quoted_line>();
}

TEST(Grammar, lines_of_stages_are_sound) {
    expect_sound<deadline_line, within_line, action_line, disposition_line, rung_line,
                 clock_start_line, no_skipping_line, general_rule_line>();
}

TEST(Grammar, lines_of_records_and_markers_are_sound) {
    expect_sound<role_line, field_line, duplicate_line, marker_line, local_rule_line,
                 added_stage_line, in_force_line>();
}

TEST(Grammar, lines_of_figures_and_examples_are_sound) {
    expect_sound<indicator_line, scoring_line, cycle_line, rounding_line, missing_line, ties_line,
                 grades_line, years_line, days_line, given_line, setting_line, step_line,
                 expectations_line>();
}

}  // namespace
}  // namespace guiju::parse::grammar
