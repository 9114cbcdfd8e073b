// SPDX-License-Identifier: Apache-2.0
// What is confidential is searched for in every output of every command, for everybody who may not see it.
#include <algorithm>

#include "tests/acceptance/measures_office.h"

namespace guiju::acceptance {
namespace {

class Leaks : public MeasuresOffice {
   protected:
    /// D1 is open to all who work on it but for its secret fields; S1 is classified.
    void SetUp() override {
        ASSERT_NO_FATAL_FAILURE(
            open_office("E2,乙县纺织公司,需求提出单位,330424,\n"
                        "L2,乙县经信局,县级牵头单位,330424,\n"
                        "L3,嘉兴市经信局,市级牵头单位,330400,\n"
                        "M1,甲县保密办,保密管理员,330421,\n"
                        "X1,甲县统计局,响应服务单位,330421,\n"
                        "C2,甲县中心,征集渠道单位,330421,渠道类型“产业园区”，擅长领域“新材料”，"
                        "名录状态“在册”，涉密资质“否”，在办件数2\n"));
        open("D1", "油剂替代", "公开", {"--set", "技术指标=暗河耐温三百"});
        open("S1", "玄武暗标计划", "涉密", {});
        for (const char* id : {"D1", "S1"}) act({"do", id, "报送"}, "E1/王工");
        act({"do", "D1", "分发", "--set", "承办单位=C1"}, "L1/赵");
        act({"screen", "D1", "--set", "材料规范=符合"}, "C1/李");
        act({"screen", "D1", "--set", "有效性=符合", "--set", "有效性理由=明确", "--set",
             "合理性=不符合", "--set", "合理性理由=星槎不可行"},
            "C1/李");
    }
    void open(const std::string& id, const std::string& title, const std::string& secrecy,
              const std::vector<std::string>& more) const {
        std::vector<std::string> words{"case", "open", "--db",    db(),   "--simulate", "--id",
                                       id,     "--as", "E1/王工", "--at", "2025-09-29"};
        for (const std::string& setting :
             {std::string("企业名称=甲县新材料公司"),
              std::string("统一社会信用代码=91330421MA2CX00018"), std::string("所在地=330421"),
              std::string("独立法人资格=是"), std::string("需求类型=新材料及工艺改进"),
              "需求名称=" + title, std::string("技术领域=新材料"), std::string("意向投入=180万元"),
              std::string("联系人=隐者某"), std::string("联系电话=13812345678"),
              std::string("证明材料=营业执照、诚信承诺书"), "密级=" + secrecy,
              std::string("真实性承诺=是"), std::string("征集方式=灵活征集"),
              "需求内容=" + title +
                  "现有进口油剂成本高且供货不稳，需在不降低纤维强度的前提下完成国产替代并验证"})
            words.insert(words.end(), {"--set", setting});
        words.insert(words.end(), more.begin(), more.end());
        const auto ran = guiju(words);
        ASSERT_EQ(ran.code, 0) << ran.err;
    }
    void act(const std::vector<std::string>& words, const std::string& as) const {
        auto all = words;
        all.insert(all.begin(), "case");
        all.insert(all.end(),
                   {"--db", db(), "--simulate", "--as", as, "--at", "2025-09-29", "--command-id",
                    "c" + words[0] + words[1] + std::to_string(++acts_)});
        const auto ran = guiju(all);
        ASSERT_EQ(ran.code, 0) << ran.err;
    }
    /// Everything this actor can ask of these cases, in words and as data, in both languages.
    [[nodiscard]] std::vector<std::vector<std::string>> questions(const std::string& as) const {
        std::vector<std::vector<std::string>> all;
        const std::string title = "需求名称=改";
        for (const std::string id : {"D1", "S1"}) {
            for (const char* word : {"show", "history", "explain", "thread"}) {
                all.push_back({"case", word, id});
                if (word != std::string("thread") && word != std::string("history"))
                    all.push_back({"case", word, id, "--as-of", "2025-09-30"});
            }
            for (const char* word :
                 {"screen",     "correct",       "confirm", "decline",  "withdraw",  "merge",
                  "hand-over",  "suspend",       "resume",  "comment",  "except",    "terminate",
                  "accept",     "turn-down",     "claim",   "transfer", "delegate",  "sign-before",
                  "sign-after", "remove-signer", "copy",    "urge",     "take-back", "return",
                  "jump",       "reopen"})
                all.push_back({"case", word, id, "--reason", "理由", "--target", "L3"});
            for (const char* verb : {"报送", "分发", "推荐服务", "登记成果", "没有的"})
                all.push_back({"case", "do", id, verb});
            all.push_back({"case", "fill", id, "--set", title});
            all.push_back({"case", "opine", id, "同意"});
            all.push_back({"case", "do", id, "报送", "--command-id", "cdo" + id + "1"});
            all.push_back({"case", "do", id, "报送", "--command-id", "cdo" + id + "2"});
        }
        for (const char* word : {"list", "progress", "overdue"}) all.push_back({"case", word});
        std::vector<std::vector<std::string>> both;
        for (auto words : all) {
            words.insert(words.end(), {"--db", db(), "--simulate", "--at", "2025-10-30"});
            if (words[1] == "show" || words[1] == "list" || words[1] == "history" ||
                words[1] == "explain" || words[1] == "thread" || words[1] == "progress" ||
                words[1] == "overdue")
                words.erase(std::find(words.begin(), words.end(), "--simulate"));
            words.insert(words.end(), {"--as", as});
            both.push_back(words);
            words.emplace_back("--json");
            both.push_back(words);
        }
        return both;
    }
    static std::string joined(const std::vector<std::string>& words) {
        std::string all;
        for (const auto& word : words) all += word + " ";
        return all;
    }
    int search(const std::vector<std::vector<std::string>>& asked,
               const std::vector<std::string>& secrets) const {
        int outputs = 0;
        for (const auto& words : asked) {
            const auto ran = guiju(words, {"", {{"GUIJU_LOG", "debug"}}});
            ++outputs;
            for (const auto& secret : secrets)
                EXPECT_EQ((ran.out + ran.err).find(secret), std::string::npos)
                    << secret << " in: " << joined(words) << "\n"
                    << ran.out << ran.err;
        }
        return outputs;
    }
    mutable int acts_ = 0;
};

TEST_F(Leaks, who_has_nothing_to_do_with_a_case_learns_nothing_of_it) {
    for (const std::string as : {"E2/外人", "L2/外人", "X1/外人", "C2/外人"})
        search(questions(as), {"玄武暗标", "暗标计划", "油剂替代", "暗河", "隐者", "13812345678",
                               "星槎", "需求分发", "涉密登记", "需求验证", "awaiting", "待确认"});
}

TEST_F(Leaks, a_classified_case_has_no_content_for_who_is_not_named) {
    for (const char* action : {"show", "explain", "history", "thread"})
        for (const bool json : {false, true}) {
            std::vector<std::string> words{"case", action, "S1", "--db", db()};
            if (json) words.emplace_back("--json");
            const auto ran = guiju(words);
            for (const char* secret : {"玄武暗标", "暗标计划"})
                EXPECT_EQ((ran.out + ran.err).find(secret), std::string::npos)
                    << action << "\n"
                    << ran.out << ran.err;
        }
}

TEST_F(Leaks, secret_fields_stay_secret_from_those_who_work_beside_them) {
    search(questions("L3/外人"), {"暗河", "耐温三百", "隐者", "13812345678"});
    for (const std::string as : {"C1/李", "L1/赵"})  // whose turn it is, but without consent
        search(questions(as), {"暗河", "耐温三百"});
}

TEST_F(Leaks, nobody_becomes_the_platform_by_saying_so) {
    for (const std::string as : {"C1/李：平台", "无此单位/某:平台"})
        for (const auto& words : questions(as)) {
            const auto ran = guiju(words);
            EXPECT_NE(ran.code, 0) << joined(words);
            EXPECT_NE(ran.err.find("GJ5628"), std::string::npos) << joined(words) << ran.err;
            for (const char* secret : {"玄武暗标", "油剂替代", "暗河", "13812345678", "星槎"})
                EXPECT_EQ((ran.out + ran.err).find(secret), std::string::npos) << joined(words);
        }
}

TEST_F(Leaks, simulating_opens_nobodys_eyes) {
    for (auto words : questions("L2/外人")) {
        const auto with = std::find(words.begin(), words.end(), "--simulate");
        if (with == words.end()) continue;
        const auto simulated = guiju(words);
        words.erase(with);
        const auto real = guiju(words);
        EXPECT_EQ(simulated.err, real.err) << joined(words);
        EXPECT_EQ(simulated.out, real.out) << joined(words);
    }
}

TEST_F(Leaks, the_applicant_learns_of_a_return_when_it_is_confirmed) {
    std::vector<std::vector<std::string>> asked;
    for (const char* word : {"show", "history", "explain", "thread"})
        for (const char* form : {"--simulate", "--json"})
            asked.push_back({"case", word, "D1", "--db", db(), "--as", "E1/王工", form});
    for (auto& words : asked) std::erase(words, "--simulate");
    asked.push_back({"case", "list", "--db", db(), "--as", "E1/王工", "--json"});
    asked.push_back({"case", "comment", "D1", "--reason", "请问", "--db", db(), "--simulate",
                     "--as", "E1/王工", "--json", "--at", "2025-10-30"});
    search(asked, {"星槎", "awaiting_confirmation", "待确认"});
}

TEST_F(Leaks, classified_cases_are_counted_in_reports_and_never_told) {
    const auto newer = write("newer.guiju", read(kMeasures));
    std::vector<std::vector<std::string>> asked{
        {"case", "list", "--db", db()},
        {"case", "list", "--db", db(), "--json"},
        {"case", "show", "S1", "--db", db()},
        {"case", "show", "S1", "--db", db(), "--json"},
        {"case", "progress", "--db", db()},
        {"case", "overdue", "--db", db(), "--at", "2025-12-30"},
        {"case", "overdue", "--db", db(), "--at", "2025-12-30", "--json"},
        {"db", "status", "--db", db()},
        {"diff", kMeasures, newer, "--cases", db(), "--json"},
        {"diff", kMeasures, newer, "--cases", db(), "--by", "联系人"},
        {"diff", kMeasures, newer, "--db", db(), "--by", "联系人"},
        {"evaluate", "牵头单位年度评价", "--db", db(), "--period", "2025"},
        {"outbox", "list", "--db", db()},
        {"outbox", "show", "S1/2/1", "--db", db()},
        {"outbox", "show", "S1/2/2", "--db", db()}};
    search(asked, {"玄武暗标", "暗标计划", "隐者", "13812345678", "暗河"});
}

TEST_F(Leaks, of_a_list_that_is_cut_the_count_is_a_least_one) {
    open("T1", "纤维回收", "公开", {});
    act({"do", "T1", "报送"}, "E1/王工");
    const auto all = guiju({"case", "list", "--db", db()});
    EXPECT_NE(all.err.find("另有涉密案件1件"), std::string::npos) << all.err;
    const auto cut = guiju({"case", "list", "--db", db(), "--limit", "1"});
    EXPECT_NE(cut.err.find("另有涉密案件至少1件"), std::string::npos) << cut.out << cut.err;
}

}  // namespace
}  // namespace guiju::acceptance
