// SPDX-License-Identifier: Apache-2.0
#pragma once
// Which member of which record stands in which column. The same names as in schema.cpp; a test holds
// the two together. The record of a case is cut in two rows: case_row and case_doc.
#include <span>

#include "adapters/sql/row.h"
#include "engine/ports/delivery.h"
#include "engine/ports/evidence.h"
#include "engine/ports/holdings.h"

namespace guiju::sql {

[[nodiscard]] std::span<const Column<ports::CaseRecord>> case_row_columns();
[[nodiscard]] std::span<const Column<ports::CaseRecord>> case_doc_columns();
/// case_doc without its key, which a joined select has from case_row.
[[nodiscard]] std::span<const Column<ports::CaseRecord>> document_columns();
[[nodiscard]] std::span<const Column<ports::JournalRecord>> journal_columns();
[[nodiscard]] std::span<const Column<ports::WorkItemRecord>> work_item_columns();
[[nodiscard]] std::span<const Column<ports::ClockRecord>> clock_columns();
/// place_no comes from the change, see outbox_place().
[[nodiscard]] std::span<const Column<ports::OutboxRecord>> outbox_columns();
[[nodiscard]] std::span<const Column<ports::CommandRecord>> command_columns();
[[nodiscard]] std::span<const Column<ports::FigureRecord>> figure_columns();
[[nodiscard]] std::span<const Column<ports::PolicyRecord>> policy_columns();
[[nodiscard]] std::span<const Column<ports::PolicyAct>> policy_act_columns();
[[nodiscard]] std::span<const Column<ports::StandIn>> stand_in_columns();
[[nodiscard]] std::span<const Column<ports::UnitRecord>> unit_columns();
[[nodiscard]] std::span<const Column<ports::HoldingRecord>> holding_columns();

[[nodiscard]] std::span<const Column<ports::LinkRecord>> link_columns();
[[nodiscard]] std::span<const Column<ports::ListRecord>> list_columns();
/// Columns of case_row.
[[nodiscard]] std::span<const Column<ports::HeadRecord>> head_columns();
[[nodiscard]] std::span<const Column<ports::SealRecord>> seal_columns();
[[nodiscard]] std::span<const Column<ports::RemovalRecord>> removal_columns();
[[nodiscard]] std::span<const Column<ports::LaneRecord>> lane_columns();
[[nodiscard]] std::span<const Column<ports::DeliveryRecord>> delivery_columns();

/// The number by which a duplicate key is found; equal keys have equal numbers.
[[nodiscard]] long long duplicate_hash(std::string_view key);
/// The order of what one case sends: by command, then as the command wrote it.
inline constexpr long long kOutboxPlaces = 10000;
[[nodiscard]] constexpr long long outbox_place(std::int64_t sequence, std::size_t position) {
    return sequence * kOutboxPlaces + static_cast<long long>(position);
}

}  // namespace guiju::sql
