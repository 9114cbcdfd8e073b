// SPDX-License-Identifier: Apache-2.0
// Pass 1: the names a file declares, read off the labels, headings and tables without a grammar.
#include <algorithm>

#include "dsl/parse/outline.h"
#include "dsl/parse/tokens.h"

namespace guiju::parse {
namespace {

using syntax::Keyword;
using syntax::Skin;

bool is_label(std::string_view text, Skin skin) {
    return syntax::find_keyword("label", squeezed(text), skin).has_value();
}

std::string_view unquoted(std::string_view text) {
    const auto quote = quoted_at(text);
    if (quote.length == 0 || quote.length != text.size()) return text;
    return text.substr(quote.inner_begin, quote.inner_end - quote.inner_begin);
}

/// A judgement has its reason beside it, a name of its own: 有效性理由.
bool has_reason(std::string_view rest, Skin skin) {
    const auto judgement = syntax::spelling(Keyword::type_judgement, skin);
    const auto reason = syntax::spelling(Keyword::flag_reason_required, skin);
    return rest.starts_with(judgement) || rest.find(reason) != std::string_view::npos;
}

void collect_labels(const OutlineSection& section, Skin skin, Names& names) {
    for (const Line& line : section.lines) {
        const auto split = split_label(line);
        if (!split.found || is_label(split.label, skin)) continue;
        names.add(unquoted(split.label));
        if (has_reason(split.rest, skin)) {
            const auto reason = syntax::spelling(Keyword::step_reason, skin);
            names.add(std::string(unquoted(split.label)) + (skin == Skin::english ? " " : "") +
                      std::string(reason));
        }
    }
}

/// Cell `column` of every row but the header.
void collect_cells(const OutlineSection& section, std::size_t column, Names& names) {
    bool header = true;
    for (const Line& line : section.lines) {
        const auto cells = cells_of(line);
        if (!header && cells.size() > column) names.add(unquoted(cells[column]));
        if (!cells.empty()) header = false;
    }
}

/// Names of actions: items under 办理事项, up to a colon or the end mark.
void collect_actions(const OutlineSection& section, Skin skin, Names& names) {
    bool actions = false;
    for (const Line& line : section.lines) {
        const auto split = split_label(line);
        if (is_item(line)) {
            if (!actions) continue;
            static const Names kNone;
            const std::vector<Piece> none;
            State state(kNone, skin, false);
            state.reset(none);
            const char* begin = line.begin + item_mark_at(line.text(), true).length;
            const auto length = match_title({state, begin, line.end});
            names.add(unquoted(trim({begin, begin + length})));
        } else if (split.found) {
            actions = syntax::find_keyword("label", squeezed(split.label), skin) ==
                      Keyword::label_actions;
        }
    }
}

}  // namespace

void collect_names(const Outline& outline, Names& names) {
    for (const OutlineSection& section : outline.sections) {
        if (!section.known) {
            collect_labels(section, outline.skin, names);
            collect_actions(section, outline.skin, names);
            names.add(section.name);
            continue;
        }
        switch (section.word) {
            case Keyword::section_roles:
            case Keyword::section_indicators: collect_labels(section, outline.skin, names); break;
            case Keyword::section_matter:
            case Keyword::section_register_:
                names.add(unquoted(section.name));
                collect_labels(section, outline.skin, names);
                break;
            case Keyword::section_related: collect_labels(section, outline.skin, names); break;
            case Keyword::section_parameters: collect_cells(section, 1, names); break;
            case Keyword::section_names:
                collect_cells(section, 0, names);
                collect_cells(section, 1, names);
                break;
            case Keyword::section_stage:
            case Keyword::section_ladder:
                names.add(unquoted(section.name));
                collect_actions(section, outline.skin, names);
                break;
            case Keyword::local_add_stage: {
                const auto comma = std::min(
                    {section.name.find("，"), section.name.find(','), section.name.size()});
                names.add(section.name.substr(0, comma));
                collect_actions(section, outline.skin, names);
                break;
            }
            case Keyword::section_evaluation:
                names.add(unquoted(section.name));
                collect_cells(section, 0, names);
                break;
            case Keyword::section_matching:
            case Keyword::section_fixture: names.add(unquoted(section.name)); break;
            default: break;
        }
    }
    names.seal();
}

}  // namespace guiju::parse
