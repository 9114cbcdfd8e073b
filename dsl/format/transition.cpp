// SPDX-License-Identifier: Apache-2.0
#include "dsl/format/printers.h"

namespace guiju::format {

using syntax::Keyword;

void print(Page& page, const syntax::TransitionSection& transition) {
    const auto& tongue = page.tongue();
    if (!transition.versions.empty()) {
        std::vector<std::string> versions;
        for (const auto& version : transition.versions) versions.push_back(version.text);
        page.labelled(Keyword::label_old_version, tongue.list(versions));
    }
    if (transition.rows.empty()) return;
    page.header({Keyword::column_old_stage, Keyword::column_new_stage, Keyword::column_holder,
                 Keyword::column_clock, Keyword::column_pending});
    const auto word = [&](const std::string& id) {
        return id.empty() ? id : tongue.word("passage", id);
    };
    for (const auto& row : transition.rows) {
        page.trivia(row.before);
        page.row({tongue.translated(row.from.text),
                  row.to ? tongue.translated(row.to->text) : tongue.word(Keyword::passage_by_hand),
                  word(row.holder), word(row.clock), word(row.pending)},
                 row.tail);
    }
}

}  // namespace guiju::format
