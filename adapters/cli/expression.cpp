// SPDX-License-Identifier: Apache-2.0
#include "adapters/cli/expression.h"

#include <algorithm>
#include <map>
#include <set>

#include "dsl/compile/compile.h"

namespace guiju::cli {
namespace {

using base::Code;
using base::Error;
using base::ErrorKind;
using value::Dimension;
using value::Value;

/// Texts in quotes: labels that the expression speaks of.
std::set<std::string> quoted_in(std::string_view expression) {
    std::set<std::string> found;
    for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>("“", "”"),
                                      std::pair<std::string_view, std::string_view>("「", "」"),
                                      std::pair<std::string_view, std::string_view>("\"", "\"")}) {
        for (auto at = expression.find(open); at != std::string_view::npos;
             at = expression.find(open, at)) {
            const auto begin = at + open.size();
            const auto end = expression.find(close, begin);
            if (end == std::string_view::npos) break;
            found.emplace(expression.substr(begin, end - begin));
            at = end + close.size();
        }
    }
    return found;
}

std::string listed(const std::set<std::string>& labels) {
    std::string all;
    for (const auto& label : labels) all += (all.empty() ? "" : "、") + label;
    return all;
}

/// Nothing is known of a value that is not there; the expression's own units tell what it would be.
std::string type_of_nothing(std::string_view expression) {
    if (expression.find("元") != std::string_view::npos) return "金额";
    if (expression.find('%') != std::string_view::npos) return "百分比";
    return "数量";
}

/// The type a field must have to hold this value. `as_choice`: texts are labels.
std::string type_of(const Value& value, const std::string& expression, bool as_choice) {
    if (const auto* quantity = value.get_if<value::Quantity>()) {
        if (quantity->dimension == Dimension::money) return "金额";
        return quantity->dimension == Dimension::share ? "百分比" : "数量";
    }
    if (value.get_if<bool>()) return "是否";
    if (value.get_if<value::Date>()) return "日期";
    auto labels = quoted_in(expression);
    if (const auto* list = value.get_if<value::List>()) {
        for (const auto& item : *list) {
            if (const auto* text = item.get_if<std::string>()) labels.insert(*text);
        }
        return labels.empty() ? "清单" : "多选（" + listed(labels) + "）";
    }
    const auto* text = value.get_if<std::string>();
    if (!text) return as_choice ? "选项（" + listed(labels) + "）" : type_of_nothing(expression);
    labels.insert(*text);
    return as_choice ? "选项（" + listed(labels) + "）" : "文字";
}

/// 名单（…) with the columns that the rows have; "" when they are no rows.
std::string rows_type(const Value& value, const std::string& expression) {
    const auto* list = value.get_if<value::List>();
    if (list == nullptr || list->empty() || list->front().record() == nullptr) return "";
    std::map<std::string, const Value*> columns;
    for (const auto& row : *list) {
        if (row.record() == nullptr) return "";
        for (const auto& [name, cell] : *row.record()) {
            auto& known = columns[name];
            if (known == nullptr || !known->known()) known = &cell;
        }
    }
    std::string all;
    for (const auto& [name, cell] : columns)
        all += (all.empty() ? "" : "，") + name + "：" + type_of(*cell, expression, false);
    return "名单（" + all + "）";
}

std::string policy_around(const std::string& condition, const std::string& fields) {
    return "规矩　算式\n版本：1\n性质：公共服务\n状态：施行\n施行：自2000-01-01起\n\n"
           "一、角色\n求值人：单位\n\n二、事项　数据\n" +
           fields + "\n三、环节　求值\n依据：算式\n办理：求值人\n办理事项：\n（一）求值：须" +
           condition + "。\n处理：\n求值的，办结，结果为“求值”。\n";
}

std::string with_data(const std::string& expression, const value::Record& data, bool as_choice) {
    std::string fields;
    for (const auto& [name, value] : data) {
        const auto rows = rows_type(value, expression);
        fields += name + "：" + (rows.empty() ? type_of(value, expression, as_choice) : rows) +
                  "，可不填\n";
    }
    if (fields.empty()) fields = "无：文字，可不填\n";
    return fields;
}

std::string first_error(const std::vector<base::Diagnostic>& findings, base::Lang lang) {
    for (const auto& finding : findings) {
        if (finding.severity() == base::Severity::error) {
            return base::sentence(finding.code, finding.args, lang);
        }
    }
    return "";
}

}  // namespace

base::Result<const Expressions::Compiled*> Expressions::compiled(const std::string& expression,
                                                                 const value::Record& data) {
    const auto key = expression + "\n" + with_data(expression, data, true);
    if (const auto found = known_.find(key); found != known_.end()) return &found->second;
    std::optional<Error> problem;
    for (const bool condition : {true, false}) {
        for (const bool as_choice : {false, true}) {
            const auto fields = with_data(expression, data, as_choice);
            const auto whole =
                condition ? expression : "（" + expression + "）等于（" + expression + "）";
            auto source = text::load("算式", policy_around(whole, fields));
            auto made = source.ok() ? compile::compile({*source.value})
                                    : base::Checked<compile::Compiled>{{}, source.findings};
            if (!made.ok()) {
                if (!problem) {
                    problem = Error{ErrorKind::misuse,
                                    Code::gj5660,
                                    {base::Text(first_error(made.findings, base::Lang::zh),
                                                first_error(made.findings, base::Lang::en))}};
                }
                continue;
            }
            Compiled result{std::move(made.value->program), program::kNone, condition};
            auto& program = result.program;
            result.code = program.stages.front().actions.front().require.front().code;
            if (!condition) {
                // The value is the left side of the comparison that was written around it.
                auto nodes = program.codes[static_cast<std::size_t>(result.code)].nodes;
                nodes.resize(static_cast<std::size_t>(nodes.back().a) + 1);
                program.codes.push_back({std::move(nodes), {}});
                result.code = static_cast<program::CodeId>(program.codes.size() - 1);
            }
            return &known_.emplace(key, std::move(result)).first->second;
        }
    }
    return *problem;
}

base::Result<Answer> Expressions::evaluate(const std::string& expression,
                                           const value::Record& data) {
    const auto made = compiled(expression, data);
    if (!made) return made.error();
    const auto& program = (*made)->program;
    const auto fields = eval::by_slot(program.matter.fields, data);
    const std::vector<eval::MarkFact> marks(program.marks.size());
    eval::Facts facts;
    facts.fields = fields;
    facts.marks = marks;
    Answer answer;
    answer.condition = (*made)->condition;
    if (answer.condition) {
        const auto truth = eval::decide(program, (*made)->code, facts, scratch_);
        if (!truth) return truth.error();
        answer.truth = *truth;
    } else {
        auto value = eval::value_of(program, (*made)->code, facts, scratch_);
        if (!value) return value.error();
        answer.value = std::move(*value);
    }
    const auto why = eval::explain(program, (*made)->code, facts, scratch_);
    for (const auto& missing : why.missing) answer.missing.push_back(missing.field);
    answer.not_computable = why.not_computable;
    return answer;
}

}  // namespace guiju::cli
