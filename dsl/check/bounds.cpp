// SPDX-License-Identifier: Apache-2.0
#include "dsl/check/bounds.h"

#include "dsl/check/literal.h"

namespace guiju::check {

namespace {

using Op = Term::Op;
using Compare = Term::Compare;
using Parameters = std::vector<const syntax::Parameter*>;

std::optional<Measured> field_of(const Term& term) {
    if (term.op == Op::field) return Measured{term.index, false};
    if (term.op == Op::length && term.parts.front().op == Op::field)
        return Measured{term.parts.front().index, true};
    return std::nullopt;
}

std::optional<value::Number> number_of(const Term& term, const Parameters& parameters) {
    if (term.op == Op::constant) {
        const auto* quantity = term.constant.get_if<value::Quantity>();
        if (quantity == nullptr) return std::nullopt;
        return quantity->number;
    }
    if (term.op != Op::parameter) return std::nullopt;
    const auto quantity = quantity_of(parameters[static_cast<std::size_t>(term.index)]->value);
    if (!quantity) return std::nullopt;
    return quantity->number;
}

void lower(Range& range, Limit limit) {
    const bool tighter = !range.low || range.low->at < limit.at ||
                         (range.low->at == limit.at && range.low->included && !limit.included);
    if (tighter) range.low = limit;
}

void raise(Range& range, Limit limit) {
    const bool tighter = !range.high || limit.at < range.high->at ||
                         (range.high->at == limit.at && range.high->included && !limit.included);
    if (tighter) range.high = limit;
}

void compared(Range& range, Compare how, const value::Number& at, base::Span span) {
    switch (how) {
        case Compare::at_least: return lower(range, {at, true, span});
        case Compare::more: return lower(range, {at, false, span});
        case Compare::at_most: return raise(range, {at, true, span});
        case Compare::less: return raise(range, {at, false, span});
        case Compare::equal: lower(range, {at, true, span}); return raise(range, {at, true, span});
        case Compare::not_equal: return;
    }
}

}  // namespace

void learn(Bounds& bounds, const Term& condition, const Parameters& parameters) {
    if (condition.op == Op::all)
        for (const auto& part : condition.parts) learn(bounds, part, parameters);
    if (condition.parts.size() != 2) return;
    const auto field = field_of(condition.parts[0]);
    if (!field) return;
    if (condition.op == Op::compare) {
        const auto at = number_of(condition.parts[1], parameters);
        if (at) compared(bounds[*field], condition.compare, *at, condition.span);
    } else if (condition.op == Op::is && condition.parts[1].op == Op::constant) {
        const auto& wanted = condition.parts[1].constant;
        const auto* label = wanted.get_if<std::string>();
        const auto* yes = wanted.get_if<bool>();
        if (label != nullptr) bounds[*field].labels.emplace_back(*label, condition.span);
        if (yes != nullptr) bounds[*field].labels.emplace_back(*yes ? "是" : "否", condition.span);
    }
}

std::optional<std::pair<base::Span, base::Span>> conflict(const Range& range) {
    const auto ordered = [](base::Span a, base::Span b) {
        return a.begin < b.begin ? std::pair{a, b} : std::pair{b, a};
    };
    for (const auto& [label, span] : range.labels)
        if (label != range.labels.front().first) return ordered(range.labels.front().second, span);
    if (!range.low || !range.high) return std::nullopt;
    const bool apart =
        range.high->at < range.low->at ||
        (range.high->at == range.low->at && !(range.high->included && range.low->included));
    if (!apart) return std::nullopt;
    return ordered(range.low->span, range.high->span);
}

bool implies(const Range& given, const Range& asked) {
    if (!asked.labels.empty() || (!asked.low && !asked.high)) return false;
    if (asked.low) {
        if (!given.low || given.low->at < asked.low->at) return false;
        if (given.low->at == asked.low->at && given.low->included && !asked.low->included)
            return false;
    }
    if (!asked.high) return true;
    if (!given.high || asked.high->at < given.high->at) return false;
    return !(given.high->at == asked.high->at && given.high->included && !asked.high->included);
}

}  // namespace guiju::check
