// SPDX-License-Identifier: Apache-2.0
#include "engine/evidence/entry.h"

#include <array>

namespace guiju::evidence {
namespace {

using ports::JournalRecord;

/// Named so that the bytes of another format can never be taken for these.
constexpr std::string_view kFormat = "guiju-journal-1";
constexpr std::size_t kHintDigits = 4;

struct Column {
    const char *zh, *en;
    void (*add)(const JournalRecord&, std::string&);
};

template <auto member>
constexpr Column column(const char* zh, const char* en) {
    return {zh, en, [](const JournalRecord& entry, std::string& bytes) {
                const auto& value = entry.*member;
                if constexpr (std::is_same_v<decltype(value), const std::string&>) {
                    add_text(bytes, value);
                } else if constexpr (std::is_same_v<decltype(value), const value::Instant&>) {
                    add_number(bytes, value.ms);
                } else {
                    add_number(bytes, value);
                }
            }};
}

constexpr std::array kColumns{
    column<&JournalRecord::case_id>("案件编号", "case id"),
    column<&JournalRecord::sequence>("序号", "number"),
    column<&JournalRecord::at>("时间", "time"),
    column<&JournalRecord::actor_person>("经办人", "person"),
    column<&JournalRecord::actor_unit>("单位", "unit"),
    column<&JournalRecord::actor_role>("角色", "role"),
    column<&JournalRecord::verb>("办理事项", "action"),
    column<&JournalRecord::from_stage>("原环节", "stage before"),
    column<&JournalRecord::from_phase>("原状态", "phase before"),
    column<&JournalRecord::to_stage>("现环节", "stage after"),
    column<&JournalRecord::to_phase>("现状态", "phase after"),
    column<&JournalRecord::inputs>("填报内容", "what was filled in"),
    column<&JournalRecord::reason>("理由", "reason"),
    column<&JournalRecord::decision>("决定及依据", "decision and grounds"),
    column<&JournalRecord::command_id>("命令编号", "command id"),
    column<&JournalRecord::effect>("所作改动", "what it changed"),
};

/// Not a proof, only a pointer to the column: 16 bits of FNV-1a.
void add_hint(std::string_view bytes, std::string& out) {
    std::uint64_t sum = 14695981039346656037U;
    for (const char c : bytes) sum = (sum ^ static_cast<unsigned char>(c)) * 1099511628211U;
    sum ^= sum >> 32U;
    sum ^= sum >> 16U;
    for (int shift = 12; shift >= 0; shift -= 4) out += "0123456789abcdef"[(sum >> shift) & 15U];
}

std::string hints_of(const JournalRecord& entry) {
    std::string hints, bytes;
    hints.reserve(kColumns.size() * kHintDigits);
    for (const auto& column : kColumns) {
        bytes.clear();
        column.add(entry, bytes);
        add_hint(bytes, hints);
    }
    return hints;
}

}  // namespace

void bytes_of(const JournalRecord& entry, std::string_view before, std::string& out) {
    out.assign(kFormat);
    out += '\n';
    add_text(out, before);
    for (const auto& column : kColumns) column.add(entry, out);
    add_text(out, entry.hints);
}

std::string fingerprint_of(const JournalRecord& entry, std::string_view before, Hash hash) {
    std::string bytes;
    bytes_of(entry, before, bytes);
    return Hasher().fingerprint(hash, bytes);
}

void chain(JournalRecord& entry, std::string_view before, Hash hash) {
    entry.hints = hints_of(entry);
    entry.fingerprint = fingerprint_of(entry, before, hash);
}

void chain(ports::CaseChange& change, std::string_view before, Hash hash) {
    chain(change.journal, before, hash);
    change.after.head = change.journal.fingerprint;
}

std::vector<base::Text> changed_columns(const JournalRecord& entry) {
    std::vector<base::Text> changed;
    const auto is = hints_of(entry);
    if (entry.hints.size() != is.size()) return {{"核对码", "check digits"}};
    for (std::size_t i = 0; i < kColumns.size(); ++i) {
        if (entry.hints.compare(i * kHintDigits, kHintDigits, is, i * kHintDigits, kHintDigits) !=
            0)
            changed.emplace_back(kColumns[i].zh, kColumns[i].en);
    }
    return changed;
}

}  // namespace guiju::evidence
