// SPDX-License-Identifier: Apache-2.0
#pragma once
// Rows of one table on their way to a database that takes arrays (Dialect::takes_rows_as_arrays): one array a
// column, each a parameter of its own, however many rows there are. Not how a row is made of a record (row.h).
#include <string>
#include <vector>

#include "adapters/sql/row.h"

namespace guiju::sql {

/// An array, written element by element into a cell of texts.
class Array {
   public:
    explicit Array(Cell& cell) : text_(cell.long_text.value) { cell.set("{"); }
    void add(const Cell& element);
    /// After the last element.
    void close() { text_ += '}'; }

   private:
    std::string& text_;
};

/// The array of these texts, or numbers, into a cell of texts.
void write_array(Cell& cell, const std::vector<std::string>& texts);
void write_array(Cell& cell, const std::vector<long long>& numbers);

/// The digits of a number, behind what is there.
void add_digits(long long number, std::string& text);

/// The type of a parameter of this column, as such a database calls it.
template <class Record>
std::string type_of(const Column<Record>& column) {
    return !column.is_text ? "bigint" : column.limit == 0 ? "text" : "varchar";
}

/// Bound to the statements that use it: outlives them, never moves.
template <class Record>
class RowArrays {
   public:
    /// `name`: what the parameters begin with.
    RowArrays(const char* name, std::span<const Column<Record>> columns)
        : name_(name), columns_(columns), cells_(columns.size()) {
        for (auto& cell : cells_) cell.is_text = true;
        clear();
    }
    RowArrays(const RowArrays&) = delete;
    RowArrays& operator=(const RowArrays&) = delete;

    void clear() {
        rows_ = 0;
        arrays_.clear();
        for (auto& cell : cells_) arrays_.emplace_back(cell);
    }
    /// What is in the cells of a row of the same columns.
    void add(const Row<Record>& row) {
        for (std::size_t i = 0; i < arrays_.size(); ++i) arrays_[i].add(row.cells()[i]);
        ++rows_;
    }
    /// After the last row.
    void close() {
        for (auto& array : arrays_) array.close();
    }
    [[nodiscard]] std::size_t size() const { return rows_; }
    [[nodiscard]] const char* name() const { return name_; }

    /// Binds what selected() names, in its order.
    void use(Statement& statement) {
        for (std::size_t i = 0; i < cells_.size(); ++i) statement.use(cells_[i]);
    }
    /// "select unnest(…) as …, …": the rows. Why not unnest(…, …): that keeps every array once more on its way, which
    /// costs more than the rest where there is one row.
    [[nodiscard]] std::string selected() const {
        std::string out;
        for (std::size_t i = 0; i < cells_.size(); ++i)
            out += (i == 0 ? "" : ", ") + ("unnest(" + array(i) + ") as ") + columns_[i].name;
        return "select " + out;
    }

   private:
    [[nodiscard]] std::string parameter(std::size_t at) const {
        return std::string(name_) + "_" + columns_[at].name;
    }
    [[nodiscard]] std::string array(std::size_t at) const {
        return "cast(:" + parameter(at) + " as " + type_of(columns_[at]) + "[])";
    }

    const char* name_;
    std::span<const Column<Record>> columns_;
    std::vector<Cell> cells_;
    std::vector<Array> arrays_;  ///< in the cells
    std::size_t rows_ = 0;
};

}  // namespace guiju::sql
