// SPDX-License-Identifier: Apache-2.0
// Registers' rules of entry, ladders of titles, quotas, entitlements and what is done to them.
#include "dsl/format/expression.h"
#include "dsl/format/printers.h"

namespace guiju::format {

using syntax::HoldingEffect;
using syntax::Keyword;

namespace {

std::string validity(const Tongue& tongue, const HoldingEffect& e) {
    if (e.valid_for)
        return tongue.comma() + tongue.words({tongue.word(Keyword::held_valid_for),
                                              expression(tongue, *e.valid_for)});
    if (!e.valid_until) return {};
    return tongue.comma() +
           tongue.words({tongue.word(Keyword::held_valid_until), tongue.name(*e.valid_until)});
}

/// 将服务单位列入“R” / enter service unit in "R"
std::string moved(const Tongue& tongue, const HoldingEffect& e, Keyword between) {
    const auto verb = tongue.word("hold", e.verb);
    const auto whom = e.subject ? tongue.name(*e.subject) : "";
    const auto what = tongue.quoted(e.name);
    if (!tongue.zh()) return tongue.words({verb, whom, tongue.word(between), what});
    return (whom.empty() ? "" : tongue.word(Keyword::held_whom) + whom) + verb + what;
}

std::string promoted(const Tongue& tongue, const HoldingEffect& e) {
    const auto rung = e.rung ? tongue.quoted(*e.rung) : "";
    const auto whom = e.subject ? tongue.name(*e.subject) : "";
    const auto verb = tongue.word(Keyword::hold_promote);
    const auto of = tongue.word(Keyword::held_of);
    if (tongue.zh())
        return (whom.empty() ? "" : tongue.word(Keyword::held_whom) + whom) + verb +
               tongue.quoted(e.name) + of + rung;
    return tongue.words(
        {verb, whom, tongue.word(Keyword::held_to), rung, of, tongue.quoted(e.name)});
}

std::string counted(const Tongue& tongue, const HoldingEffect& e) {
    const auto verb = tongue.word("hold", e.verb);
    const auto amount = e.amount ? expression(tongue, *e.amount) : "";
    const auto what = tongue.quoted(e.name);
    const auto whom = e.subject ? tongue.name(*e.subject) : "";
    if (tongue.zh())
        return (whom.empty() ? "" : tongue.word(Keyword::held_whom) + whom) + verb + what + amount;
    const auto to = whom.empty() ? "" : tongue.word(Keyword::held_to);
    return tongue.words({verb, amount, tongue.word(Keyword::held_of), what, to, whom});
}

std::string limit_text(const Tongue& tongue, const syntax::QuotaLimit& limit, bool at_most) {
    const auto most = at_most ? tongue.word(Keyword::op_at_most) : "";
    const auto value = tongue.words({most, expression(tongue, limit.value)});
    if (!limit.condition) return value;
    const auto condition = expression(tongue, *limit.condition);
    if (tongue.zh()) return condition + "的" + tongue.comma() + value;
    return tongue.words({value, tongue.word(Keyword::held_where_), condition});
}

void print_limit(Page& page, Keyword label, const std::optional<syntax::QuotaLimit>& limit,
                 bool at_most) {
    if (!limit) return;
    page.trivia(limit->before);
    page.labelled(label, limit_text(page.tongue(), *limit, at_most), limit->tail);
}

void print_items(Page& page, Keyword label, const std::vector<syntax::Criterion>& items) {
    if (items.empty()) return;
    page.labelled(label, "");
    print(page, items);
}

std::string rung_text(const Tongue& tongue, const syntax::TitleRung& rung) {
    std::vector<std::string> parts{tongue.name(rung.name)};
    for (const auto& require : rung.require)
        parts.push_back(
            tongue.words({tongue.word(Keyword::held_requires_), expression(tongue, require)}));
    if (rung.valid_for)
        parts.push_back(tongue.words(
            {tongue.word(Keyword::held_valid_for), expression(tongue, *rung.valid_for)}));
    return tongue.level(rung.number) + tongue.colon() + joined(parts, tongue.comma());
}

}  // namespace

std::string holding_text(const Tongue& tongue, const HoldingEffect& e) {
    if (e.verb == "promote") return promoted(tongue, e) + validity(tongue, e);
    if (e.verb == "enter") return moved(tongue, e, Keyword::held_in_) + validity(tongue, e);
    if (e.verb == "remove") return moved(tongue, e, Keyword::held_out_of);
    if (e.verb == "give_back")
        return tongue.words({tongue.word(Keyword::hold_give_back), tongue.quoted(e.name)});
    return counted(tongue, e) + validity(tongue, e);
}

void print(Page& page, const syntax::Admission& admission) {
    const auto& tongue = page.tongue();
    if (!admission.members.empty())
        page.labelled(Keyword::label_members, tongue.word("member", admission.members));
    if (admission.cause_required)
        page.labelled(Keyword::label_cause, tongue.word(Keyword::cause_required));
    if (admission.valid_for)
        page.labelled(Keyword::label_validity, expression(tongue, *admission.valid_for));
    print_items(page, Keyword::label_admission, admission.admitted);
    print_items(page, Keyword::label_leaving, admission.leaves);
}

void print(Page& page, const syntax::TitleLadder& ladder) {
    const auto& tongue = page.tongue();
    print(page, ladder.admission);
    for (const auto& rung : ladder.rungs) {
        page.trivia(rung.before);
        page.line(rung_text(tongue, rung) + tail_text(tongue, rung.tail));
    }
    if (!ladder.expiry.empty())
        page.labelled(Keyword::label_on_expiry, tongue.word("expiry", ladder.expiry));
    if (ladder.no_skipping)
        page.line(tongue.word(Keyword::ladder_no_skipping) + tongue.say("。", "."));
}

void print(Page& page, const syntax::Quota& quota) {
    const auto& tongue = page.tongue();
    std::vector<std::string> by;
    if (quota.by_unit) by.push_back(tongue.word(Keyword::member_unit));
    for (const auto& name : quota.by) by.push_back(tongue.name(name));
    if (!by.empty()) page.labelled(Keyword::label_counted_by, joined(by, tongue.say("、", ", ")));
    if (!quota.period.empty())
        page.labelled(Keyword::label_period, tongue.word("cycle", quota.period));
    print_limit(page, Keyword::label_limit, quota.limit, false);
    for (const auto& one : quota.relaxed) print_limit(page, Keyword::label_relaxed, one, false);
    print_limit(page, Keyword::label_first_time, quota.first_time, true);
    print_limit(page, Keyword::label_each_time, quota.each_time, true);
}

void print(Page& page, const syntax::Entitlement& entitlement) {
    const auto& tongue = page.tongue();
    if (entitlement.over) page.labelled(Keyword::label_over, tongue.name(*entitlement.over));
    print_items(page, Keyword::label_entitled_if, entitlement.criteria);
}

void print(Page& page, const std::vector<syntax::GivenHolding>& held) {
    const auto& tongue = page.tongue();
    for (const auto& one : held) {
        std::vector<std::string> subjects;
        for (const auto& subject : one.subjects)
            subjects.push_back(tongue.quoted_verbatim(subject));
        std::vector<std::string> parts{tongue.words(
            {joined(subjects, tongue.say("、", " and ")), holding_text(tongue, one.effect)})};
        const auto add = [&](Keyword word, const std::string& text) {
            if (!text.empty()) parts.push_back(tongue.words({tongue.word(word), text}));
        };
        add(Keyword::held_from, one.from);
        add(Keyword::held_until, one.until);
        if (!one.cause.empty()) add(Keyword::held_cause, tongue.quoted_verbatim(one.cause));
        page.trivia(one.before);
        page.labelled(Keyword::label_held, joined(parts, tongue.comma()));
    }
}

}  // namespace guiju::format
