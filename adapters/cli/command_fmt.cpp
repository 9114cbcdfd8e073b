// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "adapters/cli/command.h"
#include "adapters/cli/policy_files.h"
#include "dsl/compile/bases.h"
#include "dsl/format/format.h"
#include "dsl/parse/parse.h"

namespace guiju::cli {
namespace {

using base::Code;
using base::Error;
using base::ErrorKind;

/// The canonical text of a file, or nothing when it has mistakes (they are on stderr then).
std::optional<std::string> canonical(const Call& call, PolicyFiles& files, const std::string& path,
                                     std::string bytes) {
    const auto& console = call.console;
    const auto report = [&](const std::vector<base::Diagnostic>& findings,
                            const std::vector<text::Source>& sources) {
        for (const auto& finding : findings) {
            console.talk(
                text::render(finding, sources, {console.lang(), console.colour_on_stderr()}));
        }
    };
    auto loaded = text::load(path, std::move(bytes));
    if (!loaded.ok()) {
        report(loaded.findings, {});
        return std::nullopt;
    }
    const auto sources = files.with_bases(path, std::move(*loaded.value));
    const auto parsed =
        parse::parse(sources.front(), parse::Options{.outer = compile::words_above(sources)})
            .checked;
    const bool wrong = std::any_of(
        parsed.findings.begin(), parsed.findings.end(),
        [](const auto& finding) { return finding.severity() == base::Severity::error; });
    if (wrong || !parsed.ok()) {
        report(parsed.findings, sources);
        return std::nullopt;
    }
    const auto& to = call.arguments.to;
    const auto skin = to.empty()   ? parsed.value->skin
                      : to == "zh" ? syntax::Skin::chinese
                                   : syntax::Skin::english;
    return format::format(*parsed.value, skin);
}

/// One file: canonical already, or made so, or (--check) only told.
Exit fmt_file(const Call& call, PolicyFiles& files, const std::string& path) {
    const auto& console = call.console;
    auto bytes = call.world.read_file(path);
    if (!bytes) return console.fail(bytes.error());
    const auto text = canonical(call, files, path, *bytes);
    if (!text) return Exit::findings;
    if (*text == *bytes) return Exit::done;
    if (call.arguments.only_check) {
        console.fail({ErrorKind::misuse, Code::gj5613, {path}});
        return Exit::findings;
    }
    if (const auto written = call.world.write_file(path, *text); !written) {
        return console.fail(written.error());
    }
    console.line(path);
    return Exit::done;
}

}  // namespace

Exit fmt(const Call& call) {
    const auto& console = call.console;
    const auto usage = [&](const Error& error) {
        console.fail(error);
        return Exit::usage;
    };
    if (call.arguments.words.empty()) {
        return usage(still_needs(call, {"规则文件或目录", "rule files or folders"}));
    }
    const auto& to = call.arguments.to;
    if (!to.empty() && to != "zh" && to != "en") {
        return usage({ErrorKind::misuse, Code::gj5606, {"--to", to, joined({"zh", "en"})}});
    }
    PolicyFiles files(call.world, console);
    const auto paths = files.find(call.arguments.words);
    if (!paths) return console.fail(paths.error());
    auto worst = Exit::done;
    for (const auto& path : *paths) {
        const auto exit = fmt_file(call, files, path);
        if (worst == Exit::done) worst = exit;
    }
    if (worst == Exit::done && call.arguments.only_check) {
        console.talk(console.chinese() ? std::to_string(paths->size()) + "个文件写法规范"
                                       : std::to_string(paths->size()) + " files are canonical");
    }
    return worst;
}

}  // namespace guiju::cli
