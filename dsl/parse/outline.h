// SPDX-License-Identifier: Apache-2.0
#pragma once
// The first look at a file: its skin, its sections and their lines, and the names it declares.
// Lines are not understood yet; what a line says is read by reader_*.cpp with the grammar.
#include <string>
#include <string_view>
#include <vector>

#include "dsl/parse/state.h"
#include "dsl/syntax/keywords.h"
#include "dsl/text/source.h"

namespace guiju::parse {

/// One line without comment and blank lines, which stand in `before`.
struct Line {
    const char* begin = nullptr;  ///< trimmed
    const char* end = nullptr;
    std::vector<Piece> pieces;  ///< 【…】 〔…〕 outside quotes
    syntax::Trivia before;
    bool broken = false;  ///< a finding was already given: do not read it

    [[nodiscard]] std::string_view text() const { return {begin, end}; }
};

/// `label：rest`, when the line has a colon outside quotes and brackets.
struct Labelled {
    std::string_view label;
    std::string_view rest;
    bool found = false;
};
[[nodiscard]] Labelled split_label(const Line& line);
/// The cells of ｜a｜b｜, trimmed; empty if the line is no table row.
[[nodiscard]] std::vector<std::string_view> cells_of(const Line& line);
/// `text` without the pieces and end marks (； 。) that stand at its end.
[[nodiscard]] std::string_view without_tail(std::string_view text, const Line& line);
/// The item mark （一） at the beginning of the line.
[[nodiscard]] bool is_item(const Line& line);

struct OutlineSection {
    syntax::Keyword word{};
    bool known = true;  ///< false: the section word is not one
    std::string mark;   ///< "三、"
    const char* word_begin = nullptr;
    std::string_view name;  ///< rest of the heading
    Line heading;
    std::vector<Line> lines;
};

struct Outline {
    syntax::Skin skin = syntax::Skin::chinese;
    bool local = false;                    ///< has a base: words of the base may be unknown here
    std::vector<OutlineSection> sections;  ///< the first is the head (规矩), if the file has one
    syntax::Trivia at_end;
};

/// Lines and sections. Findings: unknown section words, brackets 【 〔 that are never closed, brackets
/// nested deeper than text::kMaxDepth; such a line is marked broken.
[[nodiscard]] Outline outline_of(const text::Source& source, std::uint32_t index,
                                 std::vector<base::Diagnostic>& findings);

/// Pass 1: adds every name that the file declares.
void collect_names(const Outline& outline, Names& names);

}  // namespace guiju::parse
