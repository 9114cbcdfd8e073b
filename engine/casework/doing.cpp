// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "engine/casework/acts.h"
#include "engine/casework/admission.h"
#include "engine/casework/duties.h"
#include "engine/casework/facts_of.h"
#include "engine/casework/reasons.h"
#include "engine/casework/settle.h"

namespace guiju::casework {
namespace {

using program::Action;
using program::kNone;

const std::vector<std::int32_t>& doers(const program::Stage& stage, const Action& action) {
    return action.by.empty() ? stage.handlers : action.by;
}

/// "分发（所在地牵头单位）、自行办理（所在地牵头单位）"
Text possible_here(const Sheet& sheet) {
    std::vector<Text> all;
    const auto& stage = sheet.stage();
    for (const auto& action : stage.actions) {
        const auto& name = sheet.program.verbs[static_cast<std::size_t>(action.verb)].name;
        const auto who = names_of(sheet.program, doers(stage, action));
        all.emplace_back(name.zh + "（" + who.zh + "）", name.en + " (" + who.en + ")");
    }
    if (!stage.criteria.empty()) {
        const auto who = names_of(sheet.program, stage.handlers);
        all.emplace_back("审查（" + who.zh + "）", "check (" + who.en + ")");
    }
    return listed(all);
}

/// The action of this stage with the verb that the actor may do; the denial of the last one if none.
Result<const Action*> find_action(Sheet& sheet) {
    const auto& stage = sheet.stage();
    const auto& name = sheet.command.verb;
    const auto verb = index_of(sheet.program.verbs, name);
    Outcome last = base::Done{};  // of the last one that is called so
    for (const auto& action : stage.actions) {
        if (action.verb != verb) continue;
        last = action.by.empty() ? admit_handler(sheet, name) : admit(sheet, action.by, name);
        if (last.ok()) return &action;
    }
    if (!last.ok()) return last.error();
    return refused(Code::gj5201, {name, stage.name, possible_here(sheet)});
}

bool is_asked_for(const program::Program& program, const Action& action, const std::string& name) {
    const auto slot = eval::slot_named(program.matter.fields, name);
    const auto in = [&](const std::vector<std::int32_t>& slots) {
        return std::find(slots.begin(), slots.end(), slot) != slots.end();
    };
    return slot == kNone || in(action.fill) || in(action.may_fill);
}

const program::GeneralRule* offline_rule(const Sheet& sheet) {
    for (const auto& rule : sheet.program.general)
        if (rule.verb == program::GeneralRule::Verb::offline) return &rule;
    return nullptr;
}

bool is_evidence(const Sheet& sheet, const std::string& name) {
    const auto* rule = sheet.command.offline ? offline_rule(sheet) : nullptr;
    if (rule == nullptr) return false;
    const auto slot = eval::slot_named(sheet.program.matter.fields, name);
    return std::find(rule->fill.begin(), rule->fill.end(), slot) != rule->fill.end();
}

/// 线下办理: what was done on paper is entered with its evidence, each time.
void check_evidence(const Sheet& sheet, std::vector<eval::Defect>& defects) {
    if (!sheet.command.offline) return;
    const auto* rule = offline_rule(sheet);
    if (rule == nullptr) {
        defects.push_back({kNone, Code::gj5227, {Text("线下办理", "offline")}});
        return;
    }
    for (const auto slot : rule->fill) {
        const auto& name = sheet.program.matter.fields[static_cast<std::size_t>(slot)].name;
        if (given(sheet.command.inputs, name.zh)) continue;
        defects.push_back({slot, Code::gj5037, {name, sheet.command.verb}});
    }
}

/// 填写 asks for the fields in this act, even when an earlier one filled them.
void check_filled_now(const Sheet& sheet, const Action& action,
                      std::vector<eval::Defect>& defects) {
    auto said_now = sheet.now;
    for (const auto slot : action.fill) {
        const auto& name = sheet.program.matter.fields[static_cast<std::size_t>(slot)].name.zh;
        if (sheet.now.filed.ms != 0 && !given(sheet.command.inputs, name))
            said_now.fields.erase(name);
    }
    const FactsOf facts(sheet.program, sheet.directory, said_now);
    for (const auto& defect : eval::check_filled(sheet.program, action.fill, facts.facts()))
        defects.push_back(defect);
}

Outcome check_inputs_of(Sheet& sheet, const Action& action) {
    std::vector<eval::Defect> defects;
    const bool drafting = sheet.now.filed.ms == 0;
    for (const auto& [name, value] : sheet.command.inputs) {
        if (drafting || is_asked_for(sheet.program, action, name)) continue;
        if (is_evidence(sheet, name)) continue;
        const auto slot = eval::slot_named(sheet.program.matter.fields, name);
        defects.push_back({slot, Code::gj5221, {name, sheet.command.verb}});
    }
    if (auto done = take_inputs(sheet, defects); !done.ok()) return done;
    if (auto done = check_case(sheet, defects); !done.ok()) return done;
    check_evidence(sheet, defects);
    if (!action.fill.empty()) check_filled_now(sheet, action, defects);
    if (action.reason && sheet.command.reason.empty())
        defects.push_back({kNone, Code::gj5215, {sheet.command.verb}});
    return eval::refuse_if_any(defects);
}

/// 一般须 … may be excused, 鼓励 and 力争 only leave a flag.
bool holds_up(Sheet& sheet, const Action& action, const eval::UnmetRequirement& unmet) {
    const auto& requirement = action.require[static_cast<std::size_t>(unmet.requirement)];
    const auto& verb = sheet.program.verbs[static_cast<std::size_t>(action.verb)].name;
    if (requirement.duty == program::Duty::unless_excused) return !is_excused(sheet, verb.zh);
    if (program::blocks(requirement.duty)) return true;
    sheet.flags.push_back(
        (requirement.duty == program::Duty::strive ? "力争未达到：" : "鼓励未达到：") +
        requirement.origin.wording);
    return false;
}

/// 须 …: holds for sure, or the clause is cited.
Outcome check_requirements(Sheet& sheet, const Action& action, const FactsOf& facts) {
    eval::Scratch scratch;
    const auto unmet = eval::unmet_requirements(sheet.program, action, facts.facts(), scratch);
    if (!unmet.ok()) return unmet.error();
    if (unmet->empty()) return base::Done{};
    std::vector<Text> clauses;
    eval::Explanation missing;
    for (const auto& u : *unmet) {
        if (!holds_up(sheet, action, u)) continue;
        const auto& origin = action.require[static_cast<std::size_t>(u.requirement)].origin;
        const auto& basis = origin.basis.empty() ? action.origin.basis : origin.basis;
        const auto& words = origin.wording.empty() ? action.origin.wording : origin.wording;
        Text clause(words + (basis.empty() ? "" : "〔" + basis + "〕"));
        for (const auto& remark : remarks_of(u.why)) {
            clause.zh += "；" + remark.zh;
            clause.en += "; " + remark.en;
        }
        clauses.push_back(std::move(clause));
        if (u.truth == value::Truth::unknown) eval::join(missing, u.why);
    }
    if (clauses.empty()) return base::Done{};
    if (missing.missing.empty())
        return refused(Code::gj5202, {sheet.command.verb, listed(clauses)});
    return refused(Code::gj5203,
                   {sheet.command.verb, listed(clauses), listed(missing_of(missing))});
}

/// 从“M”中选定F: only who is admitted; the whole ranking goes into the decision or the refusal.
Outcome check_choice(Sheet& sheet, const Action& action) {
    if (action.matching == kNone || action.chosen_field == kNone) return base::Done{};
    const auto& field =
        sheet.program.matter.fields[static_cast<std::size_t>(action.chosen_field)].name;
    const auto all_chosen = units_in(sheet.now.fields, field.zh);
    std::vector<std::string> admitted;
    auto ranked = ranked_units(sheet.program, sheet.directory, sheet.now, action.matching,
                               all_chosen, admitted);
    if (!ranked.ok()) return ranked.error();
    const auto& matching = sheet.program.matchings[static_cast<std::size_t>(action.matching)].name;
    for (const auto& chosen : all_chosen) {
        if (std::find(admitted.begin(), admitted.end(), chosen) != admitted.end()) continue;
        Text list;
        for (const auto& [unit, why] : *ranked) {
            list.zh += (list.zh.empty() ? "" : "；") + unit + "（" + why.zh + "）";
            list.en += (list.en.empty() ? "" : "; ") + unit + " (" + why.en + ")";
        }
        if (list.zh.empty()) list = Text("（无）", "(none)");
        return refused(Code::gj5204, {chosen, matching, list});
    }
    sheet.decision.ranked = std::move(*ranked);
    return base::Done{};
}

/// A level meant by name must be the very next present one.
Outcome check_level(Sheet& sheet, std::int32_t line) {
    const auto& target = sheet.command.target;
    const auto& stage = sheet.stage();
    if (target.empty() || stage.rungs.empty()) return base::Done{};
    const auto effect = stage.dispositions[static_cast<std::size_t>(line)].effect;
    if (effect != LineEffect::up) return base::Done{};
    const auto next = sheet.roles().rung_from(stage, sheet.now.rung + 1);
    if (!next.ok()) return next.error();
    if (!next->has_value()) return base::Done{};
    const auto& holder = (*next)->holder;
    const auto& role = sheet.program.roles[static_cast<std::size_t>(holder.role)];
    const bool same =
        target == holder.unit.id || target == holder.unit.name || target == role.name.zh ||
        target == role.name.en ||
        target == stage.rungs[static_cast<std::size_t>((*next)->rung - 1)].origin.wording ||
        target == program::name_of(role.level);
    if (same) return base::Done{};
    return refused(Code::gj5206, {target, role.name, stage.origin.basis});
}

/// 起算: the act lets the deadline of the rung begin, if it waited for it.
Outcome start_rung(Sheet& sheet, std::int32_t verb) {
    const auto& stage = sheet.stage();
    if (stage.rungs.empty() || sheet.now.rung == 0) return base::Done{};
    const auto& rung = stage.rungs[static_cast<std::size_t>(sheet.now.rung - 1)];
    if (rung.starts_after_verb != verb) return base::Done{};
    const auto position = position_of(sheet);
    if (position.clock != machine::Clock::idle) return base::Done{};
    return run(sheet, machine::Event::Kind::start);
}

Outcome take_ruling(Sheet& sheet, const Action& action, const eval::Ruling& ruling) {
    const auto stage = sheet.stage_index();
    if (ruling.line == kNone) {
        if (ruling.undecided) return no_line(sheet, ruling);
        describe(sheet, action.origin);  // nothing is written about it: the case stays
        sheet.outcome = "留在本环节";
        return clocks_after(sheet, sheet.stage_at(stage), action.verb);
    }
    if (auto done = check_level(sheet, ruling.line); !done.ok()) return done;
    const auto& line = sheet.stage().dispositions[static_cast<std::size_t>(ruling.line)];
    const bool files = stage == 0 && sheet.now.filed.ms == 0 && line.effect != LineEffect::stay;
    if (files)
        if (auto done = file_case(sheet); !done.ok()) return done;
    describe(sheet, ruling);
    if (auto done = clocks_after(sheet, sheet.stage_at(stage), action.verb); !done.ok())
        return done;
    const bool stays = line.effect == LineEffect::stay;
    if (auto done = take(sheet, ruling.line); !done.ok()) return done;
    return stays ? start_rung(sheet, action.verb) : Outcome(base::Done{});
}

}  // namespace

Result<bool> is_at_top(const Sheet& sheet) {
    const auto& stage = sheet.stage();
    if (stage.rungs.empty()) return false;
    const auto next = sheet.roles().rung_from(stage, sheet.now.rung + 1);
    if (!next.ok()) return next.error();
    return !next->has_value();
}

Outcome act_on_case(Sheet& sheet) {
    if (auto open = must_be_open(sheet); !open.ok()) return open;
    const auto action = find_action(sheet);
    if (!action.ok()) return action.error();
    const Action& a = **action;
    if (auto done = check_inputs_of(sheet, a); !done.ok()) return done;
    const FactsOf facts(sheet.program, sheet.directory, sheet.now);  // nothing here changes them
    if (auto done = check_requirements(sheet, a, facts); !done.ok()) return done;
    if (auto done = check_choice(sheet, a); !done.ok()) return done;
    note_done(sheet, a);
    const auto at_top = is_at_top(sheet);
    if (!at_top.ok()) return at_top.error();
    eval::Scratch scratch;
    const auto ruling = eval::rule_on_action(sheet.program, sheet.stage_index(), a.verb, *at_top,
                                             facts.facts(), scratch);
    if (!ruling.ok()) return ruling.error();
    for (const auto role : a.notify)
        if (auto done = notify_role(sheet, "notify", role, sheet.command.verb); !done.ok())
            return done;
    if (auto done = take_ruling(sheet, a, *ruling); !done.ok()) return done;
    sheet.decision.outcome = sheet.outcome;
    return base::Done{};
}

}  // namespace guiju::casework
