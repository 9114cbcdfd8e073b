// SPDX-License-Identifier: Apache-2.0
#include "dsl/syntax/dump.h"

#include "dsl/syntax/dump_form.h"

namespace guiju::syntax {
namespace {

/// One overload a kind of section; each gives indented lines.
struct Bodies {
    Skin skin;

    static std::string line(const Form& form) { return "  " + form.text() + "\n"; }

    std::string operator()(std::monostate) const { return {}; }
    std::string operator()(const std::vector<Parameter>& all) const {
        std::string out;
        for (const Parameter& p : all) {
            Form form("parameter", skin);
            form.add(p.number).add(p.name).add("value", form_of(p.value, skin)).add(p.origin);
            out += line(form.add(p.tail).add("says", p.explanation));
        }
        return out;
    }
    std::string operator()(const Roles& roles) const {
        std::string out;
        for (const Role& r : roles.roles) {
            Form form("role", skin);
            form.add(r.name).add(r.kind).add(r.level).add("register", r.is_register);
            form.add("where", r.register_condition).add("held-by", r.held_by_field);
            form.add(r.place);
            form.add("means", r.means_role).add("of", r.means_place_of);
            out += line(form.add(r.tail));
        }
        if (!roles.ladder.empty())
            out += line(Form("order", skin).add("roles", roles.ladder).add(roles.ladder_tail));
        return out;
    }
    std::string operator()(const RecordSection& r) const {
        std::string out;
        if (r.kept_by) out += line(Form("kept-by", skin).add(*r.kept_by));
        for (const Field& field : r.fields) out += "  " + form_of(field, skin) + "\n";
        if (r.priority)
            out +=
                line(Form("priority", skin).add(form_of(*r.priority, skin)).add(r.priority_tail));
        for (const Consistency& c : r.consistency)
            out += line(Form("consistency", skin)
                            .add(form_of(c.condition, skin))
                            .add("flag", c.note)
                            .add(c.tail));
        if (!r.duplicate_keys.empty()) {
            Form form("duplicate", skin);
            form.add("same", r.duplicate_keys).add("within", r.duplicate_window);
            out += line(form.add("within", r.duplicate_window_value).add("flag", r.duplicate_note));
        }
        return out + form_of(r.admission, skin);
    }
    std::string operator()(const TitleLadder& ladder) const { return form_of(ladder, skin); }
    std::string operator()(const Quota& quota) const { return form_of(quota, skin); }
    std::string operator()(const Entitlement& one) const { return form_of(one, skin); }
    std::string operator()(const Stage& stage) const { return form_of(stage, skin); }
    std::string operator()(const GeneralRules& rules) const {
        std::string out;
        for (const GeneralRule& r : rules.rules) {
            Form form(r.verb, skin);
            form.add("by", r.by).add("before", r.before_mark).flag(r.reason, "reason");
            out += line(form.add("fill", r.fill).add(r.tail));
        }
        return out;
    }
    std::string operator()(const Matching& m) const {
        std::string out;
        if (m.over) out += line(Form("over", skin).add(*m.over));
        out += form_of(m.criteria, skin);
        for (const ScoreRow& row : m.rows) out += "  " + form_of(row, skin) + "\n";
        return out;
    }
    std::string operator()(const Indicators& all) const {
        constexpr std::string_view kKinds[] = {"reported", "count",  "mean",
                                               "formula",  "result", "elsewhere"};
        std::string out;
        for (const Indicator& i : all.indicators) {
            const auto unit = find_keyword("unit", i.unit, skin);
            const auto ratio = find_keyword("figure", i.unit, skin);
            Form form("indicator", skin);
            form.add(i.name).add(unit ? id_of(*unit) : ratio ? id_of(*ratio) : i.unit);
            form.add(kKinds[static_cast<std::size_t>(i.kind)]).add("by", i.by);
            form.add("of", i.matter).add("evaluation", i.evaluation);
            form.add("policy", i.policy).add("mark", i.mark).add("for", i.unit_field);
            form.flag(i.filed_in_period, "filed-in-period").add("where", i.condition);
            form.add("mean", i.field).add("formula", i.formula);
            form.flag(i.without_withdrawn, "without-withdrawn").add(i.target_strength);
            form.flag(i.target && i.target_compare == CompareOp::at_most, "at-most");
            form.flag(i.target && i.target_compare == CompareOp::more, "more");
            form.flag(i.target && i.target_compare == CompareOp::less, "less");
            out += line(form.add("target", i.target).add(i.tail));
        }
        return out;
    }
    std::string operator()(const Evaluation& e) const {
        Form form("evaluation", skin);
        form.add("subjects", e.subjects).add(e.period);
        form.add("decimals", e.rounding_written ? std::to_string(e.decimals) : "");
        form.add("missing", e.missing).add("ties", e.ties).add("ties", e.tie_breaker);
        std::string out = line(form.add(e.change_tail));
        for (const ScoreRow& row : e.rows) out += "  " + form_of(row, skin) + "\n";
        for (const Grade& grade : e.grades)
            out += line(Form("grade", skin).add(grade.name).add("from", grade.from));
        for (const Consequence& one : e.rules.consequences)
            out += line(Form("consequence", skin)
                            .add(one.grade)
                            .add("periods", one.periods)
                            .add("action", one.action)
                            .add(one.tail));
        Form rules("rules", skin);
        rules.add("excluded", e.rules.excluded).add(e.rules.excluded_tail).add(e.rules.peers);
        rules.add("objection", e.rules.objection_within).add("to", e.rules.objection_to);
        const auto said = rules.add("not-reported", e.rules.not_reported).text();
        if (said != "(rules)") out += "  " + said + "\n";
        return out;
    }
    std::string operator()(const TargetTable& t) const {
        Form form("targets", skin);
        form.add("subjects", t.subjects).add(t.period).add("about", t.about_points);
        form.add("base", t.base_year == 0 ? "" : std::to_string(t.base_year)).add(t.path);
        form.add("about", t.about_share).add("stable", t.stable).add("blue", t.blue);
        std::string out = line(form.add("yellow", t.yellow).add("reds", t.red_run));
        for (const TargetRow& row : t.rows) out += "  " + form_of(t, row, skin) + "\n";
        return out;
    }
    std::string operator()(const CalendarSection& calendar) const {
        std::string out;
        for (const auto& d : calendar.days)
            out += line(Form(d.label, skin).add(d.title).add(d.from).add(d.to));
        return out;
    }
    std::string operator()(const FixtureSection& fixture) const {
        std::string out;
        for (const auto& u : fixture.units) {
            Form form("unit", skin);
            form.add(u.id).add(u.name).add("role", u.role).add(u.territory);
            out += line(form.add("has", u.attributes));
        }
        if (!fixture.values.empty()) out += line(Form("values", skin).add("given", fixture.values));
        return out + form_of(fixture.holdings, skin);
    }
    std::string operator()(const ExampleSection& example) const { return form_of(example, skin); }
    std::string operator()(const NamesSection& names) const {
        std::string out;
        for (const auto& row : names.rows)
            out += line(Form("same", skin).add(row.chinese).add("|").add(row.english));
        return out;
    }
    std::string operator()(const Definitions& definitions) const {
        std::string out;
        for (const Definition& d : definitions.all)
            out += line(Form("define", skin).add(d.name).add(form_of(d.meaning, skin)).add(d.tail));
        return out;
    }
    std::string operator()(const DecisionTable& table) const {
        std::string out = line(Form("use", skin).add(table.hit));
        for (const TableRow& row : table.rows) {
            Form form(row.otherwise ? "otherwise" : "row", skin);
            for (const auto& cell : row.cells) form.add(cell ? form_of(*cell, skin) : "any");
            out += line(form.add("gives", form_of(row.result, skin)).add(row.tail));
        }
        return out;
    }
    std::string operator()(const PlacesSection& places) const {
        std::string out;
        for (const auto& place : places.places)
            out += line(Form("place", skin)
                            .add(place.code)
                            .add(place.name)
                            .add("above", place.above)
                            .add("lead", place.lead.text));
        return out;
    }
    std::string operator()(const LocalRule& r) const {
        Form form("local", skin);
        form.add(r.verb).add(r.target).add("item", r.item == 0 ? "" : std::to_string(r.item));
        form.add("aspect", r.aspect).add("to", r.expression).add("as", r.new_name);
        if (r.deadline) form.add(form_of(*r.deadline, skin));
        if (r.field) form.add(form_of(*r.field, skin));
        form.add("words", r.words).add("strength", r.strength);
        form.add("like", r.like == 0 ? "" : std::to_string(r.like));
        return line(form.add(r.tail));
    }
    std::string operator()(const RelatedSection& related) const {
        std::string out;
        for (const Field& field : related.fields) out += "  " + form_of(field, skin) + "\n";
        if (!related.outcomes.empty())
            out += line(Form("outcomes", skin).add("one-of", related.outcomes));
        if (!related.marks.empty()) out += line(Form("marks", skin).add("one-of", related.marks));
        if (!related.once.empty())
            out +=
                line(Form("once", skin).add("of", related.once).add("valid", related.once_valid));
        return out;
    }
    std::string operator()(const RecurringSection& r) const {
        Form form("recurring", skin);
        form.add(r.period).add("subjects", r.subjects).add(r.set_up).add("distance", r.distance);
        form.add("period-into", r.period_into).add("carried-over", r.carried_over);
        return line(form);
    }
    std::string operator()(const PublishedSection& p) const {
        Form form("published", skin);
        form.add("entries", p.entries).add("columns", p.columns).add("order", p.order);
        form.flag(p.high_first, "high-first").add("owner", p.owner).add("redacted", p.redacted);
        return line(form.add(p.period).flag(p.carried_over, "carried-over"));
    }
    std::string operator()(const TransitionSection& t) const {
        Form form("transition", skin);
        std::string out = line(form.add("from", t.versions));
        for (const auto& row : t.rows) {
            Form one("stage", skin);
            one.add(row.from);
            if (row.to)
                one.add("to", row.to);
            else
                one.add("by-hand");
            out +=
                line(one.add(row.holder).add(row.clock).add("pending", row.pending).add(row.tail));
        }
        return out;
    }
    std::string operator()(const AddedStage& added) const {
        return line(Form("after", skin).add(added.after)) + form_of(added.stage, skin);
    }
};

/// Head lines with a word of a fixed set show its id.
std::string head_text(const Line& line, Skin skin) {
    for (const auto& [label, group] :
         {std::pair{"level", "tier"}, {"kind", "nature"}, {"status", "status"}}) {
        if (line.label != label) continue;
        if (const auto keyword = find_keyword(group, line.text, skin))
            return std::string(id_of(*keyword));
    }
    return line.text;
}

}  // namespace

std::string dump(const Expr& expr, Skin skin) { return form_of(expr, skin); }

std::string dump(const Section& section, Skin skin) {
    Form heading(section.kind, skin);
    heading.add(section.name).add("basis", section.basis);
    std::string out = heading.text() + "\n" + std::visit(Bodies{skin}, section.body);
    for (const Remark& remark : section.remarks)
        out += "  " + Form("note", skin).add(remark.text).text() + "\n";
    return out;
}

std::string dump(const File& file) {
    std::string out = Form("policy", file.skin).add(file.head.title).text() + "\n";
    for (const Line& line : file.head.lines)
        out += "  " +
               Form(line.label, file.skin).add(head_text(line, file.skin)).add(line.tail).text() +
               "\n";
    for (const Remark& remark : file.head.remarks)
        out += "  " + Form("note", file.skin).add(remark.text).text() + "\n";
    for (const Section& section : file.sections) out += dump(section, file.skin);
    return out;
}

}  // namespace guiju::syntax
