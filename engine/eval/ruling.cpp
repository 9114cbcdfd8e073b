// SPDX-License-Identifier: Apache-2.0
#include "engine/eval/ruling.h"

#include <algorithm>
#include <optional>

namespace guiju::eval {

namespace {

using program::Disposition;
using When = Disposition::When;

const program::Stage& stage_at(const Program& program, std::int32_t stage) {
    return program.stages[static_cast<std::size_t>(stage)];
}

std::int64_t count_of(const Program& program, std::int32_t parameter, std::int64_t literal) {
    if (parameter == program::kNone) return literal;
    const auto& value = program.parameters[static_cast<std::size_t>(parameter)].value;
    const auto* quantity = value.get_if<value::Quantity>();
    return quantity == nullptr ? 0 : quantity->number.whole().value_or(0);
}

/// What happened: which lines come into question, and how their WHEN is answered.
struct Occasion {
    When kind = When::all_pass;  ///< all_pass stands for a screening
    std::int32_t verb = program::kNone;
    bool at_top = false;
};

/// Who meets what a locality raised meets the level above too: proved when the policy was checked, asked
/// again of every case, so that no mistake of ours lets one through.
base::Outcome as_strict_as_above(const Program& program, const program::Criterion& criterion,
                                 Truth truth, const Facts& facts, Scratch& scratch) {
    if (criterion.above == program::kNone || truth != Truth::yes) return base::Done{};
    const auto above = decide(program, criterion.above, facts, scratch);
    if (!above) return above.error();
    if (*above == Truth::yes) return base::Done{};
    return base::Error{base::ErrorKind::broken, base::Code::gj4501, {criterion.origin.wording}};
}

/// Goes through the lines of one stage in order.
class Ruler {
   public:
    Ruler(const Program& program, std::int32_t stage, const Facts& facts, Scratch& scratch,
          Explain explain)
        : program_(program),
          stage_(stage_at(program, stage)),
          facts_(facts),
          scratch_(scratch),
          explain_(explain) {}

    base::Outcome ask() {
        ruling_.answers.reserve(stage_.criteria.size());
        for (const program::Criterion& criterion : stage_.criteria) {
            const auto truth = decide(program_, criterion.code, facts_, scratch_);
            if (!truth) return truth.error();
            if (const auto sound =
                    as_strict_as_above(program_, criterion, *truth, facts_, scratch_);
                !sound)
                return sound.error();
            Answer answer{criterion.number, counted(criterion, *truth, facts_), true, {}, *truth};
            if (explain_ == Explain::yes)
                answer.why = explain(program_, criterion.code, facts_, scratch_);
            if (criterion.applies != program::kNone && *truth == Truth::yes) {
                const auto concerns = decide(program_, criterion.applies, facts_, scratch_);
                if (!concerns) return concerns.error();
                answer.applicable = *concerns != Truth::no;
            }
            ruling_.answers.push_back(std::move(answer));
        }
        return base::Done{};
    }

    base::Result<Ruling> rule(const Occasion& occasion) {
        bool earlier_unknown = false;
        for (std::size_t i = 0; i < stage_.dispositions.size(); ++i) {
            const Disposition& line = stage_.dispositions[i];
            if (!concerns(line, occasion)) continue;
            const auto truth = holds(i, line, occasion, earlier_unknown);
            if (!truth) return truth.error();
            if (*truth == Truth::yes) {
                if (!earlier_unknown || may_fire_early(line)) return settle(i);
                return undecided(occasion);
            }
            earlier_unknown = earlier_unknown || *truth == Truth::unknown;
        }
        if (earlier_unknown) return undecided(occasion);
        return std::move(ruling_);
    }

   private:
    static bool screening(const Occasion& occasion) { return occasion.kind == When::all_pass; }
    static bool joint(const Occasion& occasion) {
        return occasion.kind == When::joint_agreed || occasion.kind == When::joint_refused;
    }

