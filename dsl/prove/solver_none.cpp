// SPDX-License-Identifier: Apache-2.0
// Without a solver nothing is decided, and nothing is claimed.
#include "dsl/prove/solver.h"

namespace guiju::prove {

struct Solver::Inside {};

Solver::Solver(const Formulas&, unsigned) {}
Solver::~Solver() = default;
bool Solver::present() { return false; }
Verdict Solver::ask(std::span<const Id>) { return Verdict::not_decided; }
Verdict Solver::ask(std::span<const Id>, std::span<const Id>, Model&) {
    return Verdict::not_decided;
}
std::uint64_t Solver::work() const { return 0; }
std::vector<std::size_t> Solver::clash(std::span<const Id>) { return {}; }

}  // namespace guiju::prove
