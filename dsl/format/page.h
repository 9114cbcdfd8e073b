// SPDX-License-Identifier: Apache-2.0
#pragma once
// The text as it grows, line by line: comments, blank lines (never two together), tails, remarks.
// Knows nothing of sections or sentences.
#include "dsl/format/tongue.h"

namespace guiju::format {

class Page {
   public:
    explicit Page(const Tongue& tongue) : tongue_(tongue) {}

    [[nodiscard]] const Tongue& tongue() const { return tongue_; }
    /// Comments and blank lines as they stood before a line.
    void trivia(const syntax::Trivia& before);
    /// One blank line, unless there is one already or nothing stands above.
    void blank();
    void line(const std::string& text);
    /// label：text and what ends the line.
    void labelled(syntax::Keyword label, const std::string& text, const syntax::Tail& tail = {});
    void remark(const syntax::Remark& remark);
    /// ｜a｜b｜ / | a | b |
    void row(const std::vector<std::string>& cells, const syntax::Tail& tail = {});
    void header(const std::vector<syntax::Keyword>& columns);
    /// The whole text, one line end at its end.
    [[nodiscard]] std::string finish();

   private:
    const Tongue& tongue_;
    std::string text_;
    bool blank_above_ = true;
};

/// "　【锁定】〔（八）〕" or nothing.
[[nodiscard]] std::string tail_text(const Tongue& tongue, const syntax::Tail& tail);
/// Markers without their brackets, as in the 权限 column: "市县可缩短".
[[nodiscard]] std::string markers_text(const Tongue& tongue,
                                       const std::vector<syntax::Marker>& markers);

}  // namespace guiju::format
