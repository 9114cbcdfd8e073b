// SPDX-License-Identifier: Apache-2.0
#include "dsl/text/suggest.h"

#include <algorithm>

#include "dsl/text/characters.h"

namespace guiju::text {
namespace {

/// Distance of code points; gives up with `limit + 1` once it must be larger.
int distance(const std::u32string& a, const std::u32string& b, int limit) {
    const auto columns = b.size() + 1;
    std::vector<int> two_before(columns);
    std::vector<int> before(columns);
    std::vector<int> now(columns);
    for (std::size_t j = 0; j < columns; ++j) before[j] = static_cast<int>(j);
    for (std::size_t i = 1; i <= a.size(); ++i) {
        now[0] = static_cast<int>(i);
        for (std::size_t j = 1; j < columns; ++j) {
            const int change = a[i - 1] == b[j - 1] ? 0 : 1;
            now[j] = std::min({before[j] + 1, now[j - 1] + 1, before[j - 1] + change});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                now[j] = std::min(now[j], two_before[j - 2] + 1);
        }
        if (*std::min_element(now.begin(), now.end()) > limit) return limit + 1;
        std::swap(two_before, before);
        std::swap(before, now);
    }
    return before[columns - 1];
}

int limit_for(std::size_t length) {
    if (length <= 1) return 0;
    if (length <= 5) return 1;
    return length <= 9 ? 2 : 3;
}

}  // namespace

int edit_distance(std::string_view a, std::string_view b) {
    const auto left = code_points(a);
    const auto right = code_points(b);
    return distance(left, right, static_cast<int>(std::max(left.size(), right.size())));
}

std::optional<std::string> best_match(std::string_view word,
                                      const std::vector<std::string>& candidates) {
    const auto wanted = code_points(word);
    int limit = limit_for(wanted.size());
    std::optional<std::string> best;
    for (const auto& candidate : candidates) {
        if (candidate == word) continue;
        const auto letters = code_points(candidate);
        const auto longer = std::max(letters.size(), wanted.size());
        if (longer - std::min(letters.size(), wanted.size()) > static_cast<std::size_t>(limit))
            continue;
        const int is = distance(wanted, letters, limit);
        if (is > limit) continue;
        best = candidate;
        limit = is - 1;
        if (limit <= 0) break;
    }
    return best;
}

}  // namespace guiju::text
