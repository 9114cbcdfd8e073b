// SPDX-License-Identifier: Apache-2.0
#include "adapters/cli/command.h"

#include <algorithm>
#include <array>
#include <utility>

#include "dsl/text/suggest.h"

namespace guiju::cli {

Exit dispatch(const Call& call) {
    using Run = Exit (*)(const Call&);
    static constexpr auto kRuns = std::to_array<std::pair<std::string_view, Run>>({
        {"check", check},
        {"fmt", fmt},
        {"test", test},
        {"run", run},
        {"eval", eval_expression},
        {"import", import_from},
        {"case", case_by_hand},
        {"holdings", holdings},
        {"list", published_lists},
        {"evaluate", evaluate},
        {"explain", explain},
        {"graph", graph},
        {"render", render_policy},
        {"diff", diff},
        {"dump", dump},
        {"policy", policy_versions},
        {"staff", staff},
        {"db", database},
        {"outbox", outbox},
    });
    if (!call.arguments.help) {
        for (const auto& [name, run_it] : kRuns) {
            if (name == call.arguments.command) return run_it(call);
        }
    }
    return help(call);
}

base::Error still_needs(const Call& call, base::Text what) {
    return {base::ErrorKind::misuse, base::Code::gj5605, {std::move(what), call.arguments.command}};
}

base::Outcome is_action(const Call& call, const std::vector<std::string>& known) {
    const auto& action = call.arguments.words.front();
    const auto& command = call.arguments.command;
    if (std::find(known.begin(), known.end(), action) != known.end()) return base::Done{};
    if (const auto better = text::best_match(action, known))
        return base::Error{base::ErrorKind::misuse, base::Code::gj5617, {command, action, *better}};
    return base::Error{
        base::ErrorKind::misuse, base::Code::gj5616, {command, action, joined(known)}};
}

Exit usage(const Call& call, const base::Error& error) {
    call.console.fail(error);
    return Exit::usage;
}

base::Outcome at_most_words(const Call& call, std::size_t most) {
    const auto& words = call.arguments.words;
    if (words.size() <= most) return base::Done{};
    return base::Error{
        base::ErrorKind::misuse, base::Code::gj5607, {words[most], call.arguments.command}};
}

std::optional<std::string> one_rule_file(const Call& call) {
    const auto& words = call.arguments.words;
    if (words.empty()) {
        call.console.fail(still_needs(call, {"规则文件", "a rule file"}));
        return std::nullopt;
    }
    if (const auto fine = at_most_words(call, 1); !fine) {
        call.console.fail(fine.error());
        return std::nullopt;
    }
    return words.front();
}

std::optional<std::string> format_of(const Call& call, const std::vector<std::string>& known) {
    const auto& written = call.arguments.format;
    if (written.empty()) return known.front();
    if (std::find(known.begin(), known.end(), written) != known.end()) return written;
    call.console.fail(
        {base::ErrorKind::misuse, base::Code::gj5606, {"--format", written, joined(known)}});
    return std::nullopt;
}

Exit deliver(const Call& call, const std::string& text) {
    if (call.arguments.out.empty()) {
        call.console.data(text);
        return Exit::done;
    }
    const auto written = call.world.write_file(call.arguments.out, text);
    return written ? Exit::done : call.console.fail(written.error());
}

}  // namespace guiju::cli
