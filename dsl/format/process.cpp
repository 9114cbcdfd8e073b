// SPDX-License-Identifier: Apache-2.0
#include <optional>

#include "dsl/format/expression.h"
#include "dsl/format/printers.h"

namespace guiju::format {

using syntax::Deadline;
using syntax::Keyword;

namespace {

/// Items are written 1, 2, 3 …; references follow by this map from the written number.
template <class Item>
std::map<int, int> renumbering(const std::vector<Item>& items) {
    std::map<int, int> numbers;
    int next = 0;
    for (const auto& item : items) numbers.emplace(item.number, ++next);
    return numbers;
}

std::string require_part(const Tongue& tongue, const syntax::Expr& condition) {
    return tongue.words({tongue.word(Keyword::part_require), expression(tongue, condition)});
}

/// 一般，… 鼓励… 试点（C），… before a condition. A pause stands where the word alone could be misread.
std::string strength_text(const Tongue& tongue, const syntax::Strength& strength, bool pause) {
    if (strength.word.empty()) return {};
    auto text = tongue.word("duty", strength.word);
    if (strength.pilot)
        text += tongue.say("", " ") + tongue.parens(expression(tongue, *strength.pilot));
    const bool close_by = tongue.zh() && (strength.is_wish() || strength.word == "must");
    if (close_by) return text;
    return text + (pause ? tongue.comma() : tongue.say("", " "));
}

std::string pilot_part(const Tongue& tongue, const syntax::Expr& flag) {
    return tongue.word(Keyword::duty_pilot) + tongue.say("", " ") +
           tongue.parens(expression(tongue, flag));
}

std::string softer_part(const Tongue& tongue, const syntax::SofterRequirement& softer) {
    const bool bare = softer.strength.is_wish();
    return strength_text(tongue, softer.strength, false) + (bare ? tongue.say("", " ") : "") +
           require_part(tongue, softer.condition);
}

std::string member_text(const Tongue& tongue, const syntax::JointReview::Member& member) {
    if (member.votes.empty()) return tongue.name(member.role);
    return tongue.words({tongue.name(member.role),
                         member.votes + tongue.say("", " ") + tongue.word(Keyword::quorum_vote)});
}

/// 三 of 三分之二. What was read need not make sense: a long number stays in digits.
std::string share_part(const std::string& digits) {
    const bool small = !digits.empty() && digits.size() <= 3 &&
                       digits.find_first_not_of("0123456789") == std::string::npos;
    return small ? chinese_number(std::stoi(digits)) : digits;
}

std::string quorum_text(const Tongue& tongue, const syntax::JointReview& joint) {
    if (joint.quorum != "votes" && joint.quorum != "share")
        return tongue.word("quorum", joint.quorum);
    std::string need;
    if (joint.quorum == "votes")
        need = joint.amount + tongue.say("", " ") + tongue.word(Keyword::quorum_vote);
    else if (tongue.zh())
        need = share_part(joint.out_of) + tongue.word(Keyword::quorum_out_of) +
               share_part(joint.amount);
    else
        need = joint.amount + " " + tongue.word(Keyword::quorum_out_of) + " " + joint.out_of;
    return tongue.words(
        {tongue.word(Keyword::quorum_reach), need, tongue.word(Keyword::quorum_agree)});
}

void print_joint(Page& page, const std::optional<syntax::JointReview>& joint) {
    if (!joint) return;
    const auto& tongue = page.tongue();
    std::vector<std::string> members;
    for (const auto& member : joint->members) members.push_back(member_text(tongue, member));
    std::vector<std::string> parts{joined(members, tongue.say("、", " and ")),
                                   quorum_text(tongue, *joint)};
    if (!joint->silence.empty()) parts.push_back(tongue.word("silence", joint->silence));
    if (joint->at_once) parts.push_back(tongue.word(Keyword::quorum_at_once));
    page.trivia(joint->before);
    page.labelled(Keyword::label_joint, joined(parts, tongue.comma()), joint->tail);
}

void print_exception(Page& page, const std::optional<syntax::ExceptionRule>& rule) {
    if (!rule) return;
    const auto& tongue = page.tongue();
    std::vector<std::string> parts;
    if (!rule->by.empty())
        parts.push_back(tongue.words({tongue.word(Keyword::part_by), tongue.names_and(rule->by),
                                      tongue.word(Keyword::exception_approves)}));
    if (rule->reason) parts.push_back(tongue.word(Keyword::part_reason));
    if (rule->valid)
        parts.push_back(tongue.words(
            {tongue.word(Keyword::exception_valid), expression(tongue, *rule->valid)}));
    page.trivia(rule->before);
    page.labelled(Keyword::label_exception, joined(parts, tongue.comma()), rule->tail);
}

std::string permitted_text(const Tongue& tongue, const syntax::Permission::Act& act) {
    if (act.previous)
        return tongue.words(
            {tongue.word("permit", act.verb), tongue.word(Keyword::permit_word_previous)});
    return tongue.words({tongue.word("permit", act.verb), tongue.quoted_and(act.stages)});
}

std::string permission_text(const Tongue& tongue, const syntax::Permission& permission) {
    std::vector<std::string> acts;
    for (const auto& act : permission.acts) acts.push_back(permitted_text(tongue, act));
    std::vector<std::string> parts{joined(acts, tongue.say("、", " and "))};
    if (!permission.by.empty())
        parts.push_back(
            tongue.words({tongue.word(Keyword::part_by), tongue.names_and(permission.by),
                          tongue.word(Keyword::part_handles)}));
    if (!permission.then.empty()) parts.push_back(tongue.word("permit_word", permission.then));
    if (permission.restart) parts.push_back(tongue.word(Keyword::permit_word_restart));
    if (permission.within) {
        const bool inside = permission.since != "apart" && tongue.zh();
        parts.push_back(tongue.words({tongue.word("permit_word", permission.since),
                                      expression(tongue, *permission.within),
                                      inside ? tongue.word(Keyword::time_inside) : ""}));
    }
    if (permission.reason) parts.push_back(tongue.word(Keyword::part_reason));
    return joined(parts, tongue.comma());
}

void print_permissions(Page& page, const std::vector<syntax::Permission>& permissions) {
    for (const auto& permission : permissions) {
        page.trivia(permission.before);
        page.labelled(Keyword::label_permits, permission_text(page.tongue(), permission),
                      permission.tail);
    }
}

std::string choice_part(const Tongue& tongue, const syntax::Action& action) {
    const auto from = tongue.word(Keyword::part_choose_from);
    const auto choose = tongue.word(Keyword::part_choose);
    const auto matching = tongue.quoted(*action.matching);
    const auto field = action.chosen_field ? tongue.name(*action.chosen_field) : "";
    if (tongue.zh()) return from + matching + tongue.word(Keyword::part_among) + choose + field;
    return tongue.words({choose, field, from, matching});
}

std::vector<std::string> action_parts(const Tongue& tongue, const syntax::Action& action) {
    std::vector<std::string> parts;
    const auto with = [&](Keyword word, const std::string& rest, std::string after = {}) {
        parts.push_back(tongue.words({tongue.word(word), rest, std::move(after)}));
    };
    if (!action.by.empty())
        with(Keyword::part_by, tongue.names_and(action.by), tongue.word(Keyword::part_handles));
    if (action.pilot)
        parts.push_back(pilot_part(tongue, *action.pilot));
    else if (!action.duty.empty())
        parts.push_back(tongue.word("duty", action.duty));
    if (!action.fill.empty()) with(Keyword::part_fill, tongue.names_and(action.fill));
    if (!action.may_fill.empty()) with(Keyword::part_may_fill, tongue.names_and(action.may_fill));
    for (const auto& condition : action.require)
        parts.push_back(condition.kind == syntax::Expr::Kind::applies
                            ? expression(tongue, condition)
                            : require_part(tongue, condition));
    for (const auto& softer : action.softer) parts.push_back(softer_part(tongue, softer));
    if (action.reason) parts.push_back(tongue.word(Keyword::part_reason));
    if (action.matching) parts.push_back(choice_part(tongue, action));
    if (!action.notify.empty()) with(Keyword::part_notify, tongue.names_and(action.notify));
    return parts;
}

void print_actions(Page& page, const std::vector<syntax::Action>& actions) {
    const auto& tongue = page.tongue();
    if (actions.empty()) return;
    page.labelled(Keyword::label_actions, "");
    int number = 0;
    for (const auto& action : actions) {
        page.trivia(action.before);
        const auto parts = action_parts(tongue, action);
        auto text = tongue.item(++number) + tongue.say("", " ") + tongue.name(action.name);
        if (!parts.empty()) text += tongue.colon() + joined(parts, tongue.comma());
        page.line(text + tongue.say("；", ";") + tail_text(tongue, action.tail));
    }
}

void print_dispositions(Page& page, const syntax::Stage& stage) {
    const auto& tongue = page.tongue();
    if (stage.dispositions.empty()) return;
    page.labelled(Keyword::label_then, "");
    const auto numbers = renumbering(stage.criteria);
    for (const auto& line : stage.dispositions) {
        page.trivia(line.before);
        const bool last = &line == &stage.dispositions.back();
        const auto end = last ? tongue.say("。", ".") : tongue.say("；", ";");
        page.line(disposition_text(tongue, line, numbers) + end + tail_text(tongue, line.tail));
    }
}

std::string within(const Tongue& tongue, const syntax::Expr& period) {
    const auto text = expression(tongue, period);
    const auto inside = tongue.word(Keyword::time_inside);
    return tongue.zh() ? text + inside : inside + " " + text;
}

/// A period is within (…内); a parameter stands for itself.
std::string rung_period(const Tongue& tongue, const syntax::Expr& period) {
    const bool literal = period.kind == syntax::Expr::Kind::number;
    return literal || !tongue.zh() ? within(tongue, period) : expression(tongue, period);
}

void print_rungs(Page& page, const std::vector<syntax::Rung>& rungs) {
    const auto& tongue = page.tongue();
    for (const auto& rung : rungs) {
        page.trivia(rung.before);
        page.line(tongue.level(rung.number) + tongue.colon() + tongue.name(rung.role) +
                  tongue.comma() + rung_period(tongue, rung.period) + tail_text(tongue, rung.tail));
    }
}

/// 第二级、第三级C的，自A后起算 / second level, third level where C, after A
std::string clock_text(const Tongue& tongue, const syntax::ClockStart& start) {
    std::vector<std::string> levels;
    for (const int rung : start.rungs) levels.push_back(tongue.level(rung));
    auto text = tongue.list(levels);
    if (start.condition) {
        const auto condition = expression(tongue, *start.condition);
        text += tongue.zh() ? condition + (condition.ends_with("的") ? "" : "的")
                            : " " + tongue.word(Keyword::word_where_) + " " + condition;
    }
    const auto action = tongue.name(start.action);
    const auto after = tongue.word(Keyword::ladder_starts);
    return text + tongue.comma() +
           (tongue.zh() ? tongue.word(Keyword::word_from) + action + after : after + " " + action);
}

void print_clocks(Page& page, const std::vector<syntax::ClockStart>& starts) {
    for (const auto& start : starts) {
        page.trivia(start.before);
        page.labelled(Keyword::label_starts, clock_text(page.tongue(), start));
    }
}

void print_free_line(Page& page, const std::optional<syntax::Line>& line, Keyword label) {
    if (!line) return;
    page.trivia(line->before);
    page.labelled(label, line->text, line->tail);
}

void print_ends(Page& page, const syntax::Stage& stage) {
    const auto& tongue = page.tongue();
    if (stage.confirm_period)
        page.labelled(Keyword::label_confirmation, within(tongue, *stage.confirm_period));
    print_free_line(page, stage.afterwards, Keyword::label_afterwards);
    if (stage.no_skipping)
        page.line(tongue.word(Keyword::ladder_no_skipping) + tongue.say("。", ".") +
                  tail_text(tongue, stage.no_skipping_tail));
}

std::string general_text(const Tongue& tongue, const syntax::GeneralRule& rule) {
    std::vector<std::string> parts;
    std::string before;
    if (rule.before_mark)
        before = tongue.words({tongue.word(Keyword::part_in),
                               tongue.zh() ? "" : tongue.word(Keyword::part_before),
                               tongue.quoted(*rule.before_mark),
                               tongue.zh() ? tongue.word(Keyword::part_before) : ""});
    const auto by = rule.by.empty() ? "" : tongue.word(Keyword::part_by);
    if (!rule.by.empty() || rule.before_mark)
        parts.push_back(tongue.words(
            {by, tongue.names_and(rule.by), before, tongue.word(Keyword::part_handles)}));
    if (!rule.fill.empty())
        parts.push_back(tongue.words(
            {tongue.word(rule.verb == "read_secrets" ? Keyword::part_only : Keyword::part_fill),
             tongue.names_and(rule.fill)}));
    if (rule.reason) parts.push_back(tongue.word(Keyword::part_reason));
    return joined(parts, tongue.comma());
}

/// 10个工作日内, or a vague word with the period it stands for: 及时（首次推荐时限）.
std::string period_text(const Tongue& tongue, const Deadline& deadline) {
    if (deadline.vague.empty()) return within(tongue, deadline.period);
    const auto word = tongue.word("vague", deadline.vague);
    if (deadline.unbound) return word;
    return word + tongue.say("", " ") + tongue.parens(expression(tongue, deadline.period));
}

}  // namespace

std::string deadline_text(const Tongue& tongue, const Deadline& deadline) {
    const auto inside = period_text(tongue, deadline);
    const auto actions = tongue.names_or(deadline.satisfied_by);
    const auto start = deadline.start_action ? tongue.name(*deadline.start_action) : "";
    std::string text;
    if (deadline.start == Deadline::Start::received) {
        const auto received = tongue.word(Keyword::time_received);
        text =
            tongue.zh() ? received + inside + actions : tongue.words({actions, inside, received});
    } else {
        const auto which = tongue.word(
            deadline.start == Deadline::Start::first ? Keyword::time_first : Keyword::time_each);
        text = tongue.zh()
                   ? which + start + tongue.word(Keyword::time_after) + inside + actions
                   : tongue.words({actions, inside, tongue.word(Keyword::time_of), which, start});
    }
    if (!deadline.remind_every) return text;
    return text + tongue.comma() +
           tongue.words({tongue.word(Keyword::time_overdue_every),
                         expression(tongue, *deadline.remind_every),
                         tongue.word(Keyword::time_remind)});
}

void print(Page& page, const std::vector<syntax::Criterion>& criteria) {
    const auto& tongue = page.tongue();
    int number = 0;
    for (const auto& criterion : criteria) {
        page.trivia(criterion.before);
        const bool last = &criterion == &criteria.back();
        page.line(tongue.item(++number) + tongue.say("", " ") +
                  strength_text(tongue, criterion.strength, true) +
                  expression(tongue, criterion.condition) +
                  (last ? tongue.say("。", ".") : tongue.say("；", ";")) +
                  tail_text(tongue, criterion.tail));
    }
}

void print(Page& page, const syntax::Stage& stage) {
    const auto& tongue = page.tongue();
    print_free_line(page, stage.trigger, Keyword::label_trigger);
    if (!stage.raised_by.empty())
        page.labelled(Keyword::label_raised_by, tongue.names(stage.raised_by));
    if (!stage.handlers.empty())
        page.labelled(Keyword::label_handled_by, tongue.names(stage.handlers));
    print_rungs(page, stage.rungs);
    print_joint(page, stage.joint);
    for (const auto& deadline : stage.deadlines) {
        page.trivia(deadline.before);
        page.labelled(Keyword::label_deadline, deadline_text(tongue, deadline), deadline.tail);
    }
    const auto& tail = stage.criteria_tail;
    if (!stage.criteria.empty() || !tail.markers.empty() || !tail.citation.empty()) {
        page.labelled(Keyword::label_check, "", tail);
        print(page, stage.criteria);
    }
    print_actions(page, stage.actions);
    print_exception(page, stage.exception);
    print_permissions(page, stage.permissions);
    print_clocks(page, stage.clock_starts);
    print_dispositions(page, stage);
    print_ends(page, stage);
}

void print(Page& page, const syntax::GeneralRules& general) {
    const auto& tongue = page.tongue();
    for (const auto& rule : general.rules) {
        page.trivia(rule.before);
        page.line(tongue.word("general", rule.verb) + tongue.colon() + general_text(tongue, rule) +
                  tail_text(tongue, rule.tail));
    }
}

}  // namespace guiju::format
