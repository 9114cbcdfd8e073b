// SPDX-License-Identifier: Apache-2.0
#include "dsl/feel/boxed.h"

#include <algorithm>
#include <array>

#include "dsl/feel/reader.h"

namespace guiju::feel {
namespace {

constexpr std::string_view kResult = "_result_";

NodePtr kept(Node node) { return std::make_shared<const Node>(std::move(node)); }

NodePtr text_expression(const std::string& text, const Names& names, std::string& wrong) {
    if (text.empty()) return literal(Value());
    auto read = parse_expression(text, names);
    if (read.tree == nullptr && wrong.empty()) wrong = text + ": " + read.wrong;
    return std::move(read.tree);
}

NodePtr boxed_child(const Element* parent, const Names& names, std::string& wrong) {
    const auto* inside = parent == nullptr ? nullptr : boxed_in(*parent);
    return inside == nullptr ? literal(Value()) : read_boxed(*inside, names, wrong);
}

NodePtr path_to(NodePtr from, std::string_view name) {
    Node node;
    node.kind = NodeKind::path;
    node.text = std::string(name);
    node.kids = {std::move(from)};
    return kept(std::move(node));
}

NodePtr boxed_context(const Element& element, Names names, std::string& wrong) {
    Node node;
    node.kind = NodeKind::context;
    bool result = false;
    for (const auto& item : element.children) {
        if (item.name != "contextEntry") continue;
        const auto* variable = item.child("variable");
        const std::string name =
            variable == nullptr ? std::string(kResult) : variable->attribute("name");
        result = result || variable == nullptr;
        node.kids.push_back(boxed_child(&item, names, wrong));
        node.names.push_back(name);
        names.variables.insert(name);
        names.members.insert(name);
    }
    auto context = kept(std::move(node));
    return result ? path_to(std::move(context), kResult) : context;
}

NodePtr boxed_list(const Element& element, const Names& names, std::string& wrong) {
    std::vector<NodePtr> items;
    for (const auto& item : element.children)
        if (is_boxed(item)) items.push_back(read_boxed(item, names, wrong));
    return make(NodeKind::list, std::move(items));
}

NodePtr boxed_relation(const Element& element, const Names& names, std::string& wrong) {
    std::vector<std::string> columns;
    std::vector<NodePtr> rows;
    for (const auto& item : element.children) {
        if (item.name == "column") columns.push_back(item.attribute("name"));
        if (item.name != "row") continue;
        Node row;
        row.kind = NodeKind::context;
        row.names = columns;
        for (const auto& cell : item.children)
            if (is_boxed(cell)) row.kids.push_back(read_boxed(cell, names, wrong));
        if (row.kids.size() != columns.size() && wrong.empty())
            wrong = "a row of a relation has another number of cells than columns";
        rows.push_back(kept(std::move(row)));
    }
    return make(NodeKind::list, std::move(rows));
}

NodePtr boxed_invocation(const Element& element, const Names& names, std::string& wrong) {
    Node call;
    call.kind = NodeKind::call;
    call.kids.push_back(boxed_child(&element, names, wrong));
    for (const auto& item : element.children) {
        if (item.name != "binding") continue;
        const auto* parameter = item.child("parameter");
        call.names.push_back(parameter == nullptr ? "" : parameter->attribute("name"));
        call.kids.push_back(boxed_child(&item, names, wrong));
    }
    return kept(std::move(call));
}

NodePtr boxed_function(const Element& element, Names names, std::string& wrong) {
    Node function;
    function.kind = NodeKind::function;
    for (const auto& item : element.children) {
        if (item.name != "formalParameter") continue;
        const auto type = item.attribute("typeRef");
        function.names.push_back(item.attribute("name"));
        function.types.push_back(type.empty() ? nullptr : parse_type(type, names));
    }
    names.variables.insert(function.names.begin(), function.names.end());
    const auto kind = element.attribute("kind");
    const bool foreign = !kind.empty() && kind != "FEEL" && kind != "F";
    function.kids = {foreign ? make(NodeKind::never, {}) : boxed_child(&element, names, wrong)};
    return kept(std::move(function));
}

NodePtr boxed_iteration(const Element& element, Names names, std::string& wrong) {
    Node node;
    node.kind = element.name == "for"    ? NodeKind::loop
                : element.name == "some" ? NodeKind::some
                                         : NodeKind::every;
    node.names = {element.attribute("iteratorVariable")};
    node.asks_partial = true;
    node.kids = {boxed_child(element.child("in"), names, wrong)};
    names.variables.insert(node.names[0]);
    names.variables.insert("partial");
    const auto* body = element.child(element.name == "for" ? "return" : "satisfies");
    node.kids.push_back(boxed_child(body, names, wrong));
    return kept(std::move(node));
}

NodePtr boxed_filter(const Element& element, Names names, std::string& wrong) {
    auto from = boxed_child(element.child("in"), names, wrong);
    names.variables.insert("item");
    return make(NodeKind::filter,
                {std::move(from), boxed_child(element.child("match"), names, wrong)});
}

NodePtr boxed_conditional(const Element& element, const Names& names, std::string& wrong) {
    std::vector<NodePtr> parts;
    for (const char* part : {"if", "then", "else"})
        parts.push_back(boxed_child(element.child(part), names, wrong));
    return make(NodeKind::conditional, std::move(parts));
}

NodePtr boxed_table(const Element& element, const Names& names, std::string& wrong) {
    return table_node(compile(table_written(element), names, wrong));
}

using Read = NodePtr (*)(const Element&, const Names&, std::string&);

template <NodePtr (*Inside)(const Element&, Names, std::string&)>
NodePtr with_copy(const Element& element, const Names& names, std::string& wrong) {
    return Inside(element, names, wrong);
}

NodePtr boxed_literal(const Element& element, const Names& names, std::string& wrong) {
    const auto* text = element.child("text");
    return text_expression(text == nullptr ? "" : text->text, names, wrong);
}

constexpr std::array<std::pair<std::string_view, Read>, 12> kForms{{
    {"literalExpression", boxed_literal},
    {"context", with_copy<boxed_context>},
    {"list", boxed_list},
    {"relation", boxed_relation},
    {"invocation", boxed_invocation},
    {"functionDefinition", with_copy<boxed_function>},
    {"decisionTable", boxed_table},
    {"conditional", boxed_conditional},
    {"for", with_copy<boxed_iteration>},
    {"some", with_copy<boxed_iteration>},
    {"every", with_copy<boxed_iteration>},
    {"filter", with_copy<boxed_filter>},
}};

}  // namespace

bool is_boxed(const Element& element) {
    return std::ranges::any_of(kForms,
                               [&](const auto& form) { return form.first == element.name; });
}

const Element* boxed_in(const Element& element) {
    const auto found = std::ranges::find_if(element.children, is_boxed);
    return found == element.children.end() ? nullptr : &*found;
}

TableText table_written(const Element& element) {
    TableText table{element.attribute("hitPolicy"), element.attribute("aggregation"), {}, {}, {}};
    for (const auto& item : element.children) {
        if (item.name == "input") {
            const auto* expression = item.child("inputExpression");
            const auto type = expression == nullptr ? "" : expression->attribute("typeRef");
            table.inputs.push_back(
                {item.inner_text("inputExpression"), type, item.inner_text("inputValues")});
        } else if (item.name == "output") {
            table.outputs.push_back({item.attribute("name"), item.attribute("typeRef"),
                                     item.inner_text("outputValues"),
                                     item.inner_text("defaultOutputEntry")});
        } else if (item.name == "rule") {
            TableText::Rule rule;
            for (const auto& cell : item.children) {
                const auto* text = cell.child("text");
                const auto written = text == nullptr ? "" : text->text;
                if (cell.name == "inputEntry") rule.tests.push_back(written);
                if (cell.name == "outputEntry") rule.results.push_back(written);
            }
            table.rules.push_back(std::move(rule));
        }
    }
    return table;
}

NodePtr read_boxed(const Element& element, const Names& names, std::string& wrong) {
    for (const auto& [name, read] : kForms)
        if (name == element.name) return read(element, names, wrong);
    if (wrong.empty()) wrong = "unknown expression " + element.name;
    return nullptr;
}

}  // namespace guiju::feel
