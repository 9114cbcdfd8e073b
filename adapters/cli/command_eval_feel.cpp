// SPDX-License-Identifier: Apache-2.0
#include <boost/json.hpp>
#include <iostream>

#include "adapters/cli/command.h"
#include "dsl/feel/jsonl.h"
#include "dsl/feel/typed_json.h"

namespace guiju::cli {
namespace {

namespace json = boost::json;

/// One request a line, one answer a line, as dsl/feel/jsonl.h says.
Exit answer_lines(const Console& console) {
    for (std::string line; std::getline(std::cin, line);) {
        if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
        console.line(feel::answer_line(line));
        std::fflush(stdout);
    }
    return Exit::done;
}

/// {"name": plain value} with every value typed; empty when the text is no JSON object.
std::optional<json::object> typed_inputs(const std::string& text) {
    json::error_code problem;
    const auto given = json::parse(text, problem);
    if (problem || !given.is_object()) return std::nullopt;
    json::object inputs;
    for (const auto& [name, value] : given.get_object())
        inputs[name] = feel::typed_json(feel::from_plain_json(value));
    return inputs;
}

}  // namespace

Exit eval_feel(const Call& call) {
    const auto& arguments = call.arguments;
    const auto& console = call.console;
    if (arguments.jsonl) return answer_lines(console);
    if (arguments.words.empty()) {
        console.fail(still_needs(call, {"算式", "an expression"}));
        return Exit::usage;
    }
    if (const auto fine = at_most_words(call, 1); !fine) {
        console.fail(fine.error());
        return Exit::usage;
    }
    const auto inputs = typed_inputs(arguments.with.empty() ? "{}" : arguments.with);
    if (!inputs)
        return console.fail(base::Error{base::ErrorKind::misuse, base::Code::gj5661, {"1"}, ""});
    const json::object request{{"expression", arguments.words.front()}, {"inputs", *inputs}};
    const auto answer = feel::answer_line(json::serialize(request));
    console.line(answer);
    return answer.find("\"error\"") == std::string::npos ? Exit::done : Exit::failed;
}

}  // namespace guiju::cli
