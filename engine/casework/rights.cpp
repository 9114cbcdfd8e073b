// SPDX-License-Identifier: Apache-2.0
#include "engine/casework/rights.h"

#include <algorithm>
#include <set>

#include "engine/casework/facts_of.h"
#include "engine/casework/known_unit.h"
#include "engine/casework/provinces.h"
#include "engine/casework/reasons.h"
#include "engine/casework/sheet.h"
#include "engine/eval/evaluate.h"

namespace guiju::casework {
namespace {

using program::kNone;
using value::Instant;
using value::Truth;

/// The case as far as it is known to have been at `at`: what was written later is not known.
base::Result<std::optional<ports::CaseRecord>> case_as_of(ports::CaseStore& store,
                                                          const std::string& id, Instant at) {
    const auto view = store.read(id);
    if (!view.ok()) return view.error();
    if (!view->has_value()) return std::optional<ports::CaseRecord>();
    auto record = (*view)->record;
    if (record.updated <= at) return std::optional(std::move(record));
    const auto journal = store.journal(id);
    if (!journal.ok()) return journal.error();
    for (const auto& entry : *journal) {
        if (entry.at <= at || entry.inputs.empty()) continue;
        bool ok = true;
        const auto inputs = value::from_canonical(entry.inputs, ok);
        if (const auto* given = inputs.record())
            for (const auto& [name, value] : *given)
                record.fields[name] = value::Value(value::Absent::said_unknown);
    }
    std::erase_if(record.marks, [&](const ports::Mark& mark) { return mark.first > at; });
    return std::optional(std::move(record));
}

base::Outcome ask(const program::Program& program, const program::Entitlement& right,
                  const eval::Facts& facts, Right& out) {
    eval::Scratch scratch;
    for (const auto& criterion : right.criteria) {
        const auto holds = eval::decide(program, criterion.code, facts, scratch);
        if (!holds.ok()) return holds.error();
        RightCriterion asked{
            criterion.number, *holds, criterion.origin.wording, criterion.origin.basis, {}};
        if (*holds == Truth::unknown)
            for (const auto& missing :
                 missing_of(eval::explain(program, criterion.code, facts, scratch)))
                asked.missing.push_back(missing.zh);
        out.criteria.push_back(std::move(asked));
        out.answer = value::both(out.answer, *holds);
    }
    return base::Done{};
}

base::Outcome ask_unit(const program::Program& program, const program::Entitlement& right,
                       ports::Directory& directory, Right& out) {
    const auto& reg = program.registers[static_cast<std::size_t>(right.over)];
    const auto unit = known_unit(directory, out.subject);
    if (!unit.ok()) return unit.error();
    const auto listed = directory.listed(reg.name.zh, out.subject);
    if (!listed.ok()) return listed.error();
    if (!*listed) {
        out.answer = Truth::no;
        out.note = {"不在“" + reg.name.zh + "”内", "not in \"" + reg.name.en + "\""};
        return base::Done{};
    }
    ports::CaseRecord nothing;
    const FactsOf facts(program, directory, nothing);
    std::vector<value::Value> entry;
    return ask(program, right, facts.with_candidate(*unit, right.over, entry), out);
}

}  // namespace

base::Result<Right> right_of(const program::Program& program, ports::CaseStore& store,
                             ports::Directory& directory, const std::string& name,
                             const std::string& subject, Instant at) {
    const auto index = index_of(program.entitlements, name);
    if (index == kNone) return not_found(Code::gj5072, {name});
    const auto& right = program.entitlements[static_cast<std::size_t>(index)];
    Right out{Truth::yes, right.name.zh, subject, right.origin.basis, {}, {}};
    KeptDirectory kept(program, directory, store, at);
    auto& registers = kept.directory();
    if (right.over != kNone) {
        auto done = ask_unit(program, right, registers, out);
        return done.ok() ? Result<Right>(std::move(out)) : Result<Right>(done.error());
    }
    const auto record = case_as_of(store, subject, at);
    if (!record.ok()) return record.error();
    if (!record->has_value()) return not_found(Code::gj5001, {subject});
    if ((*record)->opened > at) {
        out.answer = Truth::no;
        out.note = {"那时还没有立案", "the case did not exist then"};
        return out;
    }
    const FactsOf facts(program, registers, **record);
    auto done = ask(program, right, facts.facts(), out);
    return done.ok() ? Result<Right>(std::move(out)) : Result<Right>(done.error());
}

base::Result<std::string> account_of(const program::Program& program, const program::Quota& quota,
                                     const ports::CaseRecord& record, const std::string& unit) {
    std::string key = quota.by_unit ? unit : "";
    for (const auto slot : quota.by) {
        const auto& field = program.matter.fields[static_cast<std::size_t>(slot)].name;
        const auto found = record.fields.find(field.zh);
        const bool known = found != record.fields.end() && found->second.known();
        if (!known) return refused(Code::gj5060, {field});
        const auto* text = found->second.get_if<std::string>();
        key += (key.empty() ? "" : "/") + (text != nullptr ? *text : value::say_zh(found->second));
    }
    return key.empty() ? std::string("*") : key;
}

std::string account_in_words(const program::Program& program, const program::Quota& quota,
                             ports::Directory& directory, const std::string& account) {
    const auto slash = account.find('/');
    const bool secret = std::any_of(quota.by.begin(), quota.by.end(), [&](std::int32_t slot) {
        return program.matter.fields[static_cast<std::size_t>(slot)].secret;
    });
    if (secret && !quota.by_unit) return kRedacted;
    if (secret) {
        const auto holder = directory.unit(account.substr(0, slash));
        const bool named = holder.ok() && holder->has_value();
        return (named ? (*holder)->name : account.substr(0, slash)) + "、" + kRedacted;
    }
    const auto unit = directory.unit(account.substr(0, slash));
    auto words = unit.ok() && unit->has_value() ? (*unit)->name : account.substr(0, slash);
    for (auto at = slash; at != std::string::npos;) {
        const auto next = account.find('/', at + 1);
        words += "、" + account.substr(at + 1, next == std::string::npos ? next : next - at - 1);
        at = next;
    }
    return words;
}

base::Result<std::vector<Balance>> balances_of(const program::Program& program,
                                               ports::HoldingReader& holdings,
                                               const std::string& name, const std::string& account,
                                               Instant at) {
    const auto index = index_of(program.quotas, name);
    if (index == kNone) return not_found(Code::gj5073, {name});
    const auto& quota = program.quotas[static_cast<std::size_t>(index)];
    const auto rows = holdings.holdings({.name = quota.name.zh});
    if (!rows.ok()) return rows.error();
    std::set<std::string> accounts;
    for (const auto& row : *rows) accounts.insert(row.subject);
    const bool one_for_all = !quota.by_unit && quota.by.empty();
    if (one_for_all) accounts.insert("*");
    if (!account.empty()) accounts = {account};
    const ports::CaseRecord nothing;
    const FactsOf facts(program, nullptr, nothing);
    eval::Scratch scratch;
    std::vector<Balance> out;
    for (const auto& key : accounts) {
        Holdings mine;
        for (const auto& row : *rows)
            if (row.subject == key) mine.push_back(row);
        Balance balance;
        balance.account = key;
        balance.period = period_of(quota, at);
        const auto used = used_of(quota, mine, at);
        auto grants = grants_of(mine, at);
        if (!used || !grants) return broken(Code::gj5302, {quota.name});
        balance.used = *used;
        balance.grants = std::move(*grants);
        std::optional<value::Number> left = value::Number(0);
        for (const auto& grant : balance.grants) left = left ? value::add(*left, grant.left) : left;
        for (const auto& row : mine)
            if (row.dimension == value::dimension_name_en(value::Dimension::money))
                balance.dimension = value::Dimension::money;
        if (quota.limit.value != kNone) {
            const auto limit = eval::value_of(program, quota.limit.value, facts.facts(), scratch);
            if (!limit.ok()) return limit.error();
            if (const auto* q = limit->get_if<value::Quantity>()) {
                balance.limit = q->number;
                balance.dimension = q->dimension;
                left = value::subtract(q->number, *used);
            }
        }
        if (!left) return broken(Code::gj5302, {quota.name});
        balance.left = *left;
        out.push_back(std::move(balance));
    }
    return out;
}

base::Result<std::vector<Standing>> entries_of(const program::Program& program,
                                               ports::HoldingReader& holdings,
                                               const std::string& name, Instant at) {
    const auto index = index_of(program.registers, name);
    if (index == kNone) return not_found(Code::gj5074, {name});
    const auto& reg = program.registers[static_cast<std::size_t>(index)];
    const auto home = reg.admission.ladder == kNone ? index : reg.admission.ladder;
    const auto& ladder = program.registers[static_cast<std::size_t>(home)];
    const auto rows = holdings.holdings({.name = ladder.name.zh, .kind = "entry"});
    if (!rows.ok()) return rows.error();
    std::vector<Standing> out;
    for (const auto& row : *rows) {
        if (home != index && row.rung != reg.name.zh) continue;
        Standing one{row, is_held(row, at), {}};
        if (!ladder.admission.rungs.empty()) {
            Holdings mine;
            for (const auto& other : *rows)
                if (other.subject == row.subject) mine.push_back(other);
            const auto rung = rung_at(program, home, mine, at);
            if (rung >= 0) {
                const auto title = ladder.admission.rungs[static_cast<std::size_t>(rung)].title;
                one.rung = program.registers[static_cast<std::size_t>(title)].name.zh;
            }
        }
        out.push_back(std::move(one));
    }
    return out;
}

}  // namespace guiju::casework
