// SPDX-License-Identifier: Apache-2.0
#include "engine/casework/joint.h"

#include <algorithm>

#include "engine/casework/acts.h"
#include "engine/casework/admission.h"
#include "engine/casework/facts_of.h"
#include "engine/casework/reasons.h"
#include "engine/casework/settle.h"
#include "engine/casework/signing.h"
#include "engine/casework/standing.h"

namespace guiju::casework {
namespace {

using ports::Note;
using program::JointReview;

bool reaches(const JointReview& joint, std::int64_t agree, std::int64_t all) {
    using Quorum = JointReview::Quorum;
    switch (joint.quorum) {
        case Quorum::all: return agree == all;
        case Quorum::any: return agree > 0;
        case Quorum::majority: return agree * 2 > all;
        case Quorum::votes: return value::Number(agree) >= joint.need;
        case Quorum::share: {
            const auto wanted = value::multiply(joint.need, value::Number(all));
            return wanted && value::Number(agree) >= *wanted;
        }
    }
    return false;
}

const char* verdict_of(const std::string& word) {
    if (word == "同意" || word == "agree") return "同意";
    if (word == "不同意" || word == "disagree") return "不同意";
    return word == "弃权" || word == "abstain" ? "弃权" : "";
}

Text members_of(const program::Program& program, const std::vector<Seat>& seats) {
    std::vector<Text> names;
    for (const auto& seat : seats) {
        const auto& role = program.roles[static_cast<std::size_t>(seat.role)].name;
        if (std::find(names.begin(), names.end(), role) == names.end()) names.push_back(role);
    }
    return listed(names);
}

/// The seat of who acts. Nobody reviews what it has filed itself.
Result<const Seat*> own_seat(Sheet& sheet, const std::vector<Seat>& seats) {
    const Seat* spoken = nullptr;  // of two seats the one that has not
    for (const auto& seat : seats) {
        const auto& role = sheet.program.roles[static_cast<std::size_t>(seat.role)].name;
        const auto& wanted = sheet.command.actor.role;
        if (seat.unit.id != sheet.actor_unit.id) continue;
        if (!wanted.empty() && wanted != role.zh && wanted != role.en) continue;
        if (seat.unit.id == sheet.now.applicant_unit &&
            !is_applicant_role(sheet.program, seat.role))
            return denied(Code::gj5032, {seat.unit.name, sheet.now.stage});
        if (seat.opinion == nullptr) return &seat;
        if (spoken == nullptr) spoken = &seat;
    }
    if (spoken != nullptr) return spoken;
    const auto& who = sheet.actor_unit.name.empty() ? sheet.actor_unit.id : sheet.actor_unit.name;
    return denied(Code::gj5031, {sheet.now.stage, members_of(sheet.program, seats), who});
}

/// A unit with two seats has two votes, but not of the same person, nor of one and his deputy.
Outcome check_one_vote(const Sheet& sheet, const Seat& seat) {
    const auto& person = sheet.command.actor.person;
    for (const auto& note : sheet.now.notes) {
        const bool other = note.kind == Note::kOpinion && note.current &&
                           note.stage == sheet.now.stage && note.unit == seat.unit.id &&
                           note.role != sheet.role_name(seat.role);
        if (!other || note.person.empty() || person.empty()) continue;
        if (auto may = check_four_eyes(sheet, note.person); !may.ok()) return may;
    }
    return base::Done{};
}

/// What was said by who has claimed the seat is changed by him alone.
Outcome check_claimed_seat(const Sheet& sheet, const Seat& seat) {
    if (seat.opinion == nullptr) return base::Done{};
    const auto& person = sheet.command.actor.person;
    for (const auto& note : sheet.now.notes) {
        const bool claim = note.current && note.kind == Note::kClaim &&
                           note.stage == sheet.now.stage && note.unit == seat.unit.id;
        if (!claim || note.person == person || note.person != seat.opinion->person) continue;
        const auto may = may_act_for(sheet, note.unit, note.person, person);
        if (!may.ok()) return may.error();
        if (!*may) return denied(Code::gj5472, {verb_of(sheet.command), note.person});
    }
    return base::Done{};
}

void put_opinion(Sheet& sheet, const Seat& seat, const std::string& verdict) {
    for (auto& note : sheet.now.notes)
        if (note.kind == Note::kOpinion && note.stage == sheet.now.stage && note.current &&
            note.unit == seat.unit.id && note.role == sheet.role_name(seat.role))
            note.current = false;
    Note note;
    note.kind = Note::kOpinion;
    note.stage = sheet.now.stage;
    note.subject = verdict;
    note.role = sheet.role_name(seat.role);
    note.unit = seat.unit.id;
    note.person = sheet.command.actor.person;
    note.reason = sheet.command.reason;
    note.votes = seat.votes;
    note.at = sheet.command.at;
    sheet.now.notes.push_back(std::move(note));
    for (auto& [id, item] : sheet.work) {
        const bool his = item.unit == seat.unit.id && item.role == sheet.role_name(seat.role);
        if (item.closed.ms != 0 || !his || item.kind != kHandleWork) continue;
        item.closed = sheet.command.at;
        sheet.changed_work.insert(id);
    }
    const auto waits = std::find_if(sheet.work.begin(), sheet.work.end(), [](const auto& entry) {
        return entry.second.closed.ms == 0 && entry.second.kind == kHandleWork;
    });
    if (waits == sheet.work.end()) return;
    sheet.now.holder_role = waits->second.role;
    sheet.now.holder_unit = waits->second.unit;
}

Result<std::vector<Seat>> seats_here(Sheet& sheet) {
    return seats_of(sheet.program, sheet.directory, sheet.now, sheet.stage());
}

}  // namespace

Result<std::vector<Seat>> seats_of(const program::Program& program, ports::Directory& directory,
                                   const ports::CaseRecord& record, const program::Stage& stage) {
    const Roles roles(program, directory, record);
    std::vector<Seat> seats;
    for (const auto& member : stage.joint.members) {
        const auto& name = program.roles[static_cast<std::size_t>(member.role)].name;
        auto units = roles.units_of(member.role);
        if (!units.ok()) return units.error();
        if (units->empty()) return refused(Code::gj5231, {stage.name, name});
        for (auto& unit : *units) {
            Seat seat{member.role, std::move(unit), member.votes, nullptr};
            for (const auto& note : record.notes)
                if (note.kind == Note::kOpinion && note.current && note.stage == stage.name.zh &&
                    note.unit == seat.unit.id && note.role == name.zh)
                    seat.opinion = &note;
            seats.push_back(std::move(seat));
        }
    }
    return seats;
}

JointResult tally(const JointReview& joint, const std::vector<Seat>& seats, bool late) {
    using Silence = JointReview::Silence;
    JointResult result;
    for (const auto& seat : seats) {
        result.all += seat.votes;
        const auto& said = seat.opinion == nullptr ? std::string() : seat.opinion->subject;
        const bool silent = said.empty();
        if (said == "同意" || (silent && late && joint.silence == Silence::agrees))
            result.agree += seat.votes;
        else if (said == "不同意" || (silent && late && joint.silence == Silence::refuses))
            result.refuse += seat.votes;
        else if (silent)
            result.silent += seat.votes;
    }
    result.agreed = reaches(joint, result.agree, result.all);
    const bool settled = result.agreed || !reaches(joint, result.agree + result.silent, result.all);
    result.drawn = result.silent == 0 || (settled && (late || joint.at_once));
    return result;
}

std::vector<std::string> opinions_said(const program::Program& program,
                                       const std::vector<Seat>& seats) {
    std::vector<std::string> out;
    for (const auto& seat : seats) {
        const auto& role = program.roles[static_cast<std::size_t>(seat.role)].name.zh;
        const auto& who = seat.unit.name.empty() ? seat.unit.id : seat.unit.name;
        auto text = role == who ? role : role + "（" + who + "）";
        text += seat.opinion == nullptr ? "：未表态" : "：" + seat.opinion->subject;
        if (seat.opinion != nullptr && !seat.opinion->reason.empty())
            text += "，" + seat.opinion->reason;
        out.push_back(std::move(text));
    }
    return out;
}

Outcome draw_joint(Sheet& sheet, bool late) {
    const auto seats = seats_here(sheet);
    if (!seats.ok()) return seats.error();
    const auto& joint = sheet.stage().joint;
    const auto result = tally(joint, *seats, late);
    sheet.decision.opinions = opinions_said(sheet.program, *seats);
    if (!result.drawn) {
        describe(sheet, joint.origin);
        return base::Done{};
    }
    const FactsOf known(sheet.program, sheet.directory, sheet.now);
    auto facts = known.facts();
    facts.agree_votes = result.agree;  // with those whose silence counts
    facts.refuse_votes = result.refuse;
    eval::Scratch scratch;
    const auto ruling =
        eval::rule_on_joint(sheet.program, sheet.stage_index(), result.agreed, facts, scratch);
    if (!ruling.ok()) return ruling.error();
    if (ruling->line == program::kNone) return no_line(sheet, *ruling);
    describe(sheet, *ruling);
    return take(sheet, ruling->line);
}

Outcome give_opinion(Sheet& sheet) {
    const std::string verdict = verdict_of(sheet.command.verb);
    if (verdict.empty()) return misuse(Code::gj5033, {sheet.command.verb});
    if (auto* item = verdict == "弃权" ? nullptr : signing_of(sheet))
        return answer_as_signer(sheet, *item, verdict);
    if (auto open = must_be_open(sheet); !open.ok()) return open;
    if (sheet.stage().joint.members.empty()) return refused(Code::gj5030, {sheet.now.stage});
    if (verdict == "不同意" && sheet.command.reason.empty())
        return refused(Code::gj5215, {verdict});
    const auto seats = seats_here(sheet);
    if (!seats.ok()) return seats.error();
    const auto seat = own_seat(sheet, *seats);
    if (!seat.ok()) return seat.error();
    if (auto may = check_one_vote(sheet, **seat); !may.ok()) return may;
    if (auto his = check_claimed_seat(sheet, **seat); !his.ok()) return his;
    sheet.actor_role = sheet.role_name((*seat)->role);
    put_opinion(sheet, **seat, verdict);
    const bool late = position_of(sheet).clock == machine::Clock::overdue;
    if (auto done = draw_joint(sheet, late); !done.ok()) return done;
    if (sheet.outcome.empty()) sheet.outcome = "已表态，等待其余各方";
    sheet.decision.outcome = sheet.outcome;
    return base::Done{};
}

}  // namespace guiju::casework
