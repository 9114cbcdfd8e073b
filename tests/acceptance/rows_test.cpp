// SPDX-License-Identifier: Apache-2.0
// Lists of records given to run, eval and case: JSON, cells of a CSV file, --set.
#include "tests/acceptance/program.h"

namespace guiju::acceptance {
namespace {

const std::string kPolicy = "rules/zhejiang/review-panels.guiju";

class Rows : public Program {};

TEST_F(Rows, run_takes_them_as_json_and_in_a_cell) {
    const auto json = write(
        "panels.jsonl",
        R"({"编号":"A1","项目名称":"甲","申请单位":"甲公司","目标任务":"产业化",)"
        R"("专家组类别":"评审","专家名单":[{"姓名":"张三","类别":"企业","主要单位":"乙公司"},)"
        R"({"姓名":"李四","类别":"高校","主要单位":"某大学"}]})"
        "\n");
    const auto passed = guiju({"run", kPolicy, "--cases", json, "--as-of", "2025-09-22"});
    EXPECT_EQ(passed.code, 0) << passed.err;
    EXPECT_NE(passed.out.find("转评审"), std::string::npos) << passed.out;
    const auto csv = write("panels.csv",
                           "编号,项目名称,申请单位,目标任务,专家组类别,专家名单\n"
                           "B1,甲,甲公司,产业化,评审,\"4行，类别=企业，主要单位=乙公司；"
                           "5行，类别=高校，主要单位=某大学\"\n"
                           "B2,甲,甲公司,产业化,评审,\"类别=个人\"\n");
    const auto failed = guiju({"run", kPolicy, "--cases", csv, "--as-of", "2025-09-22"});
    EXPECT_NE(failed.out.find("退回补正"), std::string::npos) << failed.out;
    EXPECT_NE(failed.err.find("个人"), std::string::npos) << failed.err;
}

TEST_F(Rows, run_files_nothing_without_an_address_of_its_own) {
    const auto csv = write("panels.csv", "编号,项目名称\nB1,甲\n");
    ASSERT_EQ(guiju({"db", "init", "--db", url("a.db")}).code, 0);
    const Setting setting{"", {{"GUIJU_DB", url("a.db")}}};
    (void)guiju({"run", kPolicy, "--cases", csv, "--as-of", "2025-09-22", "--simulate"}, setting);
    const auto status = guiju({"db", "status", "--json"}, setting);
    EXPECT_NE(status.out.find(R"("cases":"0")"), std::string::npos) << status.out;
    EXPECT_NE(status.out.find(R"("policies":"0")"), std::string::npos) << status.out;
}

TEST_F(Rows, eval_counts_shares_and_sums) {
    const std::string data =
        R"({"专家":[{"姓名":"甲","类别":"企业","课时":3},{"姓名":"乙","类别":"高校","课时":5}]})";
    const auto says = [&](const std::string& words) {
        return guiju({"eval", words, "--with", data}).out;
    };
    EXPECT_NE(says("专家中类别为“企业”的占比不低于50%").find("是"), std::string::npos);
    EXPECT_NE(says("专家的课时之和").find("8"), std::string::npos);
    EXPECT_NE(says("每一专家均课时大于3").find("否"), std::string::npos);
}

}  // namespace
}  // namespace guiju::acceptance
