// SPDX-License-Identifier: Apache-2.0
#include "dsl/text/source.h"

#include <gtest/gtest.h>

#include "dsl/text/characters.h"

namespace guiju::text {
namespace {

using base::Code;
using base::Lang;

Source good(std::string bytes) {
    auto loaded = load("a.guiju", std::move(bytes));
    EXPECT_TRUE(loaded.ok());
    return loaded.ok() ? *loaded.value : Source{};
}

std::vector<Code> codes_of(std::string bytes) {
    std::vector<Code> codes;
    const auto loaded = load("a.guiju", std::move(bytes));
    for (const auto& finding : loaded.findings) codes.push_back(finding.code);
    EXPECT_FALSE(loaded.ok());
    return codes;
}

TEST(Source, CountsLinesCharactersCellsAndUtf16) {
    const auto source = good("规矩　甲\n𠮷a乙\n");
    EXPECT_EQ(source.line_count(), 2U);
    const auto at_a = source.position(static_cast<std::uint32_t>(source.bytes().find('a')));
    EXPECT_EQ(at_a.line, 2U);
    EXPECT_EQ(at_a.character, 2U);
    EXPECT_EQ(at_a.display, 3U);
    EXPECT_EQ(at_a.utf16, 3U);
}

TEST(Source, OffsetInsideACharacterIsThatCharacter) {
    const auto source = good("规矩");
    EXPECT_EQ(source.position(4).character, 2U);
    EXPECT_EQ(source.position(5).character, 2U);
}

TEST(Source, EndOfTextIsBehindTheLastLine) {
    const auto source = good("规矩\r\n甲\r\n");
    const auto end = source.position(static_cast<std::uint32_t>(source.bytes().size()));
    EXPECT_EQ(end.line, 2U);
    EXPECT_EQ(end.character, 2U);
    EXPECT_EQ(source.position(100000).line, 2U);
}

TEST(Source, LinesComeWithoutTheirEnds) {
    const auto source = good("规矩\r\n\r\n甲");
    EXPECT_EQ(source.line(1), "规矩");
    EXPECT_EQ(source.line(2), "");
    EXPECT_EQ(source.line(3), "甲");
    EXPECT_EQ(source.line(4), "");
    EXPECT_EQ(source.line(0), "");
}

TEST(Source, SliceIsClampedToTheText) {
    const auto source = good("规矩");
    EXPECT_EQ(source.slice({0, 3, 6}), "矩");
    EXPECT_EQ(source.slice({0, 3, 600}), "矩");
    EXPECT_EQ(source.slice({0, 600, 3}), "");
}

TEST(Source, ByteOrderMarkIsDropped) {
    const auto source = good("\xEF\xBB\xBF规矩");
    EXPECT_EQ(source.bytes(), "规矩");
}

TEST(Source, IndexGoesIntoTheSpans) {
    const auto loaded = load("a.guiju", "规\xE2\x80\x8B矩", 7);
    ASSERT_EQ(loaded.findings.size(), 1U);
    EXPECT_EQ(loaded.findings[0].span, (base::Span{7, 3, 6}));
}

TEST(Load, EmptyAndBlankFiles) {
    EXPECT_EQ(codes_of(""), std::vector{Code::gj1005});
    EXPECT_EQ(codes_of(" \n\t　\r\n"), std::vector{Code::gj1005});
}

TEST(Load, Gb18030IsRecognised) {
    const auto loaded = load("旧.guiju", "\xB9\xE6\xBE\xD8 \xD0\xE8\xC7\xF3\xB3\xF5\xC9\xB8\n");
    ASSERT_EQ(loaded.findings.size(), 1U);
    const auto& finding = loaded.findings[0];
    EXPECT_EQ(finding.code, Code::gj1003);
    EXPECT_EQ(base::sentence(finding.code, finding.args, Lang::zh),
              "文件“旧.guiju”不是UTF-8编码（第1行第1字），看起来是GB18030/GBK编码");
    EXPECT_EQ(base::remedy(finding.code, finding.args, Lang::zh), "请另存为UTF-8");
}

TEST(Load, DamagedUtf8IsNotCalledGb18030) {
    const auto loaded = load("a", "规矩\n甲\xFF乙");
    ASSERT_EQ(loaded.findings.size(), 1U);
    EXPECT_EQ(loaded.findings[0].code, Code::gj1002);
    EXPECT_EQ(loaded.findings[0].args[1].zh, "2");
    EXPECT_EQ(loaded.findings[0].args[2].zh, "2");
}

TEST(Load, Utf16IsRecognised) {
    using namespace std::string_literals;
    EXPECT_EQ(codes_of("\xFF\xFE\xC4\x89"s), std::vector{Code::gj1004});
    EXPECT_EQ(codes_of("\0r\0u\0l\0e\0\xff"s), std::vector{Code::gj1004});
}

TEST(Load, OverlongAndSurrogateFormsAreNotUtf8) {
    EXPECT_EQ(codes_of("a\xC0\xAF"), std::vector{Code::gj1002});
    EXPECT_EQ(codes_of("a\xED\xA0\x80"), std::vector{Code::gj1002});
    EXPECT_EQ(codes_of("a\xF4\x90\x80\x80"), std::vector{Code::gj1002});
    EXPECT_EQ(codes_of("a\xE8"), std::vector{Code::gj1002});
}

TEST(Load, SizeIsBounded) {
    std::string full;
    while (full.size() < kMaxFileBytes) full += "甲\n";
    full.resize(kMaxFileBytes, '\n');
    EXPECT_TRUE(load("a", full).ok() || full.back() != '\n');
    EXPECT_EQ(codes_of(std::string(kMaxFileBytes + 1, 'a')), std::vector{Code::gj1006});
}

TEST(Load, LongestLineIsTakenLongerIsNot) {
    EXPECT_TRUE(load("a", "规矩\n" + std::string(kMaxLineBytes, 'a')).ok());
    const auto loaded = load("a", "规矩\n" + std::string(kMaxLineBytes + 1, 'a') + "\n甲");
    ASSERT_EQ(loaded.findings.size(), 1U);
    EXPECT_EQ(loaded.findings[0].code, Code::gj1007);
    EXPECT_EQ(loaded.findings[0].args[1].zh, "2");
}

TEST(Load, HiddenCharactersAreNamedAndMended) {
    const auto loaded = load("a", "规\xE2\x80\x8B矩\n乙\xE2\x80\xAE丙");
    ASSERT_EQ(loaded.findings.size(), 2U);
    EXPECT_EQ(loaded.findings[0].code, Code::gj1010);
    EXPECT_EQ(loaded.findings[0].args[3].zh, "零宽空格（U+200B）");
    ASSERT_EQ(loaded.findings[0].fixes.size(), 1U);
    EXPECT_TRUE(loaded.findings[0].fixes[0].safe);
    EXPECT_EQ(loaded.findings[1].code, Code::gj1009);
    EXPECT_EQ(loaded.findings[1].args[3].en, "right-to-left override (U+202E)");
    EXPECT_FALSE(loaded.findings[1].fixes[0].safe);
}

TEST(Load, ControlCharactersAndLoneCarriageReturn) {
    using namespace std::string_literals;
    EXPECT_EQ(codes_of("规矩\0"s), std::vector{Code::gj1008});
    EXPECT_EQ(codes_of("规矩\x1B[31m"), std::vector{Code::gj1008});
    EXPECT_EQ(codes_of("规矩\xC2\x85"), std::vector{Code::gj1008});
    EXPECT_EQ(codes_of("规矩\r甲"), std::vector{Code::gj1011});
    EXPECT_EQ(codes_of("规矩\n甲\r"), std::vector{Code::gj1011});
}

TEST(Load, LostCharacterIsAWarning) {
    const auto loaded = load("a", "规矩　\xEF\xBF\xBD");
    EXPECT_TRUE(loaded.ok());
    ASSERT_EQ(loaded.findings.size(), 1U);
    EXPECT_EQ(loaded.findings[0].code, Code::gj1012);
}

TEST(Load, AtMostTwentyFindings) {
    EXPECT_EQ(codes_of("规矩" + std::string(100, '\x01')).size(), 20U);
}

TEST(DisplayWidth, CellsNotCharacters) {
    EXPECT_EQ(display_width("abc"), 3);
    EXPECT_EQ(display_width("需求（一）"), 10);
    EXPECT_EQ(display_width("e\xCC\x81"), 1);
    EXPECT_EQ(display_width("ａ　"), 4);
    EXPECT_EQ(display_width("a\tb"), kTabCells + 1);
    EXPECT_EQ(display_width(""), 0);
}

}  // namespace
}  // namespace guiju::text
