// SPDX-License-Identifier: Apache-2.0
#include "dsl/prove/rulings.h"

#include <algorithm>

namespace guiju::prove {

namespace {

using program::Disposition;
using When = Disposition::When;
using Effect = Disposition::Effect;

bool asks(const Disposition& line) {
    return line.effect == Effect::correct || line.effect == Effect::clarify;
}
bool may_fire_early(const Disposition& line) { return line.when == When::undecided || asks(line); }

Kleene counted(Encoder& encoder, const program::Stage& stage, const program::Criterion& one) {
    auto& f = encoder.formulas();
    if (!program::blocks(one.duty)) return {f.yes(), f.no()};
    const auto said = encoder.condition(one.code);
    if (binds(stage, one.duty)) return said;
    const Id excused = encoder.situation().excused(stage.name.zh, one.number);
    return {f.either(said.yes, excused), f.both(said.no, f.negate(excused))};
}

class Ruler {
   public:
    Ruler(Encoder& encoder, const program::Stage& stage, const Occasion& occasion)
        : encoder_(encoder),
          f_(encoder.formulas()),
          stage_(stage),
          occasion_(occasion),
          screening_(occasion.kind == When::all_pass) {
        if (screening_) criteria_ = criteria_of(encoder, stage);
    }

    Rulings rule() {
        Rulings result;
        result.applies.assign(stage_.dispositions.size(), f_.no());
        result.concerned.assign(stage_.dispositions.size(), false);
        Id open = f_.yes();         // no earlier line has decided
        Id earlier_open = f_.no();  // an earlier line could not be decided
        Id undecided = f_.no();
        for (std::size_t i = 0; i < stage_.dispositions.size(); ++i) {
            const auto& line = stage_.dispositions[i];
            if (!concerns(line, occasion_)) continue;
            result.concerned[i] = true;
            const auto holds = line_holds(line, earlier_open);
            const Id decides = f_.both(open, holds.yes);
            if (may_fire_early(line)) {
                result.applies[i] = decides;
            } else {
                result.applies[i] = f_.both(decides, f_.negate(earlier_open));
                undecided = f_.either(undecided, f_.both(decides, earlier_open));
            }
            open = f_.both(open, f_.negate(holds.yes));
            earlier_open = f_.either(earlier_open, f_.both(open, f_.negate(holds.no)));
        }
        undecided = f_.either(undecided, f_.both(open, earlier_open));
        result.none = f_.both(open, f_.negate(earlier_open));
        result.undecided = undecided_lines(result, undecided);
        return result;
    }

   private:
    Id undecided_lines(Rulings& result, Id undecided) {
        for (std::size_t i = 0; i < stage_.dispositions.size(); ++i) {
            const auto& line = stage_.dispositions[i];
            if (line.when != When::undecided || !result.concerned[i]) continue;
            const auto holds = line_holds(line, f_.yes());
            result.applies[i] = f_.either(result.applies[i], f_.both(undecided, holds.yes));
            undecided = f_.both(undecided, f_.negate(holds.yes));
        }
        return undecided;
    }

    Kleene pass(const std::vector<std::int32_t>& items) {
        Kleene all{f_.yes(), f_.no()};
        if (items.empty())
            for (const auto& one : criteria_) all = encoder_.both(all, one);
        for (const auto item : items)
            all = encoder_.both(all, criteria_[static_cast<std::size_t>(item)]);
        return all;
    }

    /// A number of times: a parameter or a literal.
    Id times(std::int32_t parameter, std::int64_t literal) {
        if (parameter < 0) return f_.number(literal);
        const auto& all = encoder_.program().parameters;
        const Id id = encoder_.situation().parameter(all[static_cast<std::size_t>(parameter)]);
        return id < 0 ? f_.number(0) : id;
    }

    Kleene when(const Disposition& line, Id earlier_open) {
        switch (line.when) {
            case When::all_pass: return pass({});
            case When::any_fails: return Encoder::opposite(pass({}));
            case When::items_fail: return Encoder::opposite(pass(line.items));
            case When::undecided: {
                std::vector<Id> open{earlier_open};
                for (const auto& one : criteria_) open.push_back(encoder_.undecided(one));
                const Id any = f_.any(std::move(open));
                return {any, f_.negate(any)};
            }
            case When::rounds_exceeded: {
                const Id exceeded = f_.at_most(times(line.rounds_parameter, line.rounds),
                                               encoder_.situation().rounds_used());
                return encoder_.both({exceeded, f_.negate(exceeded)},
                                     Encoder::opposite(pass(line.items)));
            }
            case When::action:
            case When::expired: {
                if (!line.at_top) break;
                const Id top = stage_.rungs.empty() ? f_.no() : encoder_.situation().at_top();
                return {top, f_.negate(top)};
            }
            default: break;
        }
        return {f_.yes(), f_.no()};
    }

    Kleene line_holds(const Disposition& line, Id earlier_open) {
        auto holds = when(line, earlier_open);
        if (line.condition >= 0) holds = encoder_.both(holds, encoder_.condition(line.condition));
        const bool limited = line.max_rounds_parameter >= 0 || line.max_rounds > 0;
        if (!asks(line) || !limited) return holds;
        const Id most = times(line.max_rounds_parameter, line.max_rounds);
        const Id none_left = f_.both(f_.less(f_.number(0), most),
                                     f_.at_most(most, encoder_.situation().rounds_used()));
        return encoder_.both(holds, {f_.negate(none_left), none_left});
    }

    Encoder& encoder_;
    Formulas& f_;
    const program::Stage& stage_;
    const Occasion& occasion_;
    bool screening_;
    std::vector<Kleene> criteria_;
};

}  // namespace

bool concerns(const Disposition& line, const Occasion& occasion) {
    const bool screening = occasion.kind == When::all_pass;
    const bool joint = occasion.kind == When::joint_agreed || occasion.kind == When::joint_refused;
    switch (line.when) {
        case When::all_pass:
        case When::any_fails:
        case When::items_fail:
        case When::rounds_exceeded: return screening;
        case When::undecided:
        case When::otherwise: return screening || joint || occasion.kind == When::action;
        case When::action:
            return occasion.kind == When::action && std::find(line.verbs.begin(), line.verbs.end(),
                                                              occasion.verb) != line.verbs.end();
        default: return occasion.kind == line.when;
    }
}

bool binds(const program::Stage& stage, program::Duty duty) {
    const bool excusable = duty == program::Duty::unless_excused && !stage.exception.by.empty();
    return program::blocks(duty) && !excusable;
}

std::vector<Kleene> criteria_of(Encoder& encoder, const program::Stage& stage) {
    std::vector<Kleene> all;
    for (const auto& one : stage.criteria) all.push_back(counted(encoder, stage, one));
    return all;
}

Rulings rulings_of(Encoder& encoder, const program::Stage& stage, const Occasion& occasion) {
    return Ruler(encoder, stage, occasion).rule();
}

}  // namespace guiju::prove
