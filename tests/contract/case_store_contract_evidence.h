// SPDX-License-Identifier: Apache-2.0
#pragma once
// The second part of the contract: the journal as a whole, in order, and the seals. Included after
// case_store_contract.h, by the same sources.
#include <gtest/gtest.h>

#include "engine/evidence/effect.h"
#include "engine/evidence/entry.h"
#include "engine/evidence/inspect.h"
#include "engine/evidence/replay.h"
#include "engine/evidence/witness.h"
#include "engine/ports/evidence.h"
#include "tests/contract/case_store_contract.h"

namespace guiju::contract {

/// change_of(), with its effect, chained to the entry before.
inline ports::CaseChange chained(const std::string& id, std::int64_t sequence,
                                 const std::string& before,
                                 evidence::Hash hash = evidence::Hash::sha256) {
    auto change = change_of(id, sequence);
    const auto old = sequence > 1 ? change_of(id, sequence - 1).after : ports::CaseRecord{};
    change.journal.effect = evidence::effect_of(old, change, hash);
    evidence::chain(change, before, hash);
    return change;
}

/// Writes down what it is shown: "A1!3" is a head at 3, "A1/2" an entry.
class Listing final : public ports::EvidenceVisitor {
   public:
    void head(const ports::HeadRecord& head) override {
        text += head.case_id + "!" + std::to_string(head.revision) + " ";
        heads.push_back(head);
    }
    void entry(const ports::JournalRecord& entry) override {
        text += entry.case_id + "/" + std::to_string(entry.sequence) + " ";
        entries.push_back(entry);
    }
    std::string text;
    std::vector<ports::HeadRecord> heads;
    std::vector<ports::JournalRecord> entries;
};

class EvidenceContract : public CaseStoreContract {
   protected:
    ports::EvidenceStore& evidence_store() { return dynamic_cast<ports::EvidenceStore&>(store()); }
    /// `count` entries of a case, in one transaction.
    void write_entries(const std::string& id, std::int64_t count) {
        auto tx = store().begin();
        ASSERT_TRUE(tx.ok());
        for (std::int64_t n = 1; n <= count; ++n) {
            const auto view = (*tx)->load(id);
            const auto head = view->has_value() ? (*view)->record.head : std::string();
            const auto hash = evidence::hash_named((*tx)->fingerprints_with());
            ASSERT_TRUE(hash.has_value());
            ASSERT_TRUE((*tx)->save(chained(id, n, head, *hash)).ok());
        }
        ASSERT_TRUE((*tx)->commit().ok());
    }
};

TEST_P(EvidenceContract, shows_heads_and_entries_by_the_bytes_of_ids) {
    for (const char* id : {"b", "A10", "A9", "乙", "Z", "甲"}) write_entries(id, 2);
    Listing listing;
    ASSERT_TRUE(evidence_store().visit_journal(listing).ok());
    EXPECT_EQ(listing.text,
              "A10!2 A10/1 A10/2 A9!2 A9/1 A9/2 Z!2 Z/1 Z/2 b!2 b/1 b/2 "
              "乙!2 乙/1 乙/2 甲!2 甲/1 甲/2 ");
    const auto heads = evidence_store().heads();
    ASSERT_TRUE(heads.ok());
    EXPECT_EQ(*heads, listing.heads);
    EXPECT_EQ(listing.heads[0].head, listing.entries[1].fingerprint);
}

TEST_P(EvidenceContract, gives_back_entries_that_still_fit_their_fingerprints) {
    write_entries("A1", 5);
    write_entries("A2", 3);
    const evidence::Book no_seals;
    evidence::Inspector inspector(no_seals);
    ASSERT_TRUE(evidence_store().visit_journal(inspector).ok());
    const auto report = inspector.finish();
    EXPECT_EQ(report.entries, 8);
    for (const auto& finding : report.findings) ADD_FAILURE() << finding.error.say(base::Lang::en);
    const auto replayed = evidence::replay(store(), evidence_store());
    ASSERT_TRUE(replayed.ok());
    for (const auto& finding : replayed->findings)
        ADD_FAILURE() << finding.error.say(base::Lang::en);
}

TEST_P(EvidenceContract, gives_entries_after_a_number) {
    write_entries("A1", 4);
    write_entries("A2", 1);
    const auto rest = evidence_store().journal_after("A1", 2);
    ASSERT_TRUE(rest.ok());
    ASSERT_EQ(rest->size(), 2U);
    EXPECT_EQ((*rest)[0].sequence, 3);
    EXPECT_TRUE(evidence_store().journal_after("A1", 4)->empty());
    EXPECT_TRUE(evidence_store().journal_after("A7", 0)->empty());
}

TEST_P(EvidenceContract, gives_what_commands_were_answered_by_entry) {
    write_entries("A1", 3);
    write_entries("A2", 1);
    const auto answers = evidence_store().answers("A1");
    ASSERT_TRUE(answers.ok());
    ASSERT_EQ(answers->size(), 3U);
    for (std::int64_t n = 1; n <= 3; ++n)
        EXPECT_EQ(answers->at(static_cast<std::size_t>(n - 1)), change_of("A1", n).command);
    EXPECT_TRUE(evidence_store().answers("none")->empty());
}

TEST_P(EvidenceContract, tells_answers_that_no_entry_names) {
    const auto strays = [&] {
        std::string out;
        const auto looked = evidence_store().visit_strays(
            [&](const ports::StrayRow& row) { out += row.case_id + " " + row.id + ";"; });
        EXPECT_TRUE(looked.ok()) << looked.error().say(base::Lang::zh);
        return out;
    };
    write_entries("A1", 3);
    auto change = change_of("A2", 1);
    change.work = {work_of("A2", "A2#1")};
    write(change);
    EXPECT_EQ(strays(), "");
    auto other = change_of("A3", 1);
    other.journal.command_id = "another";
    write(other);
    EXPECT_EQ(strays(), "A3 " + other.command.id + ";");
}

TEST_P(EvidenceContract, vouches_for_the_messages_of_its_entries_and_no_others) {
    write_entries("A1", 3);
    evidence::JournalWitness witness(evidence_store());
    const auto vouched = [&](const ports::OutboxRecord& message) {
        const auto done = witness.vouches(message);
        EXPECT_TRUE(done.ok()) << done.error().say(base::Lang::zh);
        return done.ok() && *done;
    };
    const auto stored = store().outbox("A1");
    ASSERT_EQ(stored->size(), 6U);
    for (const auto& message : *stored) EXPECT_TRUE(vouched(message)) << message.id;
    auto other = stored->front();
    other.body = R"({"title":"另一件"})";
    EXPECT_FALSE(vouched(other));
    for (const char* id : {"A1/1/3", "A1/1/0", "A1/9/1", "A9/1/1", "A1", "注意", ""}) {
        auto added = stored->front();
        added.id = id;
        EXPECT_FALSE(vouched(added)) << id;
    }
    other = stored->front();
    other.case_id = "A9";
    EXPECT_FALSE(vouched(other));
}

TEST_P(EvidenceContract, gives_closed_work_items_too) {
    auto change = change_of("A1", 1);
    auto closed = work_of("A1", "A1#2");
    closed.closed = on("2025-10-01");
    change.work = {work_of("A1", "A1#1"), closed};
    write(change);
    const auto work = evidence_store().work_items("A1");
    ASSERT_TRUE(work.ok());
    EXPECT_EQ(*work, change.work);
}

TEST_P(EvidenceContract, keeps_a_seal_once_and_for_ever) {
    const ports::SealRecord first{1, on("2025-10-01"), "sha256:ab", R"({"seal":1})"};
    const ports::SealRecord second{2, on("2025-10-02"), "sha256:cd", std::string(70000, 'x')};
    ASSERT_TRUE(evidence_store().put_seal(second).ok());
    ASSERT_TRUE(evidence_store().put_seal(first).ok());
    auto other = first;
    other.root = "sha256:00";
    const auto again = evidence_store().put_seal(other);
    ASSERT_FALSE(again.ok());
    EXPECT_EQ(again.error().kind, ErrorKind::conflict);
    const auto seals = evidence_store().seals();
    ASSERT_TRUE(seals.ok());
    EXPECT_EQ(*seals, (std::vector<ports::SealRecord>{first, second}));
}

}  // namespace guiju::contract
