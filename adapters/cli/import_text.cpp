// SPDX-License-Identifier: Apache-2.0
#include "adapters/cli/import_text.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

namespace guiju::cli {
namespace {

constexpr std::string_view kPairs =
#include "adapters/cli/traditional.def"
    ;

using Characters = std::vector<std::string_view>;

std::size_t length_at(std::string_view text) {
    std::size_t n = 1;
    while (n < text.size() && (static_cast<unsigned char>(text[n]) & 0xC0U) == 0x80U) ++n;
    return n;
}

Characters characters_of(std::string_view text) {
    Characters all;
    while (!text.empty()) {
        const auto n = length_at(text);
        all.push_back(text.substr(0, n));
        text.remove_prefix(n);
    }
    return all;
}

const std::map<std::string_view, std::string_view>& simplified() {
    static const auto kTable = [] {
        std::map<std::string_view, std::string_view> table;
        const auto all = characters_of(kPairs);
        for (std::size_t i = 0; i + 1 < all.size(); i += 2) table.emplace(all[i], all[i + 1]);
        return table;
    }();
    return kTable;
}

bool is_one_of(std::string_view one, std::string_view list) {
    const auto all = characters_of(list);
    return std::find(all.begin(), all.end(), one) != all.end();
}

/// U+4E00 … U+9FFF.
bool is_chinese(std::string_view c) { return c.size() == 3 && c >= "一" && c <= "\xE9\xBF\xBF"; }

bool is_toned(std::string_view c) { return is_one_of(c, "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"); }
bool is_reading_letter(std::string_view c) {
    return (c.size() == 1 && c[0] >= 'a' && c[0] <= 'z') || c == "ü" || is_toned(c);
}

/// Where these words stand, the traditional character is the right one in simplified text too.
bool stays(const Characters& all, std::size_t i) {
    const auto before = i > 0 ? all[i - 1] : std::string_view();
    const auto after = i + 1 < all.size() ? all[i + 1] : std::string_view();
    if (all[i] == "著")
        return is_one_of(after, "作名者述称稱") || is_one_of(before, "显顯专專论論编編原名");
    if (all[i] == "乾") return after == "坤" || after == "隆";
    if (all[i] == "瞭") return after == "望";
    return false;
}

class Import {
   public:
    explicit Import(std::string_view text) : all_(characters_of(text)) {}

    ImportedText run() {
        for (std::size_t i = 0; i < all_.size();) i = step(i);
        return std::move(result_);
    }

   private:
    std::size_t step(std::size_t i) {
        if (const auto n = reading_at(i); n != 0) {
            std::string from;
            for (std::size_t k = i; k < i + n; ++k) from += all_[k];
            note(Replacement::Kind::reading, from, "");
            column_ += n;
            return i + n;
        }
        put(i);
        if (all_[i] == "\n") {
            ++line_;
            column_ = 1;
        } else {
            ++column_;
        }
        last_ = i;
        return i + 1;
    }

    void put(std::size_t i) {
        const auto found = simplified().find(all_[i]);
        if (found != simplified().end() && !stays(all_, i)) {
            note(Replacement::Kind::character, std::string(all_[i]), std::string(found->second));
            result_.text += found->second;
            return;
        }
        if (const auto mark = mark_at(i)) {
            note(Replacement::Kind::mark, std::string(all_[i]), std::string(*mark));
            result_.text += *mark;
            return;
        }
        result_.text += all_[i];
    }

    /// A reading behind a Chinese character, brackets included: at most six letters, one of them with a
    /// tone; without a tone only behind a traditional character, where English words do not stand.
    std::size_t reading_at(std::size_t i) const {
        constexpr std::size_t kLongest = 6;
        const bool opens = all_[i] == "(" || all_[i] == "（";
        if (!opens || !last_ || *last_ + 1 != i || !is_chinese(all_[*last_])) return 0;
        bool toned = false;
        std::size_t k = i + 1;
        for (; k < all_.size() && k <= i + kLongest && is_reading_letter(all_[k]); ++k)
            toned = toned || is_toned(all_[k]);
        const bool closes = k < all_.size() && k > i + 1 && (all_[k] == ")" || all_[k] == "）");
        if (!closes || (!toned && !simplified().contains(all_[*last_]))) return 0;
        return k - i + 1;
    }

    /// Half-width marks between Chinese text.
    std::optional<std::string_view> mark_at(std::size_t i) const {
        static constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kMarks{
            {{"(", "（"},
             {")", "）"},
             {",", "，"},
             {";", "；"},
             {":", "："},
             {"?", "？"},
             {"[", "〔"},
             {"]", "〕"}}};
        const auto found = std::find_if(kMarks.begin(), kMarks.end(),
                                        [&](const auto& mark) { return mark.first == all_[i]; });
        if (found == kMarks.end()) return std::nullopt;
        const auto chinese = [&](std::size_t k) {
            return k < all_.size() &&
                   (is_chinese(all_[k]) || is_one_of(all_[k], "。，、；：”’》）"));
        };
        const bool between_digits =
            i > 0 && i + 1 < all_.size() && is_digit(all_[i - 1]) && is_digit(all_[i + 1]);
        const bool near =
            (i > 0 && chinese(i - 1)) || chinese(i + 1) || (i > 0 && all_[i - 1] == ")");
        if (between_digits || !near) return std::nullopt;
        return found->second;
    }
    static bool is_digit(std::string_view c) { return c.size() == 1 && c[0] >= '0' && c[0] <= '9'; }

    void note(Replacement::Kind kind, std::string from, std::string to) {
        result_.replacements.push_back({kind, line_, column_, std::move(from), std::move(to)});
    }

    Characters all_;
    ImportedText result_;
    std::size_t line_ = 1, column_ = 1;
    std::optional<std::size_t> last_;  ///< the character that was kept last
};

}  // namespace

ImportedText import_text(std::string_view text) { return Import(text).run(); }

}  // namespace guiju::cli
