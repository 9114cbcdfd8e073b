// SPDX-License-Identifier: Apache-2.0
// render: the statute form of a policy, or its handbook as an HTML page.
#include "adapters/cli/command.h"
#include "adapters/cli/drawing.h"
#include "adapters/cli/policy_files.h"
#include "dsl/render/graph.h"
#include "dsl/render/handbook.h"
#include "dsl/render/statute.h"
#include "engine/program/local_names.h"

namespace guiju::cli {
namespace {

/// The picture as an element of a page: what Graphviz writes before it is left out. Without Graphviz
/// the handbook goes without its picture, and says so on the terminal.
std::string picture(const Call& call, const program::Program& program) {
    const auto svg = draw_svg(render::to_dot(program, call.console.lang()));
    if (!svg) {
        call.console.warn(svg.error());
        return {};
    }
    const auto at = svg->find("<svg");
    return at == std::string::npos ? std::string() : svg->substr(at);
}

}  // namespace

Exit render_policy(const Call& call) {
    const auto& console = call.console;
    const auto file = one_rule_file(call);
    if (!file) return Exit::usage;
    const auto format = format_of(call, {"statute", "html"});
    if (!format) return Exit::usage;
    PolicyFiles files(call.world, console);
    const auto policy = files.load_usable(*file);
    if (!policy) return console.fail(policy.error());
    const auto& tree = policy->compiled->policy->tree();
    const auto skin = console.chinese() ? syntax::Skin::chinese : syntax::Skin::english;
    const auto& compiled = policy->compiled->program;
    const auto names = render::local_names(compiled, tree.skin);
    if (*format == "statute")
        return deliver(call, render::statute_text(render::statute_of(tree, skin, names), skin));
    const auto program = program::as_shown(compiled);
    return deliver(call, render::handbook(tree, program, picture(call, program), skin));
}

}  // namespace guiju::cli
