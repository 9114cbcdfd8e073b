// SPDX-License-Identifier: Apache-2.0
#include "dsl/parse/explain.h"

#include <algorithm>
#include <optional>
#include <string>

#include "dsl/parse/expected.h"
#include "dsl/parse/failure.h"
#include "dsl/parse/tokens.h"
#include "dsl/text/suggest.h"

namespace guiju::parse {
namespace {

using base::Code;
using text::Suggestion;

/// Characters of a word or of the beginning of one that must be left for a guess to count.
constexpr std::size_t kShortestBeginning = 3;

std::size_t characters_of(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    }));
}

/// Bytes of a word beyond which nobody means a declared one: keeps the work on long lines small.
constexpr int kLongestWord = 120;

/// What was probably meant: a keyword or a declared name in the place of some text.
struct Idea {
    std::string_view word;
    Suggestion meant;
    bool name = false;
    Repair::Help help = Repair::Help::none;
};

/// The nearest candidate to the word, or to a beginning of it (then the word is cut there): a short
/// beginning only counts when it sounds the same.
std::optional<Suggestion> nearest(std::string_view& word,
                                  const std::vector<std::string>& candidates) {
    const auto whole = word.size();
    auto start = std::min<std::size_t>(whole, kLongestWord);
    while (start > 0 && start < whole && (static_cast<unsigned char>(word[start]) & 0xC0U) == 0x80U)
        --start;
    for (auto length = start; length > 3;) {
        const auto part = word.substr(0, length);
        if (auto best = text::suggest(part, candidates)) {
            const bool enough = characters_of(part) >= kShortestBeginning;
            if (length == whole || best->certain || enough) {
                word = part;
                return best;
            }
        }
        do --length;
        while (length > 0 && (static_cast<unsigned char>(word[length]) & 0xC0U) == 0x80U);
    }
    return std::nullopt;
}

/// The word a declared name at the failing place turned out to be the beginning of.
std::string_view whole_word(const Failure& f) {
    const char* line_end = f.text.data() + f.text.size();
    if (f.state.names().longest(f.rest()) != 0) return {};
    for (const char* q = f.text.data(); q < f.at; q += code_point_length({q, line_end})) {
        if (q + f.state.names().longest({q, line_end}) != f.at) continue;
        const auto word = unknown_word({q, line_end}, f.state.skin());
        if (q + word > f.at) return {q, word};
    }
    return {};
}

/// The declared name nearest to the word; not the name that was read there and did not fit.
std::optional<Idea> name_for(const Failure& f, std::string_view word) {
    auto names = f.state.names().all();
    if (word.data() < f.at && f.at < word.data() + word.size())
        std::erase(names, squeezed({word.data(), f.at}));
    auto shown = word;
    auto meant = nearest(shown, names);
    if (!meant) return std::nullopt;
    return Idea{trim(shown), std::move(*meant), true};
}

/// A declared name with blanks inside, as they come from pasting: 需求 内容.
std::optional<Idea> spaced_name(const Failure& f) {
    if (!f.chinese()) return std::nullopt;
    for (const auto from : {f.rest(), whole_word(f)}) {
        const auto text = trim(from);
        if (text.empty()) continue;
        const std::string_view line(text.data(), f.text.data() + f.text.size());
        std::string letters;
        std::optional<Idea> found;
        for (std::size_t i = 0; i < line.size() && letters.size() < 96;) {
            const auto blank = blank_length(line.substr(i));
            const auto length = blank != 0 ? blank : code_point_length(line.substr(i));
            if (blank == 0) letters += line.substr(i, length);
            i += length;
            if (blank == 0 && letters.size() != i && f.state.names().contains(letters))
                found = Idea{line.substr(0, i),
                             {letters, {"多了空格", "blanks inside"}, 0, true},
                             true,
                             Repair::Help::none};
        }
        if (found) return found;
    }
    return std::nullopt;
}

std::vector<std::string> long_spellings(const std::vector<Expected>& there, syntax::Skin skin) {
    std::vector<std::string> candidates;
    for (auto& word : spellings(there, skin))
        if (word.size() > code_point_length(word)) candidates.push_back(std::move(word));
    return candidates;
}

