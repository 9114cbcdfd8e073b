// SPDX-License-Identifier: Apache-2.0
#include "engine/eval/facts.h"

#include <cstring>

namespace guiju::eval {

namespace {

/// Tells most names apart: the length and the last bytes, as names often begin alike.
std::uint64_t tag_of(const std::string& name) {
    std::uint32_t end = 0;
    if (name.size() >= sizeof end)
        std::memcpy(&end, name.data() + name.size() - sizeof end, sizeof end);
    return (static_cast<std::uint64_t>(name.size()) << 32U) | end;
}

}  // namespace

std::vector<value::Value> by_slot(const std::vector<program::Field>& fields,
                                  const value::Record& record) {
    std::vector<value::Value> values(fields.size());
    std::vector<std::uint64_t> tags(fields.size());
    for (std::size_t i = 0; i < fields.size(); ++i) tags[i] = tag_of(fields[i].name.zh);
    for (const auto& [name, content] : record) {
        const auto tag = tag_of(name);
        for (std::size_t i = 0; i < tags.size(); ++i) {
            if (tags[i] != tag || fields[i].name.zh != name) continue;
            values[i] = content;
            break;
        }
    }
    return values;
}

std::int32_t slot_named(const std::vector<program::Field>& fields, std::string_view name) {
    for (std::size_t i = 0; i < fields.size(); ++i)
        if (fields[i].name.zh == name) return static_cast<std::int32_t>(i);
    return program::kNone;
}

}  // namespace guiju::eval
