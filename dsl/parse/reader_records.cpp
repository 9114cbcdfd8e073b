// SPDX-License-Identifier: Apache-2.0
// Head, parameters, roles, records, names, calendars.
#include "dsl/parse/reader.h"
#include "dsl/parse/tokens.h"
#include "dsl/text/suggest.h"

namespace guiju::parse {

using base::Code;
using syntax::Name;

namespace {

/// 2026年1月1日, 2026-01-01
std::string day_in(const std::string& iso, syntax::Skin skin) {
    if (skin == syntax::Skin::english) return iso;
    const auto number = [&](std::size_t at) {
        return iso.substr(iso[at] == '0' ? at + 1 : at, iso[at] == '0' ? 1 : 2);
    };
    return iso.substr(0, 4) + "年" + number(5) + "月" + number(8) + "日";
}

/// 自2026年1月1日起, from 2026-01-01
std::string from_day(const std::string& iso, syntax::Skin skin) {
    const auto day = day_in(iso, skin);
    return skin == syntax::Skin::english ? "from " + day : "自" + day + "起";
}

}  // namespace

void Reader::read_head(const OutlineSection& outline, syntax::Head& head) {
    where_ = syntax::spelling(outline.word, outline_.skin);
    head.before = take_before();
    head.title = build_.name(outline.name);
    refuse_tail(outline.heading);
    if (head.title.text.empty())
        report(Code::gj1117, outline.heading.text()).args = {std::string(where_)};
    for (const Line& line : outline.lines) {
        before_.insert(before_.end(), line.before.begin(), line.before.end());
        if (line.broken) continue;
        const auto split = split_label(line);
        if (!split.found) {
            stray(line);
            continue;
        }
        if (lock_in_label(line, split)) continue;
        if (syntax::find_keyword("label", squeezed(split.label), outline_.skin) == K::label_note) {
            head.remarks.push_back(
                {std::string(split.rest), build_.span(split.rest), take_before()});
            continue;
        }
        const auto k = label(
            line, split,
            {K::head_document, K::head_version, K::head_level, K::head_territory, K::head_issuer,
             K::head_interpreter, K::head_kind, K::head_status, K::head_in_force, K::head_expires,
             K::head_binding, K::head_calendar, K::head_units, K::head_base});
        if (k) read_head_line(line, split, *k, head);
    }
}

void Reader::read_head_line(const Line& line, const Labelled& split, K label, syntax::Head& head) {
    once(label, split.label);
    const auto text = without_tail(split.rest, line);
    std::string_view group;
    if (label == K::head_level) group = "tier";
    if (label == K::head_kind) group = "nature";
    if (label == K::head_status) group = "status";
    if (!group.empty() && !syntax::find_keyword(group, squeezed(text), outline_.skin)) {
        std::string zh;
        std::string en;
        for (const auto& e : syntax::all_keywords()) {
            if (e.group != group) continue;
            zh += (zh.empty() ? "" : "、") + std::string(e.zh.front());
            en += (en.empty() ? "" : ", ") + std::string(e.en.front());
        }
        report(Code::gj1119, text.empty() ? line.text() : text).args = {
            std::string(split.label), std::string(text), base::Text(zh, en)};
        return;
    }
    auto read = free_line(line, split, label);
    if (!read) return;
    if (label == K::head_in_force || label == K::head_expires || label == K::head_binding) {
        const bool begins = label != K::head_expires;
        const auto form = label == K::head_in_force  ? Form::in_force
                          : label == K::head_binding ? Form::binding
                                                     : Form::expires;
        const auto node = match(form, split.rest, line);
        if (!node) return;
        read->text = std::string(syntax::spelling(K::word_undecided_date, outline_.skin));
        if (const Node* date = node->find(Shape::date)) {
            const auto day = build_.iso(*date);
            if (day.empty()) return;
            read->text = begins ? from_day(day, outline_.skin) : day_in(day, outline_.skin);
        }
    }
    head.lines.push_back(std::move(*read));
}

/// A line whose text is free. Brackets inside the text belong to it (浙政办发〔2025〕27号), but a lock
/// has its place behind it.
std::optional<syntax::Line> Reader::free_line(const Line& line, const Labelled& split, K label) {
    const auto text = without_tail(split.rest, line);
    Line behind = line;
    behind.pieces.clear();
    for (const Piece& piece : line.pieces) {
        if (piece.begin >= text.data() + text.size()) {
            behind.pieces.push_back(piece);
        } else if (std::string_view(piece.begin, piece.end).starts_with("【") ||
                   *piece.begin == '[') {
            report(Code::gj1121, {piece.begin, piece.end});
            return std::nullopt;
        }
    }
    syntax::Line read;
    read.label = syntax::id_of(label);
    read.text = std::string(text);
    read.label_span = build_.span(split.label);
    read.span = build_.span(text);
    read.tail = tail(behind);
    read.before = take_before();
    return read;
}

/// False, and said so, when a number is followed by a word that is no unit: 2个公作日.
bool Reader::unit_known(std::string_view cell, const Line& line) {
    const auto rest = trim(cell.substr(numeral_at(cell).length));
    const auto word = trim(rest.substr(0, plain_word(rest)));
    state_.reset(line.pieces);
    const auto length = match_unit({state_, rest.data(), rest.data() + rest.size()});
    const bool whole = word.empty() || word.size() != rest.size() || length == rest.size();
    if (whole || date_at(cell).length != 0) return true;
    std::vector<std::string> units = state_.names().units();
    for (const auto& e : syntax::all_keywords())
        if (e.group == "unit")
            for (const auto w : e.spellings(outline_.skin)) units.emplace_back(w);
    const auto meant = text::best_match(std::string(word), units);
    auto& finding = report(meant ? Code::gj2350 : Code::gj2206, word);
    finding.args = {std::string(word)};
    if (!meant) return false;
    finding.args.emplace_back(*meant);
    finding.fixes.push_back({finding.span, *meant, false});
    return false;
}

void Reader::read_parameter(const Line& line, Table& table, std::vector<syntax::Parameter>& all) {
    if (cells_of(line).empty()) return stray(line);
    const auto cells = row(line, table,
                           {K::column_number, K::column_name, K::column_value, K::column_origin,
                            K::column_lock, K::column_explanation});
    if (!cells) return;
    syntax::Parameter p;
    p.number = std::string((*cells)[0]);
    p.name = build_.name((*cells)[1]);
    if (p.name.text.empty()) {
        report(Code::gj1117, line.text()).args = {std::string(where_)};
        return;
    }
    const auto value = (*cells)[2];
    const auto* first = value.empty() ? nullptr : value.data();
    state_.reset(line.pieces);
    const bool number = first != nullptr && numeral_at(value).length != 0;
    if (number && !unit_known((*cells)[2], line)) return;
    if (number) {
        const auto node = match(Form::value, value, line);
        if (!node) return;
        p.value = build_.value(node->parts.at(0));
    } else if (!value.empty()) {
        p.value = build_.text_value(value);
    } else {
        p.value.kind = syntax::Expr::Kind::text;
        p.value.span = build_.span(value);
    }
    const auto origin = syntax::find_keyword("origin", squeezed((*cells)[3]), outline_.skin);
    if (!origin) {
        report(Code::gj1119, (*cells)[3].empty() ? line.text() : (*cells)[3]).args = {
            base::Text("来源", "origin"), std::string((*cells)[3]),
            base::Text("原文、暂定", "text, assumption")};
        return;
    }
    p.origin = syntax::id_of(*origin);
    p.origin_written = std::string((*cells)[3]);
    p.tail = tail(line);
    if (!(*cells)[4].empty()) {
        const auto node = match(Form::marker, (*cells)[4], line);
        if (!node) return;
        for (auto& marker : build_.markers(*node)) p.tail.markers.push_back(std::move(marker));
    }
    p.explanation = std::string((*cells)[5]);
    p.span = build_.span(line.text());
    p.before = take_before();
    all.push_back(std::move(p));
}

void Reader::read_role(const Line& line, syntax::Roles& roles) {
    const auto split = split_label(line);
    if (!split.found) return stray(line);
    if (syntax::find_keyword("label", squeezed(split.label), outline_.skin) == K::label_ladder) {
        once(K::label_ladder, split.label);
        if (auto names = name_list(split.rest, line)) {
            roles.ladder = std::move(*names);
            roles.ladder_tail = tail(line);
            roles.ladder_span = build_.span(line.text());
        }
        return;
    }
    const auto node = match(Form::role, split.rest, line);
    if (!node) return;
    syntax::Role role;
    role.name = build_.name(split.label);
    role.span = build_.span(line.text());
    for (const Node& part : node->parts) {
        switch (part.shape) {
            case Shape::kind: role.kind = build_.id(part, "role"); break;
            case Shape::level: role.level = build_.id(part, "level"); break;
            case Shape::from_register:
                role.is_register = build_.only_name(part);
                if (const Node* c = part.find(Shape::any))
                    role.register_condition = build_.condition(*c);
                break;
            case Shape::held_by:
                role.held_by_field = build_.only_name(part);
                if (const Node* place = part.find(Shape::place))
                    role.place = build_.id(*place, "place");
                break;
            case Shape::means: {
                const bool chinese = outline_.skin == syntax::Skin::chinese;
                role.means_place_of = build_.name(part.parts.at(chinese ? 0 : 1));
                role.means_role = build_.name(part.parts.at(chinese ? 1 : 0));
                break;
            }
            default: break;
        }
    }
    role.tail = tail(line);
    role.before = take_before();
    roles.roles.push_back(std::move(role));
}

void Reader::read_record_line(const Line& line, syntax::RecordSection& record) {
    if (read_held_item(line)) return;
    const auto split = split_label(line);
    if (!split.found) return stray(line);
    const auto k = syntax::find_keyword("label", squeezed(split.label), outline_.skin);
    if (read_admission(line, split, k, record.admission)) return;
    if (k == K::label_kept_by) {
        once(*k, split.label);
        refuse_tail(line);
        if (auto names = name_list(split.rest, line)) record.kept_by = names->front();
    } else if (k == K::label_priority) {
        once(*k, split.label);
        const auto node = match(Form::condition, split.rest, line);
        if (!node) return;
        record.priority = build_.condition(node->parts.at(0));
        record.priority_tail = tail(line);
    } else if (k == K::label_duplicate) {
        once(*k, split.label);
        read_duplicate(line, split.rest, record);
    } else if (k == K::label_consistency) {
        read_consistency(line, split.rest, record);
    } else {
        read_field(line, split, record.fields);
    }
}

void Reader::read_field(const Line& line, const Labelled& split,
                        std::vector<syntax::Field>& fields) {
    const auto node = match(Form::field, split.rest, line);
    if (!node) return;
    syntax::Field field;
    field.name = build_.name(split.label);
    field.span = build_.span(line.text());
    build_.field(*node, field);
    field.tail = tail(line);
    field.before = take_before();
    fields.push_back(std::move(field));
}

void Reader::read_consistency(const Line& line, std::string_view text,
                              syntax::RecordSection& record) {
    const auto node = match(Form::consistency, text, line);
    if (!node) return;
    syntax::Consistency rule;
    rule.condition = build_.criterion(*node);
    if (const Node* note = node->find(Shape::note)) rule.note = build_.quoted(*note);
    rule.span = build_.span(line.text());
    rule.tail = tail(line);
    rule.before = take_before();
    record.consistency.push_back(std::move(rule));
}

void Reader::read_duplicate(const Line& line, std::string_view text,
                            syntax::RecordSection& record) {
    refuse_tail(line);
    const auto node = match(Form::duplicate, text, line);
    if (!node) return;
    record.duplicate_keys = build_.names(*node->find(Shape::same));
    auto window = build_.value(node->find(Shape::window)->parts.at(0));
    if (window.kind == syntax::Expr::Kind::term)
        record.duplicate_window = window.name;
    else
        record.duplicate_window_value = std::move(window);
    if (const Node* note = node->find(Shape::note)) record.duplicate_note = build_.quoted(*note);
}

void Reader::read_names_row(const Line& line, Table& table, syntax::NamesSection& names) {
    if (cells_of(line).empty()) return stray(line);
    const auto cells = row(line, table, {K::column_chinese, K::column_english});
    if (!cells) return;
    refuse_tail(line);
    if ((*cells)[0].empty() || (*cells)[1].empty()) {
        report(Code::gj1117, line.text()).args = {std::string(where_)};
        return;
    }
    names.rows.push_back({build_.name((*cells)[0]), build_.name((*cells)[1]),
                          build_.span(line.text()), take_before()});
}

void Reader::read_place(const Line& line, Table& table, syntax::PlacesSection& places) {
    if (cells_of(line).empty()) return stray(line);
    const auto cells =
        row(line, table,
            {K::column_id, K::column_name, K::column_above, K::column_lead, K::column_explanation});
    if (!cells) return;
    refuse_tail(line);
    syntax::PlacesSection::Place place;
    place.code = build_.name((*cells)[0]).text;
    place.name = build_.name((*cells)[1]);
    place.above = build_.name((*cells)[2]).text;
    place.lead = build_.name((*cells)[3]);
    place.explanation = std::string((*cells)[4]);
    place.span = build_.span(line.text());
    place.before = take_before();
    if (place.code.empty() || place.name.text.empty()) {
        report(Code::gj1117, line.text()).args = {std::string(where_)};
        return;
    }
    places.places.push_back(std::move(place));
}

void Reader::read_days(const Line& line, syntax::CalendarSection& calendar) {
    const auto split = split_label(line);
    if (!split.found) return stray(line);
    const auto k = label(line, split, {K::label_years, K::label_off, K::label_worked});
    if (!k) return;
    refuse_tail(line);
    const bool years = *k == K::label_years;
    const auto node = match(years ? Form::years : Form::days, split.rest, line);
    if (!node) return;
    syntax::CalendarSection::Days days;
    days.label = syntax::id_of(*k);
    days.span = build_.span(line.text());
    if (const Node* title = node->find(Shape::label)) days.title = build_.name(*title).text;
    const auto dates = node->all(years ? Shape::number : Shape::date);
    const auto written = [&](const Node& n) {
        return years ? numeral_at(n.text()).digits : build_.iso(n);
    };
    days.from = written(*dates.front());
    days.to = dates.size() > 1 ? written(*dates.back()) : days.from;
    days.before = take_before();
    calendar.days.push_back(std::move(days));
}

}  // namespace guiju::parse
