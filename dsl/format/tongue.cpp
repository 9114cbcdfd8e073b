// SPDX-License-Identifier: Apache-2.0
#include "dsl/format/tongue.h"

#include <algorithm>
#include <array>

namespace guiju::format {

using syntax::Keyword;
using syntax::Name;
using syntax::Skin;

namespace {

constexpr std::array<std::string_view, 10> kDigits{"零", "一", "二", "三", "四",
                                                   "五", "六", "七", "八", "九"};
/// A name that holds one of these is written in quotes.
constexpr std::array<std::string_view, 17> kPunctuation{
    "、", "，", "；", "：", "。", "｜", "【", "】", "〔", "〕", ",", ";", ":", "|", "[", "]", "//"};

bool holds_punctuation(std::string_view text) {
    for (const auto mark : kPunctuation)
        if (text.find(mark) != std::string_view::npos) return true;
    return false;
}

struct Quotes {
    std::string_view open, close;
};
constexpr Quotes kCurly{"“", "”"};
constexpr Quotes kStraight{"\"", "\""};
constexpr Quotes kCorners{"「", "」"};

/// Between these marks the text is read to its end.
bool holds(const Quotes& marks, std::string_view text) {
    int depth = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text.substr(i).starts_with(marks.close)) {
            if (--depth < 0) return false;
        } else if (text.substr(i).starts_with(marks.open)) {
            ++depth;
        }
    }
    return depth == 0;
}

bool is_latin(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/// Reads 三, 十二, 12, ３ is left alone; 0 if it is no such number.
int number_of(std::string_view text) {
    int total = 0;
    int digit = 0;
    while (!text.empty()) {
        if (text[0] >= '0' && text[0] <= '9' && total < 10000) {
            total = total * 10 + (text[0] - '0');
            text.remove_prefix(1);
            continue;
        }
        const auto first = text.substr(0, 3);
        if (first == "十" || first == "百") {
            total += (digit == 0 ? 1 : digit) * (first == "十" ? 10 : 100);
            digit = 0;
        } else {
            digit = 0;
            for (std::size_t i = 0; i < kDigits.size(); ++i)
                if (first == kDigits[i]) digit = static_cast<int>(i);
            if (digit == 0 && first != kDigits[0]) return 0;
        }
        text.remove_prefix(first.size());
    }
    return total + digit;
}

}  // namespace

std::string chinese_number(int number) {
    if (number <= 0 || number >= 1000) return std::to_string(number);
    std::string text;
    const auto digit = [](int d) { return std::string(kDigits[static_cast<std::size_t>(d)]); };
    if (number >= 100) text += digit(number / 100) + "百";
    const int tens = number % 100 / 10;
    const int ones = number % 10;
    if (tens > 0) text += (tens == 1 && number < 100 ? "" : digit(tens)) + "十";
    if (tens == 0 && number > 100 && ones > 0) text += kDigits[0];
    if (ones > 0) text += digit(ones);
    return text;
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
    std::string text;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i > 0) text += between;
        text += parts[i];
    }
    return text;
}

Tongue::Tongue(const syntax::File& file, Skin skin) : skin_(skin), source_(file.skin) {
    for (const auto& section : file.sections) {
        if (const auto* record = std::get_if<syntax::RecordSection>(&section.body))
            learn_types(record->fields);
        if (const auto* related = std::get_if<syntax::RelatedSection>(&section.body))
            learn_types(related->fields);
        if (const auto* all = std::get_if<std::vector<syntax::Parameter>>(&section.body))
            for (const auto& one : *all)
                learn_type(one.name,
                           syntax::find_keyword("truth", one.value.text, source_).has_value());
    }
    if (skin_ == source_) return;
    learn_declared(file);
    for (const auto& section : file.sections)
        if (const auto* names = std::get_if<syntax::NamesSection>(&section.body)) learn(*names);
    for (const auto& section : file.sections)
        if (const auto* record = std::get_if<syntax::RecordSection>(&section.body)) learn(*record);
}

void Tongue::learn(const syntax::NamesSection& names) {
    for (const auto& row : names.rows) {
        const bool to_english = skin_ == Skin::english;
        partners_.emplace(to_english ? row.chinese.text : row.english.text,
                          to_english ? row.english.text : row.chinese.text);
    }
}

/// Where 是 is an answer, and not a label or a text, which have one spelling.
void Tongue::learn_types(const std::vector<syntax::Field>& fields) {
    for (const auto& field : fields) {
        learn_type(field.name, field.type == "yes_no");
        learn_types(field.columns);
    }
}

