// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/mutator.h"

#include <algorithm>
#include <iterator>

#include "dsl/syntax/keywords.h"
#include "tests/fuzz/target.h"

namespace guiju::fuzz {

Mutator::Mutator(std::vector<std::string> texts, std::uint64_t seed)
    : texts_(std::move(texts)), dice_(seed) {
    for (const auto& entry : syntax::all_keywords()) {
        for (const auto word : entry.zh) words_.emplace_back(word);
        for (const auto word : entry.en) words_.emplace_back(word);
    }
    for (const char* word : {"（",     "）", "｜", "：",          "“",    "”",    "【锁定】",
                             "\n",     "　", "0",  "99999999999", "3.14", "％",   "一、",
                             "（一）", "、", "，", "且",          "的",   "\xff", "\xe2\x80"})
        words_.emplace_back(word);
}

std::string Mutator::next() {
    std::string text = texts_[below(texts_.size())];
    if (text.size() > 12'000 && below(10) != 0) text = piece(text, 6'000);
    // One change in two texts of three: most texts with more are no rules any more.
    for (auto n = below(3) != 0 ? 1 : 1 + below(4); n > 0; --n) mutate(text);
    if (text.size() > kLongest) text.resize(kLongest);
    return text;
}

std::size_t Mutator::below(std::size_t limit) {
    return limit == 0 ? 0 : std::uniform_int_distribution<std::size_t>(0, limit - 1)(dice_);
}

/// Begins and ends at line ends.
std::string Mutator::piece(const std::string& text, std::size_t most) {
    const auto begin = text.find('\n', below(text.size()));
    if (begin == std::string::npos) return text.substr(0, most);
    const auto end = text.rfind('\n', std::min(text.size() - 1, begin + 1 + below(most)));
    return text.substr(0, text.find('\n') + 1) +
           (end > begin ? text.substr(begin + 1, end - begin) : "");
}

/// A place between two characters.
std::size_t Mutator::place(const std::string& text) {
    auto at = below(text.size() + 1);
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) ++at;
    return at;
}

void Mutator::mutate(std::string& text) {
    const auto at = place(text);
    switch (below(14)) {
        case 0: text.erase(at, 1 + below(3)); break;  // bytes: may break a character
        case 1: text.erase(at, place(text) % 60); break;
        case 2: text.insert(at, word()); break;
        case 3: text.insert(at, text.substr(place(text), below(80))); break;
        case 4: replace_number(text); break;
        case 5: text.insert(at, piece(texts_[below(texts_.size())], 400)); break;
        case 6:
            if (!text.empty()) text[below(text.size())] = static_cast<char>(below(256));
            break;
        case 7: replace_word(text); break;
        case 8:
        case 9: replace_by_kin(text); break;
        case 10:
        case 11: rename(text); break;
        default: mutate_lines(text);
    }
}

void Mutator::mutate_lines(std::string& text) {
    switch (below(3)) {
        case 0: swap_lines(text); break;
        case 1: copy_line(text); break;
        default:
            const auto begin = text.find('\n', below(text.size() + 1));
            if (begin != std::string::npos) text.erase(begin, text.find('\n', begin + 1) - begin);
    }
}

void Mutator::swap_lines(std::string& text) {
    const auto a = text.find('\n', below(text.size() + 1));
    if (a == std::string::npos) return;
    const auto b = text.find('\n', a + 1);
    if (b == std::string::npos) return;
    const auto line = text.substr(a, b - a);
    text.erase(a, b - a);
    const auto there = text.find('\n', below(text.size() + 1));
    text.insert(there == std::string::npos ? text.size() : there, line);
}

/// Below itself, or anywhere.
void Mutator::copy_line(std::string& text) {
    const auto begin = text.find('\n', below(text.size() + 1));
    if (begin == std::string::npos) return;
    const auto line = text.substr(begin, text.find('\n', begin + 1) - begin);
    const auto there = below(3) == 0 ? begin : text.find('\n', below(text.size() + 1));
    text.insert(there == std::string::npos ? text.size() : there, line);
}

void Mutator::replace_number(std::string& text) {
    const auto at = text.find_first_of("0123456789", below(text.size() + 1));
    if (at == std::string::npos) return;
    static const char* const kDigits[]{"0",  "1",   "2", "100", "999999999999999999999",
                                       "-1", "0.5", ""};
    static const char* const kWhole[]{"三",  "十二", "１２", "1,000",   "0.50", "007",
                                      "2.0", "两",   "②",    "1000000", "1.5"};
    if (below(2) == 0) {
        text.replace(at, 1, kDigits[below(std::size(kDigits))]);
        return;
    }
    const auto end = std::min(text.find_first_not_of("0123456789.", at), text.size());
    text.replace(at, end - at, kWhole[below(std::size(kWhole))]);
}

void Mutator::replace_word(std::string& text) {
    for (int tries = 0; tries < 20; ++tries) {
        const auto& old = word();
        const auto at = text.find(old, below(text.size() + 1));
        if (old.empty() || at == std::string::npos) continue;
        text.replace(at, old.size(), word());
        return;
    }
}

/// By another word that may stand where this one does: one of its group, or another spelling.
void Mutator::replace_by_kin(std::string& text) {
    const auto all = syntax::all_keywords();
    const auto skin = below(4) != 0 ? syntax::Skin::chinese : syntax::Skin::english;
    for (int tries = 0; tries < 60; ++tries) {
        const auto& one = all[below(all.size())];
        const auto words = one.spellings(skin);
        if (words.empty()) continue;
        const auto old = words[below(words.size())];
        const auto at = text.find(old, below(text.size() + 1));
        if (old.empty() || at == std::string::npos) continue;
        std::vector<std::string_view> kin;
        for (const auto& other : all)
            if (other.group == one.group)
                for (const auto spelling : other.spellings(skin)) kin.push_back(spelling);
        text.replace(at, old.size(), kin[below(kin.size())]);
        return;
    }
}

/// What stands before a colon, everywhere in the text.
void Mutator::rename(std::string& text) {
    const auto begin = text.find('\n', below(text.size() + 1));
    if (begin == std::string::npos) return;
    auto end = text.size();
    for (const char* mark : {"：", ":", "\n", "，"})
        end = std::min(end, text.find(mark, begin + 1));
    auto name = text.substr(begin + 1, end - begin - 1);
    if (const auto gap = name.rfind("　"); gap != std::string::npos) name = name.substr(gap + 3);
    if (name.size() < 3 || name.size() > 60) return;
    const auto other = new_name(name);
    for (auto at = text.find(name); at != std::string::npos && text.size() < kLongest;
         at = text.find(name, at + other.size()))
        text.replace(at, name.size(), other);
}

std::string Mutator::new_name(const std::string& name) {
    switch (below(6)) {
        case 0: return word();
        case 1: return name + word();
        case 2: return word() + name;
        case 3: return std::string(name).insert(place(name), word());
        case 4: return "“" + name + "”";
        default: return name + " x";
    }
}

}  // namespace guiju::fuzz
