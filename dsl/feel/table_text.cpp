// SPDX-License-Identifier: Apache-2.0
#include "dsl/feel/table_text.h"

namespace guiju::feel {
namespace {

/// Reads cells and remembers the first that cannot be read.
class Cells {
   public:
    Cells(const Names& names, std::string& wrong) : names_(names), wrong_(wrong) {}

    NodePtr expression(const std::string& text) {
        return kept(text, parse_expression(text, names_));
    }
    NodePtr tests(const std::string& text) { return kept(text, parse_tests(text, names_)); }
    TypePtr type(const std::string& text) {
        return text.empty() ? nullptr : parse_type(text, names_);
    }
    [[nodiscard]] bool fine() const { return wrong_.empty(); }

   private:
    NodePtr kept(const std::string& text, Parsed read) {
        if (!read.tree && wrong_.empty()) wrong_ = text + ": " + read.wrong;
        return std::move(read.tree);
    }

    const Names& names_;
    std::string& wrong_;
};

std::vector<NodePtr> ranking_of(const TableText::Output& output, const Names& names, Cells& cells) {
    NodePtr list;
    if (!output.allowed.empty()) {
        list = cells.tests(output.allowed);
    } else if (const auto type = names.types.find(output.type); type != names.types.end()) {
        list = type->second == nullptr ? nullptr : type->second->allowed;
    }
    return list == nullptr ? std::vector<NodePtr>{} : list->kids;
}

}  // namespace

std::shared_ptr<const Table> compile(const TableText& text, const Names& names,
                                     std::string& wrong) {
    Table table;
    Cells cells(names, wrong);
    if (!read_policy(text.policy, text.aggregation, table)) {
        wrong = "unknown hit policy " + text.policy + " " + text.aggregation;
        return nullptr;
    }
    for (const auto& input : text.inputs) {
        table.inputs.push_back({cells.expression(input.expression), cells.type(input.type),
                                input.allowed.empty() ? nullptr : cells.tests(input.allowed)});
    }
    for (const auto& output : text.outputs) {
        table.outputs.push_back(
            {output.name, cells.type(output.type), ranking_of(output, names, cells),
             output.otherwise.empty() ? nullptr : cells.expression(output.otherwise)});
    }
    for (const auto& rule : text.rules) {
        if (rule.tests.size() != table.inputs.size() || rule.results.size() != table.outputs.size())
            wrong = "a rule has another number of cells than the table has columns";
        if (!cells.fine()) return nullptr;
        TableRule made;
        for (const auto& cell : rule.tests)
            made.tests.push_back(cells.tests(cell.empty() ? "-" : cell));
        for (const auto& cell : rule.results)
            made.results.push_back(cell.empty() ? cells.expression("null")
                                                : cells.expression(cell));
        table.rules.push_back(std::move(made));
    }
    if (table.outputs.empty() && wrong.empty()) wrong = "the table has no output";
    return cells.fine() ? std::make_shared<const Table>(std::move(table)) : nullptr;
}

NodePtr table_node(std::shared_ptr<const Table> table) {
    if (table == nullptr) return nullptr;
    Node node;
    node.kind = NodeKind::table;
    node.table = std::move(table);
    return std::make_shared<const Node>(std::move(node));
}

}  // namespace guiju::feel
