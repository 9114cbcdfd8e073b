// SPDX-License-Identifier: Apache-2.0
// Lines of seals are read only as they are written; no bytes make the reader fall over.
#include "engine/evidence/seal.h"

#include <gtest/gtest.h>

#include <random>

#include "engine/evidence/book.h"

namespace guiju::evidence {
namespace {

PrivateKey key() {
    return *PrivateKey::read(
        "-----BEGIN PRIVATE KEY-----\n"
        "MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g\n"
        "-----END PRIVATE KEY-----\n",
        "key");
}

Seal sample() {
    Seal seal;
    seal.number = 2;
    seal.at = {1759107600000};
    seal.cases = 3;
    seal.entries = 9;
    seal.changed = {{"D“1”\"", 4, "sha256:ab", "0123456789abcdef"}};
    seal.root = "sha256:cd";
    seal.previous = "sha256:ef";
    seal.key = key().public_key().id();
    return seal;
}

TEST(SealLine, comes_back_as_it_was) {
    const auto line = line_of(sample(), key());
    const auto read = read_line(line);
    ASSERT_TRUE(read);
    EXPECT_EQ(*read, sample());
    EXPECT_TRUE(signature_fits(line, key().public_key()));
    EXPECT_EQ(line.find('\n'), std::string::npos);
}

TEST(SealLine, no_byte_of_it_can_be_changed) {
    const auto line = line_of(sample(), key());
    for (std::size_t i = 0; i < line.size(); ++i) {
        auto other = line;
        other[i] = static_cast<char>(other[i] ^ 1);
        EXPECT_FALSE(read_line(other) && signature_fits(other, key().public_key())) << i;
        EXPECT_FALSE(read_line(line.substr(0, i)) &&
                     signature_fits(line.substr(0, i), key().public_key()));
    }
}

TEST(SealBook, any_bytes_are_a_finding_and_no_more) {
    std::mt19937 random(7);
    const auto line = line_of(sample(), key());
    for (int i = 0; i < 500; ++i) {
        std::string file;
        for (auto left = random() % 4; left > 0; --left) {
            auto piece = line.substr(random() % line.size());
            if (!piece.empty()) piece[random() % piece.size()] = static_cast<char>(random());
            file += piece + (random() % 2 ? "\n" : "");
        }
        const auto book = read_book({}, file, key().public_key());
        EXPECT_EQ(book.seals, 0);
        EXPECT_EQ(book.findings.empty(), file.find('\n') == std::string::npos);
    }
}

}  // namespace
}  // namespace guiju::evidence
