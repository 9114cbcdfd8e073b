// SPDX-License-Identifier: Apache-2.0
#pragma once
// A case among other cases: what it reads of them, which ones it names, starts or becomes, and the lines
// that wait for them (一旦…的). Works on the sheet; the office saves and passes on.
#include <string>
#include <vector>

#include "engine/casework/sheet.h"

namespace guiju::casework {

// How one case came out of another; beside these, names of fields.
inline constexpr const char* kStarted = "另立";
inline constexpr const char* kConverted = "转为";
inline constexpr const char* kLastPeriod = "上期";
/// Field of a started case that says which case it came from; no policy need declare it.
inline constexpr const char* kOriginField = "来源案件";

/// The link makes `from` one of the cases under `to`.
[[nodiscard]] bool is_under(const ports::LinkRecord& link);
/// A field of `from` names `to`.
[[nodiscard]] bool is_named(const ports::LinkRecord& link);
/// Before a case beside this one is read: of two that read and change each other at the same moment one meets a
/// conflict when it is saved, begins again, and sees what the other did. They name the same `id`, the case above
/// them or one of the two; several in order, so that nobody waits for the other.
[[nodiscard]] Outcome guard_beside(Sheet& sheet, const std::string& id);
/// Reads the fields that nobody fills in off the other cases, as they are in this transaction.
[[nodiscard]] Outcome refresh_kin(Sheet& sheet);
/// The cases that look at this one, with the links it is about to make: those it is under, or was until now, and
/// those that name it; but not the one whose command started it. Guards each of them.
[[nodiscard]] Result<std::vector<std::string>> who_look(Sheet& sheet);
/// Fields that name other cases: they must exist and be of the policy (GJ5081). Adds the links.
[[nodiscard]] Outcome take_links(Sheet& sheet);
/// Takes the lines 一旦…的 that hold, while some do.
[[nodiscard]] Outcome follow_as_soon(Sheet& sheet);
/// The line has taken effect: remembers what it starts.
void note_starts(Sheet& sheet, const program::Disposition& line);
/// The commands that open what the sheet's lines have started, in order. `start.converts`: inputs are
/// all own fields; the office keeps those that the other policy has.
[[nodiscard]] std::vector<Command> commands_of(Sheet& sheet, const program::Start& start);
/// The new case hangs on the one it came from.
/// What is secret here and not there is not carried over, and that is told; a classified case starts classified ones.
void leave_secrets(Sheet& sheet, const program::Start& start, const program::Program& other,
                   value::Record& inputs);
[[nodiscard]] Outcome link_origin(Sheet& sheet);

}  // namespace guiju::casework
