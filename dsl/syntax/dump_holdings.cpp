// SPDX-License-Identifier: Apache-2.0
// Registers' rules of entry, ladders of titles, quotas, entitlements and what is done to them.
#include "dsl/syntax/dump_form.h"

namespace guiju::syntax {
namespace {

std::string line(const Form& form) { return "  " + form.text() + "\n"; }

std::string limit(std::string_view word, const std::optional<QuotaLimit>& one, Skin skin) {
    if (!one) return {};
    Form form(word, skin);
    form.add(form_of(one->value, skin)).add("where", one->condition);
    return line(form.add(one->tail));
}

}  // namespace

std::string form_of(const HoldingEffect& e, Skin skin) {
    Form form(e.verb, skin);
    form.add(e.name).add("rung", e.rung).add("whom", e.subject).add("amount", e.amount);
    return form.add("for", e.valid_for).add("until", e.valid_until).text();
}

std::string form_of(const Admission& a, Skin skin) {
    std::string out;
    if (!a.members.empty()) out += line(Form("members", skin).add(a.members));
    if (a.cause_required) out += line(Form("cause-required", skin));
    if (a.valid_for) out += line(Form("valid", skin).add("for", a.valid_for));
    if (!a.admitted.empty()) out += line(Form("admission", skin)) + form_of(a.admitted, skin);
    if (!a.leaves.empty()) out += line(Form("leaves", skin)) + form_of(a.leaves, skin);
    return out;
}

std::string form_of(const TitleLadder& ladder, Skin skin) {
    auto out = form_of(ladder.admission, skin);
    for (const TitleRung& rung : ladder.rungs) {
        Form form("title " + std::to_string(rung.number), skin);
        form.add(rung.name);
        for (const Expr& require : rung.require) form.add("requires", form_of(require, skin));
        out += line(form.add("for", rung.valid_for).add(rung.tail));
    }
    if (!ladder.expiry.empty()) out += line(Form("expiry", skin).add(ladder.expiry));
    if (ladder.no_skipping) out += line(Form("no-skipping", skin));
    return out;
}

std::string form_of(const Quota& quota, Skin skin) {
    Form form("quota", skin);
    form.flag(quota.by_unit, "by-unit").add("by", quota.by).add(quota.period);
    auto out = line(form) + limit("limit", quota.limit, skin);
    for (const auto& one : quota.relaxed) out += limit("relaxed", one, skin);
    return out + limit("first", quota.first_time, skin) + limit("each", quota.each_time, skin);
}

std::string form_of(const Entitlement& entitlement, Skin skin) {
    std::string out;
    if (entitlement.over) out += line(Form("over", skin).add(*entitlement.over));
    return out + form_of(entitlement.criteria, skin);
}

std::string form_of(const std::vector<GivenHolding>& all, Skin skin) {
    std::string out;
    for (const auto& one : all) {
        Form form("held", skin);
        for (const auto& subject : one.subjects) form.add(subject);
        form.add(form_of(one.effect, skin)).add("from", one.from).add("until", one.until);
        out += line(form.add("cause", one.cause));
    }
    return out;
}

}  // namespace guiju::syntax
