// SPDX-License-Identifier: Apache-2.0
#pragma once
// Parts of a stage that concern who agrees, who may excuse and what else is permitted: joint review (会签),
// exceptions (例外), permissions (准许).
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

/// 准许：… What else may be done with a case of the stage besides its actions, by whom. One verb each.
struct Permit {
    enum class Verb : std::uint8_t {
        claim,          ///< 签收: the work is one person's
        transfer,       ///< 转办: to another person or unit; the deadline runs on
        delegate,       ///< 委托: somebody else acts; the delegator stays accountable
        sign_before,    ///< 前加签: others agree before anything is decided
        sign_after,     ///< 后加签: what was decided takes effect when others have agreed
        remove_signer,  ///< 减签
        copy,           ///< 抄送: for sight only
        urge,           ///< 催办
        take_back,      ///< 取回: who moved the case last takes it back
        send_to,        ///< 退回 an earlier stage
        jump,           ///< 跳转到 any of `stages`
        reopen,         ///< 重新办理 a closed case
        late,           ///< 补录: entered later for an earlier instant
    } verb{};
    std::vector<std::int32_t> by;      ///< roles; empty: whoever the verb is for by itself
    bool reason = false;               ///< 说明理由
    std::vector<std::int32_t> stages;  ///< send_to, jump
    bool previous = false;             ///< send_to: 上一环节
    bool straight = false;  ///< send_to: 改后直接返回, else through the stages in order
    bool restart = false;   ///< send_to, straight: the deadline begins anew, else goes on
    PeriodRef within;       ///< reopen: since closing; late: since the deed; urge: apart
    Origin origin;
};

template <class Archive>
void describe(Archive& a, Permit& x) {
    a.is("verb", x.verb);
    a.is("by", x.by);
    a.is("reason", x.reason);
    a.is("stages", x.stages);
    a.is("previous", x.previous);
    a.is("straight", x.straight);
    a.is("restart", x.restart);
    a.is("within", x.within);
    a.shown("origin", x.origin);
}

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
