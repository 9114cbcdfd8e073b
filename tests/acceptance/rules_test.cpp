// SPDX-License-Identifier: Apache-2.0
// check, fmt, test, dump, graph on real files and on what is no rule file at all.
#include <filesystem>

#include "tests/acceptance/program.h"

namespace guiju::acceptance {
namespace {

const std::string kPolicy = "rules/zhejiang/measures.guiju";

class Rules : public Program {
   protected:
    /// The sample policy with one text replaced by another, in a folder with its calendar.
    std::string changed(const std::string& from, const std::string& to) const {
        auto text = read(kPolicy);
        const auto place = text.find(from);
        EXPECT_NE(place, std::string::npos) << from;
        text.replace(place, from.size(), to);
        for (const auto& file : std::filesystem::directory_iterator("rules/calendars")) {
            write("calendars/" + file.path().filename().string(), read(file.path().string()));
        }
        return write("policy.guiju", text);
    }
};

TEST_F(Rules, a_good_policy_is_summarised_in_one_line) {
    const auto ran = guiju({"check", kPolicy});
    EXPECT_EQ(ran.code, 0) << ran.out;
    EXPECT_NE(ran.out.find("企业科技创新需求常态化征集响应"), std::string::npos);
    EXPECT_NE(ran.out.find("征求意见稿"), std::string::npos);
    EXPECT_NE(ran.out.find("个暂定参数"), std::string::npos);
    EXPECT_NE(ran.err.find("0处错误"), std::string::npos);
}

TEST_F(Rules, parameters_lists_every_assumption_and_blank) {
    const auto ran = guiju({"check", kPolicy, "--parameters"});
    EXPECT_EQ(ran.code, 0);
    for (const char* word :
         {"P01", "分发时限", "2个工作日", "P17", "年度征集指标", "须填写", "施行日期"}) {
        EXPECT_NE(ran.out.find(word), std::string::npos) << word;
    }
}

TEST_F(Rules, a_mistake_is_shown_with_place_and_remedy_and_ends_with_3) {
    const auto ran = guiju({"check", changed("需求内容不少于30字", "需求内荣不少于30字")});
    EXPECT_EQ(ran.code, 3);
    EXPECT_NE(ran.out.find("需求内荣"), std::string::npos);
    EXPECT_NE(ran.out.find("^"), std::string::npos);
    EXPECT_NE(ran.out.find("改法"), std::string::npos);
    EXPECT_NE(ran.out.find("需求内容"), std::string::npos);
}

TEST_F(Rules, findings_for_programs_are_json_and_sarif) {
    const auto policy = changed("｜70%｜", "｜60%｜");
    const auto json = guiju({"check", policy, "--json"});
    EXPECT_EQ(json.code, 3);
    EXPECT_EQ(json.out.find("{\"findings\":["), 0U) << json.out;
    EXPECT_NE(json.out.find("GJ3014"), std::string::npos);
    EXPECT_EQ(json.err, "");
    const auto sarif = guiju({"check", policy, "--sarif"});
    EXPECT_NE(sarif.out.find("2.1.0"), std::string::npos);
}

TEST_F(Rules, what_is_no_rule_file_is_refused_kindly) {
    EXPECT_EQ(guiju({"check", at("missing.guiju")}).code, 1);
    EXPECT_EQ(guiju({"check", write("empty.guiju", "")}).code, 3);
    EXPECT_EQ(guiju({"check", write("gbk.guiju", "\xB9\xE6\xBE\xD8\n")}).code, 3);
    EXPECT_EQ(guiju({"check", write("large.guiju", std::string(50U << 20U, 'x'))}).code, 3);
    EXPECT_EQ(guiju({"check", write("program.guiju", std::string("\x7f"
                                                                 "ELF\0\1\2",
                                                                 7))})
                  .code,
              3);
    std::filesystem::create_directories(at("nothing"));
    const auto nothing = guiju({"check", at("nothing")});
    EXPECT_EQ(nothing.code, 1);
    EXPECT_NE(nothing.err.find("没有规则文件"), std::string::npos);
    EXPECT_EQ(guiju({"dump", at("nothing")}).code, 1);
    EXPECT_EQ(guiju({"graph", at("empty.guiju")}).code, 3);
}

TEST_F(Rules, fmt_changes_only_what_is_not_canonical) {
    const auto policy = changed("（一）必填事项均已填写；", "(1)必填事项均已填写");
    const auto looked = guiju({"fmt", "--check", policy});
    EXPECT_EQ(looked.code, 3);
    EXPECT_NE(looked.err.find("GJ5613"), std::string::npos);
    EXPECT_EQ(guiju({"fmt", policy}).code, 0);
    EXPECT_EQ(read(policy), read(kPolicy));
    const auto again = guiju({"fmt", policy});
    EXPECT_EQ(again.code, 0);
    EXPECT_EQ(again.out, "");
}

TEST_F(Rules, fmt_leaves_a_broken_file_alone) {
    const auto policy = write("broken.guiju", "规矩　试\n一、环节　甲\n审查：\n（一）；；；什么\n");
    const auto before = read(policy);
    EXPECT_EQ(guiju({"fmt", policy}).code, 3);
    EXPECT_EQ(read(policy), before);
}

TEST_F(Rules, every_example_of_the_policy_passes) {
    const auto ran = guiju({"test", kPolicy});
    EXPECT_EQ(ran.code, 0) << ran.out << ran.err;
    EXPECT_NE(ran.out.find("0条未通过"), std::string::npos) << ran.out;
}

TEST_F(Rules, a_changed_number_makes_examples_fail_and_says_why) {
    const auto ran =
        guiju({"test", changed("｜P02｜初筛时限｜3个工作日｜", "｜P02｜初筛时限｜4个工作日｜")});
    EXPECT_EQ(ran.code, 3);
    EXPECT_NE(ran.out.find("A-S1.4-1"), std::string::npos);
    EXPECT_NE(ran.out.find("2025-10-10"), std::string::npos);
    EXPECT_NE(ran.out.find("2025-10-11"), std::string::npos) << ran.out;
}

TEST_F(Rules, dump_and_graph_come_from_the_program) {
    EXPECT_NE(guiju({"dump", kPolicy}).out.find("需求初筛"), std::string::npos);
    EXPECT_EQ(guiju({"dump", kPolicy, "--json"}).out.front(), '{');
    EXPECT_NE(guiju({"graph", kPolicy, "--format", "dot"}).out.find("digraph"), std::string::npos);
    EXPECT_NE(guiju({"graph", kPolicy, "--format", "mermaid"}).out.find("需求初筛"),
              std::string::npos);
    EXPECT_EQ(guiju({"graph", kPolicy, "--format", "png"}).code, 2);
    EXPECT_EQ(guiju({"graph", kPolicy, "--format", "dot", "--out", at("a.dot")}).out, "");
    EXPECT_NE(read(at("a.dot")).find("digraph"), std::string::npos);
}

class Render : public Program {};

TEST_F(Render, a_rule_file_becomes_articles_and_a_handbook) {
    const auto statute = guiju({"render", "rules/zhejiang/measures.guiju"});
    EXPECT_EQ(statute.code, 0) << statute.err;
    EXPECT_NE(statute.out.find("第九条　需求初筛〔（十三）2〕"), std::string::npos);
    const auto page = guiju({"render", "rules/zhejiang/measures.guiju", "--format", "html", "--out",
                             at("handbook.html")});
    EXPECT_EQ(page.code, 0) << page.err;
    EXPECT_NE(read(at("handbook.html")).find("谁、什么时候前办什么"), std::string::npos);
    EXPECT_EQ(guiju({"render"}).code, 2);
    EXPECT_EQ(guiju({"render", "rules/zhejiang/measures.guiju", "--format", "pdf"}).code, 2);
}

}  // namespace
}  // namespace guiju::acceptance
