// SPDX-License-Identifier: Apache-2.0
#include "dsl/format/expression.h"
#include "dsl/format/printers.h"

namespace guiju::format {

using syntax::Keyword;

void print(Page& page, const syntax::RelatedSection& related) {
    const auto& tongue = page.tongue();
    for (const auto& field : related.fields) {
        page.trivia(field.before);
        page.line(field_text(tongue, field) + tail_text(tongue, field.tail));
    }
    if (!related.outcomes.empty())
        page.labelled(Keyword::tlabel_outcomes, tongue.names(related.outcomes));
    if (!related.marks.empty()) page.labelled(Keyword::tlabel_marks, tongue.names(related.marks));
    if (!related.once.empty()) {
        const auto valid =
            related.once_valid
                ? tongue.comma() + tongue.words({tongue.word(Keyword::held_valid_for),
                                                 expression(tongue, *related.once_valid)})
                : "";
        page.labelled(Keyword::tlabel_once, tongue.names_and(related.once) + valid);
    }
}

void print(Page& page, const syntax::RecurringSection& task) {
    const auto& tongue = page.tongue();
    if (!task.period.empty())
        page.labelled(Keyword::label_period, tongue.word("cycle", task.period));
    if (!task.subjects.empty()) page.labelled(Keyword::label_subjects, tongue.names(task.subjects));
    if (!task.set_up.empty()) {
        const auto word = tongue.word("setup", task.set_up);
        const auto distance = task.distance ? expression(tongue, *task.distance) : "";
        page.labelled(Keyword::tlabel_set_up,
                      tongue.zh() ? word + distance : tongue.words({distance, word}));
    }
    if (task.period_into)
        page.labelled(Keyword::tlabel_period_into, tongue.name(*task.period_into));
    if (!task.carried_over.empty())
        page.labelled(Keyword::tlabel_carried_over, tongue.names(task.carried_over));
}

void print(Page& page, const syntax::PublishedSection& list) {
    const auto& tongue = page.tongue();
    if (list.entries) page.labelled(Keyword::tlabel_entries, expression(tongue, *list.entries));
    if (!list.columns.empty()) page.labelled(Keyword::tlabel_columns, tongue.names(list.columns));
    if (list.order)
        page.labelled(Keyword::tlabel_order,
                      tongue.words({tongue.name(*list.order),
                                    tongue.word(list.high_first ? Keyword::roll_high_first
                                                                : Keyword::roll_low_first)}));
    if (list.owner) page.labelled(Keyword::tlabel_owner, tongue.name(*list.owner));
    if (!list.redacted.empty())
        page.labelled(Keyword::tlabel_redacted, tongue.names(list.redacted));
    if (!list.period.empty())
        page.labelled(Keyword::label_period, tongue.word("cycle", list.period));
    if (list.carried_over)
        page.labelled(Keyword::tlabel_carried_over, tongue.word(Keyword::roll_unless_closed));
}

}  // namespace guiju::format
