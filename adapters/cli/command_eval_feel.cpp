// SPDX-License-Identifier: Apache-2.0
#include <boost/json.hpp>
#include <optional>

#include "adapters/cli/command.h"
#include "dsl/feel/jsonl.h"

namespace guiju::cli {
namespace {

namespace json = boost::json;

/// {"name": plain value} with every value typed; empty when the text is no JSON object. FEEL itself reads
/// the values (a JSON object is a FEEL context): a JSON reader would make binary fractions of the numbers.
std::optional<json::object> typed_inputs(const std::string& text) {
    json::error_code problem;
    const auto given = json::parse(text, problem);
    if (problem || !given.is_object()) return std::nullopt;
    const json::object request{{"expression", text}};
    const auto read = json::parse(feel::answer_line(json::serialize(request)), problem);
    const auto* value = problem ? nullptr : read.as_object().if_contains("value");
    const auto* typed = value == nullptr ? nullptr : value->as_object().if_contains("v");
    if (typed == nullptr || !typed->is_object()) return std::nullopt;
    return typed->get_object();
}

}  // namespace

std::string feel_answer(const std::string& line) { return feel::answer_line(line); }

Exit eval_feel(const Call& call) {
    const auto& arguments = call.arguments;
    const auto& console = call.console;
    const auto inputs = typed_inputs(arguments.with.empty() ? "{}" : arguments.with);
    if (!inputs)
        return console.fail(base::Error{base::ErrorKind::misuse, base::Code::gj5661, {"1"}, ""});
    const json::object request{{"expression", arguments.words.front()}, {"inputs", *inputs}};
    const auto answer = feel::answer_line(json::serialize(request));
    console.line(answer);
    return answer.find("\"error\"") == std::string::npos ? Exit::done : Exit::failed;
}

}  // namespace guiju::cli
