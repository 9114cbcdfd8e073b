// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <optional>

#include "dsl/prove/inquiry.h"

namespace guiju::prove {

namespace {

using program::Disposition;

/// A criterion that certainly held when a case left an earlier stage.
struct Carried {
    std::size_t stage = 0, criterion = 0;
};

class Paths {
   public:
    explicit Paths(Inquiry& inquiry)
        : inquiry_(inquiry), program_(inquiry.program), stages_(program_.stages) {}

    void run() {
        for (std::size_t to = 1; to < stages_.size(); ++to)
            if (!stages_[to].criteria.empty()) examine(to);
    }

   private:
    /// The one stage whose criteria every case here has met; nothing if there are other ways in.
    [[nodiscard]] std::optional<std::size_t> only_way(std::size_t to) const {
        std::optional<std::size_t> from;
        for (std::size_t i = 0; i < stages_.size(); ++i) {
            for (const auto& line : stages_[i].dispositions) {
                const bool leads = line.effect == Disposition::Effect::go &&
                                   line.stage == static_cast<std::int32_t>(to) && i != to;
                if (!leads) continue;
                if (line.when != Disposition::When::all_pass || (from && *from != i))
                    return std::nullopt;
                from = i;
            }
        }
        return from;
    }

    /// Fields that may have changed since: what the actions of a stage fill, and judgements.
    [[nodiscard]] bool changes(std::size_t stage, std::int32_t slot) const {
        if (program_.matter.fields[static_cast<std::size_t>(slot)].type ==
            program::Field::Type::judgement)
            return true;
        return std::any_of(
            stages_[stage].actions.begin(), stages_[stage].actions.end(), [&](const auto& action) {
                const auto in = [&](const std::vector<std::int32_t>& slots) {
                    return std::find(slots.begin(), slots.end(), slot) != slots.end();
                };
                return in(action.fill) || in(action.may_fill) || action.chosen_field == slot;
            });
    }

    [[nodiscard]] std::vector<Carried> carried_into(std::size_t to) const {
        std::vector<Carried> all;
        std::vector<std::size_t> passed{to};
        for (auto from = only_way(to); from && passed.size() <= stages_.size();
             from = only_way(*from)) {
            if (std::find(passed.begin(), passed.end(), *from) != passed.end()) break;
            const auto& criteria = stages_[*from].criteria;
            for (std::size_t c = 0; c < criteria.size(); ++c) {
                const auto slots = fields_in(program_, criteria[c].code);
                const bool stays = std::all_of(passed.begin(), passed.end(), [&](std::size_t at) {
                    return std::none_of(slots.begin(), slots.end(),
                                        [&](std::int32_t slot) { return changes(at, slot); });
                });
                const bool held = binds(stages_[*from], criteria[c].duty);
                if (held && stays && !slots.empty()) all.push_back({*from, c});
            }
            passed.push_back(*from);
        }
        return all;
    }

    void examine(std::size_t to) {
        const auto carried = carried_into(to);
        if (carried.empty()) return;
        auto& desk = inquiry_.now;
        std::vector<Id> here, must;
        for (const auto& one : stages_[to].criteria)
            if (inquiry_.told_before(one.origin.span)) return;
        for (const auto& one : criteria_of(desk.encoder, stages_[to])) here.push_back(one.yes);
        for (const auto& one : carried)
            must.push_back(
                desk.encoder.condition(stages_[one.stage].criteria[one.criterion].code).yes);
        // What is impossible by itself was told at its own place.
        if (inquiry_.never(desk, here) || inquiry_.never(desk, must)) return;
        const auto before = must.size();
        must.insert(must.end(), here.begin(), here.end());
        if (!inquiry_.never(desk, must)) return;
        const auto clash = desk.solver.clash(must);
        if (clash.empty() || clash.back() < before) return;
        const auto& last = stages_[to].criteria[clash.back() - before];
        const auto& first = carried[clash.front()];
        const auto& earlier = stages_[first.stage].criteria[first.criterion];
        auto& finding = inquiry_.add(base::Code::gj3204, last.origin,
                                     {stages_[to].name, item_name(last.number),
                                      stages_[first.stage].name, item_name(earlier.number)});
        finding.places.push_back({earlier.origin.span, {"与这里矛盾", "contradicts this"}});
        if (const auto model = inquiry_.find_case(std::span(must).first(before), here)) {
            const Trial trial(program_, desk.situation, *model, inquiry_.hints);
            const bool zh = inquiry_.hints.skin == base::Lang::zh;
            finding.example = screening_example(
                program_, static_cast<std::int32_t>(to), trial,
                zh ? stages_[to].name.zh + " 通过“" + stages_[first.stage].name.zh + "”的都不符合"
                   : stages_[to].name.en + " fails whoever passed " + stages_[first.stage].name.en,
                inquiry_.hints.skin);
        }
    }

    Inquiry& inquiry_;
    const program::Program& program_;
    const std::vector<program::Stage>& stages_;
};

}  // namespace

// GJ3204: what an earlier stage demanded still holds here, and excludes what is demanded here. Fields that
// are filled in on the way, and judgements, may change and count for nothing.
void paths_can_be_passed(Inquiry& inquiry) { Paths(inquiry).run(); }

}  // namespace guiju::prove
