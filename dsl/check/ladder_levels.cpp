// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "dsl/check/levels.h"
#include "dsl/check/rule.h"

namespace guiju::check {

namespace {

Tier declared(const syntax::Role& role) {
    if (role.level == "county") return Tier::county;
    if (role.level == "city") return Tier::city;
    if (role.level == "province") return Tier::province;
    return Tier::none;
}

Tier above(Tier tier) {
    return tier == Tier::province ? Tier::none
                                  : static_cast<Tier>(static_cast<std::uint8_t>(tier) + 1);
}

}  // namespace

std::vector<Tier> tiers_of_roles(const Symbols& symbols) {
    std::vector<Tier> tiers;
    for (const auto* role : symbols.roles) tiers.push_back(declared(*role));
    if (symbols.role_section == nullptr) return tiers;
    Tier last = Tier::none;
    for (const auto& name : symbols.role_section->ladder) {
        const auto at = symbols.find(SymbolKind::role, name.text);
        if (!at) continue;
        auto& tier = tiers[static_cast<std::size_t>(*at)];
        if (tier == Tier::none) tier = above(last);
        last = tier;
    }
    return tiers;
}

const syntax::Name* first_that_does_not_rise(const Symbols& symbols) {
    if (symbols.role_section == nullptr) return nullptr;
    const auto tiers = tiers_of_roles(symbols);
    Tier last = Tier::none;
    for (const auto& name : symbols.role_section->ladder) {
        const auto at = symbols.find(SymbolKind::role, name.text);
        if (!at) continue;
        const auto tier = tiers[static_cast<std::size_t>(*at)];
        if (tier <= last) return &name;
        last = tier;
    }
    return nullptr;
}

// GJ3034: the escalation order goes up: county, city, province, each once.
void ladder_levels(const Examination& examination) {
    if (const auto* name = first_that_does_not_rise(examination.symbols))
        examination.findings.add(base::Code::gj3034, name->span,
                                 {examination.symbols.both(name->text)});
}

}  // namespace guiju::check
