// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the lines 准许 of a stage let people do, and to whom such a verb may be addressed. The verbs
// themselves: handling.cpp, signing.cpp, telling.cpp, sending.cpp, taking_back.cpp.
#include <functional>

#include "engine/casework/sheet.h"

namespace guiju::casework {

/// Who may do it where the line names nobody.
using ByDefault = std::function<Outcome(Sheet&)>;
[[nodiscard]] Outcome by_handler(Sheet& sheet);
/// The verb itself looks who it is.
[[nodiscard]] Outcome anybody(Sheet& sheet);

/// The first line of the stage that allows the verb to this actor and that `fits`; says where it stands.
/// refused (GJ5471): no line; denied: none for this actor; refused (GJ5215): the reason is missing.
[[nodiscard]] Result<const program::Permit*> permitted(
    Sheet& sheet, const program::Stage& stage, program::Permit::Verb verb,
    const ByDefault& by_default, const std::function<bool(const program::Permit&)>& fits = nullptr);
/// 转办、退回“需求初筛”: what the lines allow, for messages.
[[nodiscard]] Text permits_of(const Sheet& sheet, const program::Stage& stage);

/// A unit, a person of a unit, or a person of the actor's own unit.
struct Addressee {
    UnitRecord unit{};
    std::string person{};
    bool own_unit = false;
    [[nodiscard]] std::string said() const {
        return person.empty() ? unit.id : unit.id + "/" + person;
    }
};
/// "L1", "L1/李四", "李四". refused (GJ5223): empty; not_found (GJ5007): no such unit before the stroke.
[[nodiscard]] Result<Addressee> addressee(Sheet& sheet, const std::string& text);

/// 补录: the act is told of later than it was done, within what the stage allows.
[[nodiscard]] Outcome check_late(Sheet& sheet);
/// Last day of a period that begins on a day, itself not counted. refused (GJ5150).
[[nodiscard]] Result<value::Date> last_day(const Sheet& sheet, const program::PeriodRef& period,
                                           value::Date from);

}  // namespace guiju::casework