void Tongue::learn_declared(const syntax::File& file) {
    const auto all = [&](const auto& declared) {
        for (const auto& one : declared) before_colon_.insert(one.name.text);
    };
    for (const auto& section : file.sections) {
        if (const auto* record = std::get_if<syntax::RecordSection>(&section.body))
            all(record->fields);
        if (const auto* related = std::get_if<syntax::RelatedSection>(&section.body))
            all(related->fields);
        if (const auto* roles = std::get_if<syntax::Roles>(&section.body)) all(roles->roles);
        if (const auto* definitions = std::get_if<syntax::Definitions>(&section.body))
            all(definitions->all);
        if (const auto* indicators = std::get_if<syntax::Indicators>(&section.body))
            all(indicators->indicators);
    }
}

/// priority, the name of a role in a Chinese file, is a label where the line that declares it is English;
/// offline is what may be said of a step. Words that never begin what a name may begin need no quotes.
bool Tongue::spells_word(std::string_view written, std::string_view said) const {
    static constexpr std::array<std::string_view, 10> kGroups{
        "label", "tlabel", "aim", "expect", "phase", "outcome", "builtin", "cond", "rows", "truth"};
    static constexpr std::array kOfAStep{Keyword::step_intends, Keyword::step_reason,
                                         Keyword::step_report_to, Keyword::step_offline};
    if (!before_colon_.contains(written)) return false;
    return std::any_of(kGroups.begin(), kGroups.end(),
                       [&](std::string_view group) {
                           const bool behind = group == "rows" && zh();  // 专家名单中…的占比
                           return !behind && syntax::find_keyword(group, said, skin_).has_value();
                       }) ||
           std::any_of(kOfAStep.begin(), kOfAStep.end(),
                       [&](Keyword word) { return syntax::spelling(word, skin_) == said; });
}

void Tongue::learn_type(const Name& name, bool yes_no) {
    const auto [place, is_new] = yes_no_.emplace(name.text, yes_no);
    if (!is_new) place->second = place->second && yes_no;
}

// A judgement has its reason beside it: 有效性理由 / validity reason.
void Tongue::learn(const syntax::RecordSection& record) {
    const auto reason_of = [](const std::string& field, Skin skin) {
        const std::string reason(syntax::spelling(Keyword::step_reason, skin));
        return field + (skin == Skin::english ? " " : "") + reason;
    };
    for (const auto& field : record.fields) {
        if (field.provisional) {
            const bool from_zh = source_ == Skin::chinese;
            const auto name = translated(field.name.text);
            partners_.emplace(field.name.text + (from_zh ? "是否暂定" : " provisional"),
                              name + (from_zh ? " provisional" : "是否暂定"));
            partners_.emplace(field.name.text + (from_zh ? "备注" : " remark"),
                              name + (from_zh ? " remark" : "备注"));
        }
        if (field.type != "judgement" && !field.reason_required) continue;
        partners_.emplace(reason_of(field.name.text, source_),
                          reason_of(translated(field.name.text), skin_));
    }
}

std::string Tongue::say(std::string_view zh_text, std::string_view en_text) const {
    return std::string(zh() ? zh_text : en_text);
}

std::string Tongue::word(Keyword keyword) const {
    return std::string(syntax::spelling(keyword, skin_));
}

std::string Tongue::word(std::string_view group, std::string_view id) const {
    const auto found = syntax::spelling(group, id, skin_);
    return std::string(found.empty() ? id : found);
}

std::string Tongue::rendered(std::string_view group, std::string_view text) const {
    const auto keyword = syntax::find_keyword(group, text, source_);
    return keyword ? word(*keyword) : translated(text);
}

std::string Tongue::translated(std::string_view text) const {
    const auto partner = partners_.find(text);
    return partner == partners_.end() ? std::string(text) : partner->second;
}

std::string Tongue::name(const Name& name) const {
    const auto text = translated(name.text);
    const bool quotes = name.quoted || holds_punctuation(text) || spells_word(name.text, text);
    return quotes ? quoted_verbatim(text) : text;
}

std::string Tongue::title(const Name& name) const {
    const auto text = translated(name.text);
    bool misread = name.quoted;  // a line with a colon is no heading
    for (const std::string_view mark : {"：", ":", "【", "〔", "[", "{"})
        misread = misread || text.find(mark) != std::string::npos;
    return misread ? quoted_verbatim(text) : text;
}

std::string Tongue::quoted(std::string_view text) const {
    return quoted_verbatim(skin_ == source_ ? std::string(text) : translated_list(text));
}

std::optional<std::string> Tongue::truth(const Name& asked, std::string_view text) const {
    const auto keyword = syntax::find_keyword("truth", text, source_);
    const auto known = yes_no_.find(asked.text);
    const bool answers = known != yes_no_.end()
                             ? known->second
                             : asked.text == syntax::spelling(Keyword::label_priority, source_);
    if (!keyword || !answers) return std::nullopt;
    return word(*keyword);
}

