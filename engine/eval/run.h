// SPDX-License-Identifier: Apache-2.0
#pragma once
// One pass over the operations of one code. Inner part of evaluate.h: what it writes into the cells is
// read by decide(), value_of() and explain(). Reports a fault by kind; it does not know clauses.
#include <span>

#include "engine/eval/evaluate.h"

namespace guiju::eval {

enum class Fault : std::uint8_t {
    none,
    too_large,   ///< a number does not fit
    too_much,    ///< more rows than one evaluation may look at
    wrong_kind,  ///< a value of another kind than the program says
};

class Rows;

class Run {
   public:
    Run(const Program& program, const Facts& facts, Cell* cells, Workspace& work)
        : program_(program), facts_(facts), cells_(cells), work_(work) {}

    /// Fills one cell a node. After a fault the rest is undefined.
    [[nodiscard]] Fault all(const program::Code& code);

    /// yes, no or unknown of a cell; a value that is not yes/no is a fault.
    [[nodiscard]] static Fault truth_of(const Cell& cell, Truth& truth);
    /// The number of a cell, or nullptr when it holds none.
    [[nodiscard]] static const value::Quantity* quantity_of(const Cell& cell);

   private:
    using Node = program::Node;
    [[nodiscard]] Fault one(const program::Code& code, const Node& node, Cell& out);
    [[nodiscard]] Fault leaf(const Node& node, Cell& out);
    [[nodiscard]] Fault builtin(std::int32_t which, Cell& out) const;
    [[nodiscard]] Fault logic(const Node& node, Cell& out);
    [[nodiscard]] Fault chosen(const Node& node, Cell& out);
    [[nodiscard]] Fault arithmetic(const Node& node, Cell& out);
    [[nodiscard]] Fault later_day(const Node& node, const value::Quantity& length, Cell& out);
    [[nodiscard]] Fault compare(const Node& node, Cell& out);
    [[nodiscard]] Fault equal(const Cell& a, const Cell& b, Truth& out);
    [[nodiscard]] Fault lists(const Node& node, Cell& out);
    [[nodiscard]] Fault in_set(const Cell& a, const Cell& set, Cell& out);
    [[nodiscard]] Fault within(const Cell& a, const Cell& outer, Cell& out);
    [[nodiscard]] Fault members(const Node& node, Cell& out);
    [[nodiscard]] Fault length(const Cell& a, Cell& out);
    [[nodiscard]] Fault well_formed(const program::Code& code, const Node& node, Cell& out);
    [[nodiscard]] Truth same_place(const Node& node) const;
    [[nodiscard]] Fault entitled(const Node& node, Cell& out);
    [[nodiscard]] Fault mark(const Node& node, Cell& out) const;

    [[nodiscard]] Fault column(const Node& node, Cell& out) const;
    [[nodiscard]] Fault ranges(const Node& node, Cell& out);

    // run_rows.cpp
    [[nodiscard]] Fault fold(const program::Code& code, const Node& node, Cell& out);
    [[nodiscard]] static Fault count(Rows& rows, Cell& out);
    [[nodiscard]] Fault kinds(Rows& rows, const program::RowFold& fold, Cell& out);
    [[nodiscard]] static Fault total(Rows& rows, const program::RowFold& fold,
                                     value::Dimension dimension, Cell& out);
    [[nodiscard]] static Fault measure(Rows& rows, const program::RowFold& fold, Cell& out);
    [[nodiscard]] static Fault every(Rows& rows, Cell& out);
    [[nodiscard]] static Fault each_group(Rows& rows, Cell& out);
    [[nodiscard]] Fault months(Rows& rows, const program::RowFold& fold, Cell& out);
    [[nodiscard]] static Fault truth(Cell& out, Truth truth);
    [[nodiscard]] static Fault open(Cell& out, const value::Value* why);
    [[nodiscard]] static Fault shown(Cell& out, const value::Value& value);
    [[nodiscard]] Fault made(Cell& out, value::Value value);
    [[nodiscard]] static Fault range(Cell& out, const value::Number& low, const value::Number& high,
                                     value::Dimension dimension);

    [[nodiscard]] const Cell& at(std::int32_t i) const { return cells_[i]; }

    const Program& program_;
    const Facts& facts_;
    Cell* cells_;
    Workspace& work_;
};

}  // namespace guiju::eval
