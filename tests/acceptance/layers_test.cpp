// SPDX-License-Identifier: Apache-2.0
// A city's policy on the province's, through the command line: what is accepted, what is refused and how it is
// said, what a new version of the province does to it.
#include "tests/acceptance/program.h"

namespace guiju::acceptance {
namespace {

const std::string kProvince = "rules/zhejiang/measures.guiju";
const std::string kCity = "rules/jiaxing/demand-response.guiju";

class Layers : public Program {
   protected:
    static std::string replaced(std::string text, const std::string& from, const std::string& to) {
        const auto place = text.find(from);
        EXPECT_NE(place, std::string::npos) << from;
        if (place != std::string::npos) text.replace(place, from.size(), to);
        return text;
    }
    /// The province's policy, calendars beside it, and a city file in one folder.
    std::string city(const std::string& text) const {
        write("measures.guiju", read(kProvince));
        write("calendar.guiju", read("rules/calendars/中国工作日.guiju"));
        return write("city.guiju", text);
    }
    /// The head of the city's file and these lines.
    static std::string only(const std::string& lines) {
        const auto text = read(kCity);
        return text.substr(0, text.find("缩短　")) + lines + "\n";
    }
    static std::string annex() {
        const auto text = read("rules/jiaxing/indicators.guiju");
        const auto from = text.find("一、参数"), to = text.find("四、任务指标");
        return replaced(replaced(text.substr(from, to - from), "一、参数", "参数"), "二、角色",
                        "角色");
    }
};

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

/// The name behind 事项.
std::string matter_of(const std::string& policy) {
    const std::string word = "事项　";
    const auto at = policy.find(word) + word.size();
    return policy.substr(at, policy.find('\n', at) - at);
}

TEST_F(Layers, A_OV_1_the_report_counts_what_the_city_adds) {
    const auto ran = guiju({"check", "--no-proofs", city(read(kCity) + "\n" + annex())});
    EXPECT_EQ(ran.code, 0) << ran.out;
    EXPECT_TRUE(
        has(ran.out, "收紧1处，增设属地2个，确定1处，增项1个，试点1项，任务指标50项（★12项）"))
        << ran.out;
}

TEST_F(Layers, A_OV_2_a_longer_deadline_is_refused_with_both_places) {
    const auto ran = guiju(
        {"check", "--no-proofs", city(replaced(read(kCity), "初筛时限：2个", "初筛时限：5个"))});
    EXPECT_EQ(ran.code, 3);
    EXPECT_TRUE(has(ran.out, "GJ4201")) << ran.out;
    EXPECT_TRUE(has(ran.out, "缩短　初筛时限：5个工作日"));
    EXPECT_TRUE(has(ran.out, "3工作日") || has(ran.out, "3个工作日")) << ran.out;
    EXPECT_TRUE(has(ran.out, "只能收紧"));
    EXPECT_TRUE(has(ran.out, "measures.guiju"));
}

TEST_F(Layers, A_OV_3_weights_of_its_own_must_add_up) {
    const auto ran = guiju({"check", "--no-proofs",
                            city(replaced(read(kCity), "｜企业评价｜15%｜", "｜企业评价｜14%｜"))});
    EXPECT_EQ(ran.code, 3);
    EXPECT_TRUE(has(ran.out, "99%")) << ran.out;
}

TEST_F(Layers, A_OV_4_another_city_without_zones_loads_and_disturbs_nobody) {
    const auto jiaxing = city(read(kCity));
    const auto before = guiju({"dump", jiaxing}).out;
    const auto other =
        write("huzhou.guiju",
              replaced(replaced(only("缩短　初筛时限：1个工作日"), "嘉兴市企业", "湖州市企业"),
                       "属地：嘉兴市（330400）", "属地：湖州市（330500）"));
    EXPECT_EQ(guiju({"check", "--no-proofs", other}).code, 0);
    EXPECT_EQ(guiju({"dump", jiaxing}).out, before);
}

TEST_F(Layers, A_OV_5_a_new_version_of_the_province_is_seen_before_it_is_published) {
    const auto local = city(read(kCity));
    const auto newer = [&](const std::string& days) {
        return write("new/measures.guiju",
                     replaced(replaced(read(kProvince), "初筛时限｜3个工作日", "初筛时限｜" + days),
                              "版本：0.9", "版本：1.0"));
    };
    write("new/calendar.guiju", read("rules/calendars/中国工作日.guiju"));
    const auto same = guiju({"check", "--no-proofs", "--base", newer("2个工作日"), local});
    EXPECT_EQ(same.code, 0) << same.out << same.err;
    EXPECT_TRUE(has(same.out, "与新版相同，可以删去")) << same.out;
    const auto less = guiju({"check", "--no-proofs", "--base", newer("1个工作日"), local});
    EXPECT_EQ(less.code, 3);
    EXPECT_TRUE(has(less.out, "不能用了")) << less.out;
    EXPECT_TRUE(has(less.out, "初筛时限"));
}

TEST_F(Layers, A_S0_8_4_what_changes_underneath_is_listed) {
    const auto local = city(read(kCity));
    write("new/calendar.guiju", read("rules/calendars/中国工作日.guiju"));
    const auto newer = write("new/measures.guiju",
                             replaced(replaced(read(kProvince), "意向投入：金额，必填",
                                               "意向投入：金额，必填\n主管部门：文字，可不填"),
                                      "版本：0.9", "版本：1.0"));
    const auto ran = guiju({"check", "--no-proofs", "--base", newer, local});
    EXPECT_EQ(ran.code, 0) << ran.out << ran.err;
    EXPECT_TRUE(has(ran.out, "有变化")) << ran.out;
    EXPECT_TRUE(has(ran.out, "主管部门"));
}

TEST_F(Layers, A_S0_2_2_a_place_has_one_lead_unit) {
    const auto ran =
        guiju({"check", "--no-proofs",
               city(only("属地\n｜代号｜名称｜上级｜牵头单位｜说明｜\n｜330495｜嘉兴港区｜330400｜"
                         "港区经发局｜｜\n｜330495｜嘉兴港区｜330400｜港区科技局｜｜"))});
    EXPECT_EQ(ran.code, 3);
    EXPECT_TRUE(has(ran.out, "GJ4129")) << ran.out;
    EXPECT_TRUE(has(ran.out, "一个属地只有一个牵头单位"));
}

TEST_F(Layers, A_S0_4_2_a_field_of_the_city_is_known_in_the_city_only) {
    const auto local = city(only("增设字段　企业需求的园区编号：文字，可不填"));
    const auto cases =
        write("cases.csv",
              "需求名称,园区编号,企业名称,统一社会信用代码,所在地,独立法人资格,需求类型,需求内容,"
              "技术领域,意向投入,联系人,联系电话,证明材料,密级,真实性承诺,征集方式\n"
              "高速纺丝油剂替代,Y-7,甲公司,91330421MA2CX00018,330421,是,其他,说明,新材料,"
              "180万元,王工,13800000000,营业执照,公开,是,灵活征集\n");
    const auto known = guiju({"run", local, "--cases", cases, "--simulate"});
    EXPECT_EQ(known.code, 0) << known.out << known.err;
    EXPECT_FALSE(has(known.err, "园区编号")) << known.err;
    const auto unknown = guiju({"run", at("measures.guiju"), "--cases", cases, "--simulate"});
    EXPECT_TRUE(has(unknown.err + unknown.out, "园区编号")) << unknown.out << unknown.err;
}

TEST_F(Layers, A_S0_8_3_the_provinces_evaluation_is_locked_the_citys_own_is_not) {
    const auto ran =
        guiju({"check", "--no-proofs", city(only("确定　牵头单位年度评价的需求征集数量：30%"))});
    EXPECT_EQ(ran.code, 3);
    EXPECT_TRUE(has(ran.out, "GJ4112")) << ran.out;
    EXPECT_EQ(guiju({"check", "--no-proofs", city(read(kCity))}).code, 0);
}

TEST_F(Layers, A_S0_8_1_only_shorter) {
    EXPECT_EQ(guiju({"check", "--no-proofs", city(only("缩短　初筛时限：2个工作日"))}).code, 0);
    const auto ran = guiju({"check", "--no-proofs", city(only("缩短　初筛时限：4个工作日"))});
    EXPECT_EQ(ran.code, 3);
    EXPECT_TRUE(has(ran.out, "只能收紧")) << ran.out;
}

TEST_F(Layers, A_S0_8_2_types_may_be_added_not_removed) {
    const auto ran =
        guiju({"check", "--no-proofs", city(only("减项　企业需求的需求类型：“其他”"))});
    EXPECT_EQ(ran.code, 3);
    EXPECT_TRUE(has(ran.out, "GJ4113")) << ran.out;
}

TEST_F(Layers, A_S0_10_3_the_confirmation_of_a_return_cannot_be_made_softer) {
    const auto ran = guiju({"check", "--no-proofs", city(only("降低　需求初筛的确认：鼓励"))});
    EXPECT_EQ(ran.code, 3);
    EXPECT_TRUE(has(ran.out, "GJ4112")) << ran.out;
}

TEST_F(Layers, what_jiaxing_may_not_do_is_refused) {
    for (const auto& [line, code] : std::map<std::string, std::string>{
             {"确定　上报顺序：县级牵头单位", "GJ"},
             {"缩短　复核间隔：3个月", "GJ4112"},
             {"确定　响应口径：“签约”", "GJ4112"},
             {"提高　需求初筛第（七）项：独立法人资格为“是”", "GJ4112"},
             {"确定　省级协调时限：5个工作日", "GJ4112"},
             {"减项　企业需求的密级：“涉密”", "GJ4112"}}) {
        const auto ran = guiju({"check", "--no-proofs", city(only(line))});
        EXPECT_EQ(ran.code, 3) << line;
        EXPECT_TRUE(has(ran.out, code)) << line << "\n" << ran.out;
    }
}

TEST_F(Layers, the_effective_policy_says_who_wrote_what) {
    const auto ran = guiju({"render", city(read(kCity))});
    EXPECT_EQ(ran.code, 0) << ran.err;
    EXPECT_TRUE(has(ran.out, "《嘉兴市企业科技创新需求征集响应实施细则》")) << ran.out;
    EXPECT_TRUE(has(ran.out, "2个工作日内"));
    EXPECT_TRUE(has(ran.out, "需求初筛"));
}

TEST_F(Layers, three_levels_and_what_the_county_says_of_a_case) {
    const std::string county = "examples/04-three-levels/county.guiju";
    const auto ran = guiju({"test", county});
    EXPECT_EQ(ran.code, 0) << ran.out;
    EXPECT_TRUE(has(ran.out, "3条试例通过，0条未通过") || has(ran.err, "3条试例通过，0条未通过"));
    const auto text = guiju({"render", county});
    EXPECT_TRUE(has(text.out, "《嘉兴市企业科技创新需求征集响应实施细则》"));
    EXPECT_TRUE(has(text.out, "《甲县企业科技创新需求征集响应操作规程》"));
    EXPECT_TRUE(has(text.out, "出自《企业科技创新需求常态化征集响应》0.9版")) << text.out;
}

TEST_F(Layers, who_changed_a_weight_is_said_with_the_rest) {
    write("province.guiju", read("tests/layers/province.guiju"));
    write("calendar.guiju", read("rules/calendars/中国工作日.guiju"));
    const auto changed = write("city.guiju", read("tests/layers/city.guiju") +
                                                 "确定　县级评价的数量：45%\n"
                                                 "确定　县级评价的质量：55%\n");
    const auto ran = guiju({"render", changed});
    EXPECT_TRUE(has(ran.out, "县级评价的数量：45%〔《嘉兴市小微企业技术补助细则》〕"))
        << ran.out << ran.err;
}

TEST_F(Layers, A_S4_14_2_a_field_of_the_future_is_added_below) {
    write("future.guiju", read("rules/jiaxing/future-industries.guiju"));
    write("calendar.guiju", read("rules/calendars/中国工作日.guiju"));
    const auto county =
        write("county.guiju",
              "规矩　甲县未来产业培育细则\n上位规则：嘉兴市“3+X”未来产业梯度培育，0.1版\n层级：县\n"
              "属地：甲县（330481）\n状态：征求意见稿\n施行：待定\n\n"
              "增项　" +
                  matter_of(read("rules/jiaxing/future-industries.guiju")) + "的领域：“同位素”\n");
    const auto ran = guiju({"check", "--no-proofs", county});
    EXPECT_EQ(ran.code, 0) << ran.out;
    EXPECT_TRUE(has(ran.out, "增项1个")) << ran.out;
}

TEST_F(Layers, diff_says_in_words_what_the_city_changes) {
    const auto local = city(read(kCity));
    const auto ran = guiju({"diff", at("measures.guiju"), local});
    EXPECT_EQ(ran.code, 0) << ran.err;
    EXPECT_TRUE(has(ran.out, "3个工作日缩短为2个工作日")) << ran.out;
    EXPECT_TRUE(has(ran.out, "跨产业链技术对接需求"));
}

}  // namespace
}  // namespace guiju::acceptance
