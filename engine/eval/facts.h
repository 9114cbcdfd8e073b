// SPDX-License-Identifier: Apache-2.0
#pragma once
// What one evaluation may look at: values by slot, marks, the candidate, the period. It owns nothing and
// asks nobody but `memberships`. Not the case itself: casework fills it from rows, tests by hand.
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/program/program.h"
#include "engine/value/value.h"

namespace guiju::eval {

using program::Level;
using program::Program;
using value::Truth;

/// A mark (记为“…”) as the case bears it now; an unmarked one is not reached.
struct MarkFact {
    bool reached = false;
    value::Instant first, last;
};

/// Who is in which register or matching. Implemented by casework over the directory.
class Memberships {
   public:
    virtual ~Memberships() = default;
    /// `index` into Program::registers; unknown when it cannot be found out.
    [[nodiscard]] virtual Truth in_register(std::int32_t index, std::string_view unit) const = 0;
    /// `index` into Program::matchings: is the unit admitted for this case?
    [[nodiscard]] virtual Truth in_matching(std::int32_t index, std::string_view unit) const = 0;
    /// `index` into Program::entitlements; `unit` empty: this case, or its applicant.
    [[nodiscard]] virtual Truth entitled(std::int32_t /*index*/, std::string_view /*unit*/) const {
        return Truth::unknown;
    }
};

/// Everything is borrowed: it must live as long as the evaluation and its explanation.
struct Facts {
    std::span<const value::Value> fields;     ///< by slot of Program::matter; all slots
    std::span<const value::Value> candidate;  ///< by slot of the register in scope; empty: none
    std::int32_t candidate_register = program::kNone;  ///< the register in scope; kNone: none
    std::string_view candidate_territory;              ///< codes; empty: not known
    std::string_view case_territory;
    std::span<const MarkFact> marks;  ///< by index of Program::marks; all marks
    const Memberships* memberships = nullptr;
    Level highest_level = Level::none;               ///< 最高处置层级
    std::optional<Level> own_level;                  ///< 本级; empty: unknown
    std::int64_t rounds_used = 0;                    ///< 补正轮次数 in this stage
    std::int64_t agree_votes = 0, refuse_votes = 0;  ///< of the last joint review
    std::int64_t exceptions = 0;                     ///< 例外 granted on the case
    std::span<const int> excused;  ///< numbers of the criteria of this stage that are excused
    std::span<const std::optional<value::Number>> indicators;  ///< by index; empty: not computable
    value::Instant period_from, period_until;                  ///< half-open
    const value::Record* row = nullptr;  ///< the row that is asked; its columns:
    const std::vector<program::Field>* columns = nullptr;
    const value::Value* group = nullptr;  ///< the rows of the group that is asked; their columns:
    const std::vector<program::Field>* group_columns = nullptr;
    const value::Value* this_case = nullptr;  ///< 本件: id as text; null: not known
    const value::Value* this_unit = nullptr;  ///< 本单位: likewise
};

/// The values of a record in the order of the fields; not filled in where there is none.
[[nodiscard]] std::vector<value::Value> by_slot(const std::vector<program::Field>& fields,
                                                const value::Record& record);
/// Index of the field with this Chinese name, or kNone.
[[nodiscard]] std::int32_t slot_named(const std::vector<program::Field>& fields,
                                      std::string_view name);

}  // namespace guiju::eval
