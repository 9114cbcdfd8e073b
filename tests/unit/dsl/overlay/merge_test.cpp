// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "dsl/overlay/merged.h"

namespace guiju::overlay {
namespace {

syntax::File file_called(const std::string& title) {
    syntax::File file;
    file.head.title.text = title;
    file.head.title.span = {3, 0, 6};
    return file;
}

TEST(Merge, ABaseFileStandsAlone) {
    auto file = file_called("办法");
    syntax::Line version;
    version.label = "version";
    version.text = "1.0";
    file.head.lines.push_back(version);
    const auto merged = merge(std::move(file));
    ASSERT_TRUE(merged.ok());
    EXPECT_EQ(merged.value->tree().head.title.text, "办法");
    ASSERT_EQ(merged.value->layers().size(), 1U);
    EXPECT_EQ(merged.value->layers()[0].version, "1.0");
    EXPECT_EQ(merged.value->layer_of({3, 1, 2}).policy, "办法");
}

TEST(Merge, ALocalFileNeedsItsBase) {
    auto file = file_called("细则");
    syntax::Line base;
    base.label = "base";
    base.text = "办法，1.0版";
    base.span = {0, 10, 20};
    file.head.lines.push_back(base);
    const auto merged = merge(std::move(file));
    EXPECT_FALSE(merged.ok());
    ASSERT_EQ(merged.findings.size(), 1U);
    EXPECT_EQ(merged.findings[0].code, base::Code::gj4101);
    EXPECT_EQ(merged.findings[0].span, base.span);
}

TEST(Merge, ALocalClauseNeedsABaseToo) {
    auto file = file_called("细则");
    syntax::Section section;
    section.kind = "shorten";
    section.heading_span = {0, 30, 40};
    section.body = syntax::LocalRule{};
    file.sections.push_back(std::move(section));
    const auto merged = merge(std::move(file));
    EXPECT_FALSE(merged.ok());
    ASSERT_EQ(merged.findings.size(), 1U);
    EXPECT_EQ(merged.findings[0].span, (base::Span{0, 30, 40}));
}

}  // namespace
}  // namespace guiju::overlay
