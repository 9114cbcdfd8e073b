// SPDX-License-Identifier: Apache-2.0
#include "engine/casework/kin.h"

#include <algorithm>
#include <map>

#include "engine/casework/acts.h"
#include "engine/casework/facts_of.h"
#include "engine/casework/kinds.h"
#include "engine/casework/reasons.h"
#include "engine/casework/settle.h"
#include "engine/casework/view.h"
#include "engine/eval/ruling.h"

namespace guiju::casework {
namespace {

using program::KinField;
using program::kNone;
using value::Quantity;

const std::string& field_name(const Sheet& sheet, std::int32_t slot) {
    return sheet.program.matter.fields[static_cast<std::size_t>(slot)].name.zh;
}

std::string text_at(const value::Record& fields, const std::string& name) {
    const auto found = fields.find(name);
    const auto* text = found == fields.end() ? nullptr : found->second.get_if<std::string>();
    return text == nullptr ? "" : *text;
}

using Cases = std::vector<ports::CaseRecord>;

/// The cases under this one, by policy.
Result<std::map<std::string, Cases>> cases_under(Sheet& sheet) {
    const auto links = sheet.tx.links(sheet.now.id);
    if (!links.ok()) return links.error();
    std::map<std::string, Cases> under;
    std::set<std::string> seen;
    for (const auto& link : *links) {
        if (link.to != sheet.now.id || !is_under(link) || !seen.insert(link.from).second) continue;
        const auto view = sheet.tx.load(link.from);
        if (!view.ok()) return view.error();
        if (view->has_value()) under[link.from_policy].push_back((*view)->record);
    }
    return under;
}

value::Value number_of(std::ptrdiff_t count) {
    return Quantity{value::Number(static_cast<std::int64_t>(count)), value::Dimension::count};
}

/// Not known while one of them has not filled it in.
value::Value sum_of(const Cases& cases, const KinField& kin, const program::Field& field) {
    const bool money = field.type == program::Field::Type::money;
    Quantity total{value::Number(0), money ? value::Dimension::money : value::Dimension::none};
    if (field.type == program::Field::Type::share) total.dimension = value::Dimension::share;
    for (const auto& one : cases) {
        const auto found = one.fields.find(kin.field.zh);
        const auto* part = found == one.fields.end() ? nullptr : found->second.get_if<Quantity>();
        const auto more = part == nullptr ? std::nullopt : value::add(total.number, part->number);
        if (!more) return {};
        total = {*more, part->dimension};
    }
    return total;
}

value::Value counted(const Cases& cases, const KinField& kin, const program::Field& field) {
    const auto closed = [](const ports::CaseRecord& c) { return c.closed.ms != 0; };
    const auto all = static_cast<std::ptrdiff_t>(cases.size());
    const auto done = std::count_if(cases.begin(), cases.end(), closed);
    switch (kin.kind) {
        case KinField::Kind::count: return number_of(all);
        case KinField::Kind::open: return number_of(all - done);
        case KinField::Kind::closed: return number_of(done);
        case KinField::Kind::all_closed: return value::Value(all > 0 && all == done);
        case KinField::Kind::outcome:
            return number_of(std::count_if(cases.begin(), cases.end(), [&](const auto& c) {
                return closed(c) && c.result == kin.outcome;
            }));
        case KinField::Kind::sum: return sum_of(cases, kin, field);
        case KinField::Kind::recorded: break;
    }
    return {};
}

/// A secret stays with its case: it comes over only to another one of the same owner, where it is secret too.
Result<bool> keeps_to_itself(const Sheet& sheet, const KinField& kin,
                             const ports::CaseRecord& other) {
    const auto theirs = sheet.policy_of(other.policy_hash);
    if (!theirs.ok()) return theirs.error();
    const auto& fields = (*theirs)->matter.fields;
    const auto slot = eval::slot_named(fields, kin.field.zh);
    if (slot == kNone || !fields[static_cast<std::size_t>(slot)].secret) return false;
    const auto& own = sheet.program.matter.fields[static_cast<std::size_t>(kin.slot)];
    return !own.secret || other.applicant_unit != sheet.now.applicant_unit;
}

Result<value::Value> recorded(Sheet& sheet, const KinField& kin) {
    const auto id = text_at(sheet.now.fields, field_name(sheet, kin.link));
    if (id.empty()) return value::Value();
    const auto view = sheet.tx.load(id);
    if (!view.ok()) return view.error();
    if (!view->has_value()) return value::Value();
    const auto& other = (*view)->record;
    const auto found = other.fields.find(kin.field.zh);
    if (found == other.fields.end()) return value::Value();
    const auto kept = keeps_to_itself(sheet, kin, other);
    if (!kept.ok()) return kept.error();
    return *kept ? value::Value() : found->second;
}

void put(Sheet& sheet, const std::string& name, const value::Value& value) {
    if (value.known())
        sheet.now.fields[name] = value;
    else
        sheet.now.fields.erase(name);
}

/// What the field named before no longer holds.
Outcome end_link(Sheet& sheet, const std::string& relation, const std::string& to) {
    const auto links = sheet.tx.links(sheet.now.id);
    if (!links.ok()) return links.error();
    for (auto link : *links) {
        if (link.from != sheet.now.id || link.relation != relation || link.to != to) continue;
        link.ended = sheet.command.at;
        sheet.links.push_back(std::move(link));
    }
    return base::Done{};
}

Outcome name_case(Sheet& sheet, const program::LinkField& link, const std::string& id) {
    const auto& field = sheet.program.matter.fields[static_cast<std::size_t>(link.slot)].name;
    const auto view = sheet.tx.load(id);
    if (!view.ok()) return view.error();
    bool fits = view->has_value() && id != sheet.now.id && (*view)->record.policy == link.policy.zh;
    // A case may be named by who does not see it, as an event or a project is by who takes part; not one that is
    // classified or that nobody has filed. What a rule starts names what the rule hands on.
    const bool by_hand = sheet.command.relation.empty() && !follows_of_itself(sheet.command.kind);
    const bool open_to_all =
        fits && (*view)->record.filed.ms != 0 && !is_classified((*view)->record);
    if (fits && by_hand && !open_to_all) {
        const auto& other = (*view)->record;
        const auto program = sheet.policy_of(other.policy_hash);
        if (!program.ok()) return program.error();
        const auto seen = sees(**program, sheet.directory, other, sheet.command.actor);
        if (!seen.ok()) return seen.error();
        fits = *seen;
    }
    if (!fits) return refused(Code::gj5081, {field, id, link.policy});
    sheet.links.push_back(
        {sheet.now.id, field.zh, id, sheet.now.policy, link.policy.zh, sheet.command.at, {}});
    return base::Done{};
}

bool waits_for_others(const program::Stage& stage) {
    return std::any_of(stage.dispositions.begin(), stage.dispositions.end(), [](const auto& line) {
        return line.when == program::Disposition::When::as_soon;
    });
}

/// "D1.4" for the first case started by the fourth command, "D1.4-2" for the next.
std::string id_under(const Sheet& sheet, std::size_t number) {
    const auto id = sheet.now.id + "." + std::to_string(sheet.sequence());
    return number == 1 ? id : id + "-" + std::to_string(number);
}

Command opening(Sheet& sheet, const program::Start& start) {
    Command c;
    c.kind = Command::Kind::open;
    c.case_id = id_under(sheet, ++sheet.opened);
    c.id = sheet.command.id + "/" + c.case_id;
    c.at = sheet.command.at;
    c.actor = sheet.command.actor;
    c.verb = start.policy.zh;
    c.applicant = sheet.now.applicant_unit;
    if (c.actor.unit.empty()) c.actor.unit = c.applicant;
    c.origin = sheet.now.id;
    c.relation = start.converts ? kConverted : kStarted;
    return c;
}

}  // namespace

bool is_under(const ports::LinkRecord& link) {
    return link.ended.ms == 0 && link.relation != kConverted && link.relation != kLastPeriod;
}

bool is_named(const ports::LinkRecord& link) { return is_under(link) && link.relation != kStarted; }

Outcome guard_beside(Sheet& sheet, const std::string& id) {
    constexpr const char* kAccount = "关联案件";
    for (const auto& guard : sheet.guards)
        if (guard.name == kAccount && guard.subject == id) return base::Done{};
    const auto revision = sheet.tx.holding_revision(kAccount, id);
    if (!revision.ok()) return revision.error();
    sheet.guards.push_back({kAccount, id, *revision});
    return base::Done{};
}

Outcome refresh_kin(Sheet& sheet) {
    const auto& all = sheet.program.threads.kin;
    if (all.empty()) return base::Done{};
    if (auto stepped = guard_beside(sheet, sheet.now.id); !stepped.ok()) return stepped;
    const auto under = cases_under(sheet);
    if (!under.ok()) return under.error();
    for (const auto& kin : all) {
        const auto& field = sheet.program.matter.fields[static_cast<std::size_t>(kin.slot)];
        if (kin.kind == KinField::Kind::recorded) {
            const auto value = recorded(sheet, kin);
            if (!value.ok()) return value.error();
            put(sheet, field.name.zh, *value);
            continue;
        }
        const auto found = under->find(kin.policy.zh);
        put(sheet, field.name.zh,
            counted(found == under->end() ? Cases() : found->second, kin, field));
    }
    return base::Done{};
}

Result<std::vector<std::string>> who_look(Sheet& sheet) {
    const auto& id = sheet.now.id;
    auto links = sheet.tx.links(id);
    if (!links.ok()) return links.error();
    links->insert(links->end(), sheet.links.begin(), sheet.links.end());
    std::vector<std::string> others;
    for (const auto& link : *links) {
        const bool ends_now = link.ended == sheet.command.at;
        const bool upwards = link.from == id && (is_under(link) || ends_now);
        const bool downwards = link.to == id && is_named(link);
        const auto& other = upwards ? link.to : link.from;
        const bool at_work = other == sheet.command.origin;  // it looks by itself
        const bool known = std::find(others.begin(), others.end(), other) != others.end();
        if ((!upwards && !downwards) || at_work || known) continue;
        others.push_back(other);
        if (auto stepped = guard_beside(sheet, other); !stepped.ok()) return stepped.error();
    }
    return others;
}

Outcome take_links(Sheet& sheet) {
    for (const auto& link : sheet.program.threads.links) {
        const auto& name = field_name(sheet, link.slot);
        const auto was = text_at(sheet.before.fields, name);
        const auto is = text_at(sheet.now.fields, name);
        if (was == is) continue;
        if (!was.empty())
            if (auto done = end_link(sheet, name, was); !done.ok()) return done;
        if (!is.empty())
            if (auto done = name_case(sheet, link, is); !done.ok()) return done;
    }
    return base::Done{};
}

Outcome follow_as_soon(Sheet& sheet) {
    constexpr int kMost = 8;
    for (int left = kMost; left > 0; --left) {
        if (sheet.now.filed.ms == 0 || !must_be_open(sheet).ok()) return base::Done{};
        const auto stage = sheet.stage_index();
        if (!waits_for_others(sheet.stage_at(stage))) return base::Done{};
        const FactsOf facts(sheet.program, sheet.directory, sheet.now);
        eval::Scratch scratch;
        const auto ruling = eval::rule_as_soon(sheet.program, stage, facts.facts(), scratch);
        if (!ruling.ok()) return ruling.error();
        if (ruling->line == kNone) return base::Done{};
        const auto before = sheet.outcome;
        describe(sheet, *ruling);
        if (auto done = take(sheet, ruling->line); !done.ok()) return done;
        if (!before.empty()) sheet.outcome = before + "；" + sheet.outcome;
        sheet.decision.outcome = sheet.outcome;
    }
    return refused(Code::gj5086, {std::to_string(kMost)});
}

void note_starts(Sheet& sheet, const program::Disposition& line) {
    for (const auto& start : sheet.program.threads.starts) {
        const auto& stage = sheet.stage_at(start.stage);
        if (&stage.dispositions[static_cast<std::size_t>(start.line)] == &line)
            sheet.started.push_back(&start);
    }
}

std::vector<Command> commands_of(Sheet& sheet, const program::Start& start) {
    value::Record carried;
    if (start.converts) carried = sheet.now.fields;
    for (std::size_t i = 0; i < start.carry.size(); ++i) {
        const auto found = sheet.now.fields.find(field_name(sheet, start.carry[i]));
        if (found != sheet.now.fields.end() && start.carry[i] != start.each)
            carried[start.carried_as[i].zh] = found->second;
    }
    std::vector<Command> all;
    if (start.each == kNone) {
        all.push_back(opening(sheet, start));
        all.back().inputs = std::move(carried);
        return all;
    }
    const auto& field = sheet.program.matter.fields[static_cast<std::size_t>(start.each)];
    std::string item_field;
    for (std::size_t i = 0; i < start.carry.size(); ++i)
        if (start.carry[i] == start.each) item_field = start.carried_as[i].zh;
    const auto found = sheet.now.fields.find(field.name.zh);
    const auto* items =
        found == sheet.now.fields.end() ? nullptr : found->second.get_if<value::List>();
    for (const auto& item : items == nullptr ? value::List() : *items) {
        all.push_back(opening(sheet, start));
        all.back().inputs = carried;
        if (!item_field.empty()) all.back().inputs[item_field] = item;
        const auto* unit = item.get_if<std::string>();
        if (field.type == program::Field::Type::units && unit != nullptr)
            all.back().applicant = *unit;
    }
    return all;
}

void leave_secrets(Sheet& sheet, const program::Start& start, const program::Program& other,
                   value::Record& inputs) {
    const auto& own = sheet.program.matter.fields;
    const auto& theirs = other.matter.fields;
    const auto is_secret_there = [&](const std::string& name) {
        const auto slot = eval::slot_named(theirs, name);
        return slot != kNone && theirs[static_cast<std::size_t>(slot)].secret;
    };
    const auto leave = [&](const std::string& from, const std::string& to) {
        if (is_secret_there(to) || inputs.erase(to) == 0) return;
        sheet.flags.push_back("“" + from + "”是保密的，没有带入“" + start.policy.zh + "”");
    };
    for (std::size_t i = 0; i < start.carry.size(); ++i) {
        const auto& field = own[static_cast<std::size_t>(start.carry[i])];
        if (field.secret) leave(field.name.zh, start.carried_as[i].zh);
    }
    if (start.converts)
        for (const auto& field : own)
            if (field.secret) leave(field.name.zh, field.name.zh);
    const auto slot = other.matter.confidentiality_field;
    if (slot == kNone || !is_classified(sheet.now)) return;
    const auto& name = theirs[static_cast<std::size_t>(slot)].name.zh;
    inputs.emplace(name, value::Value(sheet.now.confidentiality));
}

Outcome link_origin(Sheet& sheet) {
    const auto& c = sheet.command;
    if (c.origin.empty()) return base::Done{};
    const auto view = sheet.tx.load(c.origin);
    if (!view.ok()) return view.error();
    const auto policy = view->has_value() ? (*view)->record.policy : std::string();
    sheet.links.push_back({sheet.now.id, c.relation, c.origin, sheet.now.policy, policy, c.at, {}});
    if (c.relation != kLastPeriod) sheet.now.fields[kOriginField] = value::Value(c.origin);
    return base::Done{};
}

}  // namespace guiju::casework
