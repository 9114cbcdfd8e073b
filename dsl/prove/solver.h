// SPDX-License-Identifier: Apache-2.0
#pragma once
// Can these formulas hold together? Answers with a case, with "never", or with "not decided". The only door
// to Z3 (solver_z3.cpp); a build without it answers "not decided" to everything (solver_none.cpp).
// The same question gets the same answer: work is limited by counted steps, never by a clock.
#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <vector>

#include "dsl/prove/formula.h"

namespace guiju::prove {

enum class Verdict : std::uint8_t { possible, impossible, not_decided };

/// Values of the variables asked about; a truth is 1 or 0.
using Model = std::map<Id, value::Number>;

/// Steps for one question: about a quarter of a second of work on an ordinary machine.
inline constexpr unsigned kStepsOfOneQuestion = 1'000'000;

class Solver {
   public:
    /// The formulas must outlive the solver.
    explicit Solver(const Formulas& formulas, unsigned steps = kStepsOfOneQuestion);
    ~Solver();
    Solver(const Solver&) = delete;
    Solver& operator=(const Solver&) = delete;

    /// False in a build without a solver: every answer is not_decided.
    [[nodiscard]] static bool present();

    /// Can all of `must` hold? What always holds of their variables is taken into account.
    [[nodiscard]] Verdict ask(std::span<const Id> must);
    /// Likewise; `wishes` are then granted one by one, earlier ones first, as far as possible: the
    /// case in `model` is the one a person would think of first.
    [[nodiscard]] Verdict ask(std::span<const Id> must, std::span<const Id> wishes, Model& model);
    /// Those of `must` that cannot hold together, none of them superfluous; empty when all can.
    [[nodiscard]] std::vector<std::size_t> clash(std::span<const Id> must);

    /// Steps taken for all questions so far, those for writing the questions down included.
    [[nodiscard]] std::uint64_t work() const;
    /// Once this is spent nothing more is decided, so that a policy of any size gets an answer in bounded
    /// work; the question at hand is finished.
    static constexpr std::uint64_t kMostWork = 3'000'000;
    /// A question about more formulas and parts of formulas than this is not decided either.
    static constexpr std::size_t kMostNodesOfOneQuestion = 20'000;

   private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

}  // namespace guiju::prove
