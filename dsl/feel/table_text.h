// SPDX-License-Identifier: Apache-2.0
#pragma once
// A decision table as it is written down: all cells still text. Made from XML (model.h) or JSON (jsonl.h),
// turned into a Table that can decide. Names are read with what is in scope there.
#include <memory>
#include <string>
#include <vector>

#include "dsl/feel/decision_table.h"
#include "dsl/feel/parse.h"

namespace guiju::feel {

struct TableText {
    struct Input {
        std::string expression{};
        std::string type{};
        std::string allowed{};
    };
    struct Output {
        std::string name{};
        std::string type{};
        std::string allowed{};
        std::string otherwise{};
    };
    struct Rule {
        std::vector<std::string> tests{};
        std::vector<std::string> results{};
    };
    std::string policy{};
    std::string aggregation{};
    std::vector<Input> inputs{};
    std::vector<Output> outputs{};
    std::vector<Rule> rules{};
};

/// The table, or nullptr and in `wrong` the cell that cannot be read.
[[nodiscard]] std::shared_ptr<const Table> compile(const TableText& text, const Names& names,
                                                   std::string& wrong);

/// The table as an expression; nullptr for none.
[[nodiscard]] NodePtr table_node(std::shared_ptr<const Table> table);

}  // namespace guiju::feel
