// SPDX-License-Identifier: Apache-2.0
// Examples of targets: figures by period in the lines 指标：2025年，…; the last period is judged.
#include <algorithm>

#include "adapters/cli/example_runner.h"
#include "adapters/cli/target_words.h"

namespace guiju::cli {
namespace {

using compile::Example;
using compile::ExampleExpectation;
using eval::Figure;
using eval::Reporting;
using eval::TargetVerdict;
using program::TargetTable;

class GivenFigures : public eval::Figures {
   public:
    explicit GivenFigures(const Example& example) : example_(example) {}

    base::Result<Figure> figure(const TargetTable& table, std::int32_t series,
                                const Reporting& period) override {
        const auto& name = table.series[static_cast<std::size_t>(series)].name.zh;
        for (const auto& one : example_.period_figures)
            if (one.name == name && one.period == period.name())
                return Figure{one.number, false, one.number ? "" : "填报为无数据"};
        return Figure{std::nullopt, false, "未报"};
    }

   private:
    const Example& example_;
};

std::optional<Reporting> last_period(const Example& example) {
    std::optional<Reporting> last;
    for (const auto& one : example.period_figures) {
        const auto period = eval::parse_reporting(one.period);
        if (period && (!last || period->end() >= last->end())) last = period;
    }
    return last;
}

struct Place {
    const TargetTable* table = nullptr;
    std::int32_t row = program::kNone;
};

Place place_of(const program::Program& program, const std::string& name) {
    for (const auto& table : program.targets)
        for (std::size_t i = 0; i < table.rows.size(); ++i)
            if (table.rows[i].name.zh == name) return {&table, static_cast<std::int32_t>(i)};
    return {};
}

bool fits(const TargetVerdict& verdict, const ExampleExpectation& expected) {
    if (const auto* quantity = expected.value.get_if<value::Quantity>())
        return verdict.figures.front().number == quantity->number;
    const auto& word = expected.text;
    if (word == "督办") return verdict.supervise;
    return word == colour_word(verdict).zh || word == met_word(verdict).zh ||
           word == trend_word(verdict).zh;
}

/// What there is to say of every row the example names or gives a figure of.
base::Result<std::string> said_of_all(const program::Program& program, const Example& example,
                                      const Reporting& period, eval::Figures& figures) {
    const auto named = [&](const std::string& name) {
        return std::any_of(example.expectations.begin(), example.expectations.end(),
                           [&](const ExampleExpectation& one) { return one.name == name; });
    };
    std::string said;
    for (const auto& table : program.targets)
        for (std::size_t i = 0; i < table.rows.size(); ++i) {
            const auto verdict =
                eval::judge(program, table, static_cast<std::int32_t>(i), period, figures);
            if (!verdict) return verdict.error();
            const bool given =
                std::any_of(verdict->figures.begin(), verdict->figures.end(),
                            [](const Figure& one) { return one.number.has_value(); });
            if (given || named(table.rows[i].name.zh))
                said += said_of(table.rows[i], *verdict) + "\n";
        }
    return said;
}

}  // namespace

bool is_about_targets(const program::Program& program, const Example& example) {
    for (const auto& given : example.period_figures)
        for (const auto& table : program.targets)
            for (const auto& one : table.series)
                if (one.name.zh == given.name) return true;
    return std::any_of(example.expectations.begin(), example.expectations.end(),
                       [&](const ExampleExpectation& one) {
                           return place_of(program, one.name).table != nullptr;
                       });
}

base::Result<std::vector<Difference>> compare_targets(const program::Program& program,
                                                      const Example& example,
                                                      const text::Source& source) {
    std::vector<Difference> differences;
    const auto differs = [&](const ExampleExpectation& expected, const Text& is) {
        differences.push_back({expected.span, std::string(source.slice(expected.span)), is, {}});
    };
    GivenFigures figures(example);
    const auto period = last_period(example);
    const auto said = period ? said_of_all(program, example, *period, figures)
                             : base::Result<std::string>(std::string());
    if (!said) return said.error();
    for (const auto& expected : example.expectations) {
        using Kind = ExampleExpectation::Kind;
        if (expected.kind == Kind::says || expected.kind == Kind::flag) {
            if (said->find(expected.text) == std::string::npos) differs(expected, *said);
            continue;
        }
        const auto place = place_of(program, expected.name);
        if (expected.kind != Kind::score || place.table == nullptr || !period) {
            differs(expected, {"任务指标没有这一项", "targets have nothing of the kind"});
            continue;
        }
        const auto verdict = eval::judge(program, *place.table, place.row, *period, figures);
        if (!verdict) return verdict.error();
        if (!fits(*verdict, expected))
            differs(expected,
                    said_of(place.table->rows[static_cast<std::size_t>(place.row)], *verdict));
    }
    return differences;
}

}  // namespace guiju::cli
