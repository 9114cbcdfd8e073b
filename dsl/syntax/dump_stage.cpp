// SPDX-License-Identifier: Apache-2.0
// The two long sections: stages and examples.
#include "dsl/syntax/dump_form.h"

namespace guiju::syntax {
namespace {

constexpr std::string_view kWhen[] = {
    "all-pass", "any-fails", "items-fail", "undecided", "rounds-exceeded", "correction-expired",
    "action",   "expired",   "otherwise",  "as-soon",   "joint-agreed",    "joint-refused"};
constexpr std::string_view kEffect[] = {"go",    "correct", "clarify", "send-back",
                                        "close", "stay",    "up"};
constexpr std::string_view kExpect[] = {
    "stage",  "phase",    "due",      "refused", "outcome", "reasons", "says",           "field",
    "mark",   "overdue",  "notified", "list",    "score",   "rank",    "flag",           "visible",
    "member", "entitled", "balance",  "rung",    "started", "listed",  "not-applicable", "defined"};

std::string ranges(const std::vector<ItemRange>& items) {
    std::string out;
    for (const ItemRange& r : items) {
        out += (out.empty() ? "" : " ") + std::to_string(r.from);
        if (r.to != r.from) out += "-" + std::to_string(r.to);
    }
    return out;
}

std::string line(const Form& form) { return "  " + form.text() + "\n"; }

std::string actions(const std::vector<Action>& all, Skin skin) {
    std::string out;
    for (const Action& a : all) {
        Form form("action " + std::to_string(a.number), skin);
        form.add(a.name).add(a.duty).add("by", a.by).add("fill", a.fill);
        form.add("may-fill", a.may_fill);
        form.add("pilot", a.pilot);
        for (const Expr& require : a.require) form.add("requires", form_of(require, skin));
        for (const auto& softer : a.softer)
            form.add(softer.strength.word, form_of(softer.condition, skin))
                .add("pilot", softer.strength.pilot);
        form.flag(a.reason, "reason").add("choose", a.chosen_field).add("from", a.matching);
        out += line(form.add("notify", a.notify).add(a.tail));
    }
    return out;
}

std::string started(const StartCase& start, Skin skin) {
    Form form(start.policy.text, skin);
    form.add("each", start.each);
    for (const auto& [field, as] : start.carry)
        form.add("carry", field.text + (as ? " as " + as->text : ""));
    return form.text();
}

std::string dispositions(const std::vector<Disposition>& all, Skin skin) {
    std::string out;
    for (const Disposition& d : all) {
        Form when(kWhen[static_cast<std::size_t>(d.when)], skin);
        when.add(ranges(d.items)).add("rounds", d.rounds).add("actions", d.actions);
        when.flag(d.at_top, "at-top").add("and", d.condition);
        Form form("when", skin);
        form.add(when.text()).add(kEffect[static_cast<std::size_t>(d.effect)]);
        form.add("to", d.stage).add("role", d.to_role).add("confirmed-by", d.confirmed_by);
        form.add("result", d.result).add("within", d.period).add("at-most", d.max_rounds);
        form.add("by", d.handled_by).flag(d.handled_by_same_unit, "same-unit");
        form.add("mark", d.marks).add("unmark", d.unmarks).add("notify", d.notify);
        for (const auto& holding : d.holdings) form.add(form_of(holding, skin));
        for (const StartCase& start : d.starts) form.add("start", started(start, skin));
        if (d.converts) form.add("convert", started(*d.converts, skin));
        out += line(form.add(d.tail));
    }
    return out;
}

std::string expectations(const std::vector<ExampleSection::Expectation>& all, Skin skin) {
    std::string out;
    for (const auto& e : all) {
        Form form((e.negated ? "expect-not " : "expect ") +
                      std::string(kExpect[static_cast<std::size_t>(e.kind)]),
                  skin);
        const bool written_as_values = e.kind == ExampleSection::Expectation::Kind::list;
        form.add(written_as_values ? "" : e.text).add("name", e.name).add("value", e.value);
        out += line(form.add("items", ranges(e.items)));
    }
    return out;
}

Form form_of(const JointReview& joint, Skin skin) {
    Form form("joint-review", skin);
    for (const auto& member : joint.members) form.add(member.role).add(member.votes);
    form.add(joint.quorum).add(joint.amount).add(joint.out_of).add("silence", joint.silence);
    return form.flag(joint.at_once, "at-once").add(joint.tail);
}

std::string permissions(const std::vector<Permission>& all, Skin skin) {
    std::string out;
    for (const Permission& p : all) {
        Form form("allow", skin);
        for (const auto& act : p.acts)
            form.add(Form(act.verb, skin)
                         .flag(act.previous, "previous")
                         .add("stages", act.stages)
                         .text());
        form.add("by", p.by).add("then", p.then).flag(p.restart, "restart");
        form.add(p.since, p.within).flag(p.reason, "reason");
        out += line(form.add(p.tail));
    }
    return out;
}

}  // namespace

std::string form_of(const Stage& s, Skin skin) {
    std::string out;
    if (!s.handlers.empty()) out += line(Form("handled-by", skin).add("roles", s.handlers));
    if (!s.raised_by.empty()) out += line(Form("raised-by", skin).add("roles", s.raised_by));
    if (s.trigger) out += line(Form("trigger", skin).add(s.trigger->text).add(s.trigger->tail));
    for (const Deadline& d : s.deadlines) out += "  " + form_of(d, skin) + "\n";
    if (!s.criteria_tail.markers.empty()) out += line(Form("check", skin).add(s.criteria_tail));
    out += form_of(s.criteria, skin) + actions(s.actions, skin);
    for (const Rung& r : s.rungs) {
        Form form("rung " + std::to_string(r.number), skin);
        out += line(form.add(r.role).add("within", form_of(r.period, skin)).add(r.tail));
    }
    for (const ClockStart& c : s.clock_starts) {
        Form form("clock-starts", skin);
        for (const int rung : c.rungs) form.add(std::to_string(rung));
        out += line(form.add("where", c.condition).add(c.action));
    }
    if (s.joint) out += line(form_of(*s.joint, skin));
    if (s.exception)
        out += line(Form("exception", skin)
                        .add("by", s.exception->by)
                        .flag(s.exception->reason, "reason")
                        .add("valid", s.exception->valid)
                        .add(s.exception->tail));
    out += permissions(s.permissions, skin);
    out += dispositions(s.dispositions, skin);
    if (s.confirm_period) out += line(Form("confirmation", skin).add("within", s.confirm_period));
    if (s.no_skipping) out += line(Form("no-skipping", skin).add(s.no_skipping_tail));
    if (s.afterwards)
        out += line(Form("afterwards", skin).add(s.afterwards->text).add(s.afterwards->tail));
    return out;
}

std::string form_of(const ExampleSection& e, Skin skin) {
    std::string out;
    if (e.fixture) out += line(Form("sample", skin).add(*e.fixture));
    if (!e.given.empty()) out += line(Form("values", skin).add("given", e.given));
    if (!e.parameters.empty()) out += line(Form("values", skin).add("parameters", e.parameters));
    if (!e.figures.empty()) out += line(Form("values", skin).add("figures", e.figures));
    out += form_of(e.holdings, skin);
    if (e.start_stage) out += line(Form("run", skin).add(*e.start_stage));
    for (const auto& s : e.steps) {
        const auto verb = find_keyword("step", s.verb.text, skin);
        Form form("step", skin);
        form.add(s.date)
            .add("on", s.on_policy)
            .add("actor", s.actor)
            .add("unit", s.unit)
            .add("person", s.person);
        form.add(verb ? "#" + std::string(id_of(*verb)) : s.verb.text);
        form.add("inputs", s.inputs)
            .add("reason", s.reason)
            .add("list", s.list)
            .add("intends", s.intended);
        form.add(s.aim, s.target).add("item", s.item == 0 ? "" : std::to_string(s.item));
        form.flag(s.offline, "offline").add("entered", s.entered);
        out += line(form.add("report-to", s.report_to)) + expectations(s.expectations, skin);
    }
    return out + expectations(e.expectations, skin);
}

}  // namespace guiju::syntax
