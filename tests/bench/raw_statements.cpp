// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/raw_statements.h"

#include "adapters/sql/columns.h"

namespace guiju::bench {
namespace {

using sql::Cell;
using sql::Column;
using sql::Part;

struct RawRow {
    const char* table;
    std::vector<std::string> names, keys;  ///< all columns; those of the key
    std::vector<RawValue> values;          ///< of `names`
    bool again = false;                    ///< the row may be there already
    bool step = false;                     ///< the case takes the step to this revision
};

RawValue value_of(const Cell& cell) {
    if (cell.state == soci::i_null) return {};
    if (cell.is_text) return {RawValue::Kind::text, cell.long_text.value, 0};
    return {RawValue::Kind::whole, std::to_string(cell.number), cell.number};
}

template <class Record>
RawRow row_of(const char* table, std::span<const Column<Record>> columns, const Record& record) {
    RawRow out{table, {}, {}, {}};
    for (const auto& column : columns) {
        Cell cell;
        cell.is_text = column.is_text;
        column.read(record, cell);
        out.names.emplace_back(column.name);
        if (column.part == Part::key) out.keys.emplace_back(column.name);
        out.values.push_back(value_of(cell));
    }
    return out;
}

std::vector<RawRow> rows_of(const ports::CaseChange& change) {
    std::vector<RawRow> rows;
    rows.push_back(row_of("case_row", sql::case_row_columns(), change.after));
    rows.back().step = change.expected_revision != 0;
    rows.push_back(row_of("case_doc", sql::case_doc_columns(), change.after));
    rows.back().again = change.expected_revision != 0;
    rows.push_back(row_of("command", sql::command_columns(), change.command));
    rows.push_back(row_of("journal", sql::journal_columns(), change.journal));
    const auto add = [&](RawRow row) {
        row.again = true;
        rows.push_back(std::move(row));
    };
    for (const auto& one : change.clocks) add(row_of("clock", sql::clock_columns(), one));
    for (const auto& one : change.work) add(row_of("work_item", sql::work_item_columns(), one));
    for (std::size_t i = 0; i < change.outbox.size(); ++i) {
        auto row = row_of("outbox", sql::outbox_columns(), change.outbox[i]);
        const auto place = sql::outbox_place(change.journal.sequence, i);
        for (std::size_t at = 0; at < row.names.size(); ++at)
            if (row.names[at] == "place_no")
                row.values[at] = {RawValue::Kind::whole, std::to_string(place), place};
        rows.push_back(std::move(row));
    }
    return rows;
}

std::string joined(const std::vector<std::string>& parts) {
    std::string out;
    for (const auto& part : parts) out += (out.empty() ? "" : ", ") + part;
    return out;
}

/// The statement of one row; `mark` gives the text that stands for the next value.
template <class Mark>
std::string text_of(const RawRow& row, Mark mark) {
    std::vector<std::string> marks;
    for (std::size_t i = 0; i < row.names.size(); ++i) marks.push_back(mark(row.values[i]));
    if (row.step) {
        std::string sets;
        for (std::size_t i = 0; i < row.names.size(); ++i)
            sets += (i == 0 ? "" : ", ") + row.names[i] + " = " + marks[i];
        return std::string("update ") + row.table + " set " + sets + " where id = ";
    }
    std::string out = std::string("insert into ") + row.table + " (" + joined(row.names) +
                      ") values (" + joined(marks) + ")";
    if (!row.again) return out;
    std::string sets;
    for (const auto& name : row.names)
        sets += (sets.empty() ? "" : ", ") + name + " = excluded." + name;
    return out + " on conflict (" + joined(row.keys) + ") do update set " + sets;
}

RawValue text_value(const std::string& text) { return {RawValue::Kind::text, text, 0}; }
RawValue whole_value(long long number) {
    return {RawValue::Kind::whole, std::to_string(number), number};
}

}  // namespace

std::vector<RawStatement> statements_of(const ports::CaseChange& change) {
    std::vector<RawStatement> out;
    for (const auto& row : rows_of(change)) {
        RawStatement one{text_of(row, [](const RawValue& /*value*/) { return "?"; }), row.values};
        if (row.step) {
            one.sql += "? and revision = ?";
            one.values.push_back(text_value(change.after.id));
            one.values.push_back(whole_value(change.expected_revision));
        }
        out.push_back(std::move(one));
    }
    return out;
}

std::vector<RawStatement> statements_with_reads_of(const ports::CaseChange& change) {
    std::vector<RawStatement> out{{"select * from command where id = ?", {}}};
    out.back().values.push_back(text_value(change.command.id));
    for (const char* sql :
         {"select r.*, d.* from case_row r join case_doc d on d.case_id = r.id where r.id = ?",
          "select * from clock where case_id = ? and clock_state <> 'stopped' order by clock_name",
          "select * from work_item where case_id = ? and closed = 0 order by id"}) {
        out.push_back({sql, {}});
        out.back().values.push_back(text_value(change.after.id));
    }
    for (auto& one : statements_of(change)) out.push_back(std::move(one));
    return out;
}

RawStatement one_statement_of(const ports::CaseChange& change) {
    RawStatement out;
    const auto next = [&](const RawValue& value) {
        out.values.push_back(value);
        return "$" + std::to_string(out.values.size());
    };
    std::size_t number = 0;
    for (const auto& row : rows_of(change)) {
        auto text = text_of(row, next);
        if (row.step)
            text += next(text_value(change.after.id)) +
                    " and revision = " + next(whole_value(change.expected_revision));
        out.sql += (number == 0 ? "with r" : ", r") + std::to_string(number) + " as (" + text +
                   (number == 0 ? " returning 1)" : ")");
        ++number;
    }
    out.sql += " select count(*) from r0";
    return out;
}

}  // namespace guiju::bench
