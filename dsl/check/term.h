// SPDX-License-Identifier: Apache-2.0
#pragma once
// A condition or value with every name resolved and every type known: what dsl/lower turns into code.
// Differs from syntax::Expr by having indices for names, base units for numbers, labels that exist.
#include <cstdint>
#include <vector>

#include "dsl/syntax/sections.h"
#include "engine/base/message.h"
#include "engine/base/span.h"
#include "engine/value/value.h"

namespace guiju::check {

struct Type {
    enum class Kind : std::uint8_t {
        nothing,  ///< a mistake that was already reported; fits everything, so it is reported once
        truth,
        quantity,
        yes_no,
        text,
        label,
        labels,
        date,
        unit,
        units,
        territory,
        level,
        rows,  ///< a list of records
        instant,
        composite,
    };
    Kind kind = Kind::nothing;
    value::Dimension dimension = value::Dimension::none;  ///< of a quantity
    const std::vector<syntax::Name>* labels = nullptr;    ///< of label, labels; null if undeclared
    bool has_form = false;                                ///< credit code, phone
    std::int32_t columns = -1;                            ///< of rows: owner of the columns
};

/// "金额" / "money", for messages.
[[nodiscard]] base::Text name_of(const Type& type);
/// What a field holds.
[[nodiscard]] Type type_of(const syntax::Field& field);
/// What a parameter holds: a quantity, yes/no or a text.
[[nodiscard]] Type type_of(const syntax::Parameter& parameter);
/// What an indicator measures, by its unit: 比率 and % a share, 分 a score, 件 a count.
[[nodiscard]] Type type_of(const syntax::Indicator& indicator);
[[nodiscard]] bool is_time(value::Dimension dimension);

struct Term {
    enum class Op : std::uint8_t {
        constant,
        field,
        candidate,
        parameter,
        indicator,
        builtin,
        length,
        add,
        subtract,
        multiply,
        divide,
        overlap_share,
        compare,
        is,
        filled,
        complete,
        well_formed,
        in_set,
        within,
        in_register,
        in_matching,
        contains,
        overlaps,
        same_county,
        same_city,
        reached,
        reached_in_period,
        all,
        any,
        negate,
        column,
        group,
        fold,
        tally,
        difference,
        entitled,
        // decision tables
        if_holds,  ///< parts = [condition, value]: the value, or no hit
        first_of,  ///< the first part that hits
        only_of,   ///< the one part that hits; two: not decidable
        larger,
        smaller,
        absent,  ///< parts = [value]; index = value::Absent, or -1 for any kind
    };
    enum class Compare : std::uint8_t { equal, not_equal, less, at_most, more, at_least };
    enum class Builtin : std::uint8_t {
        highest_level,
        own_level,
        rounds_used,
        this_case,
        this_unit,
        agree_votes,
        refuse_votes,
        exceptions,
    };

    /// What a fold makes of the rows that satisfy `where`.
    enum class Fold : std::uint8_t {
        count,
        distinct,
        sum,
        mean,
        least,
        greatest,
        pick,    ///< the different values of the column, as a list
        every,   ///< `what` holds for each row
        groups,  ///< `what` holds for the rows of each value of the column
        months,  ///< months of the year `what` that the days of the column (until …) cover
    };

    Op op{};
    Compare compare{};
    Fold fold{};
    std::int32_t until = -1;  ///< of months: the column of the last day
    std::int32_t index =
        -1;  ///< of field, candidate, parameter, indicator, register, mark, builtin
    std::int32_t definition = -1;  ///< what this term works out: index into Symbols::definitions
    value::Value constant{};       ///< of constant; the set of in_set, complete; the code of within
    Type type{};
    base::Span span{};
    std::vector<Term> parts{};
    std::vector<Term> where{};  ///< of fold: asked of each row; empty: every row counts
    std::vector<Term>
        what{};  ///< of every, groups: asked of each row or group; of months: the year
};

/// Deepest nesting of a program's conditions.
inline constexpr int kMostDepth = 64;
/// How deep the code of a term will be: a list of n conditions is joined in pairs.
[[nodiscard]] int depth_of(const Term& term);

}  // namespace guiju::check
