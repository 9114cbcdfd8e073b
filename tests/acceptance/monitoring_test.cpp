// SPDX-License-Identifier: Apache-2.0
// What goes to the ministry is what the colour report says: the same figures on the terminal, as CSV, as JSON.
#include "tests/acceptance/program.h"

namespace guiju::acceptance {
namespace {

const std::string kPolicy = "rules/zhejiang/high-tech-monitoring.guiju";
const std::string kTable = "各市运行监测";

class Monitoring : public Program {
   protected:
    void SetUp() override {
        const auto units = write("units.csv",
                                 "代号,名称,角色,属地,其他\n"
                                 "HZ,杭州市经信局,市级经信部门,330100,\n"
                                 "JX,嘉兴市经信局,市级经信部门,330400,\n");
        const auto figures = write("figures.csv",
                                   "指标,单位,周期,数值\n"
                                   "高新技术产业增加值占规上工业比重,HZ,2025Q2,71.25\n"
                                   "规上工业企业研发费用支出占营业收入比重,HZ,2025Q2,3.02\n"
                                   "规上工业企业新产品产值率,HZ,2025Q2,35.5\n"
                                   "高新技术产业增加值占规上工业比重,JX,2025Q2,64.9\n"
                                   "规上工业企业研发费用支出占营业收入比重,JX,2025Q2,保密\n"
                                   "规上工业企业新产品产值率,JX,2025Q2,44\n");
        for (const std::vector<std::string>& words : {std::vector<std::string>{"db", "init"},
                                                      {"db", "adopt", kPolicy},
                                                      {"db", "load-units", units},
                                                      {"db", "load-figures", figures}}) {
            auto all = words;
            all.insert(all.end(), {"--db", url("m.db")});
            const auto ran = guiju(all);
            ASSERT_EQ(ran.code, 0) << ran.out << ran.err;
        }
    }
    Ran report(const std::vector<std::string>& more = {}) {
        std::vector<std::string> words{"evaluate", kPolicy, kTable,     "--period",
                                       "2025Q2",   "--db",  url("m.db")};
        words.insert(words.end(), more.begin(), more.end());
        return guiju(words);
    }
    static bool says(const std::string& text, const std::string& words) {
        return text.find(words) != std::string::npos;
    }
};

TEST_F(Monitoring, A_S3_17_1_the_export_has_the_figures_of_the_colour_report) {
    const auto shown = report();
    ASSERT_EQ(shown.code, 0) << shown.err;
    const auto json = report({"--json"});
    ASSERT_EQ(report({"--out", at("m.csv")}).code, 0);
    const auto csv = read(at("m.csv"));
    struct Line {
        const char *figure, *colour, *completion;
    };
    for (const auto& line : {Line{"71.25", "蓝色", "1.0556"}, Line{"3.02", "黄色", "0.9587"},
                             Line{"35.5", "红色", "0.8875"}, Line{"64.9", "黄色", "0.9615"},
                             Line{"44", "蓝色", "1.1000"}}) {
        EXPECT_TRUE(says(shown.out, line.figure) && says(shown.out, line.completion)) << shown.out;
        EXPECT_TRUE(says(csv, std::string(line.figure) + ",")) << csv;
        EXPECT_TRUE(says(csv, std::string(line.completion) + "," + line.colour)) << csv;
        EXPECT_TRUE(says(json.out, "\"figures\":[\"" + std::string(line.figure) + "\"]"))
            << json.out;
    }
    EXPECT_EQ(report({"--json"}).out, json.out) << "the same data gives the same report";
}

TEST_F(Monitoring, A_S3_17_2_a_field_a_city_keeps_secret_is_left_out_and_noted) {
    const auto shown = report();
    EXPECT_TRUE(says(shown.out, "以保密为由不提供")) << shown.out;
    ASSERT_EQ(report({"--out", at("m.csv")}).code, 0);
    EXPECT_TRUE(says(read(at("m.csv")), "以保密为由不提供"));
    const auto json = report({"--json"}).out;
    const auto at = json.find("\"withheld\":true");
    ASSERT_NE(at, std::string::npos) << json;
    EXPECT_EQ(json.find("\"withheld\":true", at + 1), std::string::npos) << "only that one";
    const auto begins = json.rfind("{\"number\"", at);
    EXPECT_FALSE(says(json.substr(begins, at - begins), "figures")) << json;
    EXPECT_TRUE(says(json.substr(begins, at - begins), "研发费用支出")) << json;
}

}  // namespace
}  // namespace guiju::acceptance
