// SPDX-License-Identifier: Apache-2.0
#pragma once
// Compiled conditions and values: a flat list of operations with resolved slots, in the order they are
// evaluated; every operation keeps its own result, so an explanation needs no second evaluation.
// Not a tree and not text. Made by dsl/lower, run by engine/eval, checked by Program::verify().
#include <cstdint>
#include <vector>

#include "engine/base/span.h"

namespace guiju::program {

enum class Op : std::uint8_t {
    // values
    constant,   ///< a = index into Program::constants
    field,      ///< a = field slot of the matter
    candidate,  ///< a = field slot of the register in scope (matching, register_condition)
    parameter,  ///< a = index into Program::parameters
    indicator,  ///< a = index into Program::indicators (formulas and scorings)
    builtin,    ///< a = Builtin
    length,     ///< a = node (text or list): number of characters / items
    add,
    subtract,
    multiply,
    divide,         ///< a, b = nodes; division by zero is unknown ("cannot be computed")
    overlap_share,  ///< a, b = nodes (lists): |a ∩ b| ÷ |a|
    // conditions; a, b = nodes unless said otherwise
    compare,      ///< by `compare`; numbers of one dimension, dates, levels
    is,           ///< labels, yes/no: equal
    filled,       ///< a: never unknown
    complete,     ///< a = list node, b = constant (list of labels that must be there)
    well_formed,  ///< a = node; the form is that of the field's type
    in_set,       ///< a = node, b = constant (list)
    within,       ///< a = territory node, b = constant or node (territory code)
    in_register,  ///< a = unit or units node, b = index into Program::registers
    in_matching,  ///< a = unit or units node, b = index into Program::matchings
    contains,     ///< every item of b is in a
    overlaps,     ///< some item of b is in a
    same_county,
    same_city,          ///< candidate's territory and the case's territory
    reached,            ///< a = index into Program::marks
    reached_in_period,  ///< likewise, inside the period of the indicator
    all,
    any,     ///< Kleene
    negate,  ///< a
    // lists of records (engine/program/rows.h)
    column,      ///< a = column of the row in scope
    group,       ///< a = field slot of the list: the rows of the group in scope
    fold,        ///< a = node (list of records), b = index into Program::folds
    tally,       ///< a = condition: 1 when it holds, else 0
    difference,  ///< a, b = nodes (lists): the items of a that are not in b
    entitled,    ///< a = unit node or -1 (this case, its applicant), b = index of an entitlement
    // decision tables: a cell is a value, unknown, or no hit
    if_holds,  ///< a = condition, b = value: b when a holds, no hit when not
    first_of,  ///< a, unless it is no hit: then b
    only_of,   ///< the one of a and b that hits; both: unknown
    larger,
    smaller,  ///< of a and b, numbers; one that is no hit is left out
    absent,   ///< a = node, b = value::Absent it must be, or -1 for any; never unknown
};

enum class Compare : std::uint8_t { equal, not_equal, less, at_most, more, at_least };

enum class Builtin : std::uint8_t {
    highest_level,  ///< 最高处置层级: highest rung of any ladder reached; none before the first
    own_level,      ///< 本级: level of the evaluated unit
    rounds_used,    ///< 补正轮次数 in this stage
    this_case,      ///< 本件: id of the case
    this_unit,      ///< 本单位: id of the candidate, or of the applicant
    agree_votes,    ///< 同意票数 of the last joint review
    refuse_votes,  ///< 不同意票数
    exceptions,    ///< 例外数 granted on the case
};

struct Node {
    Op op{};
    Compare compare{};
    std::int32_t a = -1;
    std::int32_t b = -1;
    base::Span span;  ///< where it was written; not part of the hash
};

/// The result is that of the last node. Empty means "always holds".
struct Code {
    std::vector<Node> nodes;
    /// Which nodes work out a definition (index into Program::definitions): for explanations.
    struct Named {
        std::int32_t definition = -1;
        std::int32_t node = -1;
    };
    std::vector<Named> named;
};

/// Index of a Code in Program::codes; kNone = there is none.
using CodeId = std::int32_t;
inline constexpr std::int32_t kNone = -1;

}  // namespace guiju::program
