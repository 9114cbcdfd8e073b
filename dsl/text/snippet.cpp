// SPDX-License-Identifier: Apache-2.0
#include "dsl/text/snippet.h"

#include <algorithm>

#include "dsl/text/characters.h"

namespace guiju::text {
namespace {

struct Glyph {
    std::string text;
    int begin = 0;  ///< cell
    int cells = 0;
};

std::vector<Glyph> glyphs_of(std::string_view line) {
    std::vector<Glyph> glyphs;
    int column = 0;
    for (std::size_t i = 0; i < line.size();) {
        const auto next = decode(line, i);
        const int cells = cells_of(next.code_point, column);
        const bool tab = next.code_point == '\t';
        auto text = tab ? std::string(static_cast<std::size_t>(cells), ' ')
                        : std::string(line.substr(i, next.length));
        glyphs.push_back({std::move(text), column, cells});
        column += cells;
        i += next.length;
    }
    return glyphs;
}

/// Cuts the line to the cells [from, from + kWindowCells).
void cut_to(Snippet& snippet, const std::vector<Glyph>& glyphs, int from) {
    const int to = from + kWindowCells;
    std::string text = from > 0 ? "…" : "";
    int first = -1;
    int last = 0;
    bool more = false;
    for (const auto& glyph : glyphs) {
        if (glyph.begin < from) continue;
        if (glyph.begin + glyph.cells > to) {
            more = true;
            break;
        }
        if (first < 0) first = glyph.begin;
        text += glyph.text;
        last = glyph.begin + glyph.cells;
    }
    if (more) text += "…";
    first = std::max(first, 0);
    const int mark = from > 0 ? 1 : 0;
    const int shown_end = last + (more ? 1 : 0);
    snippet.cells = std::clamp(shown_end - snippet.begin, 1, snippet.cells);
    snippet.begin = snippet.begin - first + mark;
    snippet.text = std::move(text);
    snippet.cut = true;
}

}  // namespace

Snippet snippet_of(const Source& source, base::Span span) {
    const auto begin = source.position(span.begin);
    const auto end = source.position(std::max(span.begin, span.end));
    const auto line = source.line(begin.line);
    const int width = display_width(line);
    Snippet snippet;
    snippet.line = begin.line;
    snippet.begin = static_cast<int>(begin.display) - 1;
    const int stop = end.line == begin.line ? static_cast<int>(end.display) - 1 : width;
    snippet.cells = std::max(1, stop - snippet.begin);
    const auto glyphs = glyphs_of(line);
    if (width <= kWindowCells) {
        for (const auto& glyph : glyphs) snippet.text += glyph.text;
        return snippet;
    }
    // A third of the window before the caret, as far as the line reaches.
    const int wanted = snippet.begin - kWindowCells / 3;
    cut_to(snippet, glyphs, std::clamp(wanted, 0, width - kWindowCells));
    return snippet;
}

}  // namespace guiju::text
