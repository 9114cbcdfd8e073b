// SPDX-License-Identifier: Apache-2.0
#include "adapters/cli/feel_inputs.h"

#include "dsl/feel/jsonl.h"

namespace guiju::cli {

namespace json = boost::json;

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

}  // namespace guiju::cli
