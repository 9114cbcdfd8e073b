// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "dsl/check/bounds.h"
#include "dsl/check/kin.h"
#include "dsl/check/resolve.h"
#include "dsl/check/rule.h"
#include "dsl/check/stage_walk.h"

namespace guiju::check {

namespace {

using When = syntax::Disposition::When;

bool within(const Range& range, const value::Number& at) {
    const bool high_enough =
        !range.low || range.low->at < at || (range.low->at == at && range.low->included);
    const bool low_enough =
        !range.high || at < range.high->at || (range.high->at == at && range.high->included);
    return high_enough && low_enough;
}

/// A number in none of the ranges: between two limits, at one, or beyond the last.
std::optional<value::Number> left_out(const std::vector<Range>& ranges) {
    std::vector<value::Number> limits;
    for (const auto& range : ranges)
        for (const auto& limit : {range.low, range.high})
            if (limit) limits.push_back(limit->at);
    std::sort(limits.begin(), limits.end());
    auto candidates = limits;
    for (std::size_t i = 0; i + 1 < limits.size(); ++i)
        if (const auto sum = value::add(limits[i], limits[i + 1]))
            if (const auto middle = value::divide(*sum, value::Number(2)))
                candidates.insert(candidates.begin(), *middle);
    if (!limits.empty())
        if (const auto beyond = value::add(limits.back(), value::Number(1)))
            candidates.push_back(*beyond);
    for (const auto& at : candidates)
        if (std::none_of(ranges.begin(), ranges.end(),
                         [&](const Range& range) { return within(range, at); }))
            return at;
    return std::nullopt;
}

/// "金额55万元", which none of the bands 全部符合且… speaks of; nothing where they are no bands of one
/// number.
std::optional<base::Text> unspoken_of(const Symbols& symbols, const syntax::Stage& stage) {
    std::optional<Measured> measured;
    std::vector<Range> ranges;
    for (const auto& line : stage.dispositions) {
        if (line.when != When::all_pass || !line.condition) continue;
        Findings unused;
        Bounds bounds;
        learn(bounds, Resolver(symbols, case_scope(), unused).condition(*line.condition),
              symbols.parameters);
        if (bounds.size() != 1 || (measured && *measured != bounds.begin()->first))
            return std::nullopt;
        measured = bounds.begin()->first;
        ranges.push_back(bounds.begin()->second);
    }
    if (!measured || measured->second || measured->first >= own_fields(symbols))
        return std::nullopt;
    const auto& field = field_at(symbols, SymbolKind::field, measured->first);
    const auto type = type_of(field);
    const auto at = left_out(ranges);
    if (!at || type.kind != Type::Kind::quantity) return std::nullopt;
    const value::Value value(value::Quantity{*at, type.dimension});
    const auto name = symbols.both(field.name.text);
    return base::Text{name.zh + value::say_zh(value), name.en + " " + value::say_en(value)};
}

}  // namespace

// GJ3005: a stage with criteria says what follows when all of them hold. Of bands that leave a number out, the
// number is told.
void passing_handled(const Examination& examination) {
    each_stage(examination, [&](const syntax::Section& section, const syntax::Stage& stage) {
        if (stage.criteria.empty()) return;
        const bool handled =
            std::any_of(stage.dispositions.begin(), stage.dispositions.end(),
                        [](const syntax::Disposition& line) {
                            return unconditional(line) &&
                                   (line.when == When::all_pass || line.when == When::otherwise);
                        });
        if (handled) return;
        const auto gap = unspoken_of(examination.symbols, stage);
        const auto end = end_of_lines(section, stage);
        auto& finding = examination.findings.add(base::Code::gj3005, end,
                                                 {examination.symbols.both(section.name.text)});
        if (gap)
            finding.places.push_back({end,
                                      {"各行都没有说到的，例如" + gap->zh,
                                       "no line speaks of " + gap->en + ", for example"}});
    });
}

}  // namespace guiju::check
