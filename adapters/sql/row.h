// SPDX-License-Identifier: Apache-2.0
#pragma once
// How a record becomes a row: a table of columns, each knowing how to read its member and write it
// back. The texts of insert, update and select follow from it. Not the records (engine/ports).
#include <soci/soci.h>

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "adapters/sql/dialect.h"
#include "adapters/sql/fault.h"
#include "adapters/sql/statement.h"
#include "engine/ports/records.h"

namespace guiju::sql {

/// When a column is written.
enum class Part : std::uint8_t {
    key,     ///< names the row
    moves,   ///< changes with every command
    fixed,   ///< settled early; written again only when it changed
    opened,  ///< settled when the case is opened; hardly ever written again
};

template <class Record>
struct Column {
    const char* name;
    Part part;
    bool is_text;
    std::size_t limit;  ///< characters; 0: any
    void (*read)(const Record&, Cell&);
    void (*write)(const Cell&, Record&);  ///< nullptr: derived, not read back
};

namespace detail {

template <class T>
struct Member;
template <class R, class V>
struct Member<V R::*> {
    using Record = R;
    using Value = V;
};

}  // namespace detail

/// A column that is a member of the record: text, whole number, yes/no, instant or day.
template <auto member>
[[nodiscard]] constexpr auto column(const char* name, Part part,
                                    std::size_t limit = kKeyCharacters) {
    using Record = typename detail::Member<decltype(member)>::Record;
    using Value = typename detail::Member<decltype(member)>::Value;
    if constexpr (std::is_same_v<Value, std::string>) {
        return Column<Record>{name,
                              part,
                              true,
                              limit,
                              [](const Record& r, Cell& c) { c.set(r.*member); },
                              [](const Cell& c, Record& r) { r.*member = c.as_text(); }};
    } else if constexpr (std::is_same_v<Value, value::Instant>) {
        return Column<Record>{name,
                              part,
                              false,
                              0,
                              [](const Record& r, Cell& c) { c.set((r.*member).ms); },
                              [](const Cell& c, Record& r) { (r.*member).ms = c.as_number(); }};
    } else if constexpr (std::is_same_v<Value, value::Date>) {
        return Column<Record>{
            name,
            part,
            false,
            0,
            [](const Record& r, Cell& c) { c.set(static_cast<long long>((r.*member).days)); },
            [](const Cell& c, Record& r) {
                (r.*member).days = static_cast<std::int32_t>(c.as_number());
            }};
    } else {
        return Column<Record>{
            name,
            part,
            false,
            0,
            [](const Record& r, Cell& c) { c.set(static_cast<long long>(r.*member)); },
            [](const Cell& c, Record& r) { r.*member = static_cast<Value>(c.as_number()); }};
    }
}

/// Throws Refusal when a text cannot be stored or is longer than `limit` characters (0: any length).
void check_text(const Cell& cell, std::size_t limit);

/// The cells of one row, to which statements are bound. Outlives them; never moves.
template <class Record>
class Row {
   public:
    using Columns = std::span<const Column<Record>>;

    explicit Row(Columns columns) : columns_(columns), cells_(columns.size()) {
        for (std::size_t i = 0; i < cells_.size(); ++i) {
            cells_[i].is_text = columns_[i].is_text;
            cells_[i].is_long = columns_[i].is_text && columns_[i].limit == 0;
        }
    }
    Row(const Row&) = delete;
    Row& operator=(const Row&) = delete;

