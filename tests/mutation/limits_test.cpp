// SPDX-License-Identifier: Apache-2.0
// The bounds of engine/base/limits.h hold for every shipped file and for input made to break them. Work
// is counted in rules of the grammar tried, so the numbers are the same on every machine.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <iostream>
#include <set>
#include <sstream>

#include "dsl/check/expansion.h"
#include "dsl/compile/compile.h"
#include "dsl/parse/parse.h"
#include "dsl/prove/prove.h"
#include "dsl/prove/solver.h"
#include "engine/base/limits.h"

namespace guiju {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kInput = std::size_t{64} << 10U;

std::string bytes_of(const fs::path& path) {
    const std::ifstream file(path, std::ios::binary);
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

/// Rules tried for one byte; 0 when the text is not taken at all.
std::size_t work_of(const std::string& name, const std::string& text) {
    const auto source = text::load(name, text, 0);
    if (!source.ok()) return 0;
    const auto parsed = parse::parse(*source.value, parse::Options{});
    EXPECT_LE(parsed.checked.findings.size(), limits::kFindings) << name;
    const auto work = parsed.attempts / std::max<std::size_t>(text.size(), 1);
    std::cout << name << "\t" << text.size() << "\t" << work << "\t"
              << parsed.checked.findings.size() << std::endl;
    return work;
}

TEST(Limits, ShippedFilesAreReadWithLittleWork) {
    for (const char* folder : {"rules", "examples", "tests/language"})
        for (const auto& entry : fs::recursive_directory_iterator(folder))
            if (entry.path().extension() == ".guiju") {
                EXPECT_LE(work_of(entry.path().string(), bytes_of(entry.path())),
                          limits::kAttemptsPerByte);
            }
}

std::string filled(const std::function<std::string(std::size_t)>& line) {
    std::string text =
        "规矩　试\n事项　需求\n内容：文字，必填\n金额：金额\n环节　初筛\n办理：企业\n审查：\n";
    for (std::size_t i = 1;; ++i) {
        const auto more = line(i);
        if (text.size() + more.size() > kInput) return text;
        text += more;
    }
}

std::string repeated(std::string_view part, std::size_t times) {
    std::string text;
    for (std::size_t i = 0; i < times; ++i) text += part;
    return text;
}

TEST(Limits, NastyInputIsReadWithBoundedWork) {
    const auto lines = [](std::string_view part, std::size_t times) {
        return [part = std::string(part), times](std::size_t) {
            return "（一）" + repeated(part, times) + "\n";
        };
    };
    const std::pair<const char*, std::string> all[] = {
        {"open brackets", filled(lines("（", 60))},
        {"brackets beyond the depth", filled(lines("（", 5000))},
        {"closed brackets", filled([](std::size_t) {
             return "（一）" + repeated("（", 60) + "内容已填写" + repeated("）", 60) + "；\n";
         })},
        {"nested comparisons", filled(lines("内容在（", 60))},
        {"nested sums", filled(lines("（金额＋（", 30))},
        {"opening quotes", filled(lines("“", 400))},
        {"plain quotes", filled(lines("\"", 4001))},
        {"digits", filled(lines("9", 15000))},
        {"commas and digits", filled(lines("1,", 7000))},
        {"a long line of names", filled(lines("内容且", 1500))},
        {"a long sum", filled(lines("金额＋", 1500))},
        {"a long chain", filled(lines("内容已填写且", 800))},
        {"one word", filled(lines("内", 5000))},
        {"blanks", filled(lines("　", 5000))},
        {"items", filled([](std::size_t i) {
             return "（" + std::to_string(i) + "）内荣不少于" + std::to_string(i) + "字；\n";
         })},
        {"markers", filled(lines("【锁定】", 1000))},
        {"tables", filled(lines("｜", 5000))},
        {"lines", filled([](std::size_t) { return std::string("x\n"); })},
        {"sections", filled([](std::size_t) { return std::string("环节　甲\n"); })},
        {"latin letters", filled(lines("a", 15000))},
    };
    for (const auto& [name, text] : all)
        EXPECT_LE(work_of(name, text), limits::kAttemptsPerByte) << name;
}

TEST(Limits, TenThousandItemsAreRead) {
    std::string text = "规矩　试\n事项　需求\n内容：文字，必填\n环节　初筛\n审查：\n";
    for (int i = 1; i <= 10'000; ++i)
        text += "（" + std::to_string(i) + "）内容不少于" + std::to_string(i) + "字；\n";
    ASSERT_LE(text.size(), limits::kFileBytes);
    EXPECT_LE(work_of("ten thousand items", text), limits::kAttemptsPerByte);
}

/// A whole policy: what stands before the matter, more fields, the items and lines of its only stage.
std::string policy_of(const std::string& before, const std::string& items,
                      const std::string& lines = {}) {
    std::string text =
        "规矩　试\n状态：征求意见稿\n\n角色\n单位甲：企业\n\n" + before +
        "\n事项　申请\n金额：金额，必填\n面积：数量，可不填\n\n环节　审核\n办理：单位甲\n"
        "审查：\n" +
        items;
    return text + "处理：\n" + lines +
           "有一项不符合的，退回；\n不能判断的，退回；\n全部符合的，办结。\n";
}

std::string many(std::size_t count, const std::function<std::string(std::size_t)>& line) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += line(i);
    return text;
}
std::string item(std::size_t i, const std::string& condition) {
    return "（" + std::to_string(i + 1) + "）" + condition + "；\n";
}
std::string defined(std::size_t i) { return "数" + std::to_string(i) + "号"; }

/// What the checker says; proofs are asked for where there is a program.
std::set<std::string> said_of(const std::string& name, const std::string& policy) {
    EXPECT_LE(policy.size(), kInput) << name;
    const auto source = text::load("policy.guiju", policy, 0);
    EXPECT_TRUE(source.ok()) << name;
    std::set<std::string> codes;
    if (!source.ok()) return codes;
    auto compiled = compile::compile({*source.value});
    for (const auto& one : compiled.findings) codes.insert(base::name_of(one.code));
    if (!compiled.ok()) return codes;
    std::size_t nodes = 0;
    for (const auto& code : compiled.value->program.codes) nodes += code.nodes.size();
    EXPECT_LE(nodes, 2 * check::kMostExpandedInAll) << name;
    for (const auto& one : prove::prove(compiled.value->program, compiled.findings))
        codes.insert(base::name_of(one.code));
    return codes;
}

TEST(Limits, DefinitionsAreWrittenOutOnlyUpToABound) {
    const auto doubling = [](std::size_t i) {
        const auto before = i == 0 ? std::string("金额") : defined(i - 1);
        return defined(i) + "：" + before + "＋" + before + "\n";
    };
    EXPECT_FALSE(said_of("few doublings",
                         policy_of("定义\n" + many(6, doubling), item(0, defined(5) + "大于3元")))
                     .contains("GJ3228"));
    EXPECT_EQ(said_of("doublings",
                      policy_of("定义\n" + many(60, doubling), item(0, defined(59) + "大于3元"))),
              std::set<std::string>{"GJ3228"});
    const auto table = "判定表　档次\n取用：唯一\n｜金额｜分值｜\n" + many(500, [](std::size_t i) {
                           return "｜" + std::to_string(i) + "元以上不足" + std::to_string(i + 1) +
                                  "元｜" + std::to_string(i) + "元｜\n";
                       });
    EXPECT_EQ(said_of("a long table used often",
                      policy_of(table, many(300,
                                            [](std::size_t i) {
                                                return item(i,
                                                            "档次大于" + std::to_string(i) + "元");
                                            }))),
              std::set<std::string>{"GJ3228"});
}

TEST(Limits, LongChainsAndCirclesOfDefinitionsAreSaid) {
    const auto chain = [](std::size_t i) {
        return defined(i) + "：" + (i == 0 ? "金额" : defined(i - 1)) + "＋1元\n";
    };
    const auto circle = [](std::size_t i) {
        return defined(i) + "：" + defined((i + 1) % 800) + "＋1元\n";
    };
    EXPECT_TRUE(said_of("a chain",
                        policy_of("定义\n" + many(800, chain), item(0, defined(799) + "大于3元")))
                    .contains("GJ2220"));
    EXPECT_TRUE(said_of("a circle",
                        policy_of("定义\n" + many(800, circle), item(0, defined(0) + "大于3元")))
                    .contains("GJ2341"));
}

TEST(Limits, ProofsEndHoweverMuchThereIsToProve) {
    if (!prove::Solver::present()) GTEST_SKIP() << "built without a solver";
    const auto amounts = [](std::size_t i) {
        return item(i, "金额大于" + std::to_string(i) + "元");
    };
    const auto ranges = [](std::size_t i) {
        return "第（" + std::to_string(i + 1) + "）至（400）项有一项不符合且面积大于" +
               std::to_string(i) + "的，退回；\n";
    };
    EXPECT_TRUE(
        said_of("lines about ranges of items", policy_of("", many(400, amounts), many(399, ranges)))
            .contains("GJ3221"));
    const auto products = [](std::size_t i) {
        return item(i, "面积×面积×面积×" + std::to_string(i + 2) + "不等于面积×面积＋" +
                           std::to_string(i * 7919));
    };
    said_of("products", policy_of("", many(200, products)));
    const auto rows = [](std::size_t i) {
        return "｜" + std::to_string(i) + "元以上｜" + std::to_string(i) + "以上｜" +
               std::to_string(i) + "分｜\n";
    };
    for (const char* way : {"唯一", "先列者先用", "取最大"})
        said_of(way, policy_of("判定表　档次\n取用：" + std::string(way) +
                                   "\n｜金额｜面积｜分值｜\n" + many(600, rows),
                               item(0, "档次大于3分")));
}

}  // namespace
}  // namespace guiju
