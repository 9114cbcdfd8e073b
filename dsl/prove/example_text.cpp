// SPDX-License-Identifier: Apache-2.0
// A case as a 试例: what an officer would have written to show it.
#include <array>
#include <string_view>

#include "dsl/prove/trial.h"
#include "dsl/syntax/keywords.h"

namespace guiju::prove {

namespace {

using base::Lang;
using program::Field;
using Type = Field::Type;

std::string word(std::string_view group, std::string_view id, Lang lang) {
    return std::string(syntax::spelling(
        group, id, lang == Lang::zh ? syntax::Skin::chinese : syntax::Skin::english));
}
std::string quoted(const std::string& text, Lang lang) {
    return lang == Lang::zh ? "“" + text + "”" : "\"" + text + "\"";
}
std::string comma(Lang lang) { return lang == Lang::zh ? "，" : ", "; }

std::string numeral(int number) {
    static constexpr std::array<std::string_view, 10> kDigits{"",   "一", "二", "三", "四",
                                                              "五", "六", "七", "八", "九"};
    if (number <= 0 || number > 99) return std::to_string(number);
    std::string text;
    if (number >= 20) text += kDigits[static_cast<std::size_t>(number / 10)];
    if (number >= 10) text += "十";
    return text + std::string(kDigits[static_cast<std::size_t>(number % 10)]);
}

/// The name of a label in the skin; labels are kept by their Chinese identity.
std::string label_in(const Field& field, const std::string& label, Lang lang) {
    for (const auto& one : field.labels)
        if (one.zh == label) return one.in(lang);
    return label;
}

bool only_made_up(const std::string& text) {
    static constexpr std::string_view kCharacter = "字";
    for (std::size_t i = 0; i < text.size(); i += kCharacter.size())
        if (text.compare(i, kCharacter.size(), kCharacter) != 0) return false;
    return !text.empty();
}

std::string text_given(const Field& field, const std::string& text, Lang lang) {
    const auto& name = field.name.in(lang);
    if (field.type == Type::text && only_made_up(text)) {
        const auto length = std::to_string(value::count_characters(text));
        return lang == Lang::zh ? name + length + "字" : name + " " + length + " characters";
    }
    return name + (lang == Lang::zh ? "" : " ") + quoted(label_in(field, text, lang), lang);
}

std::string list_given(const Field& field, const value::List& items, Lang lang) {
    const auto& name = field.name.in(lang);
    const std::string gap = lang == Lang::zh ? "" : " ";
    if (items.empty()) return name + gap + word("cond", "none", lang);
    std::string all;
    for (const auto& item : items) {
        const auto* text = item.get_if<std::string>();
        if (text == nullptr) return {};
        all += (all.empty() ? "" : lang == Lang::zh ? "、" : ", ") + label_in(field, *text, lang);
    }
    return name + gap + quoted(all, lang);
}

bool has_decimal_form(const value::Number& number) {
    return number.text().find('/') == std::string::npos;
}

}  // namespace

std::string items_text(const std::vector<int>& items, Lang lang) {
    std::string all;
    for (const int item : items) {
        all += all.empty() ? "" : lang == Lang::zh ? "、" : ", ";
        all += lang == Lang::zh ? "（" + numeral(item) + "）" : "(" + std::to_string(item) + ")";
    }
    return lang == Lang::zh ? "第" + all + "项" : "item " + all;
}

std::string given_text(const Field& field, const value::Value& value, Lang skin) {
    const auto& name = field.name.in(skin);
    const std::string gap = skin == Lang::zh ? "" : " ";
    if (const auto* yes = value.get_if<bool>())
        return name + gap +
               quoted(skin == Lang::zh ? (*yes ? "是" : "否") : (*yes ? "yes" : "no"), skin);
    if (const auto* quantity = value.get_if<value::Quantity>()) {
        if (!has_decimal_form(quantity->number)) return {};
        return name + gap + (skin == Lang::zh ? value::say_zh(value) : value::say_en(value));
    }
    if (const auto* date = value.get_if<value::Date>())
        return name + gap + quoted(value::iso(*date), skin);
    if (const auto* text = value.get_if<std::string>()) return text_given(field, *text, skin);
    if (const auto* items = value.get_if<value::List>()) return list_given(field, *items, skin);
    return {};
}

std::string expectation_text(const program::Program& program, std::int32_t stage,
                             const eval::Ruling& ruling, Lang skin) {
    using Effect = program::Disposition::Effect;
    const auto& here = program.stages[static_cast<std::size_t>(stage)];
    if (ruling.line < 0) return word("outcome", "nothing", skin);
    const auto& line = here.dispositions[static_cast<std::size_t>(ruling.line)];
    std::string text;
    switch (line.effect) {
        case Effect::correct: text = word("outcome", "correct", skin); break;
        case Effect::clarify: text = word("outcome", "clarify", skin); break;
        case Effect::send_back: text = word("outcome", "send_back", skin); break;
        case Effect::close: text = word("outcome", "close", skin); break;
        case Effect::go:
            text = word("expect", "at", skin) + (skin == Lang::zh ? "" : " ") +
                   quoted(program.stages[static_cast<std::size_t>(line.stage)].name.in(skin), skin);
            break;
        default: return {};
    }
    if (ruling.items.empty()) return text;
    const auto items = items_text(ruling.items, skin);
    const auto reason = skin == Lang::zh ? "理由为" + items : "reason " + items;
    return text + comma(skin) + reason;
}

std::string screening_example(const program::Program& program, std::int32_t stage,
                              const Trial& trial, const std::string& name, Lang skin) {
    if (!trial.can_be_written()) return {};
    const auto ruling = trial.screen(stage);
    if (!ruling) return {};
    const auto expected = expectation_text(program, stage, *ruling, skin);
    if (expected.empty()) return {};
    std::string given;
    for (std::size_t i = 0; i < program.matter.fields.size(); ++i) {
        const auto& value = trial.fields()[i];
        if (!value.known()) continue;
        const auto one = given_text(program.matter.fields[i], value, skin);
        if (one.empty()) return {};
        given += (given.empty() ? "" : comma(skin)) + one;
    }
    const std::string colon = skin == Lang::zh ? "：" : ": ";
    std::string text = word("section", "example", skin) + (skin == Lang::zh ? "　" : "  ") + name;
    if (!given.empty()) text += "\n" + word("label", "given", skin) + colon + given;
    text += "\n" + word("label", "run", skin) + colon +
            program.stages[static_cast<std::size_t>(stage)].name.in(skin);
    return text + "\n" + word("label", "expect", skin) + colon + expected;
}

}  // namespace guiju::prove
