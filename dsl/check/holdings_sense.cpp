// SPDX-License-Identifier: Apache-2.0
// What is held must make sense: nothing that can never be had, never be left, never be taken.
#include <set>

#include "dsl/check/literal.h"
#include "dsl/check/rule.h"
#include "dsl/check/stage_walk.h"

namespace guiju::check {

namespace {

/// verb → identities of what lines of 处理 do it to.
std::set<std::pair<std::string, std::string>> effects_of(const Examination& examination) {
    std::set<std::pair<std::string, std::string>> all;
    each_stage(examination, [&](const syntax::Section&, const syntax::Stage& stage) {
        for (const auto& line : stage.dispositions)
            for (const auto& e : line.holdings)
                all.emplace(e.verb, examination.symbols.identity(e.name.text));
    });
    return all;
}

bool runs_out(const Examination& examination, const std::string& name) {
    bool all = true;
    each_stage(examination, [&](const syntax::Section&, const syntax::Stage& stage) {
        for (const auto& line : stage.dispositions)
            for (const auto& e : line.holdings)
                if (e.verb == "enter" && examination.symbols.identity(e.name.text) == name)
                    all = all && (e.valid_for || e.valid_until);
    });
    return all;
}

}  // namespace

// GJ3110: a 放宽 that is not above the 上限 relaxes nothing.
void relaxed_is_more(const Examination& examination) {
    for (const auto& [section, quota] : examination.symbols.quotas) {
        if (!quota->limit) continue;
        const auto base = quantity_of(quota->limit->value);
        for (const auto& one : quota->relaxed) {
            const auto more = quantity_of(one.value);
            if (base && more && more->number <= base->number)
                examination.findings.add(base::Code::gj3110, one.value.span,
                                         {base::Text(section->name.text)});
        }
    }
}

// GJ3111: nothing uses the quota. GJ3112: without a limit and never issued, nobody can use it.
void quotas_can_be_used(const Examination& examination) {
    const auto effects = effects_of(examination);
    for (const auto& [section, quota] : examination.symbols.quotas) {
        const auto name = examination.symbols.identity(section->name.text);
        examination.findings.rest_on(section->basis);
        if (!effects.contains({"use", name}))
            examination.findings.add(base::Code::gj3111, section->heading_span,
                                     {base::Text(section->name.text)});
        if (!quota->limit && !effects.contains({"issue", name}))
            examination.findings.add(base::Code::gj3112, section->heading_span,
                                     {base::Text(section->name.text)});
    }
    examination.findings.rest_on({});
}

// GJ3113: rungs are numbered 第一级, 第二级 … and there are at least two of them.
void title_rungs_in_order(const Examination& examination) {
    for (const auto& [section, ladder] : examination.symbols.ladders) {
        if (ladder->rungs.size() < 2)
            examination.findings.add(base::Code::gj3113, section->heading_span,
                                     {base::Text(section->name.text)});
        for (std::size_t i = 0; i < ladder->rungs.size(); ++i)
            if (ladder->rungs[i].number != static_cast<int>(i) + 1)
                examination.findings.add(base::Code::gj3113, ladder->rungs[i].span,
                                         {base::Text(section->name.text)});
    }
}

// GJ3114 (warning): a register that needs a cause is a black list; whoever is in must get out again.
void lists_can_be_left(const Examination& examination) {
    const auto effects = effects_of(examination);
    for (const auto& [section, record] : examination.symbols.registers) {
        const auto name = examination.symbols.identity(section->name.text);
        const bool black = record->admission.cause_required && effects.contains({"enter", name});
        if (!black || record->admission.valid_for || effects.contains({"remove", name}) ||
            runs_out(examination, name))
            continue;
        examination.findings.add(base::Code::gj3114, section->heading_span,
                                 {base::Text(section->name.text)});
    }
}

// GJ3115: a right without conditions is everybody's.
void rights_have_conditions(const Examination& examination) {
    for (const auto& [section, right] : examination.symbols.entitlements)
        if (right->criteria.empty())
            examination.findings.add(base::Code::gj3115, section->heading_span,
                                     {base::Text(section->name.text)});
}

}  // namespace guiju::check
