// SPDX-License-Identifier: Apache-2.0
// Packs of two provinces in one database, through the program: what it prints of the one is the same to the
// last byte whatever the other does.
#include "tests/acceptance/program.h"

namespace guiju::acceptance {
namespace {

const std::string kZhejiang = "rules/zhejiang/vouchers.guiju";
const std::string kAnhui = "rules/anhui/connected-vehicles.guiju";

class TwoProvinces : public Program {
   protected:
    void must(const std::vector<std::string>& words) const {
        const auto ran = guiju(words);
        EXPECT_EQ(ran.code, 0) << words[0] << " " << words[1] << ": " << ran.err;
    }
    void step(const std::string& db, std::vector<std::string> words, const std::string& as,
              const std::string& day, const std::string& id) const {
        words.insert(words.begin(), "case");
        words.insert(words.end(), {"--db", db, "--simulate", "--as", as, "--at", day,
                                   "--command-id", id, "--json"});
        must(words);
    }
    /// A voucher in Zhejiang and a vehicle in Anhui; what the program says of the voucher and of the vehicle.
    std::pair<std::string, std::string> work(const std::string& name,
                                             const std::string& anhui) const {
        const auto db = url(name);
        must({"db", "init", "--db", db});
        must({"db", "adopt", kZhejiang, "--db", db, "--simulate"});
        must({"db", "adopt", anhui, "--db", db, "--simulate"});
        const auto units = write(name + ".csv",
                                 "代号,名称,角色,属地,其他\n"
                                 "E1,甲公司,持券企业、申请主体,330421,\n"
                                 "J,省发展改革委,主管单位,330000,\n"
                                 "G1,安徽省工业和信息化厅,主管部门,340000,\n");
        must({"db", "load-units", units, "--db", db});
        step(db,
             {"open", "--policy", "算力券、语料券、模型券和科研仪器共享", "--id", "Z1", "--set",
              "所在地=330421", "--set", "券种=算力券"},
             "E1/王", "2025-03-03", "z0");
        // The enterprise of Zhejiang applies in Anhui; 250 hours, and 600 km of 1000.
        step(db,
             {"open",
              "--policy",
              "智能网联汽车道路测试与示范应用",
              "--id",
              "A1",
              "--set",
              "申请事项=示范应用",
              "--set",
              "车型=乘用车",
              "--set",
              "驾驶模式=人工操作、自动驾驶",
              "--set",
              "首次申请=是",
              "--set",
              "规划路段=R1",
              "--set",
              "已测路段=R1、R2",
              "--set",
              "规划路段测试时长=250小时",
              "--set",
              "规划路段测试里程=600公里",
              "--set",
              "交通违法次数=0次",
              "--set",
              "测试车辆方责任比例=0%"},
             "E1/王", "2025-03-03", "a0");
        step(db, {"do", "A1", "提出申请"}, "E1/王", "2025-03-03", "a1");
        step(db, {"do", "Z1", "申领"}, "E1/王", "2025-03-03", "z1");
        step(db, {"screen", "A1"}, "G1/陈", "2025-03-04", "a2");
        step(db, {"do", "Z1", "兑付", "--set", "发票金额=3万元"}, "E1/王", "2025-04-01", "z2");
        std::string said;
        for (const std::vector<std::string>& words :
             {std::vector<std::string>{"case", "show", "Z1", "--json"},
              {"case", "history", "Z1", "--json"},
              {"explain", "Z1", "--json"},
              {"holdings", "balance", kZhejiang, "创新券", "--at", "2025-04-02", "--json"},
              {"holdings", "balance", kZhejiang, "券资金池", "--at", "2025-04-02", "--json"}}) {
            auto all = words;
            all.insert(all.end(), {"--db", db});
            const auto ran = guiju(all);
            EXPECT_EQ(ran.code, 0) << words[1] << ran.err;
            said += ran.out;
        }
        return {said, guiju({"case", "show", "A1", "--db", db, "--json"}).out};
    }
};

TEST_F(TwoProvinces, A_S5_4_1_another_parameter_in_anhui_changes_no_byte_of_zhejiang) {
    auto text = read(kAnhui);
    const std::string was = "｜T1｜测试时长要求｜240小时｜";
    ASSERT_NE(text.find(was), std::string::npos);
    const auto before = work("before.db", write("before.guiju", text));
    text.replace(text.find(was), was.size(), "｜T1｜测试时长要求｜300小时｜");
    const auto after = work("after.db", write("after.guiju", text));
    EXPECT_NE(before.second.find("准予示范应用"), std::string::npos) << before.second;
    EXPECT_NE(after.second.find("已退回"), std::string::npos) << after.second;
    EXPECT_NE(before.first.find("97"), std::string::npos) << before.first;
    EXPECT_EQ(before.first, after.first);
}

TEST_F(TwoProvinces, A_S5_4_2_an_enterprise_of_zhejiang_is_handled_by_anhui) {
    const auto vehicle = work("one.db", kAnhui).second;
    EXPECT_NE(vehicle.find("准予示范应用"), std::string::npos) << vehicle;
    EXPECT_NE(vehicle.find("340000"), std::string::npos) << "it lies where the policy does";
}

}  // namespace
}  // namespace guiju::acceptance
