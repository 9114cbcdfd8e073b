// SPDX-License-Identifier: Apache-2.0
#include "dsl/text/suggest.h"

#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>
#include <memory>

#include "dsl/text/characters.h"
#include "dsl/text/likeness.h"

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

bool alike(const std::u32string& a, const std::u32string& b, bool (*same)(char32_t, char32_t)) {
    return a.size() == b.size() && !a.empty() &&
           std::equal(a.begin(), a.end(), b.begin(),
                      [same](char32_t x, char32_t y) { return x == y || same(x, y); });
}

/// Full and half width, capitals and compatibility forms made one, blanks dropped.
std::u32string folded(std::string_view text) {
    utf8proc_uint8_t* out = nullptr;
    const auto options = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE |
                                                        UTF8PROC_COMPAT | UTF8PROC_CASEFOLD);
    const auto length = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                     static_cast<utf8proc_ssize_t>(text.size()), &out, options);
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owned(out, &std::free);
    std::u32string letters;
    if (length < 0) return letters;
    for (const char32_t c :
         code_points({reinterpret_cast<const char*>(out), static_cast<std::size_t>(length)}))
        if (!is_space(c)) letters += c;
    return letters;
}

/// Holds something that folded() could change: worth the trouble of asking it.
bool has_forms(const std::u32string& letters) {
    return std::any_of(letters.begin(), letters.end(), [](char32_t c) {
        const bool capital = c >= U'A' && c <= U'Z';
        const bool plain = (c < 0x80 && !capital) || (c >= 0x4E00 && c <= 0x9FFF);
        return !plain || is_space(c);
    });
}

/// How near a candidate is: the class of likeness, the number of changes, shape before any other.
struct Nearness {
    enum class By { form, sound, edit } by = By::edit;
    int changes = 0;
    bool shape = false;

    [[nodiscard]] int rank() const {
        return static_cast<int>(by) * 100 + changes * 2 + (shape ? 0 : 1);
    }
    [[nodiscard]] base::Text why() const {
        if (by == By::form) return {"全角半角、空格或者大小写不同", "width, blanks or case differ"};
        if (by == By::sound) return {"同音", "same sound"};
        if (shape) return {"形近", "looks alike"};
        return {
            "差" + std::to_string(changes) + "字",
            std::to_string(changes) + (changes == 1 ? " character" : " characters") + " different"};
    }
};

class Comparer {
   public:
    explicit Comparer(std::string_view word)
        : letters_(code_points(word)),
          folded_(folded(word)),
          forms_(has_forms(letters_)),
          limit_(limit_for(letters_.size())) {}

    /// Nothing when the candidate is too far.
    [[nodiscard]] std::optional<Nearness> compare(const std::string& candidate) const {
        using By = Nearness::By;
        const auto other = code_points(candidate);
        const auto longer = std::max(other.size(), letters_.size());
        const auto apart = longer - std::min(other.size(), letters_.size());
        if (apart > static_cast<std::size_t>(limit_) + 3) return std::nullopt;
        if ((forms_ || has_forms(other)) && folded(candidate) == folded_)
            return Nearness{By::form, 0, false};
        if (letters_.size() > 1 && alike(letters_, other, sound_alike))
            return Nearness{By::sound, 0, false};
        if (apart > static_cast<std::size_t>(limit_)) return std::nullopt;
        const int changes = distance(letters_, other, limit_);
        if (changes > limit_) return std::nullopt;
        return Nearness{By::edit, changes, alike(letters_, other, look_alike)};
    }

   private:
    std::u32string letters_;
    std::u32string folded_;
    bool forms_;
    int limit_;
};

}  // namespace

int edit_distance(std::string_view a, std::string_view b) {
    const auto left = code_points(a);
    const auto right = code_points(b);
    return distance(left, right, static_cast<int>(std::max(left.size(), right.size())));
}

bool sounds_like(std::string_view a, std::string_view b) {
    return alike(code_points(a), code_points(b), sound_alike);
}

bool looks_like(std::string_view a, std::string_view b) {
    return alike(code_points(a), code_points(b), look_alike);
}

std::optional<Suggestion> suggest(std::string_view word,
                                  const std::vector<std::string>& candidates) {
    const Comparer comparer(word);
    std::optional<Suggestion> best;
    for (const auto& candidate : candidates) {
        if (candidate == word) continue;
        const auto near = comparer.compare(candidate);
        if (!near) continue;
        const int rank = near->rank();
        if (best && rank == best->distance && candidate != best->word) best->certain = false;
        if (best && rank >= best->distance) continue;
        best = Suggestion{candidate, near->why(), rank, near->by != Nearness::By::edit};
    }
    return best;
}

std::optional<std::string> best_match(std::string_view word,
                                      const std::vector<std::string>& candidates) {
    auto found = suggest(word, candidates);
    if (!found) return std::nullopt;
    return std::move(found->word);
}

}  // namespace guiju::text
