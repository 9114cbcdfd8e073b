// SPDX-License-Identifier: Apache-2.0
#pragma once
// What any test may ask of a store when its work is done: is every chain whole, does the journal make the same
// rows again, and which audit root is that.
#include <gtest/gtest.h>

#include <string>

#include "engine/evidence/inspect.h"
#include "engine/evidence/merkle.h"
#include "engine/evidence/replay.h"
#include "engine/ports/case_store.h"

namespace guiju::evidence {

/// Every chain ends where its case says, and makes the case again; each finding is a failure.
inline void expect_proven(ports::CaseStore& cases, ports::EvidenceStore& journal) {
    const auto told = [](const Finding& finding) {
        ADD_FAILURE() << base::name_of(finding.error.code) << " "
                      << finding.error.say(base::Lang::en) << " " << finding.error.detail;
    };
    const Book no_seals;
    Inspector inspector(no_seals);
    ASSERT_TRUE(journal.visit_journal(inspector).ok());
    for (const auto& finding : inspector.finish().findings) told(finding);
    const auto replayed = replay(cases, journal);
    ASSERT_TRUE(replayed.ok());
    for (const auto& finding : replayed->findings) told(finding);
}

inline std::string root_of(ports::EvidenceStore& store) {
    const auto heads = store.heads();
    EXPECT_TRUE(heads.ok());
    MerkleTree tree(Hash::sha256);
    for (const auto& head : *heads) tree.add(head.case_id, head.revision, head.head);
    return tree.root();
}

}  // namespace guiju::evidence
