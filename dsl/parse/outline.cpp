// SPDX-License-Identifier: Apache-2.0
#include "dsl/parse/outline.h"

#include <algorithm>
#include <array>
#include <optional>

#include "dsl/parse/tokens.h"
#include "dsl/text/suggest.h"

namespace guiju::parse {
namespace {

using base::Code;
using syntax::Keyword;
using syntax::Skin;

struct Brackets {
    std::string_view open, close, full_open, full_close;
};
constexpr std::array<Brackets, 2> kPieces{{{"[", "]", "【", "】"}, {"{", "}", "〔", "〕"}}};

std::size_t starts_with_any(std::string_view text, std::string_view a, std::string_view b) {
    if (text.starts_with(a)) return a.size();
    return text.starts_with(b) ? b.size() : 0;
}

/// Reads one file into lines; keeps what it says about them.
class Outliner {
   public:
    Outliner(const text::Source& source, std::uint32_t index,
             std::vector<base::Diagnostic>& findings)
        : source_(source), index_(index), findings_(findings) {}

    Outline run();

   private:
    void add_line(Line line);
    void find_pieces(Line& line);
    void check_depth(Line& line);
    void report(Code code, const char* begin, const char* end, std::vector<base::Text> args);
    std::optional<OutlineSection> heading_of(const Line& line);
    std::optional<OutlineSection> misspelt_heading(const Line& line, std::string_view rest,
                                                   OutlineSection section, bool chinese_mark);

