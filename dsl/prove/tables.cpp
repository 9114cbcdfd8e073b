// SPDX-License-Identifier: Apache-2.0
#include "dsl/prove/tables.h"

#include <algorithm>

#include "dsl/syntax/keywords.h"

namespace guiju::prove {

namespace {

/// Does the code work out this table, by itself or inside another definition?
bool uses(const program::Program& program, program::CodeId code, std::size_t table) {
    if (code < 0) return false;
    const auto& named = program.codes[static_cast<std::size_t>(code)].named;
    return std::any_of(named.begin(), named.end(), [&](const program::Code::Named& one) {
        const auto& definition = program.definitions[static_cast<std::size_t>(one.definition)];
        return definition.table == static_cast<std::int32_t>(table);
    });
}

std::int32_t stage_using(const program::Program& program, std::size_t table) {
    for (std::size_t i = 0; i < program.stages.size(); ++i) {
        const auto& stage = program.stages[i];
        if (stage.criteria.empty()) continue;
        const bool asked = std::any_of(
            stage.criteria.begin(), stage.criteria.end(),
            [&](const program::Criterion& one) { return uses(program, one.code, table); });
        const bool decides = std::any_of(
            stage.dispositions.begin(), stage.dispositions.end(),
            [&](const program::Disposition& one) { return uses(program, one.condition, table); });
        if (asked || decides) return static_cast<std::int32_t>(i);
    }
    return program::kNone;
}

}  // namespace

std::vector<Kleene> rows_of(Desk& desk, const program::DecisionTable& table) {
    std::vector<Kleene> all;
    for (const auto& row : table.rows) all.push_back(desk.encoder.condition(row.condition));
    return all;
}

std::vector<Id> sound_case(Inquiry& inquiry) {
    auto& desk = inquiry.now;
    auto& f = desk.formulas;
    const auto& matter = inquiry.program.matter;
    std::vector<Id> all;
    for (std::size_t i = 0; i < matter.fields.size(); ++i) {
        if (matter.fields[i].forbidden_when < 0) continue;
        const auto& of = desk.situation.field(matter.fields[i], static_cast<std::int32_t>(i));
        const auto forbidden = desk.encoder.condition(matter.fields[i].forbidden_when);
        all.push_back(f.negate(f.both(forbidden.yes, of.present)));
    }
    for (const auto& line : matter.consistency)
        if (line.note.empty()) all.push_back(f.negate(desk.encoder.condition(line.code).no));
    return all;
}

base::Text told_by_rows(const Inquiry& inquiry, const program::DecisionTable& table,
                        const Trial& trial, const std::vector<std::size_t>& rows) {
    std::set<std::int32_t> slots;
    for (const auto row : rows) slots.merge(fields_in(inquiry.program, table.rows[row].condition));
    if (slots.empty()) return {"不论怎么填", "whatever is filled in"};
    return trial.told(slots);
}

std::string table_example(const Inquiry& inquiry, std::size_t table, const Trial& trial,
                          const base::Text& name) {
    const auto stage = stage_using(inquiry.program, table);
    if (stage < 0) return {};
    const auto skin = inquiry.hints.skin;
    const bool zh = skin == base::Lang::zh;
    const auto text = screening_example(inquiry.program, stage, trial, name.in(skin), skin);
    if (text.empty()) return {};
    const auto unknown =
        syntax::spelling("cond", "unknown", zh ? syntax::Skin::chinese : syntax::Skin::english);
    const auto& value = inquiry.program.tables[table].name.in(skin);
    return text + (zh ? "，" : ", ") + value + (zh ? "" : " ") + std::string(unknown);
}

}  // namespace guiju::prove
