// SPDX-License-Identifier: Apache-2.0
// What a policy has to do with other cases: starts, links, what is read of them, tasks, lists.
#include <algorithm>
#include <array>

#include "dsl/check/kin.h"
#include "dsl/check/literal.h"
#include "dsl/lower/builder.h"

namespace guiju::lower {

namespace {

using check::SymbolKind;

program::Cycle cycle_of(const std::string& id) {
    if (id == "yearly") return program::Cycle::year;
    return id == "monthly" ? program::Cycle::month : program::Cycle::quarter;
}

program::KinField::Kind kind_of(check::Kin::Kind kind) {
    using From = check::Kin::Kind;
    using To = program::KinField::Kind;
    switch (kind) {
        case From::count: return To::count;
        case From::open: return To::open;
        case From::closed: return To::closed;
        case From::all_closed: return To::all_closed;
        case From::outcome: return To::outcome;
        case From::sum: return To::sum;
        case From::recorded: return To::recorded;
    }
    return To::count;
}

}  // namespace

/// The slot of a field read off other cases; those that are used stand behind the own fields.
std::int32_t Builder::kin_slot(std::int32_t index) {
    const auto own = check::own_fields(symbols_);
    if (index < own) return index;
    const auto place = index - own;
    const auto found = std::find(kin_used_.begin(), kin_used_.end(), place);
    const auto at = found - kin_used_.begin();
    if (found == kin_used_.end()) kin_used_.push_back(place);
    return own + static_cast<std::int32_t>(at);
}

void Builder::kin_fields() {
    const auto all = check::all_kin(symbols_);
    for (std::size_t i = 0; i < kin_used_.size(); ++i) {
        const auto& from = all[static_cast<std::size_t>(kin_used_[i])];
        const auto& section = *symbols_.related[static_cast<std::size_t>(from.related)].section;
        program::KinField kin;
        kin.kind = kind_of(from.kind);
        kin.slot = static_cast<std::int32_t>(program_.matter.fields.size());
        kin.policy = both(section.name);
        if (from.field != nullptr) kin.field = both(from.field->name);
        if (from.outcome != nullptr) kin.outcome = symbols_.identity(from.outcome->text);
        kin.link = from.link;
        program::Field field;
        if (from.field != nullptr) field = this->field(*from.field, section, check::case_scope());
        field.name = check::name_of(symbols_, from);
        field.required = false;
        if (from.field == nullptr)
            field.type = from.kind == check::Kin::Kind::all_closed ? program::Field::Type::yes_no
                                                                   : program::Field::Type::number;
        field.origin = origin(section);
        program_.matter.fields.push_back(std::move(field));
        program_.threads.kin.push_back(std::move(kin));
    }
}

void Builder::start(const syntax::StartCase& from, std::int32_t stage, std::int32_t line,
                    bool converts) {
    program::Start start;
    start.stage = stage;
    start.line = line;
    start.policy = both(from.policy);
    start.converts = converts;
    start.each = index(SymbolKind::field, from.each);
    for (const auto& [own, as] : from.carry) {
        start.carry.push_back(index(SymbolKind::field, own));
        start.carried_as.push_back(both(as ? *as : own));
    }
    program_.threads.starts.push_back(std::move(start));
}

void Builder::recurring(const check::In<syntax::RecurringSection>& from) {
    program::Recurring task;
    task.name = both(from.section->name);
    task.cycle = cycle_of(from.body->period);
    task.subjects = indices(SymbolKind::role, from.body->subjects);
    static constexpr std::array<std::string_view, 4> kSetUps{"at_start", "at_end", "after_start",
                                                             "before_end"};
    const auto found = std::find(kSetUps.begin(), kSetUps.end(), from.body->set_up);
    task.set_up = static_cast<program::Recurring::SetUp>((found - kSetUps.begin()) % 4);
    const auto distance = period(from.body->distance);
    task.distance = distance.literal;
    task.distance_parameter = distance.parameter;
    task.period_field = index(SymbolKind::field, from.body->period_into);
    task.carried_over = indices(SymbolKind::field, from.body->carried_over);
    program_.threads.recurring.push_back(std::move(task));
}

void Builder::published(const check::In<syntax::PublishedSection>& from) {
    program::Published list;
    list.name = both(from.section->name);
    list.entries = condition(from.body->entries, check::case_scope());
    list.columns = indices(SymbolKind::field, from.body->columns);
    list.order = index(SymbolKind::field, from.body->order);
    list.high_first = from.body->high_first;
    list.owner = index(SymbolKind::role, from.body->owner);
    list.redacted = indices(SymbolKind::field, from.body->redacted);
    list.periodic = !from.body->period.empty();
    list.cycle = cycle_of(from.body->period);
    list.carried_over = from.body->carried_over;
    program_.threads.lists.push_back(std::move(list));
}

void Builder::threads() {
    if (!symbols_.matter) return;
    for (std::size_t s = 0; s < symbols_.stages.size(); ++s) {
        const auto& lines = symbols_.stages[s].body->dispositions;
        for (std::size_t l = 0; l < lines.size(); ++l) {
            const auto stage = static_cast<std::int32_t>(s);
            const auto number = static_cast<std::int32_t>(l);
            for (const auto& one : lines[l].starts) start(one, stage, number, false);
            if (lines[l].converts) start(*lines[l].converts, stage, number, true);
        }
    }
    const auto& fields = symbols_.matter->body->fields;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const auto policy = check::linked_policy(symbols_, fields[i]);
        if (policy == check::kNobody) continue;
        const auto& section = *symbols_.related[static_cast<std::size_t>(policy)].section;
        program_.threads.links.push_back({static_cast<std::int32_t>(i), both(section.name)});
    }
    for (const auto& one : symbols_.recurring) recurring(one);
    for (const auto& one : symbols_.published) published(one);
    for (const auto& from : symbols_.related) {
        if (from.body->once.empty()) continue;
        program_.threads.reuse.push_back({both(from.section->name),
                                          indices(SymbolKind::field, from.body->once),
                                          period(from.body->once_valid)});
    }
    kin_fields();
}

}  // namespace guiju::lower
