// SPDX-License-Identifier: Apache-2.0
#include "dsl/feel/decision_table.h"

#include <algorithm>

#include "dsl/feel/evaluate.h"
#include "dsl/feel/types.h"

namespace guiju::feel {
namespace {

using Row = std::vector<Value>;

Value answer_of(const Table& table, const Row& row) {
    if (table.outputs.size() == 1) return row.front();
    Entries entries;
    for (std::size_t i = 0; i < row.size(); ++i)
        entries.emplace_back(table.outputs[i].name, row[i]);
    return Value(std::move(entries));
}

Row row_of(Machine& machine, const Table& table, const TableRule& rule, const ScopePtr& scope) {
    Row row;
    for (std::size_t i = 0; i < table.outputs.size(); ++i) {
        const auto value = machine.evaluate(rule.results[i], scope);
        row.push_back(coerced(machine, value, table.outputs[i].type));
    }
    return row;
}

/// Which rules hold; empty when an input has a value it may not have.
std::optional<std::vector<const TableRule*>> matching(Machine& machine, const Table& table,
                                                      const ScopePtr& scope) {
    Row given;
    for (const auto& input : table.inputs) {
        auto value = coerced(machine, machine.evaluate(input.expression, scope), input.type);
        if (!value.is_null() && !machine.passes(input.allowed, value, nullptr).value_or(false)) {
            machine.wrong("an input of the table has a value that is not allowed");
            return std::nullopt;
        }
        given.push_back(std::move(value));
    }
    std::vector<const TableRule*> found;
    for (const auto& rule : table.rules) {
        bool holds = true;
        for (std::size_t i = 0; holds && i < given.size(); ++i)
            holds = machine.passes(rule.tests[i], given[i], scope).value_or(false);
        if (holds) found.push_back(&rule);
    }
    return found;
}

/// Smaller is better: the places of the row's values in the lists of the outputs.
std::vector<std::size_t> rank_of(Machine& machine, const Table& table, const Row& row) {
    std::vector<std::size_t> rank;
    for (std::size_t i = 0; i < row.size(); ++i) {
        const auto& ranking = table.outputs[i].ranking;
        if (ranking.empty()) continue;
        std::size_t place = 0;
        while (place < ranking.size() &&
               !machine.passes(ranking[place], row[i], nullptr).value_or(false))
            ++place;
        rank.push_back(place);
    }
    return rank;
}

void best_first(Machine& machine, const Table& table, std::vector<Row>& rows) {
    std::vector<std::pair<std::vector<std::size_t>, Row>> ranked;
    for (auto& row : rows) ranked.emplace_back(rank_of(machine, table, row), std::move(row));
    std::ranges::stable_sort(ranked, {}, [](const auto& pair) { return pair.first; });
    rows.clear();
    for (auto& [rank, row] : ranked) rows.push_back(std::move(row));
}

Value otherwise(Machine& machine, const Table& table, const ScopePtr& scope) {
    const bool any = std::ranges::any_of(
        table.outputs, [](const TableOutput& output) { return output.otherwise != nullptr; });
    if (!any) return machine.wrong("no rule of the table matches");
    Row row;
    for (const auto& output : table.outputs)
        row.push_back(machine.evaluate(output.otherwise, scope));
    return answer_of(table, row);
}

Value collected(Machine& machine, const Table& table, List answers) {
    constexpr std::string_view kNames[] = {"", "sum", "min", "max", "count"};
    if (table.aggregation == Aggregation::none) return Value(std::move(answers));
    if (table.outputs.size() > 1) return machine.wrong("several outputs cannot be added up");
    const auto function = machine.global(std::string(kNames[static_cast<int>(table.aggregation)]));
    return machine.call(function, {Value(std::move(answers))});
}

Value single(Machine& machine, const Table& table, const std::vector<Row>& rows) {
    if (table.policy == HitPolicy::unique && rows.size() > 1)
        return machine.wrong("several rules match, but only one may");
    const auto first = answer_of(table, rows.front());
    if (table.policy != HitPolicy::any) return first;
    for (const auto& row : rows) {
        if (!equal(answer_of(table, row), first).value_or(false))
            return machine.wrong("the matching rules give different answers");
    }
    return first;
}

}  // namespace

Value decide(Machine& machine, const Table& table, const ScopePtr& scope) {
    const auto rules = matching(machine, table, scope);
    if (!rules) return {};
    if (rules->empty()) return otherwise(machine, table, scope);
    std::vector<Row> rows;
    for (const auto* rule : *rules) {
        rows.push_back(row_of(machine, table, *rule, scope));
        if (table.policy == HitPolicy::first) break;
    }
    const bool ranked =
        table.policy == HitPolicy::priority || table.policy == HitPolicy::output_order;
    if (ranked) best_first(machine, table, rows);
    const bool many = table.policy == HitPolicy::collect || table.policy == HitPolicy::rule_order ||
                      table.policy == HitPolicy::output_order;
    if (!many) return single(machine, table, rows);
    List answers;
    for (const auto& row : rows) answers.push_back(answer_of(table, row));
    return collected(machine, table, std::move(answers));
}

bool read_policy(std::string_view policy, std::string_view aggregation, Table& into) {
    struct Name {
        std::string_view longer;
        std::string_view shorter;
        HitPolicy policy;
    };
    constexpr Name kPolicies[] = {{"UNIQUE", "U", HitPolicy::unique},
                                  {"ANY", "A", HitPolicy::any},
                                  {"PRIORITY", "P", HitPolicy::priority},
                                  {"FIRST", "F", HitPolicy::first},
                                  {"COLLECT", "C", HitPolicy::collect},
                                  {"RULE ORDER", "R", HitPolicy::rule_order},
                                  {"OUTPUT ORDER", "O", HitPolicy::output_order}};
    constexpr std::pair<std::string_view, Aggregation> kAggregations[] = {
        {"", Aggregation::none},   {"SUM", Aggregation::sum},     {"MIN", Aggregation::min},
        {"MAX", Aggregation::max}, {"COUNT", Aggregation::count}, {"LIST", Aggregation::none}};
    if (policy.empty()) policy = "UNIQUE";
    const auto found = std::ranges::find_if(kPolicies, [&](const Name& name) {
        return policy == name.longer || policy == name.shorter;
    });
    const auto sum =
        std::ranges::find(kAggregations, aggregation, [](const auto& pair) { return pair.first; });
    if (found == std::end(kPolicies) || sum == std::end(kAggregations)) return false;
    into.policy = found->policy;
    into.aggregation = sum->second;
    return true;
}

}  // namespace guiju::feel
