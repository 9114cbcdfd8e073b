// SPDX-License-Identifier: Apache-2.0
// Policies in time, as their users see them: submitted and approved, in force, expired; cases under the
// version of their day; as of a day; running cases that go over to a new version and back.
#include "tests/acceptance/program.h"

namespace guiju::acceptance {
namespace {

const std::string kOld = "tests/acceptance/versions/1.0.guiju";
const std::string kNew = "tests/acceptance/versions/2.0.guiju";
const std::string kName = "技改项目管理";

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

/// The program with the calendars of the repository, wherever the rule file lies.
Ran run(const std::vector<std::string>& words) {
    return guiju(words, {"", {{"GUIJU_CALENDARS", "rules/calendars"}}});
}

class Versions : public Program {
   protected:
    [[nodiscard]] std::string db() const { return url("office.db"); }
    void open_office() const { ASSERT_EQ(run({"db", "init", "--db", db()}).code, 0); }
    /// The units, once there is a policy that says what they are.
    void load_units() const {
        const auto units = write("units.csv",
                                 "代号,名称,角色,属地,其他\n"
                                 "E1,甲公司,申报单位,330421,\n"
                                 "L1,甲县经信局,受理单位,330421,\n"
                                 "S1,市经信局,牵头单位,330400,\n");
        ASSERT_EQ(run({"db", "load-units", units, "--db", db()}).code, 0);
    }
    [[nodiscard]] Ran policy(std::vector<std::string> words, const std::string& as = "",
                             const std::string& at = "") const {
        words.insert(words.begin(), "policy");
        words.insert(words.end(), {"--db", db()});
        if (!as.empty()) words.insert(words.end(), {"--as", as});
        if (!at.empty()) words.insert(words.end(), {"--at", at});
        return run(words);
    }
    void publish(const std::string& file, const std::string& day) const {
        const auto sent = policy({"submit", file}, "市局/张三", day);
        ASSERT_EQ(sent.code, 0) << sent.err;
        const auto done = policy({"approve", kName}, "市局/李四", day);
        ASSERT_EQ(done.code, 0) << done.err;
        load_units();
    }
    [[nodiscard]] Ran act(std::vector<std::string> words, const std::string& as,
                          const std::string& at) const {
        words.insert(words.begin(), "case");
        words.insert(words.end(), {"--db", db(), "--as", as, "--at", at});
        return run(words);
    }
    /// Opened and filed on that day.
    [[nodiscard]] Ran file(const std::string& id, const std::string& money,
                           const std::string& day) const {
        const auto opened = act({"open", "--policy", kName, "--id", id, "--set", "项目名称=产线",
                                 "--set", "设备投资=" + money},
                                "E1/王工", day);
        if (opened.code != 0) return opened;
        return act({"do", id, "报送"}, "E1/王工", day);
    }
    [[nodiscard]] std::string shown(const std::string& id) const {
        return run({"case", "show", id, "--db", db()}).out;
    }
    [[nodiscard]] Ran migrate(std::vector<std::string> words) const {
        words.insert(words.begin(), {"case", "migrate"});
        words.insert(words.end(), {"--db", db(), "--as", "平台/赵", "--at", "2025-10-09"});
        return run(words);
    }
};

TEST_F(Versions, a_version_is_submitted_by_one_and_approved_by_another) {
    open_office();
    ASSERT_EQ(policy({"submit", kOld}, "市局/张三", "2025-08-20").code, 0);
    load_units();
    EXPECT_TRUE(has(policy({"list"}).out, "待批准"));
    EXPECT_TRUE(has(run({"db", "status", "--db", db()}).out, "待批准的版本")) << "shown";
    const auto early = file("D0", "200万元", "2025-09-02");
    EXPECT_TRUE(has(early.err, "GJ5676")) << early.err << "not approved yet";
    const auto own = policy({"approve", kName}, "市局/张三", "2025-08-20");
    EXPECT_EQ(own.code, 6) << own.err;
    EXPECT_TRUE(has(own.err, "GJ5666"));
    ASSERT_EQ(policy({"approve", kName}, "市局/李四", "2025-08-21").code, 0);
    EXPECT_TRUE(has(policy({"approve", kName}, "市局/李四", "2025-08-21").err, "GJ566"));
    EXPECT_EQ(file("D1", "200万元", "2025-09-02").code, 0);

    const auto before = policy({"show", kName, "--as-of", "2025-08-20", "--json"});
    EXPECT_TRUE(has(before.out, "\"state\":\"submitted\"")) << before.out << before.err;
    const auto after = policy({"show", kName, "--as-of", "2025-09-01", "--json"});
    EXPECT_TRUE(has(after.out, "\"state\":\"in_force\"")) << after.out;
    EXPECT_TRUE(has(after.out, "\"person\":\"李四\"")) << after.out;
    // From now on nothing comes into use without approval.
    const auto adopted = run({"db", "adopt", kNew, "--db", db()});
    EXPECT_EQ(adopted.code, 3);
    EXPECT_TRUE(has(adopted.err, "GJ5675")) << adopted.err;
    EXPECT_TRUE(has(policy({"withdraw", kName}, "市局/李四", "2025-09-03").err, "GJ5674"));
    ASSERT_EQ(policy({"withdraw", kName, "--reason", "附件有误"}, "市局/李四", "2025-09-03").code,
              0);
    EXPECT_TRUE(has(file("D2", "200万元", "2025-09-04").err, "GJ5676"));
}

TEST_F(Versions, a_simulation_does_not_go_round_the_second_person) {
    open_office();
    ASSERT_EQ(policy({"submit", kOld}, "市局/张三", "2025-08-20").code, 0);
    load_units();
    const auto simulated = [&](const std::string& id, const std::string& day) {
        return act({"open", "--simulate", "--policy", kName, "--id", id, "--set", "项目名称=产线",
                    "--set", "设备投资=300万元"},
                   "E1/王工", day);
    };
    const auto early = simulated("P1", "2025-09-02");
    EXPECT_EQ(early.code, 1) << early.out;
    EXPECT_TRUE(has(early.err, "GJ5676")) << early.err << "handed in, not approved";
    ASSERT_EQ(policy({"approve", kName}, "市局/李四", "2025-08-21").code, 0);
    ASSERT_EQ(policy({"submit", kNew}, "市局/张三", "2025-09-03").code, 0);
    const auto done = simulated("P2", "2025-11-20");
    EXPECT_EQ(done.code, 0) << done.err;
    EXPECT_TRUE(has(run({"case", "explain", "P2", "--db", db()}).out, "1.0"))
        << "what was approved";
    const auto around = run({"db", "adopt", kNew, "--db", db(), "--simulate"});
    EXPECT_EQ(around.code, 3) << around.out;
    EXPECT_TRUE(has(around.err, "GJ5675")) << around.err;
}

TEST_F(Versions, what_is_kept_for_simulation_only_is_told_apart_from_what_cases_will_use) {
    open_office();
    const auto draft =
        run({"db", "adopt", "rules/zhejiang/measures.guiju", "--db", db(), "--simulate"});
    EXPECT_TRUE(has(draft.err, "只供模拟")) << draft.err;
    const auto dated = run({"db", "adopt", kOld, "--db", db(), "--simulate"});
    EXPECT_FALSE(has(dated.err, "只供模拟")) << "real cases use it from its day";
    EXPECT_TRUE(has(dated.err, "已启用")) << dated.err;
    load_units();
    EXPECT_EQ(file("D1", "200万元", "2025-09-02").code, 0);
}

TEST_F(Versions, A_S0_1_1_a_draft_or_a_blank_is_not_submitted) {
    open_office();
    const auto draft = policy({"submit", "rules/zhejiang/measures.guiju"}, "省厅/张三");
    EXPECT_EQ(draft.code, 3);
    EXPECT_TRUE(has(draft.err, "GJ4001")) << draft.err;
    EXPECT_TRUE(has(draft.err, "（十七）")) << draft.err;
    auto text = read(kOld);
    const std::string settled = "3个工作日｜原文｜锁定｜｜";
    text.replace(text.find(settled), settled.size(), "3个工作日｜暂定｜须填写｜｜");
    EXPECT_EQ(run({"db", "status", "--db", db()}).code, 0);
    const auto blank = policy({"submit", write("空白.guiju", text)}, "市局/张三");
    EXPECT_TRUE(has(blank.err, "初审时限")) << blank.err;
}

TEST_F(Versions, A_S0_1_2_a_rule_binds_from_the_day_it_comes_into_force) {
    open_office();
    auto text = read("rules/zhejiang/review-panels.guiju");
    const std::string open = "状态：征求意见稿\n施行：待定\n日历：中国工作日";
    const auto at_head = text.find(open);
    ASSERT_NE(at_head, std::string::npos);
    text.replace(at_head, open.size(), "状态：施行\n施行：自2025年9月1日起\n日历：中国工作日");
    const auto panels = write("专家组.guiju", text);
    const std::string name = "榜单编制和评审专家组";
    ASSERT_EQ(policy({"submit", panels}, "省厅/张三", "2025-08-20").code, 0);
    ASSERT_EQ(policy({"approve", name}, "省厅/李四", "2025-08-21").code, 0);
    ASSERT_EQ(run({"db", "load-units",
                   write("office.csv", "代号,名称,角色,属地,其他\nJ1,省科技厅,组织单位,330000,\n"),
                   "--db", db()})
                  .code,
              0);
    const auto convene = [&](const std::string& id, const std::string& day) {
        return act(
            {"open", "--policy", name, "--id", id, "--set", "项目名称=油剂", "--set",
             "申请单位=甲公司", "--set", "目标任务=产业化", "--set", "专家组类别=评审", "--set",
             "专家名单=类别=企业，主要单位=乙公司；类别=高校，主要单位=某大学；"
             "类别=高校，主要单位=某大学"},
            "J1/陈", day);
    };
    const auto early = convene("P1", "2025-08-31");
    EXPECT_NE(early.code, 0);
    EXPECT_TRUE(has(early.err, "还没有施行")) << early.err;
    EXPECT_TRUE(has(early.err, "2025年9月1日")) << early.err;
    const auto opened = convene("P2", "2025-09-01");
    ASSERT_EQ(opened.code, 0) << opened.err;
    const auto screened = act({"screen", "P2"}, "J1/陈", "2025-09-01");
    EXPECT_TRUE(has(screened.out, "第（四）项")) << screened.out << screened.err;
    EXPECT_TRUE(has(screened.out, "补正")) << screened.out;
}

TEST_F(Versions, A_S0_1_3_a_demand_keeps_the_deadline_of_the_version_it_was_filed_under) {
    open_office();
    publish(kOld, "2025-08-21");
    publish(kNew, "2025-09-20");
    ASSERT_EQ(file("D1", "200万元", "2025-09-30").code, 0);
    ASSERT_EQ(file("D2", "200万元", "2025-10-09").code, 0);
    EXPECT_TRUE(has(shown("D1"), "初审/期限  2025-10-11")) << shown("D1");
    EXPECT_TRUE(has(shown("D2"), "审查/期限  2025-10-11")) << shown("D2");
    const auto versions = policy({"show", kName, "--as-of", "2025-10-09"}).out;
    EXPECT_TRUE(has(versions, "已被新版接替")) << versions;
    const auto late = file("D3", "200万元", "2028-01-04");
    EXPECT_TRUE(has(late.err, "GJ5672")) << late.err;
    EXPECT_TRUE(has(late.err, "2027年12月31日")) << late.err;
}

TEST_F(Versions, a_case_is_shown_and_explained_as_of_a_day) {
    open_office();
    publish(kOld, "2025-08-21");
    ASSERT_EQ(file("D1", "200万元", "2025-09-22").code, 0);
    ASSERT_EQ(act({"screen", "D1", "--set", "材料齐全=否"}, "L1/李", "2025-09-24").code, 1)
        << "材料齐全 is no judgement";
    ASSERT_EQ(act({"screen", "D1"}, "L1/李", "2025-09-24").code, 0);
    ASSERT_EQ(act({"correct", "D1", "--set", "材料齐全=是"}, "E1/王工", "2025-09-28").code, 0);
    const auto on = [&](const std::string& day) {
        return run({"case", "show", "D1", "--db", db(), "--as-of", day}).out;
    };
    EXPECT_TRUE(has(on("2025-09-22"), "待办")) << on("2025-09-22");
    EXPECT_TRUE(has(on("2025-09-25"), "待补正")) << on("2025-09-25");
    EXPECT_FALSE(has(on("2025-09-25"), "材料齐全")) << "not given yet";
    EXPECT_TRUE(has(on("2025-09-28"), "材料齐全"));
    EXPECT_TRUE(
        has(run({"case", "show", "D1", "--db", db(), "--as-of", "2025-09-01"}).err, "GJ5677"));
    const auto why = run({"explain", "D1", "--db", db(), "--as-of", "2025-09-25"});
    EXPECT_TRUE(has(why.out, "截至：2025年9月25日")) << why.out << why.err;
    EXPECT_FALSE(has(why.out, "已补正")) << why.out;
}

TEST_F(Versions, running_cases_go_over_in_batches_and_one_goes_back) {
    open_office();
    publish(kOld, "2025-08-21");
    for (const char* id : {"D1", "D2", "D3"}) ASSERT_EQ(file(id, "200万元", "2025-09-28").code, 0);
    publish(kNew, "2025-09-29");
    const auto plan = run({"case", "migrate", "--to", kNew, "--dry-run", "--db", db(), "--at",
                           "2025-10-09", "--json"});
    ASSERT_EQ(plan.code, 0) << plan.err;
    EXPECT_TRUE(has(plan.out, "\"from\":\"初审\",\"to\":\"审查\",\"cases\":3")) << plan.out;
    EXPECT_TRUE(has(plan.out, "\"before\":\"2025-10-09\",\"after\":\"2025-10-10\"")) << plan.out;
    EXPECT_TRUE(has(shown("D1"), "初审")) << "a rehearsal changes nothing";

    EXPECT_TRUE(has(migrate({"--to", "2.0", "--limit", "2"}).err, "已过渡2件"));
    EXPECT_TRUE(has(migrate({"--to", "2.0"}).err, "已过渡1件"));
    EXPECT_TRUE(has(migrate({"--to", "2.0"}).err, "已过渡0件"));
    EXPECT_TRUE(has(shown("D1"), "审查/期限  2025-10-10")) << shown("D1");
    EXPECT_TRUE(has(run({"explain", "D1", "--db", db()}).out, "第二十条"));
    // As of the day before the change the case is under the old version.
    const auto before = run({"case", "show", "D1", "--db", db(), "--as-of", "2025-10-08"}).out;
    EXPECT_TRUE(has(before, "版本1.0")) << before;
    EXPECT_TRUE(has(before, "初审")) << before;

    const auto back = migrate({"--undo", "D1"});
    EXPECT_EQ(back.code, 0) << back.err;
    EXPECT_TRUE(has(shown("D1"), "初审/期限  2025-10-09")) << shown("D1");
    ASSERT_EQ(act({"screen", "D2"}, "L1/李", "2025-10-09").code, 0);
    EXPECT_TRUE(has(migrate({"--undo", "D2"}).err, "GJ5679"));
    EXPECT_TRUE(has(migrate({"--to", "2.0"}).err, "已过渡1件")) << "D1 may go over again";
}

}  // namespace
}  // namespace guiju::acceptance
