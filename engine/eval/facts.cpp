// SPDX-License-Identifier: Apache-2.0
#include "engine/eval/facts.h"

namespace guiju::eval {

std::vector<value::Value> by_slot(const std::vector<program::Field>& fields,
                                  const value::Record& record) {
    std::vector<value::Value> values(fields.size());
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const auto found = record.find(fields[i].name.zh);
        if (found != record.end()) values[i] = found->second;
    }
    return values;
}

std::int32_t slot_named(const std::vector<program::Field>& fields, std::string_view name) {
    for (std::size_t i = 0; i < fields.size(); ++i)
        if (fields[i].name.zh == name) return static_cast<std::int32_t>(i);
    return program::kNone;
}

}  // namespace guiju::eval
