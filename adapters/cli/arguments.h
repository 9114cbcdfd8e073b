// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the command line said, as plain data, and the reading of it. One flat record for all commands:
// an option that a command does not know is refused by read_arguments. Nothing is done here.
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"

namespace guiju::cli {

struct Arguments {
    std::string command;  ///< "check"; empty: only `guiju`, or `guiju --version`
    base::Lang lang = base::Lang::zh;
    bool help = false, version = false, no_colour = false;
    std::string log;                 ///< file for JSON lines; empty: none
    std::vector<std::string> words;  ///< what stands without an option, in order

    bool json = false, sarif = false, parameters = false;     // check and where data comes out
    bool fix = false, dry_run = false;                        // check --fix --dry-run
    bool only_check = false, coverage = false;                // fmt --check, test --coverage
    bool simulate = false, jsonl = false, open_only = false;  // run, eval, case list
    bool feel = false;                                        // eval
    bool no_proofs = false, boundaries = false;               // check, test
    std::string examples;                                     // check --examples FILE
    std::string to, format, cases, out, as_of, with, period;  // fmt, graph, run, eval, evaluate
    std::string db, policy, id, command_id, as, at;           // cases
    std::string key, file, every_entries, every_seconds;      // db seal, db verify
    std::string seal_key, seal_file;                          // run, case: seal afterwards
    std::string reason, target, intended, applicant;          // case do
    std::string calendar;                                     // case deadlines
    std::string offline, evidence;                            // case do: day, number
    std::string done_at;                                      // case: 补录
    std::string from, until;                                  // staff
    std::string by;                                           // diff
    std::string base;                                         // check: the base to come
    std::string stage, phase, unit, territory, limit;         // case list
    bool undo = false;                                        // case migrate --undo CASE
    std::string name, secret_file, topics, timeout;           // outbox
    bool allow_private = false, sm3 = false, once = false;    // outbox deliver
    bool until_empty = false, dead = false, all = false;      // outbox deliver, list, resend
    std::string before, table, every, hash, also;             // db retain, db seal, db init
    std::vector<std::string> set, what_if;                    // FIELD=VALUE, PARAMETER=VALUE
};

/// Names of all commands, in the order of the overview.
[[nodiscard]] std::span<const std::string_view> command_names();

/// Reads argv[1…]. misuse (56xx) when it is not understood; `lang` of the result is set even then by
/// the caller through language_of. `--db` falls back to $GUIJU_DB.
[[nodiscard]] base::Result<Arguments> read_arguments(const std::vector<std::string>& words,
                                                     base::Lang lang);
/// --lang if it was written, else $GUIJU_LANG, LC_ALL, LC_MESSAGES, LANG; Chinese if all are silent.
[[nodiscard]] base::Lang language_of(const std::vector<std::string>& words);

}  // namespace guiju::cli
