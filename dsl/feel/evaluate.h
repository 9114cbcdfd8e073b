// SPDX-License-Identifier: Apache-2.0
#pragma once
// Evaluates FEEL trees. An error is null with a reason kept; work is bounded by fuel and depth, so that
// every evaluation ends. Not the evaluator of rule files (engine/eval): there unknown is never null.
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "dsl/feel/builtins.h"
#include "dsl/feel/parse.h"

namespace guiju::feel {

/// Names bound by a form (for, function, context, filter); the outer ones stay reachable.
struct Scope {
    Entries bound{};
    std::shared_ptr<const Scope> outer{};
};
using ScopePtr = std::shared_ptr<const Scope>;

/// A function value: written in FEEL, a function of the model, or built in.
struct Function {
    std::string builtin{};
    std::vector<std::string> parameters{};
    std::vector<TypePtr> types{};
    NodePtr body{};
    ScopePtr closure{};
    TypePtr result{};
};

/// Something with a name that is computed when it is first needed: a decision, a function of the model.
struct Definition {
    NodePtr expression{};
    TypePtr type{};
    bool is_function = false;
    std::vector<std::string> parameters{};
    std::vector<TypePtr> types{};
};

class Machine {
   public:
    /// `now` is what now() and today() give; without it they are null.
    explicit Machine(const Names& names, std::optional<DateTime> now = std::nullopt)
        : names_(names), now_(std::move(now)) {}

    std::map<std::string, Value> inputs{};
    std::map<std::string, Definition> definitions{};

    [[nodiscard]] Value evaluate(const NodePtr& node, const ScopePtr& scope);
    /// The value of a definition (cached) or input; null with a reason when there is none.
    [[nodiscard]] Value global(const std::string& name);
    [[nodiscard]] Value call(const Value& function, const Arguments& arguments);
    /// Whether the tests of a cell hold for the value; empty when that is an error.
    [[nodiscard]] std::optional<bool> passes(const NodePtr& tests, const Value& value,
                                             const ScopePtr& scope);
    /// Null, and the reason is kept.
    Value wrong(std::string reason);
    [[nodiscard]] const std::vector<std::string>& reasons() const { return reasons_; }
    [[nodiscard]] const Names& names() const { return names_; }
    [[nodiscard]] const std::optional<DateTime>& now() const { return now_; }

   private:
    Value dispatch(const Node& node, const ScopePtr& scope);
    Value logic(const Node& node, const ScopePtr& scope);
    Value structure(const Node& node, const ScopePtr& scope);
    Value binary(const Node& node, const ScopePtr& scope);
    Value compare(NodeKind kind, const Value& a, const Value& b);
    Value name(const std::string& name, const ScopePtr& scope);
    Value range(const Node& node, const ScopePtr& scope);
    Value comparison_range(const Node& node, const ScopePtr& scope);
    Value make_context(const Node& node, const ScopePtr& scope);
    Value filter(const Node& node, const ScopePtr& scope);
    Value loop(const Node& node, const ScopePtr& scope);
    Value quantified(const Node& node, const ScopePtr& scope);
    Value call_node(const Node& node, const ScopePtr& scope);
    Value call_named(const Value& function, const std::vector<std::string>& names,
                     const Arguments& arguments);
    Value call_builtin(const std::string& name, const std::vector<std::string>& names,
                       const Arguments& arguments);
    std::optional<List> domain(const NodePtr& node, const ScopePtr& scope);
    bool iterate(const Node& node, std::size_t at, const ScopePtr& scope, List& results);
    std::optional<bool> passes_one(const Node& test, const Value& value, const ScopePtr& scope);
    Value define(const std::string& name, const Definition& definition);

    const Names& names_;
    std::optional<DateTime> now_;
    std::map<std::string, Value> known_{};
    std::set<std::string> busy_{};
    std::vector<std::string> reasons_{};
    std::int64_t fuel_ = 1'000'000;
    int depth_ = 0;
};

/// The scope with more names in front of it.
[[nodiscard]] ScopePtr inner(Entries bound, ScopePtr outer);
/// a.name for contexts, lists of contexts, dates, times, durations, ranges; empty when not there.
[[nodiscard]] std::optional<Value> member(const Value& value, const std::string& name);
/// + - * / ** on numbers, texts, dates and durations; null when the kinds do not go together.
[[nodiscard]] Value computed(NodeKind kind, const Value& a, const Value& b);
[[nodiscard]] Value negated(const Value& value);

}  // namespace guiju::feel
