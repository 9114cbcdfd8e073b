// SPDX-License-Identifier: Apache-2.0
#pragma once
// What passage.cpp puts together: fields, items, lines and clocks of the old version compared with those of
// the new one. Each writes what cannot be done by rule into the passage. Not for other rooms.
#include <map>
#include <string>
#include <vector>

#include "engine/casework/clocks.h"
#include "engine/casework/passage.h"
#include "engine/casework/roles.h"

namespace guiju::casework {

/// Why there is no line for the stage: the version is not named, or the stage is not listed.
[[nodiscard]] Text passage_missing(const program::Program& to, const program::Program& from,
                                   const Text& stage);
/// Values the new version could not read: another type, a label it does not have.
void compare_fields(const program::Program& from, const program::Program& to, Passage& passage);
/// Members of a joint review and their votes, by name of role.
[[nodiscard]] bool same_members(const Versions& versions, const program::Stage& a,
                                const program::Stage& b);
/// The one line of the new stage that does what the pending one would do; kNone: none, or several.
[[nodiscard]] std::int32_t same_line(const Versions& versions, const program::Stage& from,
                                     const program::Stage& to,
                                     const ports::PendingConfirmation& pending);
/// Numbers of the same criteria (by their wording) in the new stage; those that are gone are told.
[[nodiscard]] std::vector<int> new_numbers(const program::Stage& from, const program::Stage& to,
                                           const std::vector<int>& items, Passage& passage);
/// Exceptions, opinions and acts done go over to the stage; those without a counterpart end.
void carry_notes(const program::Stage& from, const program::Stage& to, const Versions& versions,
                 Passage& passage);
/// "1,4" → {"1", "4"}
[[nodiscard]] std::vector<std::string> split(const std::string& items);

/// The clocks of one passage.
class PassageClocks {
   public:
    struct How {
        program::TransitionRow::Clock rule{};
        value::Instant at{};
        bool still = false;    ///< somebody else is asked, or the case is suspended
        bool resumes = false;  ///< the confirmation lapses: the deadline of the stage goes on
    };
    PassageClocks(const Versions& versions, const program::Stage& from, const program::Stage& to,
                  How how, Passage& passage)
        : v_(versions), old_(from), target_(to), how_(how), p_(passage) {}
    void run(const std::vector<ports::ClockRecord>& live);

   private:
    void carry(const ports::ClockRecord& clock, const std::string& name,
               const program::PeriodRef& period);
    void begin(const std::string& name, const program::PeriodRef& period);
    void stop(const ports::ClockRecord& clock, bool told);
    void put(ports::ClockRecord clock, const machine::Ledger& ledger, value::Instant due_before);
    void side_clocks(const std::map<std::string, const ports::ClockRecord*>& live);

    const Versions& v_;
    const program::Stage& old_;
    const program::Stage& target_;
    How how_;
    Passage& p_;
};

}  // namespace guiju::casework
