// SPDX-License-Identifier: Apache-2.0
#include "engine/evidence/entry.h"

#include <algorithm>
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

// The long ones.
constexpr std::size_t kInputs = 11, kDecision = 13, kEffect = 15;

/// FNV-1a of the bytes of a column, as far as it has come.
struct Sum {
    const char* at = nullptr;
    const char* end = nullptr;
    std::uint64_t value = 14695981039346656037U;

    [[nodiscard]] std::ptrdiff_t left() const { return end - at; }
    void step() { value = (value ^ static_cast<unsigned char>(*at++)) * 1099511628211U; }
    void finish() {
        while (at != end) step();
    }
};

/// The three together: each of their steps waits for the one before, and not for the others'.
void finish_all(Sum& a, Sum& b, Sum& c) {
    for (auto n = std::min({a.left(), b.left(), c.left()}); n > 0; --n) {
        a.step();
        b.step();
        c.step();
    }
    for (auto n = std::min(a.left(), b.left()); n > 0; --n) {
        a.step();
        b.step();
    }
    for (auto* rest : {&a, &b, &c}) rest->finish();
}

/// Not a proof, only a pointer to the column: 16 bits.
void add_hint(std::uint64_t sum, std::string& out) {
    sum ^= sum >> 32U;
    sum ^= sum >> 16U;
    for (int shift = 12; shift >= 0; shift -= 4) out += "0123456789abcdef"[(sum >> shift) & 15U];
}

/// Where each column begins in the bytes, and where the last one ends.
using Places = std::array<std::size_t, kColumns.size() + 1>;

/// Appends the columns.
Places add_columns(const JournalRecord& entry, std::string& bytes) {
    constexpr std::size_t kShortOnes = 1024;
    bytes.reserve(bytes.size() + entry.inputs.size() + entry.decision.size() + entry.effect.size() +
                  kShortOnes);
    Places places{};
    for (std::size_t i = 0; i < kColumns.size(); ++i) {
        places[i] = bytes.size();
        kColumns[i].add(entry, bytes);
    }
    places.back() = bytes.size();
    return places;
}

std::string hints_in(const std::string& bytes, const Places& places) {
    std::array<Sum, kColumns.size()> sums{};
    for (std::size_t i = 0; i < kColumns.size(); ++i) {
        sums[i].at = bytes.data() + places[i];
        sums[i].end = bytes.data() + places[i + 1];
    }
    finish_all(sums[kInputs], sums[kEffect], sums[kDecision]);
    std::string hints;
    hints.reserve(kColumns.size() * kHintDigits);
    for (auto& sum : sums) {
        sum.finish();
        add_hint(sum.value, hints);
    }
    return hints;
}

std::string hints_of(const JournalRecord& entry) {
    std::string bytes;
    const auto places = add_columns(entry, bytes);
    return hints_in(bytes, places);
}

/// All but the hints, which are worked out from the columns and stand at the end.
Places begin_bytes(const JournalRecord& entry, std::string_view before, std::string& out) {
    out.assign(kFormat);
    out += '\n';
    add_text(out, before);
    return add_columns(entry, out);
}

}  // namespace

void bytes_of(const JournalRecord& entry, std::string_view before, std::string& out) {
    begin_bytes(entry, before, out);
    add_text(out, entry.hints);
}

std::string fingerprint_of(const JournalRecord& entry, std::string_view before, Hash hash) {
    std::string bytes;
    bytes_of(entry, before, bytes);
    return Hasher().fingerprint(hash, bytes);
}

void chain(JournalRecord& entry, std::string_view before, Hash hash) {
    std::string bytes;
    entry.hints = hints_in(bytes, begin_bytes(entry, before, bytes));
    add_text(bytes, entry.hints);
    entry.fingerprint = Hasher().fingerprint(hash, bytes);
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
