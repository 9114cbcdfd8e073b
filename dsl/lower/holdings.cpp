// SPDX-License-Identifier: Apache-2.0
// Rules of entry, ladders of titles, quotas, entitlements, and what lines of 处理 do to them.
#include "dsl/check/holdings.h"

#include <algorithm>
#include <array>

#include "dsl/lower/builder.h"

namespace guiju::lower {

namespace {

using check::SymbolKind;
using Verb = program::HoldingEffect::Verb;

Verb verb_of(const std::string& id) {
    static constexpr std::array<std::string_view, 6> kIds{"enter", "remove", "promote",
                                                          "issue", "use",    "give_back"};
    return static_cast<Verb>(std::find(kIds.begin(), kIds.end(), id) - kIds.begin());
}

program::Quota::Every every_of(const std::string& id) {
    using Every = program::Quota::Every;
    if (id == "yearly") return Every::year;
    if (id == "quarterly") return Every::quarter;
    return id == "monthly" ? Every::month : Every::once;
}

program::Admission::Expiry expiry_of(const std::string& id) {
    using Expiry = program::Admission::Expiry;
    if (id == "step_down") return Expiry::step_down;
    return id == "leave" ? Expiry::leave : Expiry::still_valid;
}

}  // namespace

program::Admission Builder::admission(const syntax::Admission& from, const syntax::Section& in) {
    program::Admission to;
    to.of_cases = from.members == "cases";
    to.cause_required = from.cause_required;
    to.valid_for = period(from.valid_for);
    to.admitted = criteria(from.admitted, in, check::case_scope());
    to.leaves = criteria(from.leaves, in, check::case_scope());
    return to;
}

/// One register a ladder, then one a title: 在“…”内 means them by the same index.
void Builder::ladders() {
    const auto first = static_cast<std::int32_t>(program_.registers.size());
    auto title = first + static_cast<std::int32_t>(symbols_.ladders.size());
    for (const auto& [section, ladder] : symbols_.ladders) {
        program::Register record;
        record.name = both(section->name);
        record.admission = admission(ladder->admission, *section);
        record.admission.no_skipping = ladder->no_skipping;
        record.admission.expiry = expiry_of(ladder->expiry);
        for (const auto& rung : ladder->rungs) {
            program::TitleRung to;
            to.title = title++;
            int number = 0;
            for (const auto& require : rung.require)
                to.require.push_back({++number, condition(require, check::case_scope()),
                                      origin(require.span, rung.tail, section)});
            to.valid_for = period(rung.valid_for);
            to.origin = origin(rung.span, rung.tail, section);
            record.admission.rungs.push_back(std::move(to));
        }
        record.origin = origin(*section);
        program_.registers.push_back(std::move(record));
    }
    for (std::size_t i = 0; i < symbols_.ladders.size(); ++i) {
        const auto& [section, ladder] = symbols_.ladders[i];
        for (const auto& rung : ladder->rungs) {
            program::Register record;
            record.name = both(rung.name);
            record.admission.ladder = first + static_cast<std::int32_t>(i);
            record.admission.of_cases = ladder->admission.members == "cases";
            record.origin = origin(rung.span, rung.tail, section);
            program_.registers.push_back(std::move(record));
        }
    }
}

program::Quota::Limit Builder::limit(const std::optional<syntax::QuotaLimit>& from,
                                     const syntax::Section& in) {
    program::Quota::Limit to;
    if (!from) return to;
    to.condition = condition(from->condition, check::case_scope());
    to.value = value(from->value, check::case_scope());
    to.origin = origin(from->span, from->tail, &in);
    return to;
}

void Builder::quotas() {
    for (const auto& [section, quota] : symbols_.quotas) {
        program::Quota to;
        to.name = both(section->name);
        to.by_unit = quota->by_unit;
        to.by = indices(SymbolKind::field, quota->by);
        to.every = every_of(quota->period);
        to.limit = limit(quota->limit, *section);
        for (const auto& one : quota->relaxed) to.relaxed.push_back(limit(one, *section));
        to.first_time = limit(quota->first_time, *section);
        to.each_time = limit(quota->each_time, *section);
        to.origin = origin(*section);
        program_.quotas.push_back(std::move(to));
    }
}

void Builder::entitlements() {
    for (const auto& [section, right] : symbols_.entitlements) {
        program::Entitlement to;
        to.name = both(section->name);
        auto scope = check::case_scope();
        if (right->over && !symbols_.find(SymbolKind::matter, right->over->text)) {
            to.over = index(SymbolKind::record_register, *right->over);
            scope = check::candidate_scope(to.over);
            scope.matter = false;
        }
        to.criteria = criteria(right->criteria, *section, scope);
        to.origin = origin(*section);
        program_.entitlements.push_back(std::move(to));
    }
}

program::HoldingEffect Builder::holding(const syntax::HoldingEffect& from,
                                        const syntax::Section& in) {
    program::HoldingEffect to;
    to.verb = verb_of(from.verb);
    const bool counts =
        to.verb == Verb::issue || to.verb == Verb::use || to.verb == Verb::give_back;
    to.index = counts ? index(SymbolKind::quota, from.name)
                      : check::holder_index(symbols_, from.name.text).value_or(program::kNone);
    if (from.rung)
        to.title = check::holder_index(symbols_, from.rung->text).value_or(program::kNone);
    to.subject_field = index(SymbolKind::field, from.subject);
    if (from.amount) to.amount = value(*from.amount, check::case_scope());
    to.valid_for = period(from.valid_for);
    to.valid_until_field = index(SymbolKind::field, from.valid_until);
    to.origin = origin(from.span, {}, &in);
    return to;
}

}  // namespace guiju::lower