/// The keyword that was meant at the place.
std::optional<Idea> keyword_here(const Failure& f) {
    const auto rest = f.rest();
    const auto candidates = long_spellings(f.state.expected_there(), f.state.skin());
    auto word = rest.substr(0, f.chinese() ? plain_word(rest) : unknown_word(rest, f.state.skin()));
    constexpr std::size_t kLongest = 36;
    while (word.size() > kLongest) word.remove_suffix(1);
    auto meant = nearest(word, candidates);
    if (!meant) return std::nullopt;
    return Idea{word, std::move(*meant), false};
}

/// The phrase around the place, from pause to pause, as a keyword of at least three characters: the
/// beginning of it was taken for something else (报上一及 is no 报 with a name).
std::optional<Idea> phrase_around(const Failure& f) {
    if (!f.chinese()) return std::nullopt;
    const char* first = f.at;
    while (first > f.text.data() && f.at - first < kLongestWord) {
        const char* before = first - 1;
        while (before > f.text.data() && (static_cast<unsigned char>(*before) & 0xC0U) == 0x80U)
            --before;
        if (plain_word({before, first}) == 0) break;
        first = before;
    }
    const std::string_view line(first, f.text.data() + f.text.size());
    const auto word = line.substr(0, plain_word(line.substr(0, 2 * kLongestWord)));
    if (word.size() < 9 || word.size() > kLongestWord || word.data() + word.size() <= f.at)
        return std::nullopt;
    std::vector<std::string> candidates;
    for (const auto& e : syntax::all_keywords())
        for (const auto spelling : e.spellings(f.state.skin()))
            if (spelling.size() >= 9) candidates.emplace_back(spelling);
    auto meant = text::suggest(word, candidates);
    if (!meant) return std::nullopt;
    return Idea{word, std::move(*meant), false};
}

/// The unit behind a number, misspelt behind its first character (20个工作曰) or as a whole (5圆).
std::optional<Idea> unit_behind_number(const Failure& f) {
    const char* first = f.at;
    while (first > f.text.data() && !is_word_byte(first[-1]) && f.at - first < 24) --first;
    if (!f.chinese() || first == f.text.data() || !is_word_byte(first[-1])) return std::nullopt;
    const std::string_view line(first, f.text.data() + f.text.size());
    auto word = trim(line).substr(0, plain_word(trim(line)));
    std::vector<std::string> units;
    for (const auto& e : syntax::all_keywords())
        if (e.group == "unit")
            for (const auto spelling : e.spellings(f.state.skin())) units.emplace_back(spelling);
    if (auto meant = nearest(word, units)) return Idea{word, std::move(*meant), false};
    if (word.empty()) return std::nullopt;
    const auto one = word.substr(0, code_point_length(word));
    for (const auto& unit : units)
        if (unit != one && text::sounds_like(one, unit))
            return Idea{one, {unit, {"同音", "same sound"}, 0, true}, false};
    return std::nullopt;
}

base::Diagnostic unknown(const Failure& f, std::string_view word, const Idea* idea) {
    auto d = f.finding(idea != nullptr ? Code::gj1201 : Code::gj1202,
                       idea != nullptr ? idea->word : trim(word));
    d.args = {std::string(idea != nullptr ? idea->word : trim(word)),
              phrase(f.state.expected_there())};
    if (idea == nullptr) return d;
    d.args.emplace_back(idea->meant.word);
    const bool safe = idea->meant.certain && idea->help == Repair::Help::whole;
    d.fixes.push_back({d.span, idea->meant.word, safe, idea->meant.why});
    return d;
}

base::Diagnostic misspelt(const Failure& f, const Idea& idea) {
    if (idea.name) return unknown(f, idea.word, &idea);
    auto d = f.finding(Code::gj1103, idea.word);
    d.args = {std::string(idea.word), phrase(f.state.expected_there())};
    const bool safe = idea.meant.certain && idea.help == Repair::Help::whole;
    d.fixes.push_back({d.span, idea.meant.word, safe, idea.meant.why});
    return d;
}

