// SPDX-License-Identifier: Apache-2.0
#include "dsl/compare/compare.h"

#include <algorithm>
#include <map>
#include <set>

#include "dsl/compare/pairing.h"
#include "dsl/compare/witness.h"
#include "dsl/compare/words.h"

namespace guiju::compare {

namespace {

using prove::Verdict;

Direction joined(const std::vector<Direction>& all) {
    std::set<Direction> kinds;
    for (const auto one : all)
        if (one != Direction::same) kinds.insert(one);
    if (kinds.empty()) return Direction::same;
    if (kinds.size() == 1) return *kinds.begin();
    if (kinds.contains(Direction::undecided)) return Direction::undecided;
    kinds.erase(Direction::different);
    if (kinds.size() == 1) return *kinds.begin();
    const std::set<Direction> strict{Direction::stricter, Direction::looser, Direction::both};
    return std::includes(strict.begin(), strict.end(), kinds.begin(), kinds.end())
               ? Direction::both
               : Direction::different;
}

bool asks(Kind kind) {
    return kind == Kind::criterion || kind == Kind::requirement || kind == Kind::consistency;
}

class Comparer {
   public:
    Comparer(const program::Program& before, const program::Program& after,
             const prove::Hints& hints)
        : before_(before),
          written_(after),
          after_(after),
          renamings_(align_names(before, after_)),
          witness_(before, after_, written_, hints),
          olds_(clauses_of(before)),
          news_(clauses_of(after_)) {}

    Comparison run() {
        result_.sides = sides_of(before_.head, written_.head);
        result_.solver = prove::Solver::present();
        result_.clauses_before = olds_.size();
        result_.clauses_after = news_.size();
        const auto pairs = paired(olds_, news_);
        find_causes(pairs);
        for (const auto& one : renamings_) add_renaming(one);
        for (const auto& pair : pairs) compare(pair);
        lines_in_order(pairs);
        parameters_by_their_effects();
        for (auto& change : result_.changes) change.sentence = sentence(change, result_.sides);
        return std::move(result_);
    }

   private:
    /// Parameters and definitions that say something else now, and how to say so.
    void find_causes(const std::vector<Pair>& pairs) {
        for (const auto& [before, after] : pairs) {
            if (before == kNobody || after == kNobody) continue;
            const auto &was = olds_[before], &is = news_[after];
            if (same(was, is)) continue;
            if (is.kind == Kind::parameter && !same(was.aspects.front(), is.aspects.front())) {
                const auto words = phrase(was.aspects.front(), is.aspects.front()).text;
                causes_[is.identity] = {"“" + was.identity + "”" + words.zh,
                                        "\"" + was.identity + "\" " + words.en};
            }
            if (is.kind == Kind::definition)
                causes_[is.identity] = {"定义“" + was.identity + "”有变",
                                        "the definition \"" + was.identity + "\" changed"};
        }
    }

    void add_renaming(const Renaming& one) {
        Change change;
        change.kind = one.kind;
        change.happened = Happened::renamed;
        change.direction = Direction::different;
        change.section = one.section.zh.empty() ? one.after : one.section;
        if (!one.section.zh.empty()) change.item = one.after;
        change.before = place_of(one.origin_before, one.before);
        change.after = place_of(one.origin_after, one.after);
        const auto was = clause_name(one.kind, one.before, {}),
                   is = clause_name(one.kind, one.after, {});
        change.says = {{was.zh + "改称“" + one.after.zh + "”",
                        was.en + " is now called \"" + one.after.en + "\""}};
        (void)is;
        result_.changes.push_back(std::move(change));
    }

    static Place place_of(const program::Origin& origin, const Text& item) {
        return {origin.span, origin.basis, origin.wording, item};
    }

    [[nodiscard]] bool left_out(const Clause& clause) const {
        static const std::set<std::string> kOwn{"名称", "文件",     "版本",    "层级",
                                                "属地", "制定机关", "解释机关"};
        return clause.kind == Kind::head && result_.sides.levels && kOwn.contains(clause.identity);
    }

    void compare(const Pair& pair) {
        const auto* was = pair.before == kNobody ? nullptr : &olds_[pair.before];
        const auto* is = pair.after == kNobody ? nullptr : &news_[pair.after];
        if (was != nullptr && is != nullptr) {
            if (is->kind == Kind::criterion && is->stage != program::kNone)
                result_.criteria.push_back(
                    {is->section_id, number_of(before_, *was), number_of(after_, *is)});
            if (left_out(*is)) return;
            if (same(*was, *is)) {
                ++result_.same;
            } else {
                changed(*was, *is);
            }
            return;
        }
        const auto& clause = is != nullptr ? *is : *was;
        // What comes or goes with its section is not told again.
        auto& gone = is != nullptr ? new_sections_ : old_sections_;
        if (clause.is_section) gone.insert(clause.section_id);
        const auto section = clause.section_id.substr(0, clause.section_id.find('/'));
        if (!clause.is_section && gone.contains(section))
            return count_inside(clause, is != nullptr);
        came_or_went(clause, is != nullptr);
    }

