// SPDX-License-Identifier: Apache-2.0
#include "dsl/render/outcome.h"

namespace guiju::render {
namespace {

using base::Text;
using Effect = program::Disposition::Effect;

Text effect_words(const program::Program& program, const program::Disposition& line) {
    switch (line.effect) {
        case Effect::go: {
            const auto& stage = program.stages[static_cast<std::size_t>(line.stage)].name;
            return {"转" + stage.zh, "go to " + stage.en};
        }
        case Effect::correct: return {"退回补正", "return for correction"};
        case Effect::clarify: return {"请补充说明", "ask for clarification"};
        case Effect::send_back: return {"退回", "return"};
        case Effect::close:
            if (line.result.empty()) return {"办结", "close"};
            return {"办结（" + line.result + "）", "close (" + line.result + ")"};
        case Effect::stay: return {"留在本环节", "stay"};
        case Effect::up: return {"报上一级", "report to the next level"};
    }
    return {};
}

}  // namespace

Text outcome_words(const program::Program& program, const program::Disposition& line) {
    const auto words = effect_words(program, line);
    if (line.confirmed_by < 0) return words;
    const auto& role = program.roles[static_cast<std::size_t>(line.confirmed_by)].name;
    return {"报" + role.zh + "确认后" + words.zh,
            "after confirmation by " + role.en + ": " + words.en};
}

Text outcome_words(const program::Program& program, std::int32_t stage, std::int32_t line) {
    if (line < 0) return {"不能判断", "cannot be decided"};
    const auto& lines = program.stages[static_cast<std::size_t>(stage)].dispositions;
    return outcome_words(program, lines[static_cast<std::size_t>(line)]);
}

}  // namespace guiju::render
