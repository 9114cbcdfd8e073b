// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the 试例 of a policy have reached: stages, actions, lines of 处理, every answer of every criterion,
// deadlines kept and overdue. Shown as a table or JSON. Runs nothing.
#include <boost/json.hpp>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "adapters/cli/console.h"
#include "engine/casework/command.h"
#include "engine/ports/records.h"
#include "engine/program/program.h"

namespace guiju::cli {

using base::Text;

/// A clock as some example saw it running.
struct ClockSeen {
    std::size_t example = 0, step = 0;  ///< where it began to run
    value::Date due;
};

struct Coverage {
    std::set<std::string> stages, actions, lines;  ///< name; "stage/verb"; "stage/wording"
    std::set<std::tuple<std::string, int, value::Truth>> answers;  ///< stage, criterion
    std::map<std::string, ClockSeen> clocks;                       ///< first seen, by name
    std::set<std::string> kept, overdue;  ///< clocks looked at on their last day; later
    struct Screening {
        std::string stage;
        value::Record fields;
    };
    std::vector<Screening> screenings;

    void note(const casework::Decision& decision);
};

/// One thing an example can reach.
struct Branch {
    enum class Kind : std::uint8_t { stage, action, line, answer, deadline } kind{};
    std::string stage;
    Text clause;  ///< action, line, criterion or clock
    Text branch;  ///< 符合, 不能判断, 逾期 …; empty: the clause as such
    std::string basis;
    bool reached = false;
};

/// Every branch of the policy that can be reached at all, in the order of the file.
[[nodiscard]] std::vector<Branch> branches_of(const program::Program& program,
                                              const Coverage& coverage);
/// One line a clause, ✓ or ✗ for its branches, and how many are reached.
void show(const Console& console, const std::vector<Branch>& branches);
[[nodiscard]] boost::json::object json_of(const Console& console,
                                          const std::vector<Branch>& branches);

}  // namespace guiju::cli
