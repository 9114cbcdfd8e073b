// SPDX-License-Identifier: Apache-2.0
// Pass 1: the names a file declares, read off the labels, headings and tables without a grammar.
#include <algorithm>

#include "dsl/parse/outline.h"
#include "dsl/parse/period.h"
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

bool is_list_of_records(std::string_view rest, Skin skin) {
    for (const auto word : syntax::entry(Keyword::type_rows).spellings(skin)) {
        if (!rest.starts_with(word)) continue;
        const auto after = trim(rest.substr(word.size()));
        if (after.starts_with("（") || after.starts_with('(')) return true;
    }
    return false;
}

/// The columns of 名单（姓名：文字，类别：选项（企业、高校））: what stands before a colon.
void collect_columns(std::string_view rest, Names& names) {
    const auto is = [&](std::size_t i, std::string_view wide, char narrow) {
        return rest.substr(i).starts_with(wide) || rest[i] == narrow;
    };
    int depth = 0;
    std::size_t begin = 0;
    for (std::size_t i = 0; i < rest.size(); i += code_point_length(rest.substr(i))) {
        const auto next = i + code_point_length(rest.substr(i));
        if (is(i, "（", '(') && ++depth == 1) begin = next;
        if (is(i, "）", ')') && --depth == 0) return;
        if (depth != 1) continue;
        if (is(i, "，", ',')) begin = next;
        if (is(i, "：", ':')) names.add(unquoted(trim(rest.substr(begin, i - begin))));
    }
}

/// Names that stand beside a field: 年产值是否暂定, 年产值备注; the parts of a composite.
void collect_beside(std::string_view field, std::string_view rest, Skin skin, Names& names) {
    const bool english = skin == Skin::english;
    const auto provisional = syntax::spelling(Keyword::flag_provisional, skin);
    if (rest.find(provisional) != std::string_view::npos) {
        names.add(std::string(field) + (english ? " provisional" : "是否暂定"));
        names.add(std::string(field) + (english ? " remark" : "备注"));
    }
    if (!rest.starts_with(syntax::spelling(Keyword::type_composite, skin))) return;
    const auto wide = rest.find("（");
    const auto open = std::min(wide, rest.find('('));
    if (open == std::string_view::npos) return;
    rest.remove_prefix(open + (open == wide ? std::string_view("（").size() : 1));
    rest = rest.substr(0, std::min({rest.find("）"), rest.find(')'), rest.size()}));
    while (!rest.empty()) {
        const auto mark = std::min({rest.find("、"), rest.find(','), rest.size()});
        names.add_part(unquoted(trim(rest.substr(0, mark))));
        if (mark == rest.size()) break;
        rest.remove_prefix(mark + (rest[mark] == ',' ? 1 : std::string_view("、").size()));
    }
}

void collect_labels(const OutlineSection& section, Skin skin, Names& names) {
    for (const Line& line : section.lines) {
        const auto split = split_label(line);
        if (!split.found || is_label(split.label, skin)) continue;
        names.add(unquoted(split.label));
        if (is_list_of_records(split.rest, skin)) collect_columns(split.rest, names);
        collect_beside(unquoted(split.label), split.rest, skin, names);
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

/// Names of titles: what stands behind 第一级： up to a comma or the end mark.
void collect_rungs(const OutlineSection& section, Skin skin, Names& names) {
    static const Names kNone;
    const std::vector<Piece> none;
    for (const Line& line : section.lines) {
        const auto split = split_label(line);
        if (!split.found || is_label(split.label, skin)) continue;
        State state(kNone, skin, false);
        state.reset(none);
        const char* begin = split.rest.data();
        const auto length = match_title({state, begin, begin + split.rest.size()});
        names.add(unquoted(trim({begin, begin + length})));
    }
}

}  // namespace

namespace {

/// Names that may stand for conditions: those of definitions and decision tables.
void collect_defined(const OutlineSection& section, Skin skin, Names& names) {
    if (section.word == Keyword::section_table) return names.define(unquoted(section.name));
    for (const Line& line : section.lines) {
        const auto split = split_label(line);
        if (split.found && !is_label(split.label, skin)) names.define(unquoted(split.label));
    }
}

/// 计量单位：辆、台套
void collect_units(const OutlineSection& head, Skin skin, Names& names) {
    for (const Line& line : head.lines) {
        const auto split = split_label(line);
        if (!split.found ||
            syntax::find_keyword("head", squeezed(split.label), skin) != Keyword::head_units)
            continue;
        std::string_view rest = without_tail(split.rest, line);
        while (!rest.empty()) {
            auto end = std::min({rest.find("、"), rest.find(','), rest.size()});
            names.add_unit(trim(rest.substr(0, end)));
            if (end == rest.size()) break;
            rest.remove_prefix(end + (rest[end] == ',' ? 1 : std::string_view("、").size()));
        }
    }
}

/// 增设字段　企业需求的联系电话：… The record may have 的 in its own name: every rest counts.
void collect_added_field(const OutlineSection& section, Skin skin, Names& names) {
    auto label = section.name.substr(0, std::min(section.name.find("："), section.name.find(':')));
    const std::string_view between = skin == Skin::chinese ? "的" : ",";
    for (auto at = label.find(between); at != std::string_view::npos; at = label.find(between)) {
        label.remove_prefix(at + between.size());
        names.add(unquoted(trim(label)));
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
            case Keyword::section_policy: collect_units(section, outline.skin, names); break;
            case Keyword::section_definitions:
            case Keyword::section_table: collect_defined(section, outline.skin, names); break;
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
            case Keyword::local_add_field: collect_added_field(section, outline.skin, names); break;
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
            case Keyword::section_targets:
                names.add(unquoted(section.name));
                collect_cells(section, 1, names);
                for (const Line& line : section.lines)
                    if (const auto cells = cells_of(line); cells.size() > 1)
                        for (const auto& one : series_of(unquoted(cells[1]))) names.add(one);
                break;
            case Keyword::section_titles:
                names.add(unquoted(section.name));
                collect_rungs(section, outline.skin, names);
                break;
            case Keyword::section_quota:
            case Keyword::section_entitlement:
            case Keyword::section_matching:
            case Keyword::section_fixture: names.add(unquoted(section.name)); break;
            default: break;
        }
    }
    names.seal();
}

}  // namespace guiju::parse
