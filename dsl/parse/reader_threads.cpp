// SPDX-License-Identifier: Apache-2.0
// 关联, 周期任务, 发布清单.
#include "dsl/parse/reader.h"

namespace guiju::parse {

void Reader::read_related_line(const Line& line, syntax::RelatedSection& related) {
    const auto split = split_label(line);
    if (!split.found) return stray(line);
    for (const auto k : {K::tlabel_outcomes, K::tlabel_marks, K::tlabel_once}) {
        if (squeezed(split.label) != squeezed(syntax::spelling(k, outline_.skin))) continue;
        once(k, split.label);
        refuse_tail(line);
        if (k == K::tlabel_once) return read_once(line, split, related);
        auto& names = k == K::tlabel_marks ? related.marks : related.outcomes;
        if (const auto node = match(Form::labels, split.rest, line))
            for (const Node* label : node->all(Shape::label)) names.push_back(build_.name(*label));
        return;
    }
    read_field(line, split, related.fields);
}

void Reader::read_once(const Line& line, const Labelled& split, syntax::RelatedSection& related) {
    const auto node = match(Form::once, split.rest, line);
    if (!node) return;
    for (const Node* name : node->find(Shape::names)->all(Shape::name))
        related.once.push_back(build_.name(*name));
    if (const Node* valid = node->find(Shape::valid_for))
        related.once_valid = build_.value(valid->parts.at(0));
    related.once_span = build_.span(split.rest);
}

void Reader::read_recurring_line(const Line& line, syntax::RecurringSection& task) {
    const auto split = split_label(line);
    if (!split.found) return stray(line);
    const auto k =
        label(line, split,
              {K::label_period, K::label_subjects, K::tlabel_set_up, K::tlabel_period_into,
               K::tlabel_carried_over, K::label_basis, K::label_note});
    if (!k) return;
    once(*k, split.label);
    refuse_tail(line);
    if (*k == K::label_period) {
        if (const auto node = match(Form::cycle, split.rest, line))
            task.period = build_.id(node->parts.at(0), "cycle");
    } else if (*k == K::tlabel_set_up) {
        const auto node = match(Form::set_up, split.rest, line);
        if (!node) return;
        task.set_up_span = build_.span(split.rest);
        for (const Node& part : node->parts) {
            if (part.shape == Shape::word)
                task.set_up = build_.id(part, "setup");
            else
                task.distance = build_.value(part);
        }
    } else if (auto names = name_list(split.rest, line)) {
        if (*k == K::label_subjects) task.subjects = std::move(*names);
        if (*k == K::tlabel_period_into) task.period_into = names->front();
        if (*k == K::tlabel_carried_over) task.carried_over = std::move(*names);
    }
}

void Reader::read_published_line(const Line& line, syntax::PublishedSection& list) {
    const auto split = split_label(line);
    if (!split.found) return stray(line);
    const auto k = label(
        line, split,
        {K::tlabel_entries, K::tlabel_columns, K::tlabel_order, K::tlabel_owner, K::tlabel_redacted,
         K::label_period, K::tlabel_carried_over, K::label_basis, K::label_note});
    if (!k) return;
    once(*k, split.label);
    refuse_tail(line);
    const auto rest = without_tail(split.rest, line);
    switch (*k) {
        case K::tlabel_entries:
            if (const auto node = match(Form::condition, rest, line))
                list.entries = build_.condition(node->parts.at(0));
            return;
        case K::label_period:
            if (const auto node = match(Form::cycle, rest, line))
                list.period = build_.id(node->parts.at(0), "cycle");
            return;
        case K::tlabel_order:
            if (const auto node = match(Form::order, rest, line)) {
                list.order = build_.only_name(*node);
                if (const Node* word = node->find(Shape::word))
                    list.high_first = build_.id(*word, "roll") == "high_first";
            }
            return;
        case K::tlabel_carried_over:
            if (match(Form::roll, rest, line)) list.carried_over = true;
            return;
        default: break;
    }
    auto names = name_list(rest, line);
    if (!names) return;
    if (*k == K::tlabel_columns) list.columns = std::move(*names);
    if (*k == K::tlabel_redacted) list.redacted = std::move(*names);
    if (*k == K::tlabel_owner) list.owner = names->front();
}

/// False when the section is none of these.
bool Reader::read_threads(const OutlineSection& outline, syntax::Section& section) {
    const auto each = [&](auto&& read_line) {
        each_line(outline.lines, section, read_line);
        return true;
    };
    if (outline.word == K::section_related) {
        auto& related = section.body.emplace<syntax::RelatedSection>();
        return each([&](const Line& line) { read_related_line(line, related); });
    }
    if (outline.word == K::section_recurring) {
        auto& task = section.body.emplace<syntax::RecurringSection>();
        return each([&](const Line& line) { read_recurring_line(line, task); });
    }
    if (outline.word == K::section_transition) {
        Table table;
        auto& transition = section.body.emplace<syntax::TransitionSection>();
        return each([&](const Line& line) { read_transition_line(line, table, transition); });
    }
    if (outline.word != K::section_published) return false;
    auto& list = section.body.emplace<syntax::PublishedSection>();
    return each([&](const Line& line) { read_published_line(line, list); });
}

/// 另立N件, 清单“L”有N条; false when the node says something else.
bool Reader::thread_expectation(const Node& node, syntax::ExampleSection::Expectation& e) {
    using Kind = syntax::ExampleSection::Expectation::Kind;
    if (node.shape == Shape::expect_started) {
        e.kind = Kind::started;
        e.value = build_.value(node.parts.back());
        return true;
    }
    if (node.shape != Shape::expect_listed) return false;
    e.kind = Kind::listed;
    e.name = build_.name(node.parts.at(0));
    if (node.parts.size() > 2) e.text = build_.id(node.parts[1], "expect");
    e.value = build_.value(node.parts.back());
    return true;
}

}  // namespace guiju::parse
