// SPDX-License-Identifier: Apache-2.0
#include "dsl/prove/formula.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace guiju::prove {

Formulas::Formulas() {
    nodes_.push_back({Kind::constant, Sort::truth, value::Number(0), {}});
    nodes_.push_back({Kind::constant, Sort::truth, value::Number(1), {}});
}

Id Formulas::push(Node node) {
    full_ = full_ || nodes_.size() >= kMostNodes || parts_ + node.parts.size() > kMostParts;
    if (full_) return no();
    parts_ += node.parts.size();
    nodes_.push_back(std::move(node));
    return static_cast<Id>(nodes_.size()) - 1;
}

Id Formulas::number(const value::Number& number) {
    return push({Kind::constant, Sort::number, number, {}});
}
Id Formulas::variable(Sort sort) { return push({Kind::variable, sort, {}, {}}); }

Id Formulas::negate(Id a) {
    if (a == yes()) return no();
    if (a == no()) return yes();
    if (at(a).kind == Kind::negate) return at(a).parts.front();
    return push({Kind::negate, Sort::truth, {}, {a}});
}

Id Formulas::join(Kind kind, std::vector<Id> parts) {
    const Id neutral = truth(kind == Kind::all);
    const Id ruling = truth(kind != Kind::all);
    if (std::find(parts.begin(), parts.end(), ruling) != parts.end()) return ruling;
    std::erase(parts, neutral);
    std::sort(parts.begin(), parts.end());
    parts.erase(std::unique(parts.begin(), parts.end()), parts.end());
    if (parts.empty()) return neutral;
    if (parts.size() == 1) return parts.front();
    return push({kind, Sort::truth, {}, std::move(parts)});
}
Id Formulas::all(std::vector<Id> parts) { return join(Kind::all, std::move(parts)); }
Id Formulas::any(std::vector<Id> parts) { return join(Kind::any, std::move(parts)); }

Id Formulas::same(Id a, Id b) { return both(implies(a, b), implies(b, a)); }

Id Formulas::compare(Kind kind, Id a, Id b) {
    if (is_number(a) && is_number(b)) {
        const auto& x = at(a).number;
        const auto& y = at(b).number;
        return truth(kind == Kind::equal ? x == y : kind == Kind::less ? x < y : x <= y);
    }
    if (a == b) return truth(kind != Kind::less);
    return push({kind, Sort::truth, {}, {a, b}});
}
Id Formulas::equal(Id a, Id b) { return compare(Kind::equal, a, b); }
Id Formulas::less(Id a, Id b) { return compare(Kind::less, a, b); }
Id Formulas::at_most(Id a, Id b) { return compare(Kind::at_most, a, b); }

Id Formulas::arithmetic(Kind kind, Id a, Id b) {
    if (is_number(a) && is_number(b)) {
        const auto& x = at(a).number;
        const auto& y = at(b).number;
        std::optional<value::Number> result;
        switch (kind) {
            case Kind::add: result = value::add(x, y); break;
            case Kind::subtract: result = value::subtract(x, y); break;
            case Kind::multiply: result = value::multiply(x, y); break;
            default: result = value::divide(x, y); break;
        }
        if (result) return number(*result);
    }
    return push({kind, Sort::number, {}, {a, b}});
}

Id Formulas::choose(Id condition, Id then, Id otherwise) {
    if (condition == yes()) return then;
    if (condition == no()) return otherwise;
    return push({Kind::choose, Sort::number, {}, {condition, then, otherwise}});
}

void Formulas::always(Id variable, Id formula) {
    const auto after = std::upper_bound(laws_.begin(), laws_.end(), variable,
                                        [](Id id, const auto& law) { return id < law.first; });
    laws_.insert(after, {variable, formula});
}

/// How much a node asks of a solver: a product of two unknowns more than a hundred comparisons.
std::size_t Formulas::weight_of(const Node& node) const {
    const bool product =
        (node.kind == Kind::multiply && !is_number(node.parts[0]) && !is_number(node.parts[1])) ||
        (node.kind == Kind::divide && !is_number(node.parts[1]));
    return product ? 300 : 1 + node.parts.size();
}

std::vector<Id> Formulas::variables_of(std::span<const Id> formulas, std::size_t* looked) const {
    std::vector<bool> seen(nodes_.size(), false);
    std::vector<Id> open(formulas.begin(), formulas.end());
    std::vector<Id> found;
    while (!open.empty()) {
        const Id id = open.back();
        open.pop_back();
        if (seen[static_cast<std::size_t>(id)]) continue;
        seen[static_cast<std::size_t>(id)] = true;
        const auto& node = at(id);
        open.insert(open.end(), node.parts.begin(), node.parts.end());
        if (looked != nullptr) *looked += weight_of(node);
        if (node.kind != Kind::variable) continue;
        found.push_back(id);
        for (const Id law : laws_of(std::span(&id, 1))) open.push_back(law);
    }
    std::sort(found.begin(), found.end());
    return found;
}

std::vector<Id> Formulas::laws_of(std::span<const Id> variables) const {
    std::vector<Id> found;
    for (const Id variable : variables) {
        auto law = std::lower_bound(laws_.begin(), laws_.end(), variable,
                                    [](const auto& one, Id id) { return one.first < id; });
        for (; law != laws_.end() && law->first == variable; ++law) found.push_back(law->second);
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

}  // namespace guiju::prove
