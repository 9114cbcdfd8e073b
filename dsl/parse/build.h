// SPDX-License-Identifier: Apache-2.0
#pragma once
// Turns nodes of the grammar into parts of the tree: names, expressions, deadlines, fields, markers.
// Not for lines or sections: reader.h. Findings are only those the grammar cannot see.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dsl/parse/state.h"
#include "dsl/syntax/sections.h"
#include "engine/base/diagnostic.h"

namespace guiju::parse {

class Build {
   public:
    Build(const char* base, std::uint32_t file, syntax::Skin skin, const Names& names,
          std::vector<base::Diagnostic>& findings)
        : base_(base), file_(file), skin_(skin), names_(names), findings_(findings) {}

    [[nodiscard]] syntax::Skin skin() const { return skin_; }
    [[nodiscard]] base::Span span(std::string_view text) const;
    [[nodiscard]] base::Span span(const Node& node) const { return span(node.text()); }
    /// A name without its quotes.
    [[nodiscard]] syntax::Name name(std::string_view text) const;
    [[nodiscard]] syntax::Name name(const Node& node) const { return name(node.text()); }
    [[nodiscard]] std::vector<syntax::Name> names(const Node& list) const;
    /// The name in a part with exactly one name, e.g. 转 STAGE.
    [[nodiscard]] syntax::Name only_name(const Node& node) const;
    [[nodiscard]] syntax::Name only_label(const Node& node) const;
    [[nodiscard]] std::string quoted(const Node& node) const;
    /// Id of the keyword a node spells, in a group; "" if none.
    [[nodiscard]] std::string id(const Node& node, std::string_view group) const;

    /// Any node of the expression ladder, or a quantity, date, quoted text … A condition where a
    /// value is needed (and the other way round) gives GJ1120.
    [[nodiscard]] syntax::Expr condition(const Node& node);
    [[nodiscard]] syntax::Expr value(const Node& node);
    /// A criterion: a condition, or C的，须D. `node` is the parent of what the grammar matched.
    [[nodiscard]] syntax::Expr criterion(const Node& parent);
    /// One cell of a decision table, compared with the heading of its column; empty: 不限.
    [[nodiscard]] std::optional<syntax::Expr> cell(const Node& root, const syntax::Expr& column);
    /// No such demand: what stands before 得100分 may be either.
    [[nodiscard]] syntax::Expr either(const Node& node);

    [[nodiscard]] syntax::Deadline deadline(const Node& parts);
    [[nodiscard]] syntax::Strength strength(const Node& node);
    [[nodiscard]] syntax::JointReview joint(const Node& root);
    void field(const Node& parts, syntax::Field& field);
    [[nodiscard]] std::vector<syntax::Marker> markers(const Node& root);
    [[nodiscard]] std::vector<syntax::ItemRange> items(const Node& list) const;
    [[nodiscard]] syntax::Scoring scoring(const Node& root);
    [[nodiscard]] std::vector<std::pair<syntax::Name, syntax::Expr>> given(const Node& root);
    /// One of 列入, 移出 …; empty if the node is none.
    [[nodiscard]] std::optional<syntax::HoldingEffect> holding(const Node& node);
    [[nodiscard]] std::string iso(const Node& date);
    [[nodiscard]] syntax::Expr text_value(std::string_view text) const;

   private:
    [[nodiscard]] syntax::Expr make(syntax::Expr::Kind kind, const Node& node) const;
    syntax::Expr expr(const Node& node);
    syntax::Expr leaf(const Node& node);
    syntax::Expr asked(const Node& node);
    syntax::Expr folded(const Node& node);
    syntax::Expr paired(const Node& node);
    syntax::Expr followed(const Node& node, syntax::Expr left, const Node& after);
    [[nodiscard]] syntax::Expr kin(const Node& node) const;
    syntax::Expr compared(const Node& node);
    syntax::Expr suffixed(const Node& node, const Node& suffix, syntax::Expr left);
    syntax::Expr listed(const Node& node, const Node& suffix, syntax::Expr left);
    // build_rows.cpp
    [[nodiscard]] syntax::Expr rows(const Node& node);
    [[nodiscard]] syntax::Expr rows_zh(const Node& node);
    [[nodiscard]] syntax::Expr tally(const Node& node);
    [[nodiscard]] syntax::Expr table(const Node& node);
    syntax::Expr margined(const Node& node, const Node& suffix, syntax::Expr left);
    syntax::Expr each_part(const Node& node, const Node& suffix, syntax::Expr left);
    syntax::Expr bound(const Node& node, const syntax::Expr& column);
    void warn_of_opposite(const Node& comparator);
    void quorum(const Node& node, syntax::JointReview& joint);
    void demand(const syntax::Expr& expr, bool condition);

    const char* base_;
    std::uint32_t file_;
    syntax::Skin skin_;
    const Names& names_;
    std::vector<base::Diagnostic>& findings_;
};

}  // namespace guiju::parse
