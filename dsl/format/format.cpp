// SPDX-License-Identifier: Apache-2.0
#include "dsl/format/format.h"

#include <sstream>

#include "dsl/format/printers.h"

namespace guiju::format {
namespace {

using syntax::Keyword;
using syntax::Section;

/// The matter that indicators count when they name none: the only one, or the first.
std::string matter_of(const Tongue& tongue, const syntax::File& file) {
    for (const auto& section : file.sections)
        if (section.kind == syntax::id_of(Keyword::section_matter))
            return tongue.name(section.name);
    return {};
}

/// Writes what is inside a section; one overload of print() per kind of body.
class Body {
   public:
    Body(Page& page, const std::string& matter) : page_(page), matter_(matter) {}

    void operator()(const syntax::Indicators& indicators) const {
        print(page_, indicators, matter_);
    }
    void operator()(const syntax::AddedStage& added) const { print(page_, added.stage); }
    void operator()(const syntax::LocalRule&) const {}  // all in its first line
    void operator()(std::monostate) const {}
    template <class Other>
    void operator()(const Other& body) const {
        print(page_, body);
    }

   private:
    Page& page_;
    const std::string& matter_;
};

std::string heading(const Tongue& tongue, const Section& section) {
    const auto mark = tongue.section_mark(section.mark);
    if (const auto* rule = std::get_if<syntax::LocalRule>(&section.body))
        return mark + tongue.word("local", rule->verb) + tongue.gap() +
               local_rule_text(tongue, *rule) + tail_text(tongue, rule->tail);
    if (const auto* added = std::get_if<syntax::AddedStage>(&section.body))
        return mark + tongue.word(Keyword::local_add_stage) + tongue.gap() +
               tongue.name(section.name) + tongue.comma() +
               tongue.words({tongue.word(Keyword::local_word_in), tongue.name(added->after),
                             tongue.word(Keyword::local_word_after)});
    const auto word = mark + tongue.word("section", section.kind);
    return section.name.text.empty() ? word : word + tongue.gap() + tongue.title(section.name);
}

void print_section(Page& page, const Section& section, const std::string& matter) {
    // Local rules may stand close together, sections stand apart.
    if (!std::holds_alternative<syntax::LocalRule>(section.body)) page.blank();
    page.trivia(section.before);
    page.line(heading(page.tongue(), section));
    if (!section.basis.empty()) page.labelled(Keyword::label_basis, section.basis);
    std::visit(Body(page, matter), section.body);
    for (const auto& remark : section.remarks) page.remark(remark);
}

std::vector<std::string> lines_of(Page& page) {
    std::vector<std::string> lines;
    std::istringstream in(page.finish());
    for (std::string line; std::getline(in, line);)
        if (!line.empty()) lines.push_back(line);
    return lines;
}

}  // namespace

std::string format(const syntax::File& file, syntax::Skin skin) {
    const Tongue tongue(file, skin);
    const auto matter = matter_of(tongue, file);
    Page page(tongue);
    print(page, file.head);
    for (const auto& section : file.sections) print_section(page, section, matter);
    page.trivia(file.at_end);
    return page.finish();
}

std::vector<std::string> head_lines(const syntax::File& file, syntax::Skin skin) {
    const Tongue tongue(file, skin);
    Page page(tongue);
    print(page, file.head);
    return lines_of(page);
}

std::vector<std::string> body_lines(const syntax::File& file, const Section& section,
                                    syntax::Skin skin, const OtherNames& others) {
    Tongue tongue(file, skin);
    for (const auto& [name, shown] : others) tongue.call(name, shown);
    const auto matter = matter_of(tongue, file);
    Page page(tongue);
    std::visit(Body(page, matter), section.body);
    return lines_of(page);
}

}  // namespace guiju::format
