// SPDX-License-Identifier: Apache-2.0
#include "dsl/syntax/keywords.h"

#include <algorithm>
#include <vector>

namespace guiju::syntax {
namespace {

/// The spellings of the whole table in one vector, so that entries can point into it.
struct Table {
    std::vector<std::string_view> words;
    std::vector<KeywordEntry> entries;
};

struct Row {
    Keyword keyword;
    std::string_view group, id, zh, en;
};

constexpr Row kRows[] = {
#define GUIJU_KEYWORD(group, id, zh, en) {Keyword::group##_##id, #group, #id, zh, en},
#include "dsl/syntax/keywords.def"
#undef GUIJU_KEYWORD
};

/// Ids that are words of C++ carry a final underscore in the table only.
std::string_view clean(std::string_view id) {
    if (id.ends_with('_')) id.remove_suffix(1);
    return id;
}

std::vector<std::string_view> split(std::string_view text) {
    std::vector<std::string_view> parts;
    while (!text.empty()) {
        const auto bar = std::min(text.find('|'), text.size());
        parts.push_back(text.substr(0, bar));
        text.remove_prefix(std::min(bar + 1, text.size()));
    }
    return parts;
}

Table make_table() {
    Table table;
    std::vector<std::size_t> counts;
    for (const Row& row : kRows) {
        for (const auto text : {row.zh, row.en}) {
            const auto parts = split(text);
            counts.push_back(parts.size());
            table.words.insert(table.words.end(), parts.begin(), parts.end());
        }
    }
    std::size_t at = 0;
    std::size_t next = 0;
    for (const Row& row : kRows) {
        const std::span<const std::string_view> zh(table.words.data() + at, counts[next]);
        at += counts[next++];
        const std::span<const std::string_view> en(table.words.data() + at, counts[next]);
        at += counts[next++];
        table.entries.push_back({row.keyword, row.group, clean(row.id), zh, en});
    }
    return table;
}

const Table& table() {
    static const Table kTable = make_table();
    return kTable;
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool same_word(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](char x, char y) { return lower(x) == lower(y); });
}

}  // namespace

std::span<const KeywordEntry> all_keywords() { return table().entries; }

const KeywordEntry& entry(Keyword keyword) {
    return table().entries[static_cast<std::size_t>(keyword)];
}

std::string_view id_of(Keyword keyword) { return entry(keyword).id; }

std::string_view spelling(Keyword keyword, Skin skin) {
    const auto words = entry(keyword).spellings(skin);
    return words.empty() ? std::string_view{} : words.front();
}

std::string_view spelling(std::string_view group, std::string_view id, Skin skin) {
    for (const auto& e : table().entries)
        if (e.group == group && e.id == id) return spelling(e.keyword, skin);
    return {};
}

std::optional<Keyword> find_keyword(std::string_view group, std::string_view text, Skin skin) {
    for (const auto& e : table().entries) {
        if (e.group != group) continue;
        for (const auto word : e.spellings(skin))
            if (same_word(word, text)) return e.keyword;
    }
    return std::nullopt;
}

}  // namespace guiju::syntax
