// SPDX-License-Identifier: Apache-2.0
#pragma once
// What units and cases can hold: how one gets into a register and out again, ladders of titles, quotas
// and vouchers, entitlements. Plain data; Program::registers has one entry for each register, then one
// for each ladder, then one for each title, so that 在“…”内 means all three by one index.
#include <cstdint>
#include <vector>

#include "engine/program/parts.h"

namespace guiju::program {

/// One modifier of a line of 处理: 列入, 移出, 升入, 发放, 占用, 退还.
struct HoldingEffect {
    enum class Verb : std::uint8_t { enter, remove, promote, issue, use, give_back } verb{};
    std::int32_t index = kNone;  ///< register (a ladder too); of issue, use, give_back: quota
    std::int32_t title = kNone;  ///< promote: register of the title
    std::int32_t subject_field = kNone;  ///< field with the unit; none: the applicant, or the case
    CodeId amount = kNone;               ///< issue, use
    PeriodRef valid_for;
    std::int32_t valid_until_field = kNone;  ///< date
    Origin origin;
};

/// A rung of a ladder, lowest first.
struct TitleRung {
    std::int32_t title = kNone;  ///< register of the title
    std::vector<Criterion> require;
    PeriodRef valid_for;
    Origin origin;
};

/// How one gets into a register or onto a ladder, and out.
struct Admission {
    bool of_cases = false;            ///< members are cases, not units
    bool cause_required = false;      ///< entry and removal need a reason
    PeriodRef valid_for;              ///< of an entry whose line does not say
    std::vector<Criterion> admitted;  ///< all must hold, in the scope of the case
    std::vector<Criterion> leaves;    ///< one must hold for removal; empty: none is needed
    std::vector<TitleRung> rungs;     ///< not empty: a ladder
    bool no_skipping = false;         ///< a rung needs the one below
    /// What is left when the highest rung runs out: the highest that is still valid, the rung below
    /// it, or nothing.
    enum class Expiry : std::uint8_t { still_valid, step_down, leave } expiry{};
    std::int32_t ladder = kNone;  ///< of a title: register of its ladder
};

/// 限额: with a limit, or a voucher account that lives on what was issued.
struct Quota {
    Text name;
    bool by_unit = false;          ///< each unit has its own
    std::vector<std::int32_t> by;  ///< and each value of these fields
    enum class Every : std::uint8_t { once, year, quarter, month } every{};
    struct Limit {
        CodeId condition = kNone;
        CodeId value = kNone;
        Origin origin;
    };
    Limit limit;                  ///< value kNone: no limit, only vouchers
    std::vector<Limit> relaxed;   ///< in order; the first whose condition holds
    Limit first_time, each_time;  ///< value kNone: none
    Origin origin;
};

/// 权益: held by whoever fulfils the criteria, for as long as they do.
struct Entitlement {
    Text name;
    std::int32_t over = kNone;  ///< register: units in it; none: cases
    std::vector<Criterion> criteria;
    Origin origin;
};

}  // namespace guiju::program
