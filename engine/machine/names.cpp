// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "engine/machine/protocol.h"

namespace guiju::machine {

namespace {

constexpr std::array<std::string_view, 7> kWork = {
    "waiting",   "handling", "awaiting_correction", "awaiting_confirmation", "decided",
    "suspended", "withdrawn"};
constexpr std::array<std::string_view, 5> kClock = {"idle", "running", "warned", "overdue",
                                                    "paused"};

template <class E, std::size_t N>
std::optional<E> named(const std::array<std::string_view, N>& names, std::string_view name) {
    const auto* found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) return std::nullopt;
    return static_cast<E>(found - names.begin());
}

}  // namespace

std::string_view name_of(Work work) { return kWork[static_cast<std::size_t>(work)]; }
std::string_view name_of(Clock clock) { return kClock[static_cast<std::size_t>(clock)]; }
std::optional<Work> work_named(std::string_view name) { return named<Work>(kWork, name); }
std::optional<Clock> clock_named(std::string_view name) { return named<Clock>(kClock, name); }

base::Error refusal_error(Refusal refusal) {
    const auto code = [&] {
        switch (refusal) {
            case Refusal::is_suspended: return base::Code::gj5161;
            case Refusal::is_closed: return base::Code::gj5162;
            case Refusal::waits_for_applicant: return base::Code::gj5163;
            case Refusal::waits_for_confirmation: return base::Code::gj5164;
            case Refusal::clock_runs: return base::Code::gj5165;
            case Refusal::clock_not_due: return base::Code::gj5166;
            case Refusal::no_such_line: return base::Code::gj5167;
            default: return base::Code::gj5160;
        }
    };
    return {base::ErrorKind::refused, code(), {}};
}

program::PeriodRef main_period(const program::Stage& stage, std::int32_t rung) {
    if (!stage.rungs.empty()) {
        const auto last = static_cast<std::int32_t>(stage.rungs.size());
        return stage.rungs[static_cast<std::size_t>(std::clamp(rung, 1, last) - 1)].period;
    }
    for (const program::ClockRule& clock : stage.clocks)
        if (clock.start == program::ClockRule::Start::received && clock.satisfied_by.empty())
            return clock.period;
    return {};
}

}  // namespace guiju::machine
