// SPDX-License-Identifier: Apache-2.0
// Tables of targets: 任务指标.
#include "dsl/format/expression.h"
#include "dsl/format/printers.h"

namespace guiju::format {

using syntax::Keyword;
using syntax::TargetCell;

namespace {

std::string cell_core(const Tongue& tongue, const TargetCell& cell) {
    using Kind = TargetCell::Kind;
    const auto number = joined(cell.numbers, "/");
    const auto word = [&](Keyword keyword) { return tongue.word(keyword); };
    switch (cell.kind) {
        case Kind::none: return tongue.say("—", "-");
        case Kind::plain: return number;
        case Kind::at_least: return tongue.words({number, word(Keyword::aim_at_least)});
        case Kind::more: return tongue.words({word(Keyword::aim_more), number});
        case Kind::at_most: return tongue.words({word(Keyword::aim_at_most), number});
        case Kind::about:
            return tongue.zh() ? number + word(Keyword::aim_about)
                               : word(Keyword::aim_about) + " " + number;
        case Kind::stable: return word(Keyword::aim_stable);
        case Kind::top: return tongue.words({word(Keyword::aim_top), number});
        case Kind::hold:
            return tongue.words({word(Keyword::aim_hold), number, word(Keyword::aim_at_least)});
        case Kind::faster:
            return tongue.words(
                {word(Keyword::aim_faster), cell.other ? tongue.quoted(*cell.other) : ""});
        case Kind::rise: return word(Keyword::aim_rise);
        case Kind::stated: return tongue.quoted_verbatim(cell.words);
    }
    return number;
}

std::string cell_text(const Tongue& tongue, const TargetCell& cell) {
    const auto text = cell_core(tongue, cell);
    if (cell.remark.empty()) return text;
    return text + tongue.say("", " ") + tongue.parens(cell.remark);
}

/// 存量，其中于第34项 / stock, part of no. 34
std::string measure_text(const Tongue& tongue, const syntax::TargetRow& row) {
    auto text = tongue.word("measure", row.kind);
    if (row.part_of != 0)
        text += tongue.comma() + tongue.words({tongue.word(Keyword::measure_word_part_of),
                                               std::to_string(row.part_of),
                                               tongue.word(Keyword::measure_word_item)});
    if (!row.of) return text;
    const auto from = tongue.word(Keyword::measure_word_since_from);
    const auto year = std::to_string(row.since);
    const auto name = tongue.name(*row.of);
    if (tongue.zh())
        return text + tongue.comma() + from + year + tongue.word(Keyword::measure_word_since) +
               name;
    return text + tongue.comma() +
           tongue.words({tongue.word(Keyword::measure_word_of), name, from, year});
}

std::string unit_text(const Tongue& tongue, const std::string& written) {
    if (syntax::find_keyword("unit", written, tongue.source_skin()))
        return tongue.unit(written, false);
    return tongue.translated(written);
}

std::string year_text(const Tongue& tongue, int year) {
    return std::to_string(year) + tongue.word(Keyword::colour_word_year);
}

std::vector<std::string> header(const Tongue& tongue, const syntax::TargetTable& table) {
    std::vector<std::string> cells{
        tongue.word(Keyword::column_sequence), tongue.word(Keyword::column_indicator),
        tongue.word(Keyword::column_unit), tongue.word(Keyword::column_measure)};
    for (const int year : table.years) cells.push_back(year_text(tongue, year));
    cells.push_back(tongue.word(Keyword::column_owners));
    if (table.has_source) cells.push_back(tongue.word(Keyword::column_data_source));
    if (table.has_remark) cells.push_back(tongue.word(Keyword::column_remark));
    return cells;
}

std::vector<std::string> row_cells(const Tongue& tongue, const syntax::TargetTable& table,
                                   const syntax::TargetRow& row) {
    std::vector<std::string> cells{std::to_string(row.number) + (row.own ? "★" : ""),
                                   tongue.translated(row.name.text), unit_text(tongue, row.unit),
                                   measure_text(tongue, row)};
    for (const auto& cell : row.cells) cells.push_back(cell_text(tongue, cell));
    std::vector<std::string> owners;
    for (const auto& owner : row.owners) owners.push_back(tongue.translated(owner.text));
    cells.push_back(tongue.list(owners));
    if (table.has_source) cells.push_back(tongue.translated(row.source));
    if (table.has_remark) cells.push_back(row.remark);
    return cells;
}

/// X3.15; where the name ends in a letter or digit, X为3.15.
std::string figure_text(const Tongue& tongue, const syntax::Name& name, const syntax::Expr& value) {
    const auto text = tongue.name(name);
    const char last = text.empty() ? ' ' : text.back();
    const bool joins = (last >= 'a' && last <= 'z') || (last >= 'A' && last <= 'Z') ||
                       (last >= '0' && last <= '9');
    const auto between = tongue.zh() && joins ? tongue.word(Keyword::cond_is) : "";
    return tongue.words({text, between, given_value(tongue, value, name)});
}

void print_settings(Page& page, const syntax::TargetTable& table) {
    const auto& tongue = page.tongue();
    if (!table.subjects.empty())
        page.labelled(Keyword::label_subjects, tongue.names(table.subjects));
    if (!table.period.empty())
        page.labelled(Keyword::label_period, tongue.word("cycle", table.period));
    if (table.base_year != 0)
        page.labelled(Keyword::target_label_base_year, year_text(tongue, table.base_year));
    if (!table.path.empty())
        page.labelled(Keyword::target_label_milestones, tongue.word("path", table.path));
    if (table.about_points) {
        auto text = expression(tongue, *table.about_points);
        if (table.about_share)
            text += tongue.say("、", ", ") + expression(tongue, *table.about_share);
        page.labelled(Keyword::target_label_about, text);
    }
    if (table.stable)
        page.labelled(Keyword::target_label_stable, expression(tongue, *table.stable));
    const auto shade = [&](Keyword colour, const syntax::Expr& from) {
        return tongue.words({tongue.word(colour), tongue.word(Keyword::colour_word_from),
                             expression(tongue, from), tongue.word(Keyword::colour_word_above)});
    };
    if (table.blue && table.yellow)
        page.labelled(Keyword::target_label_colours,
                      tongue.list({shade(Keyword::verdict_blue, *table.blue),
                                   shade(Keyword::verdict_yellow, *table.yellow),
                                   tongue.words({tongue.word(Keyword::colour_word_others),
                                                 tongue.word(Keyword::verdict_red)})}));
    if (table.red_run)
        page.labelled(Keyword::target_label_supervision,
                      tongue.words({tongue.word(tongue.zh() ? Keyword::colour_word_running
                                                            : Keyword::colour_word_red_first),
                                    expression(tongue, *table.red_run),
                                    tongue.word(Keyword::colour_word_red_periods)}));
}

}  // namespace

void print(Page& page, const syntax::TargetTable& table) {
    const auto& tongue = page.tongue();
    print_settings(page, table);
    if (!table.years.empty()) page.row(header(tongue, table));
    std::string system;
    std::string task;
    for (const auto& row : table.rows) {
        page.trivia(row.before);
        if (row.system != system) {
            page.labelled(Keyword::target_label_system, tongue.translated(row.system));
            task.clear();
        }
        if (row.task != task && !row.task.empty())
            page.labelled(Keyword::target_label_task, tongue.translated(row.task));
        system = row.system;
        task = row.task;
        page.row(row_cells(tongue, table, row), row.tail);
    }
}

void print_figures(Page& page, const std::vector<syntax::PeriodFigures>& all) {
    const auto& tongue = page.tongue();
    for (const auto& one : all) {
        auto period = one.period;
        if (tongue.zh() && period.size() == 4)
            period += "年";
        else if (tongue.zh() && period.size() == 6)
            period = period.substr(0, 4) + "年" + period.substr(5) + "季度";
        else if (tongue.zh() && period.size() == 7)
            period = period.substr(0, 4) + "年" + period.substr(period[5] == '0' ? 6 : 5) + "月";
        std::vector<std::string> texts;
        for (const auto& [name, value] : one.values)
            texts.push_back(figure_text(tongue, name, value));
        page.labelled(Keyword::label_figures,
                      period + tongue.comma() + joined(texts, tongue.comma()));
    }
}

}  // namespace guiju::format
