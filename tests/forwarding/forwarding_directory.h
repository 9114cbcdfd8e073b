// SPDX-License-Identifier: Apache-2.0
#pragma once
// A directory in front of another, to which it hands every question on; what a test wants otherwise it overrides.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/ports/directory.h"

namespace guiju::forwarding {

class ForwardingDirectory : public ports::Directory {
   public:
    /// `to` must outlive it.
    explicit ForwardingDirectory(ports::Directory& to) : to_(to) {}

    std::optional<std::int64_t> state_in(ports::Transaction& tx) override {
        return to_.state_in(tx);
    }
    base::Result<std::optional<ports::UnitRecord>> unit(const std::string& id) override {
        return to_.unit(id);
    }
    base::Result<std::vector<ports::UnitRecord>> holders(const std::string& role,
                                                         const std::string& territory) override {
        return to_.holders(role, territory);
    }
    base::Result<std::vector<ports::UnitRecord>> registered(const std::string& name) override {
        return to_.registered(name);
    }
    base::Result<std::vector<ports::UnitRecord>> with_role(const std::string& role) override {
        return to_.with_role(role);
    }
    base::Result<std::vector<ports::UnitRecord>> named(const std::string& name,
                                                       const std::string& territory) override {
        return to_.named(name, territory);
    }
    base::Outcome put_unit(const ports::UnitRecord& unit) override { return to_.put_unit(unit); }
    base::Result<std::vector<ports::StandIn>> stand_ins(const std::string& unit) override {
        return to_.stand_ins(unit);
    }
    base::Outcome put_stand_in(const ports::StandIn& one) override { return to_.put_stand_in(one); }
    base::Result<bool> listed(const std::string& name, const std::string& member) override {
        return to_.listed(name, member);
    }
    std::map<std::string, std::optional<ports::UnitRecord>> units_at_once(
        const std::vector<std::string>& ids) override {
        return to_.units_at_once(ids);
    }
    std::optional<std::vector<ports::UnitRecord>> units_after(const std::string& id,
                                                              std::size_t most) override {
        return to_.units_after(id, most);
    }

   private:
    ports::Directory& to_;
};

}  // namespace guiju::forwarding
