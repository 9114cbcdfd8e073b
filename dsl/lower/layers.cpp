// SPDX-License-Identifier: Apache-2.0
// Which files the policy is made of, and what its localities named: places, units, other names.
#include "dsl/check/literal.h"
#include "dsl/lower/builder.h"

namespace guiju::lower {

namespace {

program::Level level_of(const std::string& written) {
    const auto id = check::find_word("tier", written);
    if (id == "county") return program::Level::county;
    if (id == "city") return program::Level::city;
    return id == "province" ? program::Level::province : program::Level::none;
}

}  // namespace

void Builder::layers() {
    const auto& policy = policy_.policy();
    if (policy.is_local()) {
        for (const auto& layer : policy.layers())
            program_.layers.push_back(
                {layer.policy, layer.document, layer.version, level_of(layer.level)});
        const auto& above = policy.layers()[policy.layers().size() - 2];
        program_.head.base_name = symbols_.both(above.policy);
        program_.head.base_version = above.version;
    }
    for (const auto& change : policy.changes()) {
        if (change.words.empty()) continue;
        if (change.verb == "counterpart")
            program_.counterparts.push_back({change.clause.zh, change.words.front()});
        const syntax::Name name{change.clause.zh, {}, false};
        const auto role = symbols_.find(check::SymbolKind::role, name.text);
        if (!role) continue;
        if (change.verb == "rename")
            program_.aliases.push_back({symbols_.both(name.text), change.words.front()});
        if (change.verb == "decide") program_.units.push_back({*role, change.words.front()});
    }
    for (const auto& section : policy.tree().sections) {
        const auto* places = std::get_if<syntax::PlacesSection>(&section.body);
        if (places == nullptr) continue;
        for (const auto& place : places->places)
            program_.places.push_back({place.code, place.name.text, place.above, place.lead.text,
                                       origin(place.span, {}, &section)});
    }
}

}  // namespace guiju::lower
