// SPDX-License-Identifier: Apache-2.0
#pragma once
// Applies the changes that findings propose to the bytes of a file, and shows what they do. Pure text:
// reads and writes nothing. Only what is safe is applied; the rest is left to a person.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/diagnostic.h"

namespace guiju::text {

/// The changes of the findings that may be made without a person looking: of an error or warning with
/// exactly one fix, which is safe and lies in file `file`. In the order of the text. Where two touch
/// each other only the first is taken; the same change proposed twice is one.
[[nodiscard]] std::vector<base::Fix> safe_fixes(const std::vector<base::Diagnostic>& findings,
                                                std::uint32_t file = 0);

/// `bytes` (as they are in the file, a byte order mark included) with the changes of safe_fixes(). A
/// line end in a replacement is written as the file writes its own. Nothing else changes.
[[nodiscard]] std::string with_fixes(std::string_view bytes, const std::vector<base::Fix>& fixes);

/// What changed, line by line: "@@ 33 @@", "-before", "+after". Empty if nothing did.
[[nodiscard]] std::string difference(std::string_view before, std::string_view after);

}  // namespace guiju::text
