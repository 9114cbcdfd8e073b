// SPDX-License-Identifier: Apache-2.0
#include "engine/casework/facts_of.h"

#include "engine/eval/evaluate.h"

namespace guiju::casework {

using value::Truth;

FactsOf::FactsOf(const program::Program& program, ports::Directory* directory,
                 const ports::CaseRecord& record)
    : program_(program),
      directory_(directory),
      territory_(record.territory),
      fields_(eval::by_slot(program.matter.fields, record.fields)) {
    for (const auto& name : program.marks) {
        eval::MarkFact fact;
        for (const auto& mark : record.marks)
            if (mark.name == name.zh) fact = {true, mark.first, mark.last};
        marks_.push_back(fact);
    }
    facts_.fields = fields_;
    facts_.case_territory = territory_;
    facts_.marks = marks_;
    facts_.memberships = this;
    facts_.highest_level = static_cast<program::Level>(record.highest_rung);
    facts_.rounds_used = record.rounds;
    if (!record.id.empty()) this_case_ = value::Value(record.id);
    if (!record.applicant_unit.empty()) this_unit_ = value::Value(record.applicant_unit);
    facts_.this_case = &this_case_;
    facts_.this_unit = &this_unit_;
    take_notes(record);
}

eval::Facts FactsOf::with_unit(const std::string& unit) const {
    candidate_units_.emplace_back(unit);
    eval::Facts facts = facts_;
    facts.this_unit = &candidate_units_.back();
    return facts;
}

void FactsOf::take_notes(const ports::CaseRecord& record) {
    const std::string* reviewed = nullptr;  // the stage of the last opinion
    for (const auto& note : record.notes)
        if (note.kind == ports::Note::kOpinion) reviewed = &note.stage;
    for (const auto& note : record.notes) {
        if (note.kind == ports::Note::kException) {
            ++facts_.exceptions;
            const bool item = note.current && note.stage == record.stage &&
                              note.subject.find_first_not_of("0123456789") == std::string::npos;
            if (item && note.subject.size() < 4) excused_.push_back(std::stoi(note.subject));
        }
        if (note.kind != ports::Note::kOpinion || !note.current || note.stage != *reviewed)
            continue;
        if (note.subject == "同意") facts_.agree_votes += note.votes;
        if (note.subject == "不同意") facts_.refuse_votes += note.votes;
    }
    facts_.excused = excused_;
}

eval::Facts FactsOf::with_candidate(const ports::UnitRecord& unit, std::int32_t in_register,
                                    std::vector<value::Value>& entry) const {
    const auto& reg = program_.registers[static_cast<std::size_t>(in_register)];
    const auto found = unit.entries.find(reg.name.zh);
    entry =
        eval::by_slot(reg.fields, found == unit.entries.end() ? value::Record{} : found->second);
    eval::Facts facts = with_unit(unit.id);
    facts.candidate = entry;
    facts.candidate_territory = unit.territory;
    facts.candidate_register = in_register;
    return facts;
}

void FactsOf::set_period(value::Instant from, value::Instant until) {
    facts_.period_from = from;
    facts_.period_until = until;
}

Truth FactsOf::in_register(std::int32_t index, std::string_view unit) const {
    if (directory_ == nullptr) return Truth::unknown;
    const auto& reg = program_.registers[static_cast<std::size_t>(index)];
    const auto listed = directory_->listed(reg.name.zh, std::string(unit));
    return listed.ok() ? value::truth(*listed) : Truth::unknown;
}

Truth FactsOf::entitled(std::int32_t index, std::string_view unit) const {
    const auto& right = program_.entitlements[static_cast<std::size_t>(index)];
    const auto* applicant = this_unit_.get_if<std::string>();
    const auto id = !unit.empty() || applicant == nullptr ? std::string(unit) : *applicant;
    std::vector<value::Value> entry;
    eval::Facts facts = id.empty() ? facts_ : with_unit(id);
    Truth all = Truth::yes;
    if (right.over != program::kNone) {
        if (directory_ == nullptr || id.empty()) return Truth::unknown;
        all = in_register(right.over, id);
        if (all != Truth::yes) return all;
        const auto found = directory_->unit(id);
        if (!found.ok() || !found->has_value()) return Truth::unknown;
        facts = with_candidate(**found, right.over, entry);
    }
    eval::Scratch scratch;
    for (const auto& criterion : right.criteria) {
        const auto holds = eval::decide(program_, criterion.code, facts, scratch);
        all = value::both(all, holds.ok() ? *holds : Truth::unknown);
    }
    return all;
}

Truth FactsOf::in_matching(std::int32_t index, std::string_view unit) const {
    const auto& matching = program_.matchings[static_cast<std::size_t>(index)];
    const auto listed = in_register(matching.over, unit);
    if (listed != Truth::yes) return listed;
    if (directory_ == nullptr) return Truth::unknown;
    const auto found = directory_->unit(std::string(unit));
    if (!found.ok() || !found->has_value()) return Truth::unknown;
    std::vector<value::Value> entry;
    const auto facts = with_candidate(**found, matching.over, entry);
    eval::Scratch scratch;
    Truth all = Truth::yes;
    for (const auto& criterion : matching.criteria) {
        const auto holds = eval::decide(program_, criterion.code, facts, scratch);
        all = value::both(all, holds.ok() ? *holds : Truth::unknown);
    }
    return all;
}

}  // namespace guiju::casework
