// SPDX-License-Identifier: Apache-2.0
#pragma once
// A prepared statement with its bound cells. Cells are bound once and live longer than the statement;
// only two types cross the border: 64-bit integers and text, where an empty text is NULL.
#include <soci/soci.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace guiju::sql {

/// One value on its way in or out. Not movable once bound: the driver keeps its address.
struct Cell {
    soci::long_string long_text;  ///< holds every text
    long long number = 0;
    char first = 0;  ///< of a text that is read by ourselves
    soci::indicator state = soci::i_ok;
    bool is_text = false;
    bool is_long = false;  ///< a text of any length: some databases keep it in another way

    void set(std::string_view value) {
        long_text.value.assign(value);
        state = value.empty() ? soci::i_null : soci::i_ok;
    }
    void set(long long value) {
        number = value;
        state = soci::i_ok;
    }
    void clear() { state = soci::i_null; }
    /// What was read; NULL is "" and 0.
    [[nodiscard]] std::string_view as_text() const {
        return state == soci::i_null ? std::string_view() : std::string_view(long_text.value);
    }
    [[nodiscard]] long long as_number() const { return state == soci::i_null ? 0 : number; }
};

/// True for UTF-8 without U+0000: what every database gives back as it was.
[[nodiscard]] bool is_storable(std::string_view text);

/// Every member throws soci_error.
class Statement {
   public:
    explicit Statement(soci::session& session);
    /// Throws nothing: what cannot be given back over a broken connection stays in memory.
    ~Statement();
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;

    /// Bound by name, or all of them in the order in which the text names them.
    Statement& use(Cell& cell, const std::string& name = "");
    Statement& into(Cell& cell);
    /// After all cells are bound.
    void prepare(const std::string& sql);
    /// Runs what neither changes rows nor gives any.
    void run() { execute(); }
    /// Runs what changes rows; the number of rows it found to change.
    long long change();
    /// Runs a select; false when there is no row. Read on with next() until it is false, or nothing
    /// else can be sure that the database is let go.
    bool first() { return execute(); }
    bool next();
    /// True after an error in it: not to be used again. What was bound then would be sent once more
    /// where the next run has NULL.
    [[nodiscard]] bool failed() const { return failed_; }
    /// Runs a select that has at most one row, and lets the database go.
    bool only();

   private:
    bool execute();
    void bind(Cell& cell, const std::string& name);
    void bind_again();

    soci::session& session_;
    bool long_apart_;  ///< texts of any length travel in another way than short ones
    std::unique_ptr<soci::blob> unread_;  ///< what the library has of such a text: where it lies
    soci::statement statement_;
    bool once_ = false;  ///< what is bound serves for one run only
    bool run_ = false;
    bool failed_ = false;
    /// A text that is read by ourselves: the library only looks whether there is one.
    struct Read {
        Cell* cell;
        int column;
    };
    void read_texts();

    bool texts_apart_;
    int columns_ = 0;
    std::vector<Read> read_;
    struct Bound {
        Cell* cell;
        std::string name;
        soci::indicator state;
    };
    std::vector<Bound> bound_;
};

}  // namespace guiju::sql
