// SPDX-License-Identifier: Apache-2.0
#pragma once
// Do given values fit their fields, and is everything there that must be? Gives all defects in one list.
// Not a screening: that is the policy's own criteria (ruling.h). Converts nothing.
#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/eval/evaluate.h"

namespace guiju::eval {

/// One thing wrong with one field. `code` is a catalogue entry 51xx; its {0} is the field's name.
struct Defect {
    std::int32_t field = program::kNone;  ///< slot; kNone: there is no such field
    base::Code code{};
    std::vector<base::Text> args;
};

/// The form of one value: type, label, length, size, check character. Absent values fit every field.
[[nodiscard]] std::vector<Defect> check_value(const program::Field& field, std::int32_t slot,
                                              const value::Value& value);
/// The form of given inputs by name, unknown names among them.
[[nodiscard]] std::vector<Defect> check_inputs(const std::vector<program::Field>& fields,
                                               const value::Record& inputs);
/// 必填, …的必填 and …的不得填写 of all fields of the matter, on the facts as they would be. A
/// judgement is not asked for here. An undecided …的必填 is no defect of its own: what decides it is
/// itself required, or the screening says that it is undecided.
[[nodiscard]] base::Result<std::vector<Defect>> check_required(const Program& program,
                                                               const Facts& facts,
                                                               Scratch& scratch);
/// A line of 核对 that the values definitely contradict. What is not known contradicts nothing.
struct Contradiction {
    std::int32_t rule = 0;  ///< index into Matter::consistency
    base::Text wording;
    base::Text seen;  ///< the values it looked at, in words
};
[[nodiscard]] base::Result<std::vector<Contradiction>> check_consistency(const Program& program,
                                                                         const Facts& facts,
                                                                         Scratch& scratch);
/// The field is filled in; a composite when all its parts are.
[[nodiscard]] bool is_filled_in(const std::vector<program::Field>& fields, std::size_t slot,
                                const Facts& facts);
/// Judgements given in `facts` whose reason is required and not given.
[[nodiscard]] std::vector<Defect> check_reasons(const Program& program, const Facts& facts);
/// Fields of `fill` (an action's 填写) that are not filled in.
[[nodiscard]] std::vector<Defect> check_filled(const Program& program,
                                               const std::vector<std::int32_t>& fill,
                                               const Facts& facts);
/// One `refused` error that lists all defects (GJ5100), or Done.
[[nodiscard]] base::Outcome refuse_if_any(const std::vector<Defect>& defects);

/// Known, and not an empty text or list.
[[nodiscard]] bool is_filled(const value::Value& value);
/// 统一社会信用代码: GB 32100-2015, 18 characters with its check character.
[[nodiscard]] bool well_formed_credit_code(std::string_view text);
/// 11 digits beginning with 1, or area code and number: 0573-82521234, 057382521234, +86 ….
[[nodiscard]] bool well_formed_phone(std::string_view text);
/// Six digits of GB/T 2260: province (330000), city (330400) or county (330421).
[[nodiscard]] bool well_formed_territory(std::string_view text);

}  // namespace guiju::eval