    static bool concerns(const Disposition& line, const Occasion& occasion) {
        switch (line.when) {
            case When::all_pass:
            case When::any_fails:
            case When::items_fail:
            case When::rounds_exceeded: return screening(occasion);
            case When::undecided:
            case When::otherwise:
                return screening(occasion) || occasion.kind == When::action || joint(occasion);
            case When::action:
                return occasion.kind == When::action &&
                       std::find(line.verbs.begin(), line.verbs.end(), occasion.verb) !=
                           line.verbs.end();
            case When::correction_expired:
            case When::expired:
            case When::as_soon:
            case When::joint_agreed:
            case When::joint_refused: return occasion.kind == line.when;
        }
        return false;
    }
    /// Asking the applicant harms nobody; all other effects wait until earlier lines are settled.
    static bool may_fire_early(const Disposition& line) {
        return line.when == When::undecided || line.effect == Disposition::Effect::correct ||
               line.effect == Disposition::Effect::clarify;
    }

    Truth pass(const std::vector<std::int32_t>& items) const {
        Truth all = Truth::yes;
        if (items.empty())
            for (const Answer& answer : ruling_.answers) all = value::both(all, answer.truth);
        for (const std::int32_t item : items)
            all = value::both(all, ruling_.answers[static_cast<std::size_t>(item)].truth);
        return all;
    }
    bool no_rounds_left(const Disposition& line) const {
        const std::int64_t most = most_rounds(program_, line);
        const bool asks = line.effect == Disposition::Effect::correct ||
                          line.effect == Disposition::Effect::clarify;
        return asks && most > 0 && facts_.rounds_used >= most;
    }
    Truth when(const Disposition& line, const Occasion& occasion, bool earlier_unknown) const {
        switch (line.when) {
            case When::all_pass: return pass({});
            case When::any_fails: return value::opposite(pass({}));
            case When::items_fail: return value::opposite(pass(line.items));
            case When::undecided: {
                const auto open = [](const Answer& a) { return a.truth == Truth::unknown; };
                return value::truth(earlier_unknown || std::any_of(ruling_.answers.begin(),
                                                                   ruling_.answers.end(), open));
            }
            case When::rounds_exceeded: {
                const auto limit = count_of(program_, line.rounds_parameter, line.rounds);
                return facts_.rounds_used < limit ? Truth::no : value::opposite(pass(line.items));
            }
            case When::action:
            case When::expired: return value::truth(!line.at_top || occasion.at_top);
            case When::correction_expired:
            case When::as_soon:
            case When::joint_agreed:
            case When::joint_refused:
            case When::otherwise: return Truth::yes;
        }
        return Truth::unknown;
    }
    base::Result<Truth> holds(std::size_t index, const Disposition& line, const Occasion& occasion,
                              bool earlier_unknown) {
        LineLooked looked{static_cast<std::int32_t>(index), Truth::no, {}};
        Truth truth = no_rounds_left(line) ? Truth::no : when(line, occasion, earlier_unknown);
        if (truth != Truth::no && line.condition != program::kNone) {
            const auto condition = decide(program_, line.condition, facts_, scratch_);
            if (!condition) return condition.error();
            truth = value::both(truth, *condition);
            if (explain_ == Explain::yes)
                looked.why = explain(program_, line.condition, facts_, scratch_);
        }
        looked.truth = truth;
        ruling_.looked.push_back(std::move(looked));
        return truth;
    }

    /// 不能判断的 applies, wherever it is written; without such a line nothing does.
    base::Result<Ruling> undecided(const Occasion& occasion) {
        ruling_.undecided = true;
        for (std::size_t i = 0; i < stage_.dispositions.size(); ++i) {
            const Disposition& line = stage_.dispositions[i];
            if (line.when != When::undecided || !concerns(line, occasion)) continue;
            const auto truth = holds(i, line, occasion, true);
            if (!truth) return truth.error();
            if (*truth == Truth::yes) return settle(i);
        }
        return std::move(ruling_);
    }
    Ruling settle(std::size_t index) {
        const Disposition& line = stage_.dispositions[index];
        ruling_.line = static_cast<std::int32_t>(index);
        ruling_.undecided = ruling_.undecided || line.when == When::undecided;
        using Effect = Disposition::Effect;
        const bool asks = line.effect == Effect::correct || line.effect == Effect::clarify;
        const bool ends = line.effect == Effect::send_back || line.effect == Effect::close;
        for (std::size_t i = 0; i < ruling_.answers.size(); ++i) {
            const Answer& answer = ruling_.answers[i];
            const bool spoken_of =
                line.items.empty() || std::find(line.items.begin(), line.items.end(),
                                                static_cast<std::int32_t>(i)) != line.items.end();
            if ((asks && answer.truth != Truth::yes) ||
                (ends && spoken_of && answer.truth == Truth::no))
                ruling_.items.push_back(answer.number);
        }
        return std::move(ruling_);
    }

