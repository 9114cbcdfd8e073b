// SPDX-License-Identifier: Apache-2.0
#pragma once
// What one rule of the checker gets to see, and the list of them: one rule, one file, one test.
// A rule only adds findings; it changes nothing and depends on no other rule having run.
#include <span>
#include <vector>

#include "dsl/check/findings.h"
#include "dsl/check/symbols.h"
#include "dsl/overlay/merged.h"
#include "engine/value/calendar.h"

namespace guiju::check {

struct Examination {
    const Symbols& symbols;
    const std::vector<value::WorkCalendar>& calendars;  ///< by name; those that could be found
    Findings& findings;
    const overlay::MergedPolicy* policy = nullptr;  ///< null for a tree that nobody merged
};
using Rule = void (*)(const Examination&);

// Names, types and units (GJ2xxx).
void head_values(const Examination&);
void parameter_values(const Examination&);
void definition_names(const Examination&);
void role_names(const Examination&);
void record_fields(const Examination&);
void stage_names(const Examination&);
void stage_conditions(const Examination&);
void disposition_names(const Examination&);
void ladder_names(const Examination&);
void joint_names(const Examination&);
void permission_names(const Examination&);
void vague_words(const Examination&);
void general_names(const Examination&);
void matching_names(const Examination&);
void indicator_names(const Examination&);
void evaluation_names(const Examination&);
void target_names(const Examination&);
void holding_names(const Examination&);
void threads(const Examination&);
void transitions(const Examination&);  // GJ3251-3254

// Meaning (GJ3xxx): completeness, conflict.
void stages_reachable(const Examination&);         // GJ3001
void undecided_handled(const Examination&);        // GJ3002
void stages_finish(const Examination&);            // GJ3003
void failing_handled(const Examination&);          // GJ3004
void passing_handled(const Examination&);          // GJ3005
void actions_handled(const Examination&);          // GJ3006
void lines_reachable(const Examination&);          // GJ3007
void ladder_has_top(const Examination&);           // GJ3008
void ladder_numbers(const Examination&);           // GJ3009
void ladder_order(const Examination&);             // GJ3010, GJ3011
void four_eyes(const Examination&);                // GJ3012
void roles_can_be_held(const Examination&);        // GJ3013
void weights_add_up(const Examination&);           // GJ3014, GJ3038
void item_numbers(const Examination&);             // GJ3015
void workdays_have_calendar(const Examination&);   // GJ3016
void dates_in_calendar(const Examination&);        // GJ3017
void clocks_can_stop(const Examination&);          // GJ3018
void parameters_used(const Examination&);          // GJ3020
void definitions_used(const Examination&);         // GJ3071
void blanks_to_fill(const Examination&);           // GJ3021
void status_and_date(const Examination&);          // GJ3022
void expires_after_it_begins(const Examination&);  // GJ3250
void binds_localities(const Examination&);         // GJ3255, GJ3256
void grades_in_order(const Examination&);          // GJ3024
void criteria_consistent(const Examination&);      // GJ3026
void criteria_can_fail(const Examination&);        // GJ3027
void licence_adds_nothing(const Examination&);     // GJ3028
void markers_fit(const Examination&);              // GJ3029
void confirmations_timed(const Examination&);      // GJ3030
void somebody_handles(const Examination&);         // GJ3031
void lines_fit_stage(const Examination&);          // GJ3032, GJ3037
void ladder_levels(const Examination&);            // GJ3034
void general_rules_fit(const Examination&);        // GJ3120, GJ3121, GJ3122
void sections_present(const Examination&);         // GJ3035, GJ3036, GJ3040
void formulas_end(const Examination&);             // GJ3039
void evaluations_score(const Examination&);        // GJ3041, GJ3042
void factors_allowed(const Examination&);          // GJ3157, GJ3158
void targets_consistent(const Examination&);       // GJ3150-GJ3157
void relaxed_is_more(const Examination&);          // GJ3110
void quotas_can_be_used(const Examination&);       // GJ3111, GJ3112
void title_rungs_in_order(const Examination&);     // GJ3113
void other_policies(const Examination&);           // GJ3130-GJ3133
void lists_can_be_left(const Examination&);        // GJ3114
void rights_have_conditions(const Examination&);   // GJ3115
void joint_complete(const Examination&);           // GJ3092-3095
void strengths_make_sense(const Examination&);     // GJ3090, GJ3091, GJ3096
void permissions_make_sense(const Examination&);   // GJ2120-GJ2125

// What a locality supplied (GJ4xxx).
void local_values(const Examination&);   // GJ4201-4206
void local_dates(const Examination&);    // GJ4108
void local_stages(const Examination&);   // GJ4306, GJ4307
void local_markers(const Examination&);  // GJ4121
void places_sound(const Examination&);   // GJ4129-4132

/// The rules in the order of their findings: first what things are, then what they mean.
[[nodiscard]] std::span<const Rule> rules_of_names();
[[nodiscard]] std::span<const Rule> rules_of_meaning();

}  // namespace guiju::check
