// SPDX-License-Identifier: Apache-2.0
#include "engine/eval/targets.h"

#include <algorithm>

#include "engine/eval/target_path.h"

namespace guiju::eval {

namespace {

using base::Text;
using program::TargetCell;
using program::TargetRow;
using program::TargetTable;
using value::Number;
using value::Truth;
using Colour = TargetVerdict::Colour;
using Trend = TargetVerdict::Trend;

base::Error too_large(const TargetRow& row) {
    return {base::ErrorKind::broken, base::Code::gj5302, {row.name}};
}

std::int32_t first_series(const TargetRow& row) { return row.series.front(); }

/// Adds what each of `periods` holds; the first that holds nothing is named.
base::Result<Figure> added(const program::Program& program, const TargetTable& table,
                           std::int32_t series, const std::vector<Reporting>& periods,
                           Figures& figures) {
    Figure sum;
    sum.number = Number(0);
    for (const auto& period : periods) {
        const auto one = figure_for(program, table, series, period, figures);
        if (!one) return one.error();
        sum.provisional = sum.provisional || one->provisional;
        if (!one->number) return Figure{std::nullopt, sum.provisional, "缺" + period.name()};
        sum.number = value::add(*sum.number, *one->number);
        if (!sum.number)
            return too_large(table.rows[static_cast<std::size_t>(
                table.series[static_cast<std::size_t>(series)].row)]);
    }
    return sum;
}

std::vector<Reporting> parts_of_year(int year, Reporting::Every every) {
    std::vector<Reporting> parts;
    const int count = Reporting{every, year, 1}.in_year();
    for (int i = 1; i <= count; ++i) parts.push_back({every, year, i});
    return parts;
}

/// Has any part of the year a figure? Then the year is made of these parts.
base::Result<bool> any_reported(const TargetTable& table, std::int32_t series,
                                const std::vector<Reporting>& parts, Figures& figures) {
    for (const auto& part : parts) {
        const auto one = figures.figure(table, series, part);
        if (!one) return one.error();
        if (one->number) return true;
    }
    return false;
}

/// 累计，自2025年起的X: the years up to this one.
base::Result<Figure> added_up(const program::Program& program, const TargetTable& table,
                              const TargetRow& row, const Reporting& period, Figures& figures) {
    if (period.every != Reporting::Every::year) return Figure{std::nullopt, false, "年末累计"};
    std::vector<Reporting> years;
    for (int year = row.since; year <= period.year; ++year)
        years.push_back({Reporting::Every::year, year, 1});
    if (years.empty()) return Figure{std::nullopt, false, "未到起始年份"};
    const auto& summed = row.sum_table == program::kNone
                             ? table
                             : program.targets[static_cast<std::size_t>(row.sum_table)];
    return added(program, summed, row.sum_of, years, figures);
}

/// Figures that are those of a whole year say nothing about a quarter of it.
bool judged_yearly(const TargetRow& row, const Reporting& period) {
    using Kind = TargetRow::Kind;
    return period.every != Reporting::Every::year &&
           (row.kind == Kind::flow || row.kind == Kind::average || row.kind == Kind::level);
}

/// Judges one row; keeps what it has found so far.
class Judge {
   public:
    Judge(const program::Program& program, const TargetTable& table, std::int32_t row,
          const Reporting& period, Figures& figures)
        : program_(program),
          table_(table),
          row_(table.rows[static_cast<std::size_t>(row)]),
          period_(period),
          figures_(figures),
          path_(program, table, row_) {}

    base::Result<TargetVerdict> run() {
        if (auto done = take_figures(); !done.ok()) return done.error();
        const auto* cell = path_.cell_of(period_.year);
        out_.asked = cell != nullptr && cell->kind != TargetCell::Kind::none &&
                     cell->kind != TargetCell::Kind::stated;
        if (cell != nullptr && cell->kind == TargetCell::Kind::stated)
            out_.notes.emplace_back("定性目标：" + cell->words, "target in words: " + cell->words);
        if (judged_yearly(row_, period_)) {
            out_.asked = false;
            out_.notes.emplace_back("年度指标，年末评价", "a yearly figure, judged at year end");
            return out_;
        }
        if (auto done = check_parts(); !done.ok()) return done.error();
        if (!out_.wrong && out_.asked)
            if (auto done = against(*cell); !done.ok()) return done.error();
        if (auto done = colour(); !done.ok()) return done.error();
        return out_;
    }

