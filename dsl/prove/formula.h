// SPDX-License-Identifier: Apache-2.0
#pragma once
// What is asked of the solver: exact arithmetic over truth values and numbers, kept as one pool of small
// nodes. Knows no policy and no solver: encode.h writes formulas, solver.h answers them.
#include <cstdint>
#include <span>
#include <vector>

#include "engine/value/number.h"

namespace guiju::prove {

/// Index of a node; a formula (true or false) or a term (a number), by how it was made.
using Id = std::int32_t;

enum class Sort : std::uint8_t { truth, whole, number };

class Formulas {
   public:
    enum class Kind : std::uint8_t {
        constant,  ///< of truth: number 1 or 0; or a number
        variable,
        negate,
        all,
        any,  ///< parts
        equal,
        less,
        at_most,  ///< two terms
        add,
        subtract,
        multiply,
        divide,
        choose,  ///< if part 0 then part 1 else part 2 (terms)
    };
    struct Node {
        Kind kind{};
        Sort sort = Sort::truth;
        value::Number number;
        std::vector<Id> parts;
    };

    Formulas();

    [[nodiscard]] Id yes() const { return 1; }
    [[nodiscard]] Id no() const { return 0; }
    [[nodiscard]] Id truth(bool holds) const { return holds ? yes() : no(); }
    [[nodiscard]] Id number(const value::Number& number);
    [[nodiscard]] Id variable(Sort sort);

    // Simplified where a part is known.
    [[nodiscard]] Id negate(Id a);
    [[nodiscard]] Id all(std::vector<Id> parts);
    [[nodiscard]] Id any(std::vector<Id> parts);
    [[nodiscard]] Id both(Id a, Id b) { return all({a, b}); }
    [[nodiscard]] Id either(Id a, Id b) { return any({a, b}); }
    [[nodiscard]] Id implies(Id a, Id b) { return any({negate(a), b}); }
    [[nodiscard]] Id same(Id a, Id b);  ///< both hold or neither does
    [[nodiscard]] Id equal(Id a, Id b);
    [[nodiscard]] Id less(Id a, Id b);
    [[nodiscard]] Id at_most(Id a, Id b);
    [[nodiscard]] Id arithmetic(Kind kind, Id a, Id b);
    [[nodiscard]] Id choose(Id condition, Id then, Id otherwise);

    /// What always holds of a variable; comes along whenever the variable is asked about.
    void always(Id variable, Id formula);

    [[nodiscard]] const Node& at(Id id) const { return nodes_[static_cast<std::size_t>(id)]; }
    [[nodiscard]] std::size_t size() const { return nodes_.size(); }
    /// More was to be written than fits: what was written since means nothing, and no question about any
    /// of it is decided.
    [[nodiscard]] bool full() const { return full_; }
    static constexpr std::size_t kMostNodes = 200'000, kMostParts = 1'000'000;
    [[nodiscard]] bool is_number(Id id) const {
        return at(id).kind == Kind::constant && at(id).sort != Sort::truth;
    }
    /// The variables that the formulas speak of, and those that these depend on, in order.
    /// `looked`: how many nodes and parts that were, hard ones counted for more.
    [[nodiscard]] std::vector<Id> variables_of(std::span<const Id> formulas,
                                               std::size_t* looked = nullptr) const;
    /// What always holds of these variables, each once.
    [[nodiscard]] std::vector<Id> laws_of(std::span<const Id> variables) const;

   private:
    Id push(Node node);
    [[nodiscard]] std::size_t weight_of(const Node& node) const;
    Id join(Kind kind, std::vector<Id> parts);
    Id compare(Kind kind, Id a, Id b);

    std::vector<Node> nodes_;
    std::size_t parts_ = 0;
    bool full_ = false;
    std::vector<std::pair<Id, Id>> laws_;  ///< variable, formula; in order of variables
};

}  // namespace guiju::prove
