// SPDX-License-Identifier: Apache-2.0
#include "adapters/cli/command.h"
#include "adapters/cli/drawing.h"
#include "adapters/cli/policy_files.h"
#include "dsl/render/graph.h"
#include "engine/program/local_names.h"

namespace guiju::cli {

Exit graph(const Call& call) {
    const auto& console = call.console;
    const auto file = one_rule_file(call);
    if (!file) return Exit::usage;
    const auto format = format_of(call, {"svg", "dot", "mermaid"});
    if (!format) return Exit::usage;
    PolicyFiles files(call.world, console);
    const auto policy = files.load_usable(*file);
    if (!policy) return console.fail(policy.error());
    const auto program = program::as_shown(policy->compiled->program);
    if (*format == "mermaid") return deliver(call, render::to_mermaid(program, console.lang()));
    const auto dot = render::to_dot(program, console.lang());
    if (*format == "dot") return deliver(call, dot);
    const auto svg = draw_svg(dot);
    return svg ? deliver(call, *svg) : console.fail(svg.error());
}

}  // namespace guiju::cli
