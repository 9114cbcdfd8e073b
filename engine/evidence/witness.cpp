// SPDX-License-Identifier: Apache-2.0
#include "engine/evidence/witness.h"

#include "engine/evidence/given.h"
#include "engine/evidence/removal.h"

namespace guiju::evidence {
namespace {

bool accounts_for(const ports::JournalRecord& entry, std::size_t number,
                  const ports::OutboxRecord& message) {
    if (entry.effect.empty()) return true;  // from before effects were kept
    CaseRows rows;
    if (!apply(entry, rows)) return false;
    const auto& given = rows.given;
    if (given.answer.empty()) return true;  // from before fingerprints of messages were kept
    const bool there = number > 0 && number <= given.messages.size();
    return there && is_given(message, given.messages[number - 1]);
}

}  // namespace

base::Result<bool> JournalWitness::vouches(const ports::OutboxRecord& message) {
    const auto [number, place] = named_by(message);
    if (number == 0) return false;
    const auto sequence = static_cast<std::int64_t>(number);
    const auto entries = store_.journal_after(message.case_id, sequence - 1);
    if (!entries.ok()) return entries.error();
    if (!entries->empty() && entries->front().sequence == sequence)
        return accounts_for(entries->front(), place, message);
    const auto marks = store_.removals();
    if (!marks.ok()) return marks.error();
    return read_removals(*marks, std::nullopt).cases.contains(message.case_id);
}

}  // namespace guiju::evidence
