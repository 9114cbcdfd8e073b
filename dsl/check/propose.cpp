// SPDX-License-Identifier: Apache-2.0
#include "dsl/check/propose.h"

#include "dsl/syntax/keywords.h"
#include "dsl/text/suggest.h"

namespace guiju::check {
namespace {

using value::Dimension;

/// Ids of the units that are written for a dimension, the usual one first.
std::vector<std::string_view> units_of(Dimension dimension) {
    switch (dimension) {
        case Dimension::money: return {"yuan", "ten_thousand_yuan"};
        case Dimension::share: return {"percent"};
        case Dimension::points_of_share: return {"percentage_point"};
        case Dimension::characters: return {"character"};
        case Dimension::score: return {"point"};
        case Dimension::count: return {"piece", "time"};
        case Dimension::months: return {"month"};
        case Dimension::workdays:
        case Dimension::days: return {"workday", "calendar_day"};
        default: return {};
    }
}

}  // namespace

void propose_unit(base::Diagnostic& finding, syntax::Skin skin, base::Span where,
                  Dimension dimension) {
    for (const auto id : units_of(dimension)) {
        std::string unit(syntax::spelling("unit", id, skin));
        const bool behind = where.begin == where.end;
        if (behind && skin == syntax::Skin::english && unit != "%") unit.insert(0, 1, ' ');
        finding.fixes.push_back({where, unit, false, {}});
    }
}

void propose_word(base::Diagnostic& finding, base::Span where, const std::string& word,
                  const std::vector<std::string>& candidates) {
    if (auto meant = text::suggest(word, candidates))
        finding.fixes.push_back({where, meant->word, meant->certain, meant->why});
}

}  // namespace guiju::check
