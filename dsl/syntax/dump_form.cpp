// SPDX-License-Identifier: Apache-2.0
#include "dsl/syntax/dump_form.h"

namespace guiju::syntax {
namespace {

constexpr std::string_view kKinds[] = {
    "term",          "of",        "number",      "text",     "date",     "arithmetic",
    "overlap-share", "mean",      "chosen",      "fold",     "pick",     "months",
    "difference",    "table",     "row",         "cell",     "kin",      "recorded",
    "builtin",       "compare",   "is",          "filled",   "complete", "format-ok",
    "in-set",        "within",    "in-register", "entitled", "contains", "overlaps",
    "same-county",   "same-city", "kin-closed",  "reached",  "all",      "any",
    "not",           "every",     "none-of",     "groups",   "tally",    "qualifies",
    "about",         "absent",    "each-part",   "applies"};
constexpr std::string_view kCompare[] = {">=", "<=",          ">",         "<",     "=",
                                         "/=", "not-earlier", "not-later", "later", "earlier"};
constexpr std::string_view kMarkers[] = {
    "locked",         "may-add-items", "may-drop-items", "may-raise",       "may-lower",
    "may-shorten",    "may-lengthen",  "may-add-rounds", "choose",          "local-decides",
    "may-add-stages", "may-rename",    "must-fill",      "weights-may-move"};
constexpr std::string_view kScoring[] = {"times",          "as-is", "to-target", "best-is-full",
                                         "from-threshold", "up-to", "condition"};

template <std::size_t N, class E>
std::string_view at(const std::string_view (&names)[N], E value) {
    return names[static_cast<std::size_t>(value)];
}

/// Yes and no are the same in both skins; other texts stay as they are.
std::string text_of(const Expr& expr, Skin skin) {
    if (const auto truth = find_keyword("truth", expr.text, skin))
        return std::string(id_of(*truth));
    return "\"" + expr.text + "\"";
}

std::string unit_of(std::string_view unit, Skin skin) {
    if (unit.empty()) return {};
    const auto keyword = find_keyword("unit", unit, skin);
    return " " + std::string(keyword ? id_of(*keyword) : unit);
}

bool is_written(const Expr& expr) {
    return expr.kind != Expr::Kind::term || !expr.name.text.empty();
}

}  // namespace

Form& Form::add(std::string_view part) {
    if (!part.empty()) text_ += " " + std::string(part);
    return *this;
}

Form& Form::add(std::string_view label, std::string_view part) {
    if (part.empty()) return *this;
    return add("(" + std::string(label) + " " + std::string(part) + ")");
}

Form& Form::add(std::string_view label, const std::vector<Name>& names) {
    std::string all;
    for (const Name& name : names) all += (all.empty() ? "" : " | ") + name.text;
    return add(label, all);
}

Form& Form::add(std::string_view label, const std::optional<Name>& name) {
    return name ? add(label, name->text) : *this;
}

Form& Form::add(std::string_view label, const std::optional<Expr>& expr) {
    return expr ? add(label, form_of(*expr, skin_)) : *this;
}

Form& Form::add(std::string_view label, const std::vector<std::pair<Name, Expr>>& values) {
    std::string all;
    for (const auto& [name, value] : values)
        all += (all.empty() ? "" : " ") + ("(" + name.text + " " + form_of(value, skin_) + ")");
    return add(label, all);
}

Form& Form::add(const Tail& tail) {
    for (const Marker& marker : tail.markers) {
        Form form(at(kMarkers, marker.kind), skin_);
        for (const Expr& operand : marker.operands) form.add(form_of(operand, skin_));
        add(form.text());
    }
    return tail.citation.empty() ? *this : add("cite", "\"" + tail.citation + "\"");
}

std::string form_of(const Expr& expr, Skin skin) {
    switch (expr.kind) {
        case Expr::Kind::term: return expr.name.text;
        case Expr::Kind::number: return expr.text + unit_of(expr.unit, skin);
        case Expr::Kind::text: return text_of(expr, skin);
        case Expr::Kind::date: return expr.text;
        case Expr::Kind::builtin: return "#" + expr.text;
        default: break;
    }
    auto head =
        std::string(expr.kind == Expr::Kind::compare      ? at(kCompare, expr.compare)
                    : expr.kind == Expr::Kind::arithmetic ? std::string_view(&expr.op_char, 1)
                                                          : at(kKinds, expr.kind));
    if (expr.negated) head = "not-" + head;
    if (expr.in_period) head += "-in-period";
    if (expr.kind == Expr::Kind::tally) head += std::string(at(kCompare, expr.compare));
    if (expr.kind == Expr::Kind::fold) head = expr.text;
    if (expr.kind == Expr::Kind::table_row && !expr.text.empty()) head = "rows " + expr.text;
    if (expr.kind == Expr::Kind::kin) head += "-" + expr.text;
    if (expr.kind == Expr::Kind::each_part)
        head = expr.text + "-part " + std::string(at(kCompare, expr.compare));
    if (expr.kind == Expr::Kind::about && !expr.text.empty()) head = expr.text;
    if (expr.kind == Expr::Kind::absent) head = "is-" + expr.text;
    Form form(head, skin);
    for (const Expr& part : expr.parts) form.add(form_of(part, skin));
    if (!expr.name.text.empty()) form.add("\"" + expr.name.text + "\"");
    return form.text();
}

std::string form_of(const std::vector<Criterion>& criteria, Skin skin) {
    std::string out;
    for (const Criterion& c : criteria)
        out += "  " +
               Form("item " + std::to_string(c.number), skin)
                   .add(c.strength.word)
                   .add("pilot", c.strength.pilot)
                   .add(form_of(c.condition, skin))
                   .add(c.tail)
                   .text() +
               "\n";
    return out;
}

std::string form_of(const ScoreRow& row, Skin skin) {
    const Scoring& s = row.scoring;
    Form scoring(at(kScoring, s.kind), skin);
    if (is_written(s.subject)) scoring.add(form_of(s.subject, skin));
    scoring.add("target", s.target).add("step", s.step).add("minus", s.deduction);
    scoring.add("full", s.full).add("else", s.otherwise);
    return Form("row", skin)
        .add(row.name)
        .add(form_of(row.weight, skin))
        .add(scoring.text())
        .add(row.tail)
        .text();
}

std::string form_of(const Field& f, Skin skin) {
    Form form("field", skin);
    form.add(f.name).add(f.type).add("labels", f.labels);
    for (const Field& column : f.columns) form.add(form_of(column, skin));
    form.flag(f.required, "required").flag(f.optional_written, "optional");
    form.flag(f.secret, "secret").flag(f.reason_required, "with-reason");
    form.add("required-when", f.required_when).add("forbidden-when", f.forbidden_when);
    form.add("at-least", f.at_least).add("at-most", f.at_most);
    form.add("from", f.range_low).add("to", f.range_high).add("by", f.judged_by);
    form.flag(f.provisional, "provisional").add("each", f.each_type).add("in", f.each_labels);
    form.add("digits", f.digits);
    return form.add(f.tail).text();
}

std::string form_of(const Deadline& d, Skin skin) {
    constexpr std::string_view kStarts[] = {"received", "first", "each"};
    Form form("deadline", skin);
    form.add(at(kStarts, d.start)).add("after", d.start_action);
    form.add(d.vague);
    if (!d.unbound) form.add("within", form_of(d.period, skin));
    form.add("done-by", d.satisfied_by);
    return form.add("remind-every", d.remind_every).add(d.tail).text();
}

}  // namespace guiju::syntax
