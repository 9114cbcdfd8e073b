// SPDX-License-Identifier: Apache-2.0
#include "engine/casework/as_of.h"

#include <algorithm>
#include <map>

#include "engine/casework/passage.h"
#include "engine/casework/sheet.h"

namespace guiju::casework {
namespace {

using ports::CaseRecord;
using ports::JournalRecord;
using Journal = std::vector<JournalRecord>;

/// Fields as the entries gave them, in order; a correction forgets the judgements made before it.
value::Record fields_given(const program::Program& program, const Journal& journal) {
    value::Record fields;
    for (const auto& entry : journal) {
        if (entry.verb == "补正")
            for (const auto& field : program.matter.fields) {
                if (field.type != program::Field::Type::judgement) continue;
                fields.erase(field.name.zh);
                if (field.reason_field != program::kNone)
                    fields.erase(program.matter.fields[static_cast<std::size_t>(field.reason_field)]
                                     .name.zh);
            }
        if (entry.inputs.empty()) continue;
        bool ok = false;
        const auto given = value::from_canonical(entry.inputs, ok);
        const auto* record = ok ? given.record() : nullptr;
        if (record == nullptr) continue;
        for (const auto& [name, value] : *record) fields[name] = value;
    }
    return fields;
}

bool stops_clocks(const JournalRecord& entry) {
    const auto asks = [](const std::string& phase) {
        return phase == "awaiting_correction" || phase == "awaiting_confirmation" ||
               phase == "suspended";
    };
    return asks(entry.from_phase) || asks(entry.to_phase) || entry.verb == kPassage ||
           entry.verb == kPassageBack;
}

/// Builds the case again from what was written down.
class Rebuild {
   public:
    Rebuild(const program::Program& program, const CaseRecord& now, const Journal& all,
            CaseAsOf& out)
        : program_(program), now_(now), all_(all), out_(out) {}

    void run(value::Instant until) {
        auto& r = out_.record;
        const auto& last = out_.journal.back();
        r = now_;
        r.revision = last.sequence;
        r.updated = last.at;
        r.stage = last.to_stage;
        r.phase = last.to_phase;
        r.phase_before.clear();
        r.policy_hash = hash_after(all_, now_, out_.journal.size() - 1);
        r.flags.clear();
        r.correct_items.clear();
        r.pending = {};
        r.holder_role.clear();
        r.holder_unit.clear();
        r.handler_unit.clear();
        r.responsible_unit.clear();
        if (r.filed > until) r.filed = {};
        if (r.closed > until) {
            r.closed = {};
            r.result.clear();
            r.merged_into.clear();
        }
        take_fallen_result(until);
        take_rounds();
        take_fields();
        take_marks(until);
        std::erase_if(r.notes, [&](const ports::Note& note) { return note.at > until; });
    }

   private:
    void unknown(Text what) { out_.unknown.push_back(std::move(what)); }

    /// Closed then, and reopened since: the note of the reopening kept the result.
    void take_fallen_result(value::Instant until) {
        auto& r = out_.record;
        if (r.phase != "decided" || r.closed.ms != 0) return;
        for (const auto& entry : out_.journal)
            if (entry.to_phase == "decided" && entry.from_phase != "decided") r.closed = entry.at;
        for (const auto& note : now_.notes) {
            if (note.kind != ports::Note::kReopen || note.at <= until) continue;
            r.result = note.subject;
            return;
        }
    }

    void take_rounds() {
        auto& r = out_.record;
        r.rounds = 0;
        r.edition = 1;
        for (const auto& entry : out_.journal) {
            if (entry.from_stage != entry.to_stage && entry.verb != kPassage) r.rounds = 0;
            const bool asked = entry.to_phase == "awaiting_correction" &&
                               entry.from_phase != "awaiting_correction" &&
                               entry.from_phase != "suspended";
            if (asked) ++r.rounds;
            if (entry.verb == "补正") ++r.edition;
        }
        const bool ladder = std::any_of(all_.begin(), all_.end(), [&](const JournalRecord& entry) {
            return entry.at > out_.journal.back().at && entry.verb != "备注";
        });
        if (ladder && now_.highest_rung != 0)
            unknown({"协调到的层级", "the level it had been reported to"});
    }
    /// A field is told only if all entries together give what the row has now.
    void take_fields() {
        const auto whole = fields_given(program_, all_);
        auto then = fields_given(program_, out_.journal);
        for (const auto& [name, value] : now_.fields) {
            const auto told = whole.find(name);
            if (told != whole.end() && told->second == value) continue;
            then.erase(name);
            unknown({"字段“" + name + "”", "the field \"" + name + "\""});
        }
        out_.record.fields = std::move(then);
    }
    void take_marks(value::Instant until) {
        auto& marks = out_.record.marks;
        std::erase_if(marks, [&](const ports::Mark& mark) { return mark.first > until; });
        for (auto& mark : marks)
            if (mark.last > until) mark.last = mark.first;
        for (const auto& stage : program_.stages)
            for (const auto& line : stage.dispositions)
                if (!line.unmarks.empty())
                    return unknown({"后来撤销的标志", "marks that were taken back later"});
    }

