// SPDX-License-Identifier: Apache-2.0
#include "engine/casework/thread.h"

#include <set>

#include "engine/casework/errors.h"

namespace guiju::casework {
namespace {

constexpr int kDeepest = 64;

std::int64_t days_between(value::Instant from, value::Instant until) {
    return value::day_of(until).days - value::day_of(from).days;
}

class Walk {
   public:
    Walk(ports::CaseStore& store, value::Instant now) : store_(store), now_(now) {}

    /// Upwards as far as links lead; the first of several, by name.
    Result<std::string> beginning(std::string id) {
        std::set<std::string> seen{id};
        for (int i = 0; i < kDeepest; ++i) {
            const auto links = store_.links(id);
            if (!links.ok()) return links.error();
            std::string above;
            for (const auto& link : *links)
                if (link.from == id && link.ended.ms == 0 && above.empty() &&
                    !seen.contains(link.to))
                    above = link.to;
            if (above.empty()) break;
            const auto there = store_.read(above);
            if (!there.ok()) return there.error();
            if (!there->has_value()) break;
            seen.insert(above);
            id = above;
        }
        return id;
    }

    Outcome down(const std::string& id, const std::string& relation, int depth) {
        ThreadEntry entry;
        entry.depth = depth;
        entry.relation = relation;
        entry.record.id = id;
        entry.again = !seen_.insert(id).second;
        const auto view = store_.read(id);
        if (!view.ok()) return view.error();
        entry.gap = !view->has_value();
        if (!entry.gap) {
            entry.record = (*view)->record;
            if (auto done = steps(entry); !done.ok()) return done;
        }
        const bool ends = entry.gap || entry.again || depth >= kDeepest;
        entries.push_back(std::move(entry));
        if (ends) return base::Done{};
        const auto links = store_.links(id);
        if (!links.ok()) return links.error();
        for (const auto& link : *links) {
            if (link.ended.ms != 0) continue;
            const bool below = link.to == id;
            const auto& other = below ? link.from : link.to;
            if (!below && seen_.contains(other)) continue;  // the way we came
            if (below && seen_.contains(other) && depth == 0) continue;
            if (auto done = down(other, link.relation, depth + 1); !done.ok()) return done;
        }
        return base::Done{};
    }

    std::vector<ThreadEntry> entries;

   private:
    Outcome steps(ThreadEntry& entry) {
        const auto journal = store_.journal(entry.record.id);
        if (!journal.ok()) return journal.error();
        for (const auto& one : *journal) {
            if (!entry.steps.empty() && entry.steps.back().stage == one.to_stage) continue;
            if (!entry.steps.empty()) close(entry.steps.back(), one.at);
            entry.steps.push_back({one.to_stage, one.at, {}, 0});
        }
        if (entry.steps.empty()) return base::Done{};
        auto& last = entry.steps.back();
        const auto closed = entry.record.closed;
        last.days = days_between(last.from, closed.ms != 0 ? closed : now_);
        if (closed.ms != 0) last.until = closed;
        return base::Done{};
    }
    static void close(ThreadStep& step, value::Instant at) {
        step.until = at;
        step.days = days_between(step.from, at);
    }

    ports::CaseStore& store_;
    value::Instant now_;
    std::set<std::string> seen_;
};

}  // namespace

Result<std::vector<ThreadEntry>> thread_of(ports::CaseStore& store, const std::string& case_id,
                                           value::Instant now) {
    const auto there = store.read(case_id);
    if (!there.ok()) return there.error();
    if (!there->has_value()) return not_found(Code::gj5001, {case_id});
    Walk walk(store, now);
    const auto first = walk.beginning(case_id);
    if (!first.ok()) return first.error();
    if (auto done = walk.down(*first, "", 0); !done.ok()) return done.error();
    return std::move(walk.entries);
}

}  // namespace guiju::casework
