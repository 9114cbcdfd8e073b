// SPDX-License-Identifier: Apache-2.0
#pragma once
// One field of a record: its type, unit, labels and rules. Part of a compiled policy, plain data.
#include <cstdint>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/program/code.h"
#include "engine/program/origin.h"
#include "engine/value/value.h"

namespace guiju::program {

using base::Text;

struct Field {
    Text name;
    enum class Type : std::uint8_t {
        text,
        number,
        money,
        share,
        date,
        yes_no,
        choice,
        choices,
        list,
        unit,
        units,
        territory,
        credit_code,
        phone,
        confidentiality,
        judgement,
        integer,
        duration,
        date_time,
        reference,
        composite,  ///< holds nothing itself: its values are in `parts`
        rows,       ///< a list of records with `columns`
    } type{};
    std::vector<Field> columns;  ///< of rows
    std::vector<Text> labels;
    bool required = false;
    CodeId required_when = kNone, forbidden_when = kNone;
    value::Value at_least, at_most;     ///< length of text, size of a number; Absent if none
    bool secret = false;                ///< shown as 〔已脱敏〕 to those who may not see it
    std::int32_t reason_field = kNone;  ///< judgement: the text field that holds its reason
    bool reason_required = false;
    Origin origin;
    value::Dimension dimension = value::Dimension::none;  ///< of numbers with a unit of their own
    value::Number unit{1};  ///< that unit in base units: a bare number is counted in it
    std::string unit_name;  ///< as written
    std::int32_t provisional_field =
        kNone;  ///< whether the value is provisional; none: it never is
    std::int32_t remark_field = kNone;
    std::int32_t refers_to = kNone;   ///< reference: the register
    std::vector<std::int32_t> parts;  ///< composite: slots of its parts
    std::int32_t digits = 0;          ///< text of exactly so many digits; 0: any text
    bool extensible = false;          ///< localities may add labels
};

}  // namespace guiju::program
