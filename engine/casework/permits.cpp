// SPDX-License-Identifier: Apache-2.0
#include "engine/casework/permits.h"

#include <algorithm>

#include "engine/casework/admission.h"
#include "engine/casework/kinds.h"
#include "engine/casework/reasons.h"
#include "engine/machine/clock.h"

namespace guiju::casework {
namespace {

using program::Permit;

Text word_of(Permit::Verb verb) {
    switch (verb) {
        case Permit::Verb::claim: return {"签收", "claim"};
        case Permit::Verb::transfer: return {"转办", "transfer"};
        case Permit::Verb::delegate: return {"委托", "delegate"};
        case Permit::Verb::sign_before: return {"前加签", "countersign before"};
        case Permit::Verb::sign_after: return {"后加签", "countersign after"};
        case Permit::Verb::remove_signer: return {"减签", "remove signer"};
        case Permit::Verb::copy: return {"抄送", "copy"};
        case Permit::Verb::urge: return {"催办", "urge"};
        case Permit::Verb::take_back: return {"取回", "take back"};
        case Permit::Verb::send_to: return {"退回", "return to"};
        case Permit::Verb::jump: return {"跳转到", "jump to"};
        case Permit::Verb::reopen: return {"重新办理", "reopen"};
        case Permit::Verb::late: return {"补录", "late entry"};
    }
    return {};
}

bool takes_place(Command::Kind kind) {
    using Kind = Command::Kind;
    return kind == Kind::act || kind == Kind::screen || kind == Kind::correct ||
           kind == Kind::confirm || kind == Kind::decline || kind == Kind::opine ||
           kind == Kind::fill;
}

}  // namespace

Outcome by_handler(Sheet& sheet) { return admit_handler(sheet, verb_of(sheet.command)); }

Outcome anybody(Sheet& /*sheet*/) { return base::Done{}; }

Text permits_of(const Sheet& sheet, const program::Stage& stage) {
    std::vector<Text> all;
    for (const auto& permit : stage.permits) {
        auto word = word_of(permit.verb);
        if (permit.previous) word = {word.zh + "上一环节", word.en + " previous stage"};
        for (const auto at : permit.stages) {
            const auto& name = sheet.stage_at(at).name;
            word = {word.zh + "“" + name.zh + "”", word.en + " \"" + name.en + "\""};
        }
        if (std::find(all.begin(), all.end(), word) == all.end()) all.push_back(std::move(word));
    }
    if (all.empty()) return {"（无）", "(nothing)"};
    return listed(all);
}

Result<const Permit*> permitted(Sheet& sheet, const program::Stage& stage, Permit::Verb verb,
                                const ByDefault& by_default,
                                const std::function<bool(const Permit&)>& fits) {
    Outcome last = refused(Code::gj5471, {word_of(verb), stage.name, permits_of(sheet, stage)});
    for (const auto& permit : stage.permits) {
        if (permit.verb != verb || (fits && !fits(permit))) continue;
        last = permit.by.empty() ? by_default(sheet) : admit(sheet, permit.by, word_of(verb).zh);
        if (!last.ok()) continue;
        if (permit.reason && sheet.command.reason.empty())
            return refused(Code::gj5215, {word_of(verb)});
        describe(sheet, permit.origin);
        return &permit;
    }
    return last.error();
}

Result<Addressee> addressee(Sheet& sheet, const std::string& text) {
    if (text.empty()) return refused(Code::gj5223, {verb_of(sheet.command)});
    const auto wide = text.find("／"), narrow = text.find('/');
    const auto slash = std::min(wide, narrow);
    const auto name = text.substr(0, slash);
    auto unit = sheet.directory.unit(name);
    if (!unit.ok()) return unit.error();
    Addressee to;
    if (slash != std::string::npos) {
        if (!unit->has_value()) return not_found(Code::gj5007, {name});
        const auto width = slash == narrow ? std::size_t{1} : std::string("／").size();
        to.person = text.substr(slash + width);
        to.unit = std::move(**unit);
    } else if (unit->has_value()) {
        to.unit = std::move(**unit);
    } else {
        to.unit = sheet.actor_unit;
        to.person = text;
    }
    to.own_unit = to.unit.id == sheet.actor_unit.id;
    return to;
}

Result<value::Date> last_day(const Sheet& sheet, const program::PeriodRef& period,
                             value::Date from) {
    return machine::due(machine::start(program::resolve(sheet.program, period), from),
                        sheet.program.calendar);
}

/// When somebody last handled the case. That its deadlines were looked at is nobody's act, as long as nothing came
/// of it but a reminder.
value::Instant last_handled(const Sheet& sheet) {
    for (auto at = sheet.journal.rbegin(); at != sheet.journal.rend(); ++at) {
        const bool stays = at->from_stage == at->to_stage && at->from_phase == at->to_phase;
        if (!stays || at->verb != "到期检查") return at->at;
    }
    return sheet.before.updated;
}

/// Time comes from outside, and the clocks of two machines differ: a step back is not refused, but it is told.
void note_step_back(Sheet& sheet) {
    constexpr std::int64_t kApart = 5LL * 60 * 1000;  // milliseconds
    const auto& command = sheet.command;
    const auto before = sheet.before.updated;
    if (follows_of_itself(command.kind) || command.offline || command.at.ms + kApart >= before.ms)
        return;
    sheet.flags.push_back("办理时间" + value::iso(command.at) + "早于本案上一次改动" +
                          value::iso(before));
}

Outcome check_late(Sheet& sheet) {
    const auto& command = sheet.command;
    if (command.entered.ms == 0) {
        note_step_back(sheet);
        return base::Done{};
    }
    const auto done = value::day_of(command.at), entered = value::day_of(command.entered);
    if (command.entered < command.at)
        return misuse(Code::gj5488, {value::iso(command.at), value::iso(command.entered)});
    if (!takes_place(command.kind)) return refused(Code::gj5496, {verb_of(command)});
    if (sheet.before.stage.empty())
        return refused(Code::gj5471, {Text("补录", "late entry"), sheet.now.stage,
                                      permits_of(sheet, sheet.stage())});
    const auto handled = last_handled(sheet);
    if (command.at < handled)
        return refused(Code::gj5486, {value::iso(command.at), value::iso(handled)});
    const auto permit = permitted(sheet, sheet.stage(), Permit::Verb::late, anybody);
    if (!permit.ok()) return permit.error();
    const auto last = last_day(sheet, (*permit)->within, done);
    if (!last.ok()) return last.error();
    if (entered > *last) return refused(Code::gj5487, {said(done), said(*last)});
    sheet.flags.push_back("补录：" + value::iso(done) + "办，" + value::iso(entered) + "录入");
    return base::Done{};
}

}  // namespace guiju::casework
