// SPDX-License-Identifier: Apache-2.0
#include "adapters/cli/parameters.h"

#include "adapters/cli/field_text.h"
#include "dsl/syntax/keywords.h"

namespace guiju::cli {
namespace {

using base::Code;
using base::Error;
using base::ErrorKind;
using program::Parameter;
using value::Value;

const Parameter* find_parameter(const program::Program& program, const std::string& name) {
    for (const auto& one : program.parameters) {
        if (one.name.zh == name || one.name.en == name || one.number == name) return &one;
    }
    return nullptr;
}

bool is_open(const Parameter& parameter) { return parameter.assumption || parameter.blank_to_fill; }

std::string origin_in_words(const Parameter& parameter, base::Lang lang) {
    const bool zh = lang == base::Lang::zh;
    std::string words =
        parameter.assumption ? (zh ? "暂定" : "assumption") : (zh ? "原文" : "text");
    if (parameter.blank_to_fill) words += zh ? "，须填写" : ", to be filled";
    return words;
}

std::string lock_in_words(const Parameter& parameter, base::Lang lang) {
    const auto skin = lang == base::Lang::zh ? syntax::Skin::chinese : syntax::Skin::english;
    const auto words = syntax::spelling("marker", parameter.lock, skin);
    return words.empty() ? parameter.lock : std::string(words);
}

/// A value of the same kind as the one there is.
Value value_like(const Value& old, const std::string& text) {
    if (old.get_if<std::string>()) return Value(text);
    return read_any(text);
}

}  // namespace

OpenParameters count_open(const program::Program& program) {
    OpenParameters count;
    for (const auto& one : program.parameters) {
        count.assumptions += one.assumption ? 1 : 0;
        count.blanks += one.blank_to_fill ? 1 : 0;
    }
    if (!program.head.has_effective_date) ++count.blanks;
    return count;
}

std::vector<std::string> parameter_header(base::Lang lang) {
    if (lang == base::Lang::zh) return {"规矩", "编号", "参数", "值", "来源", "权限", "说明"};
    return {"policy", "number", "parameter", "value", "origin", "lock", "explanation"};
}

void add_rows(Table& table, const program::Program& program, base::Lang lang) {
    const bool zh = lang == base::Lang::zh;
    const auto& policy = program.head.name.in(lang);
    if (!program.head.has_effective_date) {
        table.rows.push_back({policy, "–", zh ? "施行日期" : "effective date",
                              zh ? "待定" : "to be decided", zh ? "须填写" : "to be filled", "",
                              ""});
    }
    for (const auto& one : program.parameters) {
        if (!is_open(one)) continue;
        table.rows.push_back({policy, one.number.empty() ? "–" : one.number, one.name.in(lang),
                              say(one.value, lang), origin_in_words(one, lang),
                              lock_in_words(one, lang), one.explanation});
    }
}

base::Result<program::Program> with_settings(program::Program program,
                                             const std::vector<std::string>& settings) {
    for (const auto& setting : settings) {
        const auto at = setting.find('=');
        if (at == std::string::npos) return Error{ErrorKind::misuse, Code::gj5622, {setting}};
        const auto name = setting.substr(0, at);
        const auto* parameter = find_parameter(program, name);
        if (!parameter) return Error{ErrorKind::not_found, Code::gj5644, {name}};
        const auto old = parameter->value;
        const auto identity = parameter->name.zh;
        const auto value = value_like(old, setting.substr(at + 1));
        auto changed = program::with_parameter(std::move(program), identity, value);
        if (!changed) {
            return Error{
                ErrorKind::misuse,
                Code::gj5670,
                {name, setting.substr(at + 1), base::Text(value::say_zh(old), value::say_en(old))}};
        }
        program = std::move(*changed);
    }
    return program;
}

}  // namespace guiju::cli
