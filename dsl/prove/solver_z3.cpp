// SPDX-License-Identifier: Apache-2.0
#include <z3++.h>

#include <optional>
#include <string>
#include <unordered_map>

#include "dsl/prove/solver.h"

namespace guiju::prove {

namespace {

using Kind = Formulas::Kind;

std::string digits(value::Int128 number) {
    const auto text = value::Number::fraction(number, 1).value_or(value::Number()).text();
    return text;
}

/// Reads "7", "(- 7)", "9/20" as Z3 writes exact numbers.
std::optional<value::Number> number_of(const z3::expr& value) {
    if (!value.is_numeral()) return std::nullopt;
    const auto text =
        value.is_int() ? value.to_string() : Z3_get_numeral_string(value.ctx(), value);
    std::string plain;
    for (const char c : text)
        if (c != '(' && c != ')' && c != ' ') plain += c;
    const auto bar = plain.find('/');
    const auto above = value::Number::parse(plain.substr(0, bar));
    if (bar == std::string::npos || !above) return above;
    const auto below = value::Number::parse(plain.substr(bar + 1));
    return below ? value::divide(*above, *below) : std::nullopt;
}

}  // namespace

/// Steps charged for a question itself, for every formula and every node of it, in the solver's own
/// steps: it counts reasoning, and little of being told what to reason about.
constexpr std::uint64_t kStepsOfAsking = 1'000;
constexpr std::uint64_t kStepsOfOneFormula = 50;
constexpr std::uint64_t kStepsOfOneNode = 10;

struct Solver::Inside {
    explicit Inside(const Formulas& all, unsigned steps) : formulas(all), solver(context) {
        z3::params params(context);
        params.set("rlimit", steps);
        params.set("random_seed", 1U);
        solver.set(params);
    }

    [[nodiscard]] bool spent() const { return formulas.full() || work >= kMostWork; }

    z3::check_result check() {
        if (spent()) return z3::unknown;
        const auto result = solver.check();
        const auto now = counted();
        work += kStepsOfAsking + (now - before);
        before = now;
        return result;
    }

    /// What the solver has counted since it was made.
    [[nodiscard]] std::uint64_t counted() const {
        const auto all = solver.statistics();
        for (unsigned i = 0; i < all.size(); ++i)
            if (all.key(i) == "rlimit count") return all.uint_value(i);
        return before;
    }

    z3::expr term(Id id) {
        const auto& node = formulas.at(id);
        const auto result = translate(id);
        return node.sort == Sort::whole ? z3::to_real(result) : result;
    }

    z3::expr translate(Id id) {
        if (const auto known = made.find(id); known != made.end()) return known->second;
        const auto result = make(formulas.at(id), id);
        made.emplace(id, result);
        return result;
    }

    z3::expr make(const Formulas::Node& node, Id id) {
        const auto part = [&](std::size_t i) { return node.parts[i]; };
        switch (node.kind) {
            case Kind::constant:
                if (node.sort == Sort::truth) return context.bool_val(!node.number.is_zero());
                return context.real_val(
                    (digits(node.number.numerator()) + "/" + digits(node.number.denominator()))
                        .c_str());
            case Kind::variable: {
                const auto name = "v" + std::to_string(id);
                if (node.sort == Sort::truth) return context.bool_const(name.c_str());
                if (node.sort == Sort::whole) return context.int_const(name.c_str());
                return context.real_const(name.c_str());
            }
            case Kind::negate: return !translate(part(0));
            case Kind::all:
            case Kind::any: {
                z3::expr_vector parts(context);
                for (const Id one : node.parts) parts.push_back(translate(one));
                return node.kind == Kind::all ? z3::mk_and(parts) : z3::mk_or(parts);
            }
            case Kind::equal: return term(part(0)) == term(part(1));
            case Kind::less: return term(part(0)) < term(part(1));
            case Kind::at_most: return term(part(0)) <= term(part(1));
            case Kind::add: return term(part(0)) + term(part(1));
            case Kind::subtract: return term(part(0)) - term(part(1));
            case Kind::multiply: return term(part(0)) * term(part(1));
            case Kind::divide: return term(part(0)) / term(part(1));
            case Kind::choose: return z3::ite(translate(part(0)), term(part(1)), term(part(2)));
        }
        return context.bool_val(false);
    }

