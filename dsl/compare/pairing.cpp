// SPDX-License-Identifier: Apache-2.0
#include "dsl/compare/pairing.h"

#include <algorithm>
#include <map>

#include "dsl/text/suggest.h"

namespace guiju::compare {

namespace {

constexpr int kAlike = 50;
constexpr std::size_t kLongest =
    400;  // Why: the distance of two texts takes time with their square

using Indices = std::vector<std::size_t>;
using Group = std::pair<Kind, std::string>;

const Aspect* labelled(const Clause& clause, std::string_view label) {
    for (const auto& aspect : clause.aspects)
        if (aspect.label.zh == label) return &aspect;
    return nullptr;
}

bool same_in(const Clause& a, const Clause& b, std::string_view label) {
    const auto* one = labelled(a, label);
    const auto* other = labelled(b, label);
    return one != nullptr && other != nullptr && same(*one, *other);
}

/// How alike two clauses without names are.
int alike(const Clause& a, const Clause& b) {
    int score = likeness(a.origin.wording, b.origin.wording);
    if (a.kind == Kind::disposition) {
        if (same_in(a, b, "情形") && same_in(a, b, "所涉各项")) score += 60;
        if (same_in(a, b, "处理")) score += 20;
        return score;
    }
    const auto meaning_of = [](const Clause& one) {
        return one.aspects.empty() ? std::string_view() : one.aspects.front().meaning;
    };
    score = std::max(score, likeness(meaning_of(a), meaning_of(b)) - 25);
    return !a.fields.empty() && a.fields == b.fields ? score + 30 : score;
}

class Pairing {
   public:
    Pairing(std::vector<Clause>& before, std::vector<Clause>& after)
        : before_(before),
          after_(after),
          other_(before.size(), kNobody),
          mine_(after.size(), kNobody) {}

    std::vector<Pair> run() {
        const auto olds = groups(before_), news = groups(after_);
        // Criteria first: lines of 处理 speak of them.
        for (const bool lines : {false, true}) {
            for (const auto& [group, indices] : news) {
                const auto found = olds.find(group);
                if (found == olds.end() || (group.first == Kind::disposition) != lines) continue;
                pair_group(found->second, indices);
            }
            if (!lines) name_items();
        }
        return in_order();
    }

   private:
    static std::map<Group, Indices> groups(const std::vector<Clause>& clauses) {
        std::map<Group, Indices> all;
        for (std::size_t i = 0; i < clauses.size(); ++i)
            all[{clauses[i].kind, clauses[i].section_id}].push_back(i);
        return all;
    }

    void join(std::size_t before, std::size_t after) {
        other_[before] = after;
        mine_[after] = before;
    }
    [[nodiscard]] bool free(std::size_t before, std::size_t after) const {
        return other_[before] == kNobody && mine_[after] == kNobody;
    }

    void pair_group(const Indices& olds, const Indices& news) {
        for (const auto after : news)
            for (const auto before : olds)
                if (free(before, after) && !after_[after].identity.empty() &&
                    before_[before].identity == after_[after].identity)
                    join(before, after);
        for (const auto after : news)
            for (const auto before : olds)
                if (free(before, after) && nameless(before, after) &&
                    same(before_[before], after_[after]))
                    join(before, after);
        struct Candidate {
            int score;
            std::size_t before, after;
        };
        std::vector<Candidate> candidates;
        for (const auto after : news)
            for (const auto before : olds)
                if (free(before, after) && nameless(before, after))
                    candidates.push_back({alike(before_[before], after_[after]), before, after});
        std::stable_sort(candidates.begin(), candidates.end(),
                         [](const auto& a, const auto& b) { return a.score > b.score; });
        for (const auto& one : candidates)
            if (one.score >= kAlike && free(one.before, one.after)) join(one.before, one.after);
    }

    [[nodiscard]] bool nameless(std::size_t before, std::size_t after) const {
        return before_[before].identity.empty() && after_[after].identity.empty();
    }

    /// Items of lines by what became of their criterion; those that are new or gone are left out: that
    /// they come and go is told where they stand.
    void name_items() {
        std::map<std::pair<std::string, std::string>, std::string> names_before, names_after;
        for (std::size_t i = 0; i < before_.size(); ++i) {
            const auto& clause = before_[i];
            if (clause.kind != Kind::criterion || other_[i] == kNobody) continue;
            const auto name = "item " + std::to_string(clause.place);
            const auto there = "item " + std::to_string(after_[other_[i]].place);
            names_before[{clause.section_id, name}] = name;
            names_after[{clause.section_id, there}] = name;
        }
        const auto rename = [](std::vector<Clause>& clauses, const auto& names) {
            for (auto& clause : clauses) {
                if (clause.kind != Kind::disposition) continue;
                for (auto& aspect : clause.aspects) {
                    if (aspect.label.zh != "所涉各项") continue;
                    auto items = std::move(aspect.items);
                    aspect.items.clear();
                    for (auto& item : items) {
                        const auto found = names.find({clause.section_id, item.first});
                        if (found == names.end()) continue;
                        aspect.items.emplace_back(found->second, std::move(item.second));
                    }
                }
            }
        };
        rename(before_, names_before);
        rename(after_, names_after);
    }

    [[nodiscard]] std::vector<Pair> in_order() const {
        std::vector<Pair> pairs;
        std::size_t next = 0;  // clauses of the older version told so far
        for (std::size_t after = 0; after < after_.size(); ++after) {
            const auto before = mine_[after];
            if (before != kNobody)
                for (; next < before; ++next)
                    if (other_[next] == kNobody) pairs.push_back({next, kNobody});
            pairs.push_back({before, after});
        }
        for (; next < before_.size(); ++next)
            if (other_[next] == kNobody) pairs.push_back({next, kNobody});
        return pairs;
    }

    std::vector<Clause>& before_;
    std::vector<Clause>& after_;
    Indices other_, mine_;
};

}  // namespace

bool same(const Aspect& a, const Aspect& b) {
    if (!a.list) return a.meaning == b.meaning;
    const auto ids = [](const Aspect& one) {
        std::vector<std::string> all;
        for (const auto& item : one.items) all.push_back(item.first);
        std::sort(all.begin(), all.end());
        return all;
    };
    return ids(a) == ids(b);
}

bool same(const Clause& a, const Clause& b) {
    return std::equal(a.aspects.begin(), a.aspects.end(), b.aspects.begin(), b.aspects.end(),
                      [](const Aspect& x, const Aspect& y) { return same(x, y); });
}

int likeness(std::string_view a, std::string_view b) {
    if (a == b) return a.empty() ? 0 : 100;
    if (a.size() > kLongest || b.size() > kLongest) return 0;
    const auto longest = std::max(value::count_characters(a), value::count_characters(b));
    if (longest == 0) return 0;
    return static_cast<int>(100 - 100 * text::edit_distance(a, b) / longest);
}

std::vector<Pair> paired(std::vector<Clause>& before, std::vector<Clause>& after) {
    return Pairing(before, after).run();
}

}  // namespace guiju::compare
