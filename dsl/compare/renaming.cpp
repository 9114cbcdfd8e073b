// SPDX-License-Identifier: Apache-2.0
// What was only renamed: the same kind of thing, at the same place or with nearly the same name.
#include <algorithm>
#include <functional>
#include <set>

#include "dsl/compare/meaning.h"
#include "dsl/compare/pairing.h"

namespace guiju::compare {

namespace {

constexpr int kNearlyTheSameName = 50;

template <class T>
std::set<std::string> names_of(const std::vector<T>& all) {
    std::set<std::string> names;
    for (const auto& one : all) names.insert(one.name.zh);
    return names;
}

/// Stands between the same two as before; the first and the last have one neighbour.
template <class T>
bool same_neighbours(const std::vector<T>& before, std::size_t i, const std::vector<T>& after,
                     std::size_t j) {
    const auto name = [](const std::vector<T>& all, std::size_t at) {
        return at < all.size() ? all[at].name.zh : std::string();
    };
    return name(before, i - 1) == name(after, j - 1) && name(before, i + 1) == name(after, j + 1);
}

class Aligner {
   public:
    Aligner(const program::Program& before, program::Program& after)
        : before_(before), after_(after) {}

    std::vector<Renaming> run() {
        using program::Field;
        rename<program::Parameter>(Kind::parameter, {"参数", "parameters"}, before_.parameters,
                                   after_.parameters, [](const auto& a, const auto& b, bool) {
                                       return !a.number.empty() && a.number == b.number;
                                   });
        const auto field = [](const Field& a, const Field& b, bool neighbours) {
            return a.type == b.type && a.labels == b.labels && a.required == b.required &&
                   (neighbours || near(a.name, b.name));
        };
        rename<Field>(Kind::field, after_.matter.name, before_.matter.fields, after_.matter.fields,
                      field);
        const auto named = [](const auto& a, const auto& b, bool) { return near(a.name, b.name); };
        rename<program::Role>(Kind::role, {"角色", "roles"}, before_.roles, after_.roles,
                              [](const auto& a, const auto& b, bool) {
                                  return a.kind == b.kind && a.level == b.level &&
                                         near(a.name, b.name);
                              });
        rename<program::Stage>(Kind::stage, {}, before_.stages, after_.stages,
                               [](const auto& a, const auto& b, bool neighbours) {
                                   return near(a.name, b.name) || (neighbours && alike(a, b));
                               });
        rename<program::Register>(Kind::register_, {}, before_.registers, after_.registers, named);
        rename<program::Matching>(Kind::matching, {}, before_.matchings, after_.matchings, named);
        rename<program::Indicator>(Kind::indicator, {"指标", "indicators"}, before_.indicators,
                                   after_.indicators, named);
        rename<program::Evaluation>(Kind::evaluation, {}, before_.evaluations, after_.evaluations,
                                    named);
        rename_verbs();
        return std::move(found_);
    }

   private:
    [[nodiscard]] static bool near(const Text& a, const Text& b) {
        return likeness(a.zh, b.zh) >= kNearlyTheSameName;
    }
    /// The same stage in the main, whatever it is called.
    [[nodiscard]] static bool alike(const program::Stage& a, const program::Stage& b) {
        return a.criteria.size() == b.criteria.size() && a.actions.size() == b.actions.size() &&
               a.dispositions.size() == b.dispositions.size() && a.rungs.size() == b.rungs.size();
    }

    template <class T>
    void rename(Kind kind, const Text& section, const std::vector<T>& before, std::vector<T>& after,
                const std::function<bool(const T&, const T&, bool)>& may_be) {
        const auto there = names_of(after);
        auto known = names_of(before);
        for (std::size_t i = 0; i < before.size(); ++i) {
            if (there.contains(before[i].name.zh)) continue;
            T* best = nullptr;
            int most = -1;
            for (std::size_t j = 0; j < after.size(); ++j) {
                if (known.contains(after[j].name.zh)) continue;
                const bool neighbours = same_neighbours(before, i, after, j);
                if (!may_be(before[i], after[j], neighbours)) continue;
                const int score = likeness(before[i].name.zh, after[j].name.zh);
                if (score <= most) continue;
                most = score;
                best = &after[j];
            }
            if (best == nullptr) continue;
            Renaming one{kind, section, before[i].name, best->name, {}, {}};
            if constexpr (requires { best->origin; }) {
                one.origin_before = before[i].origin;
                one.origin_after = best->origin;
            }
            found_.push_back(std::move(one));
            best->name = before[i].name;
        }
    }

    /// An action has a name of its own in each stage, but is one verb.
    void rename_verbs() {
        const auto first = found_.size();
        rename<program::Verb>(
            Kind::action, {}, before_.verbs, after_.verbs,
            [](const auto& a, const auto& b, bool) { return near(a.name, b.name); });
        for (auto i = first; i < found_.size(); ++i) {
            for (const auto& stage : after_.stages)
                for (const auto& action : stage.actions)
                    if (name_at(after_.verbs, action.verb) == found_[i].before.zh) {
                        found_[i].section = stage.name;
                        found_[i].origin_after = action.origin;
                    }
            for (const auto& stage : before_.stages)
                for (const auto& action : stage.actions)
                    if (name_at(before_.verbs, action.verb) == found_[i].before.zh)
                        found_[i].origin_before = action.origin;
        }
    }

    const program::Program& before_;
    program::Program& after_;
    std::vector<Renaming> found_;
};

}  // namespace

std::vector<Renaming> align_names(const program::Program& before, program::Program& after) {
    return Aligner(before, after).run();
}

}  // namespace guiju::compare
