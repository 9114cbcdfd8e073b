// SPDX-License-Identifier: Apache-2.0
// diff: what a change of a policy means, clause by clause, and on real cases.
#include <algorithm>
#include <boost/json.hpp>

#include "adapters/cli/case_changes.h"
#include "adapters/cli/diff_report.h"
#include "adapters/cli/policy_files.h"
#include "dsl/compare/page.h"

namespace guiju::cli {
namespace {

using base::Code;
using base::Error;
using base::ErrorKind;

base::Outcome understand(const Call& call) {
    const auto& arguments = call.arguments;
    if (arguments.words.size() < 2)
        return still_needs(call, {"旧版和新版两个规则文件", "two rule files, the older one first"});
    if (auto fine = at_most_words(call, 2); !fine) return fine;
    const bool cases = !arguments.cases.empty(), db = !arguments.db.empty();
    if (cases && db) return Error{ErrorKind::misuse, Code::gj5608, {"--cases", "--db"}};
    const bool page = arguments.format == "html";
    if (!arguments.out.empty() && !page && !cases && !db)
        return still_needs(
            call, {"写进“" + arguments.out + "”的案件（--cases、--db）或者 --format html",
                   "cases to write to " + arguments.out + " (--cases, --db), or --format html"});
    return base::Done{};
}

/// Two files that have nothing to do with each other are compared all the same, but not silently.
void say_if_unlike(const Console& console, const program::Program& before,
                   const program::Program& after) {
    for (const auto& one : before.stages)
        for (const auto& other : after.stages)
            if (one.name.zh == other.name.zh) return;
    console.talk(Text("“" + before.head.name.zh + "”和“" + after.head.name.zh +
                          "”没有一个环节同名，不像同一份规矩的两版；看看是不是拿错了文件。",
                      "\"" + before.head.name.en + "\" and \"" + after.head.name.en +
                          "\" share no stage: hardly two versions of one policy."));
}

/// Examples are written for the newer file: with its units, in its language.
prove::Hints hints_of(const compile::Compiled& compiled, base::Lang lang) {
    prove::Hints hints;
    hints.skin = lang;
    for (const auto& fixture : compiled.fixtures)
        for (const auto& unit : fixture.units) hints.units.push_back(unit.id);
    return hints;
}

base::Result<std::optional<compare::Impact>> real_cases(const Call& call,
                                                        const program::Program& before,
                                                        const program::Program& after,
                                                        const compare::Comparison& comparison) {
    const auto& arguments = call.arguments;
    if (arguments.cases.empty() && arguments.db.empty()) return std::optional<compare::Impact>();
    const auto out = arguments.format == "html" ? "" : arguments.out;
    CaseChanges changes(call, before, after, comparison, out);
    if (auto possible = changes.possible(); !possible) return possible.error();
    auto impact =
        arguments.cases.empty() ? changes.of_database() : changes.of_file(arguments.cases);
    if (!impact) return impact.error();
    return std::optional(std::move(*impact));
}

}  // namespace

Exit diff(const Call& call) {
    const auto& console = call.console;
    const auto& words = call.arguments.words;
    if (const auto fine = understand(call); !fine) {
        console.fail(fine.error());
        return Exit::usage;
    }
    const auto format = format_of(call, {"text", "html"});
    if (!format) return Exit::usage;
    PolicyFiles files(call.world, console);
    const auto older = files.load_usable(words[0]);
    if (!older) return console.fail(older.error());
    const auto newer = files.load_usable(words[1]);
    if (!newer) return console.fail(newer.error());
    const auto& before = older->compiled->program;
    const auto& after = newer->compiled->program;
    say_if_unlike(console, before, after);
    const auto comparison =
        compare::compare(before, after, hints_of(*newer->compiled, newer->compiled->skin));
    const auto impact = real_cases(call, before, after, comparison);
    if (!impact) return console.fail(impact.error());
    const auto* cases = *impact ? &**impact : nullptr;
    if (*format == "html")
        return deliver(call,
                       compare::page(before.head, after.head, comparison, cases, console.lang()));
    const DiffSources sources{older->sources, newer->sources};
    if (call.arguments.json) {
        auto object = json_of(comparison, sources, console.lang());
        if (cases != nullptr) object["cases"] = json_of(*cases, console.lang());
        console.line(boost::json::serialize(object));
        return Exit::done;
    }
    show_changes(console, comparison, sources);
    if (cases != nullptr) show_impact(console, *cases);
    return Exit::done;
}

}  // namespace guiju::cli