    const text::Source& source_;
    std::uint32_t index_;
    std::vector<base::Diagnostic>& findings_;
    Outline outline_;
};

bool is_comment(std::string_view text) {
    return text.starts_with("//") || text.starts_with("＃") || text.starts_with("#");
}

void Outliner::report(Code code, const char* begin, const char* end, std::vector<base::Text> args) {
    const char* base = source_.bytes().data();
    base::Diagnostic finding;
    finding.code = code;
    finding.span = {index_, static_cast<std::uint32_t>(begin - base),
                    static_cast<std::uint32_t>(end - base)};
    finding.args = std::move(args);
    findings_.push_back(std::move(finding));
}

void Outliner::find_pieces(Line& line) {
    const bool table = starts_with_any(line.text(), "|", "｜") != 0;
    for (const char* at = line.begin; at < line.end;) {
        const std::string_view rest(at, line.end);
        if (const auto quote = quoted_at(rest).length; quote != 0) {
            at += quote;
            continue;
        }
        std::size_t step = code_point_length(rest);
        // What stands in a cell of a table belongs to the cell.
        if (table && starts_with_any(rest, "|", "｜") != 0) line.pieces.clear();
        for (const auto& pair : kPieces) {
            if (starts_with_any(rest, pair.open, pair.full_open) == 0) continue;
            const auto close = std::min(rest.find(pair.close), rest.find(pair.full_close));
            if (close == std::string_view::npos) {
                if (!line.broken) {
                    report(Code::gj1106, at, at + step, {std::string(rest.substr(0, step))});
                    auto& finding = findings_.back();
                    const auto end = static_cast<std::uint32_t>(line.end - source_.bytes().data());
                    const bool full = rest.starts_with(pair.full_open);
                    finding.fixes.push_back({{index_, end, end},
                                             std::string(full ? pair.full_close : pair.close),
                                             false,
                                             {}});
                }
                line.broken = true;
                break;
            }
            step = close + starts_with_any(rest.substr(close), pair.close, pair.full_close);
            line.pieces.push_back({at, at + step});
        }
        at += step;
    }
}

void Outliner::check_depth(Line& line) {
    int depth = 0;
    for (const char* at = line.begin; at < line.end;) {
        const std::string_view rest(at, line.end);
        const auto step = code_point_length(rest);
        if (starts_with_any(rest, "(", "（") != 0 || rest.starts_with("“")) ++depth;
        if ((starts_with_any(rest, ")", "）") != 0 || rest.starts_with("”")) && depth > 0) --depth;
        if (depth > text::kMaxDepth) {
            report(Code::gj1108, at, at + step, {std::to_string(text::kMaxDepth)});
            line.broken = true;
            return;
        }
        at += step;
    }
}

/// 一、 or 1. before a section word: its length, and whether it is a Chinese numeral.
struct SectionMark {
    std::size_t length = 0;
    bool chinese = false;
};
SectionMark section_mark(std::string_view text) {
    const auto numeral = numeral_at(text);
    if (numeral.length == 0) return {};
    const auto rest = text.substr(numeral.length);
    for (const std::string_view mark : {"、", ".", "．"})
        if (rest.starts_with(mark)) return {numeral.length + mark.size(), numeral.chinese};
    return {};
}

std::optional<OutlineSection> Outliner::heading_of(const Line& line) {
    OutlineSection section;
    const auto mark = section_mark(line.text());
    section.mark = std::string(line.text().substr(0, mark.length));
    const auto rest = trim(line.text().substr(mark.length));
    std::size_t best = 0;
    for (const auto& e : syntax::all_keywords()) {
        if (e.group != "section" && !(e.group == "local" && outline_.local)) continue;
        static const Names kNone;
        const std::vector<Piece> none;
        State state(kNone, outline_.skin, false);
        state.reset(none);
        const auto n = match_keyword({state, rest.data(), line.end}, e.keyword);
        const auto after = rest.substr(std::min(n, rest.size()));
        const bool ends = after.empty() || blank_length(after) != 0 ||
                          (!line.pieces.empty() && line.pieces[0].begin == after.data());
        if (n <= best || !ends) continue;
        if (e.group == "section" && split_label(line).found) continue;
        best = n;
        section.word = e.keyword;
    }
    section.word_begin = rest.data();
    section.heading = line;
    if (best == 0) return misspelt_heading(line, rest, std::move(section), mark.chinese);
    section.name = trim(without_tail(trim(rest.substr(best)), line));
    return section;
}

std::optional<OutlineSection> Outliner::misspelt_heading(const Line& line, std::string_view rest,
                                                         OutlineSection section,
                                                         bool chinese_mark) {
    if (split_label(line).found || outline_.sections.empty()) return std::nullopt;
    std::size_t length = 0;
    while (length < rest.size() && blank_length(rest.substr(length)) == 0)
        length += code_point_length(rest.substr(length));
    const std::string word(rest.substr(0, length));
    const auto name = trim(without_tail(trim(rest.substr(length)), line));
    std::vector<std::string> candidates;
    for (const auto& e : syntax::all_keywords())
        if (e.group == "section")
            candidates.emplace_back(syntax::spelling(e.keyword, outline_.skin));
    const auto meant = text::suggest(word, candidates);
    // Without a number it may be any line: only a word that sounds like a section's is taken for one.
    if (section.mark.empty() && (!meant || !meant->certain || name.empty())) return std::nullopt;
    if (!chinese_mark && !meant) return std::nullopt;
    report(Code::gj1101, rest.data(), rest.data() + length, {word});
    section.name = name;
    section.known = false;
    if (!meant) {
        findings_.back().args.emplace_back("环节、事项、角色", "stage, matter, roles");
        return section;
    }
    auto& finding = findings_.back();
    finding.args.emplace_back(meant->word);
    finding.fixes.push_back({finding.span, meant->word, meant->certain, meant->why});
    // Read as what was meant, so that its names are known and nothing follows from the misspelling.
    for (const auto& e : syntax::all_keywords()) {
        if (e.group != "section" || syntax::spelling(e.keyword, outline_.skin) != meant->word)
            continue;
        section.word = e.keyword;
        section.known = true;
    }
    return section;
}

void Outliner::add_line(Line line) {
    find_pieces(line);
    if (outline_.sections.empty() && line.text().size() >= 8) {
        static const Names kNone;
        const std::vector<Piece> none;
        State state(kNone, Skin::english, false);
        state.reset(none);
        if (match_keyword({state, line.begin, line.end}, Keyword::section_policy) != 0)
            outline_.skin = Skin::english;
    }
    if (auto section = heading_of(line)) {
        outline_.sections.push_back(std::move(*section));
        return;
    }
    if (!line.broken) check_depth(line);
    if (outline_.sections.empty()) {
        OutlineSection none;
        none.known = false;
        none.heading = line;
        outline_.sections.push_back(std::move(none));
        return;
    }
    const auto base = split_label(line);
    if (outline_.sections.size() == 1 && base.found &&
        syntax::find_keyword("head", squeezed(base.label), outline_.skin) == Keyword::head_base)
        outline_.local = true;
    outline_.sections.back().lines.push_back(std::move(line));
}

Outline Outliner::run() {
    syntax::Trivia before;
    const std::string_view bytes = source_.bytes();
    for (std::size_t at = 0; at <= bytes.size();) {
        const auto end = std::min(bytes.find('\n', at), bytes.size());
        const auto text = trim(bytes.substr(at, end - at));
        const bool last = end == bytes.size();
        at = end + 1;
        if (text.empty()) {
            if (!last) before.emplace_back();
        } else if (is_comment(text)) {
            before.emplace_back(text);
        } else {
            Line line;
            line.begin = text.data();
            line.end = text.data() + text.size();
            line.before = std::move(before);
            before.clear();
            add_line(std::move(line));
        }
    }
    outline_.at_end = std::move(before);
    return std::move(outline_);
}

}  // namespace

Labelled split_label(const Line& line) {
    int depth = 0;
    for (const char* at = line.begin; at < line.end;) {
        const std::string_view rest(at, line.end);
        const auto piece = std::find_if(line.pieces.begin(), line.pieces.end(),
                                        [at](const Piece& p) { return p.begin == at; });
        if (piece != line.pieces.end()) {
            at = piece->end;
            continue;
        }
        const auto colon = depth == 0 ? starts_with_any(rest, ":", "：") : 0;
        if (colon != 0) return {trim({line.begin, at}), trim({at + colon, line.end}), true};
        if (starts_with_any(rest, "(", "（") != 0) ++depth;
        if (starts_with_any(rest, ")", "）") != 0 && depth > 0) --depth;
        const auto quote = quoted_at(rest).length;
        at += quote != 0 ? quote : code_point_length(rest);
    }
    return {};
}

std::vector<std::string_view> cells_of(const Line& line) {
    std::vector<std::string_view> cells;
    const auto text = line.text();
    if (starts_with_any(text, "|", "｜") == 0) return cells;
    const char* start = text.data() + starts_with_any(text, "|", "｜");
    for (const char* at = start; at < line.end;) {
        const std::string_view rest(at, line.end);
        if (const auto bar = starts_with_any(rest, "|", "｜"); bar != 0) {
            cells.push_back(trim({start, at}));
            at += bar;
            start = at;
            continue;
        }
        const auto quote = quoted_at(rest).length;
        at += quote != 0 ? quote : code_point_length(rest);
    }
    if (const auto open = trim(without_tail({start, line.end}, line)); !open.empty())
        cells.push_back(open);
    return cells;
}

std::string_view without_tail(std::string_view text, const Line& line) {
    for (;;) {
        text = trim(text);
        const auto before = text.size();
        for (const Piece& piece : line.pieces)
            if (piece.end == text.data() + text.size() && piece.begin >= text.data())
                text = text.substr(0, static_cast<std::size_t>(piece.begin - text.data()));
        if (text.size() == before) return text;
    }
}

bool is_item(const Line& line) { return item_mark_at(line.text(), true).length != 0; }

Outline outline_of(const text::Source& source, std::uint32_t index,
                   std::vector<base::Diagnostic>& findings) {
    return Outliner(source, index, findings).run();
}

}  // namespace guiju::parse
