// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "engine/casework/acts.h"
#include "engine/casework/admission.h"
#include "engine/casework/duties.h"
#include "engine/casework/facts_of.h"
#include "engine/casework/reasons.h"
#include "engine/casework/settle.h"
#include "engine/casework/signing.h"
#include "engine/casework/standing.h"

namespace guiju::casework {
namespace {

using program::Disposition;
using program::Field;
using program::kNone;

const Field* field_named(const program::Program& program, const std::string& name) {
    const auto slot = eval::slot_named(program.matter.fields, name);
    return slot == kNone ? nullptr : &program.matter.fields[static_cast<std::size_t>(slot)];
}

/// The field is a judgement, or holds the reason of one.
bool belongs_to_judgement(const program::Program& program, const std::string& name) {
    const auto slot = eval::slot_named(program.matter.fields, name);
    for (const auto& field : program.matter.fields) {
        if (field.type != Field::Type::judgement) continue;
        if (field.name.zh == name || (slot != kNone && field.reason_field == slot)) return true;
    }
    return false;
}

/// The reason of the command stands for each judgement given without its own.
void spread_reason(Sheet& sheet) {
    if (sheet.command.reason.empty()) return;
    for (const auto& [name, value] : sheet.command.inputs) {
        const auto* field = field_named(sheet.program, name);
        if (field == nullptr || field->reason_field == kNone) continue;
        const auto& reason =
            sheet.program.matter.fields[static_cast<std::size_t>(field->reason_field)].name.zh;
        if (!given(sheet.command.inputs, reason))
            sheet.now.fields[reason] = value::Value(sheet.command.reason);
    }
}

Outcome take_judgements(Sheet& sheet) {
    std::vector<eval::Defect> defects;
    for (const auto& [name, value] : sheet.command.inputs) {
        if (field_named(sheet.program, name) == nullptr ||
            belongs_to_judgement(sheet.program, name))
            continue;
        if (auto may = may_write(sheet, name); !may.ok()) return may;
        const auto slot = eval::slot_named(sheet.program.matter.fields, name);
        defects.push_back({slot, Code::gj5221, {name, "审查"}});
    }
    if (auto done = take_inputs(sheet, defects); !done.ok()) return done;
    spread_reason(sheet);
    if (auto done = check_case(sheet, defects); !done.ok()) return done;
    const FactsOf facts(sheet.program, sheet.directory, sheet.now);
    for (const auto& defect : eval::check_reasons(sheet.program, facts.facts()))
        defects.push_back(defect);
    return eval::refuse_if_any(defects);
}

bool means(const Sheet& sheet, const Disposition& line, std::string intended) {
    if (intended.starts_with("拟")) intended.erase(0, std::string("拟").size());
    const auto one_of = [&](std::initializer_list<const char*> words) {
        return std::any_of(words.begin(), words.end(),
                           [&](const char* w) { return intended == w; });
    };
    switch (line.effect) {
        case LineEffect::correct:
            return one_of({"退回补正", "补正", "return for correction", "correct"});
        case LineEffect::clarify:
            return one_of({"补充说明", "请补充说明", "ask for clarification", "clarify"});
        case LineEffect::send_back: return one_of({"退回", "return", "send back"});
        case LineEffect::close: return one_of({"办结", "close"});
        case LineEffect::stay: return one_of({"留在本环节", "stay"});
        case LineEffect::up: return one_of({"报上一级", "上报", "report to next level"});
        case LineEffect::go: break;
    }
    const auto& stage = sheet.stage_at(line.stage).name;
    return one_of({"通过", "pass"}) || intended == "转" + stage.zh || intended == stage.zh ||
           intended == stage.en || intended == "go to " + stage.en;
}

/// What the officer means to do must be what the rules say.
Outcome check_intended(const Sheet& sheet, const eval::Ruling& ruling) {
    const auto& intended = sheet.command.intended;
    if (intended.empty()) return base::Done{};
    const auto& stage = sheet.stage();
    const auto& line = stage.dispositions[static_cast<std::size_t>(ruling.line)];
    if (means(sheet, line, intended)) return base::Done{};
    auto why = say_items(stage, ruling.items);
    if (why.empty()) why = "各项均符合";
    return refused(Code::gj5205,
                   {intended, say_effect(sheet.program, line), why, line.origin.wording});
}

/// The applicant's side may hand in what was asked back.
Outcome admit_corrector(Sheet& sheet) {
    if (position_of(sheet).work != machine::Work::awaiting_correction) {
        if (auto open = must_be_open(sheet); !open.ok()) return open;
        return refused(Code::gj5216, {sheet.now.stage});
    }
    if (sheet.actor_unit.id != sheet.now.holder_unit)
        return denied(Code::gj5211, {"补正", sheet.now.stage, sheet.now.holder_unit});
    sheet.actor_role = sheet.now.holder_role;
    return base::Done{};
}

/// Judged was what there was before; the new version is judged anew.
void forget_judgements(Sheet& sheet) {
    const auto& fields = sheet.program.matter.fields;
    for (const auto& field : fields) {
        if (field.type != Field::Type::judgement) continue;
        sheet.now.fields.erase(field.name.zh);
        if (field.reason_field != kNone)
            sheet.now.fields.erase(fields[static_cast<std::size_t>(field.reason_field)].name.zh);
    }
}

/// The unit that confirms, and within it somebody other than who proposed.
Outcome admit_confirmer(Sheet& sheet) {
    const auto what = verb_of(sheet.command);
    if (position_of(sheet).work != machine::Work::awaiting_confirmation)
        return refused(Code::gj5217, {sheet.now.stage});
    const auto& p = sheet.now.pending;
    if (p.role.empty())  // it waits for signers alone
        if (auto open = check_signed_after(sheet); !open.ok()) return open;
    const auto role = index_of(sheet.program.roles, p.role);
    if (role == kNone) return broken(Code::gj5009, {sheet.now.id});
    if (auto done = admit(sheet, {role}, what); !done.ok()) return done;
    if (sheet.actor_unit.id != p.unit) return denied(Code::gj5211, {what, sheet.now.stage, p.unit});
    if (sheet.command.actor.person.empty()) return misuse(Code::gj5008, {what});
    if (sheet.command.actor.unit != p.proposer_unit) return base::Done{};
    return check_four_eyes(sheet, p.proposer);
}

}  // namespace

Outcome screen_case(Sheet& sheet) {
    if (auto open = must_be_open(sheet); !open.ok()) return open;
    if (sheet.stage().criteria.empty()) return refused(Code::gj5219, {sheet.now.stage});
    if (auto done = admit_handler(sheet, "审查"); !done.ok()) return done;
    if (auto done = take_judgements(sheet); !done.ok()) return done;
    const FactsOf facts(sheet.program, sheet.directory, sheet.now);
    eval::Scratch scratch;
    const auto ruling = eval::screen(sheet.program, sheet.stage_index(), facts.facts(), scratch,
                                     eval::Explain::yes);
    if (!ruling.ok()) return ruling.error();
    if (ruling->line == kNone) return no_line(sheet, *ruling);
    if (auto same = check_intended(sheet, *ruling); !same.ok()) return same;
    sheet.items = ruling->items;
    describe(sheet, *ruling);
    flag_wishes(sheet, *ruling);
    if (auto done = take(sheet, ruling->line); !done.ok()) return done;
    sheet.decision.outcome = sheet.outcome;
    return base::Done{};
}

Outcome correct_case(Sheet& sheet) {
    if (auto done = admit_corrector(sheet); !done.ok()) return done;
    std::vector<eval::Defect> defects;
    for (const auto& [name, value] : sheet.command.inputs) {
        if (!belongs_to_judgement(sheet.program, name)) {
            if (auto may = may_write(sheet, name); !may.ok()) return may;
            continue;
        }
        defects.push_back(
            {eval::slot_named(sheet.program.matter.fields, name), Code::gj5221, {name, "补正"}});
    }
    forget_judgements(sheet);
    if (auto done = take_inputs(sheet, defects); !done.ok()) return done;
    if (auto done = check_case(sheet, defects); !done.ok()) return done;
    if (auto none = eval::refuse_if_any(defects); !none.ok()) return none;
    ++sheet.now.edition;
    if (auto done = run(sheet, machine::Event::Kind::corrected); !done.ok()) return done;
    sheet.now.correct_items.clear();
    sheet.outcome = "已补正";
    sheet.decision.stage = sheet.now.stage;
    sheet.decision.outcome = sheet.outcome;
    return base::Done{};
}

Outcome confirm_case(Sheet& sheet) {
    if (auto done = admit_confirmer(sheet); !done.ok()) return done;
    if (auto signed_by_all = check_signed_after(sheet); !signed_by_all.ok()) return signed_by_all;
    const auto index = static_cast<std::size_t>(sheet.now.pending.disposition);
    const auto& stage = sheet.stage();
    if (index >= stage.dispositions.size()) return broken(Code::gj5009, {sheet.now.id});
    describe(sheet, stage.dispositions[index].origin);
    if (auto done = take_pending(sheet); !done.ok()) return done;
    sheet.decision.outcome = sheet.outcome;
    return base::Done{};
}

Outcome decline_case(Sheet& sheet) {
    if (auto done = admit_confirmer(sheet); !done.ok()) return done;
    if (sheet.command.reason.empty()) return refused(Code::gj5215, {"不予确认"});
    const auto proposer = sheet.now.pending.proposer_unit;
    if (auto done = run(sheet, machine::Event::Kind::decline); !done.ok()) return done;
    close_signing(sheet);
    sheet.outcome = "不予确认";
    sheet.decision.stage = sheet.now.stage;
    sheet.decision.outcome = sheet.outcome;
    notify(sheet, "declined", "", proposer, sheet.command.reason);
    return base::Done{};
}

}  // namespace guiju::casework
