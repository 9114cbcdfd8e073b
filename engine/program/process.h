// SPDX-License-Identifier: Apache-2.0
#pragma once
// Parts of a stage that concern who agrees and who may excuse: joint review (会签) and exceptions (例外).
// Plain data of the compiled policy, used by program.h; their serial form is at the end.
#include <cstdint>
#include <string>
#include <vector>

#include "engine/program/parts.h"
#include "engine/value/number.h"

namespace guiju::program {

/// 会签：A、B、C，全部同意. Members speak in any order; the result is drawn from what all of them say.
struct JointReview {
    struct Member {
        std::int32_t role = kNone;  ///< every unit that holds it is a seat of its own
        std::int64_t votes = 1;     ///< of each such unit
    };
    enum class Quorum : std::uint8_t { all, any, majority, votes, share };
    enum class Silence : std::uint8_t { waits, agrees, refuses };  ///< at the end of the deadline

    std::vector<Member> members;  ///< empty: the stage is no joint review
    Quorum quorum{};
    value::Number need;  ///< votes: how many; share: of all votes (2/3)
    Silence silence{};   ///< silence is no consent unless the policy says so
    bool at_once =
        false;  ///< drawn as soon as nobody's word can change it; else everybody is heard
    Origin origin;
};

/// 例外：由R批准: who may let an 一般 or 原则上 pass, and for how long.
struct ExceptionRule {
    std::vector<std::int32_t> by;  ///< roles; empty: nobody
    PeriodRef valid;               ///< not given: until the case leaves the stage
    Origin origin;
};

template <class Archive>
void describe(Archive& a, JointReview::Member& x) {
    a.is("role", x.role);
    a.is("votes", x.votes);
}

template <class Archive>
void describe(Archive& a, JointReview& x) {
    a.is("members", x.members);
    a.is("quorum", x.quorum);
    a.is("need", x.need);
    a.is("silence", x.silence);
    a.is("at_once", x.at_once);
    a.shown("origin", x.origin);
}

template <class Archive>
void describe(Archive& a, ExceptionRule& x) {
    a.is("by", x.by);
    a.is("valid", x.valid);
    a.shown("origin", x.origin);
}

}  // namespace guiju::program
