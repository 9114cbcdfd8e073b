// SPDX-License-Identifier: Apache-2.0
#pragma once
// The directory as the registers stood at an instant: the entries of the directory below, with what the
// engine itself has listed and removed on top of them. Read only what it is asked for; keeps nothing.
#include "engine/casework/holding_state.h"
#include "engine/ports/directory.h"

namespace guiju::casework {

class RegistersAsOf final : public ports::Directory {
   public:
    /// All must outlive it.
    RegistersAsOf(const program::Program& program, ports::Directory& below,
                  ports::HoldingReader& holdings, value::Instant at)
        : program_(program), below_(below), holdings_(holdings), at_(at) {}

    base::Result<std::optional<ports::UnitRecord>> unit(const std::string& id) override;
    base::Result<std::vector<ports::UnitRecord>> holders(const std::string& role,
                                                         const std::string& territory) override {
        return below_.holders(role, territory);
    }
    base::Result<std::vector<ports::UnitRecord>> registered(
        const std::string& register_name) override;
    base::Result<std::vector<ports::UnitRecord>> with_role(const std::string& role) override {
        return below_.with_role(role);
    }
    base::Result<std::vector<ports::UnitRecord>> named(const std::string& name,
                                                       const std::string& territory) override {
        return below_.named(name, territory);
    }
    base::Result<std::vector<ports::StandIn>> stand_ins(const std::string& unit) override {
        return below_.stand_ins(unit);
    }
    base::Outcome put_stand_in(const ports::StandIn& record) override {
        return below_.put_stand_in(record);
    }
    base::Outcome put_unit(const ports::UnitRecord& unit) override { return below_.put_unit(unit); }
    base::Result<bool> listed(const std::string& register_name, const std::string& member) override;

   private:
    /// Entries of the unit as they stood.
    base::Outcome correct(ports::UnitRecord& unit);

    const program::Program& program_;
    ports::Directory& below_;
    ports::HoldingReader& holdings_;
    value::Instant at_;
};

}  // namespace guiju::casework
