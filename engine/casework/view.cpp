// SPDX-License-Identifier: Apache-2.0
#include "engine/casework/view.h"

#include <algorithm>

#include "engine/casework/clocks.h"
#include "engine/casework/known_unit.h"
#include "engine/casework/reasons.h"
#include "engine/casework/roles.h"
#include "engine/casework/seen_directory.h"
#include "engine/casework/sheet.h"
#include "engine/machine/protocol.h"

namespace guiju::casework {
namespace {

using program::Field;

/// A lead unit of the case's place or above it, or the local lead unit of the unit in charge.
Result<bool> leads(const program::Program& program, ports::Directory& directory,
                   const ports::CaseRecord& record, const UnitRecord& unit) {
    const Roles roles(program, directory, record);
    for (std::size_t i = 0; i < program.roles.size(); ++i) {
        const auto& role = program.roles[i];
        if (role.level == program::Level::none && role.means_role == program::kNone) continue;
        const auto held = roles.holds(static_cast<std::int32_t>(i), unit);
        if (!held.ok()) return held.error();
        if (*held) return true;
    }
    return false;
}

/// Who is asked in a joint review sees what it is asked about.
Result<bool> has_seat(const program::Program& program, ports::Directory& directory,
                      const ports::CaseRecord& record, const UnitRecord& unit) {
    const auto stage = index_of(program.stages, record.stage);
    if (stage == program::kNone || record.closed.ms != 0) return false;
    const Roles roles(program, directory, record);
    for (const auto& member : program.stages[static_cast<std::size_t>(stage)].joint.members) {
        const auto held = roles.holds(member.role, unit);
        if (!held.ok()) return held.error();
        if (*held) return true;
    }
    return false;
}

const program::GeneralRule* reading_rule(const program::Program& program) {
    for (const auto& rule : program.general)
        if (rule.verb == program::GeneralRule::Verb::read_secrets) return &rule;
    return nullptr;
}

/// 保密查看 speaks of the field: by its name, as part of a composite it names, or of all.
bool opened_by(const program::Program& program, const program::GeneralRule& rule, std::size_t at) {
    if (rule.fill.empty()) return true;
    const auto slot = static_cast<std::int32_t>(at);
    return std::any_of(rule.fill.begin(), rule.fill.end(), [&](std::int32_t named) {
        const auto& field = program.matter.fields[static_cast<std::size_t>(named)];
        return named == slot || field.reason_field == slot ||
               std::find(field.parts.begin(), field.parts.end(), slot) != field.parts.end();
    });
}

/// The owner lets this unit read. A list that is empty lets nobody: consent not given is no consent.
Result<bool> may_read(const program::Program& program, ports::Directory& directory,
                      const ports::CaseRecord& record, const program::GeneralRule& rule,
                      const UnitRecord& unit) {
    const Roles roles(program, directory, record);
    for (const auto role : rule.by) {
        const bool by_field =
            program.roles[static_cast<std::size_t>(role)].held_by_field != program::kNone;
        if (!by_field) {
            const auto held = roles.holds(role, unit);
            if (!held.ok() || *held) return held;
            continue;
        }
        const auto units = roles.units_of(role);
        if (!units.ok()) return units.error();
        for (const auto& one : *units)
            if (one.id == unit.id) return true;
    }
    return false;
}

bool is_hidden(const program::Program& program, std::size_t at, Sight sight) {
    const auto* rule = reading_rule(program);
    const bool by_consent = rule != nullptr && opened_by(program, *rule, at);
    switch (sight) {
        case Sight::none:
        case Sight::redacted: return true;
        case Sight::applicant:
        case Sight::full: return false;
        case Sight::consented: return !by_consent;
        case Sight::at_work: return by_consent;
    }
    return true;
}

bool is_verdict(const std::string& verb) {
    return verb == "同意" || verb == "不同意" || verb == "弃权";
}

/// Opinions are the applicant's to see when the result is drawn, not before.
void hide_opinions(ports::CaseRecord& record) {
    using ports::Note;
    std::erase_if(record.notes, [&](const Note& note) {
        const bool opinion = note.kind == Note::kOpinion || note.kind == Note::kSigned;
        return opinion && note.stage == record.stage && record.closed.ms == 0;
    });
}

/// Something waits for confirmation: as the row says it, or its document, which lists do not read.
bool has_pending(const ports::CaseRecord& record) {
    const auto waits = machine::name_of(machine::Work::awaiting_confirmation);
    const bool suspended = record.phase == machine::name_of(machine::Work::suspended);
    return record.pending.disposition >= 0 || record.phase == waits ||
           (suspended && record.phase_before == waits);
}

void hide_pending(const program::Program& program, ports::CaseRecord& record) {
    if (!has_pending(record)) return;
    record.pending = {};
    record.phase = machine::name_of(machine::Work::waiting);
    record.holder_role.clear();
    record.holder_unit = record.handler_unit;
    const auto at = index_of(program.stages, record.stage);
    if (at != program::kNone) {
        const auto& stage = program.stages[static_cast<std::size_t>(at)];
        auto role = stage.handlers.size() == 1 ? stage.handlers.front() : program::kNone;
        if (!stage.rungs.empty() && record.rung > 0)
            role = stage.rungs[static_cast<std::size_t>(record.rung - 1)].role;
        if (role != program::kNone)
            record.holder_role = program.roles[static_cast<std::size_t>(role)].name.zh;
    }
    for (const auto& field : program.matter.fields) {
        if (field.type != Field::Type::judgement) continue;
        record.fields.erase(field.name.zh);
        if (field.reason_field != program::kNone)
            record.fields.erase(
                program.matter.fields[static_cast<std::size_t>(field.reason_field)].name.zh);
    }
}

}  // namespace

namespace {

bool is_draft(const ports::CaseRecord& record) {
    return record.filed.ms == 0 && !record.handler_unit.empty();
}

/// 加签, 抄送: sent to the unit, or to a person of it.
bool is_addressed(const ports::CaseRecord& record, const char* kind, const std::string& unit) {
    for (const auto& note : record.notes)
        if (note.current && note.kind == kind &&
            (note.subject == unit || note.subject.starts_with(unit + "/")))
            return true;
    return false;
}

/// A line of the open stage names a role of the unit: whose turn it may be sees what it is about.
Result<bool> has_turn(const program::Program& program, ports::Directory& directory,
                      const ports::CaseRecord& record, const UnitRecord& unit) {
    const auto stage = index_of(program.stages, record.stage);
    if (stage == program::kNone || record.closed.ms != 0 || is_draft(record)) return false;
    const auto& here = program.stages[static_cast<std::size_t>(stage)];
    std::set<std::int32_t> named(here.exception.by.begin(), here.exception.by.end());
    for (const auto& action : here.actions) named.insert(action.by.begin(), action.by.end());
    for (const auto& permit : here.permits) named.insert(permit.by.begin(), permit.by.end());
    if (record.handler_unit.empty()) named.insert(here.handlers.begin(), here.handlers.end());
    const Roles roles(program, directory, record);
    for (const auto role : named) {
        const auto held = roles.holds(role, unit);
        if (!held.ok() || *held) return held;
    }
    return false;
}

/// Without regard to 保密查看.
Result<Sight> plain_sight(const program::Program& program, ports::Directory& directory,
                          const ports::CaseRecord& record, const Actor& actor) {
    if (actor.unit == record.holder_unit || actor.unit == record.handler_unit) return Sight::full;
    const auto unit = directory.unit(actor.unit);
    if (!unit.ok()) return unit.error();
    if (!unit->has_value()) return Sight::none;
    const auto reviews = has_seat(program, directory, record, **unit);
    if (!reviews.ok()) return reviews.error();
    if (*reviews) return Sight::full;
    if (is_addressed(record, ports::Note::kSigner, actor.unit)) return Sight::full;
    if (actor.unit == record.responsible_unit) return Sight::redacted;
    for (const auto* kind : {ports::Note::kCopy, ports::Note::kOffer})
        if (is_addressed(record, kind, actor.unit)) return Sight::redacted;
    const auto above = leads(program, directory, record, **unit);
    if (!above.ok()) return above.error();
    if (*above) return Sight::redacted;
    const auto turn = has_turn(program, directory, record, **unit);
    if (!turn.ok()) return turn.error();
    return *turn ? Sight::redacted : Sight::none;
}

}  // namespace

base::Result<Sight> sight_of(const program::Program& program, ports::Directory& directory,
                             const ports::CaseRecord& record, const Actor& actor) {
    if (actor.role == kPlatform) return Sight::full;
    if (actor.unit.empty()) return Sight::none;
    // A unit may handle or confirm what it has filed itself: it does not propose in secret from itself.
    const bool confirms = record.phase == machine::name_of(machine::Work::awaiting_confirmation) &&
                          actor.unit == record.holder_unit;
    if (actor.unit == record.applicant_unit)
        return confirms || actor.unit == record.handler_unit ? Sight::full : Sight::applicant;
    auto plain = plain_sight(program, directory, record, actor);
    const auto* rule = reading_rule(program);
    if (!plain.ok() || rule == nullptr) return plain;
    const auto unit = directory.unit(actor.unit);
    if (!unit.ok()) return unit.error();
    if (!unit->has_value()) return plain;
    const auto may = may_read(program, directory, record, *rule, **unit);
    if (!may.ok()) return may.error();
    if (*plain == Sight::full) return *may ? Sight::full : Sight::at_work;
    return *may ? Sight::consented : *plain;
}

base::Result<bool> sees(const program::Program& program, ports::Directory& directory,
                        const ports::CaseRecord& record, const Actor& actor) {
    const bool at_hand = actor.unit == record.applicant_unit || actor.unit == record.holder_unit ||
                         actor.unit == record.handler_unit;
    if (at_hand && !actor.unit.empty()) return true;
    const auto sight = sight_of(program, directory, record, actor);
    if (!sight.ok()) return sight.error();
    return *sight != Sight::none;
}

std::set<std::int64_t> entries_hidden(const ports::CaseRecord& record,
                                      const std::vector<ports::JournalRecord>& journal,
                                      Sight sight) {
    std::set<std::int64_t> hidden;
    if (sight == Sight::none)
        for (const auto& entry : journal) hidden.insert(entry.sequence);
    if (sight != Sight::applicant) return hidden;
    const auto waits = machine::name_of(machine::Work::awaiting_confirmation);
    std::set<std::int64_t> proposal;  // what others did towards a proposal that is still open
    for (const auto& entry : journal) {
        const bool opinion = is_verdict(entry.verb) && entry.from_stage == record.stage;
        if (opinion && record.closed.ms == 0) hidden.insert(entry.sequence);
        const bool part = entry.to_phase == waits || entry.from_phase == waits;
        if (part && entry.actor_unit != record.applicant_unit) proposal.insert(entry.sequence);
        if (entry.to_phase == waits) continue;
        if (entry.verb != "确认" && entry.from_phase == waits) hidden.merge(proposal);
        proposal.clear();
    }
    hidden.merge(proposal);
    return hidden;
}

ports::CaseRecord redact(const program::Program& program, const ports::CaseRecord& record,
                         Sight sight) {
    if (sight == Sight::full) return record;
    if (sight == Sight::none) {
        ports::CaseRecord bare;
        bare.id = record.id;
        return bare;
    }
    auto out = record;
    if (sight == Sight::applicant) {
        hide_pending(program, out);
        hide_opinions(out);
        return out;
    }
    const auto& fields = program.matter.fields;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (!fields[i].secret || !is_hidden(program, i, sight)) continue;
        const auto found = out.fields.find(fields[i].name.zh);
        if (found != out.fields.end() && found->second.known())
            found->second = value::Value(kRedacted);
    }
    return out;
}

