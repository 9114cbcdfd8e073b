// SPDX-License-Identifier: Apache-2.0
#include "dsl/check/symbols.h"

#include <gtest/gtest.h>

#include "tests/unit/dsl/check/sample_tree.h"

namespace guiju::check {
namespace {

TEST(Symbols, BothNamesFindOneField) {
    const auto file = sample_tree();
    std::vector<base::Diagnostic> findings;
    const Symbols symbols(file, findings);
    EXPECT_TRUE(findings.empty());
    EXPECT_EQ(symbols.find(SymbolKind::field, "投资额"), 1);
    EXPECT_EQ(symbols.find(SymbolKind::field, "budget"), 1);
    EXPECT_EQ(symbols.both("budget"), base::Text("投资额", "budget"));
    EXPECT_EQ(symbols.both("申请说明"), base::Text("申请说明"));
    EXPECT_FALSE(symbols.find(SymbolKind::role, "投资额"));
}

TEST(Symbols, BlanksInNamesAreSingle) {
    const auto file = sample_tree();
    std::vector<base::Diagnostic> findings;
    const Symbols symbols(file, findings);
    EXPECT_EQ(symbols.identity("  demand \t title　x "), "demand title x");
}

TEST(Symbols, ASecondDeclarationNamesTheFirst) {
    auto file = sample_tree();
    auto& record = std::get<syntax::RecordSection>(file.sections[0].body);
    record.fields.push_back(field("投资额", "money"));
    std::vector<base::Diagnostic> findings;
    const Symbols symbols(file, findings);
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_EQ(findings[0].code, base::Code::gj2101);
    EXPECT_EQ(findings[0].span, record.fields.back().name.span);
    ASSERT_EQ(findings[0].places.size(), 1U);
    EXPECT_EQ(findings[0].places[0].span, record.fields[1].name.span);
}

TEST(Symbols, OneWordInTheTableOfNamesMeansOneThing) {
    auto file = sample_tree();
    auto& names = std::get<syntax::NamesSection>(file.sections[2].body);
    names.rows.push_back({name("件数"), name("budget"), somewhere(), {}});
    std::vector<base::Diagnostic> findings;
    const Symbols symbols(file, findings);
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_EQ(findings[0].code, base::Code::gj2102);
}

TEST(Symbols, TheReasonOfAJudgementHasANameOfItsOwn) {
    const auto file = sample_tree();
    std::vector<base::Diagnostic> findings;
    const Symbols symbols(file, findings);
    EXPECT_TRUE(keeps_reason(symbols.matter->body->fields[6]));
    EXPECT_EQ(reason_name(symbols, symbols.matter->body->fields[6]).zh, "合理性理由");
    EXPECT_FALSE(keeps_reason(symbols.matter->body->fields[0]));
}

}  // namespace
}  // namespace guiju::check
