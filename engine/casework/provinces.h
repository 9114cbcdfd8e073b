// SPDX-License-Identifier: Apache-2.0
#pragma once
// Policies of several provinces in one engine and one database do not influence each other: units, places and
// holdings of another province are not seen. It decides nothing about cities and counties of one province.
#include <functional>
#include <string>
#include <vector>

#include "engine/casework/registers_as_of.h"
#include "engine/ports/case_store.h"

namespace guiju::casework {

/// "330000" of 330421; empty: not a territory of a province.
[[nodiscard]] std::string province_of(const std::string& territory);
/// Both are known and differ.
[[nodiscard]] bool is_elsewhere(const program::Program& program, const std::string& territory);
/// Where a case lies that names no place: with the applicant, or with the policy when that is in another province.
[[nodiscard]] std::string place_under(const program::Program& program, std::string territory);
/// Units that hold the role, without those of other provinces, and of a local policy without those
/// outside its territory; ids in order.
[[nodiscard]] base::Result<std::vector<ports::UnitRecord>> units_with_role(
    const program::Program& program, ports::Directory& directory, const std::string& role);

/// The province of the policy of this name; empty: it says none, or there is no such policy.
using ProvinceOf = std::function<base::Result<std::string>(const std::string& policy)>;
/// Asks the policies that are stored, once, when it is asked first.
[[nodiscard]] ProvinceOf provinces_in(ports::CaseStore& store);

/// Holdings without those opened under policies of other provinces.
class OwnHoldings final : public ports::HoldingReader {
   public:
    OwnHoldings(const program::Program& program, ports::HoldingReader& below, ProvinceOf ask);
    base::Result<std::vector<ports::HoldingRecord>> holdings(
        const ports::HoldingFilter& filter) override;

   private:
    ports::HoldingReader& below_;
    ProvinceOf ask_;
    std::string own_;
};

/// The directory with the registers of the policy as they stood at an instant, over a store.
class KeptDirectory {
   public:
    KeptDirectory(const program::Program& program, ports::Directory& below, ports::CaseStore& store,
                  value::Instant at)
        : own_(program, store, provinces_in(store)), registers_(program, below, own_, at) {}
    [[nodiscard]] ports::Directory& directory() { return registers_; }

   private:
    OwnHoldings own_;
    RegistersAsOf registers_;
};

}  // namespace guiju::casework
