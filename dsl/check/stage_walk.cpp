// SPDX-License-Identifier: Apache-2.0
#include "dsl/check/stage_walk.h"

#include <algorithm>

namespace guiju::check {

using syntax::Disposition;
using When = Disposition::When;
using Effect = Disposition::Effect;

bool unconditional(const Disposition& line) { return !line.condition && !line.at_top; }

bool about_criteria(const Disposition& line) {
    return line.when == When::all_pass || line.when == When::any_fails ||
           line.when == When::items_fail || line.when == When::undecided;
}

bool speaks_of(const Disposition& line, int item) {
    if (line.when == When::any_fails || line.when == When::otherwise) return true;
    if (line.when != When::items_fail) return false;
    return std::any_of(line.items.begin(), line.items.end(), [&](const syntax::ItemRange& range) {
        return range.from <= item && item <= range.to;
    });
}

bool same_trigger(const Symbols& symbols, const Disposition& a, const Disposition& b) {
    if (a.when != b.when) return false;
    if (a.when != When::action) return true;
    return std::any_of(a.actions.begin(), a.actions.end(), [&](const syntax::Name& one) {
        return std::any_of(b.actions.begin(), b.actions.end(), [&](const syntax::Name& other) {
            return symbols.identity(one.text) == symbols.identity(other.text);
        });
    });
}

void action_here(const Examination& examination, const syntax::Stage& stage,
                 const syntax::Name& name) {
    std::vector<std::string> here;
    for (const auto& action : stage.actions) {
        if (examination.symbols.identity(action.name.text) ==
            examination.symbols.identity(name.text))
            return;
        here.push_back(action.name.text);
    }
    examination.findings.unknown_word(name, {"本环节的办理事项", "an action of this stage"}, here);
}

base::Span end_of_lines(const syntax::Section& section, const syntax::Stage& stage) {
    return stage.dispositions.empty() ? section.heading_span : stage.dispositions.back().span;
}

std::vector<std::int32_t> next_stages(const Symbols& symbols, std::int32_t stage) {
    std::vector<std::int32_t> next;
    for (const auto& line : symbols.stages[static_cast<std::size_t>(stage)].body->dispositions) {
        if (line.effect != Effect::go || !line.stage) continue;
        const auto at = symbols.find(SymbolKind::stage, line.stage->text);
        if (at && *at != stage && std::find(next.begin(), next.end(), *at) == next.end())
            next.push_back(*at);
    }
    return next;
}

namespace {

/// 跳转到: a way that somebody may choose, none that the case must go.
std::vector<std::int32_t> jumps(const Symbols& symbols, std::int32_t stage) {
    std::vector<std::int32_t> to;
    for (const auto& line : symbols.stages[static_cast<std::size_t>(stage)].body->permissions)
        for (const auto& act : line.acts)
            for (const auto& name : act.stages)
                if (const auto at = symbols.find(SymbolKind::stage, name.text);
                    at && act.verb == "jump")
                    to.push_back(*at);
    return to;
}

}  // namespace

std::vector<bool> reachable_stages(const Symbols& symbols) {
    std::vector<bool> reached(symbols.stages.size(), false);
    if (reached.empty()) return reached;
    std::vector<std::int32_t> open{0};
    reached[0] = true;
    while (!open.empty()) {
        const auto from = open.back();
        open.pop_back();
        auto next = next_stages(symbols, from);
        const auto chosen = jumps(symbols, from);
        next.insert(next.end(), chosen.begin(), chosen.end());
        for (const auto to : next) {
            if (reached[static_cast<std::size_t>(to)]) continue;
            reached[static_cast<std::size_t>(to)] = true;
            open.push_back(to);
        }
    }
    return reached;
}

bool ends_here(const syntax::Stage& stage) {
    return std::any_of(stage.dispositions.begin(), stage.dispositions.end(),
                       [](const Disposition& line) {
                           return line.effect == Effect::close || line.effect == Effect::send_back;
                       });
}

}  // namespace guiju::check
