// SPDX-License-Identifier: Apache-2.0
// 增项 减项 增设字段: lists of the base that a locality makes longer or shorter.
#include <algorithm>

#include "dsl/overlay/combine.h"
#include "dsl/syntax/numerals.h"

namespace guiju::overlay {

namespace {

using base::Code;
using base::Text;
using When = syntax::Disposition::When;
using Kind = syntax::Marker::Kind;

bool has_item(const syntax::Disposition& line, int item) {
    return std::any_of(line.items.begin(), line.items.end(), [&](const syntax::ItemRange& range) {
        return range.from <= item && item <= range.to;
    });
}

/// The lines that say what happens when item `like` fails say it of the new item too.
bool handle_alike(syntax::Stage& stage, int like, int item, base::Span span) {
    bool handled = false;
    for (auto& line : stage.dispositions) {
        if (line.when != When::items_fail || !has_item(line, like)) continue;
        line.items.push_back({item, item, span});
        handled = true;
    }
    return handled;
}

bool handles_any(const syntax::Stage& stage) {
    return std::any_of(stage.dispositions.begin(), stage.dispositions.end(),
                       [](const syntax::Disposition& line) {
                           return line.when == When::any_fails || line.when == When::otherwise;
                       });
}

void add_criterion(Work& work, const syntax::Section& section, const syntax::LocalRule& rule,
                   syntax::Section& stage) {
    auto& body = std::get<syntax::Stage>(stage.body);
    const auto name = work.clauses.both(stage.name.text);
    const Text clause{name.zh + "的审查", "the checks of " + name.en};
    const auto* marker = permission(work, rule, body.criteria_tail, {Kind::may_add_items},
                                    {stage.heading_span, clause});
    if (marker == nullptr) return;
    if (!rule.expression) {
        work.refuse(Code::gj4117, rule.target.span, {clause});
        return;
    }
    int last = 0;
    for (const auto& one : body.criteria) last = std::max(last, one.number);
    const bool general = handles_any(body);
    const bool alike =
        rule.like != 0 && handle_alike(body, rule.like, last + 1, section.heading_span);
    if (rule.like != 0 && !alike && !general) {
        work.refuse(Code::gj4111, rule.target.span, {name, std::to_string(rule.like)},
                    stage.heading_span);
        return;
    }
    if (rule.like == 0 && !general) {
        work.refuse(Code::gj4118, section.heading_span, {name}, stage.heading_span);
        return;
    }
    syntax::Criterion added;
    added.number = last + 1;
    added.condition = *rule.expression;
    added.number_span = added.span = section.heading_span;
    added.tail = rule.tail;
    added.tail.citation = cited(work, rule.tail.citation);
    added.tail.citation_span = {};
    auto& change = work.note(rule.verb, section.heading_span, stage.heading_span,
                             {name.zh + "第（" + syntax::chinese_number(last + 1) + "）项",
                              "item " + std::to_string(last + 1) + " of " + name.en});
    change.markers = {*marker};
    change.after = *rule.expression;
    change.stage = stage.name.text;
    body.criteria.push_back(std::move(added));
}

/// Options of a choice, documents of a list.
void change_options(Work& work, const syntax::Section& section, const syntax::LocalRule& rule,
                    syntax::Section& record) {
    auto* field = work.clauses.field(std::get<syntax::RecordSection>(record.body), rule.aspect);
    if (field == nullptr) {
        work.refuse(Code::gj4110, rule.target.span, {rule.target.text + "的" + rule.aspect},
                    record.heading_span);
        return;
    }
    const auto clause = work.clauses.both(field->name.text);
    const bool adds = rule.verb == "add_item";
    const auto* marker =
        adds ? permission(work, rule, field->tail, {Kind::may_add_items}, {field->span, clause})
             : permission(work, rule, field->tail, {Kind::may_drop_items}, {field->span, clause});
    if (marker == nullptr) return;
    const bool has_options =
        !field->labels.empty() && (field->type == "choice" || field->type == "choices" ||
                                   field->type == "list" || field->type == "judgement");
    if (rule.words.empty() || !has_options) {
        work.refuse(Code::gj4117, rule.target.span, {clause}, field->span);
        return;
    }
    auto& change = work.note(rule.verb, section.heading_span, field->span, clause);
    change.markers = {*marker};
    for (const auto& word : rule.words) {
        const auto at = std::find_if(
            field->labels.begin(), field->labels.end(),
            [&](const syntax::Name& one) { return work.clauses.same(one.text, word.text); });
        const bool there = at != field->labels.end();
        if (there == adds) {
            work.refuse(adds ? Code::gj4125 : Code::gj4126, word.span, {clause, word.text},
                        field->span);
            return;
        }
        change.words.push_back(word.text);
        if (adds)
            field->labels.push_back(word);
        else
            field->labels.erase(at);
    }
    if (field->labels.empty()) work.refuse(Code::gj4127, rule.target.span, {clause}, field->span);
}

/// A field that must be filled in is one more demand: only where the base lets demands be added.
bool may_demand(const syntax::File& tree) {
    return std::any_of(tree.sections.begin(), tree.sections.end(), [](const auto& section) {
        const auto* stage = std::get_if<syntax::Stage>(&section.body);
        return stage != nullptr && find_marker(stage->criteria_tail, Kind::may_add_items);
    });
}

void add_field(Work& work, const syntax::Section& section, const syntax::LocalRule& rule,
               syntax::Section& record) {
    auto& body = std::get<syntax::RecordSection>(record.body);
    auto field = *rule.field;
    const auto clause = work.clauses.both(field.name.text);
    if (const auto* known = work.clauses.field(body, field.name.text)) {
        work.refuse(Code::gj4115, field.name.span, {clause}, known->span);
        return;
    }
    const bool demands = field.required || field.required_when.has_value();
    if (demands && !may_demand(work.tree)) {
        work.refuse(Code::gj4128, field.name.span, {clause}, record.heading_span);
        return;
    }
    field.span = section.heading_span;
    field.tail = rule.tail;
    field.tail.citation = cited(work, rule.tail.citation);
    field.tail.citation_span = {};
    work.note(rule.verb, section.heading_span, record.heading_span, clause);
    body.fields.push_back(std::move(field));
}

}  // namespace

void combine_items(Work& work, const syntax::Section& section, const syntax::LocalRule& rule) {
    auto* stage = work.clauses.stage(rule.target.text);
    auto* record = work.clauses.record(rule.target.text);
    if (rule.verb == "add_item" && stage != nullptr)
        return add_criterion(work, section, rule, *stage);
    if (record != nullptr && rule.field) return add_field(work, section, rule, *record);
    if (record != nullptr) return change_options(work, section, rule, *record);
    if (stage != nullptr || work.clauses.declares(rule.target.text)) {
        work.refuse(Code::gj4112, rule.target.span, {work.clauses.both(rule.target.text)},
                    stage != nullptr ? stage->heading_span : base::Span{});
        return;
    }
    work.refuse(Code::gj4110, rule.target.span, {rule.target.text});
}

}  // namespace guiju::overlay
