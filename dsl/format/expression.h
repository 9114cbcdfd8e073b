// SPDX-License-Identifier: Apache-2.0
#pragma once
// Conditions and values as canonical text. Not lines or sections: printers.h.
#include "dsl/format/tongue.h"

namespace guiju::format {

/// A condition or a value.
[[nodiscard]] std::string expression(const Tongue& tongue, const syntax::Expr& expr);
/// What is said of lists of records (rows.cpp).
[[nodiscard]] std::string over_rows(const Tongue& tongue, const syntax::Expr& expr);
/// A condition that is joined to something by 且 / and: alternatives are put in brackets.
/// The canonical word of a comparison.
/// A与B的重合比例, A与B的差集 / overlap share of A and B
[[nodiscard]] std::string of_two_lists(const Tongue& tongue, const syntax::Expr& expr,
                                       syntax::Keyword what);
[[nodiscard]] std::string comparison_word(const Tongue& tongue, syntax::CompareOp compare);
[[nodiscard]] std::string conjunct(const Tongue& tongue, const syntax::Expr& expr);
/// “text”, number with unit, or the word for nothing: what stands after a field in 给定.
[[nodiscard]] std::string given_value(const Tongue& tongue, const syntax::Expr& expr,
                                      const syntax::Name& asked);
/// A field, or what every case has: 优先, 结果, 最高处置层级, 补正轮次数.
[[nodiscard]] std::string field_name(const Tongue& tongue, const syntax::Name& name);
/// FIELD“text”，FIELD60字
[[nodiscard]] std::string assignments(
    const Tongue& tongue, const std::vector<std::pair<syntax::Name, syntax::Expr>>& all);
/// 第（一）至（三）、（五）项 / items (1) to (3), (5)
[[nodiscard]] std::string item_ranges(const Tongue& tongue,
                                      const std::vector<syntax::ItemRange>& ranges);
[[nodiscard]] bool several(const std::vector<syntax::ItemRange>& ranges);

}  // namespace guiju::format
