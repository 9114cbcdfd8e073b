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

struct Solver::Inside {
    explicit Inside(const Formulas& all, unsigned steps) : formulas(all), solver(context) {
        z3::params params(context);
        params.set("rlimit", steps);
        params.set("random_seed", 1U);
        solver.set(params);
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

    void assume(std::span<const Id> must) {
        const auto variables = formulas.variables_of(must);
        for (const Id law : formulas.laws_of(variables)) solver.add(translate(law));
        for (const Id one : must) solver.add(translate(one));
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

Verdict Solver::ask(std::span<const Id> must) {
    if (++questions_ > kMostQuestions) return Verdict::not_decided;
    try {
        const Scope scope(inside_->solver);
        inside_->assume(must);
        return verdict_of(inside_->solver.check());
    } catch (const z3::exception&) {
        return Verdict::not_decided;
    }
}

Verdict Solver::ask(std::span<const Id> must, std::span<const Id> wishes, Model& model) {
    if (++questions_ > kMostQuestions) return Verdict::not_decided;
    try {
        const Scope scope(inside_->solver);
        std::vector<Id> all(must.begin(), must.end());
        all.insert(all.end(), wishes.begin(), wishes.end());
        const auto variables = inside_->formulas.variables_of(all);
        for (const Id law : inside_->formulas.laws_of(variables))
            inside_->solver.add(inside_->translate(law));
        for (const Id one : must) inside_->solver.add(inside_->translate(one));
        const auto verdict = verdict_of(inside_->solver.check());
        if (verdict != Verdict::possible) return verdict;
        inside_->read(variables, model);
        for (const Id wish : wishes) {
            inside_->solver.push();
            inside_->solver.add(inside_->translate(wish));
            const bool granted = inside_->solver.check() == z3::sat;
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
