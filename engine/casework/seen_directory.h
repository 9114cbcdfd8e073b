// SPDX-License-Identifier: Apache-2.0
#pragma once
// The directory as it was seen first: what it was asked once it answers again by itself, so that a command,
// or a group of them, goes by one state of it. For one transaction, or as long as state_in() stays the same.
// Whoever asks for many units is read the others too, page by page, before they are asked for: a server soon
// knows all its units, a single command reads only what it needs. Safe for several threads.
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <utility>

#include "engine/ports/directory.h"

namespace guiju::casework {

class SeenDirectory final : public ports::Directory {
   public:
    /// `below` must outlive it.
    explicit SeenDirectory(ports::Directory& below) : below_(below) {}

    base::Result<std::optional<ports::UnitRecord>> unit(const std::string& id) override {
        return seen(units_, id, [&]() -> base::Result<std::optional<ports::UnitRecord>> {
            if (read_ahead(1))
                if (auto known = unit_seen(id)) return std::move(*known);
            return below_.unit(id);
        });
    }
    /// Units that will be asked for: those that were not seen yet are read in one go, if that can be done.
    void will_ask(const std::set<std::string>& ids) {
        auto fresh = not_seen(ids);
        if (fresh.size() < 2) return;
        if (read_ahead(fresh.size())) fresh = not_seen(ids);
        if (fresh.size() < 2) return;
        auto found = below_.units_at_once(fresh);
        const std::lock_guard lock(guard_);
        if (units_.size() + found.size() >= kMost) units_.clear();
        units_.merge(found);
    }
    base::Result<std::vector<ports::UnitRecord>> holders(const std::string& role,
                                                         const std::string& territory) override {
        return seen(holders_, {role, territory}, [&] { return below_.holders(role, territory); });
    }
    base::Result<std::vector<ports::UnitRecord>> registered(
        const std::string& register_name) override {
        return seen(registered_, register_name, [&] { return below_.registered(register_name); });
    }
    base::Result<std::vector<ports::UnitRecord>> with_role(const std::string& role) override {
        return seen(with_role_, role, [&] { return below_.with_role(role); });
    }
    base::Result<std::vector<ports::UnitRecord>> named(const std::string& name,
                                                       const std::string& territory) override {
        return seen(named_, {name, territory}, [&] { return below_.named(name, territory); });
    }
    base::Outcome put_unit(const ports::UnitRecord& unit) override { return below_.put_unit(unit); }
    base::Result<std::vector<ports::StandIn>> stand_ins(const std::string& unit) override {
        return seen(stand_ins_, unit, [&] { return below_.stand_ins(unit); });
    }
    base::Outcome put_stand_in(const ports::StandIn& record) override {
        return below_.put_stand_in(record);
    }
    base::Result<bool> listed(const std::string& register_name,
                              const std::string& member) override {
        return below_.listed(register_name, member);
    }

   private:
    static constexpr std::size_t kMost = 40000;        ///< answers kept of one kind
    static constexpr std::size_t kReadAhead = 20000;   ///< units read before they are asked for
    static constexpr std::size_t kPage = 512;          ///< of them at once
    static constexpr std::size_t kUnseenForAPage = 4;  ///< units asked for that were not seen

    using Units = std::vector<ports::UnitRecord>;
    using Pair = std::pair<std::string, std::string>;

    template <class Key, class Answer, class Ask>
    base::Result<Answer> seen(std::map<Key, Answer>& known, const Key& key, Ask ask) {
        {
            const std::lock_guard lock(guard_);
            if (const auto found = known.find(key); found != known.end()) return found->second;
        }
        auto answer = ask();
        const std::lock_guard lock(guard_);
        if (known.size() >= kMost) known.clear();
        if (answer.ok()) known.emplace(key, *answer);
        return answer;
    }

    std::optional<std::optional<ports::UnitRecord>> unit_seen(const std::string& id) {
        const std::lock_guard lock(guard_);
        const auto found = units_.find(id);
        if (found == units_.end()) return std::nullopt;
        return found->second;
    }
    std::vector<std::string> not_seen(const std::set<std::string>& ids) {
        std::vector<std::string> out;
        const std::lock_guard lock(guard_);
        for (const auto& id : ids)
            if (!units_.contains(id)) out.push_back(id);
        return out;
    }
    /// So many units were asked for that were not seen. True when a page of others was read for that: not by two
    /// at a time, and no more after what is no page, a short one, or kReadAhead.
    bool read_ahead(std::size_t unseen) {
        std::string from;
        {
            const std::lock_guard lock(guard_);
            if (ahead_.reading || ahead_.ended) return false;
            ahead_.unseen += unseen;
            if (ahead_.unseen < kUnseenForAPage) return false;
            ahead_.unseen = 0;
            ahead_.reading = true;
            from = ahead_.last;
        }
        auto page = below_.units_after(from, kPage);
        const std::lock_guard lock(guard_);
        ahead_.reading = false;
        ahead_.ended = !page || page->size() < kPage;
        if (!page || page->empty()) return false;
        ahead_.units += page->size();
        ahead_.ended = ahead_.ended || ahead_.units >= kReadAhead;
        ahead_.last = page->back().id;
        for (auto& unit : *page) {
            auto id = unit.id;
            units_.try_emplace(std::move(id), std::move(unit));
        }
        return true;
    }

    struct Ahead {
        std::string last;        ///< id up to which was read
        std::size_t units = 0;   ///< so many were read
        std::size_t unseen = 0;  ///< asked for since the last page
        bool reading = false;    ///< somebody is at it
        bool ended = false;
    };

    ports::Directory& below_;
    std::mutex guard_;
    Ahead ahead_;
    std::map<std::string, std::optional<ports::UnitRecord>> units_;
    std::map<std::string, Units> registered_, with_role_;
    std::map<Pair, Units> holders_, named_;
    std::map<std::string, std::vector<ports::StandIn>> stand_ins_;
};

/// What the offices of a process have seen of one directory, in its newest state. Safe for several threads.
class SharedSight {
   public:
    /// What was seen of `below`, which must outlive it, while it stood at `state`.
    [[nodiscard]] std::shared_ptr<SeenDirectory> at(std::int64_t state, ports::Directory& below) {
        const std::lock_guard lock(guard_);
        if (newest_ && state == state_) return newest_;
        auto fresh = std::make_shared<SeenDirectory>(below);
        if (newest_ && state < state_) return fresh;  // who is behind keeps what he sees to himself
        state_ = state;
        newest_ = fresh;
        return fresh;
    }

   private:
    std::mutex guard_;
    std::int64_t state_ = 0;
    std::shared_ptr<SeenDirectory> newest_;
};

}  // namespace guiju::casework
