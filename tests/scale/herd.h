// SPDX-License-Identifier: Apache-2.0
#pragma once
// Many open cases, all alike but for their ids: one is filed under the sample policy, and its rows are
// written again and again by the store, thousands in a commit. Not for checking journals: those of the
// copies hold one entry that stands for all before it.
#include <functional>

#include "engine/ports/case_store.h"
#include "engine/ports/directory.h"

namespace guiju::scale {

/// "H000001": the copies count from 0.
[[nodiscard]] std::string herd_id(std::size_t number);
/// Units, policy, the shared cases of tests/fault/storm/orders.h, and so many copies, each of them changed by
/// `vary` before it is written. Ends the program when a store says no.
void drive_in(ports::CaseStore& store, ports::Directory& units, std::size_t cases,
              const std::function<void(std::size_t, ports::CaseChange&)>& vary);

}  // namespace guiju::scale
