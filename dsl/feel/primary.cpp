// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "dsl/feel/builtins.h"
#include "dsl/feel/reader.h"

namespace guiju::feel {
namespace {

bool name_begins(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '?' ||
           static_cast<unsigned char>(c) >= 0x80;
}

}  // namespace

NodePtr Reader::primary() {
    const char c = peek();
    if (c == '"') return literal(Value(text_literal()));
    if (c == '@') return at_literal();
    if (c == '{') return context();
    if (c == '[' || c == ']') return bracket();
    if (c == '(') return parenthesis();
    if ((c >= '0' && c <= '9') || c == '.') {
        const auto size = number_size();
        const auto number = Decimal::parse(rest().substr(0, size));
        if (!number) fail("not a number");
        at_ += size;
        if (name_begins(peek())) fail("a name cannot begin with a digit");
        skip();
        return literal(Value(*number));
    }
    if (name_begins(c)) return word();
    fail("expected a value");
}

NodePtr Reader::word() {
    const auto start = at_;
    const auto single = single_name();
    const std::string first(rest().substr(0, single));
    auto name = name_in_scope();
    if (name == "?") saw_input_ = true;
    if (name == "partial") saw_partial_ = true;
    if (name == first) {
        if (name == "true" || name == "false") return literal(Value::truth(name == "true"));
        if (name == "null") return literal(Value());
        at_ = start;
        if (auto form = keyword_form()) return form;
        at_ = start + single;
        skip();
    }
    Node node;
    node.kind = NodeKind::name;
    node.text = std::move(name);
    return std::make_shared<const Node>(std::move(node));
}

NodePtr Reader::keyword_form() {
    if (take_word("if")) return conditional();
    if (take_word("for")) return loop();
    if (take_word("some")) return quantified(NodeKind::some);
    if (take_word("every")) return quantified(NodeKind::every);
    if (at_word("function")) {
        take_word("function");
        return function();
    }
    for (const char* reserved : {"then", "else", "return", "satisfies", "and", "or", "between"})
        if (at_word(reserved)) fail("expected a value before " + std::string(reserved));
    return nullptr;
}

NodePtr Reader::at_literal() {
    want("@");
    if (peek() != '"') fail("expected a text after @");
    const auto text = text_literal();
    return literal(temporal_of(text));
}

NodePtr Reader::range_from(NodePtr low, bool included) {
    want("..");
    Node node;
    node.kind = NodeKind::range;
    node.low_included = included;
    node.kids = {std::move(low), sum()};
    if (take("]")) {
        node.high_included = true;
    } else if (!take(")") && !take("[")) {
        fail("the range has no end");
    }
    return std::make_shared<const Node>(std::move(node));
}

NodePtr Reader::comparison_range() {
    Node node;
    node.kind = NodeKind::comparison_range;
    for (const char* sign : {"!=", "<=", ">=", "<", ">", "="}) {
        if (take(sign)) {
            node.text = sign;
            break;
        }
    }
    node.kids = {sum()};
    return std::make_shared<const Node>(std::move(node));
}

NodePtr Reader::bracket() {
    if (take("]")) return range_from(sum(), false);
    want("[");
    std::vector<NodePtr> items;
    if (take("]")) return make(NodeKind::list, {});
    do {
        const char c = peek();
        const bool sign = c == '<' || c == '>' || c == '=' || rest().starts_with("!=");
        items.push_back(sign ? comparison_range() : expression());
        if (items.size() == 1 && rest().starts_with("..")) return range_from(items[0], true);
    } while (take(","));
    want("]");
    return make(NodeKind::list, std::move(items));
}

NodePtr Reader::parenthesis() {
    want("(");
    const char c = peek();
    if (c == '<' || c == '>' || c == '=' || rest().starts_with("!=")) {
        auto range = comparison_range();
        want(")");
        return range;
    }
    auto inside = expression();
    if (rest().starts_with("..")) return range_from(std::move(inside), false);
    want(")");
    return inside;
}

NodePtr Reader::context() {
    want("{");
    Node node;
    node.kind = NodeKind::context;
    const auto before = scope_.size();
    while (peek() != '}') {
        auto key = peek() == '"' ? text_literal() : raw_name(":");
        want(":");
        node.kids.push_back(expression());
        scope_.push_back(key);
        local_members_.push_back(key);
        node.names.push_back(std::move(key));
        if (peek() != '}') want(",");
    }
    want("}");
    scope_.resize(before);
    return std::make_shared<const Node>(std::move(node));
}

NodePtr Reader::conditional() {
    auto condition = expression();
    want_word("then");
    auto yes = expression();
    want_word("else");
    return make(NodeKind::conditional, {std::move(condition), std::move(yes), expression()});
}

void Reader::iterations(Node& node) {
    do {
        auto name = raw_name("in");
        want_word("in");
        auto domain = expression();
        if (take("..")) {
            Node range;
            range.kind = NodeKind::range;
            range.kids = {std::move(domain), expression()};
            range.low_included = range.high_included = true;
            domain = std::make_shared<const Node>(std::move(range));
        }
        node.kids.push_back(std::move(domain));
        scope_.push_back(name);
        node.names.push_back(std::move(name));
    } while (take(","));
}

NodePtr Reader::loop() {
    Node node;
    node.kind = NodeKind::loop;
    const auto before = scope_.size();
    iterations(node);
    want_word("return");
    scope_.emplace_back("partial");
    const bool outer = std::exchange(saw_partial_, false);
    node.kids.push_back(expression());
    node.asks_partial = saw_partial_;
    saw_partial_ = outer || saw_partial_;
    scope_.resize(before);
    return std::make_shared<const Node>(std::move(node));
}

NodePtr Reader::quantified(NodeKind kind) {
    Node node;
    node.kind = kind;
    const auto before = scope_.size();
    iterations(node);
    want_word("satisfies");
    node.kids.push_back(expression());
    scope_.resize(before);
    return std::make_shared<const Node>(std::move(node));
}

NodePtr Reader::function() {
    want("(");
    Node node;
    node.kind = NodeKind::function;
    const auto before = scope_.size();
    while (peek() != ')') {
        auto name = raw_name(",");
        TypePtr wanted;
        if (take(":")) wanted = type();
        scope_.push_back(name);
        node.names.push_back(std::move(name));
        node.types.push_back(std::move(wanted));
        if (peek() != ')') want(",");
    }
    want(")");
    if (take_word("external")) {
        expression();
        node.kids = {make(NodeKind::never, {})};
    } else {
        node.kids = {expression()};
    }
    scope_.resize(before);
    return std::make_shared<const Node>(std::move(node));
}

namespace {

constexpr std::pair<std::string_view, Type::Kind> kTypes[] = {
    {"years and months duration", Type::Kind::months},
    {"days and time duration", Type::Kind::days},
    {"yearMonthDuration", Type::Kind::months},
    {"dayTimeDuration", Type::Kind::days},
    {"date and time", Type::Kind::date_time},
    {"dateTime", Type::Kind::date_time},
    {"number", Type::Kind::number},
    {"string", Type::Kind::string},
    {"boolean", Type::Kind::boolean},
    {"date", Type::Kind::date},
    {"time", Type::Kind::time},
    {"Any", Type::Kind::any},
    {"Null", Type::Kind::null},
};

TypePtr simple(Type::Kind kind) {
    Type type;
    type.kind = kind;
    return std::make_shared<const Type>(std::move(type));
}

}  // namespace

TypePtr Reader::type() {
    const Nesting deeper(*this);
    Type made;
    for (const auto& [name, kind] :
         {std::pair{"list", Type::Kind::list}, std::pair{"range", Type::Kind::range}}) {
        if (!at_word(name)) continue;
        take_word(name);
        made.kind = kind;
        if (take("<")) {
            made.element = type();
            want(">");
        }
        return std::make_shared<const Type>(std::move(made));
    }
    if (take_word("context")) {
        made.kind = Type::Kind::context;
        if (!take("<")) return std::make_shared<const Type>(std::move(made));
        while (peek() != '>') {
            auto name = raw_name(":");
            want(":");
            made.members.emplace_back(std::move(name), type());
            if (peek() != '>') want(",");
        }
        want(">");
        return std::make_shared<const Type>(std::move(made));
    }
    if (take_word("function")) {
        made.kind = Type::Kind::function;
        if (!take("<")) return std::make_shared<const Type>(std::move(made));
        while (peek() != '>') {
            made.members.emplace_back("", type());
            if (peek() != '>') want(",");
        }
        want(">");
        want("->");
        made.element = type();
        return std::make_shared<const Type>(std::move(made));
    }
    for (const auto& [name, kind] : kTypes) {
        const auto size = known_name(std::string(name));
        if (size == 0) continue;
        at_ += size;
        skip();
        return simple(kind);
    }
    made.kind = Type::Kind::named;
    std::size_t best = 0;
    for (const auto& [name, known] : names_.types) {
        const auto size = known_name(name);
        if (size <= best) continue;
        best = size;
        made.name = name;
    }
    if (best == 0) {
        best = single_name();
        if (best == 0) fail("expected a type");
        made.name = std::string(rest().substr(0, best));
    }
    at_ += best;
    skip();
    return std::make_shared<const Type>(std::move(made));
}

}  // namespace guiju::feel
