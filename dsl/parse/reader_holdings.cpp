// SPDX-License-Identifier: Apache-2.0
// Registers' rules of entry, ladders of titles, quotas, entitlements, and what is held beforehand.
#include "dsl/parse/reader.h"
#include "dsl/parse/tokens.h"

namespace guiju::parse {

using base::Code;

std::optional<syntax::HoldingEffect> Build::holding(const Node& node) {
    syntax::HoldingEffect e;
    switch (node.shape) {
        case Shape::hold_enter: e.verb = "enter"; break;
        case Shape::hold_remove: e.verb = "remove"; break;
        case Shape::hold_promote: e.verb = "promote"; break;
        case Shape::hold_issue: e.verb = "issue"; break;
        case Shape::hold_use: e.verb = "use"; break;
        case Shape::hold_give_back: e.verb = "give_back"; break;
        default: return std::nullopt;
    }
    e.name = name(*node.find(Shape::quoted));
    if (const Node* part = node.find(Shape::whom)) e.subject = only_name(*part);
    if (const Node* part = node.find(Shape::held_rung)) e.rung = only_name(*part);
    if (const Node* part = node.find(Shape::held_value)) e.amount = value(part->parts.at(0));
    if (const Node* part = node.find(Shape::valid_for)) e.valid_for = value(part->parts.at(0));
    if (const Node* part = node.find(Shape::valid_until)) e.valid_until = only_name(*part);
    e.span = span(node);
    return e;
}

namespace {

/// The unit an expectation speaks of; "": the case itself, or an account for all.
std::string_view who_in(const Node& node) {
    const Node* who = node.find(Shape::subjects);
    const Node* quoted = who == nullptr ? nullptr : who->find(Shape::quoted);
    return quoted == nullptr ? std::string_view() : quoted->text();
}

}  // namespace

bool Reader::held_expectation(const Node& node, syntax::ExampleSection::Expectation& e) {
    using Kind = syntax::ExampleSection::Expectation::Kind;
    switch (node.shape) {
        case Shape::expect_member: e.kind = Kind::member; break;
        case Shape::expect_entitled: e.kind = Kind::entitled; break;
        case Shape::expect_balance: e.kind = Kind::balance; break;
        case Shape::expect_rung: e.kind = Kind::rung; break;
        default: return false;
    }
    e.text = build_.name(who_in(node)).text;
    if (const Node* what = node.find(Shape::held_rung)) {
        e.name = build_.name(*what);
        e.value = build_.value(node.parts.back());
        return true;
    }
    e.name = build_.name(*node.all(Shape::quoted).back());
    if (const Node* open = node.find(Shape::when_undecided))
        e.value = build_.text_value(open->text());
    return true;
}

bool Reader::read_holdings(const OutlineSection& outline, syntax::Section& section) {
    held_items_ = nullptr;
    const auto each = [&](auto&& read_line) {
        each_line(outline.lines, section, read_line);
        return true;
    };
    if (outline.word == K::section_titles) {
        auto& ladder = section.body.emplace<syntax::TitleLadder>();
        return each([&](const Line& line) { read_titles_line(line, ladder); });
    }
    if (outline.word == K::section_quota) {
        auto& quota = section.body.emplace<syntax::Quota>();
        return each([&](const Line& line) { read_quota_line(line, quota); });
    }
    if (outline.word != K::section_entitlement) return false;
    auto& entitlement = section.body.emplace<syntax::Entitlement>();
    return each([&](const Line& line) { read_entitlement_line(line, entitlement); });
}

bool Reader::read_admission(const Line& line, const Labelled& split, std::optional<K> k,
                            syntax::Admission& admission) {
    if (!k) return false;
    switch (*k) {
        case K::label_members:
            if (const auto node = match(Form::members, split.rest, line))
                admission.members = build_.id(node->parts.at(0), "member");
            break;
        case K::label_cause:
            if (match(Form::cause, split.rest, line)) admission.cause_required = true;
            break;
        case K::label_validity:
            if (const auto node = match(Form::within, split.rest, line))
                admission.valid_for = build_.value(node->parts.at(0));
            break;
        case K::label_admission:
        case K::label_leaving:
            static_cast<void>(nothing_after(split, line));
            held_items_ = k == K::label_admission ? &admission.admitted : &admission.leaves;
            break;
        default: return false;
    }
    once(*k, split.label);
    refuse_tail(line);
    return true;
}

bool Reader::read_held_item(const Line& line) {
    if (!is_item(line)) {
        held_items_ = nullptr;
        return false;
    }
    if (held_items_ == nullptr) return false;
    read_criterion(line, *held_items_);
    return true;
}

void Reader::read_titles_line(const Line& line, syntax::TitleLadder& ladder) {
    if (read_held_item(line)) return;
    const auto split = split_label(line);
    state_.reset(line.pieces);
    const Here here{state_, line.begin, line.end};
    if (split.found && match_rung(here) != 0) return read_title_rung(line, split.rest, ladder);
    if (!split.found) {
        if (match_keyword(here, K::ladder_no_skipping) == 0) return stray(line);
        if (!match(Form::no_skipping, line.text(), line)) return;
        once(K::ladder_no_skipping, line.text());
        refuse_tail(line);
        ladder.no_skipping = true;
        return;
    }
    const auto k = label(line, split,
                         {K::label_basis, K::label_members, K::label_cause, K::label_admission,
                          K::label_leaving, K::label_on_expiry, K::label_note});
    if (!k || read_admission(line, split, k, ladder.admission)) return;
    once(*k, split.label);
    refuse_tail(line);
    if (const auto node = match(Form::on_expiry, split.rest, line))
        ladder.expiry = build_.id(node->parts.at(0), "expiry");
}

void Reader::read_title_rung(const Line& line, std::string_view text, syntax::TitleLadder& ladder) {
    const auto node = match(Form::title_rung, text, line);
    if (!node) return;
    syntax::TitleRung rung;
    rung.number = rung_of(line.text(), outline_.skin);
    rung.name = build_.name(*node->find(Shape::label));
    for (const Node& part : node->parts) {
        if (part.shape == Shape::require)
            rung.require.push_back(build_.condition(part.parts.at(0)));
        if (part.shape == Shape::valid_for) rung.valid_for = build_.value(part.parts.at(0));
    }
    rung.span = build_.span(line.text());
    rung.tail = tail(line);
    rung.before = take_before();
    ladder.rungs.push_back(std::move(rung));
}

void Reader::read_quota_line(const Line& line, syntax::Quota& quota) {
    const auto split = split_label(line);
    if (!split.found) return stray(line);
    const auto k =
        label(line, split,
              {K::label_basis, K::label_counted_by, K::label_period, K::label_limit,
               K::label_relaxed, K::label_first_time, K::label_each_time, K::label_note});
    if (!k) return;
    if (*k != K::label_relaxed) once(*k, split.label);
    if (*k == K::label_counted_by) {
        refuse_tail(line);
        const auto node = match(Form::counted_by, split.rest, line);
        if (!node) return;
        quota.by_unit = node->find(Shape::counted_unit) != nullptr;
        for (const Node* part : node->all(Shape::name)) quota.by.push_back(build_.name(*part));
        return;
    }
    if (*k == K::label_period) {
        refuse_tail(line);
        if (const auto node = match(Form::cycle, split.rest, line))
            quota.period = build_.id(node->parts.at(0), "cycle");
        return;
    }
    const auto node = match(Form::quota_limit, split.rest, line);
    if (!node) return;
    syntax::QuotaLimit limit;
    if (const Node* c = node->find(Shape::condition))
        limit.condition = build_.condition(c->parts.at(0));
    limit.value = build_.value(node->find(Shape::held_value)->parts.at(0));
    limit.span = build_.span(line.text());
    limit.tail = tail(line);
    limit.before = take_before();
    if (*k == K::label_relaxed)
        quota.relaxed.push_back(std::move(limit));
    else if (*k == K::label_limit)
        quota.limit = std::move(limit);
    else if (*k == K::label_first_time)
        quota.first_time = std::move(limit);
    else
        quota.each_time = std::move(limit);
}

void Reader::read_entitlement_line(const Line& line, syntax::Entitlement& entitlement) {
    if (read_held_item(line)) return;
    const auto split = split_label(line);
    if (!split.found) return stray(line);
    const auto k =
        label(line, split, {K::label_basis, K::label_over, K::label_entitled_if, K::label_note});
    if (!k) return;
    once(*k, split.label);
    refuse_tail(line);
    if (*k == K::label_entitled_if) {
        static_cast<void>(nothing_after(split, line));
        held_items_ = &entitlement.criteria;
        return;
    }
    if (auto names = name_list(split.rest, line)) entitlement.over = names->front();
}

void Reader::read_held(const Line& line, std::string_view text,
                       std::vector<syntax::GivenHolding>& all) {
    const auto node = match(Form::held, text, line);
    if (!node) return;
    syntax::GivenHolding held;
    for (const Node& part : node->parts) {
        if (auto effect = build_.holding(part)) held.effect = std::move(*effect);
        if (part.shape == Shape::subjects)
            for (const Node& one : part.parts) held.subjects.push_back(build_.name(one).text);
        if (part.shape == Shape::held_from) held.from = build_.iso(part.parts.at(0));
        if (part.shape == Shape::held_until) held.until = build_.iso(part.parts.at(0));
        if (part.shape == Shape::held_cause) held.cause = build_.quoted(part);
    }
    held.span = build_.span(text);
    held.before = take_before();
    all.push_back(std::move(held));
}

}  // namespace guiju::parse
