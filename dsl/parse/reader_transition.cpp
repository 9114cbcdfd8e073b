// SPDX-License-Identifier: Apache-2.0
// 过渡: the old versions and the table of their stages.
#include <algorithm>

#include "dsl/parse/reader.h"
#include "dsl/parse/tokens.h"
#include "dsl/text/suggest.h"

namespace guiju::parse {

using base::Code;

/// A cell that holds one of the words of a group; nothing when it is empty. False: said so.
bool Reader::read_passage_word(const Line& line, std::string_view cell, K column, Allowed words,
                               std::string& id) {
    if (cell.empty()) return true;
    std::vector<std::string> spellings;
    for (const K word : words) {
        for (const auto one : syntax::entry(word).spellings(outline_.skin))
            if (squeezed(cell) == one) id = syntax::id_of(word);
        spellings.emplace_back(syntax::spelling(word, outline_.skin));
    }
    if (!id.empty()) return true;
    base::Text known;
    for (const K word : words) {
        known.zh += (known.zh.empty() ? "" : "、") +
                    std::string(syntax::spelling(word, syntax::Skin::chinese));
        known.en += (known.en.empty() ? "" : ", ") +
                    std::string(syntax::spelling(word, syntax::Skin::english));
    }
    auto& finding = report(Code::gj1119, cell.empty() ? line.text() : cell);
    finding.args = {base::Text(std::string(syntax::spelling(column, syntax::Skin::chinese)),
                               std::string(syntax::spelling(column, syntax::Skin::english))),
                    squeezed(cell), known};
    if (const auto meant = text::suggest(squeezed(cell), spellings))
        finding.fixes.push_back({finding.span, meant->word, meant->certain, meant->why});
    return false;
}

void Reader::read_transition_row(const Line& line, const std::vector<std::string_view>& cells,
                                 syntax::TransitionSection& transition) {
    syntax::TransitionSection::Row row;
    if (cells[0].empty() || cells[1].empty()) {
        report(Code::gj1117, line.text()).args = {std::string(where_)};
        return;
    }
    row.from = build_.name(cells[0]);
    if (squeezed(cells[1]) != syntax::spelling(K::passage_by_hand, outline_.skin))
        row.to = build_.name(cells[1]);
    const bool read =
        read_passage_word(line, cells[2], K::column_holder,
                          {K::passage_same_unit, K::passage_by_rule}, row.holder) &&
        read_passage_word(line, cells[3], K::column_clock,
                          {K::passage_keep_elapsed, K::passage_restart, K::passage_convert},
                          row.clock) &&
        read_passage_word(line, cells[4], K::column_pending, {K::passage_keep, K::passage_resubmit},
                          row.pending);
    if (!read) return;
    row.span = build_.span(line.text());
    row.tail = tail(line);
    row.before = take_before();
    transition.rows.push_back(std::move(row));
}

void Reader::read_transition_line(const Line& line, Table& table,
                                  syntax::TransitionSection& transition) {
    if (!cells_of(line).empty()) {
        const auto cells = row(line, table,
                               {K::column_old_stage, K::column_new_stage, K::column_holder,
                                K::column_clock, K::column_pending});
        if (cells) read_transition_row(line, *cells, transition);
        return;
    }
    const auto split = split_label(line);
    if (!split.found) return stray(line);
    const auto k = label(line, split, {K::label_old_version, K::label_basis, K::label_note});
    if (!k) return;
    once(*k, split.label);
    refuse_tail(line);
    transition.versions_span = build_.span(split.rest);
    std::string_view rest = split.rest;
    while (!rest.empty()) {
        const auto end = std::min({rest.find("、"), rest.find(','), rest.size()});
        const auto one = trim(rest.substr(0, end));
        if (!one.empty()) transition.versions.push_back(build_.name(one));
        if (end == rest.size()) break;
        rest.remove_prefix(end + (rest[end] == ',' ? 1 : std::string_view("、").size()));
    }
}

}  // namespace guiju::parse
