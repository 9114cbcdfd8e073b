// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "adapters/cli/example_runner.h"
#include "engine/casework/evaluate.h"

namespace guiju::cli {
namespace {

using compile::ExampleExpectation;
using Kind = ExampleExpectation::Kind;
using casework::IndicatorValue;

/// A unit that the evaluation is about, with no cases of its own.
ports::UnitRecord subject(const program::Program& program, const compile::Example& example) {
    std::string role;
    if (!program.evaluations.empty() && !program.evaluations.front().subjects.empty()) {
        const auto first = static_cast<std::size_t>(program.evaluations.front().subjects.front());
        role = program.roles[first].name.zh;
    }
    for (const auto& unit : example.units) {
        if (unit.role == role) return {unit.id, unit.name, {role}, unit.territory_code, {}};
    }
    return {"试例", "试例", {role}, program.head.territory_code, {}};
}

const program::Evaluation* evaluation_of(const program::Program& program, const std::string& name) {
    for (const auto& one : program.evaluations) {
        if (name.empty() || one.name.zh == name) return &one;
    }
    return nullptr;
}

std::string unit_word(const program::Program& program, const std::string& indicator) {
    for (const auto& one : program.indicators) {
        if (one.name.zh == indicator) return one.unit;
    }
    return "";
}

/// "90%" for a ratio, "120件" for a count.
std::string in_words(const program::Program& program, const IndicatorValue& value) {
    if (!value.value) return "无法计算";
    if (unit_word(program, value.name) == "比率") {
        return value::say_zh(value::Value(value::Quantity{*value.value, value::Dimension::share}));
    }
    return value.value->text() + value.unit;
}

std::string said_of(const program::Program& program, const std::vector<IndicatorValue>& values) {
    std::string all;
    for (const auto& value : values) {
        all += value.name + in_words(program, value) + value.why_not;
        if (value.target_met) {
            all += *value.target_met == value::Truth::yes  ? "，达到目标"
                   : *value.target_met == value::Truth::no ? "，没有达到目标"
                                                           : "，无法判断";
        }
        all += "\n";
    }
    return all;
}

std::string said_of(const casework::Score& score) {
    std::string all;
    for (const auto& flag : score.flags) all += flag + "\n";
    for (const auto& line : score.lines) {
        if (!line.note.empty() || !line.points) all += line.name + line.note + "\n";
    }
    all += "等次" + score.grade + "\n";
    return all + (score.consequence.empty() ? "" : "结果运用：" + score.consequence + "\n");
}

class Figures {
   public:
    Figures(const program::Program& program, std::vector<IndicatorValue> values,
            std::optional<casework::Score> score, int decimals)
        : program_(program),
          values_(std::move(values)),
          score_(std::move(score)),
          decimals_(decimals) {}

    [[nodiscard]] std::pair<bool, Text> find(const ExampleExpectation& expected) const {
        switch (expected.kind) {
            case Kind::score: return expected.name.empty() ? total(expected) : indicator(expected);
            case Kind::rank: {
                const auto is = score_ ? score_->rank : 0;
                return {number_of(expected) == value::Number(is),
                        {"名次" + std::to_string(is), "rank " + std::to_string(is)}};
            }
            case Kind::says:
            case Kind::flag: {
                const auto said = said_of(program_, values_) + (score_ ? said_of(*score_) : "");
                return {said.find(expected.text) != std::string::npos, said};
            }
            default: return {false, {"指标没有这一项", "figures have nothing of the kind"}};
        }
    }

   private:
    static std::optional<value::Number> number_of(const ExampleExpectation& expected) {
        const auto* quantity = expected.value.get_if<value::Quantity>();
        return quantity ? std::optional(quantity->number) : std::nullopt;
    }

    [[nodiscard]] std::pair<bool, Text> total(const ExampleExpectation& expected) const {
        if (!score_ || !score_->total) return {false, {"不能计分", "no score"}};
        const auto rounded = score_->total->rounded(decimals_);
        return {number_of(expected) == rounded,
                {"得分" + rounded.text(decimals_), "score " + rounded.text(decimals_)}};
    }

    [[nodiscard]] std::pair<bool, Text> indicator(const ExampleExpectation& expected) const {
        for (const auto& value : values_) {
            if (value.name != expected.name) continue;
            const auto wanted = number_of(expected);
            return {wanted ? value.value == wanted : !value.value,
                    "指标“" + value.name + "”为" + in_words(program_, value) +
                        (value.why_not.empty() ? "" : "（" + value.why_not + "）")};
        }
        return {false, {"没有这个指标", "no such indicator"}};
    }

    const program::Program& program_;
    std::vector<IndicatorValue> values_;
    std::optional<casework::Score> score_;
    int decimals_;
};

/// Indicator values of one period as the example gives them.
base::Result<std::vector<IndicatorValue>> values_of(
    World& world, const program::Program& program, const compile::Example& example,
    const std::map<std::string, value::Number>& given) {
    auto empty = world.memory();
    const auto period = casework::parse_period("2025");
    auto values =
        casework::indicators(program, *empty.cases, subject(program, example), *period, given);
    if (!values) return values;
    // What an example does not give is not known: an empty store would count it as none.
    for (auto& value : *values) {
        const auto known =
            std::find_if(program.indicators.begin(), program.indicators.end(),
                         [&](const program::Indicator& one) { return one.name.zh == value.name; });
        const bool found = known != program.indicators.end() &&
                           (known->kind == program::Indicator::Kind::formula ||
                            known->kind == program::Indicator::Kind::result);
        if (!found && !given.contains(value.name)) value.value.reset();
    }
    return values;
}

using Given = std::map<std::string, value::Number>;

/// The figures by period, in order of time; the last is the one that is judged.
std::vector<Given> given_by_period(const compile::Example& example) {
    std::map<std::string, Given> periods;
    for (const auto& one : example.period_figures)
        if (one.number)
            periods[one.period].emplace(one.name, *one.number);
        else
            periods[one.period];
    std::vector<Given> all;
    for (auto& [period, given] : periods) all.push_back(std::move(given));
    if (all.empty()) all.emplace_back();
    for (const auto& [name, number] : example.figures) all.back().emplace(name, number);
    return all;
}

}  // namespace

base::Result<std::vector<Difference>> compare_figures(World& world, const program::Program& program,
                                                      const compile::Example& example,
                                                      const text::Source& source) {
    const auto* evaluation = evaluation_of(program, example.evaluation);
    std::optional<casework::Score> score;
    std::vector<IndicatorValue> values;
    std::vector<std::string> grades;
    for (const auto& given : given_by_period(example)) {
        auto found = values_of(world, program, example, given);
        if (!found) return found.error();
        values = std::move(*found);
        if (!evaluation) continue;
        auto scored = casework::score(program, evaluation->name.zh, values);
        if (!scored) return scored.error();
        score = std::move(*scored);
        grades.insert(grades.begin(), score->grade);
    }
    if (score)
        if (const auto* one = casework::consequence_of(program, *evaluation, grades))
            score->consequence = one->action.zh;
    const Figures figures(program, values, std::move(score), evaluation ? evaluation->decimals : 2);
    std::vector<Difference> differences;
    for (const auto& expected : example.expectations) {
        auto [as_wanted, is] = figures.find(expected);
        if (as_wanted != expected.negated) continue;
        differences.push_back(
            {expected.span, std::string(source.slice(expected.span)), std::move(is), {}});
    }
    return differences;
}

}  // namespace guiju::cli
