// SPDX-License-Identifier: Apache-2.0
#pragma once
// Registers, ladders and titles by one index, as the program numbers them: registers, then ladders, then
// the titles of each ladder. Shared by the resolver, the checks and dsl/lower.
#include <optional>
#include <string>

#include "dsl/check/symbols.h"

namespace guiju::check {

/// Index into Program::registers of what 在“…”内 names; empty: no register, ladder or title.
[[nodiscard]] std::optional<std::int32_t> holder_index(const Symbols& symbols,
                                                       const std::string& name);
/// 列入对象：案件
[[nodiscard]] bool members_are_cases(const Symbols& symbols, const std::string& name);

}  // namespace guiju::check
