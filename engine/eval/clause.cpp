// SPDX-License-Identifier: Apache-2.0
#include "engine/eval/clause.h"

#include <optional>

namespace guiju::eval {

namespace {

using base::Text;
using program::CodeId;
using program::Origin;

Text join(const Text& section, const Text& part) {
    if (part.zh.empty()) return section;
    return {section.zh + "·" + part.zh, section.en + " · " + part.en};
}
Text item(const program::Criterion& criterion) {
    const std::string number = std::to_string(criterion.number);
    return {"第" + number + "项" + criterion.origin.wording,
            "item " + number + " " + criterion.origin.wording};
}

std::optional<Text> in_stage(const program::Program& program, const program::Stage& stage,
                             CodeId code) {
    for (const auto& criterion : stage.criteria)
        if (criterion.code == code || criterion.applies == code)
            return join(stage.name, item(criterion));
    for (const auto& action : stage.actions)
        for (const auto& requirement : action.require)
            if (requirement.code == code)
                return join(
                    join(stage.name, program.verbs[static_cast<std::size_t>(action.verb)].name),
                    Text(requirement.origin.wording));
    for (const auto& line : stage.dispositions)
        if (line.condition == code) return join(stage.name, Text(line.origin.wording));
    for (const auto& rung : stage.rungs)
        if (rung.starts_after_condition == code) return join(stage.name, Text(rung.origin.wording));
    return std::nullopt;
}

std::optional<Text> in_rows(const Text& section, const std::vector<program::ScoreRow>& rows,
                            CodeId code) {
    for (const auto& row : rows)
        if (row.subject == code || row.target == code || row.step == code || row.deduction == code)
            return join(section, row.name);
    return std::nullopt;
}

std::optional<Text> in_fields(const Text& section, const std::vector<program::Field>& fields,
                              CodeId code) {
    for (const auto& field : fields)
        if (field.required_when == code || field.forbidden_when == code)
            return join(section, field.name);
    return std::nullopt;
}

}  // namespace

Text clause_of(const program::Program& program, CodeId code) {
    for (const auto& stage : program.stages)
        if (auto found = in_stage(program, stage, code)) return *found;
    for (const auto& matching : program.matchings) {
        for (const auto& criterion : matching.criteria)
            if (criterion.code == code) return join(matching.name, item(criterion));
        if (auto found = in_rows(matching.name, matching.rows, code)) return *found;
    }
    for (const auto& indicator : program.indicators)
        if (indicator.condition == code || indicator.formula == code || indicator.target == code)
            return indicator.name;
    for (const auto& evaluation : program.evaluations)
        if (auto found = in_rows(evaluation.name, evaluation.rows, code)) return *found;
    for (const auto& rule : program.matter.consistency)
        if (rule.code == code) return join(program.matter.name, Text(rule.origin.wording));
    for (const auto& definition : program.definitions)
        if (definition.code == code) return definition.name;
    if (auto found = in_fields(program.matter.name, program.matter.fields, code)) return *found;
    for (const auto& entry : program.registers)
        if (auto found = in_fields(entry.name, entry.fields, code)) return *found;
    for (const auto& role : program.roles)
        if (role.register_condition == code) return role.name;
    return {"条件" + std::to_string(code), "condition " + std::to_string(code)};
}

}  // namespace guiju::eval
