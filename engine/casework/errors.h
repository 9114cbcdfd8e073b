// SPDX-License-Identifier: Apache-2.0
#pragma once
// Short ways to say no, by kind. Not the sentences: those are in the catalogue (messages_case.def).
#include <string>
#include <utility>
#include <vector>

#include "engine/base/result.h"
#include "engine/value/date.h"

namespace guiju::casework {

using base::Code;
using base::Outcome;
using base::Result;
using base::Text;

[[nodiscard]] inline base::Error refused(Code code, std::vector<Text> args = {}) {
    return {base::ErrorKind::refused, code, std::move(args)};
}
[[nodiscard]] inline base::Error denied(Code code, std::vector<Text> args = {}) {
    return {base::ErrorKind::denied, code, std::move(args)};
}
[[nodiscard]] inline base::Error misuse(Code code, std::vector<Text> args = {}) {
    return {base::ErrorKind::misuse, code, std::move(args)};
}
[[nodiscard]] inline base::Error not_found(Code code, std::vector<Text> args = {}) {
    return {base::ErrorKind::not_found, code, std::move(args)};
}
[[nodiscard]] inline base::Error broken(Code code, std::vector<Text> args = {}) {
    return {base::ErrorKind::broken, code, std::move(args)};
}

/// "A、B" in Chinese, "A, B" in English.
[[nodiscard]] Text listed(const std::vector<Text>& items);
/// "2025年10月9日" in Chinese, "2025-10-09" in English.
[[nodiscard]] Text said(value::Date day);

}  // namespace guiju::casework
