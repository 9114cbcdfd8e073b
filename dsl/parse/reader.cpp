// SPDX-License-Identifier: Apache-2.0
#include "dsl/parse/reader.h"

#include <algorithm>

#include "dsl/parse/match.h"
#include "dsl/parse/tokens.h"
#include "dsl/text/suggest.h"

namespace guiju::parse {

using base::Code;
using syntax::Keyword;

Reader::Reader(const text::Source& source, std::uint32_t file, const Outline& outline,
               const Names& names, bool open_names, std::vector<base::Diagnostic>& findings)
    : source_(source),
      file_(file),
      outline_(outline),
      findings_(findings),
      state_(names, outline.skin, open_names),
      build_(source.bytes().data(), file, outline.skin, names, findings) {}

std::optional<Node> Reader::match(Form form, std::string_view text, const Line& line) {
    state_.reset(line.pieces);
    auto node = parse::match(form, text.data(), text.data() + text.size(), state_);
    if (!node) explain_failure(form, text, line);
    return node;
}

bool Reader::reads(Form form, std::string_view text, const Line& line) {
    state_.reset(line.pieces);
    return parse::match(form, text.data(), text.data() + text.size(), state_).has_value();
}

base::Diagnostic& Reader::report(Code code, std::string_view where) {
    base::Diagnostic finding;
    finding.code = code;
    finding.span = build_.span(where);
    findings_.push_back(std::move(finding));
    return findings_.back();
}

syntax::Tail Reader::tail(const Line& line) {
    syntax::Tail tail;
    for (const Piece& piece : line.pieces) {
        const std::string_view whole(piece.begin, piece.end);
        const auto inner =
            trim(whole.substr(code_point_length(whole),
                              whole.size() - code_point_length(whole) -
                                  (whole.ends_with(']') || whole.ends_with('}') ? 1U : 3U)));
        if (whole.starts_with("〔") || whole.starts_with("{")) {
            tail.citation = std::string(inner);
            tail.citation_span = build_.span(inner);
            continue;
        }
        Line inside;
        inside.begin = inner.data();
        inside.end = inner.data() + inner.size();
        if (const auto node = match(Form::marker, inner, inside))
            for (auto& marker : build_.markers(*node)) tail.markers.push_back(std::move(marker));
    }
    return tail;
}

void Reader::refuse_tail(const Line& line) {
    if (line.pieces.empty()) return;
    report(Code::gj1121, {line.pieces[0].begin, line.pieces[0].end});
}

syntax::Trivia Reader::take_before() {
    syntax::Trivia taken;
    taken.swap(before_);
    return taken;
}

std::optional<Keyword> Reader::label(const Line& line, const Labelled& split, Allowed allowed) {
    const auto text = squeezed(split.label);
    for (const Keyword k : allowed) {
        for (const auto word : entry(k).spellings(outline_.skin))
            if (text == word) return k;
    }
    std::string zh;
    std::string en;
    std::vector<std::string> candidates;
    for (const Keyword k : allowed) {
        zh += (zh.empty() ? "" : "、") + std::string(spelling(k, syntax::Skin::chinese));
        en += (en.empty() ? "" : ", ") + std::string(spelling(k, syntax::Skin::english));
        candidates.emplace_back(spelling(k, outline_.skin));
    }
    auto& finding = report(Code::gj1102, split.label.empty() ? line.text() : split.label);
    finding.args = {text, std::string(where_), base::Text(zh, en)};
    const auto meant = text::suggest(text, candidates);
    if (!meant) return std::nullopt;
    finding.fixes.push_back({finding.span, meant->word, meant->certain, meant->why});
    for (const Keyword k : allowed)
        if (meant->word == spelling(k, outline_.skin) && !seen_.contains(k)) return k;
    return std::nullopt;
}

void Reader::once(Keyword label, std::string_view where) {
    if (!seen_.insert(label).second) report(Code::gj1116, where).args = {std::string(where)};
}

/// 【锁定】期限：…: a lock or a citation before the colon. Says so.
bool Reader::lock_in_label(const Line& line, const Labelled& split) {
    const char* end = split.label.data() + split.label.size();
    for (const Piece& piece : line.pieces) {
        if (piece.begin >= end || is_item(line)) continue;
        report(Code::gj1121, {piece.begin, piece.end});
        return true;
    }
    return false;
}

bool Reader::shared_line(const Line& line, syntax::Section& section) {
    const auto split = split_label(line);
    if (!split.found) return false;
    if (lock_in_label(line, split)) return true;
    const auto keyword = syntax::find_keyword("label", squeezed(split.label), outline_.skin);
    if (keyword == Keyword::label_note) {
        section.remarks.push_back(
            {std::string(split.rest), build_.span(split.rest), take_before()});
        return true;
    }
    if (keyword != Keyword::label_basis) return false;
    once(Keyword::label_basis, split.label);
    const auto text = without_tail(split.rest, line);
    if (text.size() != split.rest.size()) refuse_tail(line);
    section.basis = std::string(text);
    section.basis_span = build_.span(text);
    return true;
}

std::optional<std::vector<std::string_view>> Reader::row(const Line& line, Table& table,
                                                         Allowed columns) {
    auto cells = cells_of(line);
    if (table.header_read) {
        if (cells.size() != table.columns) {
            auto& finding = report(Code::gj1111, line.text());
            finding.args = {std::to_string(cells.size()), std::to_string(table.columns)};
            return std::nullopt;
        }
        return cells;
    }
    table.header_read = true;
    table.columns = columns.size();
    auto wanted = columns.begin();
    std::string zh;
    std::string en;
    for (const Keyword k : columns) {
        zh += (zh.empty() ? "" : "、") + std::string(spelling(k, syntax::Skin::chinese));
        en += (en.empty() ? "" : ", ") + std::string(spelling(k, syntax::Skin::english));
    }
    for (const auto cell : cells) {
        const bool fits =
            wanted != columns.end() && squeezed(cell) == spelling(*wanted, outline_.skin);
        if (!fits) {
            auto& finding = report(Code::gj1112, cell.empty() ? line.text() : cell);
            finding.args = {squeezed(cell), base::Text(zh, en)};
            std::vector<std::string> names;
            for (const Keyword k : columns) names.emplace_back(spelling(k, outline_.skin));
            if (const auto meant = text::suggest(squeezed(cell), names))
                finding.fixes.push_back({finding.span, meant->word, meant->certain, meant->why});
            return std::nullopt;
        }
        ++wanted;
    }
    if (wanted != columns.end()) {
        auto& finding = report(Code::gj1111, line.text());
        finding.args = {std::to_string(cells.size()), std::to_string(columns.size())};
        std::string missing;
        const bool full = line.text().ends_with("｜");
        for (; wanted != columns.end(); ++wanted)
            missing += std::string(spelling(*wanted, outline_.skin)) + (full ? "｜" : "|");
        finding.fixes.push_back({build_.span({line.end, line.end}), missing, false, {}});
    }
    return std::nullopt;
}

bool Reader::nothing_after(const Labelled& split, const Line& line) {
    const auto text = without_tail(split.rest, line);
    if (text.empty()) return true;
    report(Code::gj1103, text).args = {
        std::string(text), base::Text("这一行结束，各项另起一行",
                                      "the end of the line; items follow on their own lines")};
    return false;
}

std::optional<std::vector<syntax::Name>> Reader::name_list(std::string_view text,
                                                           const Line& line) {
    const auto node = match(Form::names, text, line);
    if (!node) return std::nullopt;
    return build_.names(*node);
}

syntax::File Reader::read() {
    syntax::File file;
    file.skin = outline_.skin;
    bool first = true;
    for (const OutlineSection& section : outline_.sections) {
        before_.insert(before_.end(), section.heading.before.begin(), section.heading.before.end());
        seen_.clear();
        if (first) {
            first = false;
            read_head(section, file.head);
            continue;
        }
        if (!section.known) {
            before_.clear();
            continue;
        }
        syntax::Section read;
        read_section(section, read);
        file.sections.push_back(std::move(read));
    }
    drop_joined();
    file.at_end = take_before();
    file.at_end.insert(file.at_end.end(), outline_.at_end.begin(), outline_.at_end.end());
    return file;
}

void Reader::read_section(const OutlineSection& outline, syntax::Section& section) {
    section.kind = syntax::id_of(outline.word);
    section.mark = outline.mark;
    section.before = take_before();
    where_ = syntax::spelling(outline.word, outline_.skin);
    section.heading_span = build_.span(outline.heading.text());
    section.span = section.heading_span;
    if (!outline.lines.empty())
        section.span = base::join(section.span, build_.span(outline.lines.back().text()));
    const bool local = syntax::entry(outline.word).group == "local";
    if (!local) {
        section.name = build_.name(outline.name);
        refuse_tail(outline.heading);
        const bool nameless =
            outline.word == K::section_parameters || outline.word == K::section_roles ||
            outline.word == K::section_indicators || outline.word == K::section_general ||
            outline.word == K::section_definitions || outline.word == K::section_names ||
            outline.word == K::section_places || outline.word == K::section_transition;
        if (section.name.text.empty() && !nameless)
            report(Code::gj1117, outline.heading.text()).args = {std::string(where_)};
    }
    if (!read_holdings(outline, section) && !read_threads(outline, section))
        read_body(outline, section);
}

namespace {

/// Makes the section's body of type Body and returns it.
template <class Body>
Body& body(syntax::Section& section) {
    return section.body.emplace<Body>();
}

}  // namespace

void Reader::read_named(const OutlineSection& outline, syntax::Section& section) {
    Table table;
    const bool rows = outline.word == K::section_table;
    if (rows)
        body<syntax::DecisionTable>(section);
    else
        body<syntax::Definitions>(section);
    each_line(outline.lines, section, [&](const Line& line) {
        if (rows)
            read_table_line(line, table, std::get<syntax::DecisionTable>(section.body));
        else
            read_definition(line, std::get<syntax::Definitions>(section.body));
    });
}

/// What a policy is tried with: calendars, samples, examples; and the names of the other language.
void Reader::read_trials(const OutlineSection& outline, syntax::Section& section) {
    Table table;
    const auto each = [&](auto&& read_line) { each_line(outline.lines, section, read_line); };
    using namespace syntax;
    switch (outline.word) {
        case K::section_calendar: {
            auto& calendar = body<CalendarSection>(section);
            return each([&](const Line& line) { read_days(line, calendar); });
        }
        case K::section_fixture: {
            auto& fixture = body<FixtureSection>(section);
            return each([&](const Line& line) { read_fixture_line(line, table, fixture); });
        }
        case K::section_places: {
            auto& places = body<PlacesSection>(section);
            return each([&](const Line& line) { read_place(line, table, places); });
        }
        case K::section_example: {
            auto& example = body<ExampleSection>(section);
            return each([&](const Line& line) { read_example_line(line, example); });
        }
        default: {
            auto& rows = body<NamesSection>(section);
            return each([&](const Line& line) { read_names_row(line, table, rows); });
        }
    }
}

void Reader::read_body(const OutlineSection& outline, syntax::Section& section) {
    Table table;
    const auto each = [&](auto&& read_line) { each_line(outline.lines, section, read_line); };
    using namespace syntax;
    switch (outline.word) {
        case K::section_parameters: {
            auto& all = body<std::vector<Parameter>>(section);
            return each([&](const Line& line) { read_parameter(line, table, all); });
        }
        case K::section_roles: {
            auto& roles = body<Roles>(section);
            return each([&](const Line& line) { read_role(line, roles); });
        }
        case K::section_definitions:
        case K::section_table: return read_named(outline, section);
        case K::section_matter:
        case K::section_register_: {
            auto& record = body<RecordSection>(section);
            return each([&](const Line& line) { read_record_line(line, record); });
        }
        case K::section_stage:
        case K::section_ladder: {
            auto& stage = body<Stage>(section);
            stage.ladder = outline.word == K::section_ladder;
            return read_stage(outline.lines, stage, section);
        }
        case K::section_general: {
            auto& rules = body<GeneralRules>(section);
            return each([&](const Line& line) { read_general_rule(line, rules); });
        }
        case K::section_matching: {
            auto& matching = body<Matching>(section);
            return each([&](const Line& line) { read_matching_line(line, table, matching); });
        }
        case K::section_indicators: {
            auto& indicators = body<Indicators>(section);
            return each([&](const Line& line) { read_indicator(line, indicators); });
        }
        case K::section_evaluation: {
            auto& evaluation = body<Evaluation>(section);
            return each([&](const Line& line) { read_evaluation_line(line, table, evaluation); });
        }
        case K::section_targets: {
            auto& targets = body<TargetTable>(section);
            TargetReading reading;
            return each([&](const Line& line) { read_target_line(line, reading, targets); });
        }
        case K::section_calendar:
        case K::section_fixture:
        case K::section_example:
        case K::section_places:
        case K::section_names: return read_trials(outline, section);
        case K::local_add_stage: return read_added_stage(outline, section);
        case K::section_policy:
            report(Code::gj1116, outline.heading.text()).args = {std::string(where_)};
            return;
        default:
            read_local_rule(outline, section);
            return each([&](const Line& line) { stray(line); });
    }
}

}  // namespace guiju::parse
