// SPDX-License-Identifier: Apache-2.0
// Which characters sound alike and which look alike: two tables, asked by suggest().
#include "dsl/text/likeness.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "dsl/text/characters.h"

namespace guiju::text {
namespace {

/// A group of characters that are alike; its number is its identity.
using Entry = std::pair<char32_t, int>;
using Table = std::vector<Entry>;

constexpr std::string_view kSyllables[] = {
#define GUIJU_SYLLABLE(syllable, characters) characters,
#include "dsl/text/syllables.def"
#undef GUIJU_SYLLABLE
};
constexpr std::string_view kLookalikes[] = {
#define GUIJU_LOOKALIKES(characters) characters,
#include "dsl/text/lookalikes.def"
#undef GUIJU_LOOKALIKES
};

template <std::size_t count>
Table table_of(const std::string_view (&groups)[count]) {
    Table table;
    for (std::size_t i = 0; i < count; ++i)
        for (const char32_t character : code_points(groups[i]))
            table.emplace_back(character, static_cast<int>(i));
    std::sort(table.begin(), table.end());
    return table;
}

bool share_a_group(const Table& table, char32_t a, char32_t b) {
    const auto groups_of = [&](char32_t c) {
        const auto first = std::lower_bound(table.begin(), table.end(), Entry{c, 0});
        auto last = first;
        while (last != table.end() && last->first == c) ++last;
        return std::pair{first, last};
    };
    const auto [first, last] = groups_of(a);
    const auto [begin, end] = groups_of(b);
    return std::any_of(first, last, [&, from = begin, to = end](const Entry& one) {
        return std::any_of(from, to, [&](const Entry& two) { return one.second == two.second; });
    });
}

}  // namespace

bool sound_alike(char32_t a, char32_t b) {
    static const Table table = table_of(kSyllables);
    return a == b || share_a_group(table, a, b);
}

bool look_alike(char32_t a, char32_t b) {
    static const Table table = table_of(kLookalikes);
    return a == b || share_a_group(table, a, b);
}

std::size_t characters_with_sound() {
    static const Table table = table_of(kSyllables);
    std::size_t count = 0;
    for (std::size_t i = 0; i < table.size(); ++i)
        if (i == 0 || table[i].first != table[i - 1].first) ++count;
    return count;
}

}  // namespace guiju::text
