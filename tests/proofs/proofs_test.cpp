// SPDX-License-Identifier: Apache-2.0
// What docs/reference/checks.md says is what `guiju check` does; every counterexample, pasted into its policy,
// runs and shows the clash; every proposed boundary case, pasted, passes.
#include <filesystem>
#include <regex>
#include <sstream>

#include "dsl/prove/solver.h"
#include "tests/acceptance/program.h"

namespace guiju::acceptance {
namespace {

const std::string kPage = "docs/reference/checks.md";
const std::string kMeasures = "rules/zhejiang/measures.guiju";

/// A section of the page: its code and the changes of the base policy.
struct Chapter {
    std::string code;
    std::vector<std::pair<std::string, std::string>> changes;
};

void replace_all(std::string& text, const std::string& from, const std::string& to) {
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

class Proofs : public Program {
   protected:
    void SetUp() override {
        if (!prove::Solver::present()) GTEST_SKIP() << "built without a solver";
        std::istringstream lines(read(kPage));
        std::string inside;
        for (std::string line; std::getline(lines, line);) {
            if (line.starts_with("```")) {
                inside = inside.empty() ? line.substr(3) : "";
            } else if (inside == "guiju") {
                base_ += line + "\n";
            } else if (inside == "改") {
                replace_all(line, "\\n", "\n");
                const auto arrow = line.find(" → ");
                ASSERT_NE(arrow, std::string::npos) << line;
                chapters_.back().changes.emplace_back(line.substr(0, arrow),
                                                      line.substr(arrow + 5));
            } else if (line.starts_with("## GJ")) {
                chapters_.push_back({line.substr(3, 6), {}});
            }
        }
    }
    std::string changed(const Chapter& chapter) const {
        auto policy = base_;
        for (const auto& [from, to] : chapter.changes) {
            const auto at = policy.find(from);
            EXPECT_NE(at, std::string::npos) << chapter.code << " " << from;
            if (at != std::string::npos) policy.replace(at, from.size(), to);
        }
        return policy;
    }
    /// The measures in a folder of their own, with the calendars and with more text at the end.
    std::string measures_with(const std::string& more) const {
        for (const auto& file : std::filesystem::directory_iterator("rules/calendars"))
            write("calendars/" + file.path().filename().string(), read(file.path().string()));
        return write("policy.guiju", read(kMeasures) + "\n" + more);
    }

    std::string base_;
    std::vector<Chapter> chapters_;
};

TEST_F(Proofs, the_base_policy_of_the_page_is_right) {
    const auto ran = guiju({"check", write("base.guiju", base_)});
    EXPECT_EQ(ran.code, 0) << ran.out;
    EXPECT_EQ(ran.out.find("GJ32"), std::string::npos) << ran.out;
}

TEST_F(Proofs, every_example_of_the_page_is_found) {
    ASSERT_GT(chapters_.size(), 10U);
    for (const auto& chapter : chapters_) {
        const auto path = write("policy.guiju", changed(chapter));
        const auto ran = guiju({"check", path});
        EXPECT_NE(ran.out.find(chapter.code), std::string::npos) << chapter.code << "\n" << ran.out;
        const auto bare = guiju({"check", path, "--no-proofs"});
        EXPECT_EQ(bare.out.find(chapter.code), std::string::npos) << bare.out;
    }
}

TEST_F(Proofs, every_counterexample_can_be_pasted_and_run) {
    std::size_t shown = 0;
    for (const auto& chapter : chapters_) {
        const auto policy = changed(chapter);
        const auto path = write("policy.guiju", policy);
        const auto kept = at("examples.guiju");
        EXPECT_NE(guiju({"check", path, "--examples", kept}).code, 2) << chapter.code;
        const auto examples = read(kept);
        if (examples.empty()) continue;
        ++shown;
        const auto ran = guiju({"test", write("pasted.guiju", policy + "\n" + examples)});
        EXPECT_EQ(ran.code, 0) << chapter.code << "\n" << examples << ran.out << ran.err;
    }
    EXPECT_GE(shown, 3U);
}

TEST_F(Proofs, a_gap_is_shown_by_a_case_that_leads_nowhere) {
    for (const auto& chapter : chapters_) {
        if (chapter.code != "GJ3206") continue;
        const auto ran =
            guiju({"check", write("policy.guiju", changed(chapter)), "--examples", "-"});
        EXPECT_EQ(ran.code, 3);
        EXPECT_NE(ran.out.find("应当：没有规定"), std::string::npos) << ran.out;
    }
}

TEST_F(Proofs, proposed_boundaries_pass_and_are_not_proposed_again) {
    const auto first = guiju({"test", kMeasures, "--boundaries"});
    EXPECT_EQ(first.code, 0) << first.err;
    for (const char* words : {"需求内容30字", "需求内容29字", "需求内容31字", "未填写", "到期检查"})
        EXPECT_NE(first.out.find(words), std::string::npos) << words << "\n" << first.out;
    const auto path = measures_with(first.out);
    const auto second = guiju({"test", path, "--boundaries"});
    EXPECT_EQ(second.code, 0) << second.out << second.err;
    EXPECT_LT(second.out.size(), first.out.size() / 4) << second.out;
}

TEST_F(Proofs, coverage_tells_every_answer_of_every_criterion) {
    const auto example =
        "\n试例　够数的\n给定：名称5字，金额10万元，类型“新购”\n经过：初审\n应当：在“复审”\n";
    const auto path = write("policy.guiju", base_ + example);
    const auto ran = guiju({"test", path, "--coverage"});
    EXPECT_EQ(ran.code, 0) << ran.out;
    EXPECT_NE(ran.out.find("金额不低于起点　✓ 符合  ✗ 不符合  ✗ 不能判断"), std::string::npos)
        << ran.out;
    EXPECT_NE(ran.out.find("名称已填写　✓ 符合  ✗ 不符合\n"), std::string::npos)
        << "cannot be undecided\n"
        << ran.out;
    const auto json = guiju({"test", path, "--coverage", "--json"});
    EXPECT_NE(json.out.find("\"branch\":\"不能判断\""), std::string::npos) << json.out;
    EXPECT_NE(json.out.find("\"reached\":true"), std::string::npos) << json.out;
}

}  // namespace
}  // namespace guiju::acceptance