    base::Outcome take_trend() {
        const auto before =
            figure_for(program_, table_, first_series(row_), period_.previous(), figures_);
        if (!before) return before.error();
        const auto& now = out_.figures.front().number;
        if (!now || !before->number) return base::Done{};
        out_.trend = *now > *before->number   ? Trend::rising
                     : *now < *before->number ? Trend::falling
                                              : Trend::level;
        return base::Done{};
    }
    TargetVerdict& out() { return out_; }

   private:
    base::Outcome take_figures() {
        for (const auto series : row_.series) {
            auto figure = figure_for(program_, table_, series, period_, figures_);
            if (!figure) return figure.error();
            if (figure->provisional) note_once({"暂定数", "provisional figure"});
            if (!figure->number && !figure->why_not.empty())
                note_once({name_of(series) + figure->why_not, name_of(series) + figure->why_not});
            out_.figures.push_back(std::move(*figure));
            out_.milestones.push_back(std::nullopt);
        }
        return base::Done{};
    }
    [[nodiscard]] std::string name_of(std::int32_t series) const {
        return row_.series.size() == 1 ? std::string()
                                       : table_.series[static_cast<std::size_t>(series)].name.zh;
    }
    void note_once(Text note) {
        if (std::find(out_.notes.begin(), out_.notes.end(), note) == out_.notes.end())
            out_.notes.push_back(std::move(note));
    }
    [[nodiscard]] bool known() const {
        return std::all_of(out_.figures.begin(), out_.figures.end(),
                           [](const Figure& one) { return one.number.has_value(); });
    }

    /// A part larger than its whole: one of the two figures is wrong.
    base::Outcome check_parts() {
        if (row_.part_of == program::kNone || !known()) return base::Done{};
        const auto& whole = table_.rows[static_cast<std::size_t>(row_.part_of)];
        const auto all = figure_for(program_, table_, first_series(whole), period_, figures_);
        if (!all) return all.error();
        if (!all->number || *out_.figures.front().number <= *all->number) return base::Done{};
        out_.wrong = true;
        note_once({"数据有误：大于“" + whole.name.zh + "”",
                   "wrong data: larger than \"" + whole.name.en + "\""});
        return base::Done{};
    }

    /// Is the target of this year met?
    base::Outcome against(const TargetCell& cell) {
        using Kind = TargetCell::Kind;
        if (cell.kind == Kind::hold) return hold(cell);
        if (cell.kind == Kind::faster || cell.kind == Kind::rise) return compare_other(cell);
        Truth met = Truth::yes;
        for (std::size_t i = 0; i < out_.figures.size(); ++i) {
            const auto one = path_.met(cell, i, out_.figures[i].number);
            if (!one) return one.error();
            if (one->met == Truth::no && row_.series.size() > 1)
                note_once(
                    {"未达到：" + name_of(row_.series[i]), "not met: " + name_of(row_.series[i])});
            if (one->above) note_once({"高于目标", "above the target"});
            met = value::both(met, one->met);
        }
        out_.met = met;
        return base::Done{};
    }
    /// 保持在40以上: every reporting date of the year so far.
    base::Outcome hold(const TargetCell& cell) {
        const auto every = static_cast<Reporting::Every>(table_.every);
        const bool whole_year = period_.every == Reporting::Every::year;
        const int last = whole_year ? Reporting{every, period_.year, 1}.in_year() : period_.index;
        out_.met = Truth::yes;
        for (int i = 1; i <= last; ++i) {
            const Reporting date{whole_year ? every : period_.every, period_.year, i};
            const auto figure = figure_for(program_, table_, first_series(row_), date, figures_);
            if (!figure) return figure.error();
            if (!figure->number) note_once({"缺" + date.name(), "no figure of " + date.name()});
            const auto one =
                !figure->number ? Truth::unknown : value::truth(*figure->number >= cell.numbers[0]);
            if (one == Truth::no)
                note_once({date.name() + "为" + figure->number->text() + "，低于" +
                               cell.numbers[0].text(),
                           date.name() + " is " + figure->number->text() + ", below " +
                               cell.numbers[0].text()});
            out_.met = value::both(out_.met, one);
        }
        return base::Done{};
    }
    /// 快于“X”, 提升.
    base::Outcome compare_other(const TargetCell& cell) {
        const bool rise = cell.kind == TargetCell::Kind::rise;
        const auto series = rise ? first_series(row_) : cell.other;
        const auto other =
            figure_for(program_, table_, series, rise ? period_.previous() : period_, figures_);
        if (!other) return other.error();
        if (!other->number) {
            const auto& name = table_.series[static_cast<std::size_t>(series)].name;
            note_once({"缺对比数：" + (rise ? period_.previous().name() : name.zh),
                       "nothing to compare with: " + (rise ? period_.previous().name() : name.en)});
        }
        const auto& own = out_.figures.front().number;
        out_.met = own && other->number ? value::truth(*own > *other->number) : Truth::unknown;
        return base::Done{};
    }

