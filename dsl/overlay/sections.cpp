// SPDX-License-Identifier: Apache-2.0
// Sections of a local file that stand beside those of the base: its own roles, indicators, evaluations,
// targets, registers, examples. What decides about a case of the base cannot be written anew.
#include "dsl/overlay/combine.h"

namespace guiju::overlay {

namespace {

using base::Code;

/// Sections that may only be changed by the words of a local file (增项, 增设环节 …).
bool belongs_to_base(const syntax::Section& section) {
    return std::holds_alternative<syntax::Stage>(section.body) ||
           std::holds_alternative<syntax::GeneralRules>(section.body) ||
           std::holds_alternative<syntax::Matching>(section.body) || section.kind == "matter" ||
           section.kind == "calendar";
}

template <class Row>
bool free_rows(Work& work, const std::vector<Row>& rows) {
    bool free = true;
    for (const auto& row : rows) {
        if (!work.clauses.declares(row.name.text)) continue;
        work.refuse(Code::gj4115, row.name.span, {work.clauses.both(row.name.text)});
        free = false;
    }
    return free;
}

bool free_names(Work& work, const syntax::Section& section) {
    if (const auto* rows = std::get_if<std::vector<syntax::Parameter>>(&section.body))
        return free_rows(work, *rows);
    if (const auto* roles = std::get_if<syntax::Roles>(&section.body))
        return free_rows(work, roles->roles);
    if (const auto* rows = std::get_if<syntax::Indicators>(&section.body))
        return free_rows(work, rows->indicators);
    if (const auto* rows = std::get_if<syntax::Definitions>(&section.body))
        return free_rows(work, rows->all);
    const bool trial = std::holds_alternative<syntax::ExampleSection>(section.body) ||
                       std::holds_alternative<syntax::NamesSection>(section.body);
    if (trial || section.name.text.empty() || !work.clauses.declares(section.name.text))
        return true;
    work.refuse(Code::gj4115, section.name.span, {work.clauses.both(section.name.text)});
    return false;
}

}  // namespace

void combine_section(Work& work, syntax::Section section) {
    if (belongs_to_base(section)) {
        work.refuse(Code::gj4116, section.heading_span, {section.name.text});
        return;
    }
    if (!free_names(work, section)) return;
    if (auto* roles = std::get_if<syntax::Roles>(&section.body)) {
        if (!roles->ladder.empty()) {
            work.refuse(Code::gj4116, roles->ladder_span,
                        {base::Text{"上报顺序", "escalation order"}});
            return;
        }
        // One section of roles: the order of escalation stands in it.
        for (auto& mine : work.tree.sections) {
            auto* known = std::get_if<syntax::Roles>(&mine.body);
            if (known == nullptr) continue;
            for (auto& role : roles->roles) {
                work.note("section", role.span, mine.heading_span,
                          work.clauses.both(role.name.text));
                known->roles.push_back(std::move(role));
            }
            return;
        }
    }
    const bool trial = std::holds_alternative<syntax::ExampleSection>(section.body) ||
                       std::holds_alternative<syntax::FixtureSection>(section.body) ||
                       std::holds_alternative<syntax::NamesSection>(section.body);
    if (!trial) section.basis = cited(work, section.basis);
    if (!trial)
        work.note("section", section.heading_span, section.heading_span,
                  work.clauses.both(section.name.text))
            .words = {section.kind};
    work.tree.sections.push_back(std::move(section));
}

}  // namespace guiju::overlay
