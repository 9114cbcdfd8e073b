// SPDX-License-Identifier: Apache-2.0
#pragma once
// How words, names, numbers and punctuation are written in one skin; names go through the 对照 section.
// Knows single words and marks only: sentences are in the printers (printers.h, expression.h).
#include <initializer_list>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "dsl/syntax/keywords.h"
#include "dsl/syntax/tree.h"

namespace guiju::format {

class Tongue {
   public:
    Tongue(const syntax::File& file, syntax::Skin skin);

    /// From here on a name of the file is written as this, whatever 对照 says.
    void call(const std::string& name, const std::string& shown) { partners_[name] = shown; }

    [[nodiscard]] bool zh() const { return skin_ == syntax::Skin::chinese; }
    [[nodiscard]] std::string say(std::string_view zh, std::string_view en) const;
    /// The canonical spelling; empty if this skin has no such word.
    [[nodiscard]] std::string word(syntax::Keyword keyword) const;
    /// Of an id kept in the tree; the id itself if the table does not know it.
    [[nodiscard]] std::string word(std::string_view group, std::string_view id) const;
    /// A word of the file's own skin that the table knows is put into this skin; others stay.
    [[nodiscard]] std::string rendered(std::string_view group, std::string_view text) const;

    /// The name in this skin, in quotes if it was, if it holds punctuation, or if it spells a word here.
    [[nodiscard]] std::string name(const syntax::Name& name) const;
    /// The same where a whole line is the name: punctuation needs no quotes.
    [[nodiscard]] std::string title(const syntax::Name& name) const;
    /// A field or a parameter of the file has this name.
    [[nodiscard]] bool declared(const syntax::Name& name) const {
        return yes_no_.contains(name.text);
    }
    /// In quotes, always.
    [[nodiscard]] std::string quoted(const syntax::Name& name) const { return quoted(name.text); }
    [[nodiscard]] std::string quoted(std::string_view text) const;
    /// 是 or 否 in this skin, where `asked` is answered with them. Elsewhere they are labels or texts, and
    /// stay; both skins read either spelling.
    [[nodiscard]] std::optional<std::string> truth(const syntax::Name& asked,
                                                   std::string_view text) const;
    /// In quotes and word for word: reasons, quotations.
    [[nodiscard]] std::string quoted_verbatim(std::string_view text) const;
    [[nodiscard]] std::string translated(std::string_view text) const;

    /// A、B / A, B
    [[nodiscard]] std::string names(const std::vector<syntax::Name>& all) const;
    /// A、B / A and B, where commas separate parts
    [[nodiscard]] std::string names_and(const std::vector<syntax::Name>& all) const;
    /// A或者B / A or B
    [[nodiscard]] std::string names_or(const std::vector<syntax::Name>& all) const;
    /// “A”、“B” / "A" and "B"
    [[nodiscard]] std::string quoted_and(const std::vector<syntax::Name>& all) const;

    /// "5" and "个工作日": 5个工作日 / 5 working days
    [[nodiscard]] std::string quantity(std::string_view digits, std::string_view unit) const;
    [[nodiscard]] std::string unit(std::string_view written, bool one) const;
    [[nodiscard]] bool same_unit(std::string_view a, std::string_view b) const;
    /// （二） / (2)
    [[nodiscard]] std::string item(int number) const;
    /// 第二级 / second level
    [[nodiscard]] std::string level(int number) const;
    /// 三、 / 3.  (a mark that is no number stays)
    [[nodiscard]] std::string section_mark(std::string_view written) const;

    /// Words side by side: nothing between them in Chinese, one blank in English; empty ones vanish.
    [[nodiscard]] std::string words(std::initializer_list<std::string> parts) const;
    [[nodiscard]] std::string list(const std::vector<std::string>& parts) const;
    [[nodiscard]] std::string parens(const std::string& inner) const;
    [[nodiscard]] std::string comma() const { return say("，", ", "); }
    [[nodiscard]] std::string colon() const { return say("：", ": "); }
    /// Between the word and the name of a section, and before a marker.
    [[nodiscard]] std::string gap() const { return say("　", "  "); }
    [[nodiscard]] syntax::Skin skin() const { return skin_; }
    [[nodiscard]] syntax::Skin source_skin() const { return source_; }

   private:
    void learn(const syntax::NamesSection& names);
    void learn(const syntax::RecordSection& record);
    void learn_types(const std::vector<syntax::Field>& fields);
    void learn_type(const syntax::Name& name, bool yes_no);
    void learn_declared(const syntax::File& file);
    [[nodiscard]] bool spells_word(std::string_view written, std::string_view said) const;
    [[nodiscard]] std::string translated_list(std::string_view text) const;

    syntax::Skin skin_;
    syntax::Skin source_;
    std::map<std::string, std::string, std::less<>> partners_;
    /// Fields and parameters: whether all of that name are answered with yes or no.
    std::map<std::string, bool, std::less<>> yes_no_;
    /// Names that are declared before a colon, where a label of the language may stand.
    std::set<std::string, std::less<>> before_colon_;
};

/// 12 → 十二
[[nodiscard]] std::string chinese_number(int number);
[[nodiscard]] std::string joined(const std::vector<std::string>& parts, std::string_view between);

}  // namespace guiju::format
