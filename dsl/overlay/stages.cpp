// SPDX-License-Identifier: Apache-2.0
// 增设环节: a stage put behind one of the base. The case passes through it and then goes where the base
// would have sent it, under the conditions of the base; it gets no way past a stage of the base.
#include <algorithm>

#include "dsl/overlay/combine.h"

namespace guiju::overlay {

namespace {

using base::Code;
using Effect = syntax::Disposition::Effect;
using When = syntax::Disposition::When;
using Kind = syntax::Marker::Kind;

std::size_t place_of(const Work& work, const std::string& stage) {
    const auto& sections = work.tree.sections;
    const auto found =
        std::find_if(sections.begin(), sections.end(), [&](const syntax::Section& section) {
            return std::holds_alternative<syntax::Stage>(section.body) &&
                   work.clauses.same(section.name.text, stage);
        });
    return static_cast<std::size_t>(found - sections.begin());
}

/// Lines that take the case on from the anchor: to a stage further down.
std::vector<syntax::Disposition*> ways_on(Work& work, std::size_t anchor) {
    std::vector<syntax::Disposition*> ways;
    for (auto& line : std::get<syntax::Stage>(work.tree.sections[anchor].body).dispositions)
        if (line.effect == Effect::go && line.stage && place_of(work, line.stage->text) > anchor)
            ways.push_back(&line);
    return ways;
}

/// A line of the added stage that ends or returns the case stands only where the base has it too.
bool known_end(const syntax::Stage& anchor, const syntax::Disposition& line, const Clauses& names) {
    return std::any_of(
        anchor.dispositions.begin(), anchor.dispositions.end(),
        [&](const syntax::Disposition& one) {
            const bool confirmed =
                !one.confirmed_by ||
                (line.confirmed_by && names.same(one.confirmed_by->text, line.confirmed_by->text));
            return one.effect == line.effect && one.result == line.result && confirmed;
        });
}

/// One way on of the added stage for every way on of the base, in its order.
std::vector<syntax::Disposition> spread(const syntax::Disposition& line,
                                        const std::vector<syntax::Disposition>& ways) {
    std::vector<syntax::Disposition> all;
    for (const auto& way : ways) {
        auto copy = line;
        copy.stage = way.stage;
        if (way.condition && copy.condition) {
            syntax::Expr both;
            both.kind = syntax::Expr::Kind::all;
            both.span = copy.condition->span;
            both.parts = {*copy.condition, *way.condition};
            copy.condition = std::move(both);
        } else if (way.condition) {
            copy.condition = way.condition;
        }
        if (!copy.handled_by && !copy.handled_by_same_unit) {
            copy.handled_by = way.handled_by;
            copy.handled_by_same_unit = way.handled_by_same_unit;
        }
        const bool last = !way.condition;
        all.push_back(std::move(copy));
        if (last) break;
    }
    return all;
}

/// 准许：跳转到 would lead past the base as well as a line would.
std::optional<base::Span> first_jump(const syntax::Stage& stage) {
    for (const auto& line : stage.permissions)
        for (const auto& act : line.acts)
            if (act.verb == "jump") return act.span;
    return std::nullopt;
}

/// Rewrites the lines of the added stage; false when one of them leads past the base (GJ4301).
bool lead_on(Work& work, syntax::Section& section, const syntax::Section& anchor,
             const std::vector<syntax::Disposition>& ways) {
    auto& stage = std::get<syntax::Stage>(section.body);
    const auto& before = std::get<syntax::Stage>(anchor.body);
    if (const auto jump = first_jump(stage)) {
        work.refuse(Code::gj4301, *jump,
                    {work.clauses.both(section.name.text), work.clauses.both(anchor.name.text)},
                    anchor.heading_span);
        return false;
    }
    std::vector<syntax::Disposition> lines;
    for (const auto& line : stage.dispositions) {
        const bool stays = line.effect == Effect::correct || line.effect == Effect::clarify ||
                           line.effect == Effect::stay;
        const bool ends = line.effect == Effect::send_back || line.effect == Effect::close;
        if (stays || (ends && known_end(before, line, work.clauses))) {
            lines.push_back(line);
            continue;
        }
        const bool on = line.effect == Effect::go && line.stage &&
                        std::any_of(ways.begin(), ways.end(), [&](const syntax::Disposition& way) {
                            return work.clauses.same(way.stage->text, line.stage->text);
                        });
        if (!on) {
            work.refuse(Code::gj4301, line.span,
                        {work.clauses.both(section.name.text), work.clauses.both(anchor.name.text)},
                        anchor.heading_span);
            return false;
        }
        for (auto& one : spread(line, ways)) lines.push_back(std::move(one));
    }
    const bool goes_on = std::any_of(lines.begin(), lines.end(),
                                     [](const auto& line) { return line.effect == Effect::go; });
    if (!goes_on && !ways.empty()) {
        work.refuse(
            Code::gj4305, section.heading_span,
            {work.clauses.both(section.name.text), work.clauses.both(ways.front().stage->text)},
            anchor.heading_span);
        return false;
    }
    stage.dispositions = std::move(lines);
    return true;
}

}  // namespace

void combine_stage(Work& work, syntax::Section section) {
    auto added = std::get<syntax::AddedStage>(std::move(section.body));
    section.kind = "stage";
    section.basis = cited(work, section.basis);
    section.body = std::move(added.stage);
    const auto name = work.clauses.both(section.name.text);
    const auto at = place_of(work, added.after.text);
    if (at == work.tree.sections.size()) {
        work.refuse(Code::gj4110, added.after.span, {added.after.text});
        return;
    }
    if (work.clauses.declares(section.name.text)) {
        work.refuse(Code::gj4115, section.name.span, {name});
        return;
    }
    const auto anchor_span = work.tree.sections[at].heading_span;
    const auto anchor_name = work.tree.sections[at].name.text;
    const auto* opened = std::get_if<syntax::Stage>(&work.tree.sections[at].body);
    const auto* marker =
        opened->afterwards ? find_marker(opened->afterwards->tail, Kind::may_add_stages) : nullptr;
    if (marker == nullptr && !work.is_local(anchor_span)) {
        work.refuse(Code::gj4123, added.after.span, {work.clauses.both(anchor_name)}, anchor_span);
        return;
    }
    if (!work.anchors.insert(anchor_name).second) {
        work.refuse(Code::gj4114, added.after.span, {work.clauses.both(anchor_name)}, anchor_span);
        return;
    }
    const auto lines = ways_on(work, at);
    std::vector<syntax::Disposition> ways;
    for (const auto* line : lines) ways.push_back(*line);
    if (!lead_on(work, section, work.tree.sections[at], ways)) return;
    for (auto* line : lines) {
        line->stage = section.name;
        line->handled_by.reset();
        line->handled_by_same_unit = false;
    }
    auto& change = work.note("add_stage", section.heading_span, anchor_span, name);
    if (marker != nullptr) change.markers = {*marker};
    change.stage = section.name.text;
    change.anchor = anchor_name;
    const auto place = work.tree.sections.begin() + static_cast<std::ptrdiff_t>(at) + 1;
    work.tree.sections.insert(place, std::move(section));
}

}  // namespace guiju::overlay
