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

    /// The programs must outlive it; `others` are the policies that it deals with.
    Rehearsal(World& world, const program::Program& program,
              const std::vector<program::Program>& others);
    [[nodiscard]] base::Outcome begin(const std::vector<compile::ExampleUnit>& units,
                                      value::Date first);
    /// What is held before the first day.
    [[nodiscard]] base::Outcome hold(const std::vector<compile::ExampleHolding>& holdings);

    /// Opens the case for the actor of the first step with these values. What the rules refuse is kept
    /// in error(), not returned.
    void open(const Step& first, value::Date date, const value::Record& given);
    void act(const Step& step, value::Date date);
    /// The step is somebody's act and there is no case yet that it could be about.
    [[nodiscard]] bool needs_case(const Step& step);
    /// Cases that the last step opened, the one of open() left out.
    [[nodiscard]] std::size_t opened() const { return all_cases_ - cases_before_; }

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
    /// The instant of the last step.
    [[nodiscard]] value::Instant now() const { return now_; }
    [[nodiscard]] ports::CaseStore& cases() { return *database_.cases; }
    [[nodiscard]] ports::Directory& units() { return *database_.units; }
    /// The unit a role stands for in this case, or the first that holds it; "" if there is none.
    [[nodiscard]] std::string unit_of(const std::string& role);
    [[nodiscard]] const std::string& case_id() const { return case_id_; }
    [[nodiscard]] const program::Program& program() const { return *current_; }

   private:
    [[nodiscard]] ports::Actor actor_of(const Step& step, bool confirms);
    [[nodiscard]] std::string enterprise_for(const value::Record& given);
    [[nodiscard]] value::Instant clock_time(value::Date date);
    void tick(value::Date date);
    void publish(const Step& step, value::Date date);
    void turn_to(const Step& step);
    void open_elsewhere(const Step& step, value::Date date);
    [[nodiscard]] value::Record inputs_of(const Step& step) const;
    /// The newest case of a policy in which the unit has a part; "" if there is none.
    [[nodiscard]] std::string latest_of(const std::string& policy, const std::string& unit);
    [[nodiscard]] std::size_t count_cases();
    void file_again(const Step& step, value::Date date);
    [[nodiscard]] bool open_another(const Step& step, value::Date date);
    void take(const base::Result<casework::Receipt>& result);
    void look();

    const program::Program& program_;
    const std::vector<program::Program>& others_;
    const program::Program* current_;  ///< of the case the step is about
    std::string own_case_;             ///< of the policy itself; empty before there is one
    std::size_t all_cases_ = 0, cases_before_ = 0;
    Database database_;
    casework::Office office_;
    std::vector<ports::UnitRecord> all_units_;
    std::string case_id_;
    std::string first_verb_;
    value::Instant now_{};
    ports::Actor opener_;
    value::Record opened_with_;
    int minutes_ = 0;
    int revisions_ = 0;
    int elsewhere_ = 0;                  ///< cases of other policies opened by steps
    std::set<std::string> sent_before_;  ///< ids
    std::optional<base::Error> error_;
    std::optional<casework::Receipt> receipt_;
    std::optional<ports::CaseView> view_;
    std::vector<ports::ClockRecord> clocks_;
    std::vector<ports::OutboxRecord> sent_;
};

}  // namespace guiju::cli