// “新材料、高端装备” is one text for two labels: they are translated when all of them can be.
std::string Tongue::translated_list(std::string_view text) const {
    constexpr std::string_view mark = "、";
    if (const auto whole = partners_.find(text); whole != partners_.end()) return whole->second;
    std::string result;
    for (auto rest = text;;) {
        const auto end = std::min(rest.find(mark), rest.size());
        const auto partner = partners_.find(rest.substr(0, end));
        if (partner == partners_.end()) return std::string(text);
        result += partner->second;
        if (end == rest.size()) return result;
        result += mark;
        rest.remove_prefix(end + mark.size());
    }
}

// The marks of the skin, unless the text would end at one of its own.
std::string Tongue::quoted_verbatim(std::string_view text) const {
    const auto in = [&](const Quotes& marks) {
        return std::string(marks.open) + std::string(text) + std::string(marks.close);
    };
    const auto& first = zh() ? kCurly : kStraight;
    const auto& second = zh() ? kStraight : kCurly;
    if (holds(first, text)) return in(first);
    if (holds(second, text)) return in(second);
    return in(holds(kCorners, text) ? kCorners : first);
}

std::string Tongue::names(const std::vector<Name>& all) const {
    std::vector<std::string> parts;
    for (const auto& one : all) parts.push_back(name(one));
    return list(parts);
}

std::string Tongue::names_and(const std::vector<Name>& all) const {
    std::vector<std::string> parts;
    for (const auto& one : all) parts.push_back(name(one));
    return joined(parts, say("、", " and "));
}

std::string Tongue::names_or(const std::vector<Name>& all) const {
    std::vector<std::string> parts;
    for (const auto& one : all) parts.push_back(name(one));
    return joined(parts, say("或者", " or "));
}

std::string Tongue::quoted_and(const std::vector<Name>& all) const {
    std::vector<std::string> parts;
    for (const auto& one : all) parts.push_back(quoted(one));
    return joined(parts, say("、", " and "));
}

std::string Tongue::unit(std::string_view written, bool one) const {
    auto keyword = syntax::find_keyword("unit", written, source_);
    if (!keyword) keyword = syntax::find_keyword("unit", written, skin_);
    if (!keyword) return translated(written);
    const auto spellings = syntax::entry(*keyword).spellings(skin_);
    return std::string(spellings[!zh() && one && spellings.size() > 1 ? 1 : 0]);
}

bool Tongue::same_unit(std::string_view a, std::string_view b) const {
    return unit(a, false) == unit(b, false);
}

std::string Tongue::quantity(std::string_view digits, std::string_view written) const {
    if (written.empty()) return std::string(digits);
    const auto said = unit(written, digits == "1");
    const bool sign = said == "%" || said == "‰";
    return std::string(digits) + (zh() || sign ? "" : " ") + said;
}

std::string Tongue::item(int number) const {
    return zh() ? "（" + chinese_number(number) + "）" : "(" + std::to_string(number) + ")";
}

std::string Tongue::level(int number) const {
    const auto ordinals = syntax::entry(Keyword::ladder_ordinal).spellings(skin_);
    const auto rung = word(Keyword::ladder_rung);
    if (zh()) return word(Keyword::ladder_ordinal) + chinese_number(number) + rung;
    const auto index = static_cast<std::size_t>(number - 1);
    return index < ordinals.size() ? std::string(ordinals[index]) + " " + rung
                                   : rung + " " + std::to_string(number);
}

std::string Tongue::section_mark(std::string_view written) const {
    auto text = written;
    for (const std::string_view end : {"、", ".", "．", " ", "　"})
        if (text.ends_with(end)) text.remove_suffix(end.size());
    const int number = number_of(text);
    if (number == 0) return std::string(written);
    return zh() ? chinese_number(number) + "、" : std::to_string(number) + ". ";
}

std::string Tongue::words(std::initializer_list<std::string> parts) const {
    std::string text;
    for (const auto& part : parts) {
        if (part.empty()) continue;
        // Latin letters and digits side by side would be one word: PCT 3件.
        const bool fuse = !text.empty() && is_latin(text.back()) && is_latin(part.front());
        if (!text.empty() && (!zh() || fuse)) text += ' ';
        text += part;
    }
    return text;
}

std::string Tongue::list(const std::vector<std::string>& parts) const {
    return joined(parts, say("、", ", "));
}

std::string Tongue::parens(const std::string& inner) const {
    return say("（", "(") + inner + say("）", ")");
}

}  // namespace guiju::format
