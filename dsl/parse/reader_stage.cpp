// SPDX-License-Identifier: Apache-2.0
// Stages and ladders, general rules, the rules of a local file.
#include "dsl/parse/reader.h"
#include "dsl/parse/tokens.h"

namespace guiju::parse {

using base::Code;
using When = syntax::Disposition::When;
using Effect = syntax::Disposition::Effect;

void Reader::read_stage(const std::vector<Line>& lines, syntax::Stage& stage,
                        syntax::Section& section) {
    auto list = ItemList::none;
    each_line(lines, section, [&](const Line& line) { read_stage_line(line, stage, list); });
}

void Reader::read_stage_line(const Line& line, syntax::Stage& stage, ItemList& list) {
    if (is_item(line)) {
        if (list == ItemList::criteria) return read_criterion(line, stage.criteria);
        if (list == ItemList::actions) return read_action(line, stage);
        // Why: one heading that is missing or misspelt is one mistake, however many items follow.
        if (list == ItemList::none)
            report(Code::gj1113, line.text()).args = {
                base::Text("“审查：”或者“办理事项：”", "\"check:\" or \"actions:\"")};
        list = ItemList::orphans;
        return;
    }
    const Allowed labels{K::label_basis,        K::label_handled_by, K::label_deadline,
                         K::label_check,        K::label_actions,    K::label_then,
                         K::label_confirmation, K::label_afterwards, K::label_trigger,
                         K::label_raised_by,    K::label_starts,     K::label_joint,
                         K::label_exception,    K::label_permits,    K::label_note};
    auto split = split_label(line);
    if (!split.found) split = without_colon(line, labels);
    state_.reset(line.pieces);
    const Here here{state_, line.begin, line.end};
    if (split.found && match_rung(here) != 0) return read_rung(line, split.rest, stage);
    if (!split.found) {
        if (match_keyword(here, K::ladder_no_skipping) == 0) {
            const auto number = stage.criteria.size() + 1;
            if (list != ItemList::criteria || !lost_number(line, number))
                return read_disposition(line, stage);
            return read_criterion(line, stage.criteria);
        }
        if (!match(Form::no_skipping, line.text(), line)) return;
        once(K::ladder_no_skipping, line.text());
        stage.no_skipping = true;
        stage.no_skipping_tail = tail(line);
        return;
    }
    const auto k = label(line, split, labels);
    list = !k                      ? ItemList::orphans
           : k == K::label_check   ? ItemList::criteria
           : k == K::label_actions ? ItemList::actions
                                   : ItemList::none;
    if (k) read_stage_label(line, split, *k, stage);
}

void Reader::read_stage_label(const Line& line, const Labelled& split, K label,
                              syntax::Stage& stage) {
    const bool repeated =
        label == K::label_deadline || label == K::label_starts || label == K::label_permits;
    if (!repeated) once(label, split.label);
    switch (label) {
        case K::label_handled_by:
        case K::label_raised_by: {
            refuse_tail(line);
            auto names = name_list(split.rest, line);
            if (names)
                (label == K::label_handled_by ? stage.handlers : stage.raised_by) =
                    std::move(*names);
            return;
        }
        case K::label_deadline: {
            const auto node = match(Form::deadline, split.rest, line);
            if (!node) return;
            auto deadline = build_.deadline(*node);
            deadline.tail = tail(line);
            deadline.before = take_before();
            stage.deadlines.push_back(std::move(deadline));
            return;
        }
        case K::label_check:
            if (nothing_after(split, line)) stage.criteria_tail = tail(line);
            return;
        case K::label_actions:
        case K::label_then:
            if (nothing_after(split, line)) refuse_tail(line);
            return;
        case K::label_confirmation: {
            refuse_tail(line);
            const auto node = match(Form::within, split.rest, line);
            if (node) stage.confirm_period = build_.value(node->parts.at(0));
            return;
        }
        case K::label_afterwards:
        case K::label_trigger: {
            if (auto read = free_line(line, split, label))
                (label == K::label_trigger ? stage.trigger : stage.afterwards) = std::move(*read);
            return;
        }
        case K::label_starts: return read_clock_start(line, split.rest, stage);
        case K::label_joint: return read_joint(line, split.rest, stage);
        case K::label_exception: return read_exception(line, split.rest, stage);
        case K::label_permits: return read_permission(line, split.rest, stage);
        default: stray(line);
    }
}

void Reader::read_criterion(const Line& line, std::vector<syntax::Criterion>& criteria) {
    const auto mark = item_mark_at(line.text(), true);
    const auto text = line.text().substr(mark.length);
    const auto node = match(Form::criterion, text, line);
    if (!node) return;
    syntax::Criterion c;
    if (const Node* strength = node->find(Shape::strength)) c.strength = build_.strength(*strength);
    c.number = mark.length == 0 ? static_cast<int>(criteria.size()) + 1 : mark.number;
    c.number_span = build_.span(line.text().substr(0, mark.length));
    c.condition = build_.criterion(*node);
    c.span = build_.span(line.text());
    c.tail = tail(line);
    c.before = take_before();
    criteria.push_back(std::move(c));
}

void Reader::read_action(const Line& line, syntax::Stage& stage) {
    const auto mark = item_mark_at(line.text(), true);
    const auto node = match(Form::action, line.text().substr(mark.length), line);
    if (!node) return;
    syntax::Action a;
    a.number = mark.number;
    a.number_span = build_.span(line.text().substr(0, mark.length));
    a.name = build_.name(*node->find(Shape::label));
    a.span = build_.span(line.text());
    const auto add = [this](std::vector<syntax::Name>& to, const Node& part) {
        for (auto& name : build_.names(part)) to.push_back(std::move(name));
    };
    for (const Node& part : node->parts) {
        switch (part.shape) {
            case Shape::duty: a.duty = build_.id(part, "duty"); break;
            case Shape::pilot:
                a.duty = "pilot";
                a.pilot = build_.condition(part.parts.at(0));
                break;
            case Shape::softer:
                a.softer.push_back(
                    {build_.strength(part.parts.at(0)), build_.condition(part.parts.back())});
                break;
            case Shape::by: add(a.by, part); break;
            case Shape::fill: add(a.fill, part); break;
            case Shape::may_fill: add(a.may_fill, part); break;
            case Shape::require: a.require.push_back(build_.condition(part.parts.at(0))); break;
            case Shape::applies: a.require.push_back(build_.criterion(part)); break;
            case Shape::reason: a.reason = true; break;
            case Shape::notify: add(a.notify, part); break;
            case Shape::choose: {
                const bool chinese = outline_.skin == syntax::Skin::chinese;
                a.matching = build_.name(part.parts.at(chinese ? 0 : 1));
                a.chosen_field = build_.name(part.parts.at(chinese ? 1 : 0));
                break;
            }
            default: break;
        }
    }
    a.tail = tail(line);
    a.before = take_before();
    stage.actions.push_back(std::move(a));
}

namespace {

/// The first half of a disposition; false if the node is none of its cases.
bool read_when(Build& build, const Node& part, syntax::Disposition& d) {
    switch (part.shape) {
        case Shape::when_all: d.when = When::all_pass; break;
        case Shape::when_any: d.when = When::any_fails; break;
        case Shape::when_undecided: d.when = When::undecided; break;
        case Shape::as_soon:
            d.when = When::as_soon;
            d.condition = build.condition(part.parts.at(0));
            break;
        case Shape::when_expired_correction: d.when = When::correction_expired; break;
        case Shape::when_otherwise: d.when = When::otherwise; break;
        case Shape::when_items:
            d.when = When::items_fail;
            d.items = build.items(part);
            break;
        case Shape::when_rounds:
            d.when = When::rounds_exceeded;
            d.rounds = build.value(part.parts.at(0));
            break;
        case Shape::when_action:
            d.when = When::action;
            d.at_top = part.find(Shape::when_top) != nullptr;
            if (part.find(Shape::names) != nullptr)
                d.actions = build.names(part);
            else
                d.when = When::expired;
            break;
        case Shape::when_joint: {
            const auto result = build.id(*part.find(Shape::word), "when");
            d.when = result == "joint_agreed" ? When::joint_agreed : When::joint_refused;
            break;
        }
        default: return false;
    }
    if (const Node* also = part.find(Shape::also)) d.condition = build.condition(also->parts.at(0));
    d.when_span = build.span(part);
    return true;
}

syntax::StartCase started(const Build& build, const Node& part) {
    syntax::StartCase start;
    start.policy = build.name(*part.find(Shape::quoted));
    if (part.shape == Shape::start_each) start.each = build.name(*part.find(Shape::name));
    start.span = build.span(part);
    return start;
}

/// 带入 belongs to the case that is started before it.
void carry_into(const Build& build, const Node& part, syntax::Disposition& d) {
    if (d.starts.empty() && !d.converts) return;
    auto& start = d.starts.empty() ? *d.converts : d.starts.back();
    for (const Node& one : part.parts) {
        std::optional<syntax::Name> as;
        if (one.parts.size() > 1) as = build.name(one.parts[1]);
        start.carry.emplace_back(build.name(one.parts.at(0)), std::move(as));
    }
}

bool read_effect(const Build& build, const Node& part, syntax::Disposition& d) {
    switch (part.shape) {
        case Shape::go:
            d.effect = Effect::go;
            d.stage = build.only_name(part);
            return true;
        case Shape::correct:
            d.effect = Effect::correct;
            d.to_role = build.only_name(part);
            return true;
        case Shape::clarify:
            d.effect = Effect::clarify;
            d.to_role = build.only_name(part);
            return true;
        case Shape::send_back: d.effect = Effect::send_back; return true;
        case Shape::close: d.effect = Effect::close; return true;
        case Shape::stay: d.effect = Effect::stay; return true;
        case Shape::up: d.effect = Effect::up; return true;
        case Shape::convert:
            d.effect = Effect::close;
            d.converts = started(build, part);
            return true;
        case Shape::confirmed: d.confirmed_by = build.only_name(part); return true;
        default: return false;
    }
}

void read_modifier(Build& build, const Node& part, syntax::Disposition& d) {
    const auto add = [&build](std::vector<syntax::Name>& to, const Node& from) {
        for (auto& name : build.names(from)) to.push_back(std::move(name));
    };
    switch (part.shape) {
        case Shape::period: d.period = build.value(part.parts.at(0)); break;
        case Shape::rounds: d.max_rounds = build.value(part.parts.at(0)); break;
        case Shape::result: d.result = build.quoted(part); break;
        case Shape::same_unit: d.handled_by_same_unit = true; break;
        case Shape::handled_by: d.handled_by = build.only_name(part); break;
        case Shape::mark: add(d.marks, part); break;
        case Shape::unmark: add(d.unmarks, part); break;
        case Shape::notify: add(d.notify, part); break;
        case Shape::start:
        case Shape::start_each: d.starts.push_back(started(build, part)); break;
        case Shape::carry: carry_into(build, part, d); break;
        default:
            if (auto holding = build.holding(part)) d.holdings.push_back(std::move(*holding));
    }
}

}  // namespace

void Reader::read_disposition(const Line& line, syntax::Stage& stage) {
    const auto node = match(Form::disposition, line.text(), line);
    if (!node) return;
    syntax::Disposition d;
    for (const Node& part : node->parts)
        if (!read_when(build_, part, d) && !read_effect(build_, part, d))
            read_modifier(build_, part, d);
    d.span = build_.span(line.text());
    d.tail = tail(line);
    d.before = take_before();
    stage.dispositions.push_back(std::move(d));
}

void Reader::read_rung(const Line& line, std::string_view text, syntax::Stage& stage) {
    const auto node = match(Form::rung, text, line);
    if (!node) return;
    syntax::Rung rung;
    rung.number = rung_of(line.text(), outline_.skin);
    rung.role = build_.name(*node->find(Shape::name));
    rung.period = build_.value(*node->find(Shape::sum));
    rung.span = build_.span(line.text());
    rung.tail = tail(line);
    rung.before = take_before();
    stage.rungs.push_back(std::move(rung));
}

void Reader::read_clock_start(const Line& line, std::string_view text, syntax::Stage& stage) {
    refuse_tail(line);
    const auto node = match(Form::clock_start, text, line);
    if (!node) return;
    syntax::ClockStart start;
    for (const Node* rung : node->all(Shape::rung_number))
        start.rungs.push_back(rung_of(rung->text(), outline_.skin));
    if (const Node* c = node->find(Shape::any)) start.condition = build_.condition(*c);
    start.action = build_.only_name(*node);
    start.span = build_.span(line.text());
    start.before = take_before();
    stage.clock_starts.push_back(std::move(start));
}

void Reader::read_joint(const Line& line, std::string_view text, syntax::Stage& stage) {
    const auto node = match(Form::joint, text, line);
    if (!node) return;
    auto joint = build_.joint(*node);
    joint.tail = tail(line);
    joint.before = take_before();
    stage.joint = std::move(joint);
}

void Reader::read_exception(const Line& line, std::string_view text, syntax::Stage& stage) {
    const auto node = match(Form::exception, text, line);
    if (!node) return;
    syntax::ExceptionRule rule;
    for (const Node& part : node->parts) {
        if (part.shape == Shape::reason) rule.reason = true;
        if (part.shape == Shape::valid) rule.valid = build_.value(part.parts.at(0));
        if (part.shape == Shape::by) rule.by = build_.names(part);
    }
    rule.span = build_.span(line.text());
    rule.tail = tail(line);
    rule.before = take_before();
    stage.exception = std::move(rule);
}

namespace {

syntax::Permission::Act permitted(const Build& build, const Node& node) {
    syntax::Permission::Act act;
    act.verb = build.id(*node.find(Shape::word), "permit");
    if (const Node* stages = node.find(Shape::names)) act.stages = build.names(*stages);
    act.previous = node.find(Shape::before) != nullptr;
    act.span = build.span(node);
    return act;
}

}  // namespace

void Reader::read_permission(const Line& line, std::string_view text, syntax::Stage& stage) {
    const auto node = match(Form::permit, text, line);
    if (!node) return;
    syntax::Permission permission;
    for (const Node& part : node->parts) {
        switch (part.shape) {
            case Shape::permit: permission.acts.push_back(permitted(build_, part)); continue;
            case Shape::reason: permission.reason = true; continue;
            case Shape::by: permission.by = build_.names(part); continue;
            case Shape::then: permission.then = build_.id(part.parts.at(0), "permit_word"); break;
            case Shape::restart: permission.restart = true; break;
            case Shape::late_by:
                permission.since = build_.id(part.parts.at(0), "permit_word");
                permission.within = build_.value(part.parts.at(1));
                break;
            default: continue;
        }
        permission.option_span = build_.span(part);
    }
    permission.span = build_.span(line.text());
    permission.tail = tail(line);
    permission.before = take_before();
    stage.permissions.push_back(std::move(permission));
}

void Reader::read_general_rule(const Line& line, syntax::GeneralRules& rules) {
    const auto split = split_label(line);
    if (!split.found) return stray(line);
    const auto k =
        label(line, split,
              {K::general_withdraw, K::general_merge, K::general_hand_over, K::general_suspend,
               K::general_resume, K::general_offline, K::general_terminate, K::general_accept,
               K::general_read_secrets, K::label_basis, K::label_note});
    if (!k) return;
    once(*k, split.label);
    const auto node = match(Form::general_rule, split.rest, line);
    if (!node) return;
    syntax::GeneralRule rule;
    rule.verb = syntax::id_of(*k);
    rule.span = build_.span(line.text());
    for (const Node& part : node->parts) {
        if (part.shape == Shape::reason) rule.reason = true;
        if (part.shape == Shape::fill) rule.fill = build_.names(part);
        if (part.shape != Shape::by) continue;
        rule.by = build_.names(part);
        if (const Node* before = part.find(Shape::before))
            rule.before_mark = build_.only_name(*before);
    }
    rule.tail = tail(line);
    rule.before = take_before();
    rules.rules.push_back(std::move(rule));
}

void Reader::read_local_rule(const OutlineSection& outline, syntax::Section& section) {
    auto& rule = section.body.emplace<syntax::LocalRule>();
    rule.verb = syntax::id_of(outline.word);
    const Line& line = outline.heading;
    if (line.broken) return;
    const std::string_view text(outline.word_begin, line.end);
    const auto node = match(Form::local_rule, text, line);
    if (!node) return;
    const Node* target = node->find(Shape::name);
    rule.target = build_.name(target != nullptr ? *target : *node->find(Shape::label));
    section.name = rule.target;
    if (node->find(Shape::period) != nullptr) rule.aspect = "deadline";
    if (const Node* aspect = node->find(Shape::aspect))
        rule.aspect = build_.only_label(*aspect).text;
    if (const Node* item = node->find(Shape::items)) {
        const auto ranges = build_.items(*item);
        if (!ranges.empty()) rule.item = ranges.front().from;
    }
    if (const Node* deadline = node->find(Shape::remind))
        rule.deadline = build_.deadline(*deadline);
    if (const Node* value = node->find(Shape::condition))
        rule.expression = build_.either(value->parts.at(0));
    if (const Node* words = node->find(Shape::labels))
        for (const Node& word : words->parts) {
            auto name = build_.name(word);
            if (word.shape == Shape::truth) {
                name.text = build_.id(word, "truth") == "yes" ? "是" : "否";
                name.quoted = true;
            }
            rule.words.push_back(std::move(name));
        }
    if (const Node* strength = node->find(Shape::strength))
        if (const Node* word = strength->find(Shape::duty))
            rule.strength = build_.id(*word, "duty");
    if (const Node* like = node->find(Shape::like)) {
        const Node* item = like->find(Shape::items);
        const auto ranges =
            item != nullptr ? build_.items(*item) : std::vector<syntax::ItemRange>{};
        if (!ranges.empty()) rule.like = ranges.front().from;
    }
    if (const Node* body = node->find(Shape::field)) {
        syntax::Field field;
        field.name = build_.name(*node->find(Shape::label));
        field.span = build_.span(text);
        build_.field(*body, field);
        rule.field = std::move(field);
    }
    if (const Node* quoted = node->find(Shape::quoted)) rule.new_name = build_.name(*quoted);
    rule.tail = tail(line);
}

void Reader::read_added_stage(const OutlineSection& outline, syntax::Section& section) {
    auto& added = section.body.emplace<syntax::AddedStage>();
    const Line& line = outline.heading;
    refuse_tail(line);
    if (!line.broken) {
        if (const auto node = match(Form::added_stage, outline.name, line)) {
            section.name = build_.name(*node->find(Shape::label));
            added.after = build_.only_name(*node);
        }
    }
    read_stage(outline.lines, added.stage, section);
}

}  // namespace guiju::parse
