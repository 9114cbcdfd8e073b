// SPDX-License-Identifier: Apache-2.0
#include "engine/casework/holdings.h"

#include <algorithm>

#include "engine/casework/facts_of.h"
#include "engine/casework/family.h"
#include "engine/casework/reasons.h"
#include "engine/eval/evaluate.h"

namespace guiju::casework {
namespace {

using ports::HoldingRecord;
using program::HoldingEffect;
using program::kNone;
using Verb = program::HoldingEffect::Verb;

const program::Register& register_at(const Sheet& sheet, std::int32_t index) {
    return sheet.program.registers[static_cast<std::size_t>(index)];
}

Text joined_items(const std::vector<Text>& items) {
    Text out;
    for (const auto& one : items) {
        out.zh += (out.zh.empty() ? "" : "；") + one.zh;
        out.en += (out.en.empty() ? "" : "; ") + one.en;
    }
    return out;
}

Outcome need_cause(const Sheet& sheet, const program::Register& reg) {
    if (!reg.admission.cause_required || !sheet.command.reason.empty()) return base::Done{};
    return refused(Code::gj5061, {reg.name, reg.origin.basis});
}

/// Criteria of the register on the case, with the member as 本单位.
Outcome need_all(const Sheet& sheet, const program::Register& reg,
                 const std::vector<program::Criterion>& criteria, const std::string& unit) {
    const FactsOf facts(sheet.program, sheet.directory, sheet.now);
    const auto lacking =
        failing(sheet.program, criteria, unit.empty() ? facts.facts() : facts.with_unit(unit));
    if (!lacking.ok()) return lacking.error();
    if (lacking->empty()) return base::Done{};
    return refused(Code::gj5062, {reg.name, joined_items(*lacking), reg.origin.basis});
}

void close(Sheet& sheet, HoldingRecord row, const std::string& cause) {
    row.closed = sheet.command.at;
    row.closed_cause = cause;
    row.closed_by_case = sheet.now.id;
    put_holding(sheet, std::move(row));
}

/// The register's fields that the case has under the same name.
value::Record entry_fields(const Sheet& sheet, const program::Register& reg) {
    value::Record out;
    for (const auto& field : reg.fields) {
        const auto found = sheet.now.fields.find(field.name.zh);
        if (found != sheet.now.fields.end() && found->second.known()) out.insert(*found);
    }
    return out;
}

void tell(Sheet& sheet, const std::string& what, const HoldingRecord& row, bool of_case) {
    auto text = what + "：" + (of_case ? "本件" : unit_name(sheet, row.subject));
    if (row.until.ms != 0) text += "，有效至" + value::chinese(value::day_of({row.until.ms - 1}));
    sheet.decision.holdings.push_back(std::move(text));
}

/// No rung may be skipped: the one below is held (or this one already).
Outcome need_rung_below(const Sheet& sheet, const program::Register& ladder, std::int32_t wanted,
                        std::int32_t is) {
    if (!ladder.admission.no_skipping || wanted <= is + 1) return base::Done{};
    const auto& rungs = ladder.admission.rungs;
    const auto title = [&](std::int32_t rung) {
        return register_at(sheet, rungs[static_cast<std::size_t>(rung)].title).name;
    };
    return refused(Code::gj5064, {title(wanted), title(wanted - 1),
                                  is < 0 ? Text("没有级次", "no rung") : title(is)});
}

Outcome enter_one(Sheet& sheet, const HoldingEffect& e, const std::string& member) {
    const auto& reg = register_at(sheet, e.index);
    const auto& a = reg.admission;
    const auto unit = a.of_cases ? std::string() : member;
    if (auto done = need_cause(sheet, reg); !done.ok()) return done;
    if (auto done = need_all(sheet, reg, a.admitted, unit); !done.ok()) return done;
    auto rows = account(sheet, reg.name.zh, member);
    if (!rows.ok()) return rows.error();
    program::PeriodRef validity = a.valid_for;
    auto row = new_holding(sheet, e);
    if (e.verb == Verb::promote) {
        const auto found = std::find_if(a.rungs.begin(), a.rungs.end(),
                                        [&](const auto& r) { return r.title == e.title; });
        const auto wanted = static_cast<std::int32_t>(found - a.rungs.begin());
        const auto is = rung_at(sheet.program, e.index, *rows, sheet.command.at);
        if (auto done = need_rung_below(sheet, reg, wanted, is); !done.ok()) return done;
        const auto& title = register_at(sheet, e.title);
        if (auto done = need_all(sheet, title, found->require, unit); !done.ok()) return done;
        validity = found->valid_for;
        row.rung = title.name.zh;
    }
    const auto until = valid_until(sheet, e, validity);
    if (!until.ok()) return until.error();
    for (const auto& old : *rows)
        if (is_held(old, sheet.command.at) && old.rung == row.rung) close(sheet, old, "续期");
    row.kind = "entry";
    row.name = reg.name.zh;
    row.subject = member;
    row.until = *until;
    row.fields = entry_fields(sheet, reg);
    tell(sheet,
         row.rung.empty() ? "列入“" + row.name + "”" : "升入“" + row.name + "”的“" + row.rung + "”",
         row, a.of_cases);
    put_holding(sheet, std::move(row));
    return base::Done{};
}

/// 退出情形: one of them must hold.
Outcome need_reason_to_leave(const Sheet& sheet, const program::Register& reg,
                             const std::string& unit) {
    if (reg.admission.leaves.empty()) return base::Done{};
    const FactsOf facts(sheet.program, sheet.directory, sheet.now);
    const auto none = failing(sheet.program, reg.admission.leaves,
                              unit.empty() ? facts.facts() : facts.with_unit(unit), true);
    if (!none.ok()) return none.error();
    if (none->empty()) return base::Done{};
    return refused(Code::gj5066, {reg.name, joined_items(*none), reg.origin.basis});
}

Outcome remove_one(Sheet& sheet, const HoldingEffect& e, const std::string& member) {
    const auto& reg = register_at(sheet, e.index);
    const bool of_case = reg.admission.of_cases;
    if (auto done = need_cause(sheet, reg); !done.ok()) return done;
    if (auto done = need_reason_to_leave(sheet, reg, of_case ? "" : member); !done.ok())
        return done;
    const auto listed = sheet.directory.listed(reg.name.zh, member);
    if (!listed.ok()) return listed.error();
    if (!*listed)
        return refused(Code::gj5065, {of_case ? "本件" : unit_name(sheet, member), reg.name});
    const auto rows = account(sheet, reg.name.zh, member);
    if (!rows.ok()) return rows.error();
    const auto cause = new_holding(sheet, e).cause;
    bool any = false;
    for (const auto& row : *rows) {
        if (!is_held(row, sheet.command.at)) continue;
        close(sheet, row, cause);
        any = true;
    }
    if (!any) {  // known only from the directory: the row says that it has ended
        auto row = new_holding(sheet, e);
        row.kind = "entry";
        row.name = reg.name.zh;
        row.subject = member;
        row.from = {};
        row.cause.clear();
        close(sheet, std::move(row), cause);
    }
    sheet.decision.holdings.push_back("移出“" + reg.name.zh + "”：" +
                                      (of_case ? "本件" : unit_name(sheet, member)));
    return base::Done{};
}

Outcome apply_to_register(Sheet& sheet, const HoldingEffect& e) {
    const bool of_cases = register_at(sheet, e.index).admission.of_cases;
    const auto members = of_cases ? Result<std::vector<std::string>>(std::vector{sheet.now.id})
                                  : subjects_of(sheet, e);
    if (!members.ok()) return members.error();
    for (const auto& member : *members) {
        auto done =
            e.verb == Verb::remove ? remove_one(sheet, e, member) : enter_one(sheet, e, member);
        if (!done.ok()) return done;
    }
    return base::Done{};
}

}  // namespace

Outcome apply_holdings(Sheet& sheet, const program::Disposition& line) {
    for (const auto& e : line.holdings) {
        const bool counts =
            e.verb == Verb::issue || e.verb == Verb::use || e.verb == Verb::give_back;
        auto done = counts ? apply_to_quota(sheet, e) : apply_to_register(sheet, e);
        if (!done.ok()) return done;
    }
    return base::Done{};
}

Outcome give_back_all(Sheet& sheet, const std::string& cause) {
    if (sheet.before.revision == 0 || sheet.program.quotas.empty()) return base::Done{};
    const auto taken = sheet.tx.holdings({.kind = "use", .case_id = sheet.now.id});
    if (!taken.ok()) return taken.error();
    for (const auto& use : *taken) {
        if (use.closed.ms != 0) continue;
        const auto rows = account(sheet, use.name, use.subject);
        if (!rows.ok()) return rows.error();
        close(sheet, use, cause);
        sheet.decision.holdings.push_back("退还“" + use.name + "”");
    }
    return base::Done{};
}

Result<Holdings> account(Sheet& sheet, const std::string& name, const std::string& subject) {
    auto rows = sheet.held.holdings({.name = name, .subject = subject});
    if (!rows.ok()) return rows.error();
    for (const auto& changed : sheet.holdings) {
        if (changed.name != name || changed.subject != subject) continue;
        const auto same = std::find_if(rows->begin(), rows->end(),
                                       [&](const auto& row) { return row.id == changed.id; });
        if (same == rows->end())
            rows->push_back(changed);
        else
            *same = changed;
    }
    const bool known = std::any_of(
        sheet.guards.begin(), sheet.guards.end(),
        [&](const auto& guard) { return guard.name == name && guard.subject == subject; });
    if (known) return rows;
    const auto revision = sheet.tx.holding_revision(name, subject);
    if (!revision.ok()) return revision.error();
    sheet.guards.push_back({name, subject, *revision});
    return rows;
}

void put_holding(Sheet& sheet, HoldingRecord row) {
    for (auto& known : sheet.holdings) {
        if (known.id != row.id) continue;
        known = std::move(row);
        return;
    }
    sheet.holdings.push_back(std::move(row));
}

HoldingRecord new_holding(const Sheet& sheet, const HoldingEffect& effect) {
    HoldingRecord row;
    row.id = sheet.now.id + "/h" + std::to_string(sheet.sequence()) + "-" +
             std::to_string(sheet.holdings.size() + 1);
    row.from = sheet.command.at;
    row.cause = effect.origin.wording;
    if (!effect.origin.basis.empty()) row.cause += "〔" + effect.origin.basis + "〕";
    if (!sheet.command.reason.empty())
        row.cause += (row.cause.empty() ? "" : "：") + sheet.command.reason;
    row.policy = family_of(sheet.program);
    row.case_id = sheet.now.id;
    return row;
}

Result<value::Instant> valid_until(const Sheet& sheet, const HoldingEffect& effect,
                                   const program::PeriodRef& otherwise) {
    if (effect.valid_until_field != kNone) {
        const auto& field =
            sheet.program.matter.fields[static_cast<std::size_t>(effect.valid_until_field)].name;
        const auto found = sheet.now.fields.find(field.zh);
        const auto* day =
            found == sheet.now.fields.end() ? nullptr : found->second.get_if<value::Date>();
        if (day == nullptr) return refused(Code::gj5060, {field});
        return value::start_of(value::Date{day->days + 1});
    }
    const auto& period = effect.valid_for.given ? effect.valid_for : otherwise;
    if (!period.given) return value::Instant{};
    const auto end =
        end_of_validity(sheet.program, sheet.command.at, program::resolve(sheet.program, period));
    if (!end) return refused(Code::gj5070, {sheet.program.head.calendar});
    return *end;
}

Result<std::vector<std::string>> subjects_of(const Sheet& sheet, const HoldingEffect& effect) {
    if (effect.subject_field == kNone) {
        if (sheet.now.applicant_unit.empty())
            return refused(Code::gj5060, {Text("提出单位", "the applicant")});
        return std::vector{sheet.now.applicant_unit};
    }
    const auto& field =
        sheet.program.matter.fields[static_cast<std::size_t>(effect.subject_field)].name;
    std::vector<std::string> out;
    if (const auto found = sheet.now.fields.find(field.zh); found != sheet.now.fields.end()) {
        if (const auto* one = found->second.get_if<std::string>()) out.push_back(*one);
        if (const auto* list = found->second.get_if<value::List>())
            for (const auto& item : *list)
                if (const auto* one = item.get_if<std::string>()) out.push_back(*one);
    }
    if (out.empty()) return refused(Code::gj5060, {field});
    return out;
}

Result<std::vector<Text>> failing(const program::Program& program,
                                  const std::vector<program::Criterion>& criteria,
                                  const eval::Facts& facts, bool any) {
    std::vector<Text> out;
    eval::Scratch scratch;
    for (const auto& criterion : criteria) {
        const auto holds = eval::decide(program, criterion.code, facts, scratch);
        if (!holds.ok()) return holds.error();
        if (*holds == value::Truth::yes) {
            if (any) return std::vector<Text>{};
            continue;
        }
        Text item(item_mark(criterion.number) + criterion.origin.wording);
        if (*holds == value::Truth::unknown) {
            const auto missing =
                listed(missing_of(eval::explain(program, criterion.code, facts, scratch)));
            item.zh += "（不能判断" + (missing.zh.empty() ? "" : "，缺少" + missing.zh) + "）";
            item.en +=
                " (cannot be decided" + (missing.en.empty() ? "" : ": missing " + missing.en) + ")";
        }
        out.push_back(std::move(item));
    }
    return out;
}

std::string unit_name(const Sheet& sheet, const std::string& id) {
    const auto unit = sheet.directory.unit(id);
    return unit.ok() && unit->has_value() ? (*unit)->name : id;
}

}  // namespace guiju::casework