    const program::Program& program_;
    const CaseRecord& now_;
    const Journal& all_;
    CaseAsOf& out_;
};

/// Whose turn it was: the answer to the last command said so.
Outcome take_holder(ports::CaseStore& store, CaseAsOf& out) {
    const auto answer = store.answer(out.journal.back().command_id);
    if (!answer.ok()) return answer.error();
    const auto receipt =
        answer->has_value() ? receipt_in(**answer) : Result<Receipt>(broken(Code::gj5009, {""}));
    if (!receipt.ok()) {
        out.unknown.emplace_back("承办单位", "whose turn it was");
        return base::Done{};
    }
    out.record.holder_role = receipt->holder_role;
    out.record.holder_unit = receipt->holder_unit;
    out.record.handler_unit = receipt->holder_unit;
    return base::Done{};
}

void take_clocks(std::vector<ports::ClockRecord> clocks, bool touched, value::Instant until,
                 CaseAsOf& out) {
    for (auto& clock : clocks) {
        if (clock.started > until) continue;
        if (clock.stopped.ms != 0 && clock.stopped <= until) {
            out.clocks.push_back(std::move(clock));
            continue;
        }
        clock.stopped = {};
        if (touched) {
            out.unknown.emplace_back("期限“" + clock.name + "”当时的届满日",
                                     "when \"" + clock.name + "\" was due then");
            continue;
        }
        clock.state = clock.due < until ? "overdue" : "running";
        out.clocks.push_back(std::move(clock));
    }
}

}  // namespace

value::Instant as_of_day(value::Date day) { return value::end_of(day); }

std::string hash_after(const Journal& journal, const CaseRecord& now, std::size_t index) {
    auto hash = now.policy_hash;
    for (std::size_t i = journal.size(); i-- > index + 1;) {
        if (journal[i].verb == kPassageBack && i > 0) {
            if (const auto before = passage_in(journal[i - 1])) hash = before->to_hash;
        } else if (const auto before = passage_in(journal[i])) {
            hash = before->from_hash;
        }
    }
    return hash;
}

Result<CaseAsOf> case_as_of(ports::CaseStore& store, const std::string& case_id,
                            value::Instant until) {
    const auto view = store.read(case_id);
    if (!view.ok()) return view.error();
    if (!view->has_value()) return not_found(Code::gj5001, {case_id});
    const auto& now = (*view)->record;
    const auto all = store.journal(case_id);
    if (!all.ok()) return all.error();
    CaseAsOf out;
    for (const auto& entry : *all)
        if (entry.at <= until) out.journal.push_back(entry);
    const bool removed = all->empty() || all->front().sequence > 1;
    const auto day = value::day_of(until);
    if (removed && now.opened <= until && now.updated > until)
        return not_found(Code::gj5711, {case_id, said(day)});
    if (out.journal.empty() && !(removed && now.updated <= until)) {
        const auto opened = value::day_of(now.opened);
        return not_found(Code::gj5677, {case_id, said(day), said(opened)});
    }
    auto clocks = store.clocks(case_id);
    if (!clocks.ok()) return clocks.error();
    if (out.journal.size() == all->size()) {
        out.record = now;
        out.clocks = *std::move(clocks);
        out.exact = true;
        return out;
    }
    const auto row = store.policy(hash_after(*all, now, out.journal.size() - 1));
    if (!row.ok()) return row.error();
    if (!row->has_value()) return broken(Code::gj5010, {now.policy_hash});
    const auto program = program::deserialize((*row)->program);
    if (!program.ok()) return program.error();
    Rebuild(*program, now, *all, out).run(until);
    if (auto done = take_holder(store, out); !done.ok()) return done.error();
    const bool touched = std::any_of(all->begin(), all->end(), [&](const JournalRecord& entry) {
        return entry.at > until && stops_clocks(entry);
    });
    take_clocks(*std::move(clocks), touched, until, out);
    return out;
}

}  // namespace guiju::casework
