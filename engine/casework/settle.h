// SPDX-License-Identifier: Apache-2.0
#pragma once
// Takes one event through the stage protocol and carries its orders out on the sheet: stage, holder, work
// items, clocks, marks, messages. Which line applies was decided before (eval/ruling.h).
#include <optional>

#include "engine/casework/clocks.h"
#include "engine/casework/sheet.h"
#include "engine/machine/protocol.h"

namespace guiju::casework {

using LineEffect = program::Disposition::Effect;

/// Where the case stands, from its row and clocks.
[[nodiscard]] machine::Position position_of(const Sheet& sheet);
/// refused when work on the stage cannot go on now (closed, suspended, waits for somebody).
[[nodiscard]] Outcome must_be_open(const Sheet& sheet);

/// A new case enters the first stage.
[[nodiscard]] Outcome enter(Sheet& sheet);
/// The line applies: at once, or as a proposal when it needs confirmation.
[[nodiscard]] Outcome take(Sheet& sheet, std::int32_t line);
/// 补正期满: likewise, from awaiting correction.
[[nodiscard]] Outcome take_expired(Sheet& sheet, std::int32_t line);
/// The pending line takes effect.
[[nodiscard]] Outcome take_pending(Sheet& sheet);
/// Any event without a line (corrected, decline, suspend …).
[[nodiscard]] Outcome run(Sheet& sheet, machine::Event::Kind kind);

/// Where a case is put by hand: stage, who handles it, on which rung.
struct Placing {
    std::int32_t to = program::kNone;
    std::optional<RoleHolder> next{};  ///< empty: everybody with a seat (会签)
    std::int32_t rung = 0;
    bool keeps_clocks = false;  ///< those of the stage that is left wait until it is returned to
    bool clock_waits = false;   ///< the stage's deadline does not begin now
};
[[nodiscard]] Outcome place(Sheet& sheet, const Placing& placing);
/// With whom a case lies that comes to the stage in the ordinary way. refused (GJ5231): nobody is there.
[[nodiscard]] Result<Placing> ordinary_place(const Sheet& sheet, std::int32_t stage);

/// Whoever returned the case here and gets it back when this stage is done; nullptr: nobody (sending.cpp).
[[nodiscard]] ports::Note* waits_for_return(Sheet& sheet);

/// "退回补正", "转需求验证", "待确认：退回"
[[nodiscard]] std::string say_effect(const program::Program& program,
                                     const program::Disposition& line);
/// Gives the stage to a unit: handler, holder and the open work items.
void give_to(Sheet& sheet, const std::string& role, const std::string& unit);

}  // namespace guiju::casework
