// SPDX-License-Identifier: Apache-2.0
#pragma once
// What an explanation says of lists of records: the numbers behind a share, how many more are needed,
// which rows do not satisfy, which months or items are lacking, which cells are not filled in.
#include <vector>

#include "engine/eval/rows.h"

namespace guiju::eval {

/// Looks at one finished evaluation (code and cells) and adds to an explanation.
class RowsExplained {
   public:
    RowsExplained(const Program& program, const program::Code& code, const Facts& facts,
                  const std::vector<Cell>& cells, Explanation& out)
        : program_(program), code_(code), facts_(facts), cells_(cells), out_(out) {}

    /// Remarks of one node (comparison, 每一…均, 齐全, 包含 …).
    void remark(const program::Node& node, const Cell& cell);
    /// What keeps a fold from being known: cells of rows. False: nothing is missing there.
    bool blame(const program::Node& fold);
    /// Every code a code asks of rows or groups, through all folds.
    static void inner_codes(const Program& program, const program::Code& code,
                            std::vector<const program::Code*>& all);

   private:
    [[nodiscard]] const program::Node& node(std::int32_t at) const {
        return code_.nodes[static_cast<std::size_t>(at)];
    }
    [[nodiscard]] const Cell& cell(std::int32_t at) const {
        return cells_[static_cast<std::size_t>(at)];
    }
    void say(base::Code code, std::vector<base::Text> args);
    void compared(const program::Node& compare, const Cell& result);
    void share(const program::Node& compare, const program::Node& divide, const Cell& result);
    void lacking(const program::Node& compare, const Cell& result, std::int32_t have);
    void months(const program::Node& fold);
    void tallied(std::int32_t at);
    void tallies(std::int32_t at, std::vector<std::int32_t>& all) const;
    void exceptions(const program::Node& fold, const Cell& result);
    void bad_groups(const program::Node& fold);
    void elements(const program::Node& node, const Cell& result);
    [[nodiscard]] base::Text row_name(const Rows& rows, std::size_t row) const;
    [[nodiscard]] std::string list_name(const program::Node& fold) const;
    [[nodiscard]] base::Text amount(std::int32_t at) const;
    [[nodiscard]] const value::List* items(const program::Node& fold) const;

    const Program& program_;
    const program::Code& code_;
    const Facts& facts_;
    const std::vector<Cell>& cells_;
    Explanation& out_;
    Workspace work_;
};

}  // namespace guiju::eval
