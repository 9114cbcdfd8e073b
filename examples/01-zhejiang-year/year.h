// SPDX-License-Identifier: Apache-2.0
#pragma once
// The year, day by day: looks at the clocks, asks whoever's turn it is, gives the commands to the office.
// Everything that happens to a demand goes through Office; this keeps only an agenda of who acts when.
#include <deque>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "engine/casework/office.h"
#include "examples/01-zhejiang-year/candidates.h"
#include "examples/01-zhejiang-year/folder.h"

namespace zhejiang {

/// How far the year has come; told once a day.
struct Progress {
    guiju::value::Date day, last;
    int days_done = 0, days = 0;
    std::size_t filed = 0, commands = 0;
};

struct YearBook {
    std::size_t commands = 0, commits = 0, ticked = 0, refused = 0, not_filed = 0;
    /// verb and sentence of what was refused → how often.
    std::map<std::string, std::size_t> refusals;
};

class Year {
   public:
    /// All must outlive it. `tell` is called once a simulated day.
    Year(const World& world, guiju::casework::Office& office, guiju::ports::CaseStore& store,
         const Candidates& candidates, std::function<void(const Progress&)> tell);
    /// From the first to the last day of 2025. The first error that is not a refusal ends it.
    [[nodiscard]] guiju::base::Result<YearBook> run();

   private:
    struct Errand {
        std::size_t folder = 0;
        std::vector<guiju::casework::Command> commands;
        bool merges = false;
    };
    struct Given {  ///< one command and the folder it belongs to
        std::size_t folder = 0;
        guiju::casework::Command command;
        bool last_of_errand = true, merges = false;
    };

    void put_on_agenda();
    [[nodiscard]] guiju::base::Outcome look_at_clocks(guiju::value::Date today);
    [[nodiscard]] guiju::base::Outcome pick_up_expired(guiju::value::Date today);
    [[nodiscard]] guiju::base::Outcome work_through(guiju::value::Date today);
    [[nodiscard]] std::vector<Given> commands_of(std::vector<Errand> errands,
                                                 guiju::value::Date today);
    [[nodiscard]] guiju::base::Outcome give(const std::vector<Given>& batch,
                                            guiju::value::Date today);
    void receive(const Given& given, const guiju::casework::Receipt& receipt,
                 guiju::value::Date today);
    void refused(const Given& given, const guiju::base::Error& error, guiju::value::Date today);
    void plan_next(std::size_t folder, guiju::value::Date today);
    bool plan_merge(std::size_t folder, const std::vector<std::string>& flags,
                    guiju::value::Date today);
    void plan_revision(std::size_t folder, guiju::value::Date today);
    void schedule(std::size_t folder, Plan plan, guiju::value::Date today, bool merges = false);
    template <class Ask>
    void ask(std::size_t folder, guiju::value::Date today, const Ask& who);

    const World& world_;
    guiju::casework::Office& office_;
    guiju::ports::CaseStore& store_;
    const Candidates& candidates_;
    std::function<void(const Progress&)> tell_;
    std::deque<Folder> folders_;
    std::map<std::string, std::size_t> folder_of_;  ///< case id → index
    std::map<guiju::value::Date, std::vector<Errand>> agenda_;
    std::map<std::size_t, std::int64_t> last_at_;  ///< folder → instant of its last command
    YearBook book_;
};

}  // namespace zhejiang