    static int number_of(const program::Program& program, const Clause& clause) {
        const auto& stage = program.stages[static_cast<std::size_t>(clause.stage)];
        return stage.criteria[static_cast<std::size_t>(clause.place)].number;
    }

    /// "审查2项、处理3行" of a section that came.
    void count_inside(const Clause& clause, bool came) {
        if (!came) return;
        if (result_.changes.empty()) return;
        auto& change = result_.changes.back();
        if (change.happened != Happened::added || clause.origin.wording.empty()) return;
        constexpr std::size_t kMost = 8;
        if (change.says.size() < kMost) change.says.emplace_back(clause.origin.wording);
    }

    Change& start(const Clause& clause, Happened happened) {
        Change change;
        change.kind = clause.kind;
        change.happened = happened;
        change.section = clause.section;
        change.item = clause.item;
        result_.changes.push_back(std::move(change));
        return result_.changes.back();
    }

    void came_or_went(const Clause& clause, bool came) {
        auto& change = start(clause, came ? Happened::added : Happened::removed);
        (came ? change.after : change.before) = place_of(clause.origin, clause.item);
        if (asks(clause.kind) && clause.condition >= 0) {
            weigh(change, came ? nullptr : &clause, came ? &clause : nullptr);
        } else if (clause.kind == Kind::field) {
            for (const auto& aspect : clause.aspects)
                if (aspect.label.zh == "必填" && aspect.meaning == "yes")
                    change.direction = came ? Direction::stricter : Direction::looser;
        }
    }

    void weigh(Change& change, const Clause* was, const Clause* is) {
        auto weighed = witness_.weigh(was, is);
        using enum Verdict;
        if (weighed.gone == not_decided || weighed.come == not_decided) {
            change.direction = Direction::undecided;
        } else if (weighed.gone == impossible && weighed.come == impossible) {
            change.direction = Direction::same;
        } else if (weighed.gone == possible && weighed.come == possible) {
            change.direction = Direction::both;
        } else {
            change.direction = weighed.gone == possible ? Direction::stricter : Direction::looser;
        }
        for (auto* shown : {&weighed.gone_case, &weighed.come_case})
            if (*shown) change.cases.push_back(std::move(**shown));
        change.no_effect = weighed.idle || change.direction == Direction::same;
        if (weighed.idle && change.direction != Direction::undecided) change.cases.clear();
    }

    /// Definitions and lines: how many cases they speak of.
    void weigh_extent(Change& change, const Clause& was, const Clause& is) {
        if (was.condition < 0 && is.condition < 0) return;
        Clause old_clause = was, new_clause = is;
        weigh(change, was.condition < 0 ? nullptr : &old_clause,
              is.condition < 0 ? nullptr : &new_clause);
        change.no_effect = false;
        if (change.direction == Direction::stricter) change.direction = Direction::narrower;
        if (change.direction == Direction::looser) change.direction = Direction::wider;
        if (change.direction == Direction::both || change.direction == Direction::same)
            change.direction = Direction::different;
    }

    void changed(const Clause& was, const Clause& is) {
        auto& change = start(is, Happened::changed);
        change.item = is.item;
        change.before = place_of(was.origin, was.item);
        change.after = place_of(is.origin, is.item);
        std::vector<Direction> directions;
        bool reword = false, condition = false;
        for (std::size_t i = 0; i < is.aspects.size() && i < was.aspects.size(); ++i) {
            const auto &old_one = was.aspects[i], &new_one = is.aspects[i];
            if (same(old_one, new_one)) continue;
            if (new_one.quoted) {
                reword = true;
                condition = condition || i == 0;
                continue;
            }
            // The strength of an item counts by what it does to cases.
            auto said = phrase(old_one, new_one);
            const bool strength = asks(is.kind) && new_one.label.zh == "约束力";
            condition = condition || strength;
            if (!strength) directions.push_back(said.direction);
            change.says.push_back(std::move(said.text));
        }
        set_causes(change, was, is);
        if (reword) say_wording(change);
        change.direction = directions.empty() ? Direction::different : joined(directions);
        if (!condition) return;
        if (asks(is.kind)) {
            weigh(change, &was, &is);
        } else if (is.kind == Kind::definition ||
                   (is.kind == Kind::disposition && was.condition != is.condition)) {
            weigh_extent(change, was, is);
        }
    }

