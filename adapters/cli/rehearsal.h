// SPDX-License-Identifier: Apache-2.0
#pragma once
// One case acted out in memory, on given days by given people: what a 试例 does. Knows the customs that an
// example leaves unsaid (who acts, at what hour). Compares nothing: see example_runner.h.
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "adapters/cli/world.h"
#include "dsl/compile/example.h"
#include "engine/casework/office.h"
#include "engine/program/program.h"

namespace guiju::cli {

class Rehearsal {
   public:
    using Step = compile::ExampleStep;

    /// The program must outlive it.
    Rehearsal(World& world, const program::Program& program);
    [[nodiscard]] base::Outcome begin(const std::vector<compile::ExampleUnit>& units,
                                      value::Date first);

    /// Opens the case for the actor of the first step with these values. What the rules refuse is kept
    /// in error(), not returned.
    void open(const Step& first, value::Date date, const value::Record& given);
    void act(const Step& step, value::Date date);

    /// The refusal of the last open() or act(), if it was refused.
    [[nodiscard]] const std::optional<base::Error>& error() const { return error_; }
    /// The last receipt; empty before the first and after a refusal.
    [[nodiscard]] const std::optional<casework::Receipt>& receipt() const { return receipt_; }
    /// The case as it is now; nullptr when it could not be opened.
    [[nodiscard]] const ports::CaseRecord* record() const {
        return view_ ? &view_->record : nullptr;
    }
    [[nodiscard]] const std::vector<ports::ClockRecord>& clocks() const { return clocks_; }
    /// What went out during the last step.
    [[nodiscard]] const std::vector<ports::OutboxRecord>& sent() const { return sent_; }
    [[nodiscard]] ports::CaseStore& cases() { return *database_.cases; }
    [[nodiscard]] ports::Directory& units() { return *database_.units; }
    /// The unit a role stands for in this case, or the first that holds it; "" if there is none.
    [[nodiscard]] std::string unit_of(const std::string& role);
    [[nodiscard]] const std::string& case_id() const { return case_id_; }
    [[nodiscard]] const program::Program& program() const { return program_; }

   private:
    [[nodiscard]] ports::Actor actor_of(const Step& step, bool confirms);
    [[nodiscard]] std::string enterprise_for(const value::Record& given);
    [[nodiscard]] value::Instant clock_time(value::Date date);
    void tick(value::Date date);
    void file_again(const Step& step, value::Date date);
    [[nodiscard]] bool open_another(const Step& step, value::Date date);
    void take(const base::Result<casework::Receipt>& result);
    void look();

    const program::Program& program_;
    Database database_;
    casework::Office office_;
    std::vector<ports::UnitRecord> all_units_;
    std::string case_id_;
    std::string first_verb_;
    ports::Actor opener_;
    value::Record opened_with_;
    int minutes_ = 0;
    int revisions_ = 0;
    std::set<std::string> sent_before_;  ///< ids
    std::optional<base::Error> error_;
    std::optional<casework::Receipt> receipt_;
    std::optional<ports::CaseView> view_;
    std::vector<ports::ClockRecord> clocks_;
    std::vector<ports::OutboxRecord> sent_;
};

}  // namespace guiju::cli
