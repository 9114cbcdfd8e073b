// SPDX-License-Identifier: Apache-2.0
#pragma once
// One source line as it is shown under a finding: tabs made blanks, long lines cut to a window, and
// the cells that a span covers. Not the finding's sentence, no gutter, no colours: see report.h.
#include <string>

#include "dsl/text/source.h"

namespace guiju::text {

/// Lines wider than this many cells are shown as a window with "…" at the cut ends.
inline constexpr int kWindowCells = 100;

struct Snippet {
    std::uint32_t line = 1;
    std::string text;
    int begin = 0;     ///< cells before the first caret
    int cells = 1;     ///< number of carets, at least 1
    bool cut = false;  ///< a window: other spans of the line cannot be shown under it
};

/// The line in which the span begins; a span that goes on in later lines is marked to the line end.
[[nodiscard]] Snippet snippet_of(const Source& source, base::Span span);

}  // namespace guiju::text
