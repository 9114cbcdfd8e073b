// SPDX-License-Identifier: Apache-2.0
// The bounds of engine/base/limits.h hold for every shipped file and for input made to break them. Work
// is counted in rules of the grammar tried, so the numbers are the same on every machine.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <iostream>
#include <sstream>

#include "dsl/parse/parse.h"
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

}  // namespace
}  // namespace guiju