std::vector<ports::ClockRecord> clocks_seen(const program::Program& program,
                                            const ports::CaseRecord& record,
                                            std::vector<ports::ClockRecord> clocks, Sight sight) {
    if (sight == Sight::none) return {};
    if (sight != Sight::applicant || !has_pending(record)) return clocks;
    const bool suspended = record.phase == machine::name_of(machine::Work::suspended);
    std::erase_if(clocks, [](const auto& clock) { return clock.name == kConfirmationClock; });
    for (auto& clock : clocks) {
        if (suspended || clock.state != machine::name_of(machine::Clock::paused) ||
            clock.pause_reason == kSentBack)
            continue;
        // The day of the stop counted until then: from the day before it on, what is left ends where it ended.
        auto ledger = ledger_of(clock);
        ledger.running = true;
        --ledger.running_since.days;
        const bool late = machine::remaining(ledger) == 0;
        clock.state = machine::name_of(late ? machine::Clock::overdue : machine::Clock::running);
        if (!write_ledger(clock, ledger, program.calendar).ok()) clock.due = {};
    }
    return clocks;
}

std::vector<std::string> secrets_shown(const program::Program& program,
                                       const ports::CaseRecord& record, Sight sight) {
    std::vector<std::string> names;
    const auto& fields = program.matter.fields;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (!fields[i].secret || is_hidden(program, i, sight)) continue;
        const auto found = record.fields.find(fields[i].name.zh);
        if (found != record.fields.end() && found->second.known())
            names.push_back(fields[i].name.zh);
    }
    return names;
}

