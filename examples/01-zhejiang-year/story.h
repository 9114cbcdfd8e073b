// SPDX-License-Identifier: Apache-2.0
#pragma once
// The whole story as one call: policy, world, database, the year, the tally, the files.
// What an embedder writes to run a policy: compile, open a store, adopt, give commands, ask for figures.
#include <functional>
#include <string>

#include "examples/01-zhejiang-year/tally.h"
#include "examples/01-zhejiang-year/year.h"

namespace zhejiang {

struct StoryOptions {
    std::string rules;  ///< folder with measures.guiju, territories.csv, and ../calendars beside it
    std::string data;   ///< folder with units.csv and demands.csv
    std::string out;    ///< folder that exists; what is in it is replaced
    std::size_t demands = 0;  ///< only the first so many; 0: all
};

struct Story {
    YearBook book;
    Summary summary;
    std::string database;      ///< URL
    std::int64_t year_ms = 0;  ///< how long the year took
};

/// Errors: what a file, the policy, the database or the office said.
[[nodiscard]] guiju::base::Result<Story> tell_story(
    const StoryOptions& options, const std::function<void(const Progress&)>& tell);

}  // namespace zhejiang
