// SPDX-License-Identifier: Apache-2.0
#include "engine/casework/standing.h"

#include <algorithm>

namespace guiju::casework {
namespace {

using ports::Note;
using ports::StandIn;

bool is_here(const Sheet& sheet, const Note& note, const char* kind) {
    return note.current && note.kind == kind && note.stage == sheet.now.stage;
}

bool holds_at(const StandIn& record, value::Instant at) {
    return record.from <= at && (record.until.ms == 0 || at < record.until);
}

/// Handovers lead on: A to B, later B to C. A deputy on leave hands nothing on.
bool stands_in(const std::vector<StandIn>& records, const std::string& person,
               const std::string& deputy, value::Instant at) {
    constexpr int kMostHandovers = 16;
    auto holder = person;
    for (int left = kMostHandovers; left > 0; --left) {
        const StandIn* next = nullptr;
        for (const auto& record : records) {
            if (record.person != holder || !holds_at(record, at)) continue;
            if (record.deputy == deputy) return true;
            if (record.until.ms == 0) next = &record;
        }
        if (next == nullptr) return false;
        holder = next->deputy;
    }
    return false;
}

bool delegated(const Sheet& sheet, const std::string& unit, const std::string& person,
               const std::string& deputy) {
    return std::any_of(sheet.now.notes.begin(), sheet.now.notes.end(), [&](const Note& note) {
        return is_here(sheet, note, Note::kDelegate) && note.unit == unit &&
               note.person == person && note.subject == deputy;
    });
}

}  // namespace

Result<bool> may_act_for(const Sheet& sheet, const std::string& unit, const std::string& person,
                         const std::string& deputy) {
    if (delegated(sheet, unit, person, deputy)) return true;
    const auto records = sheet.directory.stand_ins(unit);
    if (!records.ok()) return records.error();
    return stands_in(*records, person, deputy, sheet.command.at);
}

void act_for(Sheet& sheet, const std::string& person) {
    sheet.on_behalf = person;
    const auto& actor = sheet.command.actor;
    for (const auto& note : sheet.now.notes)
        if (is_here(sheet, note, Note::kFor) && note.unit == actor.unit &&
            note.person == actor.person && note.subject == person)
            return;
    add_note(sheet, Note::kFor, person);
}

Note* claim_of(Sheet& sheet, const std::string& unit) {
    for (auto& note : sheet.now.notes) {
        if (!is_here(sheet, note, Note::kClaim) || note.unit != unit) continue;
        const auto item = sheet.work.find(note.subject);
        if (item != sheet.work.end() && item->second.closed.ms == 0) return &note;
    }
    return nullptr;
}

Outcome check_claim(Sheet& sheet) {
    const auto& actor = sheet.command.actor;
    const auto* claim = claim_of(sheet, actor.unit);
    if (claim == nullptr || claim->person == actor.person) return base::Done{};
    const auto person = claim->person;
    const auto may = may_act_for(sheet, actor.unit, person, actor.person);
    if (!may.ok()) return may.error();
    if (!*may) return denied(Code::gj5472, {verb_of(sheet.command), person});
    act_for(sheet, person);
    return base::Done{};
}

Result<bool> act_for_one_another(const Sheet& sheet, const std::string& unit, const std::string& a,
                                 const std::string& b) {
    for (const auto& note : sheet.now.notes) {
        // A delegation that was ended binds too: else who proposes could end it and have his delegate confirm.
        const bool given = note.kind == Note::kDelegate && note.stage == sheet.now.stage;
        const bool tie = is_here(sheet, note, Note::kFor) || given;
        if (!tie || note.unit != unit) continue;
        if ((note.person == a && note.subject == b) || (note.person == b && note.subject == a))
            return true;
    }
    const auto there = may_act_for(sheet, unit, a, b);
    if (!there.ok() || *there) return there;
    return may_act_for(sheet, unit, b, a);
}

namespace {

/// A name as it is read: without blanks, wide letters as narrow ones, small. Two spellings of one name are no two
/// persons who look at the same thing.
std::string as_read(const std::string& name) {
    std::string out;
    for (std::size_t i = 0; i < name.size(); ++i) {
        const auto byte = static_cast<unsigned char>(name[i]);
        const auto second = i + 2 < name.size() ? static_cast<unsigned char>(name[i + 1]) : 0U;
        const auto third = i + 2 < name.size() ? static_cast<unsigned char>(name[i + 2]) : 0U;
        if (byte == 0xef && (second == 0xbc || (second == 0xbd && third <= 0x9e))) {
            // U+FF01 to U+FF5E stand for 0x21 to 0x7E
            const auto narrow = (second == 0xbcU ? third - 0x80U : third - 0x80U + 0x40U) + 0x20U;
            out += static_cast<char>(narrow);
            i += 2;
        } else if (byte == 0xe3 && second == 0x80 && third == 0x80) {
            i += 2;  // U+3000
        } else if (byte != ' ') {
            out += name[i];
        }
    }
    for (auto& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

/// The person and those he acted for in this stage: one pair of eyes.
std::vector<std::string> eyes_of(const Sheet& sheet, const std::string& unit,
                                 const std::string& person) {
    std::vector<std::string> all{person};
    for (const auto& note : sheet.now.notes)
        if (is_here(sheet, note, Note::kFor) && note.unit == unit && note.person == person)
            all.push_back(note.subject);
    return all;
}

}  // namespace

bool is_same_person(const std::string& a, const std::string& b) {
    return a == b || as_read(a) == as_read(b);
}

Outcome check_four_eyes(const Sheet& sheet, const std::string& proposer) {
    const auto& actor = sheet.command.actor;
    if (is_same_person(actor.person, proposer)) return denied(Code::gj5218, {proposer});
    std::vector<std::string> own{actor.person};
    if (!sheet.on_behalf.empty()) own.push_back(sheet.on_behalf);
    for (const auto& theirs : eyes_of(sheet, actor.unit, proposer))
        for (const auto& mine : own) {
            auto tied = Result<bool>(is_same_person(mine, theirs));
            if (!*tied) tied = act_for_one_another(sheet, actor.unit, theirs, mine);
            if (!tied.ok()) return tied.error();
            if (*tied) return denied(Code::gj5491, {actor.person, proposer});
        }
    return base::Done{};
}

void bind_claim(Sheet& sheet, Note& claim) {
    for (auto& [id, item] : sheet.work) {
        if (item.closed.ms != 0 || item.kind != kHandleWork || item.unit != claim.unit) continue;
        item.person = claim.person;
        claim.subject = id;
        sheet.changed_work.insert(id);
        return;
    }
}

void claim_again(Sheet& sheet) {
    for (auto& note : sheet.now.notes) {
        if (!is_here(sheet, note, Note::kClaim)) continue;
        const auto before = sheet.work.find(note.subject);
        if (before != sheet.work.end() && before->second.closed.ms == 0) continue;
        bind_claim(sheet, note);
    }
}

void end_claims(Sheet& sheet) {
    for (auto& note : sheet.now.notes)
        if (is_here(sheet, note, Note::kClaim) || is_here(sheet, note, Note::kDelegate))
            note.current = false;
}

}  // namespace guiju::casework
