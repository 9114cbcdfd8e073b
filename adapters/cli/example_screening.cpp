// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "adapters/cli/example_runner.h"
#include "adapters/cli/wording.h"
#include "dsl/render/outcome.h"
#include "engine/casework/definitions.h"
#include "engine/casework/reasons.h"
#include "engine/casework/sheet.h"
#include "engine/eval/ruling.h"

namespace guiju::cli {
namespace {

using compile::ExampleExpectation;
using Kind = ExampleExpectation::Kind;
using Effect = program::Disposition::Effect;

bool means(const program::Program& program, const program::Disposition* line,
           const ExampleExpectation& expected) {
    if (!line) return expected.kind == Kind::outcome && expected.text == "nothing";
    if (expected.kind == Kind::stage) {
        return line->effect == Effect::go &&
               program.stages[static_cast<std::size_t>(line->stage)].name.zh == expected.name;
    }
    const auto& id = expected.text;
    switch (line->effect) {
        case Effect::correct: return id == "correct" || id == "awaiting_correction";
        case Effect::clarify: return id == "clarify" || id == "awaiting_correction";
        case Effect::send_back:
            return id == "send_back" ||
                   id == (line->confirmed_by < 0 ? "returned" : "awaiting_confirmation");
        case Effect::close: return id == "close" || id == "closed";
        case Effect::go:
            return id == "go" &&
                   (expected.name.empty() ||
                    program.stages[static_cast<std::size_t>(line->stage)].name.zh == expected.name);
        case Effect::stay:
        case Effect::up: return id == "stay" || id == "up";
    }
    return false;
}

std::string said_of(const program::Stage& stage, const eval::Ruling& ruling) {
    std::string all;
    for (std::size_t i = 0; i < ruling.answers.size(); ++i) {
        const auto& answer = ruling.answers[i];
        if (answer.truth == value::Truth::yes) continue;
        all += stage.criteria[i].origin.wording + stage.criteria[i].origin.basis;
        for (const auto& [name, value] : answer.why.seen) all += "\n" + name + value::say_zh(value);
        for (const auto& missing : answer.why.missing) all += "\n" + missing.field;
        for (const auto& remark : casework::remarks_of(answer.why)) all += "\n" + remark.zh;
        all += "\n";
    }
    return all;
}

}  // namespace

base::Result<std::vector<Difference>> compare_screening(const program::Program& program,
                                                        const compile::Example& example,
                                                        const text::Source& source,
                                                        Coverage& coverage) {
    const auto index = casework::index_of(program.stages, example.start_stage);
    const auto& stage = program.stages[static_cast<std::size_t>(index)];
    const auto fields = eval::by_slot(program.matter.fields, example.given);
    const std::vector<eval::MarkFact> marks(program.marks.size());
    eval::Facts facts;
    facts.fields = fields;
    facts.marks = marks;
    eval::Scratch scratch;
    const auto ruling = eval::screen(program, index, facts, scratch, eval::Explain::yes);
    if (!ruling) return ruling.error();
    const auto* line =
        ruling->line < 0 ? nullptr : &stage.dispositions[static_cast<std::size_t>(ruling->line)];
    coverage.stages.insert(stage.name.zh);
    coverage.screenings.push_back({stage.name.zh, example.given});
    for (const auto& answer : ruling->answers)
        coverage.answers.insert({stage.name.zh, answer.number, answer.truth});
    if (line) coverage.lines.insert(stage.name.zh + "/" + line->origin.wording);
    const auto outcome =
        line ? render::outcome_words(program, *line) : Text("不能判断", "cannot be decided");
    std::vector<Difference> differences;
    for (const auto& expected : example.expectations) {
        bool as_wanted = false;
        auto is = outcome;
        if (expected.kind == Kind::reasons) {
            as_wanted = ruling->items == expected.items;
            is = {items_in_words(ruling->items, base::Lang::zh),
                  items_in_words(ruling->items, base::Lang::en)};
        } else if (expected.kind == Kind::says) {
            is = said_of(stage, *ruling);
            as_wanted = is.zh.find(expected.text) != std::string::npos;
        } else if (expected.kind == Kind::not_applicable) {
            std::vector<int> apart;
            for (const auto& answer : ruling->answers)
                if (!answer.applicable) apart.push_back(answer.number);
            as_wanted = apart == expected.items;
            is = {items_in_words(apart, base::Lang::zh) + "不适用",
                  items_in_words(apart, base::Lang::en) + " not applicable"};
        } else if (expected.kind == Kind::defined) {
            const auto gives = casework::worked_out(program, facts, expected.name);
            if (!gives.ok()) return gives.error();
            as_wanted = gives_as_wanted(*gives, expected);
            is = {expected.name + "为" + (gives->known() ? value::say_zh(*gives) : "不详"),
                  expected.name + " is " + (gives->known() ? value::say_en(*gives) : "unknown")};
        } else {
            as_wanted = means(program, line, expected);
        }
        if (as_wanted != expected.negated) continue;
        differences.push_back({expected.span, std::string(source.slice(expected.span)), is,
                               line ? Text(line->origin.wording) : Text()});
    }
    return differences;
}

}  // namespace guiju::cli
