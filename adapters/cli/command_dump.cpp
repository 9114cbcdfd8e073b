// SPDX-License-Identifier: Apache-2.0
#include "adapters/cli/command.h"
#include "adapters/cli/policy_files.h"

namespace guiju::cli {

Exit dump(const Call& call) {
    const auto& console = call.console;
    const auto file = one_rule_file(call);
    if (!file) return Exit::usage;
    PolicyFiles files(call.world, console);
    const auto policy = files.load_usable(*file);
    if (!policy) return console.fail(policy.error());
    const auto& program = policy->compiled->program;
    if (call.arguments.json) {
        console.line(program::serialize(program));
    } else {
        console.line("hash " + program::hash(program));
        console.data(program::dump(program));
    }
    return Exit::done;
}

}  // namespace guiju::cli
