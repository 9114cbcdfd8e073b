// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "engine/casework/errors.h"
#include "engine/casework/evaluate.h"
#include "engine/casework/facts_of.h"
#include "engine/casework/family.h"
#include "engine/casework/provinces.h"
#include "engine/casework/targets.h"
#include "engine/eval/evaluate.h"
#include "engine/eval/reporting.h"

namespace guiju::casework {
namespace {

using program::Indicator;
using value::Number;
using value::Truth;

/// What has been counted for one indicator.
struct Tally {
    std::int64_t cases = 0, undecided = 0;
    Number sum;
};

bool belongs(const Indicator& indicator, const ports::CaseRecord& record,
             const PeriodOfTime& period) {
    if (indicator.without_withdrawn && record.phase == "withdrawn") return false;
    if (!indicator.filed_in_period) return true;
    return record.filed >= period.from && record.filed < period.until &&
           record.previous_case.empty();
}

/// Streams the cases of the unit's territory once, for all counts and means.
class Counting {
   public:
    Counting(const program::Program& program, ports::Directory* directory,
             const ports::UnitRecord& unit, const PeriodOfTime& period)
        : program_(program), directory_(directory), unit_(unit), period_(period) {
        tallies_.resize(program.indicators.size());
    }

    Outcome run(ports::CaseStore& store) {
        ports::CaseFilter filter;
        filter.policy = family_of(program_);
        filter.territory = unit_.territory;
        std::optional<base::Error> failed;
        const auto done = store.for_each(filter, [&](const ports::CaseRecord& record) {
            if (record.filed.ms == 0 || !record.merged_into.empty()) return true;
            if (auto counted = count(record); !counted.ok()) failed = counted.error();
            return !failed;
        });
        if (failed) return *failed;
        return done;
    }
    [[nodiscard]] const Tally& tally(std::size_t i) const { return tallies_[i]; }

   private:
    Outcome count(const ports::CaseRecord& record) {
        FactsOf facts(program_, directory_, record);
        facts.set_level(program::level_of_territory(unit_.territory));
        facts.set_period(period_.from, period_.until);
        for (std::size_t i = 0; i < tallies_.size(); ++i) {
            const auto& indicator = program_.indicators[i];
            if (indicator.kind != Indicator::Kind::count && indicator.kind != Indicator::Kind::mean)
                continue;
            if (!belongs(indicator, record, period_)) continue;
            const auto holds = eval::decide(program_, indicator.condition, facts.facts(), scratch_);
            if (!holds.ok()) return holds.error();
            if (*holds == Truth::unknown) ++tallies_[i].undecided;
            if (*holds != Truth::yes) continue;
            if (auto added = add(indicator, record, tallies_[i]); !added.ok()) return added;
        }
        return base::Done{};
    }
    Outcome add(const Indicator& indicator, const ports::CaseRecord& record, Tally& tally) {
        if (indicator.kind == Indicator::Kind::count) {
            ++tally.cases;
            return base::Done{};
        }
        const auto& field =
            program_.matter.fields[static_cast<std::size_t>(indicator.field)].name.zh;
        const auto found = record.fields.find(field);
        const auto* quantity =
            found == record.fields.end() ? nullptr : found->second.get_if<value::Quantity>();
        if (quantity == nullptr) return base::Done{};  // no rating is no part of the mean
        const auto sum = value::add(tally.sum, quantity->number);
        if (!sum) return broken(Code::gj5302, {indicator.name});
        tally.sum = *sum;
        ++tally.cases;
        return base::Done{};
    }

