// SPDX-License-Identifier: Apache-2.0
#include "dsl/prove/branches.h"

#include "dsl/prove/inquiry.h"

namespace guiju::prove {

std::vector<std::vector<Answers>> possible_answers(const program::Program& program) {
    Desk desk(program, Parameters::as_they_may_be);
    const auto can = [&](Id formula) {
        return desk.solver.ask(std::span(&formula, 1)) != Verdict::impossible;
    };
    std::vector<std::vector<Answers>> all;
    for (const auto& stage : program.stages) {
        all.emplace_back();
        for (const auto& criterion : stage.criteria) {
            const auto one = desk.encoder.condition(criterion.code);
            all.back().push_back({can(one.no), can(desk.encoder.undecided(one)), can(one.yes)});
        }
    }
    return all;
}

}  // namespace guiju::prove
