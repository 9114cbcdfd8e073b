// SPDX-License-Identifier: Apache-2.0
// Joint reviews and ladders with the verbs around them: two seats of one unit, signatures and deadlines, who handled
// a level.
#include "tests/policies/measures.h"

namespace guiju::measures {
namespace {

using base::Code;
using Kind = Command::Kind;

const std::string kHead =
    "版本：1.0\n"
    "层级：省\n"
    "属地：浙江省（330000）\n"
    "性质：公共服务\n"
    "状态：试行\n"
    "施行：自2024年1月1日起\n"
    "日历：中国工作日\n"
    "\n"
    "角色\n"
    "申报单位：企业\n";

const std::string kPolicy = "规矩　乙\n" + kHead +
                            "公安厅：机关，省级\n"
                            "交通厅：机关，省级\n"
                            "工信厅：机关，省级\n"
                            "县局：机关，县级\n"
                            "市局：机关，市级\n"
                            "省局：机关，省级\n"
                            "上报顺序：县局、市局、省局\n"
                            "\n"
                            "事项　申请\n"
                            "事由：文字，必填\n"
                            "\n"
                            "环节　提出\n"
                            "办理：申报单位\n"
                            "办理事项：\n"
                            "（一）报送；\n"
                            "（二）求助；\n"
                            "准许：取回\n"
                            "处理：\n"
                            "报送的，转联审；\n"
                            "求助的，转协调。\n"
                            "\n"
                            "环节　联审\n"
                            "会签：公安厅、交通厅、工信厅，全部同意，逾期未表态视为同意\n"
                            "期限：收到后5个工作日内，逾期每2个工作日提醒\n"
                            "准许：签收、前加签、后加签、减签、转办\n"
                            "准许：催办，由申报单位办理\n"
                            "处理：\n"
                            "会签同意的，转复核；\n"
                            "会签不同意的，转复核。\n"
                            "\n"
                            "逐级上报　协调\n"
                            "第一级：县局，5个工作日\n"
                            "第二级：市局，5个工作日\n"
                            "第三级：省局，5个工作日\n"
                            "办理事项：\n"
                            "（一）上报；\n"
                            "（二）解决；\n"
                            "准许：签收、前加签、减签\n"
                            "处理：\n"
                            "最高一级上报的，办结，结果为“未解决”；\n"
                            "上报的，报上一级；\n"
                            "解决的，转复核；\n"
                            "最高一级期满未办理的，办结，结果为“未解决”；\n"
                            "期满未办理的，报上一级。\n"
                            "\n"
                            "环节　复核\n"
                            "办理：工信厅\n"
                            "办理事项：\n"
                            "（一）准予；\n"
                            "准许：退回上一环节，改后直接返回\n"
                            "准许：重新办理，在办结后30个自然日内，说明理由\n"
                            "处理：\n"
                            "准予的，办结，结果为“准予”。\n"
                            "\n"
                            "通则\n"
                            "撤回：由申报单位办理，说明理由\n"
                            "暂停：由工信厅办理，说明理由\n"
                            "恢复：由工信厅办理\n"
                            "终止：由工信厅办理，说明理由\n"
                            "\n";

/// Leaves a stage by its deadline, and is returned to it with 改后直接返回.
const std::string kArchive = "规矩　甲\n" + kHead +
                             "综合处：机关，省级\n"
                             "监督处：机关，省级\n"
                             "办公室：机关，省级\n"
                             "法规处：机关，省级\n"
                             "\n"
                             "事项　申请\n"
                             "事由：文字，必填\n"
                             "\n"
                             "环节　提出\n"
                             "办理：申报单位\n"
                             "办理事项：\n"
                             "（一）报送；\n"
                             "准许：取回\n"
                             "处理：\n"
                             "报送的，转审核。\n"
                             "\n"
                             "环节　审核\n"
                             "办理：综合处、监督处\n"
                             "期限：收到后5个工作日内\n"
                             "办理事项：\n"
                             "（一）通过；\n"
                             "（二）留着；\n"
                             "（三）要补；\n"
                             "准许：签收、转办、委托、前加签、后加签、减签、抄送、取回\n"
                             "准许：催办，由申报单位办理\n"
                             "准许：退回“提出”，改后直接返回\n"
                             "准许：补录，在事后20个工作日内，说明理由\n"
                             "处理：\n"
                             "通过的，转审批；\n"
                             "留着的，留在本环节；\n"
                             "期满未办理的，转归档；\n"
                             "要补的，退回申报单位补正，期限5个工作日；\n"
                             "\n"
                             "环节　审批\n"
                             "办理：办公室\n"
                             "期限：收到后3个工作日内\n"
                             "办理事项：\n"
                             "（一）同意；\n"
                             "（二）否决；\n"
                             "准许：签收、转办、委托、前加签、后加签、减签、取回\n"
                             "准许：退回“审核”，改后直接返回\n"
                             "准许：退回上一环节，改后依次办理\n"
                             "准许：跳转到“归档”，说明理由\n"
                             "准许：重新办理，在办结后30个自然日内，说明理由\n"
                             "处理：\n"
                             "同意的，转归档；\n"
                             "否决的，报办公室确认后退回。\n"
                             "确认：2个工作日内\n"
                             "\n"
                             "环节　归档\n"
                             "办理：综合处\n"
                             "办理事项：\n"
                             "（一）归档；\n"
                             "准许：重新办理，在办结后30个自然日内，说明理由\n"
                             "处理：\n"
                             "归档的，办结，结果为“已归档”。\n"
                             "\n"
                             "通则\n"
                             "撤回：由申报单位办理，说明理由\n"
                             "暂停：由综合处、监督处、办公室办理，说明理由\n"
                             "恢复：由综合处、监督处、办公室办理\n"
                             "终止：由办公室办理，说明理由\n";

class Levels : public testing::Test {
   protected:
    void SetUp() override {
        for (const auto& text : {kPolicy, kArchive}) {
            auto policy = compiled(text);
            ASSERT_TRUE(policy.ok());
            ASSERT_TRUE(office_.adopt(policy.value->program, at("2024-01-01")).ok());
        }
        const auto unit = [&](const char* id, std::vector<std::string> roles, const char* place) {
            ASSERT_TRUE(store_.put_unit({id, id, std::move(roles), place, {}}).ok());
        };
        unit("E1", {"申报单位"}, "330421");
        unit("G1", {"公安厅", "交通厅"}, "330000");
        unit("G3", {"工信厅"}, "330000");
        unit("L1", {"县局"}, "330421");
        unit("S1", {"市局"}, "330400");
        unit("P1", {"省局"}, "330000");
        unit("H1", {"综合处"}, "330000");
        unit("B1", {"办公室"}, "330000");
    }
    base::Result<casework::Receipt> does(Kind kind, const std::string& who, const std::string& day,
                                         const std::string& verb = "",
                                         const std::string& target = "") {
        Command c;
        c.kind = kind;
        c.id = "c" + std::to_string(++count_);
        c.case_id = "J1";
        c.at = at(day, 480 + count_);
        const auto slash = who.find('/');
        c.actor.unit = who.substr(0, slash);
        c.actor.person = slash == std::string::npos ? c.actor.unit + "人" : who.substr(slash + 1);
        if (kind == Kind::tick) c.actor = {};
        c.verb = verb;
        c.target = target;
        if (verb == "不同意") c.reason = "缺附件";
        if (kind == Kind::open) c.inputs["事由"] = Value("并联审批");
        return office_.handle(c);
    }
    void done(const base::Result<casework::Receipt>& result) {
        ASSERT_TRUE(result.ok()) << result.error().say(base::Lang::zh);
    }
    void open(const std::string& verb, const char* policy = "乙") {
        done(does(Kind::open, "E1", "2025-08-04", policy));
        done(does(Kind::act, "E1", "2025-08-04", verb));
    }
    ports::CaseRecord record() { return (**store_.read("J1")).record; }

