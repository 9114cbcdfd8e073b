// SPDX-License-Identifier: Apache-2.0
#pragma once
// The keywords of the language in both skins: read by the parser, the formatter and editors.
// Not the grammar: where a keyword may stand is decided by dsl/parse. The table: keywords.def.
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "dsl/syntax/parts.h"

namespace guiju::syntax {

/// One keyword: group and id, e.g. Keyword::op_at_least, Keyword::section_stage.
enum class Keyword : std::uint16_t {
#define GUIJU_KEYWORD(group, id, zh, en) group##_##id,
#include "dsl/syntax/keywords.def"
#undef GUIJU_KEYWORD
};

struct KeywordEntry {
    Keyword keyword;
    std::string_view group;  ///< "op"
    std::string_view id;     ///< "at_least", as in the comments of the tree; unique in its group
    std::span<const std::string_view> zh, en;  ///< canonical first; empty: no word in this language

    [[nodiscard]] std::span<const std::string_view> spellings(Skin skin) const {
        return skin == Skin::chinese ? zh : en;
    }
};

/// All keywords in the order of the table, which is the order of the enumerators.
[[nodiscard]] std::span<const KeywordEntry> all_keywords();
[[nodiscard]] const KeywordEntry& entry(Keyword keyword);
/// The id kept in the tree, e.g. "at_least".
[[nodiscard]] std::string_view id_of(Keyword keyword);
/// The canonical spelling; empty if this language has no such word.
[[nodiscard]] std::string_view spelling(Keyword keyword, Skin skin);
/// The canonical spelling of an id in a group; empty if there is none.
[[nodiscard]] std::string_view spelling(std::string_view group, std::string_view id, Skin skin);
/// The keyword of a group that is written so (any accepted spelling, English in any case).
[[nodiscard]] std::optional<Keyword> find_keyword(std::string_view group, std::string_view text,
                                                  Skin skin);

}  // namespace guiju::syntax
