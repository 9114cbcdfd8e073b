// SPDX-License-Identifier: Apache-2.0
#include "adapters/cli/command.h"
#include "adapters/cli/drawing.h"
#include "adapters/cli/policy_files.h"
#include "dsl/render/graph.h"

namespace guiju::cli {
namespace {

Exit deliver(const Call& call, const std::string& picture) {
    if (call.arguments.out.empty()) {
        call.console.data(picture);
        return Exit::done;
    }
    const auto written = call.world.write_file(call.arguments.out, picture);
    return written ? Exit::done : call.console.fail(written.error());
}

}  // namespace

Exit graph(const Call& call) {
    const auto& arguments = call.arguments;
    const auto& console = call.console;
    const auto format = arguments.format.empty() ? std::string("svg") : arguments.format;
    if (arguments.words.empty()) {
        console.fail(still_needs(call, {"规则文件", "a rule file"}));
        return Exit::usage;
    }
    if (const auto fine = at_most_words(call, 1); !fine) {
        console.fail(fine.error());
        return Exit::usage;
    }
    if (format != "svg" && format != "dot" && format != "mermaid") {
        console.fail({base::ErrorKind::misuse,
                      base::Code::gj5606,
                      {"--format", format, joined({"svg", "dot", "mermaid"})}});
        return Exit::usage;
    }
    PolicyFiles files(call.world, console);
    const auto policy = files.load_usable(arguments.words.front());
    if (!policy) return console.fail(policy.error());
    const auto& program = policy->compiled->program;
    if (format == "mermaid") return deliver(call, render::to_mermaid(program, console.lang()));
    const auto dot = render::to_dot(program, console.lang());
    if (format == "dot") return deliver(call, dot);
    const auto svg = draw_svg(dot);
    return svg ? deliver(call, *svg) : console.fail(svg.error());
}

}  // namespace guiju::cli
