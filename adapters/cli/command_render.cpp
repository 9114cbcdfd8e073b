// SPDX-License-Identifier: Apache-2.0
// render: the statute form of a policy, or its handbook as an HTML page.
#include "adapters/cli/command.h"
#include "adapters/cli/drawing.h"
#include "adapters/cli/policy_files.h"
#include "dsl/parse/parse.h"
#include "dsl/render/graph.h"
#include "dsl/render/handbook.h"
#include "dsl/render/statute.h"

namespace guiju::cli {
namespace {

Exit deliver(const Call& call, const std::string& text) {
    if (call.arguments.out.empty()) {
        call.console.data(text);
        return Exit::done;
    }
    const auto written = call.world.write_file(call.arguments.out, text);
    return written ? Exit::done : call.console.fail(written.error());
}

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
    const auto& arguments = call.arguments;
    const auto& console = call.console;
    const auto format = arguments.format.empty() ? std::string("statute") : arguments.format;
    if (arguments.words.empty()) {
        console.fail(still_needs(call, {"规则文件", "a rule file"}));
        return Exit::usage;
    }
    if (const auto fine = at_most_words(call, 1); !fine) {
        console.fail(fine.error());
        return Exit::usage;
    }
    if (format != "statute" && format != "html") {
        console.fail({base::ErrorKind::misuse,
                      base::Code::gj5606,
                      {"--format", format, joined({"statute", "html"})}});
        return Exit::usage;
    }
    PolicyFiles files(call.world, console);
    const auto policy = files.load_usable(arguments.words.front());
    if (!policy) return console.fail(policy.error());
    const auto parsed = parse::parse(policy->sources.front());
    if (!parsed.value) {
        return console.fail(
            {base::ErrorKind::misuse, base::Code::gj5615, {arguments.words.front(), "1"}});
    }
    const auto skin = console.chinese() ? syntax::Skin::chinese : syntax::Skin::english;
    if (format == "statute")
        return deliver(call, render::statute_text(render::statute_of(*parsed.value, skin), skin));
    const auto& program = policy->compiled->program;
    return deliver(call, render::handbook(*parsed.value, program, picture(call, program), skin));
}

}  // namespace guiju::cli
