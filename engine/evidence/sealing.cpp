// SPDX-License-Identifier: Apache-2.0
#include "engine/evidence/sealing.h"

#include "engine/evidence/inspect.h"
#include "engine/evidence/merkle.h"

namespace guiju::evidence {
namespace {

using base::Code;
using base::Text;

constexpr std::int64_t kSecond = 1000;

bool is_due(const std::optional<Seal>& last, std::int64_t fresh, Instant now, Pace pace) {
    if (fresh <= 0) return false;
    if (pace.entries <= 0 && pace.seconds <= 0) return true;
    if (pace.entries > 0 && fresh >= pace.entries) return true;
    return pace.seconds > 0 && (!last || now.ms - last->at.ms >= pace.seconds * kSecond);
}

/// What the last seal left of one case, and what came since.
class CaseSealer {
   public:
    CaseSealer(ports::EvidenceStore& store, const Book& book) : store_(store), book_(book) {}

    /// Adds to `changed` when the case has new entries; gives a finding when they do not continue.
    base::Result<std::optional<Finding>> take(const ports::HeadRecord& head,
                                              std::vector<SealedCase>& changed) {
        const auto sealed = book_.cases.find(head.case_id);
        const auto* part = sealed == book_.cases.end() ? nullptr : &sealed->second.back();
        const std::int64_t from = part == nullptr ? 0 : part->last;
        if (head.revision < from)
            return std::optional(
                about_entry(Code::gj5520, head.case_id, head.revision + 1, {std::to_string(from)}));
        chain_.begin(from, part == nullptr ? "" : part->fingerprint);
        SealedCase fresh{head.case_id, head.revision, head.head, ""};
        if (head.revision > from)
            if (auto found = follow(head, from, fresh.steps); !found.ok() || *found) return found;
        if (chain_.fingerprint() != head.head)
            return std::optional(about_entry(
                Code::gj5524, head.case_id, head.revision,
                {Text("案件表中的指纹不同", "the fingerprint in the row is another one")}));
        if (head.revision > from) changed.push_back(std::move(fresh));
        return std::optional<Finding>();
    }

   private:
    base::Result<std::optional<Finding>> follow(const ports::HeadRecord& head, std::int64_t from,
                                                std::string& steps) {
        const auto entries = store_.journal_after(head.case_id, from);
        if (!entries.ok()) return entries.error();
        for (const auto& entry : *entries) {
            if (entry.sequence > head.revision) break;  // came while we were looking
            if (auto finding = chain_.next(entry)) return finding;
            steps += step_of(entry.fingerprint);
        }
        if (chain_.last() < head.revision)
            return std::optional(about_entry(Code::gj5520, head.case_id, chain_.last() + 1,
                                             {std::to_string(head.revision)}));
        return std::optional<Finding>();
    }

    ports::EvidenceStore& store_;
    const Book& book_;
    ChainCheck chain_;
};

/// Sealed cases that have no row any more, or fewer entries than were sealed. Looked for every time: with
/// entries gone nothing new seems to be due.
void add_gone(const Book& book, const std::vector<ports::HeadRecord>& heads, Sealing& sealing) {
    auto at = heads.begin();
    for (const auto& [id, parts] : book.cases) {
        while (at != heads.end() && at->case_id < id) ++at;
        if (at != heads.end() && at->case_id == id) {
            if (at->revision < parts.back().last)
                sealing.findings.push_back(about_entry(Code::gj5520, id, at->revision + 1,
                                                       {std::to_string(parts.back().last)}));
            continue;
        }
        const auto number = std::to_string(parts.back().seal);
        sealing.findings.push_back({{base::ErrorKind::broken,
                                     Code::gj5523,
                                     {id, Text("第" + number + "次封存", "seal " + number)}},
                                    id,
                                    1,
                                    parts.back().seal});
    }
}

}  // namespace

base::Result<Sealing> next_seal(ports::EvidenceStore& store, const Book& book,
                                const PrivateKey& key, Instant now, Pace pace, Hash hash) {
    const auto heads = store.heads();
    if (!heads.ok()) return heads.error();
    Sealing sealing;
    for (const auto& head : *heads) sealing.entries += head.revision;
    sealing.cases = static_cast<std::int64_t>(heads->size());
    sealing.fresh = sealing.entries - (book.last ? book.last->entries : 0);
    add_gone(book, *heads, sealing);
    if (!sealing.findings.empty() || !is_due(book.last, sealing.fresh, now, pace)) return sealing;
    Seal seal{.number = book.last ? book.last->number + 1 : 1,
              .at = now,
              .hash = hash,
              .cases = sealing.cases,
              .entries = sealing.entries,
              .changed = {},
              .root = {},
              .previous = book.last ? fingerprint_of_line(book.last_line, hash) : "",
              .key = key.public_key().id()};
    MerkleTree tree(hash);
    CaseSealer sealer(store, book);
    for (const auto& head : *heads) {
        auto found = sealer.take(head, seal.changed);
        if (!found.ok()) return found.error();
        if (*found) sealing.findings.push_back(std::move(**found));
        tree.add(head.case_id, head.revision, head.head);
    }
    if (!sealing.findings.empty()) return sealing;
    seal.root = tree.root();
    sealing.seal = ports::SealRecord{seal.number, now, seal.root, line_of(seal, key)};
    return sealing;
}

}  // namespace guiju::evidence
