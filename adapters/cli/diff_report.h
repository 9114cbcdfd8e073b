// SPDX-License-Identifier: Apache-2.0
#pragma once
// How `guiju diff` shows what a change means at the terminal: a table of clauses with examples to paste, the tally of
// real cases, and both as JSON. The page is dsl/compare/page.h. Decides nothing.
#include <boost/json/object.hpp>

#include "adapters/cli/console.h"
#include "dsl/compare/compare.h"
#include "dsl/compare/impact.h"
#include "dsl/text/source.h"

namespace guiju::cli {

/// Texts of both versions by the index in their spans: where a clause stands is said by file and line.
struct DiffSources {
    const std::vector<text::Source>& before;
    const std::vector<text::Source>& after;
};

void show_changes(const Console& console, const compare::Comparison& comparison,
                  const DiffSources& sources);
void show_impact(const Console& console, const compare::Impact& impact);
[[nodiscard]] boost::json::object json_of(const compare::Comparison& comparison,
                                          const DiffSources& sources, base::Lang lang);
[[nodiscard]] boost::json::object json_of(const compare::Impact& impact, base::Lang lang);

}  // namespace guiju::cli
