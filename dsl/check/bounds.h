// SPDX-License-Identifier: Apache-2.0
#pragma once
// What simple conditions allow a field to be: an interval of numbers, or one label. Enough to see
// contradictions without a solver; conditions of another form say nothing here.
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "dsl/check/term.h"

namespace guiju::check {

struct Limit {
    value::Number at;
    bool included = true;
    base::Span span;  ///< of the condition that says so
};
struct Range {
    std::optional<Limit> low, high;
    std::vector<std::pair<std::string, base::Span>> labels;  ///< A为“x”
};
/// Field and whether its length is meant (需求内容不少于30字).
using Measured = std::pair<std::int32_t, bool>;
using Bounds = std::map<Measured, Range>;

/// Adds what holds when the condition holds. A parameter counts with the value it has now.
void learn(Bounds& bounds, const Term& condition,
           const std::vector<const syntax::Parameter*>& parameters);
/// Nothing can be in the range: the two conditions that exclude each other, later one second.
[[nodiscard]] std::optional<std::pair<base::Span, base::Span>> conflict(const Range& range);
/// Everything in `given` also is in `asked`.
[[nodiscard]] bool implies(const Range& given, const Range& asked);

}  // namespace guiju::check
