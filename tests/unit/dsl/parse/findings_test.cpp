// SPDX-License-Identifier: Apache-2.0
// Mistakes: one finding each, at the character where it is, and the rest of the file is read.
#include "tests/unit/dsl/parse/read.h"

namespace guiju::parse {
namespace {

constexpr const char* kTenMistakes =
    "规矩　十个错\n"
    "层级：乡\n"  // 2 no such level
    "角色\n"
    "企业方：企业\n"
    "经办：机构\n"  // 5 no such kind of role
    "事项　需求\n"
    "需求名称：文宇，必填\n"  // 7 misspelt type
    "需求内容：文字，必填\n"
    "意向投入：金额\n"
    "一、环结　需求受理\n"  // 10 misspelt section word
    "办理：企业方\n"
    "二、环节　需求初筛\n"
    "办里：企业方\n"  // 13 misspelt label
    "审查：\n"
    "（一）需求内荣不少于50字；\n"                  // 15 unknown word
    "（二）需求内容不小少于50字；\n"                // 16 misspelt comparison
    "（三）意向投入大于1,000元；\n"                 // 17 thousands comma
    "（四）需求名称为“甲；\n"                       // 18 quote never closed
    "（五）（需求名称已填写或者需求内容已填写；\n"  // 19 bracket never closed
    "（六）需求内容不少于50字；\n"
    "处理：\n"
    "全部符合的，转需求初筛。\n";

TEST(Findings, ten_mistakes_give_ten_findings) {
    const auto file = read(kTenMistakes);
    const std::vector<std::string> wanted{
        "GJ1119 2:4 乡",    "GJ1103 5:4 机构",      "GJ1103 7:6 文宇",      "GJ1101 10:3 环结",
        "GJ1102 13:1 办里", "GJ1201 15:4 需求内荣", "GJ1103 16:8 不小少于", "GJ1114 17:10 1,000",
        "GJ1105 18:9 “",    "GJ1105 19:4 （"};
    EXPECT_EQ(file.findings(), wanted);
    const auto& term = file.parsed.checked.findings[5];
    EXPECT_EQ(term.fixes.at(0).replacement, "需求内容");
    EXPECT_EQ(base::sentence(term.code, term.args, base::Lang::zh),
              "没有登记过“需求内荣”这个词，这里应当是"
              "比较词（不少于、不超过、为、已填写……），或者“且”，或者“或者”，或者这一行结束");
    EXPECT_NE(file.dump().find("(item 6 (>= 需求内容 50 character))"), std::string::npos);
    EXPECT_NE(file.dump().find("go (to 需求初筛)"), std::string::npos);
}

TEST(Findings, every_finding_speaks_both_languages) {
    for (const auto& d : read(kTenMistakes).parsed.checked.findings) {
        for (const auto lang : {base::Lang::zh, base::Lang::en}) {
            const auto text =
                base::sentence(d.code, d.args, lang) + base::remedy(d.code, d.args, lang);
            EXPECT_EQ(text.find("{0}"), std::string::npos) << text;
            EXPECT_EQ(text.find("{1}"), std::string::npos) << text;
        }
    }
}

std::vector<std::string> in_stage(const std::string& line) {
    return read("规矩　试\n事项　需求\n内容：文字\n环节　初筛\n" + line + "\n").findings();
}

TEST(Findings, places_of_single_mistakes) {
    using Lines = std::vector<std::string>;
    EXPECT_EQ(in_stage("（一）内容已填写"), Lines{"GJ1113 5:1 （一）内容已填写"});
    EXPECT_EQ(in_stage("审查：【市县可以增项】"), Lines{"GJ1103 5:7 可以增项"});
    EXPECT_EQ(in_stage("审查：【锁定"), Lines{"GJ1106 5:4 【"});
    EXPECT_EQ(in_stage("办理：　【锁定】"), (Lines{"GJ1121 5:5 【锁定】", "GJ1104 5:9 "}));
    EXPECT_EQ(in_stage("审查：\n（一）内容早于2026-02-30"), Lines{"GJ1115 6:8 2026-02-30"});
    EXPECT_EQ(in_stage("审查：\n（一）内容不少于（内容已填写）"), Lines{"GJ1120 6:10 内容已填写"});
    EXPECT_EQ(in_stage("审查：\n（一）内容少于50字"), Lines{"GJ1122 6:6 少于"});
    EXPECT_EQ(in_stage("处理：\n处理："), Lines{"GJ1116 6:1 处理"});
}

TEST(Findings, deep_brackets_give_one_finding_and_no_overflow) {
    std::string open;
    for (int i = 0; i < 5000; ++i) open += "（";
    EXPECT_EQ(in_stage("审查：\n（一）" + open).size(), 1U);
    std::string half(16000, '(');
    const auto file = read("规矩　试\n环节　初筛\n审查：\n（一）" + half + "\n");
    ASSERT_EQ(file.findings().size(), 1U);
    EXPECT_EQ(file.parsed.checked.findings[0].code, base::Code::gj1108);
}

TEST(Findings, at_most_a_hundred) {
    std::string text = "规矩　试\n环节　初筛\n";
    for (int i = 0; i < 300; ++i) text += "胡言\n";
    const auto file = read(text);
    ASSERT_EQ(file.findings().size(), kMaxFindings);
    EXPECT_EQ(file.parsed.checked.findings.back().code, base::Code::gj1118);
}

}  // namespace
}  // namespace guiju::parse
