// SPDX-License-Identifier: Apache-2.0
#pragma once
// The approval of examples/05-approval in every stage and state that its lines 准许 lead to, who is who in each,
// and what people wrote from the text about who may do what there (approval.csv). What is expected knows nothing of
// the engine.
#include <optional>
#include <string>
#include <vector>

#include "adapters/memory/store.h"
#include "dsl/compile/compile.h"
#include "engine/casework/office.h"
#include "tests/whomay/table.h"

namespace guiju::whomay {

/// Who is who; people as "unit/person".
struct Approval {
    std::string id{}, stage{};
    std::vector<std::string> states{};  ///< of approval.csv
    std::string unit{};                 ///< that handles it, or handled it last
    std::string claimed_by{}, delegate{};
    std::string moved_by{}, asked_by{}, proposed_by{}, urged_by{};
    std::vector<std::string> signers{}, told{};  ///< asked to sign; units sent a copy
};

/// May this person of this unit do it? The line of the table that speaks of it; nothing where there is none.
struct Word {
    bool may = false;
    std::string article{};
};
[[nodiscard]] std::optional<Word> word_of(const std::vector<Line>& table, const Approval& one,
                                          const std::string& deed, const std::string& unit,
                                          const std::string& person);
[[nodiscard]] bool in_sight(const Approval& one, const std::string& unit);

class ApprovalCases {
   public:
    ApprovalCases();
    [[nodiscard]] const std::vector<Approval>& cases() const { return cases_; }
    [[nodiscard]] const std::vector<std::string>& units() const { return units_; }
    [[nodiscard]] memory::MemoryStore& store() { return store_; }
    [[nodiscard]] const program::Program& program() const { return policy_.program; }

    struct Deed {
        std::string name{};
        casework::Command::Kind kind{};
        std::string verb{}, target{};
        value::Record inputs{};
    };
    /// Everything that can be tried on a case.
    [[nodiscard]] static std::vector<Deed> deeds();

   private:
    using Kind = casework::Command::Kind;
    struct Step {
        std::string who{};  ///< "H1/赵"
        Kind kind{};
        std::string verb{}, target{};
    };
    void add_units();
    void add(Approval one, const std::vector<Step>& steps);
    void review();
    void signing();
    void approving();
    void later();

    compile::Compiled policy_;
    memory::MemoryStore store_;
    casework::Office office_;
    std::vector<std::string> units_;
    std::vector<Approval> cases_;
    int count_ = 0;
};

}  // namespace guiju::whomay
