// SPDX-License-Identifier: Apache-2.0
#pragma once
// Builds small programs by hand: expressions are written as calls, fields and criteria are added one by one.
// For tests of the engine rooms only; it checks nothing, so that tests can build faulty programs too.
#include <string>
#include <utility>
#include <vector>

#include "engine/program/program.h"

namespace guiju::program::build {

/// An expression; its last node is the result.
struct Expression {
    std::vector<Node> nodes;
};

inline Expression leaf(Op op, std::int32_t a = kNone) {
    return {{Node{op, Compare::equal, a, kNone, {}}}};
}
inline Expression field(std::int32_t slot) { return leaf(Op::field, slot); }
inline Expression candidate(std::int32_t slot) { return leaf(Op::candidate, slot); }

inline bool has_first(Op op) {
    if (op == Op::column || op == Op::group) return false;
    return op == Op::length || (op >= Op::add && op <= Op::overlaps) || op >= Op::all;
}
inline bool has_second(Op op) {
    switch (op) {
        case Op::length:
        case Op::filled:
        case Op::well_formed:
        case Op::in_register:
        case Op::in_matching:
        case Op::fold:
        case Op::tally:
        case Op::negate: return false;
        default: return has_first(op);
    }
}

/// One operand; `b` is an index (register, matching) or nothing.
inline Expression one(Op op, Expression x, std::int32_t b = kNone) {
    const auto last = static_cast<std::int32_t>(x.nodes.size()) - 1;
    x.nodes.push_back(Node{op, Compare::equal, last, b, {}});
    return x;
}
inline Expression two(Op op, Expression x, const Expression& y, Compare compare = Compare::equal) {
    const auto offset = static_cast<std::int32_t>(x.nodes.size());
    for (Node node : y.nodes) {
        if (has_first(node.op)) node.a += offset;
        if (has_second(node.op)) node.b += offset;
        x.nodes.push_back(node);
    }
    const auto last = static_cast<std::int32_t>(x.nodes.size()) - 1;
    x.nodes.push_back(Node{op, compare, offset - 1, last, {}});
    return x;
}

inline value::Value quantity(value::Number number,
                             value::Dimension dimension = value::Dimension::none) {
    return value::Value(value::Quantity{number, dimension});
}
inline value::Value text(const char* words) { return value::Value(std::string(words)); }
inline value::Value texts(const std::vector<std::string>& words) {
    value::List items;
    for (const auto& word : words) items.emplace_back(word);
    return value::Value(std::move(items));
}

/// A program under construction.
class Builder {
   public:
    Program program;

    Builder() {
        program.head.name = Text("样例", "sample");
        program.matter.name = Text("需求", "demand");
    }
    Expression constant(value::Value value) {
        program.constants.push_back(std::move(value));
        return leaf(Op::constant, static_cast<std::int32_t>(program.constants.size()) - 1);
    }
    CodeId code(Expression expression) {
        program.codes.push_back({std::move(expression.nodes), {}});
        return static_cast<CodeId>(program.codes.size()) - 1;
    }
    Field& add_field(std::vector<Field>& fields, const char* name, Field::Type type) {
        fields.emplace_back();
        fields.back().name = Text(name);
        fields.back().type = type;
        return fields.back();
    }
    /// Adds a field of the matter; its slot is the count before.
    Field& field(const char* name, Field::Type type) {
        return add_field(program.matter.fields, name, type);
    }
    std::int32_t verb(const char* name) {
        program.verbs.push_back({Text(name)});
        return static_cast<std::int32_t>(program.verbs.size()) - 1;
    }
    std::int32_t role(const char* name, Level level = Level::none) {
        program.roles.emplace_back();
        program.roles.back().name = Text(name);
        program.roles.back().level = level;
        return static_cast<std::int32_t>(program.roles.size()) - 1;
    }
    std::int32_t mark(const char* name) {
        program.marks.emplace_back(name);
        return static_cast<std::int32_t>(program.marks.size()) - 1;
    }
    std::int32_t parameter(const char* name, value::Value value) {
        Parameter added;
        added.number = "P" + std::to_string(program.parameters.size() + 1);
        added.name = Text(name);
        added.value = std::move(value);
        program.parameters.push_back(std::move(added));
        return static_cast<std::int32_t>(program.parameters.size()) - 1;
    }
    std::int32_t stage(const char* name) {
        program.stages.emplace_back();
        program.stages.back().name = Text(name);
        return static_cast<std::int32_t>(program.stages.size()) - 1;
    }
    /// Criteria are numbered 1, 2, 3 … within their stage.
    void criterion(std::int32_t stage, Expression condition, const char* wording = "") {
        auto& criteria = program.stages[static_cast<std::size_t>(stage)].criteria;
        Criterion added;
        added.number = static_cast<int>(criteria.size()) + 1;
        added.code = code(std::move(condition));
        added.origin.wording = wording;
        criteria.push_back(std::move(added));
    }
    Disposition& line(std::int32_t stage, Disposition::When when, Disposition::Effect effect) {
        auto& lines = program.stages[static_cast<std::size_t>(stage)].dispositions;
        lines.emplace_back();
        lines.back().when = when;
        lines.back().effect = effect;
        return lines.back();
    }
    void action(std::int32_t stage, std::int32_t verb) {
        program.stages[static_cast<std::size_t>(stage)].actions.emplace_back();
        program.stages[static_cast<std::size_t>(stage)].actions.back().verb = verb;
    }
};

inline PeriodRef period(std::int64_t amount, value::Period::Unit unit) {
    PeriodRef ref;
    ref.given = true;
    ref.literal = {amount, unit};
    return ref;
}

/// A deadline for leaving the stage.
inline ClockRule deadline(const PeriodRef& period) {
    ClockRule rule;
    rule.name = Text("期限");
    rule.period = period;
    return rule;
}

}  // namespace guiju::program::build
