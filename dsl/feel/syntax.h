// SPDX-License-Identifier: Apache-2.0
#pragma once
// The tree of a FEEL expression and of a FEEL type: plain data, made by parse.h, read by evaluate.h.
// Not the tree of a rule file (dsl/syntax): a DMN model has its own.
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "dsl/feel/value.h"

namespace guiju::feel {

struct Node;
struct Type;
struct Table;
using NodePtr = std::shared_ptr<const Node>;
using TypePtr = std::shared_ptr<const Type>;

struct Type {
    enum class Kind : unsigned char {
        any,
        null,
        number,
        string,
        boolean,
        date,
        time,
        date_time,
        days,
        months,
        list,
        context,
        range,
        function,
        named
    };
    Kind kind = Kind::any;
    std::string name{};  ///< of a named type
    TypePtr element{};   ///< of a list or range; result of a function
    std::vector<std::pair<std::string, TypePtr>> members{};  ///< fields; parameters without names
    NodePtr allowed{};  ///< unary tests every value (every item of a list) has to pass
};

enum class NodeKind : unsigned char {
    literal,
    name,
    list,
    context,
    range,
    comparison_range,
    add,
    subtract,
    multiply,
    divide,
    power,
    negate,
    equal,
    unequal,
    less,
    at_most,
    greater,
    at_least,
    conjunction,
    disjunction,
    between,
    in,
    instance_of,
    path,
    filter,
    call,
    conditional,
    loop,
    some,
    every,
    function,
    tests,
    table,
    never
};

struct Node {
    NodeKind kind = NodeKind::literal;
    std::string text{};                    ///< a name, an operator
    Value value{};                         ///< of a literal
    std::shared_ptr<const Table> table{};  ///< of a decision table
    std::vector<NodePtr> kids{};
    std::vector<std::string> names{};  ///< keys, parameters, variables, names of arguments
    std::vector<TypePtr> types{};      ///< of parameters; the type of instance_of
    bool low_included = false;         ///< of a range
    bool high_included = false;
    bool asks_partial = false;  ///< of a loop: the body speaks of `partial`
    bool negated = false;       ///< of tests: not(...)
    bool asks_input = false;    ///< of tests: the item speaks of `?` itself
};

}  // namespace guiju::feel
