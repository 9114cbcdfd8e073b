// SPDX-License-Identifier: Apache-2.0
#include <boost/json.hpp>
#include <iostream>

#include "adapters/cli/command.h"
#include "adapters/cli/expression.h"
#include "adapters/cli/field_text.h"
#include "adapters/cli/numbers_in_json.h"

namespace guiju::cli {
namespace {

namespace json = boost::json;
using base::Code;
using base::Error;
using base::ErrorKind;

base::Result<value::Value> value_of(std::string_view name, const json::value& from);

/// A row of a list of records.
base::Result<value::Value> row_of(const json::object& from) {
    value::Record row;
    for (const auto& member : from) {
        auto value = value_of(member.key(), member.value());
        if (!value) return value.error();
        row[std::string(member.key())] = std::move(*value);
    }
    return value::Value(std::move(row));
}

base::Result<value::Value> value_of(std::string_view name, const json::value& from) {
    if (from.is_null()) return value::Value();
    if (from.is_bool()) return value::Value(from.get_bool());
    if (from.is_string()) return read_any(from.get_string());
    if (from.is_array()) {
        value::List list;
        for (const auto& item : from.get_array()) {
            auto value = item.is_object() ? row_of(item.get_object()) : value_of(name, item);
            if (!value) return value.error();
            list.push_back(std::move(*value));
        }
        return value::Value(std::move(list));
    }
    return Error{ErrorKind::misuse, Code::gj5663, {std::string(name)}};
}

base::Result<json::object> object_of(const std::string& text) {
    json::error_code problem;
    json::stream_parser parser;
    const auto quoted = with_numbers_quoted(text);
    const auto read = parser.write_some(quoted, problem);
    if (!problem) parser.finish(problem);
    if (!problem && read == quoted.size()) {
        auto value = parser.release();
        if (value.is_object()) return std::move(value.get_object());
    }
    return Error{ErrorKind::misuse, Code::gj5661, {std::to_string(read + 1)}};
}

base::Result<value::Record> data_of(const json::object& from) {
    value::Record data;
    for (const auto& [name, member] : from) {
        auto value = value_of(name, member);
        if (!value) return value.error();
        data[std::string(name)] = std::move(*value);
    }
    return data;
}

json::value result_of(const Answer& answer) {
    if (answer.condition) {
        if (answer.truth == value::Truth::unknown) return nullptr;
        return answer.truth == value::Truth::yes;
    }
    if (!answer.value.known()) return nullptr;
    if (const auto* yes = answer.value.get_if<bool>()) return *yes;
    if (const auto* text = answer.value.get_if<std::string>()) return json::string(*text);
    if (const auto* date = answer.value.get_if<value::Date>())
        return json::string(value::iso(*date));
    if (const auto* quantity = answer.value.get_if<value::Quantity>()) {
        return json::string(quantity->number.text());  // exact: never a binary fraction
    }
    return json::string(value::say_zh(answer.value));
}

std::string in_words(const Console& console, const Answer& answer) {
    const bool zh = console.chinese();
    std::string text;
    if (!answer.condition) {
        text = answer.not_computable ? (zh ? "无法计算" : "cannot be computed")
                                     : say(answer.value, console.lang());
    } else if (answer.truth == value::Truth::unknown) {
        text = zh ? "不能判断" : "cannot be decided";
    } else {
        const bool yes = answer.truth == value::Truth::yes;
        text = zh ? (yes ? "是" : "否") : (yes ? "yes" : "no");
    }
    if (answer.missing.empty()) return text;
    return text + (zh ? "，缺少：" : ", missing: ") + joined(answer.missing, console.lang());
}

json::object json_of(const Console& console, const Answer& answer) {
    json::object object{{"result", result_of(answer)}, {"shown", in_words(console, answer)}};
    if (!answer.missing.empty()) {
        object["missing"] = json::array(answer.missing.begin(), answer.missing.end());
    }
    if (answer.not_computable) object["not_computable"] = true;
    return object;
}

json::object json_of(const Console& console, const Error& error) {
    return {{"error", base::name_of(error.code)}, {"message", error.say(console.lang())}};
}

/// One request a line, one answer a line; a bad line is answered as such and the next ones go on.
Exit answer_lines(const Call& call) {
    const auto& console = call.console;
    Expressions expressions;
    const auto answer = [&](const std::string& line) -> json::object {
        auto request = object_of(line);
        if (!request) return json_of(console, request.error());
        const auto* expression = request->if_contains("expression");
        if (!expression || !expression->is_string()) {
            return json_of(console, Error{ErrorKind::misuse, Code::gj5662});
        }
        json::object with;
        if (auto* given = request->if_contains("with"); given && given->is_object()) {
            with = std::move(given->get_object());
        }
        const auto data = data_of(with);
        if (!data) return json_of(console, data.error());
        const auto result = expressions.evaluate(std::string(expression->get_string()), *data);
        auto object = result ? json_of(console, *result) : json_of(console, result.error());
        if (const auto* id = request->if_contains("id")) object["id"] = *id;
        return object;
    };
    for (std::string line; std::getline(std::cin, line);) {
        if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
        console.line(call.arguments.feel ? feel_answer(line) : json::serialize(answer(line)));
        std::fflush(stdout);
    }
    return Exit::done;
}

}  // namespace

Exit eval_expression(const Call& call) {
    const auto& arguments = call.arguments;
    const auto& console = call.console;
    if (arguments.jsonl) return answer_lines(call);
    if (arguments.words.empty()) {
        console.fail(still_needs(call, {"算式", "an expression"}));
        return Exit::usage;
    }
    if (const auto fine = at_most_words(call, 1); !fine) {
        console.fail(fine.error());
        return Exit::usage;
    }
    if (arguments.feel) return eval_feel(call);
    const auto given = object_of(arguments.with.empty() ? "{}" : arguments.with);
    if (!given) return console.fail(given.error());
    const auto data = data_of(*given);
    if (!data) return console.fail(data.error());
    Expressions expressions;
    const auto answer = expressions.evaluate(arguments.words.front(), *data);
    if (!answer) return console.fail(answer.error());
    console.line(arguments.json ? json::serialize(json_of(console, *answer))
                                : in_words(console, *answer));
    return Exit::done;
}

}  // namespace guiju::cli
