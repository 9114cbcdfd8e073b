// SPDX-License-Identifier: Apache-2.0
#pragma once
// Values as people type them in a cell or behind FIELD=: text → value of the type of the field.
// Nothing is guessed: money without a unit, an unknown label, a letter among digits are refused.
// Not the language of rule files (dsl/parse) and not the checks of content (engine/eval/inputs.h).
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/program/program.h"

namespace guiju::cli {

/// A column or option name: "意向投入（万元）" is the field 意向投入 with values in 万元.
struct FieldName {
    std::string field;  ///< as written, without the unit
    std::string unit;   ///< "" if none
};
[[nodiscard]] FieldName split_unit(std::string_view written);

/// The field with this name, Chinese or English, or nullptr.
[[nodiscard]] const program::Field* find_field(const std::vector<program::Field>& fields,
                                               std::string_view name);
/// misuse (GJ5620, GJ5621 with the nearest name).
[[nodiscard]] base::Error unknown_field(const std::vector<program::Field>& fields,
                                        const std::string& name);

/// Empty text: not filled in. "-", "—", 不详, unknown: said to be unknown. 不适用, n/a: not applicable.
/// Lists are separated by 、 ； ; or ,. misuse (GJ5623-5625) when the text is no such value.
[[nodiscard]] base::Result<value::Value> read_field(const program::Field& field,
                                                    std::string_view text,
                                                    std::string_view unit = "");
/// The rows of a list of records: JSON ([{"姓名":"张三","类别":"企业"}]), or rows with ；, cells with
/// ，, as 姓名=张三，类别=企业；…; a row may begin with how often it stands there (3行，类别=企业).
[[nodiscard]] base::Result<value::Value> read_rows(const program::Field& field,
                                                   std::string_view text);
/// Without a field: yes/no, a date, a number with or without a unit, else text.
[[nodiscard]] value::Value read_any(std::string_view text);
/// "12.5", "１８０万元", "45%": empty when it is not a number, or its unit is not known.
[[nodiscard]] std::optional<value::Quantity> read_quantity(std::string_view text,
                                                           std::string_view unit = "");

/// "字段=值" pairs of --set, on the fields of a record. misuse for the first that is wrong.
[[nodiscard]] base::Result<value::Record> read_settings(const std::vector<program::Field>& fields,
                                                        const std::vector<std::string>& settings);

/// In the reader's language.
[[nodiscard]] std::string say(const value::Value& value, base::Lang lang);

}  // namespace guiju::cli
