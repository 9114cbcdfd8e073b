// SPDX-License-Identifier: Apache-2.0
#pragma once
// A few rows of one table on their way to a database, one parameter a value. Where row_arrays.h takes any number
// of rows with one statement, here every number of rows is a statement of its own, which the server runs
// in half the time. Numbers go as their digits, which the library would write several times slower. Not how a
// row is made of a record (row.h).
#include <string>
#include <vector>

#include "adapters/sql/row_arrays.h"

namespace guiju::sql {

/// Bound to the statements that use it: outlives them, never moves.
template <class Record>
class RowValues {
   public:
    static constexpr std::size_t kMost = 3;  ///< rows

    /// `name`: what the parameters begin with.
    RowValues(const char* name, std::span<const Column<Record>> columns)
        : name_(name), columns_(columns), cells_(kMost * columns.size()) {
        for (auto& cell : cells_) cell.is_text = true;
    }
    RowValues(const RowValues&) = delete;
    RowValues& operator=(const RowValues&) = delete;

    void clear() { rows_ = 0; }
    /// Takes what is in the cells of a row of the same columns; what they hold then is of no meaning.
    void add(Row<Record>& row) {
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            auto& cell = cells_[rows_ * columns_.size() + i];
            auto& source = row.cells()[i];
            cell.state = source.state;
            auto& text = cell.long_text.value;
            if (source.is_text) {
                text.swap(source.long_text.value);
            } else {
                text.clear();
                add_digits(source.number, text);
            }
        }
        ++rows_;
    }
    void close() {}
    [[nodiscard]] std::size_t size() const { return rows_; }
    [[nodiscard]] const char* name() const { return name_; }

    /// Binds what selected() names, in its order.
    void use(Statement& statement) {
        for (std::size_t i = 0; i < rows_ * columns_.size(); ++i) statement.use(cells_[i]);
    }
    /// "select … as …, … union all …": the rows.
    [[nodiscard]] std::string selected() const {
        std::string out = "select ";
        for (std::size_t i = 0; i < rows_ * columns_.size(); ++i) {
            if (i != 0) out += i % columns_.size() == 0 ? " union all select " : ", ";
            out += value(i) + " as " + columns_[i % columns_.size()].name;
        }
        return out;
    }

    /// "stage = …, … where id = … and revision = … - 1": the step of the first row, without what was settled when the
    /// case was opened.
    [[nodiscard]] std::string step() const {
        std::string sets;
        std::string where = " where ";
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            const auto& column = columns_[i];
            const auto is = column.name + std::string(" = ") + value(i);
            if (column.part == Part::key) where += is + " and ";
            if (is_moved(column)) sets += (sets.empty() ? "" : ", ") + is;
        }
        return sets + where + "revision = " + value(revision()) + " - 1";
    }
    /// Binds what step() names, in its order.
    void use_step(Statement& statement) {
        for (std::size_t i = 0; i < columns_.size(); ++i)
            if (is_moved(columns_[i])) statement.use(cells_[i]);
        for (std::size_t i = 0; i < columns_.size(); ++i)
            if (columns_[i].part == Part::key) statement.use(cells_[i]);
        statement.use(cells_[revision()]);
    }

   private:
    static bool is_moved(const Column<Record>& column) {
        return column.part == Part::moves || column.part == Part::fixed;
    }
    [[nodiscard]] std::size_t revision() const {
        std::size_t at = 0;
        while (columns_[at].name != std::string_view("revision")) ++at;
        return at;
    }
    [[nodiscard]] std::string value(std::size_t at) const {
        const auto& column = columns_[at % columns_.size()];
        return "cast(:" + parameter(at) + " as " + type_of(column) + ")";
    }
    [[nodiscard]] std::string parameter(std::size_t at) const {
        return std::string(name_) + std::to_string(at / columns_.size()) + "_" +
               columns_[at % columns_.size()].name;
    }

    const char* name_;
    std::span<const Column<Record>> columns_;
    std::vector<Cell> cells_;  ///< row by row
    std::size_t rows_ = 0;
};

}  // namespace guiju::sql
