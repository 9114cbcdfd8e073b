// SPDX-License-Identifier: Apache-2.0
// diff: two versions of a real policy, on paper and on real cases.
#include <algorithm>
#include <filesystem>

#include "tests/acceptance/program.h"

namespace guiju::acceptance {
namespace {

const std::string kPolicy = "rules/zhejiang/measures.guiju";

class Diff : public Program {
   protected:
    using Edits = std::vector<std::pair<std::string, std::string>>;
    /// The sample policy with some texts replaced, in a folder with its calendar.
    std::string changed(const Edits& edits) const {
        auto text = read(kPolicy);
        for (const auto& [from, to] : edits) {
            const auto place = text.find(from);
            EXPECT_NE(place, std::string::npos) << from;
            if (place != std::string::npos) text.replace(place, from.size(), to);
        }
        for (const auto& file : std::filesystem::directory_iterator("rules/calendars"))
            write("calendars/" + file.path().filename().string(), read(file.path().string()));
        return write("new.guiju", text);
    }
    std::string newer() const {
        return changed(
            {{"｜P02｜初筛时限｜3个工作日｜", "｜P02｜初筛时限｜2个工作日｜"},
             {"（二）需求内容不少于30字", "（二）需求内容不少于50字"},
             {"（八）所在地属于浙江省。", "（八）所在地属于浙江省；"},
             {"　【锁定】\n处理：\n第（七）至（八）项",
              "　【锁定】\n（九）意向投入不超过5000万元。\n处理：\n第（七）至（九）项"}});
    }
    /// `count` cases; every third describes itself in 40 characters, the others in 60.
    std::string cases(int count, bool judged = true) const {
        std::string text =
            "编号,企业代号,需求名称,企业名称,统一社会信用代码,所在地,独立法人资格,需求类型,"
            "需求内容,"
            "技术领域,"
            "意向投入（万元）,联系人,联系电话,证明材料,密级,真实性承诺,征集方式,街道";
        text += judged ? ",材料规范\n" : "\n";
        for (int i = 0; i < count; ++i) {
            std::string content;
            for (int n = 0; n < (i % 3 == 0 ? 40 : 60); ++n) content += "字";
            text += "D" + std::to_string(i) + ",E1,油剂替代,甲公司,91330421MA2CX00018," +
                    (i % 2 == 0 ? "330421" : "330424") + ",是,新材料及工艺改进," + content +
                    ",新材料,180,王工,13800000000,营业执照、诚信承诺书,公开,是,灵活征集," +
                    (i % 4 == 0 ? "东街" : "西街") + (judged ? ",符合\n" : "\n");
        }
        return write("cases.csv", text);
    }
};

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

TEST_F(Diff, nothing_changed) {
    const auto ran = guiju({"diff", kPolicy, kPolicy});
    EXPECT_EQ(ran.code, 0) << ran.err;
    EXPECT_TRUE(contains(ran.out, "没有变化")) << ran.out;
}

TEST_F(Diff, says_what_the_change_means) {
    const auto ran = guiju({"diff", kPolicy, newer()});
    EXPECT_EQ(ran.code, 0) << ran.err;
    for (const char* sentence :
         {"由3个工作日缩短为2个工作日",
          "需求初筛第（二）项由“需求内容不少于30字”提高为“需求内容不少于50字”",
          "比旧版多一条：需求初筛第（九）项“意向投入不超过5000万元”", "缩短", "〔（十三）2〕"})
        EXPECT_TRUE(contains(ran.out, sentence)) << sentence << "\n" << ran.out;
    EXPECT_FALSE(contains(ran.out, "第（七）至（八）项"))
        << "what only follows is not told: " << ran.out;
}

TEST_F(Diff, in_english_and_for_programs) {
    const auto english = guiju({"diff", kPolicy, newer(), "--lang", "en"});
    EXPECT_TRUE(contains(english.out, "shortened from 3 working days to 2 working days"))
        << english.out;
    const auto json = guiju({"diff", kPolicy, newer(), "--json"});
    for (const char* part :
         {"\"kind\":\"criterion\"", "\"direction\":\"shorter\"", "\"happened\":\"added\"",
          "\"place\":\"rules/zhejiang/measures.guiju:"})
        EXPECT_TRUE(contains(json.out, part)) << part << json.out;
}

TEST_F(Diff, its_examples_can_be_pasted_and_pass) {
    const auto policy = newer();
    const auto ran = guiju({"diff", kPolicy, policy});
    const auto at = ran.out.find("试例　");
    if (at == std::string::npos) GTEST_SKIP() << "built without a solver";
    write("new.guiju", read(policy) + "\n" + ran.out.substr(at));
    const auto tested = guiju({"test", policy});
    // Those of the policy itself that the change breaks do fail.
    EXPECT_FALSE(contains(tested.out, "未通过  新旧不同")) << tested.out << tested.err;
    EXPECT_TRUE(contains(tested.out, "条试例通过，2条未通过")) << tested.out << tested.err;
}

TEST_F(Diff, real_cases_are_counted_by_outcome_unit_and_reason) {
    const auto ran =
        guiju({"diff", kPolicy, newer(), "--cases", cases(30), "--out", at("changed.csv")});
    EXPECT_EQ(ran.code, 0) << ran.err;
    for (const char* part :
         {"30件，结果改变10件（33.3%）", "原来通过、现在不通过10件",
          "现在不符合需求初筛第（二）项“需求内容不少于50字”", "330421", "330424"})
        EXPECT_TRUE(contains(ran.out, part)) << part << "\n" << ran.out;
    const auto rows = read(at("changed.csv"));
    EXPECT_EQ(std::count(rows.begin(), rows.end(), '\n'), 11) << rows;
    EXPECT_TRUE(contains(rows, "转需求验证,退回补正")) << rows;
}

TEST_F(Diff, by_a_column_of_ones_own) {
    const auto policy = newer();
    const auto ran = guiju({"diff", kPolicy, policy, "--cases", cases(30), "--by", "街道"});
    EXPECT_TRUE(contains(ran.out, "东街")) << ran.out << ran.err;
    const auto none = guiju({"diff", kPolicy, policy, "--cases", cases(3), "--by", "邮编"});
    EXPECT_EQ(none.code, 2);
    EXPECT_TRUE(contains(none.err, "街道")) << none.err;
}

TEST_F(Diff, a_field_that_is_new_is_one_nobody_filled_in) {
    const auto policy =
        changed({{"联系人：文字，必填，保密", "联系人：文字，必填，保密\n联系地址：文字，必填"}});
    const auto ran = guiju({"diff", kPolicy, policy, "--cases", cases(9)});
    EXPECT_EQ(ran.code, 0) << ran.err;
    EXPECT_TRUE(contains(ran.out, "9件，结果改变9件")) << ran.out;
}

TEST_F(Diff, a_page_with_the_flow) {
    const auto ran = guiju({"diff", kPolicy, newer(), "--cases", cases(30), "--format", "html",
                            "--out", at("page.html")});
    EXPECT_EQ(ran.code, 0) << ran.err;
    const auto page = read(at("page.html"));
    for (const char* part : {"<svg", "结果的去向", "转需求验证 → 退回补正：10件", "逐条对照"})
        EXPECT_TRUE(contains(page, part)) << part;
}

TEST_F(Diff, cases_of_a_database) {
    const auto db = url("office.db");
    const auto units = write("units.csv",
                             "代号,名称,角色,属地,其他\nE1,甲公司,需求提出单位,330421,\n"
                             "L1,甲县经信局,县级牵头单位,330421,\n");
    ASSERT_EQ(guiju({"db", "init", "--db", db}).code, 0);
    ASSERT_EQ(guiju({"db", "adopt", kPolicy, "--db", db, "--simulate"}).code, 0);
    ASSERT_EQ(guiju({"db", "load-units", units, "--db", db}).code, 0);
    auto filed = guiju({"run", kPolicy, "--cases", cases(6, false), "--db", db, "--as-of",
                        "2025-09-29", "--simulate"});
    ASSERT_EQ(filed.code, 0) << filed.err << filed.out;
    const auto ran = guiju({"diff", kPolicy, newer(), "--db", db});
    EXPECT_EQ(ran.code, 0) << ran.err;
    EXPECT_TRUE(contains(ran.out, "6件，结果改变2件")) << ran.out << filed.out;
}

TEST_F(Diff, what_cannot_be_done_is_refused) {
    EXPECT_EQ(guiju({"diff", kPolicy}).code, 2);
    EXPECT_EQ(guiju({"diff", kPolicy, kPolicy, kPolicy}).code, 2);
    EXPECT_EQ(guiju({"diff", kPolicy, kPolicy, "--cases", "a.csv", "--db", "sqlite://x.db"}).code,
              2);
    EXPECT_EQ(guiju({"diff", kPolicy, kPolicy, "--out", at("x.csv")}).code, 2);
    EXPECT_EQ(guiju({"diff", kPolicy, at("missing.guiju")}).code, 1);
    const auto unlike = guiju({"diff", kPolicy, "rules/zhejiang/vouchers.guiju"});
    EXPECT_EQ(unlike.code, 0);
    EXPECT_TRUE(contains(unlike.err, "不像同一份规矩")) << unlike.err;
}

}  // namespace
}  // namespace guiju::acceptance
