// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <optional>

#include "dsl/prove/inquiry.h"

namespace guiju::prove {

namespace {

using program::ScoreRow;

/// The most one row can give; nothing when there is no limit.
std::optional<value::Number> most_of(const ScoreRow& row) {
    switch (row.kind) {
        case ScoreRow::Kind::to_target:
        case ScoreRow::Kind::best_is_full:
        case ScoreRow::Kind::from_threshold:
        case ScoreRow::Kind::up_to: return row.full;
        case ScoreRow::Kind::condition: return std::max(row.full, row.otherwise);
        default: return std::nullopt;
    }
}

std::optional<value::Number> most_of(const std::vector<ScoreRow>& rows) {
    std::optional<value::Number> total = value::Number(0);
    for (const auto& row : rows) {
        const auto most = most_of(row);
        const auto part = most ? value::multiply(*most, row.weight) : std::nullopt;
        total = total && part ? value::add(*total, *part) : std::nullopt;
    }
    return total;
}

}  // namespace

// GJ3219: full marks everywhere are still too few for this grade. Exact arithmetic, no solver.
void grades_can_be_reached(Inquiry& inquiry) {
    for (const auto& evaluation : inquiry.program.evaluations) {
        const auto most = most_of(evaluation.rows);
        if (!most || evaluation.rows.empty()) continue;
        for (const auto& grade : evaluation.grades)
            if (grade.has_from && grade.from > *most)
                inquiry.add(base::Code::gj3219, evaluation.origin,
                            {evaluation.name, grade.name, base::Text(most->text())});
    }
}

}  // namespace guiju::prove
