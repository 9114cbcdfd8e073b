// SPDX-License-Identifier: Apache-2.0
#include "dsl/prove/implies.h"

#include <algorithm>
#include <array>
#include <set>

#include "dsl/prove/inquiry.h"

namespace guiju::prove {

namespace {

/// Both programs on one case. Parameters are kept apart: each program has its own values for them.
struct Pair {
    Pair(const program::Program& first, const program::Program& second)
        : situation(formulas, Parameters::as_they_are),
          a(first, situation),
          b(second, situation),
          solver(formulas) {}
    Formulas formulas;
    Situation situation;
    Encoder a, b;
    Solver solver;
};

std::vector<Id> human_wishes(Pair& pair, const std::array<Id, 2>& must) {
    auto& f = pair.formulas;
    const auto variables = f.variables_of(must);
    std::vector<Id> wishes, exact;
    for (const auto& [key, of] : pair.situation.fields()) {
        if (!std::binary_search(variables.begin(), variables.end(), of.present)) continue;
        wishes.push_back(of.present);
        const Id measured = of.length >= 0 ? of.length : of.value;
        for (const auto& threshold : of.thresholds)
            exact.push_back(f.equal(measured, f.number(threshold)));
    }
    wishes.insert(wishes.end(), exact.begin(), exact.end());
    return wishes;
}

/// The same case by slot of the second policy: the values of the first policy's case, and what the second
/// alone asks for.
std::vector<value::Value> carried(const program::Program& first, const program::Program& second,
                                  const Trial& trial, std::vector<value::Value> values) {
    const auto& fields = trial.fields();
    for (std::size_t i = 0; i < values.size(); ++i)
        for (std::size_t j = 0; j < fields.size(); ++j)
            if (first.matter.fields[j].name.zh == second.matter.fields[i].name.zh)
                values[i] = fields[j];
    return values;
}

/// Slots in the second policy of the fields that its condition looks at and the first does not have.
std::set<std::int32_t> slots_of_second(const program::Program& first,
                                       const program::Program& second, program::CodeId b) {
    auto slots = fields_in(second, b);
    std::erase_if(slots, [&](std::int32_t slot) {
        const auto& name = second.matter.fields[static_cast<std::size_t>(slot)].name.zh;
        return eval::slot_named(first.matter.fields, name) >= 0;
    });
    return slots;
}

base::Text together(const base::Text& a, const base::Text& b) {
    if (a.zh.empty()) return b;
    if (b.zh.empty()) return a;
    return {a.zh + "，" + b.zh, a.en + ", " + b.en};
}

/// Slots in the first policy of the fields that either condition looks at.
std::set<std::int32_t> slots_of(const program::Program& first, program::CodeId a,
                                const program::Program& second, program::CodeId b) {
    auto slots = fields_in(first, a);
    for (const auto slot : fields_in(second, b)) {
        const auto& name = second.matter.fields[static_cast<std::size_t>(slot)].name.zh;
        const auto same = eval::slot_named(first.matter.fields, name);
        if (same >= 0) slots.insert(same);
    }
    return slots;
}

/// What is given, as a 试例 writes it; empty when some value cannot be written.
std::string given(const program::Program& program, const std::set<std::int32_t>& slots,
                  const Trial& trial, base::Lang skin) {
    std::string all;
    for (const auto slot : slots) {
        const auto& value = trial.fields()[static_cast<std::size_t>(slot)];
        if (!value.known()) continue;
        const auto& field = program.matter.fields[static_cast<std::size_t>(slot)];
        const auto one = given_text(field, value, skin);
        if (one.empty()) return {};
        all += (all.empty() ? "" : skin == base::Lang::zh ? "，" : ", ") + one;
    }
    return all;
}

}  // namespace

Implication implies(const program::Program& first, program::CodeId a,
                    const program::Program& second, program::CodeId b, const Hints& hints) {
    Pair pair(first, second);
    const std::array must{pair.a.condition(a).yes, pair.formulas.negate(pair.b.condition(b).yes)};
    Implication result;
    Model model;
    result.verdict = pair.solver.ask(must, human_wishes(pair, must), model);
    if (result.verdict != Verdict::possible) return result;
    const Trial trial(first, pair.situation, model, hints);
    const Trial beside(second, pair.situation, model, hints);
    const Trial other(second, carried(first, second, trial, beside.fields()));
    const auto holds = trial.decide(a);
    const auto too = other.decide(b);
    if (!holds || !too || *holds != value::Truth::yes || *too == value::Truth::yes) {
        result.verdict = Verdict::not_decided;  // the solver knew too little
        return result;
    }
    result.fields = trial.fields();
    const auto slots = slots_of(first, a, second, b);
    const auto more = slots_of_second(first, second, b);
    result.told = together(trial.told(slots), other.told(more));
    // A case with a field that the first policy does not know cannot be written down as one of it.
    if (more.empty()) result.example = given(first, slots, trial, hints.skin);
    return result;
}

}  // namespace guiju::prove
