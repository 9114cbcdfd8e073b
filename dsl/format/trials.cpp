// SPDX-License-Identifier: Apache-2.0
// What is tried and given beside the rules: calendars, fixtures, examples, names, local rules.
#include "dsl/format/expression.h"
#include "dsl/format/printers.h"

namespace guiju::format {

using syntax::ExampleSection;
using syntax::Keyword;
using Expectation = syntax::ExampleSection::Expectation;

namespace {

std::string days_text(const Tongue& tongue, const syntax::CalendarSection::Days& days) {
    auto text = tongue.translated(days.title);
    if (!text.empty()) text += tongue.comma();
    text += days.from;
    if (days.to.empty() || days.to == days.from) return text;
    const auto to = tongue.word(Keyword::word_to);
    return text + (tongue.zh() ? to : " " + to + " ") + days.to;
}

std::string optional_value(const Tongue& tongue, const std::optional<syntax::Expr>& value,
                           const std::optional<syntax::Name>& asked = {}) {
    return value ? given_value(tongue, *value, asked.value_or(syntax::Name{})) : "";
}

std::string optional_quoted(const Tongue& tongue, const std::optional<syntax::Name>& name) {
    return name ? tongue.quoted(*name) : "";
}

std::string optional_name(const Tongue& tongue, const std::optional<syntax::Name>& name) {
    return name ? tongue.name(*name) : "";
}

std::string asked_field(const Tongue& tongue, const std::optional<syntax::Name>& name) {
    return name ? field_name(tongue, *name) : "";
}

std::string reasons(const Tongue& tongue, const Expectation& expectation) {
    const auto ranges = item_ranges(tongue, expectation.items);
    return tongue.zh() ? tongue.word(Keyword::expect_reasons) + ranges
                       : tongue.words({tongue.word(Keyword::expect_reasons),
                                       tongue.word(Keyword::when_item), ranges});
}

/// ROLE看到F为“…” / ROLE sees F as "…": text = the role.
std::string visible(const Tongue& tongue, const Expectation& expectation) {
    return tongue.words({tongue.name({expectation.text, {}, false}),
                         tongue.word(Keyword::expect_sees), optional_name(tongue, expectation.name),
                         tongue.word(Keyword::expect_as),
                         optional_value(tongue, expectation.value, expectation.name)});
}

/// 得分89.10 or 指标“X”为90%
std::string score(const Tongue& tongue, const Expectation& expectation) {
    auto value = optional_value(tongue, expectation.value);
    if (expectation.value && expectation.value->kind == syntax::Expr::Kind::text)
        if (const auto verdict =
                syntax::find_keyword("verdict", expectation.value->text, tongue.source_skin()))
            value = tongue.quoted_verbatim(tongue.word(*verdict));
    if (!expectation.name)
        return tongue.words(
            {tongue.word(Keyword::expect_score), value.empty() ? expectation.text : value});
    return tongue.words({tongue.word(Keyword::expect_figure), tongue.quoted(*expectation.name),
                         tongue.word(Keyword::cond_is), value});
}

std::string quoted_text(const Tongue& tongue, Keyword word, const std::string& text) {
    return tongue.words({tongue.word(word), tongue.quoted_verbatim(text)});
}

/// 名单为“A”、“B” / list is "A" and "B"; 名单为无
std::string list_text(const Tongue& tongue, const Expectation& expectation) {
    std::vector<std::string> texts;
    if (expectation.value)
        for (const auto& part : expectation.value->parts) texts.push_back(tongue.quoted(part.text));
    if (texts.empty()) texts.push_back(tongue.word(Keyword::cond_none));
    return tongue.words(
        {tongue.word(Keyword::expect_list), joined(texts, tongue.say("、", " and "))});
}

/// “E1”在“R”内, “E1”享有“Y”, “E1”的“Q”余额5万元, “E1”的“L”级次为“R”
std::string held_text(const Tongue& tongue, const Expectation& one) {
    using Kind = Expectation::Kind;
    const bool asks_membership = one.kind == Kind::member;
    const bool of_case = asks_membership && one.text.empty();
    const auto who = of_case ? tongue.word(Keyword::builtin_this_case)
                     : one.text.empty() && one.kind != Kind::rung
                         ? std::string()
                         : tongue.quoted_verbatim(one.text);
    const auto what = one.name ? tongue.quoted(*one.name) : "";
    if (asks_membership)
        return tongue.words(
            {who,
             tongue.word(one.negated ? Keyword::cond_not_in_register : Keyword::cond_in_register),
             what, tongue.word(Keyword::cond_inside)});
    if (one.kind == Kind::entitled)
        return tongue.words(
            {who, tongue.word(one.negated ? Keyword::cond_not_entitled : Keyword::cond_entitled),
             what, one.value ? tongue.word(Keyword::when_undecided) : ""});
    const auto whose = who.empty() ? who : who + tongue.say("的", "'s");
    if (one.kind == Kind::balance)
        return tongue.words(
            {whose, what, tongue.word(Keyword::expect_balance), optional_value(tongue, one.value)});
    return tongue.words({whose, what, tongue.word(Keyword::expect_rung),
                         tongue.word(Keyword::cond_is), optional_value(tongue, one.value)});
}

std::string expectation_text(const Tongue& tongue, const Expectation& one) {
    using Kind = Expectation::Kind;
    const auto either = [&](Keyword yes, Keyword no) {
        return tongue.word(one.negated ? no : yes);
    };
    switch (one.kind) {
        case Kind::stage:
            return tongue.words({either(Keyword::expect_at, Keyword::expect_not_at),
                                 optional_quoted(tongue, one.name)});
        case Kind::phase: return tongue.word("phase", one.text);
        case Kind::due:
            return tongue.words({optional_quoted(tongue, one.name),
                                 tongue.word(Keyword::expect_due),
                                 one.value ? expression(tongue, *one.value) : one.text});
        case Kind::refused:
            return one.text.empty() ? tongue.word(Keyword::expect_refused)
                                    : quoted_text(tongue, Keyword::expect_refused, one.text);
        case Kind::outcome:
            return tongue.words(
                {tongue.word("outcome", one.text), optional_name(tongue, one.name)});
        case Kind::reasons: return reasons(tongue, one);
        case Kind::says: return quoted_text(tongue, Keyword::expect_says, one.text);
        case Kind::defined:
        case Kind::field:
            if (one.value && one.value->kind == syntax::Expr::Kind::builtin)
                return tongue.words(
                    {asked_field(tongue, one.name), tongue.word("cond", one.value->text)});
            return tongue.words({asked_field(tongue, one.name),
                                 either(Keyword::cond_is, Keyword::cond_is_not),
                                 optional_value(tongue, one.value, one.name)});
        case Kind::mark:
            return tongue.words({either(Keyword::expect_mark, Keyword::expect_no_mark),
                                 optional_quoted(tongue, one.name)});
        case Kind::overdue: return either(Keyword::expect_overdue, Keyword::expect_not_overdue);
        case Kind::notified:
            return tongue.words({optional_name(tongue, one.name),
                                 one.text.empty() ? "" : tongue.quoted_verbatim(one.text)});
        case Kind::list: return list_text(tongue, one);
        case Kind::score: return score(tongue, one);
        case Kind::rank:
            return tongue.words({tongue.word(Keyword::expect_rank),
                                 one.value ? expression(tongue, *one.value) : one.text});
        case Kind::flag: return quoted_text(tongue, Keyword::expect_flag, one.text);
        case Kind::visible: return visible(tongue, one);
        case Kind::member:
        case Kind::entitled:
        case Kind::balance:
        case Kind::rung: return held_text(tongue, one);
        case Kind::started:
            return tongue.words(
                {tongue.word(Keyword::expect_started), optional_value(tongue, one.value)});
        case Kind::listed:
            return tongue.words({tongue.word(Keyword::expect_on_list),
                                 optional_quoted(tongue, one.name),
                                 one.text.empty() ? "" : tongue.word("expect", one.text),
                                 optional_value(tongue, one.value)});
        case Kind::not_applicable: {
            const auto items = item_ranges(tongue, one.items);
            const auto word = tongue.zh() ? "" : tongue.word(Keyword::when_item);
            return tongue.words({word, items, tongue.word(Keyword::expect_not_applicable)});
        }
    }
    return {};
}

/// Who is late is reminded (提醒), everybody else is told (告知): the tree has one kind for both.
std::string notice_word(const Tongue& tongue, bool overdue) {
    const auto words = syntax::entry(Keyword::expect_notified).spellings(tongue.skin());
    return std::string(words[overdue ? 0 : 1]);
}

void print_expectations(Page& page, const std::vector<Expectation>& all) {
    if (all.empty()) return;
    std::vector<std::string> texts;
    bool overdue = false;
    for (const auto& one : all) {
        auto text = expectation_text(page.tongue(), one);
        if (one.kind == Expectation::Kind::overdue) overdue = true;
        if (one.kind == Expectation::Kind::notified)
            text = page.tongue().words({notice_word(page.tongue(), overdue), text});
        texts.push_back(text);
    }
    page.labelled(Keyword::label_expect, joined(texts, page.tongue().comma()));
}

std::string step_verb(const Tongue& tongue, const syntax::Name& verb) {
    if (const auto keyword = syntax::find_keyword("step", verb.text, tongue.source_skin());
        keyword && !verb.quoted)
        return tongue.word(*keyword);
    return tongue.name(verb);
}

std::string actor_text(const Tongue& tongue, const ExampleSection::Step& step) {
    auto text = step.actor ? tongue.name(*step.actor) : "";
    const auto add = [&](const std::string& who) {
        text += tongue.say("", " ") + tongue.quoted_verbatim(who);
    };
    if (!step.unit.empty() || !step.person.empty()) add(step.unit);
    if (!step.person.empty()) add(step.person);
    return text;
}

/// To a stage 到, to people 给.
std::string aim_word(const Tongue& tongue, const ExampleSection::Step& step) {
    const auto verb = syntax::find_keyword("step", step.verb.text, tongue.source_skin());
    const bool goes = verb == Keyword::step_send_to || verb == Keyword::step_jump;
    return goes && step.aim == "to" && tongue.zh() ? "到" : tongue.word("aim", step.aim);
}

std::string step_text(const Tongue& tongue, const ExampleSection::Step& step) {
    const auto actor = actor_text(tongue, step);
    std::vector<std::string> parts{step_verb(tongue, step.verb)};
    if (!step.inputs.empty()) parts.push_back(assignments(tongue, step.inputs));
    if (!step.list.empty()) parts.push_back(tongue.quoted(step.list));
    if (!step.reason.empty())
        parts.push_back(
            tongue.words({tongue.word(Keyword::step_reason), tongue.quoted_verbatim(step.reason)}));
    if (step.intended)
        parts.push_back(tongue.words(
            {tongue.word(Keyword::step_intends), tongue.rendered("outcome", step.intended->text)}));
    if (step.report_to)
        parts.push_back(
            tongue.words({tongue.word(Keyword::step_report_to), tongue.name(*step.report_to)}));
    if (step.item != 0) parts.push_back(item_ranges(tongue, {{step.item, step.item, {}}}));
    if (!step.aim.empty())
        parts.push_back(tongue.words({aim_word(tongue, step), tongue.quoted(step.target)}));
    if (step.offline) parts.push_back(tongue.word(Keyword::step_offline));
    if (!step.entered.empty())
        parts.push_back(tongue.words({tongue.word(Keyword::step_entered), step.entered}));
    const auto date = step.date.empty() ? "" : step.date + tongue.gap();
    std::string on;
    if (step.on_policy)
        on = tongue.words({tongue.word(Keyword::step_on_case), tongue.quoted(*step.on_policy),
                           tongue.word(Keyword::kin_case_)}) +
             tongue.comma();
    return date + on + (actor.empty() ? "" : actor + tongue.colon()) +
           joined(parts, tongue.comma());
}

void print_given(Page& page, Keyword label,
                 const std::vector<std::pair<syntax::Name, syntax::Expr>>& values) {
    if (!values.empty()) page.labelled(label, assignments(page.tongue(), values));
}

std::string target_text(const Tongue& tongue, const syntax::LocalRule& rule) {
    auto text = tongue.name(rule.target);
    const auto of = tongue.say("的", "'s ");
    if (rule.aspect == "deadline")
        text += tongue.say("", " ") + tongue.word(Keyword::local_word_deadline);
    else if (!rule.aspect.empty())
        text += of + tongue.translated(rule.aspect);
    if (rule.item == 0) return text;
    return tongue.zh()
               ? text + "第" + tongue.item(rule.item) + "项"
               : text + " " + tongue.word(Keyword::when_item) + " " + tongue.item(rule.item);
}

}  // namespace

void print(Page& page, const syntax::CalendarSection& calendar) {
    const auto& tongue = page.tongue();
    for (const auto& days : calendar.days) {
        page.trivia(days.before);
        page.line(tongue.word("label", days.label) + tongue.colon() + days_text(tongue, days));
    }
}

void print(Page& page, const syntax::FixtureSection& fixture) {
    const auto& tongue = page.tongue();
    if (!fixture.units.empty())
        page.header({Keyword::column_id, Keyword::column_name, Keyword::column_role,
                     Keyword::column_territory, Keyword::column_other});
    for (const auto& unit : fixture.units) {
        page.trivia(unit.before);
        const auto other =
            unit.attributes.empty() ? unit.extra : assignments(tongue, unit.attributes);
        page.row({unit.id, tongue.translated(unit.name), tongue.translated(unit.role),
                  unit.territory, other});
    }
    page.trivia(fixture.before_values);
    print_given(page, Keyword::label_given, fixture.values);
    print(page, fixture.holdings);
}

void print(Page& page, const ExampleSection& example) {
    const auto& tongue = page.tongue();
    if (example.fixture) page.labelled(Keyword::label_fixture, tongue.name(*example.fixture));
    print_given(page, Keyword::label_given, example.given);
    print(page, example.holdings);
    print_given(page, Keyword::label_figures, example.figures);
    print_figures(page, example.period_figures);
    print_given(page, Keyword::label_parameters, example.parameters);
    // Behind the steps they would be those of the last step.
    if (!example.steps.empty()) print_expectations(page, example.expectations);
    if (example.start_stage) {
        page.labelled(Keyword::label_run, tongue.name(*example.start_stage));
    } else if (!example.steps.empty()) {
        page.labelled(Keyword::label_run, "");
    }
    for (const auto& step : example.steps) {
        page.trivia(step.before);
        page.line(step_text(tongue, step));
        print_expectations(page, step.expectations);
    }
    if (example.steps.empty()) print_expectations(page, example.expectations);
}

void print(Page& page, const syntax::NamesSection& names) {
    page.header({Keyword::column_chinese, Keyword::column_english});
    for (const auto& row : names.rows) {
        page.trivia(row.before);
        page.row({row.chinese.text, row.english.text});
    }
}

void print(Page& page, const syntax::PlacesSection& places) {
    page.header({Keyword::column_id, Keyword::column_name, Keyword::column_above,
                 Keyword::column_lead, Keyword::column_explanation});
    const auto& tongue = page.tongue();
    for (const auto& place : places.places) {
        page.trivia(place.before);
        page.row({place.code, tongue.translated(place.name.text), place.above,
                  tongue.translated(place.lead.text), place.explanation});
    }
}

std::string local_rule_text(const Tongue& tongue, const syntax::LocalRule& rule) {
    if (rule.field) {
        return tongue.name(rule.target) + tongue.say("的", ", ") + field_text(tongue, *rule.field);
    }
    if (rule.verb == "counterpart")
        return tongue.translated(rule.target.text) + tongue.colon() + tongue.quoted(*rule.new_name);
    auto text = target_text(tongue, rule);
    if (rule.deadline) return text + tongue.colon() + deadline_text(tongue, *rule.deadline);
    if (rule.new_name) return text + tongue.colon() + tongue.quoted(*rule.new_name);
    if (!rule.words.empty()) {
        std::vector<std::string> words;
        for (const auto& word : rule.words) words.push_back(tongue.quoted(word));
        return text + tongue.colon() + joined(words, tongue.say("、", ", "));
    }
    if (!rule.strength.empty()) return text + tongue.colon() + tongue.word("duty", rule.strength);
    if (!rule.expression) return text;
    text += tongue.colon() + expression(tongue, *rule.expression);
    if (rule.like == 0) return text;
    text += tongue.comma() + tongue.word(Keyword::local_word_like);
    return tongue.zh()
               ? text + "第" + tongue.item(rule.like) + "项"
               : text + " " + tongue.word(Keyword::when_item) + " " + tongue.item(rule.like);
}

}  // namespace guiju::format
