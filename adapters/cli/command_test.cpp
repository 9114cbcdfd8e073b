// SPDX-License-Identifier: Apache-2.0
#include <boost/json.hpp>

#include "adapters/cli/boundary_cases.h"
#include "adapters/cli/command.h"
#include "adapters/cli/coverage.h"
#include "adapters/cli/example_runner.h"
#include "adapters/cli/policy_files.h"

namespace guiju::cli {
namespace {

namespace json = boost::json;

struct Tally {
    std::size_t passed = 0, failed = 0;
    json::array all, coverage, boundaries;  ///< filled only for --json
};

std::string place_of(const Console& console, const text::Source& source, base::Span span) {
    const auto line = std::to_string(source.position(span.begin).line);
    return console.chinese() ? source.name() + " 第" + line + "行"
                             : source.name() + " line " + line;
}

/// Text of several lines behind a label: the lines line up under the first one.
void show(const Console& console, const std::string& label, const std::string& text) {
    const std::string indent(static_cast<std::size_t>(text::display_width(label)), ' ');
    std::string shown = label;
    for (const char c : text) {
        shown += c;
        if (c == '\n') shown += indent;
    }
    while (shown.ends_with(' ') || shown.ends_with('\n')) shown.pop_back();
    console.line(shown);
}

void show_failure(const Console& console, const text::Source& source, const ExampleResult& result) {
    const bool zh = console.chinese();
    console.line(console.paint(Paint::red, zh ? "未通过" : "failed") + "  " +
                 console.paint(Paint::bold, result.name) + "  " +
                 place_of(console, source, result.span));
    for (const auto& difference : result.differences) {
        console.line("  " + place_of(console, source, difference.span));
        show(console, zh ? "    应当：" : "    wanted: ", console.in(difference.wanted));
        show(console, zh ? "    实际：" : "    got:    ", console.in(difference.got));
        const auto& why = console.in(difference.why);
        if (!why.empty()) show(console, zh ? "    原因：" : "    why:    ", why);
    }
}

json::object json_of(const Console& console, const text::Source& source,
                     const ExampleResult& result) {
    json::array differences;
    for (const auto& one : result.differences) {
        differences.push_back(json::object{{"line", source.position(one.span.begin).line},
                                           {"wanted", console.in(one.wanted)},
                                           {"got", console.in(one.got)},
                                           {"why", console.in(one.why)}});
    }
    return {{"example", result.name},
            {"file", source.name()},
            {"line", source.position(result.span.begin).line},
            {"passed", result.passed()},
            {"differences", std::move(differences)}};
}

/// The boundary cases that are missing, as a text to paste.
void propose(const Call& call, const Policy& policy, const Coverage& coverage, Tally& tally) {
    const auto& console = call.console;
    const auto proposals = missing_boundaries(call.world, policy, coverage);
    for (const auto& one : proposals) {
        if (call.arguments.json)
            tally.boundaries.push_back(json::value(one));
        else
            console.data(one + "\n\n");
    }
    if (!call.arguments.json)
        console.talk({policy.path + "：建议补充" + std::to_string(proposals.size()) + "条边界试例",
                      policy.path + ": " + std::to_string(proposals.size()) +
                          " boundary examples proposed"});
}

void run_policy(const Call& call, const Policy& policy, Tally& tally) {
    const auto& console = call.console;
    const auto& source = policy.sources.front();
    ExampleRunner runner(call.world, *policy.compiled, source);
    std::size_t done = 0;
    const auto total = std::to_string(policy.compiled->examples.size());
    for (const auto& example : policy.compiled->examples) {
        console.progress(std::to_string(++done) + "/" + total + "  " + example.name);
        const auto result = runner.run(example);
        ++(result.passed() ? tally.passed : tally.failed);
        if (call.arguments.json) {
            tally.all.push_back(json_of(console, source, result));
        } else if (!result.passed()) {
            console.progress("");
            show_failure(console, source, result);
        }
    }
    console.progress("");
    if (call.arguments.coverage) {
        const auto branches = branches_of(policy.compiled->program, runner.coverage());
        if (call.arguments.json)
            tally.coverage.push_back(json_of(console, branches));
        else
            show(console, branches);
    }
    if (call.arguments.boundaries) propose(call, policy, runner.coverage(), tally);
}

void conclude(const Call& call, const Tally& tally) {
    const auto& console = call.console;
    const auto passed = std::to_string(tally.passed);
    const auto failed = std::to_string(tally.failed);
    if (call.arguments.json) {
        json::object all{
            {"passed", tally.passed}, {"failed", tally.failed}, {"examples", tally.all}};
        if (call.arguments.coverage) all["coverage"] = tally.coverage;
        if (call.arguments.boundaries) all["boundaries"] = tally.boundaries;
        console.line(json::serialize(all));
        return;
    }
    const auto colour = tally.failed > 0 ? Paint::red : Paint::green;
    const auto summary = console.chinese() ? passed + "条试例通过，" + failed + "条未通过"
                                           : passed + " examples pass, " + failed + " fail";
    // What is proposed on stdout is there to be pasted: nothing else goes there.
    if (call.arguments.boundaries && !call.arguments.coverage)
        return console.talk(console.paint_talk(colour, summary));
    console.line(console.paint(colour, summary));
}

}  // namespace

Exit test(const Call& call) {
    const auto& console = call.console;
    if (call.arguments.words.empty()) {
        console.fail(still_needs(call, {"规则文件或目录", "rule files or folders"}));
        return Exit::usage;
    }
    PolicyFiles files(call.world, console);
    const auto paths = files.find(call.arguments.words);
    if (!paths) return console.fail(paths.error());
    Tally tally;
    bool broken = false;
    for (const auto& path : *paths) {
        const auto policy = files.load(path);
        if (!policy) return console.fail(policy.error());
        if (policy->compiled) {
            run_policy(call, *policy, tally);
        } else if (policy->has_errors()) {
            files.report(*policy);
            broken = true;
        }
    }
    conclude(call, tally);
    return broken || tally.failed > 0 ? Exit::findings : Exit::done;
}

}  // namespace guiju::cli
