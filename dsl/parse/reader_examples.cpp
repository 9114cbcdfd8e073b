// SPDX-License-Identifier: Apache-2.0
// Samples (样本) and examples (试例).
#include <algorithm>

#include "dsl/parse/reader.h"
#include "dsl/parse/tokens.h"

namespace guiju::parse {

using Expectation = syntax::ExampleSection::Expectation;
using Kind = Expectation::Kind;

void Reader::read_fixture_line(const Line& line, Table& table, syntax::FixtureSection& fixture) {
    if (!cells_of(line).empty()) {
        const auto cells = row(
            line, table,
            {K::column_id, K::column_name, K::column_role, K::column_territory, K::column_other});
        if (!cells) return;
        refuse_tail(line);
        syntax::FixtureSection::Unit unit;
        const auto text = [&](std::size_t i) { return build_.name((*cells)[i]).text; };
        unit.id = text(0);
        unit.name = text(1);
        unit.role = text(2);
        unit.territory = text(3);
        unit.extra = std::string((*cells)[4]);
        unit.span = build_.span(line.text());
        if (!(*cells)[4].empty()) {
            const auto node = match(Form::given, (*cells)[4], line);
            if (!node) return;
            unit.attributes = build_.given(*node);
        }
        unit.before = take_before();
        fixture.units.push_back(std::move(unit));
        return;
    }
    const auto split = split_label(line);
    if (!split.found) return stray(line);
    const auto k =
        label(line, split, {K::label_given, K::label_held, K::label_basis, K::label_note});
    if (!k) return;
    refuse_tail(line);
    if (*k == K::label_held) return read_held(line, split.rest, fixture.holdings);
    if (const auto node = match(Form::given, split.rest, line)) {
        for (auto& pair : build_.given(*node)) fixture.values.push_back(std::move(pair));
        auto before = take_before();
        fixture.before_values.insert(fixture.before_values.end(), before.begin(), before.end());
    }
}

void Reader::read_example_line(const Line& line, syntax::ExampleSection& example) {
    const auto split = split_label(line);
    const bool dated = date_at(line.text()).length != 0;
    const bool running = seen_.contains(K::label_run) && !example.start_stage;
    if (dated) return read_step(line, example);
    if (!split.found) return running ? read_step(line, example) : stray(line);
    const auto label_text = squeezed(split.label);
    const auto spells = [&](K k) {
        for (const auto w : entry(k).spellings(outline_.skin))
            if (w == label_text) return true;
        return false;
    };
    refuse_tail(line);
    if (spells(K::label_expect)) return read_expectations(line, split.rest, example);
    const auto add = [&](std::vector<std::pair<syntax::Name, syntax::Expr>>& to) {
        const auto node = match(Form::given, split.rest, line);
        if (!node) return;
        for (auto& pair : build_.given(*node)) to.push_back(std::move(pair));
    };
    if (spells(K::label_held)) return read_held(line, split.rest, example.holdings);
    if (spells(K::label_given)) return add(example.given);
    if (spells(K::label_parameters)) return add(example.parameters);
    if (spells(K::label_figures)) return read_figures(line, split.rest, example);
    if (spells(K::label_fixture)) {
        once(K::label_fixture, split.label);
        if (auto names = name_list(split.rest, line)) example.fixture = names->front();
        return;
    }
    if (spells(K::label_run)) {
        once(K::label_run, split.label);
        return read_run(line, split.rest, example);
    }
    if (running) return read_step(line, example);
    static_cast<void>(
        label(line, split,
              {K::label_fixture, K::label_given, K::label_held, K::label_parameters,
               K::label_figures, K::label_run, K::label_expect, K::label_basis, K::label_note}));
}

void Reader::read_run(const Line& line, std::string_view text, syntax::ExampleSection& example) {
    if (text.empty()) return;
    if (auto names = name_list(text, line)) example.start_stage = names->front();
}

void Reader::read_step(const Line& line, syntax::ExampleSection& example) {
    refuse_tail(line);
    const auto node = match(Form::step, line.text(), line);
    if (!node) return;
    syntax::ExampleSection::Step step;
    if (const Node* date = node->find(Shape::date)) step.date = build_.iso(*date);
    if (const Node* on = node->find(Shape::on_case)) step.on_policy = build_.only_name(*on);
    if (const Node* actor = node->find(Shape::actor)) {
        step.actor = build_.only_name(*actor);
        const auto quotes = actor->all(Shape::quoted);
        if (!quotes.empty()) step.unit = build_.quoted(*quotes[0]);
        if (quotes.size() > 1) step.person = build_.quoted(*quotes[1]);
    }
    step.verb = build_.name(*node->find(Shape::verb));
    step.inputs = build_.given(*node);
    if (const Node* list = node->find(Shape::note)) step.list = build_.quoted(*list);
    if (const Node* why = node->find(Shape::why)) step.reason = build_.quoted(*why);
    if (const Node* to = node->find(Shape::handled_by)) step.report_to = build_.only_name(*to);
    if (const Node* aim = node->find(Shape::aim)) {
        step.aim = build_.id(aim->parts.at(0), "aim");
        step.target = build_.quoted(*aim);
    }
    step.offline = node->find(Shape::offline) != nullptr;
    if (const Node* entered = node->find(Shape::entered))
        step.entered = build_.iso(entered->parts.at(0));
    if (node->find(Shape::items) != nullptr) {
        const auto ranges = build_.items(*node);
        if (!ranges.empty()) step.item = ranges.front().from;
    }
    if (const Node* intends = node->find(Shape::intends))
        step.intended = build_.name(intends->parts.at(0));
    step.span = build_.span(line.text());
    step.before = take_before();
    example.steps.push_back(std::move(step));
}

void Reader::read_expectations(const Line& line, std::string_view text,
                               syntax::ExampleSection& example) {
    const auto node = match(Form::expectations, text, line);
    if (!node) return;
    auto& to = example.steps.empty() ? example.expectations : example.steps.back().expectations;
    for (const Node& part : node->parts) to.push_back(expectation(part));
}

namespace {

/// 不详, 不适用 as what is expected of a field or a definition.
syntax::Expr no_data(const Build& build, const Node& absent) {
    syntax::Expr value;
    value.kind = syntax::Expr::Kind::builtin;
    value.text = build.id(absent.parts.at(0), "cond");
    value.span = build.span(absent);
    return value;
}

}  // namespace

Expectation Reader::expectation(const Node& node) {
    Expectation e;
    e.span = build_.span(node);
    e.negated = node.find(Shape::negative) != nullptr;
    if (held_expectation(node, e) || thread_expectation(node, e)) return e;
    const auto text = [&] { return build_.quoted(node); };
    const auto kind = [&](Kind k) { e.kind = k; };
    switch (node.shape) {
        case Shape::expect_stage: kind(Kind::stage), e.name = build_.only_name(node); break;
        case Shape::expect_phase: kind(Kind::phase), e.text = build_.id(node, "phase"); break;
        case Shape::expect_outcome:
            kind(Kind::outcome), e.text = build_.id(node.parts.at(0), "outcome");
            if (node.parts.size() > 1) e.name = build_.only_name(node);
            break;
        case Shape::expect_due:
            kind(Kind::due);
            if (node.find(Shape::quoted) != nullptr) e.name = build_.only_name(node);
            e.value = build_.value(*node.find(Shape::date));
            break;
        case Shape::expect_refused: kind(Kind::refused), e.text = text(); break;
        case Shape::expect_reasons: kind(Kind::reasons), e.items = build_.items(node); break;
        case Shape::expect_says: kind(Kind::says), e.text = text(); break;
        case Shape::expect_overdue: kind(Kind::overdue); break;
        case Shape::expect_flag: kind(Kind::flag), e.text = text(); break;
        case Shape::expect_list: {
            kind(Kind::list);
            if (!node.parts.empty()) e.text = {node.parts.front().begin, node.parts.back().end};
            e.value = syntax::Expr{};
            e.value->kind = syntax::Expr::Kind::in_set;
            e.value->span = e.span;
            for (const Node* part : node.all(Shape::quoted))
                e.value->parts.push_back(build_.text_value(part->text()));
            break;
        }
        case Shape::expect_figure: e.name = build_.only_name(node); [[fallthrough]];
        case Shape::expect_score:
        case Shape::expect_rank:
            kind(node.shape == Shape::expect_rank ? Kind::rank : Kind::score);
            e.value = build_.value(node.parts.back());
            break;
        case Shape::expect_mark: kind(Kind::mark), e.name = build_.only_name(node); break;
        case Shape::expect_notified:
            kind(Kind::notified);
            e.name = build_.only_name(node);
            e.text = text();
            break;
        case Shape::expect_visible:
            kind(Kind::visible);
            e.text = build_.name(node.parts.at(0)).text;
            e.name = build_.name(node.parts.at(1));
            e.value = build_.value(node.parts.at(2));
            break;
        case Shape::expect_not_applicable:
            kind(Kind::not_applicable), e.items = build_.items(node);
            break;
        default: {
            kind(Kind::field);
            e.name = build_.name(node.parts.at(0));
            const Node& is = node.parts.back();
            e.negated = is.find(Shape::negative) != nullptr;
            e.value =
                is.shape == Shape::absent ? no_data(build_, is) : build_.value(is.parts.back());
        }
    }
    return e;
}

}  // namespace guiju::parse