    void set_causes(Change& change, const Clause& was, const Clause& is) const {
        for (const auto& uses : {was.uses, is.uses})
            for (const auto& name : uses)
                if (causes_.contains(name) && name != is.identity &&
                    std::find(change.because.begin(), change.because.end(), name) ==
                        change.because.end())
                    change.because.push_back(name);
    }

    /// The clause as a whole: what was written, or what changed under it.
    void say_wording(Change& change) const {
        const auto &was = change.before->wording, &is = change.after->wording;
        if (was != is && !was.empty() && !is.empty()) {
            change.says.insert(change.says.begin(), reworded(was, is));
            return;
        }
        if (was != is && !(was.empty() && is.empty())) {
            change.says.insert(change.says.begin(),
                               was.empty()
                                   ? Text("增加“" + is + "”", "\"" + is + "\" added")
                                   : Text("取消“" + was + "”", "\"" + was + "\" taken out"));
            return;
        }
        Text why;
        for (const auto& name : change.because) {
            const auto& words = causes_.at(name);
            why = {why.zh + (why.zh.empty() ? "" : "、") + words.zh,
                   why.en + (why.en.empty() ? "" : ", ") + words.en};
        }
        const Text quoted = is.empty() ? Text() : Text("“" + is + "”", "\"" + is + "\" ");
        if (why.zh.empty())
            change.says.emplace_back(quoted.zh + "字面未变，所引用的内容变了",
                                     quoted.en + "reads the same, but what it refers to changed");
        else
            change.says.emplace_back(quoted.zh + "随之变化：" + why.zh,
                                     quoted.en + "changes with it: " + why.en);
    }

    /// Lines of 处理 are asked in order: an order of their own is a change.
    void lines_in_order(const std::vector<Pair>& pairs) {
        std::map<std::string, std::vector<std::pair<const Clause*, const Clause*>>> lines;
        for (const auto& [before, after] : pairs)
            if (before != kNobody && after != kNobody && news_[after].kind == Kind::disposition)
                lines[news_[after].section_id].emplace_back(&olds_[before], &news_[after]);
        for (const auto& [section, all] : lines) {
            const auto out_of_order = std::adjacent_find(
                all.begin(), all.end(),
                [](const auto& a, const auto& b) { return a.first->place > b.first->place; });
            if (out_of_order == all.end()) continue;
            const auto &moved = *out_of_order, &passed = *(out_of_order + 1);
            auto& change = start(*moved.second, Happened::moved);
            change.before = place_of(moved.first->origin, moved.first->item);
            change.after = place_of(moved.second->origin, moved.second->item);
            change.says = {{moved.second->section.zh + "处理各行的先后变了：“" +
                                moved.second->origin.wording + "”移到“" +
                                passed.second->origin.wording + "”之前",
                            "the order of outcomes in " + moved.second->section.en +
                                " changed: \"" + moved.second->origin.wording +
                                "\" now stands before \"" + passed.second->origin.wording + "\""}};
        }
    }

    /// A parameter that is no period goes the way of what it does.
    void parameters_by_their_effects() {
        for (auto& change : result_.changes) {
            if (change.kind != Kind::parameter || change.happened != Happened::changed ||
                change.direction != Direction::different)
                continue;
            const auto name = change.before ? name_of_parameter(change) : "";
            std::vector<Direction> effects;
            for (const auto& other : result_.changes)
                if (std::find(other.because.begin(), other.because.end(), name) !=
                    other.because.end())
                    effects.push_back(other.direction);
            const auto all = joined(effects);
            if (all != Direction::same) change.direction = all;
        }
    }
    [[nodiscard]] std::string name_of_parameter(const Change& change) const {
        for (const auto& one : after_.parameters)
            if (change.item.zh == one.number + one.name.zh) return one.name.zh;
        return {};
    }

    const program::Program& before_;
    const program::Program& written_;  ///< the newer version under its own names
    program::Program after_;           ///< … under the names of the older one
    std::vector<Renaming> renamings_;
    Witness witness_;
    std::vector<Clause> olds_, news_;
    std::map<std::string, Text> causes_;
    std::set<std::string> old_sections_, new_sections_;
    Comparison result_;
};

}  // namespace

std::size_t Comparison::count(Direction direction) const {
    return static_cast<std::size_t>(
        std::count_if(changes.begin(), changes.end(),
                      [&](const Change& one) { return one.direction == direction; }));
}

Comparison compare(const program::Program& before, const program::Program& after,
                   const prove::Hints& hints) {
    return Comparer(before, after, hints).run();
}

}  // namespace guiju::compare
