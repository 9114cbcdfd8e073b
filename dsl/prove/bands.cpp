// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "dsl/prove/inquiry.h"

namespace guiju::prove {

namespace {

using program::Disposition;

bool is_measured(program::Field::Type type) {
    using Type = program::Field::Type;
    return type == Type::number || type == Type::money || type == Type::share ||
           type == Type::date || type == Type::integer || type == Type::duration;
}

/// The one measured field a condition is about, or kNone.
std::int32_t band_of(const program::Program& program, program::CodeId code) {
    const auto slots = fields_in(program, code);
    if (slots.size() != 1) return program::kNone;
    const auto type = program.matter.fields[static_cast<std::size_t>(*slots.begin())].type;
    return is_measured(type) ? *slots.begin() : program::kNone;
}

bool same_occasion(const Disposition& a, const Disposition& b) {
    return a.when == b.when && a.verbs == b.verbs && a.items == b.items && a.at_top == b.at_top;
}
bool same_effect(const Disposition& a, const Disposition& b) {
    return a.effect == b.effect && a.stage == b.stage && a.result == b.result;
}

void pair_of(Inquiry& inquiry, const program::Stage& stage, std::size_t i, std::size_t j) {
    const auto& first = stage.dispositions[i];
    const auto& second = stage.dispositions[j];
    const auto field = band_of(inquiry.program, first.condition);
    if (field == program::kNone || field != band_of(inquiry.program, second.condition)) return;
    if (!same_occasion(first, second) || same_effect(first, second)) return;
    auto& desk = inquiry.now;
    const auto a = desk.encoder.condition(first.condition);
    const auto b = desk.encoder.condition(second.condition);
    const std::array overlap{a.yes, b.yes}, only_a{a.yes, b.no}, only_b{a.no, b.yes};
    if (inquiry.never(desk, overlap) || inquiry.never(desk, only_a) || inquiry.never(desk, only_b))
        return;
    const auto model = inquiry.find_case(overlap);
    if (!model) return;
    const Trial trial(inquiry.program, desk.situation, *model, inquiry.hints);
    const auto both = trial.decide(first.condition);
    const auto too = trial.decide(second.condition);
    if (!both || !too || *both != value::Truth::yes || *too != value::Truth::yes) return;
    auto& finding =
        inquiry.add(base::Code::gj3208, second.origin, {stage.name, trial.told({field})});
    finding.places.push_back({first.origin.span, {"这一行在前，由它决定", "this line decides"}});
}

}  // namespace

// GJ3208: two bands of one number share a value; the line written first silently wins there. A band that
// lies wholly inside another is an exception on purpose.
void bands_do_not_overlap(Inquiry& inquiry) {
    for (const auto& stage : inquiry.program.stages)
        for (std::size_t i = 0; i < stage.dispositions.size(); ++i)
            for (std::size_t j = i + 1; j < stage.dispositions.size(); ++j)
                if (stage.dispositions[i].condition >= 0 && stage.dispositions[j].condition >= 0)
                    pair_of(inquiry, stage, i, j);
}

}  // namespace guiju::prove
