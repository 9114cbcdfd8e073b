// SPDX-License-Identifier: Apache-2.0
// Conditions in both skins: what is written, and its tree.
#include "tests/unit/dsl/parse/read.h"

namespace guiju::parse {
namespace {

struct Row {
    const char* text;
    const char* tree;
};

/// The tree of a condition as item （一） of a stage of a small policy.
std::string chinese(const std::string& condition) {
    const auto file = read(
        "规矩　试\n参数\n｜编号｜名称｜值｜来源｜权限｜说明｜\n"
        "｜P1｜限额｜10万元｜暂定｜｜｜\n"
        "事项　需求\n名称：文字\n内容：文字\n投入：金额\n补贴：金额\n附件：清单\n"
        "单位：单位清单\n领域：多选（甲、乙）\n日期：日期\n是否为重点企业：是否\n所在地：属地\n"
        "环节　初筛\n办理事项：\n（一）合并办理\n审查：\n（一）" +
        condition + "\n");
    for (const auto& finding : file.findings()) ADD_FAILURE() << condition << ": " << finding;
    const auto dump = file.dump();
    const auto at = dump.find("(item 1 ");
    if (at == std::string::npos) return "";
    return dump.substr(at + 8, dump.find('\n', at) - at - 9);
}

TEST(Condition, chinese_forms) {
    const Row rows[] = {
        {"名称已填写", "(filled 名称)"},
        {"名称、内容均已填写；", "(filled 名称 内容)"},
        {"名称未填写", "(not-filled 名称)"},
        {"必填事项均已填写", "(filled #required_fields)"},
        {"内容不少于50字", "(>= 内容 50 character)"},
        {"内容不少于５０字。", "(>= 内容 50 character)"},
        {"内容不少于五十字", "(>= 内容 50 character)"},
        {"内容不超过一百二十字", "(<= 内容 120 character)"},
        {"投入大于0元", "(> 投入 0 yuan)"},
        {"投入多于3.5万元", "(> 投入 3.5 ten_thousand_yuan)"},
        {"投入在限额以上", "(>= 投入 限额)"},
        {"投入＋补贴不超过限额×2", "(<= (+ 投入 补贴) (* 限额 2))"},
        {"（投入－补贴）÷2小于限额", "(< (/ (- 投入 补贴) 2) 限额)"},
        {"补贴占投入的比例不低于45%", "(>= (/ 补贴 投入) 45 percent)"},
        {"投入与补贴之和不超过限额", "(<= (+ 投入 补贴) 限额)"},
        {"是否为重点企业为“是”", "(is 是否为重点企业 yes)"},
        {"是否为重点企业不为\"否\"", "(not-is 是否为重点企业 no)"},
        {"“名称”为“甲”", "(is 名称 \"甲\")"},
        {"附件齐全", "(complete 附件)"},
        {"附件不齐全", "(not-complete 附件)"},
        {"名称、内容格式正确", "(format-ok 名称 内容)"},
        {"领域属于（甲、工业“六基”）", "(in-set 领域 \"甲\" \"工业“六基”\")"},
        {"领域不属于(甲,乙)", "(not-in-set 领域 \"甲\" \"乙\")"},
        {"所在地属于浙江省", "(within 所在地 \"浙江省\")"},
        {"单位在“名录”内", "(in-register 单位 \"名录\")"},
        {"单位不在「名录」内", "(not-in-register 单位 \"名录\")"},
        {"单位包含名称", "(contains 单位 名称)"},
        {"领域与附件有交集", "(overlaps 领域 附件)"},
        {"领域与附件的重合比例大于50%", "(> (overlap-share 领域 附件) 50 percent)"},
        {"与需求在同一县（市、区）", "(same-county)"},
        {"与需求在同一设区市", "(same-city)"},
        {"本期达到“已响应”", "(reached-in-period \"已响应\")"},
        {"未达到“已响应”", "(not-reached \"已响应\")"},
        {"最高处置层级不高于本级", "(<= #highest_level #own_level)"},
        {"补正轮次数小于3", "(< #rounds_used 3)"},
        {"日期不早于2026年1月1日", "(not-earlier 日期 2026-01-01)"},
        {"日期晚于2026-2-28", "(later 日期 2026-02-28)"},
        {"名称已填写且内容已填写或者附件齐全",
         "(any (all (filled 名称) (filled 内容)) (complete 附件))"},
        {"并非（名称已填写或者附件齐全）", "(not (any (filled 名称) (complete 附件)))"},
    };
    for (const Row& row : rows) EXPECT_EQ(chinese(row.text), row.tree) << row.text;
}

std::string english(const std::string& condition) {
    const auto file = read(
        "rulebook  Trial\nparameters\n| number | name | value | origin | lock | "
        "explanation |\n| P1 | limit | 2 million yuan | assumption | | |\n"
        "matter  demand\ntitle: text\nfull content: text\ncost: money\n"
        "aid: money\nfiles: list\nregion: territory\nday: date\n"
        "stage  screening\ncheck:\n(1) " +
        condition + "\n");
    for (const auto& finding : file.findings()) ADD_FAILURE() << condition << ": " << finding;
    const auto dump = file.dump();
    const auto at = dump.find("(item 1 ");
    if (at == std::string::npos) return "";
    return dump.substr(at + 8, dump.find('\n', at) - at - 9);
}

TEST(Condition, english_forms) {
    const Row rows[] = {
        {"title is filled in", "(filled title)"},
        {"title, full content are all filled in;", "(filled title full content)"},
        {"title is not filled in", "(not-filled title)"},
        {"full content at least 50 characters", "(>= full content 50 character)"},
        {"full  content AT MOST 50 characters", "(<= full content 50 character)"},
        {"cost more than 2 million yuan", "(> cost 2 million_yuan)"},
        {"cost + aid at most limit * 2", "(<= (+ cost aid) (* limit 2))"},
        {"title is \"yes\"", "(is title yes)"},
        {"title is not \"B\"", "(not-is title \"B\")"},
        {"files complete", "(complete files)"},
        {"title, full content well formed", "(format-ok title full content)"},
        {"title is one of (A, B)", "(in-set title \"A\" \"B\")"},
        {"region within Zhejiang", "(within region \"Zhejiang\")"},
        {"title is in \"R\"", "(in-register title \"R\")"},
        {"files contains title", "(contains files title)"},
        {"files overlaps title", "(overlaps files title)"},
        {"overlap share of files and title more than 50%",
         "(> (overlap-share files title) 50 percent)"},
        {"in the same county", "(same-county)"},
        {"reached \"M\" in the period", "(reached-in-period \"M\")"},
        {"not reached \"M\"", "(not-reached \"M\")"},
        {"day not earlier than 2026-01-01", "(not-earlier day 2026-01-01)"},
        {"title is filled in and files complete or not (cost less than 1 yuan)",
         "(any (all (filled title) (complete files)) (not (< cost 1 yuan)))"},
    };
    for (const Row& row : rows) EXPECT_EQ(english(row.text), row.tree) << row.text;
}

}  // namespace
}  // namespace guiju::parse
