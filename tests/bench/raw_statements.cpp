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

RawValue text_value(const std::string& text) { return {RawValue::Kind::text, text, 0}; }
RawValue whole_value(long long number) {
    return {RawValue::Kind::whole, std::to_string(number), number};
}

RawValue value_of(const Cell& cell) {
    if (cell.state == soci::i_null) return {};
    if (cell.is_text) return text_value(cell.long_text.value);
    return whole_value(cell.number);
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

/// Leaves out what says the same as `before`, but for the key.
void keep_changed(RawRow& row, const RawRow& before) {
    RawRow kept{row.table, {}, row.keys, {}, row.again, row.step};
    for (std::size_t i = 0; i < row.names.size(); ++i) {
        if (row.values[i] == before.values[i]) continue;
        kept.names.push_back(row.names[i]);
        kept.values.push_back(row.values[i]);
    }
    row = std::move(kept);
}

std::vector<RawRow> rows_of(const ports::CaseChange& change, const ports::CaseRecord* before) {
    std::vector<RawRow> rows;
    rows.push_back(row_of("case_row", sql::case_row_columns(), change.after));
    auto document = row_of("case_doc", sql::case_doc_columns(), change.after);
    if (before != nullptr) {
        rows.back().step = true;
        keep_changed(rows.back(), row_of("case_row", sql::case_row_columns(), *before));
        document.again = true;
    }
    const bool same =
        before != nullptr &&
        document.values == row_of("case_doc", sql::case_doc_columns(), *before).values;
    if (!same) rows.push_back(std::move(document));
    rows.push_back(row_of("command", sql::command_columns(), change.command));
    rows.push_back(row_of("journal", sql::journal_columns(), change.journal));
    const auto add = [&](RawRow row, bool again) {
        row.again = again;
        rows.push_back(std::move(row));
    };
    for (const auto& one : change.clocks) add(row_of("clock", sql::clock_columns(), one), true);
    for (const auto& one : change.work)
        add(row_of("work_item", sql::work_item_columns(), one), true);
    for (std::size_t i = 0; i < change.outbox.size(); ++i) {
        auto row = row_of("outbox", sql::outbox_columns(), change.outbox[i]);
        const auto place = sql::outbox_place(change.journal.sequence, i);
        for (std::size_t at = 0; at < row.names.size(); ++at)
            if (row.names[at] == "place_no") row.values[at] = whole_value(place);
        add(std::move(row), false);
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

}  // namespace

std::vector<RawStatement> statements_of(const ports::CaseChange& change,
                                        const ports::CaseRecord* before) {
    std::vector<RawStatement> out{
        {"select * from command where id = ?", {text_value(change.command.id)}}};
    for (const char* sql :
         {"select r.*, d.* from case_row r join case_doc d on d.case_id = r.id where r.id = ?",
          "select * from clock where case_id = ? and clock_state <> 'stopped' order by clock_name",
          "select * from work_item where case_id = ? and closed = 0 order by id"})
        out.push_back({sql, {text_value(change.after.id)}});
    for (const auto& row : rows_of(change, before)) {
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

RawStatement one_statement_of(const ports::CaseChange& change, const ports::CaseRecord* before) {
    RawStatement out;
    const auto next = [&](const RawValue& value) {
        out.values.push_back(value);
        return "$" + std::to_string(out.values.size());
    };
    std::size_t number = 0;
    for (const auto& row : rows_of(change, before)) {
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
