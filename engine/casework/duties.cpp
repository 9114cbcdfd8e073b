// SPDX-License-Identifier: Apache-2.0
#include "engine/casework/duties.h"

#include <algorithm>

#include "engine/casework/acts.h"
#include "engine/casework/admission.h"
#include "engine/casework/facts_of.h"
#include "engine/casework/reasons.h"
#include "engine/casework/settle.h"
#include "engine/machine/clock.h"

namespace guiju::casework {
namespace {

using ports::Note;
using program::Disposition;
using program::Duty;

bool goes_on(const Disposition& line) {
    using Effect = Disposition::Effect;
    return line.effect == Effect::go || line.effect == Effect::close || line.effect == Effect::up;
}

bool is_noted(const Sheet& sheet, const char* kind, const std::string& subject) {
    return std::any_of(sheet.now.notes.begin(), sheet.now.notes.end(), [&](const Note& note) {
        return note.current && note.kind == kind && note.stage == sheet.now.stage &&
               note.subject == subject;
    });
}

const Text& verb_name(const Sheet& sheet, const program::Action& action) {
    return sheet.program.verbs[static_cast<std::size_t>(action.verb)].name;
}

/// The subject of an exception as it is kept: the number of an 一般 item, or the name of an action with one.
Result<std::string> excusable(const Sheet& sheet) {
    const auto& wanted = sheet.command.target;
    const auto& stage = sheet.stage();
    for (const auto& criterion : stage.criteria)
        if (criterion.duty == Duty::unless_excused && std::to_string(criterion.number) == wanted)
            return wanted;
    for (const auto& action : stage.actions) {
        const auto& name = verb_name(sheet, action);
        if (name.zh != wanted && name.en != wanted) continue;
        const bool asks = std::any_of(
            action.require.begin(), action.require.end(),
            [](const auto& requirement) { return requirement.duty == Duty::unless_excused; });
        if (action.duty == Duty::unless_excused || asks) return name.zh;
    }
    return refused(Code::gj5035,
                   {wanted.empty() ? Text("（未写明）", "(not named)") : Text(wanted), stage.name});
}

Result<value::Instant> end_of(Sheet& sheet, const program::PeriodRef& valid) {
    if (!valid.given) return value::Instant{};
    const auto due =
        machine::due(machine::start(program::resolve(sheet.program, valid), sheet.today()),
                     sheet.program.calendar);
    if (!due.ok()) return due.error();
    return value::start_of({due->days + 1});
}

}  // namespace

void expire_exceptions(Sheet& sheet) {
    for (auto& note : sheet.now.notes)
        if (note.kind == Note::kException && note.until.ms != 0 && note.until <= sheet.command.at)
            note.current = false;
}

bool is_excused(const Sheet& sheet, const std::string& subject) {
    return is_noted(sheet, Note::kException, subject);
}

void note_done(Sheet& sheet, const program::Action& action) {
    if (action.duty == Duty::may || action.duty == Duty::pilot) return;
    const auto& name = verb_name(sheet, action).zh;
    if (is_noted(sheet, Note::kDone, name)) return;
    Note note;
    note.kind = Note::kDone;
    note.stage = sheet.now.stage;
    note.subject = name;
    note.unit = sheet.command.actor.unit;
    note.person = sheet.command.actor.person;
    note.at = sheet.command.at;
    sheet.now.notes.push_back(std::move(note));
}

Outcome check_duties(Sheet& sheet, const Disposition& line) {
    using When = Disposition::When;
    const bool by_time = line.when == When::expired || line.when == When::correction_expired;
    if (!goes_on(line) || by_time) return base::Done{};  // time passes whatever was not done
    std::vector<Text> open;
    for (const auto& action : sheet.stage().actions) {
        const auto& name = verb_name(sheet, action);
        if (is_noted(sheet, Note::kDone, name.zh)) continue;
        const bool excused = action.duty == Duty::unless_excused && is_excused(sheet, name.zh);
        if (action.duty == Duty::must || (action.duty == Duty::unless_excused && !excused))
            open.push_back(name);
        if (action.duty == Duty::encouraged) flag(sheet, "鼓励未办：" + name.zh);
        if (action.duty == Duty::strive) flag(sheet, "力争未办：" + name.zh);
    }
    if (open.empty()) return base::Done{};
    return refused(Code::gj5034, {sheet.now.stage, listed(open)});
}

void flag_wishes(Sheet& sheet, const eval::Ruling& ruling) {
    for (const auto& criterion : sheet.stage().criteria) {
        if (program::blocks(criterion.duty)) continue;
        for (const auto& answer : ruling.answers) {
            if (answer.number != criterion.number || answer.said == value::Truth::yes) continue;
            flag(sheet, (criterion.duty == Duty::strive ? "力争未达到：" : "鼓励未达到：") +
                            criterion.origin.wording);
        }
    }
}

void begin_notes(Sheet& sheet, const std::string& stage, bool entered) {
    const auto of_the_work = [](const Note& note) {  // ends with the work on a stage, whichever
        return note.kind == Note::kClaim || note.kind == Note::kDelegate ||
               note.kind == Note::kFor || note.kind == Note::kSigner || note.kind == Note::kSigned;
    };
    for (auto& note : sheet.now.notes) {
        if (entered && of_the_work(note)) note.current = false;
        if (note.stage != stage) continue;
        if (note.kind == Note::kOpinion || (entered && note.kind == Note::kDone))
            note.current = false;
        if (entered && note.kind == Note::kException && note.until.ms == 0) note.current = false;
    }
}

Outcome grant_exception(Sheet& sheet) {
    if (auto open = must_be_open(sheet); !open.ok()) return open;
    const auto& rule = sheet.stage().exception;
    const auto what = verb_of(sheet.command);
    if (rule.by.empty()) return refused(Code::gj5036, {sheet.now.stage});
    if (auto done = admit(sheet, rule.by, what); !done.ok()) return done;
    if (sheet.command.reason.empty()) return refused(Code::gj5215, {what});
    if (!sheet.before.applicant_unit.empty() && sheet.actor_unit.id == sheet.now.applicant_unit)
        return denied(Code::gj5032, {sheet.actor_unit.name, sheet.now.stage});
    const auto subject = excusable(sheet);
    if (!subject.ok()) return subject.error();
    const auto until = end_of(sheet, rule.valid);
    if (!until.ok()) return until.error();
    Note note;
    note.kind = Note::kException;
    note.stage = sheet.now.stage;
    note.subject = *subject;
    note.role = sheet.actor_role;
    note.unit = sheet.actor_unit.id;
    note.person = sheet.command.actor.person;
    note.reason = sheet.command.reason;
    note.at = sheet.command.at;
    note.until = *until;
    sheet.now.notes.push_back(std::move(note));
    const bool item = subject->find_first_not_of("0123456789") == std::string::npos;
    flag(sheet, "例外：" + (item ? "第" + item_mark(std::stoi(*subject)) + "项" : *subject));
    describe(sheet, rule.origin);
    sheet.outcome = "已准予例外";
    sheet.decision.outcome = sheet.outcome;
    return base::Done{};
}

}  // namespace guiju::casework