base::Result<ports::CaseRecord> view(const program::Program& program, ports::CaseStore& store,
                                     ports::Directory& directory, const std::string& case_id,
                                     const Actor& actor) {
    const auto found = store.read(case_id);
    if (!found.ok()) return found.error();
    if (!found->has_value()) return not_found(Code::gj5001, {case_id});
    const auto sight = sight_of(program, directory, (*found)->record, actor);
    if (!sight.ok()) return sight.error();
    if (*sight == Sight::none) return denied(Code::gj5240, {case_id});
    return redact(program, (*found)->record, *sight);
}

namespace {

/// Who may see a case stands in the case itself: then a list has to read its fields and notes.
bool seen_by_fields(const program::Program& program, const Actor& actor) {
    using Verb = program::GeneralRule::Verb;
    if (actor.role == kPlatform) return false;
    const bool by_notes =
        std::any_of(program.stages.begin(), program.stages.end(),
                    [](const program::Stage& stage) { return !stage.permits.empty(); }) ||
        std::any_of(program.general.begin(), program.general.end(),
                    [](const program::GeneralRule& rule) { return rule.verb == Verb::accept; });
    if (by_notes) return true;
    return std::any_of(program.roles.begin(), program.roles.end(), [](const program::Role& role) {
        return role.held_by_field != program::kNone || role.place_of_field != program::kNone;
    });
}

}  // namespace

