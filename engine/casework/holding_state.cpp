// SPDX-License-Identifier: Apache-2.0
#include "engine/casework/holding_state.h"

#include <algorithm>

namespace guiju::casework {
namespace {

using ports::HoldingRecord;
using program::Admission;
using program::kNone;
using program::Quota;
using value::Instant;
using value::Number;

constexpr std::int64_t kHour = 60LL * 60 * 1000;

const program::Register& register_at(const program::Program& program, std::int32_t index) {
    return program.registers[static_cast<std::size_t>(index)];
}

bool is_kept(const Admission& a) {
    return a.of_cases || a.cause_required || a.valid_for.given || !a.admitted.empty() ||
           !a.leaves.empty() || !a.rungs.empty();
}

/// Rung index of an entry, by the name of its title; -1: no such rung any more.
std::int32_t rung_of(const program::Program& program, const Admission& a,
                     const HoldingRecord& row) {
    for (std::size_t i = 0; i < a.rungs.size(); ++i)
        if (register_at(program, a.rungs[i].title).name.zh == row.rung)
            return static_cast<std::int32_t>(i);
    return -1;
}

int quarter(int month) { return (month - 1) / 3; }

/// The entry on the highest rung that was begun and not taken away.
const HoldingRecord* highest(const program::Program& program, const program::Register& ladder,
                             const Holdings& rows, Instant at, bool only_valid) {
    const HoldingRecord* best = nullptr;
    for (const auto& row : rows) {
        const bool taken_away = row.closed.ms != 0 && row.closed <= at;
        if (row.name != ladder.name.zh || row.from > at || taken_away) continue;
        if (only_valid && !is_held(row, at)) continue;
        const auto rung = rung_of(program, ladder.admission, row);
        if (rung < 0) continue;
        const bool higher =
            best == nullptr || rung > rung_of(program, ladder.admission, *best) ||
            (rung == rung_of(program, ladder.admission, *best) && row.from > best->from);
        if (higher) best = &row;
    }
    return best;
}

/// One rung down each time a rung has run out; the lower one lasts its own time from then on.
std::int32_t stepped_down(const program::Program& program, const Admission& a, std::int32_t rung,
                          Instant until, Instant at) {
    while (rung >= 0 && until.ms != 0 && until <= at) {
        --rung;
        if (rung < 0) break;
        const auto& period = a.rungs[static_cast<std::size_t>(rung)].valid_for;
        if (!period.given) break;
        const auto end = end_of_validity(program, until, program::resolve(program, period));
        if (!end) break;
        until = *end;
    }
    return rung;
}

}  // namespace

bool keeps_holdings(const program::Program& program) {
    if (!program.quotas.empty() || !program.entitlements.empty()) return true;
    for (const auto& one : program.registers)
        if (is_kept(one.admission)) return true;
    for (const auto& stage : program.stages)
        for (const auto& line : stage.dispositions)
            if (!line.holdings.empty()) return true;
    return false;
}

bool is_held(const HoldingRecord& row, Instant at) {
    return row.from <= at && (row.until.ms == 0 || at < row.until) &&
           (row.closed.ms == 0 || at < row.closed);
}

std::optional<Instant> end_of_validity(const program::Program& program, Instant from,
                                       const value::Period& period) {
    using Unit = value::Period::Unit;
    const auto day = value::day_of(from);
    if (period.unit == Unit::hours) return Instant{from.ms + period.amount * kHour};
    std::optional<value::Date> last;
    if (period.unit == Unit::months) last = value::add_months(day, static_cast<int>(period.amount));
    if (period.unit == Unit::days)
        last = value::Date{day.days + static_cast<std::int32_t>(period.amount)};
    if (period.unit == Unit::workdays) last = program.calendar.add_workdays(day, period.amount);
    if (!last) return std::nullopt;
    return value::start_of(value::Date{last->days + 1});
}

std::int32_t rung_at(const program::Program& program, std::int32_t ladder, const Holdings& rows,
                     Instant at) {
    const auto& reg = register_at(program, ladder);
    const auto& a = reg.admission;
    const bool valid_only = a.expiry == Admission::Expiry::still_valid;
    const auto* top = highest(program, reg, rows, at, valid_only);
    if (top == nullptr) return -1;
    const auto rung = rung_of(program, a, *top);
    if (is_held(*top, at)) return rung;
    if (a.expiry == Admission::Expiry::leave) return -1;
    return stepped_down(program, a, rung, top->until, at);
}

bool is_member(const program::Program& program, std::int32_t index, const Holdings& rows,
               Instant at, bool by_entry) {
    const auto& reg = register_at(program, index);
    const auto& a = reg.admission;
    if (!a.rungs.empty()) return rung_at(program, index, rows, at) >= 0;
    if (a.ladder != kNone) {
        const auto now = rung_at(program, a.ladder, rows, at);
        const auto& rungs = register_at(program, a.ladder).admission.rungs;
        return now >= 0 &&
               std::any_of(rungs.begin(), rungs.begin() + now + 1,
                           [&](const program::TitleRung& r) { return r.title == index; });
    }
    bool any = false;
    for (const auto& row : rows) {
        if (row.name != reg.name.zh || row.from > at) continue;
        any = true;
        if (is_held(row, at)) return true;
    }
    return !any && by_entry;
}

bool counts_now(const Quota& quota, const HoldingRecord& use, Instant at) {
    const auto a = value::civil(value::day_of(use.from));
    const auto b = value::civil(value::day_of(at));
    switch (quota.every) {
        case Quota::Every::once: return true;
        case Quota::Every::year: return a.year == b.year;
        case Quota::Every::quarter: return a.year == b.year && quarter(a.month) == quarter(b.month);
        case Quota::Every::month: return a.year == b.year && a.month == b.month;
    }
    return true;
}

base::Text period_of(const Quota& quota, Instant at) {
    const auto day = value::civil(value::day_of(at));
    const auto year = std::to_string(day.year);
    switch (quota.every) {
        case Quota::Every::once: return {};
        case Quota::Every::year: return {year + "年", year};
        case Quota::Every::quarter: {
            const auto q = std::to_string(quarter(day.month) + 1);
            return {year + "年第" + q + "季度", year + "Q" + q};
        }
        case Quota::Every::month: {
            const auto month = std::to_string(day.month);
            return {year + "年" + month + "月", year + "-" + (day.month < 10 ? "0" : "") + month};
        }
    }
    return {};
}

std::optional<std::vector<Grant>> grants_of(const Holdings& rows, Instant at) {
    std::vector<Grant> out;
    for (const auto& row : rows) {
        if (row.kind != "grant" || !is_held(row, at)) continue;
        auto left = value::read_canonical(row.amount);
        for (const auto& use : rows) {
            if (!left || use.kind != "use" || use.source != row.id || use.closed.ms != 0) continue;
            const auto taken = value::read_canonical(use.amount);
            left = taken ? value::subtract(*left, *taken) : std::nullopt;
        }
        if (!left) return std::nullopt;
        if (left->sign() > 0) out.push_back({row, *left});
    }
    std::stable_sort(out.begin(), out.end(), [](const Grant& a, const Grant& b) {
        const auto end = [](const Grant& g) {
            return g.row.until.ms == 0 ? INT64_MAX : g.row.until.ms;
        };
        return end(a) < end(b);
    });
    return out;
}

std::optional<Number> used_of(const Quota& quota, const Holdings& rows, Instant at) {
    Number used = 0;
    for (const auto& row : rows) {
        if (row.kind != "use" || row.closed.ms != 0 || row.from > at || !counts_now(quota, row, at))
            continue;
        const auto amount = value::read_canonical(row.amount);
        const auto sum = amount ? value::add(used, *amount) : std::nullopt;
        if (!sum) return std::nullopt;
        used = *sum;
    }
    return used;
}

}  // namespace guiju::casework
