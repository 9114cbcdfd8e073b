// SPDX-License-Identifier: Apache-2.0
#include <map>

#include "dsl/check/literal.h"
#include "dsl/check/rule.h"
#include "dsl/overlay/clauses.h"

namespace guiju::check {

namespace {

using base::Code;
using overlay::lies_within;
using Place = syntax::PlacesSection::Place;

bool is_code(const std::string& code) {
    return code.size() == 6 && code.find_first_not_of("0123456789") == std::string::npos;
}

}  // namespace

// GJ4129-4132: every place has one code and one lead unit, and lies where the policy applies.
void places_sound(const Examination& examination) {
    std::map<std::string, const Place*> known;
    const auto* line = head_line(examination.symbols.file(), "territory");
    const auto own = line != nullptr ? territory_of(line->text) : std::nullopt;
    for (const auto& section : examination.symbols.file().sections) {
        const auto* places = std::get_if<syntax::PlacesSection>(&section.body);
        if (places == nullptr) continue;
        examination.findings.rest_on(section.basis);
        for (const auto& place : places->places) {
            const auto& name = place.name.text;
            const auto [other, fresh] = known.emplace(place.code, &place);
            if (!fresh) {
                const bool lead =
                    other->second->lead.text != place.lead.text && other->second->name.text == name;
                auto& finding =
                    lead ? examination.findings.add(
                               Code::gj4129, place.span,
                               {name, other->second->lead.text, place.lead.text})
                         : examination.findings.add(Code::gj4132, place.span, {place.code});
                finding.places.push_back({other->second->span, {"先写的一行", "the line before"}});
                continue;
            }
            // What a level above wrote lies within that level's territory.
            const auto* policy = examination.policy;
            const bool inherited =
                policy != nullptr && place.span.file != policy->layers().back().file;
            const bool inside = is_code(place.code) &&
                                (inherited || !own || lies_within(place.code, own->code)) &&
                                (place.above.empty() || lies_within(place.code, place.above));
            if (!inside)
                examination.findings.add(Code::gj4131, place.span,
                                         {name, place.code, own ? own->name : place.above});
            if (place.lead.text.empty()) examination.findings.add(Code::gj4130, place.span, {name});
        }
    }
}

}  // namespace guiju::check
