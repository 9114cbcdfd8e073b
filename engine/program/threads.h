// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a policy has to do with other cases: cases it starts, cases its fields name, what it reads of
// them, cases that come again every period, lists it publishes. Plain data, part of program.h.
// Other policies are known by name only; the office knows which version is in force.
#include <cstdint>
#include <string>
#include <vector>

#include "engine/base/message.h"
#include "engine/program/parts.h"
#include "engine/value/calendar.h"
#include "engine/value/value.h"

namespace guiju::program {

/// A line that starts a case of another policy when it takes effect.
struct Start {
    std::int32_t stage = kNone, line = kNone;
    base::Text policy;
    bool converts = false;      ///< this case becomes that one: it closes, all like-named fields go
    std::int32_t each = kNone;  ///< list field: one case for every item
    std::vector<std::int32_t> carry;     ///< own fields …
    std::vector<base::Text> carried_as;  ///< … and their names over there
};

/// A field that names a case of a policy: 所属项目：案件（两新项目）.
struct LinkField {
    std::int32_t slot = kNone;
    base::Text policy;
};

/// A field nobody fills in: read off the cases this one has under it, or off the case a field names.
struct KinField {
    enum class Kind : std::uint8_t {
        count,       ///< cases of the policy under this one
        open,        ///< of these, not closed
        closed,      ///< closed
        outcome,     ///< closed with `outcome`
        sum,         ///< sum of `field`; not known while one of them has not filled it in
        all_closed,  ///< yes when there is at least one and none is open
        recorded,    ///< `field` of the case that the field `link` names
    } kind{};
    std::int32_t slot = kNone;
    base::Text policy, field;
    std::string outcome;
    std::int32_t link = kNone;
};

enum class Cycle : std::uint8_t { year, quarter, month };

/// 周期任务: one case for every unit of the roles and every period.
struct Recurring {
    base::Text name;
    Cycle cycle{};
    std::vector<std::int32_t> subjects;  ///< roles
    enum class SetUp : std::uint8_t { at_start, at_end, after_start, before_end } set_up{};
    value::Period distance;  ///< of after_start, before_end
    std::int32_t distance_parameter = kNone;
    std::int32_t period_field = kNone;
    std::vector<std::int32_t> carried_over;
};

/// 发布清单
struct Published {
    base::Text name;
    CodeId entries = kNone;
    std::vector<std::int32_t> columns;
    std::int32_t order = kNone;  ///< none: by the day of filing
    bool high_first = false;
    std::int32_t owner = kNone;  ///< role
    std::vector<std::int32_t> redacted;
    bool periodic = false;
    Cycle cycle{};
    bool carried_over = false;  ///< entries stay while their case is open
};

/// 最多报一次: fields that the same applicant's cases of another policy have reported already.
struct Reuse {
    base::Text policy;
    std::vector<std::int32_t> fields;  ///< own slots; over there they have the same names
    PeriodRef valid;                   ///< after filing; not given: for ever
};

struct Threads {
    std::vector<Start> starts;
    std::vector<LinkField> links;
    std::vector<KinField> kin;
    std::vector<Recurring> recurring;
    std::vector<Published> lists;
    std::vector<Reuse> reuse;

    /// Cases of this policy look at, name or start others.
    [[nodiscard]] bool looks_around() const {
        return !starts.empty() || !links.empty() || !kin.empty();
    }
};

}  // namespace guiju::program