    const Program& program_;
    const program::Stage& stage_;
    const Facts& facts_;
    Scratch& scratch_;
    Explain explain_;
    Ruling ruling_;
};

}  // namespace

std::int64_t most_rounds(const Program& program, const Disposition& line) {
    return count_of(program, line.max_rounds_parameter, line.max_rounds);
}

base::Result<Ruling> screen(const Program& program, std::int32_t stage, const Facts& facts,
                            Scratch& scratch, Explain explain) {
    Ruler ruler(program, stage, facts, scratch, explain);
    if (const auto asked = ruler.ask(); !asked) return asked.error();
    return ruler.rule({When::all_pass});
}

base::Outcome ask(const Program& program, std::int32_t stage, const Facts& facts, Scratch& scratch,
                  std::vector<Truth>& answers) {
    answers.clear();
    for (const program::Criterion& criterion : stage_at(program, stage).criteria) {
        const auto truth = decide(program, criterion.code, facts, scratch);
        if (!truth) return truth.error();
        if (const auto sound = as_strict_as_above(program, criterion, *truth, facts, scratch);
            !sound)
            return sound.error();
        answers.push_back(counted(criterion, *truth, facts));
    }
    return base::Done{};
}

base::Result<Ruling> rule_on_action(const Program& program, std::int32_t stage, std::int32_t verb,
                                    bool at_top, const Facts& facts, Scratch& scratch) {
    return Ruler(program, stage, facts, scratch, Explain::yes).rule({When::action, verb, at_top});
}

base::Result<Ruling> rule_on_correction_expired(const Program& program, std::int32_t stage,
                                                const Facts& facts, Scratch& scratch) {
    return Ruler(program, stage, facts, scratch, Explain::yes).rule({When::correction_expired});
}

base::Result<Ruling> rule_on_expired(const Program& program, std::int32_t stage, const Facts& facts,
                                     Scratch& scratch, bool at_top) {
    return Ruler(program, stage, facts, scratch, Explain::yes)
        .rule({When::expired, program::kNone, at_top});
}

base::Result<Ruling> rule_as_soon(const Program& program, std::int32_t stage, const Facts& facts,
                                  Scratch& scratch) {
    return Ruler(program, stage, facts, scratch, Explain::yes).rule({When::as_soon});
}

base::Result<Ruling> rule_on_joint(const Program& program, std::int32_t stage, bool agreed,
                                   const Facts& facts, Scratch& scratch) {
    const auto kind = agreed ? When::joint_agreed : When::joint_refused;
    return Ruler(program, stage, facts, scratch, Explain::yes).rule({kind});
}

Truth counted(const program::Criterion& criterion, Truth said, const Facts& facts) {
    if (!program::blocks(criterion.duty)) return Truth::yes;
    const bool excused = criterion.duty == program::Duty::unless_excused &&
                         std::find(facts.excused.begin(), facts.excused.end(), criterion.number) !=
                             facts.excused.end();
    return excused ? Truth::yes : said;
}

base::Result<std::vector<UnmetRequirement>> unmet_requirements(const Program& program,
                                                               const program::Action& action,
                                                               const Facts& facts,
                                                               Scratch& scratch) {
    std::vector<UnmetRequirement> unmet;
    for (std::size_t i = 0; i < action.require.size(); ++i) {
        const auto truth = decide(program, action.require[i].code, facts, scratch);
        if (!truth) return truth.error();
        if (*truth != Truth::yes)
            unmet.push_back({static_cast<std::int32_t>(i), *truth,
                             explain(program, action.require[i].code, facts, scratch)});
    }
    return unmet;
}

}  // namespace guiju::eval
