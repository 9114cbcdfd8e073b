// SPDX-License-Identifier: Apache-2.0
#include "dsl/check/symbols.h"

#include <algorithm>
#include <array>
#include <utility>

#include "dsl/check/companions.h"
#include "dsl/check/expansion.h"

namespace guiju::check {

namespace {

using base::Diagnostic;

/// Blanks of every kind become one space; none at the ends.
std::string single_blanks(const std::string& written) {
    static constexpr std::string_view kWide = "\xE3\x80\x80";
    std::string out;
    bool blank = false;
    for (std::size_t i = 0; i < written.size(); ++i) {
        const bool wide = written.compare(i, kWide.size(), kWide) == 0;
        if (wide || written[i] == ' ' || written[i] == '\t') {
            blank = true;
            if (wide) i += kWide.size() - 1;
            continue;
        }
        if (blank && !out.empty()) out += ' ';
        blank = false;
        out += written[i];
    }
    return out;
}

}  // namespace

base::Text name_of(SymbolKind kind) {
    static const auto kNames =
        std::to_array<base::Text>({base::Text{"参数", "a parameter"},
                                   {"角色", "a role"},
                                   {"名录", "a register"},
                                   {"事项", "the matter"},
                                   {"事项的字段", "a field of the matter"},
                                   {"名录的字段", "a field of a register"},
                                   {"环节", "a stage"},
                                   {"办理事项", "an action"},
                                   {"匹配", "a matching"},
                                   {"指标", "an indicator"},
                                   {"标记（记为“…”）", "a mark"},
                                   {"评价", "an evaluation"},
                                   {"名单的列", "a column"},
                                   {"任务指标", "a table of targets"},
                                   {"任务指标的一项", "a target"},
                                   {"任务指标的数据", "a figure of a target"},
                                   {"阶梯", "a ladder"},
                                   {"阶梯的级次", "a rung of a ladder"},
                                   {"限额", "a quota"},
                                   {"权益", "an entitlement"},
                                   {"关联的规矩", "a related policy"},
                                   {"关联的字段", "a field of a related policy"},
                                   {"定义", "a definition"}});
    return kNames.at(static_cast<std::size_t>(kind));
}

Symbols::Symbols(const syntax::File& file, std::vector<Diagnostic>& findings) : file_(&file) {
    collect_names(findings);
    for (const auto& section : file.sections) collect(section, findings);
    measure_definitions(*this);
}

void Symbols::collect_names(std::vector<Diagnostic>& findings) {
    std::map<std::string, base::Span> first;
    const auto enter = [&](std::map<std::string, std::string>& map, const syntax::Name& from,
                           const syntax::Name& to) {
        const auto key = single_blanks(from.text);
        const auto value = single_blanks(to.text);
        const auto [place, fresh] = map.emplace(key, value);
        if (fresh) first.emplace(key, from.span);
        if (fresh || place->second == value) return;
        findings.push_back(
            {.code = base::Code::gj2102,
             .span = from.span,
             .args = {base::Text(key), base::Text(place->second), base::Text(value)},
             .places = {{first.at(key), {"前一次写在这里", "written before here"}}}});
    };
    for (const auto& section : file_->sections) {
        const auto* names = std::get_if<syntax::NamesSection>(&section.body);
        if (names == nullptr) continue;
        for (const auto& row : names->rows) {
            enter(english_to_chinese_, row.english, row.chinese);
            enter(chinese_to_english_, row.chinese, row.english);
        }
    }
}

std::string Symbols::identity(const std::string& written) const {
    auto name = single_blanks(written);
    const auto found = english_to_chinese_.find(name);
    return found == english_to_chinese_.end() ? name : found->second;
}

base::Text Symbols::both(const std::string& written) const {
    auto chinese = identity(written);
    const auto found = chinese_to_english_.find(chinese);
    auto english = found == chinese_to_english_.end() ? chinese : found->second;
    return {std::move(chinese), std::move(english)};
}

void Symbols::declare(SymbolKind kind, std::int32_t owner, const syntax::Name& name,
                      std::size_t index, std::vector<Diagnostic>& findings) {
    if (name.text.empty()) return;
    const auto [place, fresh] = places_.emplace(Key{kind, owner, identity(name.text)},
                                                Place{static_cast<std::int32_t>(index), name.span});
    if (fresh) return;
    findings.push_back(
        {.code = base::Code::gj2101,
         .span = name.span,
         .args = {base::Text(name.text), name_of(kind)},
         .places = {{place->second.span, {"第一次写在这里", "first declared here"}}}});
}

void Symbols::mention(SymbolKind kind, const syntax::Name& name, std::vector<std::string>& all) {
    if (name.text.empty()) return;
    auto text = identity(name.text);
    const auto fresh = places_
                           .emplace(Key{kind, kNobody, text},
                                    Place{static_cast<std::int32_t>(all.size()), name.span})
                           .second;
    if (fresh) all.push_back(std::move(text));
}

void Symbols::collect(const syntax::Section& section, std::vector<Diagnostic>& findings) {
    if (const auto* list = std::get_if<std::vector<syntax::Parameter>>(&section.body)) {
        for (const auto& parameter : *list) {
            declare(SymbolKind::parameter, kNobody, parameter.name, parameters.size(), findings);
            parameters.push_back(&parameter);
        }
    } else if (const auto* body = std::get_if<syntax::Roles>(&section.body)) {
        if (role_section == nullptr || role_section->ladder.empty()) role_section = body;
        for (const auto& role : body->roles) {
            declare(SymbolKind::role, kNobody, role.name, roles.size(), findings);
            roles.push_back(&role);
        }
    } else if (const auto* records = std::get_if<syntax::RecordSection>(&section.body)) {
        collect_records(section, *records, findings);
    } else if (const auto* stage = std::get_if<syntax::Stage>(&section.body)) {
        collect_stage(section, *stage, findings);
    } else if (const auto* rules = std::get_if<syntax::GeneralRules>(&section.body)) {
        general.push_back({&section, rules});
    } else if (const auto* matching = std::get_if<syntax::Matching>(&section.body)) {
        declare(SymbolKind::matching, kNobody, section.name, matchings.size(), findings);
        matchings.push_back({&section, matching});
    } else if (const auto* measured = std::get_if<syntax::Indicators>(&section.body)) {
        indicator_sections.push_back({&section, measured});
        for (const auto& indicator : measured->indicators) {
            declare(SymbolKind::indicator, kNobody, indicator.name, indicators.size(), findings);
            indicators.push_back(&indicator);
        }
    } else if (const auto* evaluation = std::get_if<syntax::Evaluation>(&section.body)) {
        declare(SymbolKind::evaluation, kNobody, section.name, evaluations.size(), findings);
        evaluations.push_back({&section, evaluation});
    } else if (const auto* table = std::get_if<syntax::TargetTable>(&section.body)) {
        collect_targets(section, *table, findings);
    } else if (const auto* ladder = std::get_if<syntax::TitleLadder>(&section.body)) {
        const auto owner = static_cast<std::int32_t>(ladders.size());
        declare(SymbolKind::titles, kNobody, section.name, ladders.size(), findings);
        for (std::size_t i = 0; i < ladder->rungs.size(); ++i)
            declare(SymbolKind::title, owner, ladder->rungs[i].name, i, findings);
        ladders.push_back({&section, ladder});
    } else if (const auto* quota = std::get_if<syntax::Quota>(&section.body)) {
        declare(SymbolKind::quota, kNobody, section.name, quotas.size(), findings);
        quotas.push_back({&section, quota});
    } else if (const auto* right = std::get_if<syntax::Entitlement>(&section.body)) {
        declare(SymbolKind::entitlement, kNobody, section.name, entitlements.size(), findings);
        entitlements.push_back({&section, right});
    } else if (const auto* other = std::get_if<syntax::RelatedSection>(&section.body)) {
        declare(SymbolKind::related, kNobody, section.name, related.size(), findings);
        const auto owner = static_cast<std::int32_t>(related.size());
        for (std::size_t i = 0; i < other->fields.size(); ++i)
            declare(SymbolKind::related_field, owner, other->fields[i].name, i, findings);
        related.push_back({&section, other});
    } else if (const auto* task = std::get_if<syntax::RecurringSection>(&section.body)) {
        recurring.push_back({&section, task});
    } else if (const auto* shown = std::get_if<syntax::PublishedSection>(&section.body)) {
        published.push_back({&section, shown});
    } else if (const auto* passage = std::get_if<syntax::TransitionSection>(&section.body)) {
        transitions.push_back({&section, passage});
    } else {
        collect_definitions(section, findings);
    }
}

void Symbols::collect_definitions(const syntax::Section& section,
                                  std::vector<Diagnostic>& findings) {
    if (const auto* body = std::get_if<syntax::Definitions>(&section.body)) {
        for (const auto& one : body->all) {
            declare(SymbolKind::definition, kNobody, one.name, definitions.size(), findings);
            definitions.push_back({&section, &one, nullptr});
        }
    } else if (const auto* table = std::get_if<syntax::DecisionTable>(&section.body)) {
        declare(SymbolKind::definition, kNobody, section.name, definitions.size(), findings);
        definitions.push_back({&section, nullptr, table});
    }
}

void Symbols::collect_targets(const syntax::Section& section, const syntax::TargetTable& table,
                              std::vector<Diagnostic>& findings) {
    declare(SymbolKind::target_table, kNobody, section.name, targets.size(), findings);
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        const auto& row = table.rows[i];
        declare(SymbolKind::target, kNobody, row.name, target_rows.size(), findings);
        target_rows.push_back({targets.size(), i, 0});
        for (std::size_t c = 0; c < row.series.size(); ++c) {
            std::vector<Diagnostic> same;  // a row of the same name was already reported
            declare(SymbolKind::series, kNobody, row.series[c], series.size(), same);
            series.push_back({targets.size(), i, c});
        }
    }
    targets.push_back({&section, &table});
}

