// SPDX-License-Identifier: Apache-2.0
// Known answers of the algorithms, the bytes they are given, and the tree over the heads.
#include "engine/evidence/fingerprint.h"

#include <gtest/gtest.h>

#include "engine/evidence/entry.h"
#include "engine/evidence/merkle.h"
#include "engine/evidence/signature.h"

namespace guiju::evidence {
namespace {

constexpr const char* kPrivate =
    "-----BEGIN PRIVATE KEY-----\n"
    "MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g\n"
    "-----END PRIVATE KEY-----\n";
constexpr const char* kPublic =
    "-----BEGIN PUBLIC KEY-----\n"
    "MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\n"
    "-----END PUBLIC KEY-----\n";

TEST(Fingerprint, gives_the_known_answers) {
    Hasher hasher;
    EXPECT_EQ(hasher.fingerprint(Hash::sha256, "abc"),
              "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    // GB/T 32905, example 1.
    EXPECT_EQ(hasher.fingerprint(Hash::sm3, "abc"),
              "sm3:66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
}

TEST(Fingerprint, names_its_algorithm) {
    EXPECT_EQ(hash_of(Hasher().fingerprint(Hash::sm3, "x")), Hash::sm3);
    EXPECT_EQ(hash_of(Hasher().fingerprint(Hash::sha256, "x")), Hash::sha256);
    for (const char* other : {"", "sha256", "sha256:", "md5:00", "SHA256:ba7816bf"})
        EXPECT_EQ(hash_of(other), std::nullopt) << other;
}

TEST(Fingerprint, bytes_are_unambiguous) {
    std::string bytes;
    add_text(bytes, "征集");
    add_text(bytes, "");
    add_number(bytes, -7);
    EXPECT_EQ(bytes, "6:征集,-,-7,");
}

// What was written stays readable: these bytes may never change under this name.
TEST(Entry, is_fingerprinted_over_these_bytes) {
    ports::JournalRecord entry;
    entry.case_id = "D1";
    entry.sequence = 2;
    entry.at = {1759107600000};
    entry.actor_unit = "C1";
    entry.verb = "审查";
    std::string bytes;
    bytes_of(entry, "sha256:00", bytes);
    EXPECT_EQ(bytes,
              "guiju-journal-1\n9:sha256:00,2:D1,2,1759107600000,-,2:C1,-,6:审查,"
              "-,-,-,-,-,-,-,-,-,-,");
    chain(entry, "sha256:00");
    EXPECT_EQ(entry.hints.size(), 64U);
    EXPECT_EQ(entry.fingerprint, fingerprint_of(entry, "sha256:00"));
    EXPECT_NE(entry.fingerprint, fingerprint_of(entry, ""));
    EXPECT_NE(entry.fingerprint, fingerprint_of(entry, "sha256:00", Hash::sm3));
}

TEST(Entry, tells_which_columns_were_changed) {
    ports::JournalRecord entry;
    entry.case_id = "D1";
    entry.reason = "材料齐全";
    chain(entry, "");
    EXPECT_TRUE(changed_columns(entry).empty());
    entry.reason = "情况属实";
    entry.to_stage = "办结";
    ASSERT_EQ(changed_columns(entry).size(), 2U);
    EXPECT_EQ(changed_columns(entry)[0].zh, "现环节");
    EXPECT_EQ(changed_columns(entry)[1].en, "reason");
}

/// The root by definition, for a test: the left half is the largest power of two below the count.
std::string root_of(const std::vector<std::string>& leaves, std::size_t from, std::size_t count) {
    Hasher hasher;
    if (count == 1) return leaves[from];
    std::size_t left = 1;
    while (left * 2 < count) left *= 2;
    std::string bytes(1, '\1');
    add_text(bytes, root_of(leaves, from, left));
    add_text(bytes, root_of(leaves, from + left, count - left));
    return hasher.fingerprint(Hash::sha256, bytes);
}

TEST(Merkle, has_the_root_of_its_definition_for_every_count) {
    Hasher hasher;
    MerkleTree tree(Hash::sha256);
    EXPECT_EQ(tree.root(), hasher.fingerprint(Hash::sha256, ""));
    std::vector<std::string> leaves;
    for (int i = 0; i < 70; ++i) {
        const auto id = "C" + std::to_string(i);
        tree.add(id, i + 1, "sha256:" + id);
        std::string bytes(1, '\0');
        add_text(bytes, id);
        add_number(bytes, i + 1);
        add_text(bytes, "sha256:" + id);
        leaves.push_back(hasher.fingerprint(Hash::sha256, bytes));
        EXPECT_EQ(tree.root(), root_of(leaves, 0, leaves.size())) << i;
    }
}

TEST(Signature, is_that_of_rfc_8032) {
    const auto key = PrivateKey::read(kPrivate, "key");
    ASSERT_TRUE(key.ok());
    EXPECT_EQ(
        key->sign(""),
        "ed25519:e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33"
        "bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b");
    const auto open = PublicKey::read(kPublic, "key");
    ASSERT_TRUE(open.ok());
    EXPECT_EQ(open->id(), key->public_key().id());
    EXPECT_TRUE(open->signed_by("", key->sign("")));
    EXPECT_FALSE(open->signed_by("x", key->sign("")));
    for (const char* other : {"", "ed25519:", "ed25519:00", "rsa:00", "ed25519:zz"})
        EXPECT_FALSE(open->signed_by("", other)) << other;
}

TEST(Signature, takes_no_other_keys) {
    for (const char* text : {"", "x", kPublic, "-----BEGIN PRIVATE KEY-----\nAAAA\n"}) {
        const auto key = PrivateKey::read(text, "封存.pem");
        ASSERT_FALSE(key.ok()) << text;
        EXPECT_EQ(key.error().code, base::Code::gj5528);
        EXPECT_NE(key.error().say(base::Lang::zh).find("封存.pem"), std::string::npos);
    }
    EXPECT_FALSE(PublicKey::read(kPrivate, "key").ok());
}

}  // namespace
}  // namespace guiju::evidence
