// SPDX-License-Identifier: Apache-2.0
#pragma once
// Changes in words, Chinese and English: what an officer would say of them. Decides nothing.
#include <optional>
#include <string>

#include "dsl/compare/compare.h"

namespace guiju::compare {

/// What differs between two ways of saying one thing, and which way it goes.
struct Phrase {
    Text text;
    Direction direction = Direction::different;
};
[[nodiscard]] Phrase phrase(const Aspect& before, const Aspect& after);
/// "由“…不少于30字”提高为“…不少于50字”"
[[nodiscard]] Text reworded(const std::string& before, const std::string& after);

/// "需求初筛第（二）项", "参数“P02初筛时限”"
[[nodiscard]] Text clause_name(Kind kind, const Text& section, const Text& item);
/// "更严"; empty for those that are told by shorter, longer and the like.
[[nodiscard]] Text direction_words(Direction direction);
/// For a column of a table: also 缩短, 延长, 有变, 相同.
[[nodiscard]] Text direction_label(const Change& change);
/// "需求内容30字的，原来符合（转需求验证），现在不符合（退回补正）"
[[nodiscard]] Text case_words(const Change& change, const ShownCase& shown, const Sides& sides);
/// The whole change: "比旧版多一条：需求初筛第（九）项“…”，更严：…"
[[nodiscard]] Text sentence(const Change& change, const Sides& sides);
[[nodiscard]] Sides sides_of(const program::Head& before, const program::Head& after);
/// "把“旧版”与“新版”逐条对照：共143条，3条更严 …"
[[nodiscard]] Text summary(const Comparison& comparison);

}  // namespace guiju::compare
