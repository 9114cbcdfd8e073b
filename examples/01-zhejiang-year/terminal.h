// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the terminal shows: progress on stderr while the year runs, tables on stdout when it is over.
// Columns are aligned by display width; colours only where there is a terminal, always beside words.
#include <string>

#include "examples/01-zhejiang-year/summary.h"
#include "examples/01-zhejiang-year/year.h"

namespace zhejiang {

struct Terminal {
    guiju::base::Lang lang = guiju::base::Lang::zh;
    bool colour = false;  ///< stdout is a terminal and NO_COLOR is not set
    bool live = false;    ///< stderr is a terminal: the bar is written over itself

    [[nodiscard]] const std::string& say(const guiju::base::Text& text) const {
        return text.in(lang);
    }
};

/// Looks at stdout, stderr, NO_COLOR and TERM once.
[[nodiscard]] Terminal look_at_terminal(guiju::base::Lang lang);

/// A bar that is written over itself; one plain line a month where stderr is no terminal.
void show_progress(const Terminal& terminal, const Progress& progress);

[[nodiscard]] std::string city_table(const Summary& summary, const Terminal& terminal);
/// Cities, then the best and the last five counties, with the parts of each score.
[[nodiscard]] std::string score_tables(const Summary& summary, const Terminal& terminal);
[[nodiscard]] std::string explanation(const Summary& summary, const Terminal& terminal);
/// "绿", "黄", "红", "无法计算"
[[nodiscard]] guiju::base::Text name_of(Light light);
/// "92.3%", or 无法计算
[[nodiscard]] std::string percent_of(const std::optional<guiju::value::Number>& share,
                                     guiju::base::Lang lang);

}  // namespace zhejiang
