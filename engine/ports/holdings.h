// SPDX-License-Identifier: Apache-2.0
#pragma once
// What units and cases hold: entries in registers and on ladders, issued vouchers, pieces taken out of
// a quota. One row each, opened and closed once, never deleted: the history is the rows. Plain data.
#include <cstdint>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/value/date.h"
#include "engine/value/value.h"

namespace guiju::ports {

/// Something held from `from` (itself included) until `until` or until it was closed (not included).
struct HoldingRecord {
    std::string id{};       ///< case id + "/h" + sequence + "-" + n: made by the engine
    std::string kind{};     ///< entry, grant, use
    std::string name{};     ///< register, ladder or quota, as the policy calls it
    std::string subject{};  ///< unit or case; of a quota the account, "*" when there is one for all
    std::string rung{};     ///< of an entry on a ladder
    std::string amount{};   ///< of a grant or use: canonical number in base units
    std::string dimension{};         ///< of the amount: money, count …
    std::string source{};            ///< of a use: the grant it was taken from; empty: from a limit
    value::Instant from{}, until{};  ///< until 0: without end
    std::string cause{};             ///< the clause, and the reason given
    std::string policy{};            ///< under which it was opened
    std::string case_id{};           ///< which opened it; empty: before there were cases
    value::Instant closed{};         ///< 0: not closed
    std::string closed_cause{}, closed_by_case{};
    value::Record fields{};  ///< of an entry: by field of the register
    friend bool operator==(const HoldingRecord&, const HoldingRecord&) = default;
};

/// Rows that fit everything that is not empty.
struct HoldingFilter {
    std::string name{}, subject{}, kind{}, case_id{};
    [[nodiscard]] bool fits(const HoldingRecord& row) const {
        const auto same = [](const std::string& wanted, const std::string& is) {
            return wanted.empty() || wanted == is;
        };
        return same(name, row.name) && same(subject, row.subject) && same(kind, row.kind) &&
               same(case_id, row.case_id);
    }
};

/// The compare-and-swap key of one account: it counts the changes of (name, subject).
struct HoldingGuard {
    std::string name{}, subject{};
    std::int64_t revision = 0;  ///< as it was when the account was read
    friend bool operator==(const HoldingGuard&, const HoldingGuard&) = default;
};

/// Reading holdings; a transaction sees its own writes. Rows come by (from, id).
class HoldingReader {
   public:
    virtual ~HoldingReader() = default;
    [[nodiscard]] virtual base::Result<std::vector<HoldingRecord>> holdings(
        const HoldingFilter& filter) = 0;
};

}  // namespace guiju::ports