    /// Fills the cells. Throws Refusal when a text cannot be stored.
    void put(const Record& record) {
        for (std::size_t i = 0; i < cells_.size(); ++i) {
            columns_[i].read(record, cells_[i]);
            if (columns_[i].is_text) check_text(cells_[i], columns_[i].limit);
        }
    }
    [[nodiscard]] Record take() const {
        Record record{};
        take_into(record);
        return record;
    }
    void take_into(Record& record) const {
        for (std::size_t i = 0; i < cells_.size(); ++i) {
            if (columns_[i].write != nullptr) columns_[i].write(cells_[i], record);
        }
    }
    /// All rows of a select that reads into these cells.
    [[nodiscard]] std::vector<Record> all(Statement& select) const {
        std::vector<Record> out;
        for (bool more = select.first(); more; more = select.next()) out.push_back(take());
        return out;
    }
    [[nodiscard]] Cell& operator[](std::string_view name) {
        std::size_t at = 0;
        while (columns_[at].name != name) ++at;
        return cells_[at];
    }
    /// What stands in the columns of a part; two rows are equal there when their images are.
    void image(Part part, std::string& out) const {
        out.clear();
        for (std::size_t i = 0; i < cells_.size(); ++i) {
            if (columns_[i].part != part) continue;
            if (columns_[i].is_text) {
                out.append(cells_[i].as_text()) += '\0';
            } else {
                out.append(reinterpret_cast<const char*>(&cells_[i].number), sizeof(long long));
            }
        }
    }

    [[nodiscard]] Columns columns() const { return columns_; }
    /// In the order of the columns.
    [[nodiscard]] const std::vector<Cell>& cells() const { return cells_; }
    [[nodiscard]] std::vector<Cell>& cells() { return cells_; }

    void prepare_insert(Statement& statement, const std::string& table,
                        const std::string& rest = "") {
        std::string names;
        std::string values;
        for (std::size_t i = 0; i < cells_.size(); ++i) {
            const std::string name = columns_[i].name;
            names += (i == 0 ? "" : ", ") + name;
            values += (i == 0 ? ":" : ", :") + name;
            statement.use(cells_[i], name);
        }
        statement.prepare("insert into " + table + " (" + names + ") values (" + values + ")" +
                          rest);
    }
    /// The same, or sets the columns that move of the row with this key.
    void prepare_upsert(Statement& statement, const std::string& table) {
        std::string keys;
        std::string sets;
        for (const auto& column : columns_) {
            const std::string name = column.name;
            if (column.part == Part::key) keys += (keys.empty() ? "" : ", ") + name;
            if (column.part == Part::moves)
                sets += (sets.empty() ? "" : ", ") + name + " = excluded." + name;
        }
        prepare_insert(statement, table, " on conflict (" + keys + ") do update set " + sets);
    }
    /// Sets the columns of the given parts of the row with this key; `and` adds to the condition.
    void prepare_update(Statement& statement, const std::string& table,
                        const std::vector<Part>& parts, const std::string& and_where = "") {
        std::string sets;
        std::string keys;
        for (std::size_t i = 0; i < cells_.size(); ++i) {
            const std::string name = columns_[i].name;
            const auto bound = columns_[i].part;
            const bool is_set = std::find(parts.begin(), parts.end(), bound) != parts.end();
            if (is_set) sets += (sets.empty() ? "" : ", ") + name + " = :" + name;
            if (bound == Part::key) keys += (keys.empty() ? "" : " and ") + name + " = :" + name;
            if (is_set || bound == Part::key) statement.use(cells_[i], name);
        }
        statement.prepare("update " + table + " set " + sets + " where " + keys + and_where);
    }
    /// Selects all columns; `rest` is what follows the table: joins, where, order.
    void prepare_select(Statement& statement, const std::string& table, const std::string& rest) {
        into(statement);
        statement.prepare("select " + names(table) + " from " + table + rest);
    }
    /// The columns with the name of their table, for a select of several tables.
    [[nodiscard]] std::string names(const std::string& table) const {
        std::string out;
        for (const auto& c : columns_) out += (out.empty() ? "" : ", ") + table + "." + c.name;
        return out;
    }
    void into(Statement& statement) {
        for (auto& cell : cells_) statement.into(cell);
    }

   private:
    Columns columns_;
    std::vector<Cell> cells_;
};

}  // namespace guiju::sql
