// SPDX-License-Identifier: Apache-2.0
#include "adapters/cli/siblings.h"

#include <algorithm>

#include "dsl/overlay/siblings.h"

namespace guiju::cli {

namespace {

using base::Code;

bool is_local(const Policy& policy) {
    return policy.compiled && policy.compiled->policy && policy.compiled->policy->is_local();
}

/// There is a day on which both are in force; a day that is not decided may be any.
bool may_overlap(const program::Head& a, const program::Head& b) {
    const auto over = [](const program::Head& first, const program::Head& then) {
        return first.has_expiry && then.has_effective_date && first.expires < then.effective;
    };
    return !over(a, b) && !over(b, a);
}

bool siblings(const Policy& a, const Policy& b) {
    return is_local(a) && is_local(b) &&
           are_siblings(a.compiled->program.head, b.compiled->program.head);
}

std::string place_of(const program::Head& head) {
    return head.territory_name.empty() ? head.territory_code : head.territory_name;
}

/// The source of the other file, as one of this policy's: a place in it can then be shown.
std::uint32_t source_in(Policy& mine, const Policy& theirs) {
    const auto& name = theirs.sources.front().name();
    for (std::uint32_t i = 0; i < mine.sources.size(); ++i)
        if (mine.sources[i].name() == name) return i;
    const auto index = static_cast<std::uint32_t>(mine.sources.size());
    auto loaded = text::load(name, std::string(theirs.sources.front().bytes()), index);
    if (!loaded.ok()) return 0;
    mine.sources.push_back(std::move(*loaded.value));
    return index;
}

base::Diagnostic& add(Policy& mine, Code code, base::Span at, std::vector<base::Text> args) {
    base::Diagnostic finding;
    finding.code = code;
    finding.span = at;
    finding.args = std::move(args);
    mine.findings.push_back(std::move(finding));
    return mine.findings.back();
}

bool begins_later(const Policy& one, const Policy& other) {
    const auto& a = one.compiled->program.head;
    const auto& b = other.compiled->program.head;
    if (!b.has_effective_date) return false;
    return !a.has_effective_date || a.effective > b.effective;
}

}  // namespace

bool are_siblings(const program::Head& a, const program::Head& b) {
    return !a.base_name.zh.empty() && a.base_name.zh == b.base_name.zh && a.name.zh != b.name.zh &&
           !a.territory_code.empty() && a.territory_code == b.territory_code && may_overlap(a, b);
}

void add_clash(Policy& mine, const program::Head& theirs) {
    const auto& head = mine.compiled->program.head;
    add(mine, Code::gj4142, mine.compiled->policy->tree().head.title.span,
        {place_of(head), head.base_name, theirs.name});
}

void add_clashes(Policy& mine, const Policy& theirs) {
    if (!siblings(mine, theirs)) return;
    const auto& head = mine.compiled->program.head;
    const auto& other = theirs.compiled->program.head;
    const auto source = source_in(mine, theirs);
    const auto there = [&](base::Span span) {
        span.file = source;
        return span;
    };
    const auto both = overlay::same_clauses(*mine.compiled->policy, *theirs.compiled->policy);
    for (const auto& [change, same] : both)
        add(mine, Code::gj4141, change->local,
            {place_of(head), head.base_name, other.name, change->clause})
            .places.push_back({there(same->local), {"已有的写在这里", "the other one"}});
    if (!both.empty()) return;
    add_clash(mine, other);
    mine.findings.back().places.push_back({there(theirs.compiled->policy->tree().head.title.span),
                                           {"已有的这一份", "the other one"}});
}

void compare_siblings(std::vector<Policy>& policies) {
    for (std::size_t i = 0; i < policies.size(); ++i)
        for (std::size_t j = 0; j < i; ++j) {
            if (!siblings(policies[i], policies[j])) continue;
            const bool second =
                begins_later(policies[i], policies[j]) || !begins_later(policies[j], policies[i]);
            add_clashes(policies[second ? i : j], policies[second ? j : i]);
        }
}

}  // namespace guiju::cli
