// SPDX-License-Identifier: Apache-2.0
#pragma once
// A decision table of DMN and how its hit policy makes one answer of the rules that match.
// Not the grades and matrices of the rule language: those are checked for gaps, these are taken as found.
#include <string>
#include <vector>

#include "dsl/feel/syntax.h"

namespace guiju::feel {

class Machine;
struct Scope;

enum class HitPolicy : unsigned char {
    unique,
    any,
    priority,
    first,
    collect,
    rule_order,
    output_order
};
enum class Aggregation : unsigned char { none, sum, min, max, count };

struct TableInput {
    NodePtr expression{};
    TypePtr type{};
    NodePtr allowed{};  ///< unary tests; nullptr: anything
};

struct TableOutput {
    std::string name{};  ///< empty when there is one output only
    TypePtr type{};
    std::vector<NodePtr> ranking{};  ///< the listed values, best first (PRIORITY, OUTPUT ORDER)
    NodePtr otherwise{};             ///< when no rule matches
};

struct TableRule {
    std::vector<NodePtr> tests{};
    std::vector<NodePtr> results{};
};

struct Table {
    HitPolicy policy = HitPolicy::unique;
    Aggregation aggregation = Aggregation::none;
    std::vector<TableInput> inputs{};
    std::vector<TableOutput> outputs{};
    std::vector<TableRule> rules{};
};

/// The answer of the table with the machine's inputs; null with a reason when there is none.
[[nodiscard]] Value decide(Machine& machine, const Table& table,
                           const std::shared_ptr<const Scope>& scope = nullptr);

/// "UNIQUE", "RULE ORDER", "U", "C+" …; unique for an empty text, false when there is no such policy.
[[nodiscard]] bool read_policy(std::string_view policy, std::string_view aggregation, Table& into);

}  // namespace guiju::feel
