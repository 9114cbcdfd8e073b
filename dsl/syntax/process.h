// SPDX-License-Identifier: Apache-2.0
#pragma once
// Parts of a stage about agreement and strength: joint review (会签), exceptions (例外), how strictly a
// clause binds (应当, 一般, 鼓励 …). As written; used by sections.h.
#include <optional>
#include <string>
#include <vector>

#include "dsl/syntax/parts.h"

namespace guiju::syntax {

/// How strictly a clause binds, and for 试点 the flag it depends on.
struct Strength {
    std::string word;  ///< keyword id of group duty: must, may, unless_excused, in_principle,
                       ///< encouraged, strive, pilot; empty: not written
    std::optional<Expr> pilot;  ///< 试点（C）
    /// What is not met never holds a case up: 鼓励, 力争.
    [[nodiscard]] bool is_wish() const { return word == "encouraged" || word == "strive"; }
    [[nodiscard]] bool is_excusable() const {
        return word == "unless_excused" || word == "in_principle";
    }
};

/// 一般须…, 鼓励…, 试点（C）须… of an action.
struct SofterRequirement {
    Strength strength;
    Expr condition;
};

/// 会签：A 2票、B、C，达到三分之二同意，逾期未表态视为同意，一经确定即行处理
struct JointReview {
    struct Member {
        Name role;
        std::string votes;  ///< digits; empty: one
    };
    std::vector<Member> members;
    std::string quorum;          ///< keyword id: all, any, majority, votes, share
    std::string amount, out_of;  ///< votes: amount; share: amount of out_of (2 of 3)
    std::string silence;         ///< keyword id: waits, agrees, refuses; empty: not written
    bool at_once = false;
    base::Span quorum_span, silence_span, span;
    Tail tail;
    Trivia before;
};

/// 例外：由R批准，说明理由，有效期6个月
struct ExceptionRule {
    std::vector<Name> by;
    bool reason = false;  ///< 说明理由 written; a reason is needed in any case
    std::optional<Expr> valid;
    base::Span span;
    Tail tail;
    Trivia before;
};

/// 准许：签收、转办，由R办理 | 准许：退回“A”、“B”，改后直接返回，说明理由 | 准许：重新办理，在办结后30日内
struct Permission {
    struct Act {
        std::string verb;          ///< keyword id of group permit
        std::vector<Name> stages;  ///< send_to, jump
        bool previous = false;     ///< send_to: 上一环节
        base::Span span;
    };
    std::vector<Act> acts;
    std::vector<Name> by;
    bool reason = false;
    std::string then;            ///< keyword id: straight, in_order; empty: not written
    bool restart = false;        ///< 期限重新计算
    std::string since;           ///< keyword id: after_closing, after_deed, apart
    std::optional<Expr> within;  ///< belongs to `since`
    base::Span option_span;      ///< of the last of then, restart, since
    base::Span span;
    Tail tail;
    Trivia before;
};

}  // namespace guiju::syntax
