// SPDX-License-Identifier: Apache-2.0
// Tables of targets (任务指标), and figures of a period in examples.
#include <algorithm>
#include <array>
#include <cstdlib>

#include "dsl/parse/period.h"
#include "dsl/parse/reader.h"

namespace guiju::parse {

using base::Code;
using syntax::TargetCell;

namespace {

/// 0 for what is no whole number, or longer than any number of a row or a year.
int whole(std::string_view digits) {
    const bool fits = digits.size() <= 6 && digits.find('.') == std::string_view::npos;
    return fits ? std::atoi(std::string(digits).c_str()) : 0;
}

/// The year a column is headed by, 0 if it is no year.
int year_of(std::string_view cell) {
    const auto period = period_at(trim(cell));
    return period.name.size() == 4 && period.length == trim(cell).size() ? whole(period.name) : 0;
}

TargetCell::Kind kind_of(Shape shape) {
    using Kind = TargetCell::Kind;
    switch (shape) {
        case Shape::cell_none: return Kind::none;
        case Shape::cell_at_least: return Kind::at_least;
        case Shape::cell_more: return Kind::more;
        case Shape::cell_at_most: return Kind::at_most;
        case Shape::cell_about: return Kind::about;
        case Shape::cell_stable: return Kind::stable;
        case Shape::cell_top: return Kind::top;
        case Shape::cell_hold: return Kind::hold;
        case Shape::cell_faster: return Kind::faster;
        case Shape::cell_rise: return Kind::rise;
        case Shape::quoted: return Kind::stated;
        default: return Kind::plain;
    }
}

/// "12★" or "12*": the number, and whether it is marked.
bool take_star(std::string_view& cell) {
    for (const std::string_view star : {"★", "*", "＊"}) {
        if (!cell.ends_with(star)) continue;
        cell.remove_suffix(star.size());
        return true;
    }
    return false;
}

}  // namespace

void Reader::read_target_line(const Line& line, TargetReading& reading,
                              syntax::TargetTable& table) {
    const auto cells = cells_of(line);
    if (!cells.empty()) {
        if (reading.columns.empty()) return read_target_header(line, cells, reading, table);
        if (cells.size() != reading.columns.size()) {
            report(Code::gj1111, line.text()).args = {std::to_string(cells.size()),
                                                      std::to_string(reading.columns.size())};
            return;
        }
        return read_target_row(line, cells, reading, table);
    }
    const auto split = split_label(line);
    if (!split.found) return stray(line);
    const auto k =
        label(line, split,
              {K::label_subjects, K::label_period, K::target_label_base_year,
               K::target_label_milestones, K::target_label_about, K::target_label_stable,
               K::target_label_colours, K::target_label_supervision, K::target_label_system,
               K::target_label_task, K::label_basis, K::label_note});
    if (!k) return;
    refuse_tail(line);
    if (*k != K::target_label_system && *k != K::target_label_task) once(*k, split.label);
    read_target_label(line, split, *k, reading, table);
}

void Reader::read_target_label(const Line& line, const Labelled& split, K label,
                               TargetReading& reading, syntax::TargetTable& table) {
    const auto values = [&](Form form) {
        std::vector<syntax::Expr> all;
        if (const auto node = match(form, split.rest, line))
            for (const Node* part : node->all(Shape::condition))
                all.push_back(build_.value(part->parts.at(0)));
        return all;
    };
    switch (label) {
        case K::label_subjects:
            if (auto names = name_list(split.rest, line)) table.subjects = std::move(*names);
            return;
        case K::label_period:
            if (const auto node = match(Form::cycle, split.rest, line))
                table.period = build_.id(node->parts.at(0), "cycle");
            return;
        case K::target_label_base_year:
            if (const auto node = match(Form::base_year, split.rest, line)) {
                table.base_year = whole(numeral_at(trim(node->parts.at(0).text())).digits);
                table.base_span = build_.span(node->parts.at(0));
            }
            return;
        case K::target_label_milestones:
            if (const auto node = match(Form::path, split.rest, line))
                table.path = build_.id(node->parts.at(0), "path");
            return;
        case K::target_label_about: {
            auto all = values(Form::values);
            if (!all.empty()) table.about_points = std::move(all[0]);
            if (all.size() > 1) table.about_share = std::move(all[1]);
            return;
        }
        case K::target_label_stable:
            if (auto all = values(Form::values); !all.empty()) table.stable = std::move(all[0]);
            return;
        case K::target_label_colours:
            if (auto all = values(Form::colours); all.size() == 2) {
                table.blue = std::move(all[0]);
                table.yellow = std::move(all[1]);
            }
            return;
        case K::target_label_supervision:
            if (auto all = values(Form::supervision); !all.empty())
                table.red_run = std::move(all[0]);
            return;
        case K::target_label_system:
            reading.system = squeezed(split.rest);
            reading.task.clear();
            return;
        default: reading.task = squeezed(split.rest);
    }
}

void Reader::read_target_header(const Line& line, const std::vector<std::string_view>& cells,
                                TargetReading& reading, syntax::TargetTable& table) {
    static constexpr std::array kAllowed{
        K::column_sequence, K::column_indicator,   K::column_unit,  K::column_measure,
        K::column_owners,   K::column_data_source, K::column_remark};
    std::vector<K> columns;
    for (const auto cell : cells) {
        if (const int year = year_of(cell); year != 0) {
            table.years.push_back(year);
            columns.push_back(K::column_value);
            continue;
        }
        for (const K k : kAllowed)
            if (squeezed(cell) == syntax::spelling(k, outline_.skin)) columns.push_back(k);
    }
    table.years_span = build_.span(line.text());
    const auto wanted =
        std::vector<K>{K::column_sequence, K::column_indicator, K::column_unit, K::column_measure};
    const bool begins = columns.size() == cells.size() && columns.size() > wanted.size() &&
                        std::equal(wanted.begin(), wanted.end(), columns.begin()) &&
                        !table.years.empty();
    if (!begins)
        report(Code::gj1112, line.text()).args = {
            squeezed(line.text()),
            base::Text("序号、指标、单位、类型、各年（2024年）、责任部门、数据来源、备注",
                       "no., indicator, unit, kind, years (2024), owners, data source, remark")};
    for (const K k : columns) {
        table.has_source = table.has_source || k == K::column_data_source;
        table.has_remark = table.has_remark || k == K::column_remark;
    }
    reading.columns =
        columns.size() == cells.size() ? columns : std::vector<K>(cells.size(), K::column_remark);
}

void Reader::read_target_row(const Line& line, const std::vector<std::string_view>& cells,
                             const TargetReading& reading, syntax::TargetTable& table) {
    syntax::TargetRow row;
    row.system = reading.system;
    row.task = reading.task;
    for (std::size_t i = 0; i < cells.size(); ++i)
        if (!read_target_cell(line, reading.columns[i], cells[i], row)) return;
    row.span = build_.span(line.text());
    row.tail = tail(line);
    row.before = take_before();
    table.rows.push_back(std::move(row));
}

bool Reader::read_target_cell(const Line& line, K column, std::string_view cell,
                              syntax::TargetRow& row) {
    switch (column) {
        case K::column_sequence: {
            row.number_span = build_.span(cell.empty() ? line.text() : cell);
            row.own = take_star(cell);
            const auto numeral = numeral_at(trim(cell));
            row.number = numeral.length == trim(cell).size() ? whole(numeral.digits) : 0;
            if (row.number == 0) report(Code::gj2467, trim(cell).empty() ? line.text() : cell);
            return row.number != 0;
        }
        case K::column_indicator:
            if (cell.empty()) {
                report(Code::gj1111, line.text()).args = {"0", "1"};
                return false;
            }
            row.name = build_.name(cell);
            for (const auto& one : series_of(row.name.text))
                row.series.push_back({one, row.name.span, false});
            if (row.series.empty()) row.series.push_back(row.name);
            return true;
        case K::column_unit:
            row.unit = squeezed(cell);
            row.unit_span = build_.span(cell);
            return true;
        case K::column_measure: return read_measure(line, cell, row);
        case K::column_value: return read_year_cell(line, cell, row);
        case K::column_owners: {
            if (cell.empty()) return true;
            Line inside;
            inside.begin = cell.data();
            inside.end = cell.data() + cell.size();
            for (std::size_t from = 0; from <= cell.size();) {
                const auto wide = cell.find("、", from);
                const auto narrow = cell.find(',', from);
                const auto to = std::min({wide, narrow, cell.size()});
                const auto one = trim(cell.substr(from, to - from));
                if (!one.empty()) row.owners.push_back(build_.name(one));
                from = to + (to == wide ? 3 : 1);
            }
            return true;
        }
        case K::column_data_source: row.source = squeezed(cell); return true;
        default: row.remark = squeezed(cell); return true;
    }
}

bool Reader::read_measure(const Line& line, std::string_view cell, syntax::TargetRow& row) {
    const auto node = match(Form::target_kind, cell, line);
    if (!node) return false;
    row.kind_span = build_.span(cell);
    row.kind = build_.id(node->parts.at(0), "measure");
    if (const Node* whole_of = node->find(Shape::part_of))
        row.part_of = whole(numeral_at(trim(whole_of->find(Shape::number)->text())).digits);
    if (const Node* sum = node->find(Shape::sum_of)) {
        row.of = build_.only_name(*sum);
        row.since = whole(numeral_at(trim(sum->find(Shape::number)->text())).digits);
    }
    return true;
}

bool Reader::read_year_cell(const Line& line, std::string_view cell, syntax::TargetRow& row) {
    const auto node = match(Form::target_cell, cell, line);
    if (!node) return false;
    TargetCell read;
    const Node& what = node->parts.at(0);
    read.kind = kind_of(what.shape);
    read.span = build_.span(cell);
    for (const Node* number : what.all(Shape::number))
        read.numbers.push_back(signed_digits(number->text()));
    if (read.kind == TargetCell::Kind::faster) read.other = build_.only_name(what);
    if (read.kind == TargetCell::Kind::stated) read.words = build_.quoted(what);
    if (const Node* note = node->find(Shape::note))
        read.remark = squeezed(
            note->find(Shape::label) != nullptr ? note->find(Shape::label)->text() : note->text());
    row.cells.push_back(std::move(read));
    return true;
}

void Reader::read_figures(const Line& line, std::string_view text,
                          syntax::ExampleSection& example) {
    const auto node = match(Form::figures, text, line);
    if (!node) return;
    std::vector<std::pair<syntax::Name, syntax::Expr>> values;
    for (const Node* pair : node->all(Shape::given)) {
        const Node& last = pair->parts.back();
        auto value = build_.value(last);
        if (last.shape == Shape::quantity) value.text = signed_digits(last.parts.at(0).text());
        values.emplace_back(build_.name(pair->parts.at(0)), std::move(value));
    }
    const Node* period = node->find(Shape::period);
    if (period == nullptr) {
        for (auto& one : values) example.figures.push_back(std::move(one));
        return;
    }
    example.period_figures.push_back({period_at(trim(period->text())).name, std::move(values)});
}

}  // namespace guiju::parse
