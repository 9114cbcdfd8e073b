// SPDX-License-Identifier: Apache-2.0
// Every file in tests/language/<feature>/{good,bad} is a test. It says in comments what is found:
//   // 应有：GJ3014 20%          a code and the text its caret stands under; none: nothing is found
//   // 改：OLD → NEW             a change of the base policy (policy.zh.guiju); \n stands for a new line
// A file with changes is the base policy with these changes, any other file is a policy of its own.
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "dsl/compile/compile.h"

namespace guiju {
namespace {

namespace fs = std::filesystem;

const fs::path kRoot = "tests/language";

std::string read(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

struct Trial {
    std::string policy;
    std::vector<std::string> expected;
    std::string mistake;  // of the test file itself
};

void change(Trial& trial, std::string text) {
    static constexpr std::string_view kArrow = " → ";
    replace_all(text, "\\n", "\n");
    const auto arrow = text.find(kArrow);
    const auto from = text.substr(0, arrow);
    const auto to = arrow == std::string::npos ? "" : text.substr(arrow + kArrow.size());
    const auto at = trial.policy.find(from);
    const bool once =
        at != std::string::npos && trial.policy.find(from, at + 1) == std::string::npos;
    if (arrow == std::string::npos || !once)
        trial.mistake = "not there, or not once: " + from;
    else
        trial.policy.replace(at, from.size(), to);
}

Trial read_trial(const fs::path& path) {
    static constexpr std::string_view kChange = "// 改：";
    static constexpr std::string_view kExpected = "// 应有：";
    Trial trial{read(path), {}, {}};
    std::istringstream lines(trial.policy);
    std::vector<std::string> changes;
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with(kChange)) changes.push_back(line.substr(kChange.size()));
        if (line.starts_with(kExpected)) trial.expected.push_back(line.substr(kExpected.size()));
    }
    if (!changes.empty()) trial.policy = read(kRoot / "policy.zh.guiju");
    for (auto& one : changes) change(trial, std::move(one));
    std::sort(trial.expected.begin(), trial.expected.end());
    return trial;
}

std::vector<text::Source> sources_of(const std::string& name, const std::string& policy) {
    std::vector<text::Source> sources;
    const auto add = [&](const std::string& title, std::string bytes) {
        auto loaded =
            text::load(title, std::move(bytes), static_cast<std::uint32_t>(sources.size()));
        ASSERT_TRUE(loaded.ok()) << title;
        sources.push_back(std::move(*loaded.value));
    };
    add(name, policy);
    for (const auto& entry : fs::directory_iterator("rules/calendars"))
        if (entry.path().extension() == ".guiju") add(entry.path().string(), read(entry.path()));
    return sources;
}

std::vector<fs::path> trials() {
    std::vector<fs::path> all;
    for (const auto& entry : fs::recursive_directory_iterator(kRoot)) {
        const auto folder = entry.path().parent_path().filename();
        if (entry.path().extension() == ".guiju" && (folder == "good" || folder == "bad"))
            all.push_back(entry.path());
    }
    std::sort(all.begin(), all.end());
    return all;
}

class Language : public testing::TestWithParam<fs::path> {};

TEST_P(Language, FindsWhatTheFileSays) {
    const auto trial = read_trial(GetParam());
    ASSERT_EQ(trial.mistake, "");
    const auto sources = sources_of(GetParam().string(), trial.policy);
    const auto compiled = compile::compile(sources);
    std::vector<std::string> found;
    std::string said;
    for (const auto& finding : compiled.findings) {
        found.push_back(base::name_of(finding.code) + " " +
                        std::string(sources.at(finding.span.file).slice(finding.span)));
        said += base::sentence(finding.code, finding.args, base::Lang::zh) + "\n";
    }
    std::sort(found.begin(), found.end());
    EXPECT_EQ(found, trial.expected) << said;
    const bool good = GetParam().parent_path().filename() == "good";
    EXPECT_EQ(compiled.ok(),
              good || std::none_of(compiled.findings.begin(), compiled.findings.end(),
                                   [](const base::Diagnostic& finding) {
                                       return finding.severity() == base::Severity::error;
                                   }));
    EXPECT_EQ(good || !trial.expected.empty(), true) << "a bad file says what is found";
}

std::string name_of(const testing::TestParamInfo<fs::path>& trial) {
    const auto folder = trial.param.parent_path();
    auto name = folder.parent_path().filename().string() + "_" + folder.filename().string() + "_" +
                trial.param.stem().string();
    for (char& c : name)
        if (std::isalnum(static_cast<unsigned char>(c)) == 0) c = '_';
    return name;
}

INSTANTIATE_TEST_SUITE_P(Files, Language, testing::ValuesIn(trials()), name_of);

TEST(LanguageBase, BasePolicyHasNoFindings) {
    const auto sources = sources_of("policy.zh.guiju", read(kRoot / "policy.zh.guiju"));
    const auto compiled = compile::compile(sources);
    for (const auto& finding : compiled.findings)
        ADD_FAILURE() << base::name_of(finding.code) << " "
                      << base::sentence(finding.code, finding.args, base::Lang::zh) << " "
                      << sources.at(finding.span.file).slice(finding.span);
    EXPECT_TRUE(compiled.ok());
}

}  // namespace
}  // namespace guiju
