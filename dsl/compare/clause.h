// SPDX-License-Identifier: Apache-2.0
#pragma once
// A policy taken apart into clauses that can be laid beside those of another version: each is a name and the
// things it says, told by identities of names, never by index. Says nothing of differences: see compare.h.
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/program/program.h"

namespace guiju::compare {

using base::Text;

enum class Kind : std::uint8_t {
    head,
    parameter,
    role,
    field,
    matter,  ///< priority, duplicates, where a case begins
    consistency,
    definition,
    table_row,
    stage,
    deadline,
    criterion,
    requirement,  ///< 须 … of an action
    action,
    disposition,
    rung,
    general,
    register_,
    matching,
    weight,
    indicator,
    target,
    quota,
    entitlement,
    evaluation,
    grade,
    thread,  ///< 另立, 周期任务, 发布清单
    calendar,
    place,        ///< 属地
    counterpart,  ///< 对应
};

/// What a larger number means for whoever is concerned.
enum class More : std::uint8_t { says_nothing, stricter, looser };

/// One thing a clause says.
struct Aspect {
    Text label;  ///< "期限"; empty: the clause as a whole
    std::string
        meaning;  ///< equal meanings are equal texts, whatever the skin or the order of clauses
    Text words;   ///< the same for people; empty: nothing is said, or see the wording
    std::optional<value::Number> amount{};  ///< comparable with one of the same unit
    std::string unit{};
    More more = More::says_nothing;
    bool time = false;    ///< shorter and longer, instead of less and more
    bool quoted = false;  ///< people read it in the wording of the clause
    /// A list: identity and name of each; `meaning` is then not used.
    std::vector<std::pair<std::string, Text>> items{};
    bool list = false;
    More each = More::says_nothing;  ///< what one more item means
};

struct Clause {
    Kind kind{};
    Text section;  ///< stage, register … it stands in; empty: the policy
    std::string section_id;
    Text item;  ///< "第（二）项", "报送", "初筛时限"
    std::string
        identity;  ///< name that pairs it with its like; empty: paired by meaning and wording
    program::Origin origin;
    std::vector<Aspect> aspects;
    program::CodeId condition = program::kNone;  ///< what a case must meet, if that is what it says
    program::CodeId applies = program::kNone;
    const program::Register* scope = nullptr;  ///< whose entries the condition is asked of
    std::int32_t stage = program::kNone, place = program::kNone;  ///< where it is in the program
    bool is_section = false;  ///< stands for all clauses of its section when it is added or removed
    std::vector<std::string> uses;    ///< parameters and definitions, by name
    std::vector<std::string> fields;  ///< what the condition looks at, by name
};

/// In the order of the file. The program must outlive the clauses.
[[nodiscard]] std::vector<Clause> clauses_of(const program::Program& program);

}  // namespace guiju::compare