    base::Outcome colour() {
        const auto* aim = path_.aim(period_.year);
        if (!table_.blue.given || aim == nullptr || aim->kind == TargetCell::Kind::stated)
            return base::Done{};
        if (out_.wrong || !known()) {
            out_.colour = Colour::grey;
            return base::Done{};
        }
        const bool verdict_only = aim->kind == TargetCell::Kind::faster ||
                                  aim->kind == TargetCell::Kind::rise ||
                                  aim->kind == TargetCell::Kind::hold;
        if (verdict_only) {
            out_.colour = out_.met == Truth::yes  ? Colour::blue
                          : out_.met == Truth::no ? Colour::red
                                                  : Colour::grey;
            return base::Done{};
        }
        out_.colour = Colour::blue;
        for (std::size_t i = 0; i < out_.figures.size(); ++i) {
            const auto one = path_.progress(*aim, i, period_, *out_.figures[i].number);
            if (!one) return one.error();
            out_.milestones[i] = one->milestone;
            if (one->completion && (!out_.completion || *one->completion < *out_.completion))
                out_.completion = one->completion;
            out_.colour = std::max(out_.colour, one->colour);
            if (one->colour == Colour::grey) {
                out_.colour = Colour::grey;
                return base::Done{};
            }
        }
        return base::Done{};
    }

    const program::Program& program_;
    const TargetTable& table_;
    const TargetRow& row_;
    const Reporting period_;
    Figures& figures_;
    TargetPath path_;
    TargetVerdict out_;
};

}  // namespace

base::Result<Figure> figure_for(const program::Program& program, const TargetTable& table,
                                std::int32_t series, const Reporting& period, Figures& figures) {
    const auto& row =
        table.rows[static_cast<std::size_t>(table.series[static_cast<std::size_t>(series)].row)];
    if (row.sum_of != program::kNone) return added_up(program, table, row, period, figures);
    auto reported = figures.figure(table, series, period);
    if (!reported || reported->number || period.every != Reporting::Every::year) return reported;
    using Kind = TargetRow::Kind;
    if (row.kind == Kind::rate || row.kind == Kind::average || row.kind == Kind::level)
        return reported;
    for (const auto every : {Reporting::Every::quarter, Reporting::Every::month}) {
        const auto parts = parts_of_year(period.year, every);
        const auto any = any_reported(table, series, parts, figures);
        if (!any) return any.error();
        if (!*any) continue;
        if (row.kind == Kind::flow) return added(program, table, series, parts, figures);
        return figures.figure(table, series, parts.back());
    }
    return reported;
}

base::Result<TargetVerdict> judge(const program::Program& program, const TargetTable& table,
                                  std::int32_t row, const Reporting& period, Figures& figures) {
    Judge now(program, table, row, period, figures);
    auto verdict = now.run();
    if (!verdict) return verdict.error();
    if (auto done = now.take_trend(); !done.ok()) return done.error();
    auto out = std::move(now.out());
    if (!table.red_run.given || out.colour != Colour::red) return out;
    const auto wanted = program::resolve(program, table.red_run).whole().value_or(1);
    out.reds = 1;
    for (Reporting before = period.previous(); out.reds <= wanted; before = before.previous()) {
        auto one = Judge(program, table, row, before, figures).run();
        if (!one) return one.error();
        if (one->colour != Colour::red) break;
        ++out.reds;
    }
    out.supervise = out.reds == wanted;
    return out;
}

}  // namespace guiju::eval
