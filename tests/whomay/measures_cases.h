// SPDX-License-Identifier: Apache-2.0
#pragma once
// The measures in every stage and state a case can be in, and everybody who might try something: own county,
// sibling county, own city, another city, the province, another province, and units without any role.
#include <string>
#include <vector>

#include "adapters/memory/store.h"
#include "dsl/compile/compile.h"
#include "engine/casework/office.h"
#include "tests/whomay/table.h"

namespace guiju::whomay {

struct Prepared {
    std::string id;
    Cast cast;
};

class MeasuresCases {
   public:
    MeasuresCases();
    [[nodiscard]] const std::vector<Prepared>& cases() const { return cases_; }
    [[nodiscard]] const std::vector<std::string>& units() const { return units_; }
    [[nodiscard]] memory::MemoryStore& store() { return store_; }
    [[nodiscard]] const program::Program& program() const { return policy_.program; }

    struct Deed {
        std::string name;
        casework::Command::Kind kind;
        std::string verb{};
        value::Record inputs{};
        std::string target{};
    };
    /// Everything that can be tried on a case.
    [[nodiscard]] std::vector<Deed> deeds() const;

   private:
    using Kind = casework::Command::Kind;
    struct Step {
        std::string unit;
        Kind kind;
        std::string verb{};
        value::Record inputs{};
        std::string target{};
        std::string person{};
    };
    void add_units();
    /// A case of its own, opened by E1 or, for it, by a channel, and taken as far as the steps go.
    void prepare(const std::string& id, const std::vector<Step>& steps, Cast cast,
                 const std::string& opener = "E1", const std::string& secrecy = "公开");
    void early_cases();
    void screened_cases();
    void late_cases();
    void closed_cases();
    void step(const std::string& id, const Step& one);

    compile::Compiled policy_;
    memory::MemoryStore store_;
    casework::Office office_;
    value::Record demand_;
    std::vector<std::string> units_;
    std::vector<Prepared> cases_;
    int count_ = 0;
};

}  // namespace guiju::whomay
