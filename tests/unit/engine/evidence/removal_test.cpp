// SPDX-License-Identifier: Apache-2.0
#include "engine/evidence/removal.h"

#include <gtest/gtest.h>

namespace guiju::evidence {
namespace {

constexpr const char* kPem =
    "-----BEGIN PRIVATE KEY-----\n"
    "MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g\n"
    "-----END PRIVATE KEY-----\n";
constexpr const char* kOtherPem =
    "-----BEGIN PRIVATE KEY-----\n"
    "MC4CAQAwBQYDK2VwBCIEIOscmMqHyJ/poxTxRkOvKYp/j78edfy2AY5g9b1MgSTb\n"
    "-----END PRIVATE KEY-----\n";

PrivateKey key(const char* pem = kPem) { return *PrivateKey::read(pem, "key"); }

Removal removal(std::int64_t number, const std::string& previous, const char* id) {
    Removal out;
    out.number = number;
    out.at.ms = 1000 + number;
    out.closed_before.ms = 500;
    out.hash = Hash::sm3;
    out.cases = {{id, 3, "sha256:ab"}};
    out.previous = previous;
    out.key = key().public_key().id();
    return out;
}

/// Three marks, each following the one before.
std::vector<ports::RemovalRecord> three() {
    std::vector<ports::RemovalRecord> out;
    std::string previous;
    for (const auto* id : {"A1", "A2", "A3"}) {
        const auto number = static_cast<std::int64_t>(out.size()) + 1;
        const auto one = removal(number, previous, id);
        out.push_back({number, one.at, line_of(one, key())});
        previous = fingerprint_of_line(out.back().line, one.hash);
    }
    return out;
}

TEST(Removal, is_read_back_as_it_was_written) {
    const auto one = removal(1, "", "案\"1");
    const auto line = line_of(one, key());
    EXPECT_EQ(read_removal(line), one);
    EXPECT_TRUE(signature_fits(line, key().public_key()));
    EXPECT_FALSE(read_removal(line + " "));
    EXPECT_FALSE(read_removal(line.substr(1)));
    EXPECT_FALSE(read_removal(""));
}

TEST(Removals, hold_when_nobody_touched_them) {
    const auto all = read_removals(three(), key().public_key());
    EXPECT_TRUE(all.findings.empty());
    EXPECT_EQ(all.cases.size(), 3U);
    EXPECT_EQ(all.last, 3);
    EXPECT_TRUE(read_removals({}, key().public_key()).cases.empty());
}

TEST(Removals, that_were_changed_are_named_and_prove_nothing) {
    auto marks = three();
    auto& line = marks[1].line;
    line.replace(line.find("A2"), 2, "B2");
    const auto all = read_removals(marks, key().public_key());
    ASSERT_FALSE(all.findings.empty());
    EXPECT_EQ(all.findings[0].error.code, base::Code::gj5713);
    EXPECT_EQ(all.findings[0].error.args[0], base::Text("2"));
    EXPECT_FALSE(all.cases.contains("B2"));
    EXPECT_FALSE(all.cases.contains("A2"));
}

TEST(Removals, signed_by_another_key_prove_nothing) {
    const auto all = read_removals(three(), key(kOtherPem).public_key());
    EXPECT_EQ(all.findings.size(), 3U);
    EXPECT_TRUE(all.cases.empty());
}

TEST(Removals, that_are_missing_are_named) {
    auto marks = three();
    marks.erase(marks.begin() + 1);
    const auto all = read_removals(marks, key().public_key());
    ASSERT_EQ(all.findings.size(), 1U);
    EXPECT_EQ(all.findings[0].error.code, base::Code::gj5714);
    EXPECT_TRUE(all.cases.contains("A3")) << "what is signed still counts";
}

}  // namespace
}  // namespace guiju::evidence