    /// Asserts what always holds of the variables; false when it is more than one question may be.
    bool speak_of(std::span<const Id> asked, std::vector<Id>& variables) {
        std::size_t looked = 0;
        variables = formulas.variables_of(asked, &looked);
        const auto laws = formulas.laws_of(variables);
        work += kStepsOfOneNode * looked + kStepsOfOneFormula * (asked.size() + laws.size());
        if (looked > kMostNodesOfOneQuestion || spent()) return false;
        for (const Id law : laws) solver.add(translate(law));
        return true;
    }

    void read(std::span<const Id> variables, Model& into) {
        into.clear();
        const auto model = solver.get_model();
        for (const Id id : variables) {
            const auto value = model.eval(translate(id), true);
            if (value.is_bool()) {
                into[id] = value::Number(value.is_true() ? 1 : 0);
            } else if (const auto number = number_of(value)) {
                into[id] = *number;
            }
        }
    }

    const Formulas& formulas;
    z3::context context;
    z3::solver solver;
    std::unordered_map<Id, z3::expr> made;
    std::uint64_t work = 0, before = 0;
};

namespace {

Verdict verdict_of(z3::check_result result) {
    switch (result) {
        case z3::sat: return Verdict::possible;
        case z3::unsat: return Verdict::impossible;
        default: return Verdict::not_decided;
    }
}

/// What is assumed inside is forgotten at the end.
class Scope {
   public:
    explicit Scope(z3::solver& solver) : solver_(solver) { solver_.push(); }
    ~Scope() { solver_.pop(); }
    Scope(const Scope&) = delete;
    Scope& operator=(const Scope&) = delete;

   private:
    z3::solver& solver_;
};

}  // namespace

Solver::Solver(const Formulas& formulas, unsigned steps)
    : inside_(std::make_unique<Inside>(formulas, steps)) {}
Solver::~Solver() = default;

bool Solver::present() { return true; }
std::uint64_t Solver::work() const { return inside_->work; }

Verdict Solver::ask(std::span<const Id> must) {
    if (inside_->spent()) return Verdict::not_decided;
    try {
        const Scope scope(inside_->solver);
        std::vector<Id> variables;
        if (!inside_->speak_of(must, variables)) return Verdict::not_decided;
        for (const Id one : must) inside_->solver.add(inside_->translate(one));
        return verdict_of(inside_->check());
    } catch (const z3::exception&) {
        return Verdict::not_decided;
    }
}

Verdict Solver::ask(std::span<const Id> must, std::span<const Id> wishes, Model& model) {
    if (inside_->spent()) return Verdict::not_decided;
    try {
        const Scope scope(inside_->solver);
        std::vector<Id> all(must.begin(), must.end());
        all.insert(all.end(), wishes.begin(), wishes.end());
        std::vector<Id> variables;
        if (!inside_->speak_of(all, variables)) return Verdict::not_decided;
        for (const Id one : must) inside_->solver.add(inside_->translate(one));
        const auto verdict = verdict_of(inside_->check());
        if (verdict != Verdict::possible) return verdict;
        inside_->read(variables, model);
        for (const Id wish : wishes) {
            if (inside_->spent()) break;
            inside_->solver.push();
            inside_->solver.add(inside_->translate(wish));
            const bool granted = inside_->check() == z3::sat;
            if (granted) inside_->read(variables, model);
            inside_->solver.pop();
            if (granted) inside_->solver.add(inside_->translate(wish));
        }
        return verdict;
    } catch (const z3::exception&) {
        return Verdict::not_decided;
    }
}

std::vector<std::size_t> Solver::clash(std::span<const Id> must) {
    if (ask(must) != Verdict::impossible) return {};
    std::vector<std::size_t> kept(must.size());
    for (std::size_t i = 0; i < kept.size(); ++i) kept[i] = i;
    for (std::size_t i = kept.size(); i-- > 0;) {
        std::vector<Id> rest;
        for (std::size_t j = 0; j < kept.size(); ++j)
            if (j != i) rest.push_back(must[kept[j]]);
        if (ask(rest) == Verdict::impossible) kept.erase(kept.begin() + static_cast<long>(i));
    }
    return kept;
}

}  // namespace guiju::prove
