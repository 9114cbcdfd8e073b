// SPDX-License-Identifier: Apache-2.0
// Local policies on a base: what is refused (wrong.txt), what is accepted and then holds (right.txt). Each case is
// city.guiju with a few changes, compiled on province.guiju with the calendar of the state.
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
const fs::path kRoot = "tests/layers";

std::string read(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

std::string with_breaks(std::string text) {
    for (auto at = text.find("\\n"); at != std::string::npos; at = text.find("\\n", at + 1))
        text.replace(at, 2, "\n");
    return text;
}

struct Trial {
    std::string name, policy, mistake;
    std::vector<std::string> expected, holds;
};

std::optional<std::string> behind(const std::string& line, std::string_view label) {
    if (!line.starts_with(label)) return std::nullopt;
    return line.substr(label.size());
}

void change(Trial& trial, const std::string& written) {
    static constexpr std::string_view kArrow = " → ";
    const auto text = with_breaks(written);
    const auto arrow = text.find(kArrow);
    const auto from = text.substr(0, arrow);
    const auto at = trial.policy.find(from);
    if (arrow == std::string::npos || at == std::string::npos)
        trial.mistake = "not there: " + from;
    else
        trial.policy.replace(at, from.size(), text.substr(arrow + kArrow.size()));
}

std::vector<Trial> trials_of(const std::string& file) {
    const auto city = read(kRoot / "city.guiju");
    std::vector<Trial> all;
    std::istringstream lines(read(kRoot / file));
    for (std::string line; std::getline(lines, line);) {
        if (const auto name = behind(line, "## ")) all.push_back({*name, city, {}, {}, {}});
        if (all.empty()) continue;
        auto& trial = all.back();
        if (const auto text = behind(line, "改：")) change(trial, *text);
        if (const auto text = behind(line, "加：")) trial.policy += with_breaks(*text) + "\n";
        if (const auto text = behind(line, "应有：")) trial.expected.push_back(*text);
        if (const auto text = behind(line, "含：")) trial.holds.push_back(*text);
    }
    for (auto& trial : all) std::sort(trial.expected.begin(), trial.expected.end());
    return all;
}

std::vector<text::Source> sources_with(const std::string& policy) {
    std::vector<text::Source> sources;
    const auto add = [&](const std::string& name, std::string bytes) {
        auto loaded =
            text::load(name, std::move(bytes), static_cast<std::uint32_t>(sources.size()));
        ASSERT_TRUE(loaded.ok()) << name;
        sources.push_back(std::move(*loaded.value));
    };
    add("city.guiju", policy);
    add("province.guiju", read(kRoot / "province.guiju"));
    add("calendar", read("rules/calendars/中国工作日.guiju"));
    return sources;
}

struct Outcome {
    compile::Compiled policy;
    bool ok = false;
    std::vector<std::string> found;
    std::string said;
};

Outcome compile_trial(const Trial& trial) {
    const auto sources = sources_with(trial.policy);
    auto compiled = compile::compile(sources);
    Outcome outcome;
    for (const auto& finding : compiled.findings) {
        if (finding.severity() == base::Severity::note) continue;
        outcome.found.push_back(base::name_of(finding.code) + " " +
                                std::string(sources.at(finding.span.file).slice(finding.span)));
        outcome.said += base::sentence(finding.code, finding.args, base::Lang::zh) + "\n" +
                        base::sentence(finding.code, finding.args, base::Lang::en) + "\n";
    }
    std::sort(outcome.found.begin(), outcome.found.end());
    outcome.ok = compiled.ok();
    if (compiled.ok()) outcome.policy = std::move(*compiled.value);
    return outcome;
}

std::string name_of(const testing::TestParamInfo<Trial>& trial) {
    return "n" + std::to_string(trial.index + 1);
}

class Wrong : public testing::TestWithParam<Trial> {};

TEST_P(Wrong, IsRefusedAndNothingIsLeft) {
    const auto& trial = GetParam();
    SCOPED_TRACE(trial.name);
    ASSERT_EQ(trial.mistake, "");
    ASSERT_FALSE(trial.expected.empty());
    const auto outcome = compile_trial(trial);
    EXPECT_EQ(outcome.found, trial.expected) << outcome.said;
    EXPECT_FALSE(outcome.ok);
}

INSTANTIATE_TEST_SUITE_P(Layers, Wrong, testing::ValuesIn(trials_of("wrong.txt")), name_of);

class Right : public testing::TestWithParam<Trial> {};

TEST_P(Right, IsAcceptedAndHolds) {
    const auto& trial = GetParam();
    SCOPED_TRACE(trial.name);
    ASSERT_EQ(trial.mistake, "");
    const auto outcome = compile_trial(trial);
    EXPECT_EQ(outcome.found, trial.expected) << outcome.said;
    ASSERT_TRUE(outcome.ok);
    ASSERT_TRUE(outcome.policy.program.verify());
    const auto dump =
        program::dump(outcome.policy.program) + program::serialize(outcome.policy.program);
    for (const auto& text : trial.holds)
        EXPECT_NE(dump.find(text), std::string::npos) << text << "\n" << dump;
    EXPECT_EQ(outcome.policy.program.head.base_version, "1.0");
    ASSERT_NE(outcome.policy.base, nullptr);
    const auto stored = program::deserialize(program::serialize(outcome.policy.program));
    ASSERT_TRUE(stored.ok());
    EXPECT_EQ(program::hash(*stored), program::hash(outcome.policy.program));
}

INSTANTIATE_TEST_SUITE_P(Layers, Right, testing::ValuesIn(trials_of("right.txt")), name_of);

TEST(Layers, ThereAreEnoughOfBoth) {
    EXPECT_GE(trials_of("wrong.txt").size(), 40U);
    EXPECT_GE(trials_of("right.txt").size(), 20U);
}

}  // namespace
}  // namespace guiju
