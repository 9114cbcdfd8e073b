// SPDX-License-Identifier: Apache-2.0
#pragma once
// A command: everything that may change a case comes as one of these, with its actor, instant and id.
// And its receipt. Plain data; the same command with the same id twice gives the same receipt.
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/ports/records.h"
#include "engine/value/value.h"

namespace guiju::casework {

using ports::Actor;
using value::Instant;

// clang-format off: one kind, one line
struct Command {
    enum class Kind : std::uint8_t {
        open,     ///< creates the case in the first stage with `inputs`
        fill,     ///< changes fields without deciding (handler, or applicant while drafting)
        act,      ///< `verb`: an action (办理事项) of the stage
        screen,   ///< 审查: decides the criteria on the facts and the given judgements
        correct,  ///< 补正: the applicant hands in `inputs` again
        confirm,  ///< 确认 what is pending
        decline,  ///< 不予确认, with reason
        withdraw,
        merge,
        hand_over,
        suspend,
        resume,   ///< 通则
        tick,     ///< looks at the clocks of the case at `at` (no actor)
        comment,  ///< only a journal entry
        kin,     ///< another case that this one looks at has changed (no actor; made by the office)
        opine,   ///< 会签: verb = 同意, 不同意, 弃权
        except,  ///< 例外: target = number of the item or name of the action
        terminate,  ///< 通则: ends the case for good
        accept,  ///< 接收 what was offered by 移交; verb 不予接收: turns it down, with reason
        look,    ///< 查看: the case was shown to the actor; changes nothing but the journal
        migrate,  ///< 过渡: goes on under another version; target = its hash. The platform's alone
        migrate_back,  ///< takes that back, while nothing has been done since. The platform's alone
        claim,         ///< 签收 (准许); target: nothing
        transfer,      ///< 转办: target = person, unit, or unit/person
        delegate,      ///< 委托: target = person; verb 取回委托: takes it back
        sign_before,   ///< 前加签: target = unit, person, or unit/person
        sign_after,    ///< 后加签: likewise
        remove_signer,  ///< 减签: likewise
        copy,           ///< 抄送: target = unit or unit/person
        urge,           ///< 催办
        take_back,      ///< 取回
        send_to,  ///< 退回环节: target = stage, may be empty; intended = 改后…, may be empty
        jump,     ///< 跳转: target = stage, may be empty where there is one only
        reopen,   ///< 重新办理
    };
    Kind kind{};
    std::string id{};       ///< chosen by the caller, unique for ever
    std::string case_id{};  ///< for open: the new id, chosen by the caller
    Instant at{};
    Instant entered{};  ///< 补录: when it was typed in, `at` being when it was done; 0: at once
    Actor actor{};
    std::string verb{};      ///< act: the action; open: the policy (may be empty if there is one)
    value::Record inputs{};  ///< by field name
    std::string reason{};
    std::string target{};  ///< merge: main case; hand_over: unit; open: previous case (a revision
                           ///< of a returned one); act on a ladder: the level meant, if any
    std::string applicant{};  ///< open by a channel unit: the enterprise it acts for; else empty
    std::string intended{};  ///< screen: what the officer means to do (退回补正 …); must agree with
                             ///< what the rules say, or the command is refused
    std::string origin{};    ///< open: the case it comes out of; made by the office
    std::string relation{};  ///< 另立, 转为, 上期: opened by the office, not by who handles it
    std::int64_t expected_revision = 0;  ///< 0: whatever it is now
    bool offline =
        false;  ///< 线下: done on paper, so the evidence the policy asks for must be given
};
// clang-format on

/// One criterion as it was asked.
struct AskedCriterion {
    int number = 0;
    value::Truth answer{};
    std::string wording{}, basis{};
    std::vector<std::pair<std::string, value::Value>> seen{};  ///< field → value it looked at
    std::vector<std::string> missing{};                        ///< fields that were not known
    std::vector<base::Text> remarks{};  ///< of lists: shares, rows that do not satisfy, what lacks
    bool not_applicable = false;  ///< it does not concern this case: neither passed nor failed
    /// Definitions and decision tables it used: name, what they gave, 依据.
    struct Used {
        base::Text name{};
        value::Value gave{};
        std::string basis{};
    };
    std::vector<Used> definitions{};
};

/// An earlier line of 处理 that did not decide: it does not hold, or it cannot be told.
struct LineNotTaken {
    std::string wording{};
    value::Truth answer{};
};

/// How many of the best candidates a decision keeps.
inline constexpr std::size_t kRankedKept = 10;

/// Why something happened: enough to say it in either language without asking again.
struct Decision {
    std::string stage{}, basis{};  ///< article of the line that decided
    std::string wording{};         ///< that line as written
    std::string outcome{};         ///< 退回补正, 转需求验证 …
    std::vector<AskedCriterion> criteria{};
    std::vector<std::string> parameters{};  ///< "初筛时限=3个工作日（暂定）" that mattered
    std::vector<LineNotTaken> not_lines{};  ///< earlier lines that did not hold
    /// Matching: the admitted units, best first (at most kRankedKept), then those who were chosen
    /// though not admitted; unit id → explained score or why not.
    std::vector<std::pair<std::string, base::Text>> ranked{};
    std::vector<std::string> holdings{};  ///< 列入“项目库”：…, 占用“名额”1件，余额2件 …
    std::vector<std::string> opinions{};  ///< joint review: "公安厅：不同意，理由"
    std::string passage{};    ///< migrate: both versions and how the case stood before (passage.h)
    std::string on_behalf{};  ///< person the actor stood in for
    Instant entered{};        ///< 补录: when it was typed in; 0: at once
};

struct Receipt {
    std::string case_id{};
    std::int64_t revision = 0;
    std::string stage{}, phase{};  ///< afterwards
    std::string holder_role{}, holder_unit{};
    std::string holder_shown{};  ///< how the role is called at its place; empty: by its name
    std::string outcome{};       ///< what happened, one phrase
    std::vector<int> items{};    ///< criteria to correct
    std::vector<std::string> flags{};
    Decision decision{};
    bool repeated = false;  ///< answered from the record of the first time
};

/// Canonical JSON of a receipt or decision (stored and shown); and back.
[[nodiscard]] std::string to_json(const Receipt& receipt);
/// The same with the decision as it was written already.
[[nodiscard]] std::string to_json(const Receipt& receipt, const std::string& decision);
[[nodiscard]] base::Result<Receipt> receipt_from_json(const std::string& text);
[[nodiscard]] std::string to_json(const Decision& decision);
[[nodiscard]] base::Result<Decision> decision_from_json(const std::string& text);

}  // namespace guiju::casework
