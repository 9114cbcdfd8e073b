// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "dsl/format/expression.h"
#include "dsl/format/printers.h"

namespace guiju::format {

using syntax::Expr;
using syntax::Field;
using syntax::Keyword;

namespace {

std::string without_zeros(std::string_view digits) {
    return std::string(digits.starts_with('0') ? digits.substr(1) : digits);
}

/// The number before `mark`, which both are taken off.
std::string taken(std::string_view& text, std::string_view mark) {
    const auto end = std::min(text.find(mark), text.size());
    const auto number = std::string(text.substr(0, end));
    text.remove_prefix(std::min(end + mark.size(), text.size()));
    return (number.size() == 1 ? "0" : "") + number;
}

/// 2027年12月31日 ⇄ 2027-12-31; one of these is what the tree holds.
std::string day_in(const Tongue& tongue, std::string_view rest) {
    const auto year = taken(rest, tongue.zh() ? "-" : "年");
    const auto month = taken(rest, tongue.zh() ? "-" : "月");
    const auto day = taken(rest, "日");
    if (!tongue.zh()) return year + "-" + month + "-" + day;
    return year + "年" + without_zeros(month) + "月" + without_zeros(day) + "日";
}

std::string expires(const Tongue& tongue, const std::string& written) {
    return tongue.skin() == tongue.source_skin() ? written : day_in(tongue, written);
}

/// 自2026年1月1日起 ⇄ from 2026-01-01; one of these, or 待定, is what the tree holds.
std::string in_force(const Tongue& tongue, const std::string& written) {
    if (const auto open = syntax::find_keyword("word", written, tongue.source_skin()))
        return tongue.word(*open);
    if (tongue.skin() == tongue.source_skin()) return written;
    constexpr std::string_view kFrom = "自", kEnglishFrom = "from ";
    std::string_view rest = written;
    rest.remove_prefix(std::min(rest.size(), tongue.zh() ? kEnglishFrom.size() : kFrom.size()));
    const auto day = day_in(tongue, rest);
    return tongue.zh() ? "自" + day + "起" : "from " + day;
}

std::string head_value(const Tongue& tongue, const syntax::Line& line) {
    if (line.label == "level") return tongue.rendered("tier", line.text);
    if (line.label == "kind") return tongue.rendered("nature", line.text);
    if (line.label == "status") return tongue.rendered("status", line.text);
    if (line.label == "in_force" || line.label == "binding") return in_force(tongue, line.text);
    if (line.label == "expires") return expires(tongue, line.text);
    if (line.label == "units") {
        std::vector<std::string> units;
        std::string_view rest = line.text;
        const std::string_view mark = tongue.source_skin() == syntax::Skin::chinese ? "、" : ", ";
        while (!rest.empty()) {
            const auto end = std::min(rest.find(mark), rest.size());
            units.push_back(tongue.translated(rest.substr(0, end)));
            rest.remove_prefix(std::min(end + mark.size(), rest.size()));
        }
        return tongue.list(units);
    }
    return tongue.translated(line.text);
}

std::string register_part(const Tongue& tongue, const syntax::Role& role) {
    const auto name = tongue.quoted(*role.is_register);
    const auto out_of = tongue.word(Keyword::word_out_of);
    const auto condition =
        role.register_condition ? expression(tongue, *role.register_condition) : "";
    if (!tongue.zh()) {
        const auto where = condition.empty() ? "" : tongue.word(Keyword::word_among);
        return tongue.words({out_of, name, where, condition});
    }
    const auto among = condition.empty() ? "" : tongue.word(Keyword::word_among) + condition + "的";
    return out_of + name + among + tongue.word(Keyword::word_arises);
}

std::string held_part(const Tongue& tongue, const syntax::Role& role) {
    const auto name = tongue.name(*role.held_by_field);
    const auto place = role.place.empty() ? "" : tongue.word("place", role.place);
    if (!tongue.zh()) return tongue.words({tongue.word(Keyword::word_held_by), place, name});
    return tongue.word(Keyword::part_by) + name + place + tongue.word(Keyword::word_held);
}

std::string role_text(const Tongue& tongue, const syntax::Role& role) {
    if (role.means_role && role.means_place_of) {
        const auto place = tongue.name(*role.means_place_of);
        const auto which = tongue.name(*role.means_role);
        if (tongue.zh())
            return tongue.word(Keyword::word_means) + place + tongue.word(Keyword::word_located) +
                   which;
        return tongue.words({tongue.word(Keyword::word_means), which,
                             tongue.word(Keyword::word_where_), tongue.word(Keyword::word_the),
                             place, tongue.word(Keyword::word_located)});
    }
    std::vector<std::string> parts{tongue.word("role", role.kind)};
    if (!role.level.empty()) parts.push_back(tongue.word("level", role.level));
    if (role.is_register) parts.push_back(register_part(tongue, role));
    if (role.held_by_field) parts.push_back(held_part(tongue, role));
    return joined(parts, tongue.comma());
}

/// A label, or the unit of a number.
std::string label_text(const Tongue& tongue, const std::string& type, const syntax::Name& label) {
    const bool number = type == "number" || type == "money" || type == "share" ||
                        type == "integer" || type == "duration";
    const auto unit = syntax::find_keyword("unit", label.text, tongue.source_skin());
    return number && unit ? tongue.unit(label.text, false) : tongue.name(label);
}

std::string type_text(const Tongue& tongue, const Field& field) {
    auto text = tongue.word("type", field.type);
    if (!field.columns.empty()) {
        std::vector<std::string> columns;
        for (const auto& column : field.columns) columns.push_back(field_text(tongue, column));
        return text + tongue.say("", " ") + tongue.parens(joined(columns, tongue.comma()));
    }
    if (field.labels.empty()) return text;
    std::vector<std::string> labels;
    for (const auto& label : field.labels) labels.push_back(label_text(tongue, field.type, label));
    return text + tongue.say("", " ") + tongue.parens(tongue.list(labels));
}

/// C的必填 / required when C
std::string conditional_flag(const Tongue& tongue, const Expr& condition, Keyword zh, Keyword en) {
    const auto text = expression(tongue, condition);
    return tongue.zh() ? text + "的" + tongue.word(zh) : tongue.word(en) + " " + text;
}

std::string bound(const Tongue& tongue, const Expr& limit, Keyword op) {
    const auto spellings = syntax::entry(op).spellings(tongue.skin());
    // 不少于 reads better than 不低于 before a number of characters.
    const bool fewer = tongue.zh() && op == Keyword::op_at_least;
    return tongue.words({std::string(spellings[fewer ? 1 : 0]), expression(tongue, limit)});
}

void duplicate_line(Page& page, const syntax::RecordSection& record) {
    const auto& tongue = page.tongue();
    if (record.duplicate_keys.empty()) return;
    const auto same = tongue.word(Keyword::dup_same);
    const auto keys = tongue.names(record.duplicate_keys);
    std::vector<std::string> parts{tongue.zh() ? keys + same : same + " " + keys};
    std::string window;
    if (record.duplicate_window) window = tongue.name(*record.duplicate_window);
    if (record.duplicate_window_value) window = expression(tongue, *record.duplicate_window_value);
    const auto inside = tongue.word(Keyword::time_inside);
    if (!window.empty()) parts.push_back(tongue.zh() ? window + inside : inside + " " + window);
    if (!record.duplicate_note.empty())
        parts.push_back(tongue.words(
            {tongue.word(Keyword::dup_flag), tongue.quoted_verbatim(record.duplicate_note)}));
    page.labelled(Keyword::label_duplicate, joined(parts, tongue.comma()));
}

}  // namespace

void print(Page& page, const syntax::Head& head) {
    const auto& tongue = page.tongue();
    page.trivia(head.before);
    page.line(tongue.word(Keyword::section_policy) + tongue.gap() + tongue.title(head.title));
    for (const auto& line : head.lines) {
        page.trivia(line.before);
        page.line(tongue.word("head", line.label) + tongue.colon() + head_value(tongue, line) +
                  tail_text(tongue, line.tail));
    }
    for (const auto& remark : head.remarks) page.remark(remark);
}

void print(Page& page, const std::vector<syntax::Parameter>& parameters) {
    const auto& tongue = page.tongue();
    page.header({Keyword::column_number, Keyword::column_name, Keyword::column_value,
                 Keyword::column_origin, Keyword::column_lock, Keyword::column_explanation});
    for (const auto& parameter : parameters) {
        const auto& value = parameter.value;
        const bool label = value.kind == Expr::Kind::text;
        const auto truth = syntax::find_keyword("truth", value.text, tongue.source_skin());
        const auto bare = truth ? tongue.word(*truth) : tongue.translated(value.text);
        syntax::Tail citation;
        citation.citation = parameter.tail.citation;
        page.trivia(parameter.before);
        page.row({parameter.number, tongue.name(parameter.name),
                  label ? bare : expression(tongue, value), tongue.word("origin", parameter.origin),
                  markers_text(tongue, parameter.tail.markers), parameter.explanation},
                 citation);
    }
}

void print(Page& page, const syntax::Roles& roles) {
    const auto& tongue = page.tongue();
    for (const auto& role : roles.roles) {
        page.trivia(role.before);
        page.line(tongue.name(role.name) + tongue.colon() + role_text(tongue, role) +
                  tail_text(tongue, role.tail));
    }
    if (!roles.ladder.empty())
        page.labelled(Keyword::label_ladder, tongue.names(roles.ladder), roles.ladder_tail);
}

std::string field_text(const Tongue& tongue, const Field& field) {
    std::vector<std::string> parts{type_text(tongue, field)};
    const auto flag = [&](bool there, Keyword word) {
        if (there) parts.push_back(tongue.word(word));
    };
    if (field.at_least) parts.push_back(bound(tongue, *field.at_least, Keyword::op_at_least));
    if (field.at_most) parts.push_back(bound(tongue, *field.at_most, Keyword::op_at_most));
    if (field.range_low && field.range_high)
        parts.push_back(
            tongue.words({expression(tongue, *field.range_low), tongue.word(Keyword::word_to),
                          expression(tongue, *field.range_high)}));
    if (!field.each_type.empty()) {
        Field part;
        part.type = field.each_type;
        part.labels = field.each_labels;
        parts.push_back(tongue.words({tongue.word(Keyword::flag_each), type_text(tongue, part)}));
    }
    if (field.digits)
        parts.push_back(tongue.words({field.digits->text, tongue.word(Keyword::flag_digits)}));
    flag(field.provisional, Keyword::flag_provisional);
    flag(field.required, Keyword::flag_required);
    flag(field.optional_written, Keyword::flag_optional);
    if (field.required_when)
        parts.push_back(conditional_flag(tongue, *field.required_when, Keyword::flag_required,
                                         Keyword::flag_required_when));
    flag(field.secret, Keyword::flag_secret);
    if (field.forbidden_when)
        parts.push_back(conditional_flag(tongue, *field.forbidden_when, Keyword::flag_forbidden,
                                         Keyword::flag_forbidden_when));
    flag(field.reason_required, Keyword::flag_reason_required);
    if (field.judged_by)
        parts.push_back(tongue.words({tongue.word(Keyword::part_by), tongue.name(*field.judged_by),
                                      tongue.word(Keyword::flag_judged)}));
    return tongue.name(field.name) + tongue.colon() + joined(parts, tongue.comma());
}

void print(Page& page, const syntax::RecordSection& record) {
    const auto& tongue = page.tongue();
    if (record.kept_by) page.labelled(Keyword::label_kept_by, tongue.name(*record.kept_by));
    for (const auto& field : record.fields) {
        page.trivia(field.before);
        page.line(field_text(tongue, field) + tail_text(tongue, field.tail));
    }
    if (record.priority)
        page.labelled(Keyword::label_priority, expression(tongue, *record.priority),
                      record.priority_tail);
    for (const auto& rule : record.consistency) {
        page.trivia(rule.before);
        auto text = expression(tongue, rule.condition);
        if (!rule.note.empty())
            text += tongue.comma() + tongue.words({tongue.word(Keyword::dup_flag),
                                                   tongue.quoted_verbatim(rule.note)});
        page.labelled(Keyword::label_consistency, text, rule.tail);
    }
    duplicate_line(page, record);
    print(page, record.admission);
}

}  // namespace guiju::format
