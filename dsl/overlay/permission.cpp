// SPDX-License-Identifier: Apache-2.0
// May this local line touch this clause of the base?
#include <algorithm>

#include "dsl/overlay/combine.h"

namespace guiju::overlay {

namespace {

using base::Code;
using Kind = syntax::Marker::Kind;

bool is_province(const std::string& level) { return level == "省" || level == "province"; }
bool is_county(const std::string& level) { return level == "县" || level == "county"; }

const Layer* layer_of(const Work& work, base::Span span) {
    const auto found = std::find_if(work.layers.begin(), work.layers.end(),
                                    [&](const Layer& one) { return one.file == span.file; });
    return found == work.layers.end() ? nullptr : &*found;
}

}  // namespace

base::Diagnostic& Work::refuse(Code code, base::Span at, std::vector<base::Text> args,
                               base::Span clause) {
    base::Diagnostic finding;
    finding.code = code;
    finding.span = at;
    finding.args = std::move(args);
    if (clause.end > clause.begin)
        finding.places.push_back({clause, {"上位规则的这一条", "the clause of the level above"}});
    findings.push_back(std::move(finding));
    return findings.back();
}

Change& Work::note(const std::string& verb, base::Span at, base::Span target, base::Text clause) {
    Change change;
    change.verb = verb;
    change.layer = layers.size() - 1;
    change.local = at;
    change.target = target;
    change.clause = std::move(clause);
    changes.push_back(std::move(change));
    return changes.back();
}

const syntax::Marker* permission(Work& work, const syntax::LocalRule& rule,
                                 const syntax::Tail& tail, std::initializer_list<Kind> fit,
                                 std::pair<base::Span, base::Text> clause) {
    const auto at = rule.target.span;
    const auto& [span, name] = clause;
    if (work.is_local(span)) {
        work.refuse(Code::gj4114, at, {name}, span);
        return nullptr;
    }
    const auto found =
        std::find_if(tail.markers.begin(), tail.markers.end(), [&](const syntax::Marker& marker) {
            return std::find(fit.begin(), fit.end(), marker.kind) != fit.end();
        });
    if (found == tail.markers.end()) {
        if (tail.markers.empty() || find_marker(tail, Kind::locked) != nullptr)
            work.refuse(Code::gj4112, at, {name}, span);
        else
            work.refuse(Code::gj4113, at, {name, words_of(tail.markers), word_of_verb(rule.verb)},
                        span);
        return nullptr;
    }
    const auto* writer = layer_of(work, found->span);
    const bool for_the_city = found->kind == Kind::local_decides && writer != nullptr &&
                              is_province(writer->level) && is_county(work.local().level);
    if (for_the_city) {
        work.refuse(Code::gj4122, at, {name}, span);
        return nullptr;
    }
    return &*found;
}

std::string cited(const Work& work, const std::string& article) {
    return "《" + work.local().policy + "》" + article;
}

void settle_markers(const Work& work, syntax::Tail& tail, const syntax::LocalRule& rule) {
    tail.citation = cited(work, rule.tail.citation);
    tail.citation_span = {};
    if (!rule.tail.markers.empty()) {
        tail.markers = rule.tail.markers;
        return;
    }
    std::erase_if(tail.markers, [](const syntax::Marker& marker) {
        return marker.kind == Kind::local_decides || marker.kind == Kind::must_fill;
    });
}

}  // namespace guiju::overlay