base::Result<Listing> list(const program::Program& program, ports::CaseStore& store,
                           ports::Directory& directory, const ports::CaseFilter& filter,
                           const Actor& actor) {
    // Why: asked anew for each of a million cases, the directory would be most of the work.
    SeenDirectory units(directory);
    if (actor.role != kPlatform) {
        const auto unit = unit_of(actor, units);
        if (!unit.ok()) return unit.error();
    }
    Listing out;
    std::optional<base::Error> failed;
    auto rows = filter;
    rows.limit = 0;  // what the store finds first may be what others may see
    rows.rows_only = !seen_by_fields(program, actor);
    // The applicant is shown as waiting what others want to return.
    if (actor.role != kPlatform && rows.phase == machine::name_of(machine::Work::waiting))
        rows.phase.clear();
    const auto done = store.for_each(rows, [&](const ports::CaseRecord& record) {
        const auto sight = sight_of(program, units, record, actor);
        if (!sight.ok()) {
            failed = sight.error();
            return false;
        }
        if (*sight == Sight::none) return true;
        if (is_classified(record)) {
            ++out.classified[record.territory];
        } else if (filter.limit != 0 && out.cases.size() == filter.limit) {
            out.more = true;
            return false;
        } else {
            auto shown = redact(program, record, *sight);
            // What is kept from the actor must not be found by asking for it.
            const bool other = (!filter.phase.empty() && shown.phase != filter.phase) ||
                               (!filter.unit.empty() && shown.holder_unit != filter.unit);
            if (other) return true;
            if (*sight == Sight::applicant && has_pending(record)) out.quiet.insert(record.id);
            out.cases.push_back(std::move(shown));
        }
        return true;
    });
    if (failed) return *failed;
    if (!done.ok()) return done.error();
    return out;
}

}  // namespace guiju::casework
