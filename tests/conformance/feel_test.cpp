// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <iostream>

#include "tests/conformance/scoring.h"

namespace guiju::conformance {
namespace {

void show(const std::string& what, const Score& score) {
    for (const auto& [fit, count] : score.values)
        std::cout << what << ' ' << fit << " values " << count.passed << '/' << count.all
                  << ", mean of the categories " << score.mean(fit) << " per mille\n";
    for (const auto& [fit, count] : score.errors)
        std::cout << what << ' ' << fit << " errors " << count.passed << '/' << count.all << '\n';
}

TEST(FeelConformance, ExpressionsDoWhatTheStandardSays) {
    const auto folder = cases_folder();
    if (!folder) GTEST_SKIP() << "the public cases are not on this machine";
    const auto score = conformance::score(*folder / "feel.jsonl");
    show("expressions", score);
    EXPECT_GE(score.values.at("core").per_mille(), 990);
    EXPECT_GE(score.errors.at("core").per_mille(), 990);
    EXPECT_GE(score.values.at("stretch").per_mille(), 980);
    EXPECT_GE(score.mean("core"), 990);
}

TEST(FeelConformance, TablesDoWhatTheStandardSays) {
    const auto folder = cases_folder();
    if (!folder) GTEST_SKIP() << "the public cases are not on this machine";
    const auto score = conformance::score(*folder / "tables.jsonl");
    show("tables", score);
    for (const auto& [fit, count] : score.values) EXPECT_GE(count.per_mille(), 980) << fit;
}

}  // namespace
}  // namespace guiju::conformance
