// SPDX-License-Identifier: Apache-2.0
#include "engine/casework/targets.h"

#include <map>

#include "engine/casework/evaluate.h"
#include "engine/casework/provinces.h"

namespace guiju::casework {
namespace {

using eval::Figure;
using eval::Reporting;
using program::TargetRow;
using program::TargetTable;
using value::Number;

/// May the figures of several units be added up?
bool additive(TargetRow::Kind kind) {
    return kind == TargetRow::Kind::stock || kind == TargetRow::Kind::flow ||
           kind == TargetRow::Kind::total || kind == TargetRow::Kind::level;
}

/// The stored figures of one unit; every period is read once.
class StoredFigures : public eval::Figures {
   public:
    StoredFigures(const program::Program& program, ports::CaseStore& store,
                  ports::Directory& directory, const ports::UnitRecord& unit)
        : program_(program), store_(store), directory_(directory), unit_(unit) {}

    base::Result<Figure> figure(const TargetTable& table, std::int32_t series,
                                const Reporting& period) override {
        const auto& one = table.series[static_cast<std::size_t>(series)];
        const auto& row = table.rows[static_cast<std::size_t>(one.row)];
        if (one.indicator != program::kNone) return counted(row, one.indicator, period);
        const auto name = period.name();
        auto found = reported_.find(name);
        if (found == reported_.end()) {
            auto figures = store_.figures(name);
            if (!figures) return figures.error();
            found = reported_.emplace(name, std::move(*figures)).first;
        }
        return reported(found->second, one.name.zh, additive(row.kind));
    }

   private:
    /// 指标 says how it is found: from cases or by a formula, in base units.
    base::Result<Figure> counted(const TargetRow& row, std::int32_t indicator,
                                 const Reporting& period) {
        const auto name = period.name();
        auto found = counted_.find(name);
        if (found == counted_.end()) {
            const auto span = parse_period(name);
            if (!span) return Figure{};
            auto values = indicators(program_, store_, unit_, *span, {}, &directory_);
            if (!values) return values.error();
            found = counted_.emplace(name, std::move(*values)).first;
        }
        const auto& value = found->second[static_cast<std::size_t>(indicator)];
        if (!value.value) return Figure{std::nullopt, false, value.why_not};
        return Figure{value::divide(*value.value, row.factor), false, {}};
    }

    base::Result<Figure> reported(const std::vector<ports::FigureRecord>& figures,
                                  const std::string& name, bool may_add) {
        for (const auto& figure : figures)
            if (figure.indicator == name && figure.unit == unit_.id) return number_of(figure);
        Figure sum{std::nullopt, false, "未报"};
        if (!may_add) return sum;
        for (const auto& figure : figures) {
            if (figure.indicator != name) continue;
            const auto reporter = directory_.unit(figure.unit);
            if (!reporter) return reporter.error();
            if (!reporter->has_value() ||
                !program::lies_within((*reporter)->territory, unit_.territory))
                continue;
            const auto one = number_of(figure);
            if (!one.number)
                return Figure{std::nullopt, false, figure.unit + one.why_not, one.withheld};
            sum.number = value::add(sum.number.value_or(Number(0)), *one.number);
            if (!sum.number)
                return base::Error{base::ErrorKind::broken, base::Code::gj5302, {name}};
            sum.provisional = sum.provisional || one.provisional;
            sum.why_not.clear();
        }
        return sum;
    }
    static Figure number_of(const ports::FigureRecord& figure) {
        if (auto number = value::read_canonical(figure.value)) return {number, false, {}};
        const bool withheld = figure.value == kWithheld;
        const char* why = withheld ? "以保密为由不提供" : "填报为无数据";
        return {std::nullopt, false, why, withheld};
    }

    const program::Program& program_;
    ports::CaseStore& store_;
    ports::Directory& directory_;
    const ports::UnitRecord& unit_;
    std::map<std::string, std::vector<ports::FigureRecord>> reported_;
    std::map<std::string, std::vector<IndicatorValue>> counted_;
};

}  // namespace

std::int32_t target_table(const program::Program& program, const std::string& name) {
    for (std::size_t i = 0; i < program.targets.size(); ++i)
        if (program.targets[i].name.zh == name || program.targets[i].name.en == name)
            return static_cast<std::int32_t>(i);
    return program::kNone;
}

base::Result<std::vector<TargetSheet>> target_sheets(const program::Program& program,
                                                     std::int32_t index, ports::CaseStore& store,
                                                     ports::Directory& directory,
                                                     const Reporting& period) {
    const auto& table = program.targets[static_cast<std::size_t>(index)];
    std::vector<TargetSheet> sheets;
    for (const auto role : table.subjects) {
        const auto& name = program.roles[static_cast<std::size_t>(role)].name.zh;
        const auto units = units_with_role(program, directory, name);
        if (!units) return units.error();
        for (const auto& unit : *units) {
            TargetSheet sheet{unit.id, unit.name, unit.territory, name, {}};
            StoredFigures figures(program, store, directory, unit);
            for (std::size_t i = 0; i < table.rows.size(); ++i) {
                auto verdict =
                    eval::judge(program, table, static_cast<std::int32_t>(i), period, figures);
                if (!verdict) return verdict.error();
                sheet.rows.push_back(std::move(*verdict));
            }
            sheets.push_back(std::move(sheet));
        }
    }
    return sheets;
}

}  // namespace guiju::casework
