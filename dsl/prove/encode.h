// SPDX-License-Identifier: Apache-2.0
#pragma once
// Compiled conditions as formulas: when a condition definitely holds and when it definitely does not. What the
// solver cannot know stays open, so "never" is a proof and "possible" is a case still to be tried out.
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "dsl/prove/situation.h"

namespace guiju::prove {

/// Kleene truth as two formulas; neither: undecided.
struct Kleene {
    Id yes = -1, no = -1;
};

class Encoder {
   public:
    /// Both must outlive the encoder.
    Encoder(const program::Program& program, Situation& situation)
        : program_(program), situation_(situation), f_(situation.formulas()) {}

    /// kNone or empty code: always holds. `entry`: the register whose entry is in scope.
    [[nodiscard]] Kleene condition(program::CodeId code, const program::Register* entry = nullptr);
    [[nodiscard]] Kleene both(const Kleene& a, const Kleene& b) {
        return {f_.both(a.yes, b.yes), f_.either(a.no, b.no)};
    }
    [[nodiscard]] static Kleene opposite(const Kleene& a) { return {a.no, a.yes}; }
    [[nodiscard]] Id undecided(const Kleene& a) { return f_.negate(f_.either(a.yes, a.no)); }

    [[nodiscard]] const program::Program& program() const { return program_; }
    [[nodiscard]] Situation& situation() { return situation_; }
    [[nodiscard]] Formulas& formulas() { return f_; }

   private:
    /// The result of one node.
    struct Cell {
        enum class Kind : std::uint8_t { strange, truth, number, label, list } kind{};
        Kleene truth;
        Id known = -1;
        Id number = -1;       ///< number, day, level, label
        Id denominator = -1;  ///< number is to be divided by this, which is never 0 where known
        Id miss = 0;  ///< of a decision table: certainly no row of it applies (no value then)
        FieldVariables* field = nullptr;
        const value::Value* constant = nullptr;
    };
    using Cells = std::vector<Cell>;

    [[nodiscard]] Cell one(const program::Code& code, std::size_t index, const Cells& cells,
                           const program::Register* entry);
    [[nodiscard]] Cell of_field(FieldVariables& of);
    [[nodiscard]] Cell of_value(const value::Value& value);
    [[nodiscard]] Cell of_parameter(const program::Parameter& parameter);
    [[nodiscard]] Cell builtin(std::int32_t which);
    [[nodiscard]] Cell arithmetic(const program::Node& node, const Cell& a, const Cell& b);
    [[nodiscard]] Cell if_holds(const Kleene& condition, const Cell& value);
    [[nodiscard]] Cell picked(program::Op op, const Cell& a, const Cell& b);
    [[nodiscard]] Id whole_of(const Cell& cell);
    [[nodiscard]] Cell length(const Cell& a);
    [[nodiscard]] Kleene compare(program::Compare how, const Cell& a, const Cell& b);
    [[nodiscard]] std::pair<Id, Id> sides(const Cell& a, const Cell& b, program::Compare& how,
                                          Id& condition);
    [[nodiscard]] Kleene equal(const Cell& a, const Cell& b, const std::string& key);
    [[nodiscard]] Kleene filled(const Cell& a);
    [[nodiscard]] Kleene lists(const program::Node& node, const Cell& a, const Cell& b,
                               const std::string& key);
    [[nodiscard]] Kleene in_set(const Cell& a, const Cell& set, const std::string& key);
    [[nodiscard]] Kleene unexplained(const program::Node& node, const Cell& a, const Cell& b,
                                     const std::string& key);
    [[nodiscard]] Id member(const Cell& list, const std::string& label);
    [[nodiscard]] static Cell truth(Kleene kleene);
    [[nodiscard]] static Cell number(Id known, Id number);
    [[nodiscard]] std::string key_of(const program::Code& code, std::size_t index) const;
    [[nodiscard]] std::string key_of(program::CodeId code) const;
    [[nodiscard]] std::string key_of(const program::RowFold& fold) const;
    void remember(const Cell& a, const Cell& b);
    [[nodiscard]] Kleene open_question(const std::string& key);
    [[nodiscard]] Kleene truth_of(const Cell& cell, const std::string& key);

    const program::Program& program_;
    Situation& situation_;
    Formulas& f_;
    std::map<std::pair<program::CodeId, const program::Register*>, Kleene> done_;
};

/// The labels of a list constant, or of one label; empty when it is neither.
[[nodiscard]] std::vector<std::string> labels_in(const value::Value& value);

}  // namespace guiju::prove
