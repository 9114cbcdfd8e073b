// SPDX-License-Identifier: Apache-2.0
#pragma once
// The rows of one list as a fold sees them: which are meant, what a column holds, whether a condition
// holds for a row. Used to work out a fold and to explain it. Bounded by the fuel of the workspace.
#include <deque>
#include <set>
#include <string>
#include <vector>

#include "engine/eval/evaluate.h"
#include "engine/eval/run.h"

namespace guiju::eval {

class Rows {
   public:
    /// `items`: a list of records; `columns` those of its field. All borrowed.
    Rows(const Program& program, const Facts& facts, const program::RowFold& fold,
         const std::vector<program::Field>& columns, const value::List& items, Workspace& work)
        : program_(program),
          facts_(facts),
          fold_(fold),
          columns_(columns),
          items_(items),
          work_(work) {}

    [[nodiscard]] std::size_t size() const { return items_.size(); }
    /// What the first column says, when it says something.
    [[nodiscard]] std::string name(std::size_t row) const;
    /// The value in a column; not filled in where there is none.
    [[nodiscard]] const value::Value& at(std::size_t row, std::int32_t column) const;
    /// Is the row meant (`where`)?
    [[nodiscard]] Fault meant(std::size_t row, Truth& truth);
    /// Does `what` of an `every` hold for the row?
    [[nodiscard]] Fault holds(std::size_t row, Truth& truth);
    /// Does `what` of `groups` hold for these rows?
    [[nodiscard]] Fault group_holds(const std::vector<std::size_t>& rows, Truth& truth);
    /// Rows that are meant by the value of `column`, in order of appearance. `open`: some row or
    /// value is not known, so the groups are not known.
    struct Group {
        value::Value by;
        std::vector<std::size_t> rows;
    };
    [[nodiscard]] Fault groups(std::vector<Group>& groups, bool& open);
    /// Months 1 … 12 of `year` the rows cover for sure, and those they may cover.
    [[nodiscard]] Fault months(int year, std::set<int>& sure, std::set<int>& possible);
    /// The result of a code in a scope of its own.
    [[nodiscard]] Fault ask(program::CodeId code, const Facts& facts, Cell& out);

   private:
    [[nodiscard]] Fault row_truth(program::CodeId code, std::size_t row, Truth& truth);

    const Program& program_;
    const Facts& facts_;
    const program::RowFold& fold_;
    const std::vector<program::Field>& columns_;
    const value::List& items_;
    Workspace& work_;
};

/// The columns of the list of records that a node gives, or nullptr.
[[nodiscard]] const std::vector<program::Field>* columns_of(const Program& program,
                                                            const Facts& facts,
                                                            const program::Node& list);
/// The year of a `months` fold, 0 when it is not known.
[[nodiscard]] int year_of(const Cell& cell);

}  // namespace guiju::eval