void Symbols::collect_records(const syntax::Section& section, const syntax::RecordSection& body,
                              std::vector<Diagnostic>& findings) {
    const bool is_register = section.kind == "register";
    const auto owner = is_register ? static_cast<std::int32_t>(registers.size()) : kNobody;
    if (!is_register && matter) {
        findings.push_back({.code = base::Code::gj2106,
                            .span = section.heading_span,
                            .args = {base::Text(section.name.text)},
                            .places = {{matter->section->heading_span,
                                        {"第一个事项在这里", "the first matter is here"}}}});
        return;
    }
    const auto kind = is_register ? SymbolKind::record_register : SymbolKind::matter;
    declare(kind, kNobody, section.name, is_register ? registers.size() : 0, findings);
    const auto field_kind = is_register ? SymbolKind::register_field : SymbolKind::field;
    for (std::size_t i = 0; i < body.fields.size(); ++i) {
        declare(field_kind, owner, body.fields[i].name, i, findings);
        declare_columns(columns_of(owner, static_cast<std::int32_t>(i)), body.fields[i], findings);
    }
    if (is_register)
        registers.push_back({&section, &body});
    else
        matter = In<syntax::RecordSection>{&section, &body};
}

void Symbols::declare_columns(std::int32_t owner, const syntax::Field& field,
                              std::vector<Diagnostic>& findings) {
    for (std::size_t i = 0; i < field.columns.size(); ++i)
        declare(SymbolKind::column, owner, field.columns[i].name, i, findings);
}

