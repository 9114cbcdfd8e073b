// SPDX-License-Identifier: Apache-2.0
#include "dsl/feel/parse.h"

#include <utility>

#include "dsl/feel/reader.h"

namespace guiju::feel {
namespace {

template <typename Read>
Parsed parsed(std::string_view text, const Names& names, const Read& read) {
    if (text.size() > kLongestExpression) return {nullptr, "too long a text", 0};
    try {
        Reader reader(text, names);
        Parsed result;
        result.tree = read(reader);
        reader.end();
        return result;
    } catch (const NotFeel& problem) {
        return {nullptr, problem.wrong, problem.at};
    }
}

}  // namespace

Parsed parse_expression(std::string_view text, const Names& names) {
    return parsed(text, names, [](Reader& reader) { return reader.expression(); });
}

Parsed parse_tests(std::string_view text, const Names& names) {
    return parsed(text, names, [](Reader& reader) { return reader.tests(); });
}

TypePtr parse_type(std::string_view text, const Names& names) {
    try {
        Reader reader(text, names);
        auto type = reader.type();
        reader.end();
        return type;
    } catch (const NotFeel&) {
        return nullptr;
    }
}

void know_members(const Value& value, Names& names) {
    if (const auto* items = value.list())
        for (const auto& item : *items) know_members(item, names);
    if (const auto* entries = value.context()) {
        for (const auto& [name, item] : *entries) {
            names.members.insert(name);
            know_members(item, names);
        }
    }
}

NodePtr Reader::expression() { return disjunction(); }

NodePtr Reader::disjunction() {
    auto left = conjunction();
    int links = 0;
    while (take_word("or")) {
        link(links);
        left = make(NodeKind::disjunction, {left, conjunction()});
    }
    return left;
}

NodePtr Reader::conjunction() {
    auto left = comparison();
    int links = 0;
    while (take_word("and")) {
        link(links);
        left = make(NodeKind::conjunction, {left, comparison()});
    }
    return left;
}

NodePtr Reader::comparison() {
    auto left = sum();
    int links = 0;
    while (true) {
        link(links);
        auto next = comparison_tail(left);
        if (next == nullptr) return left;
        left = std::move(next);
    }
}

NodePtr Reader::comparison_tail(NodePtr left) {
    static constexpr std::pair<std::string_view, NodeKind> kSigns[] = {
        {"!=", NodeKind::unequal}, {"<=", NodeKind::at_most}, {">=", NodeKind::at_least},
        {"<", NodeKind::less},     {">", NodeKind::greater},  {"=", NodeKind::equal}};
    for (const auto& [sign, kind] : kSigns)
        if (take(sign)) return make(kind, {std::move(left), sum()});
    if (take_word("between")) {
        auto low = sum();
        want_word("and");
        return make(NodeKind::between, {std::move(left), std::move(low), sum()});
    }
    if (take_word("instance")) {
        want_word("of");
        Node node;
        node.kind = NodeKind::instance_of;
        node.kids = {std::move(left)};
        node.types = {type()};
        return std::make_shared<const Node>(std::move(node));
    }
    if (!take_word("in")) return nullptr;
    if (take("(")) {
        // "(1..3]" opens with a parenthesis too; nothing is read twice.
        Node list;
        list.kind = NodeKind::tests;
        list.kids.push_back(test());
        if (rest().starts_with("..")) {
            return make(NodeKind::in, {std::move(left), range_from(list.kids[0]->kids[0], false)});
        }
        while (take(",")) list.kids.push_back(test());
        want(")");
        auto tests = std::make_shared<const Node>(std::move(list));
        return make(NodeKind::in, {std::move(left), std::move(tests)});
    }
    return make(NodeKind::in, {std::move(left), test()});
}

NodePtr Reader::sum() {
    auto left = product();
    int links = 0;
    while (true) {
        link(links);
        if (take("+")) {
            left = make(NodeKind::add, {left, product()});
        } else if (take("-")) {
            left = make(NodeKind::subtract, {left, product()});
        } else {
            return left;
        }
    }
}

NodePtr Reader::product() {
    auto left = powers();
    int links = 0;
    while (true) {
        link(links);
        if (rest().starts_with("**")) return left;
        if (take("*")) {
            left = make(NodeKind::multiply, {left, powers()});
        } else if (take("/")) {
            left = make(NodeKind::divide, {left, powers()});
        } else {
            return left;
        }
    }
}

NodePtr Reader::powers() {
    auto left = negation();
    int links = 0;
    while (take("**")) {
        link(links);
        left = make(NodeKind::power, {left, negation()});
    }
    return left;
}

NodePtr Reader::negation() {
    if (!take("-")) return instance();
    const Nesting deeper(*this);
    return make(NodeKind::negate, {negation()});
}

NodePtr Reader::instance() {
    auto left = postfix();
    int links = 0;
    while (take_word("instance")) {
        link(links);
        want_word("of");
        Node node;
        node.kind = NodeKind::instance_of;
        node.kids = {left};
        node.types = {type()};
        left = std::make_shared<const Node>(std::move(node));
    }
    return left;
}

NodePtr Reader::postfix() {
    const Nesting deeper(*this);
    auto left = primary();
    int links = 0;
    while (true) {
        link(links);
        if (peek() == '.' && !rest().starts_with("..")) {
            want(".");
            Node node;
            node.kind = NodeKind::path;
            node.text = member_name();
            node.kids = {left};
            left = std::make_shared<const Node>(std::move(node));
        } else if (peek() == '(') {
            left = call(left);
        } else if (peek() == '[') {
            // "[1..3[" and "..5[" end a range; a filter always has something and a "]" behind it.
            const auto start = at_;
            want("[");
            if (peek() == '\0' || peek() == ')' || peek() == ',' || peek() == ']') {
                at_ = start;
                return left;
            }
            scope_.emplace_back("item");
            auto condition = expression();
            scope_.pop_back();
            want("]");
            left = make(NodeKind::filter, {left, std::move(condition)});
        } else {
            return left;
        }
    }
}

NodePtr Reader::call(NodePtr function) {
    want("(");
    Node node;
    node.kind = NodeKind::call;
    node.kids = {std::move(function)};
    const bool named = named_argument();
    while (peek() != ')') {
        if (named) {
            node.names.push_back(raw_name(":"));
            want(":");
        }
        node.kids.push_back(expression());
        if (peek() != ')') want(",");
    }
    want(")");
    return std::make_shared<const Node>(std::move(node));
}

NodePtr Reader::test() {
    const Nesting deeper(*this);
    const bool outer = std::exchange(saw_input_, false);
    NodePtr item;
    const char c = peek();
    if (c == '<' || c == '>' || c == '=' || rest().starts_with("!=")) {
        item = comparison_range();
    } else {
        item = expression();
    }
    Node node;
    node.kind = NodeKind::tests;
    node.kids = {std::move(item)};
    node.asks_input = saw_input_;
    saw_input_ = outer || saw_input_;
    return std::make_shared<const Node>(std::move(node));
}

NodePtr Reader::test_list(char close) {
    Node node;
    node.kind = NodeKind::tests;
    do {
        node.kids.push_back(test());
    } while (take(","));
    if (peek() != close) return nullptr;
    return std::make_shared<const Node>(std::move(node));
}

NodePtr Reader::tests() {
    const Nesting deeper(*this);
    scope_.emplace_back("?");
    if (peek() == '-') {
        const auto start = at_;
        want("-");
        if (at_ == text_.size()) return literal(Value::truth(true));
        at_ = start;
    }
    if (at_word("not")) {
        const auto start = at_;
        want_word("not");
        if (take("(")) {
            const auto list = test_list(')');
            if (list != nullptr && take(")") && at_ == text_.size()) {
                Node node = *list;
                node.negated = true;
                return std::make_shared<const Node>(std::move(node));
            }
        }
        at_ = start;
    }
    auto list = test_list('\0');
    if (list == nullptr) fail("unexpected text");
    return list;
}

}  // namespace guiju::feel
