// SPDX-License-Identifier: Apache-2.0
// Every rule file of the repository: canonical text keeps the tree, and printing it again changes nothing.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "dsl/format/format.h"
#include "dsl/parse/parse.h"
#include "dsl/syntax/dump.h"
#include "dsl/text/report.h"

namespace guiju::format {
namespace {

namespace fs = std::filesystem;
using syntax::Skin;

std::string text_of(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

std::vector<fs::path> rule_files() {
    std::vector<fs::path> files;
    for (const char* folder : {"rules", "examples", "tests"}) {
        if (!fs::exists(folder)) continue;
        for (const auto& entry : fs::recursive_directory_iterator(folder))
            if (entry.path().extension() == ".guiju") files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

/// Files with mistakes have no canonical text.
std::optional<syntax::File> parsed(const std::string& text, std::string* findings = nullptr) {
    auto source = text::load("text", text);
    if (!source.ok()) return std::nullopt;
    auto tree = parse::parse(*source.value);
    const std::vector sources{*source.value};
    for (const auto& finding : tree.findings) {
        if (finding.severity() != base::Severity::error) continue;
        if (findings != nullptr) *findings += text::render(finding, sources, {});
        tree.value.reset();
    }
    return std::move(tree.value);
}

/// Formats text that must parse.
std::string formatted(const std::string& text, Skin skin) {
    std::string findings;
    const auto tree = parsed(text, &findings);
    EXPECT_TRUE(tree.has_value()) << findings;
    return tree ? format(*tree, skin) : std::string();
}

Skin other(Skin skin) { return skin == Skin::chinese ? Skin::english : Skin::chinese; }

bool has_names(const syntax::File& file) {
    return std::any_of(file.sections.begin(), file.sections.end(), [](const auto& section) {
        return std::holds_alternative<syntax::NamesSection>(section.body);
    });
}

TEST(Corpus, FormattingKeepsTheTree) {
    int files = 0;
    for (const auto& path : rule_files()) {
        const auto tree = parsed(text_of(path));
        if (!tree) continue;
        ++files;
        const auto once = format(*tree, tree->skin);
        std::string findings;
        const auto again = parsed(once, &findings);
        ASSERT_TRUE(again.has_value()) << path << "\n" << findings;
        EXPECT_EQ(syntax::dump(*again), syntax::dump(*tree)) << path;
    }
    EXPECT_GT(files, 0);
}

TEST(Corpus, FormattingTwiceChangesNothing) {
    for (const auto& path : rule_files()) {
        const auto tree = parsed(text_of(path));
        if (!tree) continue;
        const auto once = format(*tree, tree->skin);
        EXPECT_EQ(formatted(once, tree->skin), once) << path;
    }
}

TEST(Corpus, TheRulesAreCanonical) {
    for (const auto& path : rule_files()) {
        if (path.begin()->string() != "rules") continue;
        const auto text = text_of(path);
        const auto tree = parsed(text);
        if (!tree) continue;
        EXPECT_EQ(format(*tree, tree->skin), text) << path;
    }
}

TEST(Corpus, ThereAndBackGivesTheSameText) {
    for (const auto& path : rule_files()) {
        const auto tree = parsed(text_of(path));
        if (!tree || !has_names(*tree)) continue;
        const auto here = format(*tree, tree->skin);
        const auto there = format(*tree, other(tree->skin));
        EXPECT_EQ(formatted(there, tree->skin), here) << path;
        EXPECT_EQ(formatted(there, other(tree->skin)), there) << path;
    }
}

TEST(Corpus, NamesWithoutAPartnerSurviveTheOtherSkin) {
    const auto text = text_of("rules/zhejiang/measures.guiju");
    const auto english = formatted(text, Skin::english);
    EXPECT_TRUE(english.starts_with("rulebook  "));
    EXPECT_EQ(formatted(english, Skin::english), english);
    EXPECT_EQ(formatted(english, Skin::chinese), formatted(text, Skin::chinese));
}

}  // namespace
}  // namespace guiju::format
