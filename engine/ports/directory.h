// SPDX-License-Identifier: Apache-2.0
#pragma once
// Who is who: units, the roles they hold, their territory, their entries in registers. Interface only;
// the platform's own directory, the SQL store and the memory store implement it.
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/ports/records.h"

namespace guiju::ports {

class Transaction;  // case_store.h

class Directory {
   public:
    virtual ~Directory() = default;

    /// The state of the directory that the transaction sees, as a number that every change raises. While
    /// it stays, what was answered still holds. Nothing: that cannot be told.
    [[nodiscard]] virtual std::optional<std::int64_t> state_in(Transaction& /*tx*/) {
        return std::nullopt;
    }

    [[nodiscard]] virtual base::Result<std::optional<UnitRecord>> unit(const std::string& id) = 0;
    /// Units that hold the role in exactly this territory (code), ids in order.
    [[nodiscard]] virtual base::Result<std::vector<UnitRecord>> holders(
        const std::string& role, const std::string& territory) = 0;
    /// Units with an entry in the register, ids in order.
    [[nodiscard]] virtual base::Result<std::vector<UnitRecord>> registered(
        const std::string& register_name) = 0;
    /// All units that hold the role, ids in order.
    [[nodiscard]] virtual base::Result<std::vector<UnitRecord>> with_role(
        const std::string& role) = 0;
    /// Units of this name in exactly this territory, ids in order.
    [[nodiscard]] virtual base::Result<std::vector<UnitRecord>> named(
        const std::string& name, const std::string& territory) = 0;
    [[nodiscard]] virtual base::Outcome put_unit(const UnitRecord& unit) = 0;
    /// Leave and handover of the people of a unit, past ones too, by from and id. A directory that knows
    /// no people has none.
    [[nodiscard]] virtual base::Result<std::vector<StandIn>> stand_ins(const std::string&) {
        return std::vector<StandIn>{};
    }
    /// New, or the same id again: what is written now holds. misuse (GJ5495): it keeps none.
    [[nodiscard]] virtual base::Outcome put_stand_in(const StandIn&) {
        return base::Error{base::ErrorKind::misuse, base::Code::gj5495, {}};
    }
    /// Is the member (a unit; of a register of cases: a case) in the register? Here: does its entry
    /// say so. A directory that knows what the engine keeps (casework/registers_as_of.h) says more.
    [[nodiscard]] virtual base::Result<bool> listed(const std::string& register_name,
                                                    const std::string& member) {
        const auto found = unit(member);
        if (!found.ok()) return found.error();
        return found->has_value() && (*found)->entries.contains(register_name);
    }
    /// What unit() would answer for each of them, where all can be had in one go; otherwise nothing.
    [[nodiscard]] virtual std::map<std::string, std::optional<UnitRecord>> units_at_once(
        const std::vector<std::string>& /*ids*/) {
        return {};
    }
    /// Up to `most` units that come after this id (empty: from the first) in an order of its own; fewer: there
    /// are no more. Nothing: it cannot be read page by page, or not now.
    [[nodiscard]] virtual std::optional<std::vector<UnitRecord>> units_after(
        const std::string& /*id*/, std::size_t /*most*/) {
        return std::nullopt;
    }
};

}  // namespace guiju::ports
