// SPDX-License-Identifier: Apache-2.0
#include <boost/json.hpp>

#include "adapters/cli/command.h"
#include "adapters/cli/feel_inputs.h"
#include "dsl/feel/jsonl.h"

namespace guiju::cli {

namespace json = boost::json;

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
