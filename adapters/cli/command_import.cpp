// SPDX-License-Identifier: Apache-2.0
// import dmn: shows a model of DMN, its tables as they are written, and answers with it.
// import text: puts text copied from elsewhere in order and names every change.
#include <boost/json.hpp>

#include "adapters/cli/command.h"
#include "adapters/cli/feel_inputs.h"
#include "adapters/cli/import_text.h"
#include "dsl/feel/model.h"
#include "dsl/feel/typed_json.h"

namespace guiju::cli {
namespace {

namespace json = boost::json;
using base::Code;
using base::Error;
using base::ErrorKind;

std::string one_line(std::string text) {
    std::string line;
    for (const char c : text) {
        const bool blank = c == '\n' || c == '\r' || c == '\t' || c == ' ';
        if (!blank) {
            line += c;
        } else if (!line.empty() && line.back() != ' ') {
            line += ' ';
        }
    }
    if (line.ends_with(' ')) line.pop_back();
    return line;
}

Table shown(const feel::TableText& written) {
    Table table;
    table.header.push_back("#");
    for (const auto& input : written.inputs) table.header.push_back(one_line(input.expression));
    for (const auto& output : written.outputs) table.header.push_back("→ " + one_line(output.name));
    for (const auto& rule : written.rules) {
        std::vector<std::string> row{std::to_string(table.rows.size() + 1)};
        for (const auto& cell : rule.tests) row.push_back(cell.empty() ? "-" : one_line(cell));
        for (const auto& cell : rule.results) row.push_back(one_line(cell));
        table.rows.push_back(std::move(row));
    }
    table.right = {0};
    return table;
}

std::string hit_policy(const feel::TableText& table) {
    return (table.policy.empty() ? "UNIQUE" : table.policy) +
           (table.aggregation.empty() ? "" : " " + table.aggregation);
}

void show_decision(const Console& console, const feel::ModelDecision& decision) {
    const bool zh = console.chinese();
    std::string line = (zh ? "决定“" : "decision \"") + decision.name + (zh ? "”" : "\"");
    if (!decision.type.empty()) line += " : " + decision.type;
    if (!decision.needs.empty())
        line += (zh ? "，用到 " : ", uses ") + joined(decision.needs, console.lang());
    console.line("");
    console.line(console.paint(Paint::bold, line));
    if (decision.table) {
        console.line("  " + hit_policy(*decision.table));
        console.table(shown(*decision.table));
    } else if (!decision.written.empty()) {
        console.line("  " + one_line(decision.written));
    } else if (!decision.form.empty()) {
        console.line("  " + decision.form);
    }
}

void show(const Console& console, const feel::Model& model) {
    const bool zh = console.chinese();
    console.line((zh ? "DMN 模型“" : "DMN model \"") + model.name + (zh ? "”" : "\""));
    Table inputs;
    for (const auto& input : model.inputs)
        inputs.rows.push_back({zh ? "输入" : "input", input.name, input.type});
    for (const auto& function : model.functions)
        inputs.rows.push_back({zh ? "函数" : "function", function, ""});
    console.table(inputs);
    for (const auto& decision : model.decisions) show_decision(console, decision);
}

json::array strings(const std::vector<std::string>& texts) {
    return json::array(texts.begin(), texts.end());
}

json::object json_of(const feel::TableText& table) {
    json::array inputs, outputs, rules;
    for (const auto& input : table.inputs) inputs.emplace_back(input.expression);
    for (const auto& output : table.outputs) outputs.emplace_back(output.name);
    for (const auto& rule : table.rules)
        rules.push_back(
            json::object{{"tests", strings(rule.tests)}, {"results", strings(rule.results)}});
    return {{"hit_policy", hit_policy(table)},
            {"inputs", std::move(inputs)},
            {"outputs", std::move(outputs)},
            {"rules", std::move(rules)}};
}

json::object json_of(const feel::Model& model) {
    json::array inputs, decisions;
    for (const auto& input : model.inputs)
        inputs.push_back(json::object{{"name", input.name}, {"type", input.type}});
    for (const auto& decision : model.decisions) {
        json::object one{{"name", decision.name},
                         {"type", decision.type},
                         {"form", decision.form},
                         {"needs", strings(decision.needs)}};
        if (decision.table) one["table"] = json_of(*decision.table);
        if (!decision.written.empty()) one["expression"] = decision.written;
        decisions.push_back(std::move(one));
    }
    return {{"model", model.name},
            {"inputs", std::move(inputs)},
            {"functions", strings(model.functions)},
            {"decisions", std::move(decisions)}};
}

base::Result<std::map<std::string, feel::Value>> inputs_of(const feel::Model& model,
                                                           const std::string& text) {
    const auto given = typed_inputs(text);
    if (!given) return Error{ErrorKind::misuse, Code::gj5661, {"1"}};
    std::vector<std::string> known;
    for (const auto& input : model.inputs) known.push_back(input.name);
    std::map<std::string, feel::Value> inputs;
    for (const auto& [name, typed] : *given) {
        if (std::find(known.begin(), known.end(), name) == known.end())
            return Error{ErrorKind::misuse, Code::gj5691, {std::string(name), joined(known)}};
        const auto value = feel::from_typed_json(typed);
        if (!value) return Error{ErrorKind::misuse, Code::gj5661, {"1"}};
        inputs.emplace(name, *value);
    }
    return inputs;
}

Exit answer(const Call& call, const feel::Model& model) {
    const auto& console = call.console;
    const auto inputs = inputs_of(model, call.arguments.with);
    if (!inputs) return console.fail(inputs.error());
    const auto answers = feel::evaluate(model, *inputs);
    json::array all;
    Table table;
    bool failed = false;
    for (const auto& one : answers) {
        failed = failed || !one.reasons.empty();
        all.push_back(json::object{{"decision", one.decision},
                                   {"value", feel::typed_json(one.value)},
                                   {"reasons", strings(one.reasons)}});
        const std::string why = one.reasons.empty() ? "" : "  ← " + one.reasons.front();
        table.rows.push_back({one.decision, feel::text_of(one.value, true) + why});
    }
    if (call.arguments.json) {
        console.line(json::serialize(all));
    } else {
        console.table(table);
    }
    return failed ? Exit::failed : Exit::done;
}

Exit import_dmn(const Call& call, const std::string& path) {
    const auto& console = call.console;
    const auto text = call.world.read_file(path);
    if (!text) return console.fail(text.error());
    const auto read = feel::read_model(*text);
    if (!read.model) return console.fail({ErrorKind::misuse, Code::gj5690, {path, read.wrong}});
    if (!call.arguments.with.empty()) return answer(call, *read.model);
    if (call.arguments.json) {
        console.line(json::serialize(json_of(*read.model)));
    } else {
        show(console, *read.model);
    }
    return Exit::done;
}

base::Text say(Replacement::Kind kind) {
    switch (kind) {
        case Replacement::Kind::reading: return {"去掉注音", "reading removed"};
        case Replacement::Kind::character: return {"繁体改简体", "simplified"};
        case Replacement::Kind::mark: break;
    }
    return {"改全角", "full width"};
}

json::array json_of(const Console& console, const std::vector<Replacement>& all) {
    json::array list;
    for (const auto& one : all)
        list.push_back(json::object{{"line", one.line},
                                    {"column", one.column},
                                    {"what", console.in(say(one.kind))},
                                    {"from", one.from},
                                    {"to", one.to}});
    return list;
}

/// The text goes to stdout or --out; what was changed, place by place, to stderr.
Exit import_plain(const Call& call, const std::string& path) {
    const auto& console = call.console;
    const auto read = call.world.read_file(path);
    if (!read) return console.fail(read.error());
    const auto imported = import_text(*read);
    const auto& out = call.arguments.out;
    if (!out.empty())
        if (const auto written = call.world.write_file(out, imported.text); !written)
            return console.fail(written.error());
    if (call.arguments.json) {
        console.line(json::serialize(json::object{
            {"text", imported.text}, {"replacements", json_of(console, imported.replacements)}}));
        return Exit::done;
    }
    if (out.empty()) console.data(imported.text);
    for (const auto& one : imported.replacements) {
        const auto line = std::to_string(one.line);
        const auto column = std::to_string(one.column);
        const auto what = say(one.kind);
        console.talk({path + " 第" + line + "行第" + column + "字  " + what.zh + "  " + one.from +
                          (one.to.empty() ? "" : " → " + one.to),
                      path + " line " + line + " column " + column + "  " + what.en + "  " +
                          one.from + (one.to.empty() ? "" : " → " + one.to)});
    }
    const auto count = std::to_string(imported.replacements.size());
    console.talk({"共改" + count + "处", count + " changes"});
    return Exit::done;
}

}  // namespace

Exit import_from(const Call& call) {
    const auto& words = call.arguments.words;
    if (words.empty())
        return usage(call, still_needs(call, {"种类：dmn、text", "a kind: dmn, text"}));
    if (const auto fine = is_action(call, {"dmn", "text"}); !fine) return usage(call, fine.error());
    if (words.size() == 1) return usage(call, still_needs(call, {"文件", "a file"}));
    if (const auto fine = at_most_words(call, 2); !fine) return usage(call, fine.error());
    return words[0] == "dmn" ? import_dmn(call, words[1]) : import_plain(call, words[1]);
}

}  // namespace guiju::cli
