// SPDX-License-Identifier: Apache-2.0
// 限额: issuing vouchers, taking a piece, giving it back. Exact, and never more than there is.
#include <algorithm>

#include "engine/casework/facts_of.h"
#include "engine/casework/holdings.h"
#include "engine/casework/reasons.h"
#include "engine/casework/rights.h"
#include "engine/eval/evaluate.h"

namespace guiju::casework {
namespace {

using program::HoldingEffect;
using program::kNone;
using program::Quota;
using value::Number;
using value::Quantity;
using value::Truth;
using Verb = program::HoldingEffect::Verb;

/// One piece of a quota at work.
struct Piece {
    Sheet& sheet;
    const Quota& quota;
    const HoldingEffect& effect;
    std::string account;  ///< subject of the rows
    Holdings rows{};
    Quantity amount{};
};

Text said(const Piece& piece, const Number& number) {
    const value::Value v = Quantity{number, piece.amount.dimension};
    return {value::say_zh(v), value::say_en(v)};
}

Text account_said(const Piece& piece) {
    const auto period = period_of(piece.quota, piece.sheet.command.at);
    const auto who = piece.account == "*"
                         ? Text("合计", "in total")
                         : Text(account_in_words(piece.sheet.program, piece.quota,
                                                 piece.sheet.directory, piece.account));
    if (period.zh.empty()) return who;
    return {who.zh + "，" + period.zh, who.en + ", " + period.en};
}

base::Error not_enough(const Piece& piece, const Number& left, Text of) {
    return refused(Code::gj5068, {piece.quota.name, said(piece, piece.amount.number),
                                  said(piece, left), account_said(piece), std::move(of)});
}

base::Error does_not_fit(const Piece& piece) { return broken(Code::gj5302, {piece.quota.name}); }

/// The limits that may apply: one when it is certain; more while a 放宽 cannot be decided.
struct Limits {
    std::vector<Number> possible;
    eval::Explanation unknown;
};

Result<Limits> limits_of(const Piece& piece, const eval::Facts& facts) {
    Limits out;
    eval::Scratch scratch;
    const auto& program = piece.sheet.program;
    const auto value_at = [&](const Quota::Limit& limit) -> Result<std::optional<Number>> {
        const auto value = eval::value_of(program, limit.value, facts, scratch);
        if (!value.ok()) return value.error();
        if (const auto* q = value->get_if<Quantity>()) return std::optional(q->number);
        eval::join(out.unknown, eval::explain(program, limit.value, facts, scratch));
        return std::optional<Number>();
    };
    bool settled = false;
    for (const auto& one : piece.quota.relaxed) {
        const auto holds = eval::decide(program, one.condition, facts, scratch);
        if (!holds.ok()) return holds.error();
        if (*holds == Truth::no) continue;
        if (*holds == Truth::unknown)
            eval::join(out.unknown, eval::explain(program, one.condition, facts, scratch));
        const auto value = value_at(one);
        if (!value.ok()) return value.error();
        if (*value) out.possible.push_back(**value);
        settled = *holds == Truth::yes;
        if (settled) break;
    }
    if (settled) return out;
    const auto value = value_at(piece.quota.limit);
    if (!value.ok()) return value.error();
    if (*value) out.possible.push_back(**value);
    return out;
}

/// 首次, 每次: at most so much in one go.
Outcome need_below(const Piece& piece, const Quota::Limit& cap, const eval::Facts& facts,
                   Text when) {
    if (cap.value == kNone) return base::Done{};
    eval::Scratch scratch;
    const auto value = eval::value_of(piece.sheet.program, cap.value, facts, scratch);
    if (!value.ok()) return value.error();
    const auto* most = value->get_if<Quantity>();
    if (most == nullptr) return refused(Code::gj5069, {piece.quota.name, Text(cap.origin.wording)});
    if (piece.amount.number <= most->number) return base::Done{};
    return refused(Code::gj5071, {piece.quota.name, std::move(when), said(piece, most->number),
                                  said(piece, piece.amount.number), cap.origin.basis});
}

Outcome need_caps(const Piece& piece, const eval::Facts& facts) {
    const auto& q = piece.quota;
    if (auto done = need_below(piece, q.each_time, facts, {"每次", "each time"}); !done.ok())
        return done;
    const bool first = std::none_of(piece.rows.begin(), piece.rows.end(), [](const auto& row) {
        return row.kind == "use" && row.closed.ms == 0;
    });
    if (!first) return base::Done{};
    return need_below(piece, q.first_time, facts, {"首次", "the first time"});
}

void take(Piece& piece, const Number& amount, const std::string& source) {
    auto row = new_holding(piece.sheet, piece.effect);
    row.kind = "use";
    row.name = piece.quota.name.zh;
    row.subject = piece.account;
    row.amount = amount.text();
    row.dimension = value::dimension_name_en(piece.amount.dimension);
    row.source = source;
    put_holding(piece.sheet, std::move(row));
}

void tell(const Piece& piece, const std::string& what, const std::optional<Number>& left) {
    auto text = what + "“" + piece.quota.name.zh + "”" + said(piece, piece.amount.number).zh;
    if (left) text += "，余额" + said(piece, *left).zh;
    piece.sheet.decision.holdings.push_back(text + "（" + account_said(piece).zh + "）");
}

Outcome take_from_limit(Piece& piece, const eval::Facts& facts) {
    const auto limits = limits_of(piece, facts);
    if (!limits.ok()) return limits.error();
    const auto used = used_of(piece.quota, piece.rows, piece.sheet.command.at);
    const auto sum = used ? value::add(*used, piece.amount.number) : std::nullopt;
    if (!sum) return does_not_fit(piece);
    const auto& all = limits->possible;
    const auto fits = [&](const Number& limit) { return *sum <= limit; };
    const bool open = !limits->unknown.missing.empty() || all.empty();
    if (std::any_of(all.begin(), all.end(), fits) || all.empty()) {
        if (all.empty() || !std::all_of(all.begin(), all.end(), fits))
            return refused(Code::gj5069, {piece.quota.name, listed(missing_of(limits->unknown))});
    } else {
        const auto most = *std::max_element(all.begin(), all.end());
        const auto left = value::subtract(most, *used);
        if (!left) return does_not_fit(piece);
        return not_enough(piece, left->sign() < 0 ? Number(0) : *left,
                          {"上限" + said(piece, most).zh + "，已占用" + said(piece, *used).zh,
                           "limit " + said(piece, most).en + ", used " + said(piece, *used).en});
    }
    take(piece, piece.amount.number, "");
    tell(piece, "占用", open ? std::nullopt : value::subtract(all.front(), *sum));
    return base::Done{};
}

Outcome take_from_grants(Piece& piece) {
    const auto grants = grants_of(piece.rows, piece.sheet.command.at);
    if (!grants) return does_not_fit(piece);
    Number there = 0;
    for (const auto& grant : *grants) {
        const auto sum = value::add(there, grant.left);
        if (!sum) return does_not_fit(piece);
        there = *sum;
    }
    if (there < piece.amount.number)
        return not_enough(piece, there, {"有效期内的发放数", "issued and still valid"});
    Number rest = piece.amount.number;
    for (const auto& grant : *grants) {
        if (rest.sign() <= 0) break;
        const auto part = std::min(rest, grant.left);
        take(piece, part, grant.row.id);
        const auto less = value::subtract(rest, part);
        if (!less) return does_not_fit(piece);
        rest = *less;
    }
    tell(piece, "占用", value::subtract(there, piece.amount.number));
    return base::Done{};
}

Result<Quantity> amount_of(const Sheet& sheet, const HoldingEffect& e, const Quota& quota,
                           const eval::Facts& facts) {
    eval::Scratch scratch;
    const auto value = eval::value_of(sheet.program, e.amount, facts, scratch);
    if (!value.ok()) return value.error();
    const auto* amount = value->get_if<Quantity>();
    if (amount != nullptr && amount->number.sign() > 0) return *amount;
    return refused(Code::gj5067, {quota.name, e.origin.wording});
}

Outcome issue(Piece& piece) {
    const auto until = valid_until(piece.sheet, piece.effect, {});
    if (!until.ok()) return until.error();
    auto row = new_holding(piece.sheet, piece.effect);
    row.kind = "grant";
    row.name = piece.quota.name.zh;
    row.subject = piece.account;
    row.amount = piece.amount.number.text();
    row.dimension = value::dimension_name_en(piece.amount.dimension);
    row.until = *until;
    put_holding(piece.sheet, std::move(row));
    tell(piece, "发放", std::nullopt);
    return base::Done{};
}

/// Gives back what this case took.
Outcome give_back(Sheet& sheet, const Quota& quota) {
    const auto taken =
        sheet.tx.holdings({.name = quota.name.zh, .kind = "use", .case_id = sheet.now.id});
    if (!taken.ok()) return taken.error();
    for (auto use : *taken) {
        if (use.closed.ms != 0) continue;
        const auto rows = account(sheet, use.name, use.subject);
        if (!rows.ok()) return rows.error();
        use.closed = sheet.command.at;
        use.closed_cause = "退还";
        use.closed_by_case = sheet.now.id;
        put_holding(sheet, std::move(use));
    }
    sheet.decision.holdings.push_back("退还“" + quota.name.zh + "”");
    return base::Done{};
}

Outcome apply_to_account(Sheet& sheet, const HoldingEffect& e, const Quota& quota,
                         const std::string& unit) {
    const FactsOf facts(sheet.program, sheet.directory, sheet.now);
    const auto seen = unit.empty() ? facts.facts() : facts.with_unit(unit);
    auto key = account_of(sheet.program, quota, sheet.now, unit);
    if (!key.ok()) return key.error();
    Piece piece{sheet, quota, e, std::move(*key)};
    auto rows = account(sheet, quota.name.zh, piece.account);
    if (!rows.ok()) return rows.error();
    piece.rows = std::move(*rows);
    const auto amount = amount_of(sheet, e, quota, seen);
    if (!amount.ok()) return amount.error();
    piece.amount = *amount;
    if (e.verb == Verb::issue) return issue(piece);
    if (auto done = need_caps(piece, seen); !done.ok()) return done;
    return quota.limit.value == kNone ? take_from_grants(piece) : take_from_limit(piece, seen);
}

}  // namespace

Outcome apply_to_quota(Sheet& sheet, const HoldingEffect& e) {
    const auto& quota = sheet.program.quotas[static_cast<std::size_t>(e.index)];
    if (e.verb == Verb::give_back) return give_back(sheet, quota);
    if (!quota.by_unit) return apply_to_account(sheet, e, quota, "");
    const auto units = subjects_of(sheet, e);
    if (!units.ok()) return units.error();
    for (const auto& unit : *units)
        if (auto done = apply_to_account(sheet, e, quota, unit); !done.ok()) return done;
    return base::Done{};
}

}  // namespace guiju::casework
