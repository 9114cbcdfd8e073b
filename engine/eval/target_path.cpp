// SPDX-License-Identifier: Apache-2.0
#include "engine/eval/target_path.h"

#include <algorithm>

namespace guiju::eval {

namespace {

using program::TargetCell;
using program::TargetRow;
using value::Number;
using value::Truth;
using Colour = TargetVerdict::Colour;
using Kind = TargetCell::Kind;

bool has_number(const TargetCell& cell, std::size_t component) {
    return component < cell.numbers.size();
}

/// a + (b - a) × share
std::optional<Number> between(const Number& a, const Number& b, const Number& share) {
    const auto step = value::subtract(b, a);
    const auto part = step ? value::multiply(*step, share) : std::nullopt;
    return part ? value::add(a, *part) : std::nullopt;
}

bool reached(const TargetCell& cell, const Number& number, const Number& wanted, bool smaller) {
    if (smaller) return number <= wanted;
    return cell.kind == Kind::more ? number > wanted : number >= wanted;
}

}  // namespace

bool TargetPath::smaller() const {
    return std::any_of(row_.cells.begin(), row_.cells.end(), [](const TargetCell& cell) {
        return cell.kind == Kind::top || cell.kind == Kind::at_most;
    });
}

const TargetCell* TargetPath::cell_of(int year) const {
    for (std::size_t i = 0; i < table_.years.size(); ++i)
        if (table_.years[i] == year && year != table_.base_year) return &row_.cells[i];
    return nullptr;
}

const TargetCell* TargetPath::aim(int year) const {
    const TargetCell* last = nullptr;
    for (std::size_t i = 0; i < table_.years.size(); ++i) {
        const auto& cell = row_.cells[i];
        if (table_.years[i] == table_.base_year || cell.kind == Kind::none) continue;
        if (cell.kind == Kind::stated && last != nullptr && table_.years[i] > year) break;
        last = &cell;
        if (table_.years[i] >= year) break;
    }
    return last;
}

std::optional<Number> TargetPath::baseline(std::size_t component) const {
    for (std::size_t i = 0; i < table_.years.size(); ++i)
        if (table_.years[i] == table_.base_year && has_number(row_.cells[i], component))
            return row_.cells[i].numbers[component];
    return std::nullopt;
}

std::optional<Number> TargetPath::tolerance(const TargetCell& cell, std::size_t component) const {
    if (cell.kind == Kind::stable) return program::resolve(program_, table_.stable);
    if (row_.unit == "%") return program::resolve(program_, table_.about_points);
    return value::multiply(cell.numbers[component], program::resolve(program_, table_.about_share));
}

base::Result<TargetPath::Met> TargetPath::met(const TargetCell& cell, std::size_t component,
                                              const std::optional<Number>& number) const {
    Met out;
    const auto wanted = cell.kind == Kind::stable     ? baseline(component)
                        : has_number(cell, component) ? std::optional(cell.numbers[component])
                                                      : std::nullopt;
    if (!number || !wanted) return out;
    if (cell.kind != Kind::about && cell.kind != Kind::stable) {
        out.met = value::truth(reached(cell, *number, *wanted, smaller()));
        return out;
    }
    const auto reach = tolerance(cell, component);
    const auto low = reach ? value::subtract(*wanted, *reach) : std::nullopt;
    const auto high = reach ? value::add(*wanted, *reach) : std::nullopt;
    if (!low || !high) return base::Error{base::ErrorKind::broken, base::Code::gj5302, {row_.name}};
    out.met = value::truth(*number >= *low);
    out.above = *number > *high;
    return out;
}

/// Counts without a baseline begin at nothing (P49); rates and averages begin nowhere.
std::optional<TargetPath::Point> TargetPath::start(std::size_t component) const {
    if (table_.base_year == 0) return std::nullopt;
    const auto number = baseline(component);
    const bool counted = row_.kind == TargetRow::Kind::stock || row_.kind == TargetRow::Kind::total;
    if (!number && !counted) return std::nullopt;
    return Point{Number(table_.base_year), number.value_or(Number(0))};
}

std::optional<Number> TargetPath::milestone(std::size_t component, const Number& at) const {
    auto from = table_.linear ? start(component) : std::nullopt;
    std::optional<Number> last;
    for (std::size_t i = 0; i < table_.years.size(); ++i) {
        const auto& cell = row_.cells[i];
        if (table_.years[i] == table_.base_year || !has_number(cell, component)) continue;
        const Point to{Number(table_.years[i]), cell.numbers[component]};
        last = to.number;
        if (at > to.year) {
            if (table_.linear) from = to;
            continue;
        }
        // A target that is no better than where it comes from holds in every year: a floor.
        const bool better =
            from && (smaller() ? to.number < from->number : to.number > from->number);
        if (!from || !better) return to.number;
        if (at <= from->year) return from->number;
        const auto gone = value::subtract(at, from->year);
        const auto length = value::subtract(to.year, from->year);
        const auto share = gone && length ? value::divide(*gone, *length) : std::nullopt;
        return share ? between(from->number, to.number, *share) : std::nullopt;
    }
    return last;
}

Colour TargetPath::shade(const std::optional<Number>& completion, bool is_reached) const {
    if (!completion) return is_reached ? Colour::blue : Colour::red;
    // 超3500 at 3500: the ratio is full and the target is not reached.
    const auto blue = program::resolve(program_, table_.blue);
    const bool short_of_it = !is_reached && blue >= Number(1);
    if (*completion >= blue && !short_of_it) return Colour::blue;
    return *completion >= program::resolve(program_, table_.yellow) ? Colour::yellow : Colour::red;
}

base::Result<TargetPath::Progress> TargetPath::progress(const TargetCell& target,
                                                        std::size_t component,
                                                        const Reporting& period,
                                                        const Number& number) const {
    Progress out;
    const auto broken = base::Error{base::ErrorKind::broken, base::Code::gj5302, {row_.name}};
    const bool stable = target.kind == Kind::stable;
    out.milestone = stable ? baseline(component) : milestone(component, period.end());
    if (!out.milestone) return out;
    const auto& wanted = *out.milestone;
    if (stable || target.kind == Kind::about) {
        const auto reach = tolerance(target, component);
        const auto low = reach ? value::subtract(wanted, *reach) : std::nullopt;
        const auto lower = low ? value::subtract(*low, *reach) : std::nullopt;
        if (!lower) return broken;
        out.colour = number >= *low     ? Colour::blue
                     : number >= *lower ? Colour::yellow
                                        : Colour::red;
        return out;
    }
    const bool positive = wanted.sign() > 0 && (!smaller() || number.sign() > 0);
    if (positive) {
        out.completion = smaller() ? value::divide(wanted, number) : value::divide(number, wanted);
        if (!out.completion) return broken;
    }
    out.colour = shade(out.completion, reached(target, number, wanted, smaller()));
    return out;
}

}  // namespace guiju::eval
