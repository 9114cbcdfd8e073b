// SPDX-License-Identifier: Apache-2.0
#include "tests/whomay/measures_cases.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

namespace guiju::whomay {
namespace {

using value::Value;

std::string read(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

compile::Compiled compiled() {
    std::vector<text::Source> sources;
    sources.push_back(
        *text::load("measures.guiju", read("rules/zhejiang/measures.guiju"), 0).value);
    sources.push_back(
        *text::load("calendar.guiju", read("rules/calendars/中国工作日.guiju"), 1).value);
    return std::move(*compile::compile(sources).value);
}

Value unit_list(const std::vector<std::string>& ids) {
    value::List all;
    for (const auto& id : ids) all.emplace_back(id);
    return Value(std::move(all));
}

Value yuan(std::int64_t wan) {
    return Value(value::Quantity{value::Number(wan * 10000), value::Dimension::money});
}

}  // namespace

MeasuresCases::MeasuresCases() : policy_(compiled()), office_(store_, store_, {true, 0}) {
    EXPECT_TRUE(office_.adopt(policy_.program, *value::parse_instant("2025-09-01")).ok());
    for (const auto& fixture : policy_.fixtures)
        if (!fixture.values.empty()) demand_ = fixture.values;
    demand_["同意查看单位"] = unit_list({"C8"});
    demand_["技术指标"] = Value("耐温300度");
    add_units();
    early_cases();
    screened_cases();
    late_cases();
    closed_cases();
}

void MeasuresCases::add_units() {
    for (const auto& fixture : policy_.fixtures)
        for (const auto& unit : fixture.units) {
            ports::UnitRecord record{unit.id, unit.name, {unit.role}, unit.territory_code, {}};
            if (!unit.register_name.empty()) record.entries[unit.register_name] = unit.attributes;
            units_.push_back(unit.id);
            EXPECT_TRUE(store_.put_unit(record).ok());
        }
    const auto channel = (*store_.unit("C1"))->entries;
    const std::vector<ports::UnitRecord> more{
        {"E1乙", "甲县另一家公司", {"需求提出单位"}, "330421", {}},
        {"E杭", "杭州一家公司", {"需求提出单位"}, "330106", {}},
        {"E苏", "江苏一家公司", {"需求提出单位"}, "320102", {}},
        {"C乙", "乙县工业园区", {"征集渠道单位"}, "330424", channel},
        {"C杭", "杭州一个园区", {"征集渠道单位"}, "330106", channel},
        {"L西湖", "西湖区经信局", {"县级牵头单位"}, "330106", {}},
        {"L杭", "杭州市经信局", {"市级牵头单位"}, "330100", {}},
        {"L苏县", "玄武区工信局", {"县级牵头单位"}, "320102", {}},
        {"L苏", "江苏省工信厅", {"省级牵头单位"}, "320000", {}},
        {"M乙", "乙县保密办", {"保密管理员"}, "330424", {}},
        {"X甲", "甲县统计局", {}, "330421", {}},
        {"X省", "省档案馆", {}, "330000", {}},
    };
    for (const auto& unit : more) {
        units_.push_back(unit.id);
        EXPECT_TRUE(store_.put_unit(unit).ok());
    }
}

void MeasuresCases::step(const std::string& id, const Step& one) {
    casework::Command c;
    c.kind = one.kind;
    c.id = "p" + std::to_string(++count_);
    c.case_id = id;
    c.at = {value::parse_instant("2025-10-09")->ms + count_ * 1000LL};
    c.actor = {one.person.empty() ? "甲" : one.person, one.unit, ""};
    c.verb = one.verb;
    c.inputs = one.inputs;
    c.target = one.target;
    c.reason = "理由";
    if (one.kind == Kind::open && one.unit != "E1") c.applicant = "E1";
    const auto done = office_.handle(c);
    EXPECT_TRUE(done.ok()) << id << " " << one.unit << " " << one.verb << " "
                           << (done.ok() ? "" : done.error().say(base::Lang::zh));
}

void MeasuresCases::prepare(const std::string& id, const std::vector<Step>& steps, Cast cast,
                            const std::string& opener, const std::string& secrecy) {
    auto fields = demand_;
    fields["密级"] = Value(secrecy);
    if (secrecy == "涉密") fields.erase("技术指标");
    if (opener != "E1") {
        fields["征集方式"] = Value("集中征集");
        fields["企业同意代填"] = Value(true);
    }
    step(id, {opener, Kind::open, policy_.program.head.name.zh, fields});
    for (const auto& one : steps) step(id, one);
    cast.applicant = "E1";
    cast.opener = cast.stage == "需求报送" ? opener : "";
    cast.lead = "L甲";
    // Above the county, and who was given consent or keeps the secrets there.
    cast.others_in_sight = {"L市", "L省", "M甲", "C8"};
    if (cast.stage == "需求处置" || cast.stage == "未能响应")  // 由原单位办理 when it comes back
        cast.others_in_sight.push_back(id.starts_with("渠道") ? "C1" : "L甲");
    const auto row = store_.read(id);
    EXPECT_EQ((*row)->record.stage, cast.stage) << id;
    EXPECT_EQ((*row)->record.handler_unit, cast.handler) << id;
    cases_.push_back({id, std::move(cast)});
}

namespace {

using Kind = casework::Command::Kind;
const value::Record kFine{{"材料规范", Value("符合")}};
const value::Record kValid{{"有效性", Value("符合")},
                           {"有效性理由", Value("明确")},
                           {"合理性", Value("符合")},
                           {"合理性理由", Value("可行")}};
const value::Record kVain{{"有效性", Value("符合")},
                          {"有效性理由", Value("明确")},
                          {"合理性", Value("不符合")},
                          {"合理性理由", Value("过小")}};
const value::Record kHalf{{"有效性", Value("符合")}, {"有效性理由", Value("明确")}};
const value::Record kTried{{"已尝试情况", Value("没有应答")}};
const value::Record kMeasures{{"协调措施", Value("对接两次")}};

Cast cast_in(const std::string& stage, const std::string& state, const std::string& handler) {
    Cast cast;
    cast.stage = stage;
    cast.states = {state};
    cast.handler = handler;
    return cast;
}

}  // namespace

void MeasuresCases::early_cases() {
    prepare("草稿", {}, cast_in("需求报送", "草稿", "E1"));
    prepare("代填草稿", {}, cast_in("需求报送", "草稿", "C1"), "C1");
    prepare("涉密", {{"E1", Kind::act, "报送"}}, cast_in("涉密登记", "办理", "M甲"), "E1", "涉密");
    prepare("待分发", {{"E1", Kind::act, "报送"}}, cast_in("需求分发", "办理", "L甲"));
    const Step file{"E1", Kind::act, "报送"};
    const Step to_channel{"L甲", Kind::act, "分发", {{"承办单位", Value("C1")}}};
    prepare("渠道初筛", {file, to_channel}, cast_in("需求初筛", "办理", "C1"));
    prepare("自办初筛", {file, {"L甲", Kind::act, "自行办理"}}, cast_in("需求初筛", "办理", "L甲"));
    prepare("待补正", {file, to_channel, {"C1", Kind::screen, "", {{"材料规范", Value("不符合")}}}},
            cast_in("需求初筛", "待补正", "C1"));
    prepare("暂停", {file, to_channel, {"L甲", Kind::suspend}}, cast_in("需求初筛", "暂停", "C1"));
    auto offered = cast_in("需求初筛", "办理", "C1");
    offered.states.emplace_back("移交中");
    offered.offered = "C2";
    prepare("移交中", {file, to_channel, {"L甲", Kind::hand_over, "", {}, "C2"}}, offered);
}

void MeasuresCases::screened_cases() {
    const Step file{"E1", Kind::act, "报送"};
    const Step to_channel{"L甲", Kind::act, "分发", {{"承办单位", Value("C1")}}};
    const Step itself{"L甲", Kind::act, "自行办理", {}, "", "赵"};
    for (const bool own : {false, true}) {
        const std::string unit = own ? "L甲" : "C1", name = own ? "自办" : "渠道";
        const Step given = own ? itself : to_channel;
        const Step fine{unit, Kind::screen, "", kFine, "", "赵"};
        prepare(name + "验证", {file, given, fine}, cast_in("需求验证", "办理", unit));
        prepare(name + "说明", {file, given, fine, {unit, Kind::screen, "", kHalf, "", "赵"}},
                cast_in("需求验证", "待补正", unit));
        auto waits = cast_in("需求验证", "待确认", unit);
        waits.proposer = unit + "/赵";
        prepare(name + "待确认", {file, given, fine, {unit, Kind::screen, "", kVain, "", "赵"}},
                waits);
    }
    prepare("汇总",
            {{"C1", Kind::act, "归集", {{"承办单位", Value("C1")}}},
             {"C1", Kind::screen, "", kFine},
             {"C1", Kind::screen, "", kValid}},
            cast_in("汇总填报", "办理", "C1"), "C1");
}

void MeasuresCases::late_cases() {
    for (const bool own : {false, true}) {
        const std::string unit = own ? "L甲" : "C1", name = own ? "自办" : "渠道";
        std::vector<Step> way{{"E1", Kind::act, "报送"}};
        if (own)
            way.push_back({"L甲", Kind::act, "自行办理"});
        else
            way.push_back({"L甲", Kind::act, "分发", {{"承办单位", Value("C1")}}});
        const auto go = [&](const Step& one) { way.push_back(one); };
        go({unit, Kind::screen, "", kFine});
        go({unit, Kind::screen, "", kValid});
        prepare(name + "对接", way, cast_in("需求对接", "办理", unit));
        auto up = way;
        const auto ladder = [&](const std::string& level, const std::string& lead) {
            prepare(name + level + "处置", up, cast_in("需求处置", "办理", lead));
            up.push_back({lead, Kind::act, "上报", kMeasures});
        };
        up.push_back({unit, Kind::act, "申请处置", kTried});
        ladder("县级", "L甲");
        ladder("市级", "L市");
        ladder("省级", "L省");
        prepare(name + "未能响应", up, cast_in("未能响应", "办理", "L省"));
        go({"E1", Kind::act, "自主选择", {{"服务单位", unit_list({"S1"})}}});
        prepare(name + "响应", way, cast_in("需求响应", "办理", unit));
        go({unit, Kind::act, "达成合作", {{"服务单位", unit_list({"S1"})}}});
        prepare(name + "签约", way, cast_in("签约填报", "办理", unit));
        go({unit,
            Kind::act,
            "填报合同",
            {{"合同编号", Value("HT-1")},
             {"合同金额", yuan(50)},
             {"签约日期", Value(*value::parse_date("2025-10-09"))}}});
        prepare(name + "履约", way, cast_in("履约交付", "办理", unit));
        go({unit, Kind::act, "填报交付", {{"交付日期", Value(*value::parse_date("2025-10-09"))}}});
        prepare(name + "评价", way, cast_in("评价反馈", "办理", unit));
        go({unit, Kind::act, "登记成果"});
        prepare(name + "办结", way, cast_in("评价反馈", "已结", unit));
    }
}

void MeasuresCases::closed_cases() {
    const Step file{"E1", Kind::act, "报送"};
    const Step to_channel{"L甲", Kind::act, "分发", {{"承办单位", Value("C1")}}};
    prepare("撤回", {file, to_channel, {"E1", Kind::withdraw}}, cast_in("需求初筛", "已结", "C1"));
    prepare("合并", {file, to_channel, {"L甲", Kind::merge, "", {}, "渠道初筛"}},
            cast_in("需求初筛", "已结", "C1"));
    prepare("退回",
            {file,
             to_channel,
             {"C1", Kind::screen, "", kFine},
             {"C1", Kind::screen, "", kVain},
             {"L甲", Kind::confirm, "", {}, "", "钱"}},
            cast_in("需求验证", "已结", "C1"));
}

std::vector<MeasuresCases::Deed> MeasuresCases::deeds() const {
    std::vector<Deed> all{
        {"审查", Kind::screen, "", kFine},
        {"补正", Kind::correct, "", {{"需求名称", Value("另一名称")}}},
        {"确认", Kind::confirm},
        {"不予确认", Kind::decline},
        {"填写", Kind::fill, "", {{"需求名称", Value("另一名称")}}},
        {"填写企业评分", Kind::fill, "", {{"企业评分", Value(value::Quantity{90})}}},
        {"填写同意查看单位", Kind::fill, "", {{"同意查看单位", unit_list({"C9"})}}},
        {"撤回", Kind::withdraw},
        {"合并", Kind::merge, "", {}, "渠道初筛"},
        {"移交", Kind::hand_over, "", {}, "C2"},
        {"暂停", Kind::suspend},
        {"恢复", Kind::resume},
        {"通则终止", Kind::terminate},
        {"例外", Kind::except, "", {}, "1"},
        {"接收", Kind::accept},
        {"不予接收", Kind::accept, "不予接收"},
        {"备注", Kind::comment},
        {"查看", Kind::look},
        {"同意", Kind::opine, "同意"},
        {"不同意", Kind::opine, "不同意"},
        {"签收", Kind::claim},
        {"转办", Kind::transfer, "", {}, "李四"},
        {"委托", Kind::delegate, "", {}, "李四"},
        {"取回委托", Kind::delegate, "取回委托"},
        {"前加签", Kind::sign_before, "", {}, "L市"},
        {"后加签", Kind::sign_after, "", {}, "L市"},
        {"减签", Kind::remove_signer, "", {}, "L市"},
        {"抄送", Kind::copy, "", {}, "L市"},
        {"催办", Kind::urge},
        {"取回", Kind::take_back},
        {"退回环节", Kind::send_to, "", {}, "需求分发"},
        {"跳转", Kind::jump, "", {}, "需求对接"},
        {"重新办理", Kind::reopen},
        {"过渡", Kind::migrate, "", {}, "另一版本"},
        {"撤销过渡", Kind::migrate_back},
    };
    const auto act = [&](const std::string& verb, value::Record inputs = {}) {
        all.push_back({verb, Kind::act, verb, std::move(inputs)});
    };
    for (const char* verb : {"报送", "自行办理", "登记成果", "填报最终需求", "未达成", "重新对接",
                             "终止", "合作中止", "拒收"})
        act(verb);
    act("归集", {{"承办单位", Value("C1")}});
    act("登记涉密材料", {{"保密审查表编号", Value("1")}, {"机要回执号", Value("2")}});
    act("分发", {{"承办单位", Value("C1")}});
    act("推荐服务", {{"推荐单位", unit_list({"S1"})}, {"服务方案", Value("方案")}});
    act("选定推荐", {{"服务单位", unit_list({"S1"})}});
    act("自主选择", {{"服务单位", unit_list({"S1"})}});
    act("达成合作", {{"服务单位", unit_list({"S1"})}});
    act("申请处置", kTried);
    act("更新进展", {{"对接阶段", Value("商谈")}, {"进展说明", Value("第二轮")}});
    act("协调成功", kMeasures);
    act("上报", kMeasures);
    act("登记机要回执", {{"机要回执号", Value("3")}});
    act("填报合同", {{"合同编号", Value("HT-2")},
                     {"合同金额", yuan(50)},
                     {"签约日期", Value(*value::parse_date("2025-10-09"))}});
    act("填报交付", {{"交付日期", Value(*value::parse_date("2025-10-09"))}});
    act("评价", {{"企业评分", Value(value::Quantity{90})}});
    return all;
}

}  // namespace guiju::whomay
