// SPDX-License-Identifier: Apache-2.0
#include "adapters/cli/command.h"
#include "adapters/cli/layers_shown.h"
#include "adapters/cli/mending.h"
#include "adapters/cli/parameters.h"
#include "adapters/cli/policy_files.h"
#include "adapters/cli/proofs.h"
#include "adapters/cli/siblings.h"
#include "adapters/cli/wording.h"
#include "dsl/text/fixes.h"

namespace guiju::cli {
namespace {

/// "企业科技创新需求常态化征集响应  0.9  征求意见稿  180条  22个暂定参数  3处待填写"
void summarise(const Console& console, const program::Program& program) {
    const auto open = count_open(program);
    const bool zh = console.chinese();
    const auto count = [&](std::size_t number, const char* chinese, const char* english) {
        return std::to_string(number) + (zh ? chinese : english);
    };
    const auto& head = program.head;
    std::string line = console.paint(Paint::bold, console.in(head.name));
    if (!head.version.empty()) line += "  " + head.version + (zh ? "版" : "");
    line += "  " + console.in(status_in_words(head.status));
    line += "  " + count(count_clauses(program), "条", " clauses");
    line += "  " + count(open.assumptions, "个暂定参数", " assumptions");
    line += "  " + console.paint(open.blanks > 0 ? Paint::yellow : Paint::plain,
                                 count(open.blanks, "处待填写", " blanks to fill"));
    console.line(line);
}

/// All findings of all files as one document.
void show_for_programs(const Call& call, const std::vector<Policy>& policies) {
    std::vector<base::Diagnostic> findings;
    std::vector<text::Source> sources;
    for (const auto& policy : policies) {
        // A file that could not even be loaded has no source: its findings must not point at another's.
        const auto shift =
            policy.sources.empty() ? UINT32_MAX / 2 : static_cast<std::uint32_t>(sources.size());
        for (auto finding : policy.findings) {
            finding.span.file += shift;
            for (auto& place : finding.places) place.span.file += shift;
            for (auto& fix : finding.fixes) fix.span.file += shift;
            findings.push_back(std::move(finding));
        }
        sources.insert(sources.end(), policy.sources.begin(), policy.sources.end());
    }
    const auto lang = call.console.lang();
    call.console.line(call.arguments.sarif ? text::to_sarif(findings, sources, lang)
                                           : text::to_json(findings, sources, lang));
}

void show_for_people(const Call& call, const std::vector<Policy>& policies) {
    const auto& console = call.console;
    for (const auto& policy : policies) {
        for (const auto& finding : policy.findings) {
            // The table of --parameters says it all of blanks and assumptions.
            const bool note = finding.severity() == base::Severity::note;
            if (note && call.arguments.parameters) continue;
            console.line(text::render(finding, policy.sources,
                                      {console.lang(), console.colour_on_stdout()}));
        }
    }
    if (call.arguments.parameters) {
        Table table{parameter_header(console.lang()), {}, {}};
        for (const auto& policy : policies) {
            if (policy.compiled) add_rows(table, policy.compiled->program, console.lang());
        }
        console.table(table);
        return;
    }
    for (const auto& policy : policies) {
        if (!policy.compiled) continue;
        summarise(console, policy.compiled->program);
        if (const auto layers = summary_of_layers(*policy.compiled); !layers.zh.empty())
            console.line((console.chinese() ? "  比上位规则：" : "  on top of its base: ") +
                         console.in(layers));
    }
}

void conclude(const Console& console, std::size_t files, std::size_t errors, std::size_t others) {
    const bool zh = console.chinese();
    const auto n = [](std::size_t number) { return std::to_string(number); };
    const auto text =
        zh ? n(files) + "个文件，" + n(errors) + "处错误，" + n(others) + "处提醒"
           : n(files) + " files, " + n(errors) + " mistakes, " + n(others) + " warnings";
    console.talk(console.paint_talk(errors > 0 ? Paint::red : Paint::green, text));
}

/// The safe changes of every file: shown, and unless --dry-run written, each file whole or not at all.
Exit mend(const Call& call, PolicyFiles& files, const std::vector<std::string>& paths) {
    const auto& console = call.console;
    for (const auto& path : paths) {
        const auto bytes = call.world.read_file(path);
        if (!bytes) return console.fail(bytes.error());
        const auto result = mended(files, path, *bytes);
        if (result.changes == 0) continue;
        const bool dry = call.arguments.dry_run;
        const auto count = std::to_string(result.changes);
        if (dry) {
            console.data("--- " + path + "\n+++ " + path + "\n");
            console.data(text::difference(result.before, result.after));
        } else {
            if (const auto written = call.world.write_file(path, result.after); !written)
                return console.fail(written.error());
            console.talk(text::difference(result.before, result.after));
        }
        const base::Text could{path + "：有" + count + "处可以自动修改",
                               path + ": " + count + " changes can be made"};
        const base::Text did{
            path + "：自动改了" + count + "处，如上；其余需人工判断",
            path + ": made " + count + " changes, as above; the rest needs judgement"};
        console.talk(dry ? could : did);
    }
    return Exit::done;
}

}  // namespace

Exit check(const Call& call) {
    const auto& arguments = call.arguments;
    const auto& console = call.console;
    const bool below = !arguments.base.empty();
    if (!below && !arguments.db.empty()) {
        console.fail(still_needs(call, {"--base 新版规则文件", "--base the new version"}));
        return Exit::usage;
    }
    if (arguments.words.empty() && arguments.db.empty()) {
        console.fail(still_needs(call, {"规则文件或目录", "rule files or folders"}));
        return Exit::usage;
    }
    if (arguments.dry_run && !arguments.fix) {
        console.fail(still_needs(call, {"--fix", "--fix"}));
        return Exit::usage;
    }
    if (arguments.json && arguments.sarif) {
        console.fail({base::ErrorKind::misuse, base::Code::gj5608, {"--json", "--sarif"}});
        return Exit::usage;
    }
    PolicyFiles files(call.world, console);
    const auto paths = files.find(arguments.words);
    if (!paths) return console.fail(paths.error());
    if (arguments.fix) {
        const auto exit = mend(call, files, *paths);
        if (exit != Exit::done || arguments.dry_run) return exit;
    }
    if (below) return check_below(call, files, *paths);
    std::vector<Policy> policies;
    std::size_t errors = 0;
    std::size_t others = 0;
    for (const auto& path : *paths) {
        auto policy = files.load(path);
        if (!policy) return console.fail(policy.error());
        if (!arguments.no_proofs) add_proofs(*policy);
        policies.push_back(std::move(*policy));
    }
    compare_siblings(policies);
    for (const auto& policy : policies)
        for (const auto& finding : policy.findings)
            ++(finding.severity() == base::Severity::error ? errors : others);
    if (arguments.json || arguments.sarif) {
        show_for_programs(call, policies);
    } else {
        show_for_people(call, policies);
        conclude(console, policies.size(), errors, others);
    }
    if (!arguments.examples.empty())
        if (const auto kept = keep_examples(call, policies); !kept)
            return console.fail(kept.error());
    return errors > 0 ? Exit::findings : Exit::done;
}

}  // namespace guiju::cli