base::Diagnostic unexpected(const Failure& f) {
    const auto& there = f.state.expected_there();
    const auto rest = f.rest();
    if (trim(rest).empty()) {
        auto d = f.finding(Code::gj1104, {f.text.data() + f.text.size(), 0});
        d.args = {phrase(there)};
        return d;
    }
    auto length = std::max(unknown_word(rest, f.state.skin()), code_point_length(rest));
    while (length < rest.size() && is_word_byte(rest[length - 1]) && is_word_byte(rest[length]))
        ++length;
    const auto word = trim(rest.substr(0, length));
    auto d = f.finding(Code::gj1103, word);
    d.args = {std::string(word), phrase(there)};
    return d;
}

/// 项目类别为“新购”的必填: a condition begins where a flag was expected, with an unknown word.
bool begins_condition(const Failure& f) {
    const auto& there = f.state.expected_there();
    const bool flag = std::find(there.begin(), there.end(), expected(Expect::flag)) != there.end();
    const auto rest = f.rest();
    return flag && (rest.find("的必填") != std::string_view::npos ||
                    rest.find("的不得填写") != std::string_view::npos);
}

/// Words: what is nearly a keyword or a name; which of them is known by trying.
base::Diagnostic words(const Failure& f) {
    const auto rest = f.rest();
    const auto unknown_here = rest.substr(0, unknown_word(rest, f.state.skin()));
    const auto whole = whole_word(f);
    std::vector<Idea> ideas;
    const auto add = [&](std::optional<Idea> idea) {
        if (!idea) return;
        const auto length = idea->word.size();
        idea->help = f.repair.help_of({f.offset_of(idea->word.data()),
                                       f.offset_of(idea->word.data()) + length, idea->meant.word});
        ideas.push_back(std::move(*idea));
    };
    add(spaced_name(f));
    const auto keyword = keyword_here(f);
    if (!whole.empty()) add(name_for(f, whole));
    add(keyword);
    const auto phrase = phrase_around(f);
    add(phrase);
    add(unit_behind_number(f));
    if (!trim(unknown_here).empty() && wants_name(f.state.expected_there()))
        add(name_for(f, unknown_here));
    const auto better = [](const Idea& a, const Idea& b) { return a.help < b.help; };
    const auto best = std::max_element(ideas.begin(), ideas.end(), better);
    if (best != ideas.end() && best->help == Repair::Help::whole) return misspelt(f, *best);
    if (phrase && phrase->meant.certain) return misspelt(f, *phrase);
    if (keyword) return misspelt(f, *keyword);
    if (best != ideas.end() && best->help == Repair::Help::further) return misspelt(f, *best);
    if (!whole.empty()) {
        const auto idea = name_for(f, whole);
        return unknown(f, whole, idea ? &*idea : nullptr);
    }
    const bool name = wants_name(f.state.expected_there()) || begins_condition(f);
    if (!trim(unknown_here).empty() && name) {
        const auto idea = name_for(f, unknown_here);
        return unknown(f, unknown_here, idea ? &*idea : nullptr);
    }
    return unexpected(f);
}

}  // namespace

base::Diagnostic Failure::finding(Code code, std::string_view where) const {
    base::Diagnostic d;
    d.code = code;
    const auto begin = static_cast<std::uint32_t>(where.data() - base);
    d.span = {file, begin, begin + static_cast<std::uint32_t>(where.size())};
    return d;
}

Edit Failure::edit(std::string_view where, std::string replacement) const {
    return {offset_of(where.data()), offset_of(where.data()) + where.size(),
            std::move(replacement)};
}

void Failure::propose(base::Diagnostic& d, std::string_view where, std::string replacement,
                      bool certain, base::Text why) const {
    const bool safe = certain && repair.reads_with(edit(where, replacement));
    const auto span = finding(d.code, where).span;
    d.fixes.push_back({span, std::move(replacement), safe, std::move(why)});
}

base::Diagnostic explain(const State& state, Repair& repair, const char* base, std::uint32_t file) {
    const auto text = repair.line();
    const char* at = state.furthest() == nullptr ? text.data() : state.furthest();
    const Failure f{state, text, base, file, at, repair};
    for (const auto reason : {unpaired_quotes, unbalanced, thousands, letters_in_number,
                              written_date, wrong_mark, cut_unit})
        if (auto d = reason(f)) return *d;
    return words(f);
}

}  // namespace guiju::parse
