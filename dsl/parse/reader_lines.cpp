// SPDX-License-Identifier: Apache-2.0
// Lines that are not what they should be: without a colon or a number, broken in two, or belonging
// nowhere. What stands inside a line is explained by explain.h.
#include <algorithm>

#include "dsl/parse/expected.h"
#include "dsl/parse/explain.h"
#include "dsl/parse/parse.h"
#include "dsl/parse/reader.h"
#include "dsl/parse/tokens.h"
#include "dsl/syntax/numerals.h"

namespace guiju::parse {

using base::Code;
using syntax::Keyword;

namespace {

std::string_view cut_to(std::string_view text, std::size_t bytes) {
    if (text.size() <= bytes) return text;
    while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0U) == 0x80U) --bytes;
    return text.substr(0, bytes);
}

/// What stands behind a label, where that has a form of its own.
std::optional<Form> form_behind(Keyword label) {
    switch (label) {
        case Keyword::label_handled_by:
        case Keyword::label_raised_by:
        case Keyword::label_subjects:
        case Keyword::label_over: return Form::names;
        case Keyword::label_deadline: return Form::deadline;
        case Keyword::label_confirmation: return Form::within;
        case Keyword::label_starts: return Form::clock_start;
        case Keyword::label_period: return Form::cycle;
        default: return std::nullopt;
    }
}

}  // namespace

void Reader::explain_failure(Form form, std::string_view text, const Line& line) {
    if (findings_.size() > kMaxFindings || state_.exhausted()) {
        report(Code::gj1103, text).args = {std::string(cut_to(text, 48)),
                                           phrase(state_.expected_there())};
        return;
    }
    if (broken_sentence(form, text, line)) return;
    Repair repair(form, text, line.pieces, state_);
    findings_.push_back(explain(state_, repair, source_.bytes().data(), file_));
    tried_ += repair.attempts();
}

/// The line ends where more was expected, and with the next line it can be read.
bool Reader::broken_sentence(Form form, std::string_view text, const Line& line) {
    const auto kept = trim(text);
    const char* at = state_.furthest();
    if (at == nullptr || kept.empty() ||
        state_.skip(at, text.data() + text.size()) < kept.data() + kept.size())
        return false;
    const std::string_view bytes = source_.bytes();
    const auto end = static_cast<std::size_t>(line.end - bytes.data());
    const auto begin = bytes.find('\n', end);
    if (begin == std::string_view::npos) return false;
    const auto next = trim(bytes.substr(begin + 1, bytes.find('\n', begin + 1) - begin - 1));
    if (next.empty() || item_mark_at(next, true).length != 0) return false;
    Repair repair(form, text, line.pieces, state_);
    const bool whole = repair.reads_with({text.size(), text.size(), std::string(next)});
    tried_ += repair.attempts();
    if (!whole) return false;
    auto& finding = report(Code::gj1129, {line.end, line.end});
    auto last = kept;
    while (last.size() > 18) last.remove_prefix(code_point_length(last));
    finding.args = {std::string(last)};
    finding.fixes.push_back({build_.span({line.end, next.data()}), "", false, {}});
    joined_.push_back(next);
    return true;
}

void Reader::drop_joined() {
    std::erase_if(findings_, [this](const base::Diagnostic& finding) {
        return std::any_of(joined_.begin(), joined_.end(), [&](std::string_view next) {
            const auto span = build_.span(next);
            return finding.span.begin >= span.begin && finding.span.begin < span.end;
        });
    });
}

/// A line that is a label and what belongs to it, but for the colon. Says so.
Labelled Reader::without_colon(const Line& line, Allowed allowed) {
    for (const Keyword k : allowed) {
        for (const auto word : entry(k).spellings(outline_.skin)) {
            if (!line.text().starts_with(word)) continue;
            const std::string_view behind(line.begin + word.size(), line.end);
            const auto rest = trim(behind);
            const auto form = form_behind(k);
            const bool fits =
                without_tail(rest, line).empty() || (form && reads(*form, rest, line));
            // A name may begin like a label: 提请评审的，转…
            if (!fits || reads(Form::disposition, line.text(), line)) continue;
            const auto label = line.text().substr(0, word.size());
            auto& finding = report(Code::gj1124, label);
            finding.args = {std::string(word)};
            const bool chinese = outline_.skin == syntax::Skin::chinese;
            const std::string_view blanks(behind.data(),
                                          rest.empty() ? behind.data() : rest.data());
            finding.fixes.push_back(
                {build_.span(blanks), chinese ? "：" : ": ", !blanks.empty(), {}});
            return {label, rest, true};
        }
    }
    return {};
}

/// A criterion whose number was lost. Says so.
bool Reader::lost_number(const Line& line, std::size_t number) {
    if (!reads(Form::condition, line.text(), line)) return false;
    auto& finding = report(Code::gj1131, {line.begin, line.begin});
    const auto mark = syntax::item_mark(static_cast<int>(number), outline_.skin);
    finding.args = {mark};
    finding.fixes.push_back({finding.span, mark, false, {}});
    return true;
}

void Reader::stray(const Line& line) {
    std::size_t blank = 0;
    while (blank < line.text().size() && blank_length(line.text().substr(blank)) == 0)
        blank += code_point_length(line.text().substr(blank));
    const auto word = line.text().substr(0, blank);
    const auto rest = trim(line.text().substr(blank));
    const bool chinese = outline_.skin == syntax::Skin::chinese;
    const base::Fix colon{
        build_.span({word.data() + word.size(), rest.data()}), chinese ? "：" : ": ", false, {}};
    const bool label = !rest.empty() && (syntax::find_keyword("label", word, outline_.skin) ||
                                         syntax::find_keyword("head", word, outline_.skin));
    auto& finding = report(label ? Code::gj1124 : Code::gj1110, label ? word : line.text());
    finding.args = {std::string(label ? word : cut_to(line.text(), 48))};
    if (!label) finding.args.emplace_back(std::string(where_));
    if (!rest.empty() && chinese) finding.fixes.push_back(colon);
}

}  // namespace guiju::parse
