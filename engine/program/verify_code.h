// SPDX-License-Identifier: Apache-2.0
#pragma once
// Kinds of operands and results of compiled code: does every operation get what it can work with?
// Part of Program::verify(). Dimensions are not compared here: fields of type number carry any.
#include <cstdint>
#include <optional>
#include <string>

#include "engine/program/program.h"

namespace guiju::program {

/// What an operation gives. `none` = no such thing (an error).
enum class Sort : std::uint8_t { none, truth, quantity, text, list, date, level, rows };

[[nodiscard]] Sort sort_of(Field::Type type);
[[nodiscard]] Sort sort_of(const value::Value& value);

/// A fault of one code: which node, and what is wrong with it.
struct CodeFault {
    std::size_t node = 0;
    Text what;
};

/// What a code may look at besides the case.
struct CodeScope {
    std::int32_t candidate = kNone;               ///< register whose entry is in scope
    const std::vector<Field>* columns = nullptr;  ///< of the row in scope
    const std::vector<Field>* group = nullptr;    ///< of the list whose group is in scope
    int depth = 0;                                ///< how many folds stand around it
};

/// `scope`: register whose entries are in scope, or kNone. `wanted`: truth or quantity.
/// The kind of the result, none when the code is faulty or empty.
[[nodiscard]] Sort result_sort(const Program& program, const Code& code, std::int32_t scope);
[[nodiscard]] std::optional<CodeFault> check_code(const Program& program, const Code& code,
                                                  std::int32_t scope, Sort wanted);
[[nodiscard]] std::optional<CodeFault> check_code(const Program& program, const Code& code,
                                                  const CodeScope& scope, Sort wanted);

}  // namespace guiju::program
