// SPDX-License-Identifier: Apache-2.0
#pragma once
// The commands of `guiju`, one file each (command_<name>.cpp). Each does its work through the world it
// is given, talks through the console and returns the exit code. None catches what it does not know.
#include <optional>
#include <string>
#include <vector>

#include "adapters/cli/arguments.h"
#include "adapters/cli/console.h"
#include "adapters/cli/world.h"

namespace guiju::cli {

/// What every command gets.
struct Call {
    const Arguments& arguments;
    const Console& console;
    World& world;
};

[[nodiscard]] Exit check(const Call& call);
[[nodiscard]] Exit fmt(const Call& call);
[[nodiscard]] Exit test(const Call& call);
[[nodiscard]] Exit run(const Call& call);
[[nodiscard]] Exit eval_expression(const Call& call);
/// eval --feel EXPRESSION: the words are checked by eval_expression.
[[nodiscard]] Exit eval_feel(const Call& call);
/// eval --feel --jsonl: the answer to one line.
[[nodiscard]] std::string feel_answer(const std::string& line);
/// import dmn FILE [--with JSON]
[[nodiscard]] Exit import_from(const Call& call);
[[nodiscard]] Exit case_by_hand(const Call& call);
/// case migrate [CASE] --to FILE|VERSION [--dry-run], case migrate --undo CASE
[[nodiscard]] Exit migrate_cases(const Call& call);
/// policy submit|approve|withdraw|list|show: how versions come into use.
[[nodiscard]] Exit policy_versions(const Call& call);
/// holdings list|right|balance: registers, entitlements, quotas as they stood on a day.
[[nodiscard]] Exit holdings(const Call& call);
/// list publish|show|versions|diff LIST
[[nodiscard]] Exit published_lists(const Call& call);
[[nodiscard]] Exit evaluate(const Call& call);
[[nodiscard]] Exit explain(const Call& call);
[[nodiscard]] Exit graph(const Call& call);
/// render FILE: the statute form or the handbook.
[[nodiscard]] Exit render_policy(const Call& call);
/// diff OLD NEW: what a change means, clause by clause and on real cases.
[[nodiscard]] Exit diff(const Call& call);
[[nodiscard]] Exit dump(const Call& call);
/// staff leave|handover|list: who stands in for whom in a unit.
[[nodiscard]] Exit staff(const Call& call);
[[nodiscard]] Exit database(const Call& call);
/// outbox list|show|deliver|resend|skip: messages on their way to receivers.
[[nodiscard]] Exit outbox(const Call& call);
[[nodiscard]] Exit help(const Call& call);

/// The command of the arguments; help for none.
[[nodiscard]] Exit dispatch(const Call& call);

/// misuse GJ5605: the command still needs this.
[[nodiscard]] base::Error still_needs(const Call& call, base::Text what);
/// The first word of a command with actions is one of these; misuse GJ5616 or GJ5617 when not.
[[nodiscard]] base::Outcome is_action(const Call& call, const std::vector<std::string>& known);
/// Says what is wrong with how the command was written; Exit::usage.
[[nodiscard]] Exit usage(const Call& call, const base::Error& error);
/// The one rule file a command works on; empty when the words are not one file: that has been said.
[[nodiscard]] std::optional<std::string> one_rule_file(const Call& call);
/// --format, or the first of the known ones; empty when it is none of the known ones: that has been said.
[[nodiscard]] std::optional<std::string> format_of(const Call& call,
                                                   const std::vector<std::string>& known);
/// To --out as a whole, or to stdout.
[[nodiscard]] Exit deliver(const Call& call, const std::string& text);
/// Says so when there are more than `most` words; done otherwise.
[[nodiscard]] base::Outcome at_most_words(const Call& call, std::size_t most);

}  // namespace guiju::cli
