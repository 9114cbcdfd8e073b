// SPDX-License-Identifier: Apache-2.0
#pragma once
// How the people of this story behave: enterprises, channel units, lead units. One file each.
// They only plan commands; whether a command is allowed, and what follows, the rules alone decide.
#include <optional>

#include "examples/01-zhejiang-year/folder.h"

namespace zhejiang {

// Each gives empty when the actor does nothing (any more).

// actors_enterprise.cpp
[[nodiscard]] std::optional<Plan> enterprise_files(Turn& turn);
[[nodiscard]] std::optional<Plan> enterprise_files_again(Turn& turn, const std::string& new_id);
[[nodiscard]] std::optional<Plan> enterprise_corrects(Turn& turn);
[[nodiscard]] std::optional<Plan> enterprise_chooses(Turn& turn);
[[nodiscard]] std::optional<Plan> enterprise_rates(Turn& turn);
[[nodiscard]] std::optional<Plan> enterprise_withdraws(Turn& turn);

// actors_channel.cpp: the unit that handles the demand; a lead unit that kept it does the same work
[[nodiscard]] std::optional<Plan> channel_collects(Turn& turn);
[[nodiscard]] std::optional<Plan> channel_screens(Turn& turn);
[[nodiscard]] std::optional<Plan> channel_verifies(Turn& turn);
[[nodiscard]] std::optional<Plan> channel_reports(Turn& turn);
[[nodiscard]] std::optional<Plan> channel_matches(Turn& turn);
[[nodiscard]] std::optional<Plan> channel_follows(Turn& turn);
[[nodiscard]] std::optional<Plan> channel_signs(Turn& turn);
[[nodiscard]] std::optional<Plan> channel_delivers(Turn& turn);
[[nodiscard]] std::optional<Plan> channel_closes(Turn& turn);

// actors_lead.cpp: lead units of county, city and province, and the county's secrecy officers
[[nodiscard]] std::optional<Plan> lead_dispatches(Turn& turn);
[[nodiscard]] std::optional<Plan> lead_registers(Turn& turn);
[[nodiscard]] std::optional<Plan> lead_confirms(Turn& turn);
[[nodiscard]] std::optional<Plan> lead_coordinates(Turn& turn);
[[nodiscard]] std::optional<Plan> lead_reviews_unanswered(Turn& turn);
/// The lead unit joins a demand flagged as duplicate to the earlier one.
[[nodiscard]] std::optional<Plan> lead_merges(Turn& turn, const std::string& main_case);

/// A command of one person of a unit about the folder's case; id and instant are set when it is given.
[[nodiscard]] guiju::casework::Command command_of(const Turn& turn,
                                                  guiju::casework::Command::Kind kind,
                                                  const std::string& unit,
                                                  const std::string& person,
                                                  const std::string& role = "");
/// The same for an action (办理事项) of the stage.
[[nodiscard]] guiju::casework::Command act_of(const Turn& turn, const std::string& unit,
                                              const std::string& verb,
                                              guiju::value::Record inputs = {});
/// A list of labels or units as a value.
[[nodiscard]] guiju::value::Value list_of(const std::vector<std::string>& items);
[[nodiscard]] guiju::value::Value count_of(int number);
[[nodiscard]] guiju::value::Value yuan(std::int64_t ten_thousands);
/// Working days a step takes: within `low`…`high`, beyond `limit` in a slow office.
[[nodiscard]] int pace(Turn& turn, int low, int high, int limit);

}  // namespace zhejiang
