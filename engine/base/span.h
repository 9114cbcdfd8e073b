// SPDX-License-Identifier: Apache-2.0
#pragma once
// A place in a rule file: half-open byte range in one of the files that were read together.
// Not a line or a column: those are derived, for people, by dsl/text (characters, display width).
#include <cstdint>

namespace guiju::base {

struct Span {
    std::uint32_t file = 0;   ///< which of the sources that were read together; 0 when there is one
    std::uint32_t begin = 0;  ///< first byte
    std::uint32_t end = 0;    ///< one past the last byte; end == begin is a point

    friend bool operator==(const Span&, const Span&) = default;
};

/// The smallest span that covers both; both must lie in the same file.
[[nodiscard]] constexpr Span join(Span a, Span b) {
    return {a.file, a.begin < b.begin ? a.begin : b.begin, a.end > b.end ? a.end : b.end};
}

}  // namespace guiju::base
