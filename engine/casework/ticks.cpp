// SPDX-License-Identifier: Apache-2.0
#include "engine/casework/ticks.h"

#include <algorithm>

#include "engine/casework/acts.h"
#include "engine/casework/facts_of.h"
#include "engine/casework/kinds.h"
#include "engine/casework/reasons.h"
#include "engine/casework/settle.h"

namespace guiju::casework {
namespace {

using machine::ClockEvent;
using program::kNone;

std::vector<std::string> live_names(const Sheet& sheet) {
    std::vector<std::string> names;
    for (const auto& [name, clock] : sheet.clocks)
        if (is_live(clock)) names.push_back(name);
    return names;
}

constexpr std::string_view kTickId = "tick/";

/// It changes nothing that a deadline could find otherwise.
bool only_tells(Command::Kind kind) {
    using Kind = Command::Kind;
    return follows_of_itself(kind) || is_passage(kind) || kind == Kind::open ||
           kind == Kind::look || kind == Kind::comment || kind == Kind::copy || kind == Kind::urge;
}

const char* topic_of(ClockEvent event) {
    if (event == ClockEvent::warn) return "warn";
    return event == ClockEvent::lapse ? "overdue" : "remind";
}

/// To whoever has the case; when it is overdue also, for sight only, to the level above.
Outcome tell(Sheet& sheet, const std::string& clock, ClockEvent event) {
    const auto* topic = topic_of(event);
    auto role = sheet.now.holder_role;
    auto unit = sheet.now.holder_unit;
    notify(sheet, topic, role, unit, clock);
    for (const auto& [id, item] : sheet.work)  // 会签, 加签: everybody who has not spoken
        if (item.closed.ms == 0 && item.kind != kCopyWork && item.unit != unit)
            notify(sheet, topic, item.role, item.unit, clock);
    if (event == ClockEvent::warn) return base::Done{};
    if (clock == kCorrectionClock) {
        if (sheet.now.handler_unit != unit) notify(sheet, topic, "", sheet.now.handler_unit, clock);
        return base::Done{};
    }
    const auto above = sheet.roles().above(unit);
    if (!above.ok()) return above.error();
    if (above->has_value())
        notify(sheet, topic, sheet.role_name((*above)->role), (*above)->unit.id, clock);
    return base::Done{};
}

/// 补正期满未补正的, 期满未办理的: only where the policy says what follows.
Outcome follow(Sheet& sheet, const std::string& clock) {
    const auto work = position_of(sheet).work;
    const bool correction = clock == kCorrectionClock && work == machine::Work::awaiting_correction;
    const bool stage = clock == stage_clock(sheet.now.stage) &&
                       (work == machine::Work::waiting || work == machine::Work::handling);
    if (!correction && !stage) return base::Done{};
    if (stage && !sheet.stage().joint.members.empty()) return draw_joint(sheet, true);
    const FactsOf facts(sheet.program, sheet.directory, sheet.now);
    eval::Scratch scratch;
    const auto index = sheet.stage_index();
    const auto at_top = is_at_top(sheet);
    if (!at_top.ok()) return at_top.error();
    const auto ruling =
        correction ? eval::rule_on_correction_expired(sheet.program, index, facts.facts(), scratch)
                   : eval::rule_on_expired(sheet.program, index, facts.facts(), scratch, *at_top);
    if (!ruling.ok()) return ruling.error();
    if (ruling->line == kNone) return base::Done{};
    sheet.items = ruling->items;
    describe(sheet, *ruling);
    return correction ? take_expired(sheet, ruling->line) : take(sheet, ruling->line);
}

}  // namespace

bool needs_tick(const ports::CaseView& view, value::Instant now) {
    for (const auto& clock : view.clocks) {
        bool anything = false;
        (void)what_is_due(clock, now, anything);
        if (anything) return true;
    }
    return false;
}

bool ran_out_before(const Command& command, const std::optional<ports::CaseView>& view) {
    if (!view || only_tells(command.kind)) return false;
    return std::any_of(view->clocks.begin(), view->clocks.end(), [&](const auto& clock) {
        bool anything = false;
        return what_is_due(clock, command.at, anything) == ClockEvent::lapse && anything;
    });
}

Command tick_of(const ports::DueCase& due, value::Instant now) {
    Command tick;
    tick.kind = Command::Kind::tick;
    tick.case_id = due.case_id;
    tick.at = now;
    tick.expected_revision = due.revision;
    tick.id = std::string(kTickId) + due.case_id + "/" + std::to_string(due.revision);
    return tick;
}

bool is_id_of_tick(const std::string& id) { return id.starts_with(kTickId); }

Outcome tick_case(Sheet& sheet) {
    std::string said;
    for (const auto& name : live_names(sheet)) {
        const auto& clock = sheet.clocks.at(name);
        if (!is_live(clock)) continue;  // stopped by what followed from another one
        bool anything = false;
        const auto event = what_is_due(clock, sheet.command.at, anything);
        if (!anything) continue;
        if (auto done = advance_clock(sheet, name, event); !done.ok()) return done;
        if (auto done = tell(sheet, name, event); !done.ok()) return done;
        if (event == ClockEvent::lapse)
            if (auto done = follow(sheet, name); !done.ok()) return done;
        said += (said.empty() ? "" : "；") + name +
                (event == ClockEvent::warn    ? "：临期提醒"
                 : event == ClockEvent::lapse ? "：逾期"
                                              : "：再次提醒");
    }
    const auto followed = sheet.outcome;
    sheet.outcome = said.empty() ? "无到期事项" : said;
    if (!followed.empty()) sheet.outcome += "；" + followed;
    sheet.decision.stage = sheet.before.stage;
    sheet.decision.outcome = sheet.outcome;
    return base::Done{};
}

}  // namespace guiju::casework
