// SPDX-License-Identifier: Apache-2.0
#pragma once
// Who is who: units, the roles they hold, their territory, their entries in registers. Interface only;
// the platform's own directory, the SQL store and the memory store implement it.
#include <optional>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/ports/records.h"

namespace guiju::ports {

class Directory {
   public:
    virtual ~Directory() = default;

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
    [[nodiscard]] virtual base::Outcome put_unit(const UnitRecord& unit) = 0;
};

}  // namespace guiju::ports
