// SPDX-License-Identifier: Apache-2.0
#pragma once
// Joint review (会签): who has a seat, what was said, and whether the result can be drawn. The same opinions
// give the same result in any order. Settling the case by the result is acts.h; storing is office.cpp.
#include <cstdint>
#include <string>
#include <vector>

#include "engine/casework/roles.h"

namespace guiju::casework {

/// One unit that is asked, in one role, with the opinion it holds now.
struct Seat {
    std::int32_t role = program::kNone;
    UnitRecord unit;
    std::int64_t votes = 1;
    const ports::Note* opinion = nullptr;  ///< nullptr: has not spoken; points into the record
};

/// The seats of the stage in the order of the policy. refused (GJ5231): nobody holds a member's role.
[[nodiscard]] Result<std::vector<Seat>> seats_of(const program::Program& program,
                                                 ports::Directory& directory,
                                                 const ports::CaseRecord& record,
                                                 const program::Stage& stage);

struct JointResult {
    bool drawn = false;  ///< false: others are still to be heard
    bool agreed = false;
    std::int64_t agree = 0, refuse = 0, silent = 0, all = 0;  ///< votes
};
/// `late`: the deadline of the stage has passed, so the silence rule applies.
[[nodiscard]] JointResult tally(const program::JointReview& joint, const std::vector<Seat>& seats,
                                bool late);

/// "公安厅：不同意（理由）" for every opinion that counts, in the order of the seats.
[[nodiscard]] std::vector<std::string> opinions_said(const program::Program& program,
                                                     const std::vector<Seat>& seats);

}  // namespace guiju::casework
