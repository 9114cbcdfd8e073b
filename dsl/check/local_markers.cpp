// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "dsl/check/literal.h"
#include "dsl/check/rule.h"

namespace guiju::check {

namespace {

using syntax::Marker;
using Kind = Marker::Kind;

/// 由市确定 is widest, then a range, then one direction, then 锁定.
int width(Kind kind) {
    switch (kind) {
        case Kind::locked: return 0;
        case Kind::choose: return 2;
        case Kind::local_decides:
        case Kind::must_fill: return 3;
        default: return 1;
    }
}

bool inside(const Marker& inner, const Marker& outer) {
    if (inner.operands.size() < 2 || outer.operands.size() < 2) return true;
    const auto low = quantity_of(inner.operands[0]);
    const auto high = quantity_of(inner.operands[1]);
    const auto from = quantity_of(outer.operands[0]);
    const auto to = quantity_of(outer.operands[1]);
    if (!low || !high || !from || !to) return true;
    return low->number >= from->number && high->number <= to->number;
}

bool narrows(const Marker& mine, const Marker& theirs) {
    if (mine.kind == Kind::locked) return true;
    if (mine.kind == theirs.kind) return mine.kind != Kind::choose || inside(mine, theirs);
    return width(mine.kind) < width(theirs.kind) && width(theirs.kind) > 1;
}

base::Text words(Kind kind) {
    switch (kind) {
        case Kind::locked: return {"锁定", "locked"};
        case Kind::may_shorten: return {"可缩短", "may shorten"};
        case Kind::may_lengthen: return {"可延长", "may lengthen"};
        case Kind::may_raise: return {"可提高", "may raise"};
        case Kind::may_lower: return {"可降低", "may lower"};
        case Kind::choose: return {"可在范围内确定", "may choose within a range"};
        case Kind::local_decides: return {"由市确定", "city decides"};
        case Kind::must_fill: return {"须填写", "must fill in"};
        case Kind::may_add_items: return {"可增项", "may add items"};
        default: return {"另有标注", "another marker"};
    }
}

const syntax::Tail* tail_of(const syntax::File& file, base::Span span) {
    for (const auto& section : file.sections) {
        if (const auto* rows = std::get_if<std::vector<syntax::Parameter>>(&section.body))
            for (const auto& one : *rows)
                if (one.span == span) return &one.tail;
        const auto* stage = std::get_if<syntax::Stage>(&section.body);
        if (stage == nullptr) continue;
        for (const auto& one : stage->deadlines)
            if (one.span == span) return &one.tail;
        for (const auto& one : stage->criteria)
            if (one.span == span) return &one.tail;
    }
    return nullptr;
}

}  // namespace

// GJ4121: what a city leaves to its counties is no more than the province left to it.
void local_markers(const Examination& examination) {
    if (examination.policy == nullptr) return;
    const auto last = examination.policy->layers().size() - 1;
    for (const auto& change : examination.policy->changes()) {
        if (change.layer != last || change.markers.empty()) continue;
        const auto* tail = tail_of(examination.symbols.file(), change.local);
        if (tail == nullptr) continue;
        for (const auto& mine : tail->markers) {
            if (mine.span.file != change.local.file || narrows(mine, change.markers.front()))
                continue;
            auto& finding = examination.findings.add(
                base::Code::gj4121, mine.span,
                {change.clause, words(change.markers.front().kind), words(mine.kind)});
            finding.places.push_back(
                {change.target, {"上位规则的这一条", "the clause of the level above"}});
        }
    }
}

}  // namespace guiju::check