    memory::MemoryStore store_;
    casework::Office office_{store_, store_, {true, 0}};
    int count_ = 0;
};

TEST_F(Levels, a_unit_with_two_seats_keeps_the_one_it_has_not_spoken_for) {
    open("报送");
    done(does(Kind::opine, "G1/甲", "2025-08-05", "同意"));
    done(does(Kind::opine, "G3/丙", "2025-08-05", "同意"));
    EXPECT_EQ(record().stage, "联审");
    EXPECT_EQ(record().holder_unit, "G1") << "the other seat has not spoken";
    done(does(Kind::opine, "G1/乙", "2025-08-05", "同意"));
    EXPECT_EQ(record().stage, "复核");
}

TEST_F(Levels, a_signature_holds_up_people_and_not_a_deadline) {
    open("报送");
    done(does(Kind::sign_before, "G1/甲", "2025-08-05", "", "P1"));
    done(does(Kind::opine, "G3/丙", "2025-08-05", "同意"));
    done(does(Kind::tick, "", "2025-08-13"));
    EXPECT_EQ(record().stage, "复核") << "silence agrees, as it is written";
}

TEST_F(Levels, what_somebody_said_who_has_claimed_the_seat_is_his_to_change) {
    open("报送");
    done(does(Kind::claim, "G3/丙", "2025-08-05"));
    done(does(Kind::opine, "G3/丙", "2025-08-05", "不同意"));
    const auto other = does(Kind::opine, "G3/丁", "2025-08-05", "同意");
    ASSERT_FALSE(other.ok());
    EXPECT_EQ(other.error().code, Code::gj5472);
    done(does(Kind::opine, "G3/丙", "2025-08-05", "同意"));
}

TEST_F(Levels, a_return_goes_to_the_level_that_handled_it) {
    open("求助");
    done(does(Kind::act, "L1/李", "2025-08-05", "上报"));
    done(does(Kind::act, "S1/孙", "2025-08-05", "上报"));
    done(does(Kind::act, "P1/周", "2025-08-05", "解决"));
    EXPECT_EQ(record().stage, "复核");
    done(does(Kind::send_to, "G3/丙", "2025-08-06"));
    EXPECT_EQ(record().stage, "协调");
    EXPECT_EQ(record().holder_unit, "P1");
    EXPECT_EQ(record().rung, 3);
}

TEST_F(Levels, the_level_above_can_do_without_a_signer_of_the_one_below) {
    open("求助");
    done(does(Kind::sign_before, "L1/李", "2025-08-05", "", "G3/丁"));
    done(does(Kind::tick, "", "2025-08-14"));
    EXPECT_EQ(record().holder_unit, "S1");
    EXPECT_FALSE(does(Kind::act, "S1/孙", "2025-08-14", "解决").ok());
    done(does(Kind::remove_signer, "S1/孙", "2025-08-14", "", "G3/丁"));
    done(does(Kind::act, "S1/孙", "2025-08-14", "解决"));
}

TEST_F(Levels, a_deadline_that_runs_out_does_not_send_a_returned_case_straight_back) {
    open("报送", "甲");
    done(does(Kind::act, "H1/张三", "2025-08-05", "通过"));
    done(does(Kind::send_to, "B1/赵", "2025-08-06", "", "审核"));
    EXPECT_EQ(record().stage, "审核");
    done(does(Kind::tick, "", "2025-08-25"));
    EXPECT_EQ(record().stage, "归档") << "nobody has corrected anything";
}

TEST_F(Levels, work_stays_claimed_and_delegated_through_a_correction) {
    open("报送", "甲");
    done(does(Kind::claim, "H1/张三", "2025-08-05"));
    done(does(Kind::delegate, "H1/张三", "2025-08-05", "", "李四"));
    done(does(Kind::act, "H1/李四", "2025-08-05", "要补"));
    done(does(Kind::correct, "E1", "2025-08-06"));
    const auto other = does(Kind::act, "H1/王五", "2025-08-06", "留着");
    ASSERT_FALSE(other.ok());
    EXPECT_EQ(other.error().code, Code::gj5472);
    done(does(Kind::act, "H1/李四", "2025-08-06", "留着"));
}

TEST_F(Levels, who_proposed_takes_the_confirmation_from_nobody) {
    open("报送", "甲");
    done(does(Kind::act, "H1/张三", "2025-08-05", "通过"));
    done(does(Kind::act, "B1/赵", "2025-08-06", "否决"));
    EXPECT_FALSE(does(Kind::transfer, "B1/赵", "2025-08-06", "", "赵").ok());
    EXPECT_FALSE(does(Kind::delegate, "B1/赵", "2025-08-06", "", "孙").ok());
    done(does(Kind::confirm, "B1/钱", "2025-08-06"));
    EXPECT_EQ(record().phase, "decided");
}

}  // namespace
}  // namespace guiju::measures