    const program::Program& program_;
    ports::Directory* directory_;
    const ports::UnitRecord& unit_;
    const PeriodOfTime& period_;
    std::vector<Tally> tallies_;
    eval::Scratch scratch_;
};

void take_tally(const Indicator& indicator, const Tally& tally, IndicatorValue& out) {
    if (tally.undecided > 0) {
        out.why_not = "有" + std::to_string(tally.undecided) + "件不能判断";
    } else if (indicator.kind == Indicator::Kind::count) {
        out.value = Number(tally.cases);
    } else if (tally.cases == 0) {
        out.why_not = "没有数据";
    } else {
        out.value = value::divide(tally.sum, Number(tally.cases));
        if (!out.value) out.why_not = "计算结果超出范围";
    }
}

/// The case names the unit in a field of type 单位 or 单位清单.
bool names_unit(const ports::CaseRecord& record, const std::string& field,
                const std::string& unit) {
    const auto found = record.fields.find(field);
    if (found == record.fields.end()) return false;
    if (const auto* one = found->second.get_if<std::string>()) return *one == unit;
    const auto* all = found->second.get_if<value::List>();
    return all != nullptr && std::find(all->begin(), all->end(), value::Value(unit)) != all->end();
}

/// Cases of another policy, as its own records say: those that name the unit, or of its territory.
Outcome take_elsewhere(const Indicator& indicator, ports::CaseStore& store,
                       const ports::UnitRecord& unit, const PeriodOfTime& period,
                       IndicatorValue& out) {
    ports::CaseFilter filter;
    filter.policy = indicator.policy.zh;
    const bool by_unit = !indicator.unit_field.zh.empty();
    if (!by_unit) filter.territory = unit.territory;
    const auto inside = [&](value::Instant at) { return at >= period.from && at < period.until; };
    std::int64_t count = 0;
    const auto done = store.for_each(filter, [&](const ports::CaseRecord& record) {
        if (record.filed.ms == 0 || !record.merged_into.empty()) return true;
        if (indicator.without_withdrawn && record.phase == "withdrawn") return true;
        if (by_unit && !names_unit(record, indicator.unit_field.zh, unit.id)) return true;
        if (indicator.filed_in_period) {
            count += inside(record.filed) && record.previous_case.empty() ? 1 : 0;
            return true;
        }
        count += std::any_of(record.marks.begin(), record.marks.end(),
                             [&](const ports::Mark& mark) {
                                 return mark.name == indicator.mark.zh && inside(mark.first);
                             })
                     ? 1
                     : 0;
        return true;
    });
    if (done.ok()) out.value = Number(count);
    return done;
}

/// The unit's own figure, or the sum of those below it.
Outcome take_reported(const std::vector<ports::FigureRecord>& figures,
                      const ports::UnitRecord& unit, ports::Directory* directory,
                      IndicatorValue& out) {
    std::optional<Number> sum;
    for (const bool own : {true, false}) {
        if (sum || !out.why_not.empty() || (!own && directory == nullptr)) break;
        for (const auto& figure : figures) {
            if (figure.indicator != out.name || (figure.unit == unit.id) != own) continue;
            if (!own) {
                const auto reporter = directory->unit(figure.unit);
                if (!reporter.ok()) return reporter.error();
                if (!reporter->has_value() ||
                    !program::lies_within((*reporter)->territory, unit.territory))
                    continue;
            }
            const auto number = value::read_canonical(figure.value);
            const auto more = number ? value::add(sum.value_or(Number(0)), *number) : std::nullopt;
            if (!more)
                out.why_not =
                    figure.unit + (figure.value == kWithheld ? "以保密为由不提供" : "填报为不详");
            if (more) sum = more;
        }
    }
    if (out.why_not.empty()) out.value = sum;
    if (!sum && out.why_not.empty()) out.why_not = "未报";
    return base::Done{};
}

/// Facts that know indicators only.
struct FigureFacts {
    explicit FigureFacts(const program::Program& program)
        : fields(program.matter.fields.size()),
          marks(program.marks.size()),
          figures(program.indicators.size()) {
        facts.fields = fields;
        facts.marks = marks;
        facts.indicators = figures;
    }
    std::vector<value::Value> fields;
    std::vector<eval::MarkFact> marks;
    std::vector<std::optional<Number>> figures;
    eval::Facts facts;
};

Result<std::optional<Number>> number_of(const program::Program& program, program::CodeId code,
                                        const FigureFacts& known, std::string& why_not) {
    eval::Scratch scratch;
    const auto v = eval::value_of(program, code, known.facts, scratch);
    if (!v.ok()) return v.error();
    if (const auto* quantity = v->get_if<value::Quantity>()) return std::optional(quantity->number);
    const auto why = eval::explain(program, code, known.facts, scratch);
    why_not = why.not_computable ? "分母为0，无法计算" : "缺";
    if (!why.not_computable)
        for (const auto& m : why.missing) why_not += (why_not == "缺" ? "" : "、") + m.field;
    return std::optional<Number>();
}

Outcome compare_target(const program::Program& program, const Indicator& indicator,
                       const FigureFacts& known, IndicatorValue& out) {
    if (!indicator.has_target || !out.value) return base::Done{};
    std::string why_not;
    const auto target = number_of(program, indicator.target, known, why_not);
    if (!target.ok()) return target.error();
    if (!*target) return base::Done{};
    using program::Compare;
    const auto order = *out.value <=> **target;
    bool met = false;
    switch (indicator.target_compare) {
        case Compare::equal: met = order == 0; break;
        case Compare::not_equal: met = order != 0; break;
        case Compare::less: met = order < 0; break;
        case Compare::at_most: met = order <= 0; break;
        case Compare::more: met = order > 0; break;
        case Compare::at_least: met = order >= 0; break;
    }
    out.target_met = value::truth(met);
    return base::Done{};
}

/// Formulas rest on other indicators: as many passes as it takes (there are no circles).
Outcome take_formulas(const program::Program& program, const std::map<std::string, Number>& given,
                      std::vector<IndicatorValue>& out) {
    FigureFacts known(program);
    for (std::size_t pass = 0; pass <= out.size(); ++pass) {
        bool changed = false;
        for (std::size_t i = 0; i < out.size(); ++i) {
            const auto& indicator = program.indicators[i];
            const bool fixed = given.contains(out[i].name);
            if (indicator.kind == Indicator::Kind::formula && !fixed) {
                out[i].why_not.clear();
                auto number = number_of(program, indicator.formula, known, out[i].why_not);
                if (!number.ok()) return number.error();
                out[i].value = *number;
            }
            changed = changed || known.figures[i] != out[i].value;
            known.figures[i] = out[i].value;
        }
        if (!changed) break;
    }
    for (std::size_t i = 0; i < out.size(); ++i)
        if (auto done = compare_target(program, program.indicators[i], known, out[i]); !done.ok())
            return done;
    return base::Done{};
}

/// “EVALUATION”的得分 of the same unit and period, from the figures found so far.
Outcome take_result(const program::Program& program, const Indicator& indicator,
                    const std::vector<IndicatorValue>& values, IndicatorValue& out) {
    const auto& evaluation = program.evaluations[static_cast<std::size_t>(indicator.evaluation)];
    const bool compared = std::any_of(evaluation.rows.begin(), evaluation.rows.end(),
                                      [](const program::ScoreRow& row) {
                                          return row.kind == program::ScoreRow::Kind::best_is_full;
                                      });
    out.why_not = compared ? "“" + evaluation.name.zh + "”要与其他单位比，不能引用得分"
                           : "“" + evaluation.name.zh + "”没有得分";
    if (compared) return base::Done{};
    const auto scored = score(program, evaluation.name.zh, values);
    if (!scored.ok()) return scored.error();
    out.value = scored->total;
    if (out.value) out.why_not.clear();
    return base::Done{};
}

/// Results rest on figures, and figures on results: as many passes as there are results.
Outcome take_results(const program::Program& program, const std::map<std::string, Number>& given,
                     const std::vector<std::size_t>& results, std::vector<IndicatorValue>& out) {
    for (std::size_t pass = 0; pass < results.size(); ++pass) {
        for (const auto i : results)
            if (auto done = take_result(program, program.indicators[i], out, out[i]); !done.ok())
                return done;
        if (auto done = take_formulas(program, given, out); !done.ok()) return done;
    }
    return base::Done{};
}

}  // namespace

std::optional<PeriodOfTime> parse_period(const std::string& name) {
    const auto period = eval::parse_reporting(name);
    if (!period) return std::nullopt;
    const int months = 12 / period->in_year();
    const auto from = value::make_date(period->year, months * (period->index - 1) + 1, 1);
    if (!from) return std::nullopt;
    return PeriodOfTime{name, value::start_of(*from),
                        value::start_of(value::add_months(*from, months))};
}

base::Result<std::vector<IndicatorValue>> indicators(const program::Program& program,
                                                     ports::CaseStore& store,
                                                     const ports::UnitRecord& unit,
                                                     const PeriodOfTime& period,
                                                     const std::map<std::string, Number>& given,
                                                     ports::Directory* directory) {
    const auto figures = store.figures(period.name);
    if (!figures.ok()) return figures.error();
    // Registers as they stand at the end of the period.
    std::optional<KeptDirectory> kept;
    if (directory != nullptr && keeps_holdings(program)) {
        kept.emplace(program, *directory, store, value::Instant{period.until.ms - 1});
        directory = &kept->directory();
    }
    Counting counting(program, directory, unit, period);
    if (auto done = counting.run(store); !done.ok()) return done.error();
    std::vector<IndicatorValue> out;
    std::vector<std::size_t> results;
    for (std::size_t i = 0; i < program.indicators.size(); ++i) {
        const auto& indicator = program.indicators[i];
        IndicatorValue v;
        v.name = indicator.name.zh;
        v.unit = indicator.unit;
        if (const auto fixed = given.find(v.name); fixed != given.end()) {
            v.value = fixed->second;
        } else if (indicator.kind == Indicator::Kind::reported) {
            if (auto done = take_reported(*figures, unit, directory, v); !done.ok())
                return done.error();
        } else if (indicator.kind == Indicator::Kind::result) {
            results.push_back(i);
        } else if (indicator.kind == Indicator::Kind::elsewhere) {
            if (auto done = take_elsewhere(indicator, store, unit, period, v); !done.ok())
                return done.error();
        } else if (indicator.kind != Indicator::Kind::formula) {
            take_tally(indicator, counting.tally(i), v);
        }
        out.push_back(std::move(v));
    }
    if (auto done = take_formulas(program, given, out); !done.ok()) return done.error();
    if (auto done = take_results(program, given, results, out); !done.ok()) return done.error();
    return out;
}

}  // namespace guiju::casework