void Symbols::collect_stage(const syntax::Section& section, const syntax::Stage& stage,
                            std::vector<Diagnostic>& findings) {
    declare(SymbolKind::stage, kNobody, section.name, stages.size(), findings);
    stages.push_back({&section, &stage});
    for (const auto& action : stage.actions) mention(SymbolKind::action, action.name, verbs);
    for (const auto& line : stage.dispositions)
        for (const auto& mark : line.marks) mention(SymbolKind::mark, mark, marks);
}

std::optional<std::int32_t> Symbols::find(SymbolKind kind, const std::string& written,
                                          std::int32_t owner) const {
    const auto found = places_.find(Key{kind, owner, identity(written)});
    if (found == places_.end()) return std::nullopt;
    return found->second.index;
}

std::vector<SymbolKind> Symbols::kinds_of(const std::string& written) const {
    std::vector<SymbolKind> kinds;
    const auto name = identity(written);
    for (const auto& [key, place] : places_)
        if (std::get<2>(key) == name && (kinds.empty() || kinds.back() != std::get<0>(key)))
            kinds.push_back(std::get<0>(key));
    return kinds;
}

std::optional<base::Span> Symbols::declared_at(SymbolKind kind, const std::string& written) const {
    const auto name = identity(written);
    for (const auto& [key, place] : places_)
        if (std::get<0>(key) == kind && std::get<2>(key) == name && place.span != base::Span{})
            return place.span;
    return std::nullopt;
}

std::vector<std::string> Symbols::names(SymbolKind kind, std::int32_t owner) const {
    std::vector<std::string> all;
    for (const auto& [key, place] : places_) {
        if (std::get<0>(key) != kind || std::get<1>(key) != owner) continue;
        const auto text = both(std::get<2>(key));
        if (file_->skin == syntax::Skin::chinese || text.en == text.zh)
            all.push_back(text.zh);
        else
            all.push_back(text.en);
    }
    return all;
}

std::int32_t index_of(const Symbols& symbols, SymbolKind kind, const syntax::Name& name,
                      std::int32_t owner) {
    return symbols.find(kind, name.text, owner).value_or(kNobody);
}

bool keeps_reason(const syntax::Field& field) {
    return field.type == "judgement" || field.reason_required;
}

base::Text reason_name(const Symbols& symbols, const syntax::Field& field) {
    const auto name = symbols.both(field.name.text);
    return {name.zh + "理由", name.en + " reason"};
}

const std::vector<syntax::Field>& columns_at(const Symbols& symbols, std::int32_t owner) {
    const auto record = owner / 4096 - 1;
    const auto kind = record == kNobody ? SymbolKind::field : SymbolKind::register_field;
    return field_at(symbols, kind, owner % 4096, record).columns;
}

const syntax::Field& field_at(const Symbols& symbols, SymbolKind kind, std::int32_t index,
                              std::int32_t owner) {
    const auto& record = kind == SymbolKind::register_field
                             ? symbols.registers.at(static_cast<std::size_t>(owner))
                             : *symbols.matter;
    const auto& fields = record.body->fields;
    const auto slot = static_cast<std::size_t>(index);
    if (slot < fields.size()) return fields[slot];
    // What stands beside a field is spoken of by the name of that field.
    return fields.at(companions(symbols, *record.body).at(slot - fields.size()).of);
}

}  // namespace guiju::check
