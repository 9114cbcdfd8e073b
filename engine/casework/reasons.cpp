// SPDX-License-Identifier: Apache-2.0
#include "engine/casework/reasons.h"

#include <algorithm>
#include <array>

namespace guiju::casework {
namespace {

using program::kNone;

/// Said in place of a missing field when a decision table did not give one answer.
constexpr const char* kNoRow = "判定表没有唯一适用的一行";

bool is_secret(const program::Program& program, const std::string& field) {
    const auto slot = eval::slot_named(program.matter.fields, field);
    return slot != kNone && program.matter.fields[static_cast<std::size_t>(slot)].secret;
}

/// Remarks name rows: none are made of a list that not everybody may see.
bool looks_at_secret_list(const program::Program& program, const eval::Explanation& why) {
    return std::any_of(why.seen.begin(), why.seen.end(), [&](const auto& seen) {
        const auto slot = eval::slot_named(program.matter.fields, seen.first);
        if (slot == kNone) return false;
        const auto& field = program.matter.fields[static_cast<std::size_t>(slot)];
        return field.type == program::Field::Type::rows && field.secret;
    });
}

bool reads_secret(const program::Program& program, program::CodeId code) {
    if (code == kNone) return false;
    const auto& nodes = program.codes[static_cast<std::size_t>(code)].nodes;
    return std::any_of(nodes.begin(), nodes.end(), [&](const program::Node& node) {
        const auto secret = [&](std::int32_t slot) {
            return slot != kNone && program.matter.fields[static_cast<std::size_t>(slot)].secret;
        };
        if (node.op == program::Op::field || node.op == program::Op::group) return secret(node.a);
        if (node.op != program::Op::fold) return false;
        const auto& fold = program.folds[static_cast<std::size_t>(node.b)];
        return reads_secret(program, fold.where) || reads_secret(program, fold.what);
    });
}

/// What it gives is worked out of a secret field: the one can be told from the other.
bool reads_secret(const program::Program& program, const program::Definition& definition) {
    if (reads_secret(program, definition.code)) return true;
    if (definition.table == kNone) return false;
    const auto& table = program.tables[static_cast<std::size_t>(definition.table)];
    const auto column = [&](const auto& one) { return reads_secret(program, one.code); };
    const auto row = [&](const program::DecisionTable::Row& one) {
        return reads_secret(program, one.condition) || reads_secret(program, one.result);
    };
    return std::any_of(table.columns.begin(), table.columns.end(), column) ||
           std::any_of(table.rows.begin(), table.rows.end(), row);
}

AskedCriterion asked(const program::Program& program, const program::Stage& stage,
                     const eval::Answer& answer) {
    AskedCriterion out;
    out.number = answer.number;
    out.answer = answer.said;
    for (const auto& criterion : stage.criteria) {
        if (criterion.number != answer.number) continue;
        out.wording = criterion.origin.wording;
        out.basis = criterion.origin.basis;
    }
    for (const auto& [field, value] : answer.why.seen) {
        const bool hide = value.known() && is_secret(program, field);
        out.seen.emplace_back(field, hide ? value::Value(kRedacted) : value);
    }
    for (const auto& missing : answer.why.missing) out.missing.push_back(missing.field);
    if (!looks_at_secret_list(program, answer.why)) out.remarks = remarks_of(answer.why);
    if (answer.why.no_row) out.missing.emplace_back(kNoRow);
    out.not_applicable = !answer.applicable;
    for (const auto& [index, gave] : answer.why.definitions) {
        const auto& used = program.definitions[static_cast<std::size_t>(index)];
        const bool hide = gave.known() && !used.condition && reads_secret(program, used);
        out.definitions.push_back(
            {used.name, hide ? value::Value(kRedacted) : gave, used.origin.basis});
    }
    return out;
}

void add_parameter(Decision& decision, const program::Program& program, std::int32_t index) {
    if (index == kNone) return;
    auto text = say_parameter(program.parameters[static_cast<std::size_t>(index)]);
    auto& all = decision.parameters;
    if (std::find(all.begin(), all.end(), text) == all.end()) all.push_back(std::move(text));
}

void add_line_parameters(Decision& decision, const program::Program& program,
                         const program::Disposition& line) {
    add_parameter(decision, program, line.rounds_parameter);
    add_parameter(decision, program, line.max_rounds_parameter);
    add_parameter(decision, program, line.period.parameter);
}

Text why_not(const std::vector<eval::Answer>& answers,
             const std::vector<program::Criterion>& criteria) {
    Text out;
    for (std::size_t i = 0; i < answers.size() && i < criteria.size(); ++i) {
        if (answers[i].truth == value::Truth::yes) continue;
        const bool first = out.zh.empty();
        const bool open = answers[i].truth == value::Truth::unknown;
        const auto item = item_mark(answers[i].number) + criteria[i].origin.wording;
        out.zh += (first ? "不入选：" : "；") + item + (open ? "（不能判断）" : "");
        out.en += (first ? "not admitted: " : "; ") + item + (open ? " (cannot be decided)" : "");
    }
    return out;
}

}  // namespace

std::string item_mark(int number) {
    static constexpr std::array<const char*, 10> kDigits{"",   "一", "二", "三", "四",
                                                         "五", "六", "七", "八", "九"};
    if (number < 1 || number > 99) return "（" + std::to_string(number) + "）";
    const auto tens = static_cast<std::size_t>(number / 10);
    std::string words = tens > 1 ? kDigits[tens] : "";
    if (tens > 0) words += "十";
    return "（" + words + kDigits[static_cast<std::size_t>(number % 10)] + "）";
}

std::string say_parameter(const program::Parameter& parameter) {
    return parameter.name.zh + "=" + value::say_zh(parameter.value) +
           (parameter.origin.layer > 0 && !parameter.origin.basis.empty()
                ? "（" + parameter.origin.basis + "）"
                : std::string(parameter.assumption ? "（暂定）" : "（原文）"));
}

void describe(Sheet& sheet, const eval::Ruling& ruling) {
    const auto& stage = sheet.stage_at(index_of(
        sheet.program.stages, sheet.before.stage.empty() ? sheet.now.stage : sheet.before.stage));
    Decision& d = sheet.decision;
    d.stage = stage.name.zh;
    for (const auto& answer : ruling.answers) {
        d.criteria.push_back(asked(sheet.program, stage, answer));
        for (const auto p : answer.why.parameters) add_parameter(d, sheet.program, p);
    }
    for (const auto& looked : ruling.looked) {
        for (const auto p : looked.why.parameters) add_parameter(d, sheet.program, p);
        if (looked.line == ruling.line) continue;
        const auto& line = stage.dispositions[static_cast<std::size_t>(looked.line)];
        d.not_lines.push_back({line.origin.wording, looked.truth});
    }
    if (ruling.line == kNone) return;
    const auto& line = stage.dispositions[static_cast<std::size_t>(ruling.line)];
    d.basis = line.origin.basis.empty() ? stage.origin.basis : line.origin.basis;
    d.wording = line.origin.wording;
    add_line_parameters(d, sheet.program, line);
}

void describe(Sheet& sheet, const program::Origin& origin) {
    sheet.decision.stage = sheet.before.stage.empty() ? sheet.now.stage : sheet.before.stage;
    sheet.decision.basis = origin.basis;
    sheet.decision.wording = origin.wording;
}

std::vector<Text> missing_of(const eval::Explanation& why) {
    std::vector<Text> out;
    for (const auto& missing : why.missing)
        if (std::find(out.begin(), out.end(), Text(missing.field)) == out.end())
            out.emplace_back(missing.field);
    return out;
}

std::vector<Text> remarks_of(const eval::Explanation& why) {
    std::vector<Text> out;
    for (const auto& remark : why.remarks)
        out.emplace_back(base::sentence(remark.code, remark.args, base::Lang::zh),
                         base::sentence(remark.code, remark.args, base::Lang::en));
    return out;
}

base::Error no_line(const Sheet& sheet, const eval::Ruling& ruling) {
    if (!ruling.undecided) return refused(Code::gj5208, {sheet.now.stage});
    eval::Explanation all;
    for (const auto& answer : ruling.answers)
        if (answer.truth == value::Truth::unknown) eval::join(all, answer.why);
    for (const auto& looked : ruling.looked)
        if (looked.truth == value::Truth::unknown) eval::join(all, looked.why);
    return refused(Code::gj5207, {listed(missing_of(all))});
}

std::string say_items(const program::Stage& stage, const std::vector<int>& items) {
    std::string out;
    for (const auto number : items) {
        for (const auto& criterion : stage.criteria) {
            if (criterion.number != number) continue;
            out += (out.empty() ? "" : "；") + item_mark(number) + criterion.origin.wording;
        }
    }
    return out;
}

Result<std::vector<std::pair<std::string, Text>>> ranked_units(
    const program::Program& program, ports::Directory& directory, const ports::CaseRecord& record,
    std::int32_t matching, const std::vector<std::string>& chosen,
    std::vector<std::string>& admitted) {
    const auto& m = program.matchings[static_cast<std::size_t>(matching)];
    const auto units =
        directory.registered(program.registers[static_cast<std::size_t>(m.over)].name.zh);
    if (!units.ok()) return units.error();
    const FactsOf sheet(program, directory, record);
    std::vector<std::vector<value::Value>> entries(units->size());
    std::vector<eval::Candidate> candidates;
    for (std::size_t i = 0; i < units->size(); ++i) {
        (void)sheet.with_candidate((*units)[i], m.over, entries[i]);
        candidates.push_back({(*units)[i].id, (*units)[i].territory, entries[i]});
    }
    const auto ranking = eval::rank(program, matching, sheet.facts(), candidates);
    if (!ranking.ok()) return ranking.error();
    std::vector<std::pair<std::string, Text>> out;
    for (const auto& r : ranking->admitted) {
        const auto& unit = (*units)[r.candidate];
        admitted.push_back(unit.id);
        const bool named = std::find(chosen.begin(), chosen.end(), unit.id) != chosen.end();
        if (out.size() < kRankedKept || named)
            out.emplace_back(unit.id, Text(eval::explain_score(m.rows, r.score, base::Lang::zh),
                                           eval::explain_score(m.rows, r.score, base::Lang::en)));
    }
    for (const auto& n : ranking->others) {
        const auto& id = (*units)[n.candidate].id;
        if (std::find(chosen.begin(), chosen.end(), id) != chosen.end())
            out.emplace_back(id, why_not(n.answers, m.criteria));
    }
    return out;
}

}  // namespace guiju::casework
