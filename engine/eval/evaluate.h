// SPDX-License-Identifier: Apache-2.0
#pragma once
// Evaluates one compiled condition or value on facts: three-valued, exact, in one pass without recursion
// or allocation. Not the choice of a line (ruling.h). An error means a broken program, never "no".
#include <cstdint>
#include <deque>
#include <string>
#include <utility>
#include <vector>

#include "engine/eval/facts.h"

namespace guiju::eval {

/// The result of one node. `value` points into facts or program; numbers are kept here.
struct Cell {
    enum class Kind : std::uint8_t { unknown, truth, value, quantity, level, range, no_hit };
    Kind kind = Kind::unknown;
    Truth truth = Truth::unknown;
    Level level = Level::none;
    const value::Value* value = nullptr;  ///< also of an unknown field: tells why
    value::Quantity quantity;
    value::Number high;  ///< of a range, which begins at `quantity`: not known where between
};

/// Operations on rows one evaluation may take; more is an error (GJ5029).
inline constexpr std::int64_t kFuel = 5'000'000;

/// What one evaluation makes besides its cells, and how much it may still do.
struct Workspace {
    std::deque<value::Value> made;  ///< lists that cells point to
    std::int64_t fuel = kFuel;      ///< operations on rows
};

/// Room for the results of the last evaluation. Reuse it: after the first use nothing is allocated.
/// One scratch, one thread.
class Scratch {
   public:
    [[nodiscard]] const std::vector<Cell>& cells() const { return cells_; }
    /// At least `nodes` cells, contents undefined.
    Cell* prepare(std::size_t nodes);
    [[nodiscard]] Workspace& work() { return work_; }

   private:
    Workspace work_;
    std::vector<Cell> cells_;
};

/// What a condition looked at. Names are Chinese field names.
struct Explanation {
    struct Missing {
        std::string field;  ///< or the name of an indicator
        value::Absent why{};
        bool of_candidate = false;
    };
    std::vector<std::pair<std::string, value::Value>> seen;  ///< in order of writing, each once
    std::vector<Missing> missing;          ///< what made an unknown result unknown, each once
    std::vector<std::int32_t> parameters;  ///< indices into Program::parameters
    struct Remark {
        base::Code code{};  ///< 5020 … 5028
        std::vector<base::Text> args;
        friend bool operator==(const Remark&, const Remark&) = default;
    };
    std::vector<Remark> remarks;  ///< which rows, how many more, what is lacking
    bool not_computable = false;  ///< a division by zero or an empty share was met
    /// Definitions that were worked out, with what they gave (Absent: not decidable).
    std::vector<std::pair<std::int32_t, value::Value>> definitions;
    bool no_row = false;  ///< a decision table had no row, or two, for these values
};

/// Does the condition hold? kNone or empty code: yes. Unknown is unknown.
/// broken: the program contradicts its types or a number does not fit; args name the clause.
[[nodiscard]] base::Result<Truth> decide(const Program& program, program::CodeId code,
                                         const Facts& facts, Scratch& scratch);
/// The value of an expression; Absent when it is not known. broken: as for decide().
[[nodiscard]] base::Result<value::Value> value_of(const Program& program, program::CodeId code,
                                                  const Facts& facts, Scratch& scratch);
/// Why the last decide()/value_of() with this code and scratch gave what it gave.
[[nodiscard]] Explanation explain(const Program& program, program::CodeId code, const Facts& facts,
                                  const Scratch& scratch);
/// Adds what is not there yet.
void join(Explanation& into, const Explanation& more);

}  // namespace guiju::eval
