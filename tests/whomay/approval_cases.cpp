// SPDX-License-Identifier: Apache-2.0
#include "tests/whomay/approval_cases.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>

namespace guiju::whomay {
namespace {

using value::Value;
using Kind = casework::Command::Kind;

std::string read(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

compile::Compiled compiled() {
    const std::string folder = "examples/05-approval/";
    std::vector<text::Source> sources;
    int number = 0;
    for (const char* name : {"policy.zh.guiju", "calendars/C25.guiju"})
        sources.push_back(*text::load(name, read(folder + name), number++).value);
    return std::move(*compile::compile(sources).value);
}

bool contains(const std::vector<std::string>& all, const std::string& one) {
    return std::find(all.begin(), all.end(), one) != all.end();
}

std::string unit_of(const std::string& who) { return who.substr(0, who.find('/')); }
std::string person_of(const std::string& who) { return who.substr(who.find('/') + 1); }

constexpr const char* kApplicant = "C1";
const std::string kEndDelegation = "取回委托", kCompare = "核对";
const value::Record kSheets{{"份数", Value(value::Number(2))}};

bool is_meant(const std::string& who, const Approval& one, const std::string& unit,
              const std::string& person) {
    const auto self = unit + "/" + person;
    if (who == "承办单位") return unit == one.unit;
    if (who == "办理人")
        return unit == one.unit &&
               (one.claimed_by.empty() || self == one.claimed_by || self == one.delegate);
    if (who == "签收人") return self == one.claimed_by;
    if (who == "经办处") return unit == kApplicant && self != one.urged_by;  // not so soon again
    if (who == "所请的") return contains(one.signers, unit) || contains(one.signers, self);
    if (who == "请的人") return self == one.asked_by;
    if (who == "转出的人") return self == one.moved_by;
    if (who == "另一人")
        return unit == one.unit && self != one.proposed_by &&
               (one.claimed_by.empty() || self == one.claimed_by);
    if (who == "看得见的") return in_sight(one, unit);
    return false;
}

}  // namespace

std::optional<Word> word_of(const std::vector<Line>& table, const Approval& one,
                            const std::string& deed, const std::string& unit,
                            const std::string& person) {
    std::optional<Word> out;
    for (const auto& line : table) {
        const bool here = (line.stage == "*" || line.stage == one.stage) &&
                          (line.state == "*" || contains(one.states, line.state)) &&
                          line.deed == deed;
        if (!here || (out && out->may)) continue;
        out = Word{is_meant(line.who, one, unit, person), line.article};
    }
    return out;
}

bool in_sight(const Approval& one, const std::string& unit) {
    // The departments of the province the case is of, and whoever is asked or told.
    if (contains({kApplicant, "H1", "J1", "B1"}, unit) || contains(one.told, unit)) return true;
    return std::any_of(one.signers.begin(), one.signers.end(),
                       [&](const std::string& who) { return unit_of(who) == unit; });
}

ApprovalCases::ApprovalCases() : policy_(compiled()), office_(store_, store_, {.retries = 0}) {
    EXPECT_TRUE(office_.adopt(policy_.program, *value::parse_instant("2025-01-02")).ok());
    add_units();
    review();
    signing();
    approving();
    later();
}

void ApprovalCases::add_units() {
    const std::vector<ports::UnitRecord> all{
        {kApplicant, "规划处", {"经办处"}, "330000", {}},
        {"H1", "省综合处", {"综合处"}, "330000", {}},
        {"J1", "省监督处", {"监督处"}, "330000", {}},
        {"B1", "省办公室", {"办公室"}, "330000", {}},
        {"C2", "人事处", {"经办处"}, "330000", {}},
        {"H苏", "邻省综合处", {"综合处"}, "320000", {}},
        {"B苏", "邻省办公室", {"办公室"}, "320000", {}},
        {"J杭", "市监督处", {"监督处"}, "330100", {}},
        {"X1", "省档案馆", {}, "330000", {}},
        {"X2", "省统计局", {}, "330000", {}},
    };
    for (const auto& unit : all) {
        units_.push_back(unit.id);
        EXPECT_TRUE(store_.put_unit(unit).ok());
    }
}

void ApprovalCases::add(Approval one, const std::vector<Step>& steps) {
    std::vector<Step> way{{"C1/赵", Kind::open, policy_.program.head.name.zh}};
    way.insert(way.end(), steps.begin(), steps.end());
    for (const auto& step : way) {
        casework::Command c;
        c.kind = step.kind;
        c.id = "p" + std::to_string(++count_);
        c.case_id = one.id;
        c.at = {value::parse_instant("2025-08-04")->ms + count_ * 1000LL};
        c.actor = {person_of(step.who), unit_of(step.who), ""};
        c.verb = step.verb;
        c.target = step.target;
        c.reason = "理由";
        if (step.kind == Kind::open) c.inputs["事由"] = Value("合同用章");
        if (step.verb == kCompare) c.inputs = kSheets;
        const auto done = office_.handle(c);
        EXPECT_TRUE(done.ok()) << one.id << " " << step.who << " " << step.verb << ": "
                               << (done.ok() ? "" : done.error().say(base::Lang::zh));
    }
    const auto row = store_.read(one.id);
    EXPECT_EQ((*row)->record.stage, one.stage) << one.id;
    EXPECT_EQ((*row)->record.handler_unit, one.unit) << one.id;
    cases_.push_back(std::move(one));
}

namespace {

const std::string kFile = "报送", kPass = "通过";

std::vector<std::string> open_states(const std::vector<std::string>& more = {}) {
    std::vector<std::string> all{"在办", "可决定"};
    all.insert(all.end(), more.begin(), more.end());
    return all;
}

}  // namespace

void ApprovalCases::review() {
    const Step file{"C1/赵", Kind::act, kFile};
    const Step claim{"H1/赵", Kind::claim};
    const auto fresh = open_states({"未签收"});
    add({.id = "草稿", .stage = "提出", .states = {"在办"}, .unit = "C1"}, {});
    Approval one{.id = "审核", .stage = "审核", .states = fresh, .unit = "H1"};
    one.states.emplace_back("可取回");
    one.moved_by = "C1/赵";
    add(one, {file});
    one.id = "抄送了", one.told = {"C2"};
    add(one, {file, {"H1/赵", Kind::copy, "", "C2"}});
    one.id = "催过", one.told = {}, one.urged_by = "C1/孙";
    add(one, {file, {"C1/孙", Kind::urge}});
    add({.id = "签收了",
         .stage = "审核",
         .states = open_states(),
         .unit = "H1",
         .claimed_by = "H1/赵"},
        {file, claim});
    add({.id = "委托了",
         .stage = "审核",
         .states = open_states({"已委托"}),
         .unit = "H1",
         .claimed_by = "H1/赵",
         .delegate = "H1/钱"},
        {file, {"H1/赵", Kind::delegate, "", "钱"}});
    add({.id = "委托取回了",
         .stage = "审核",
         .states = open_states(),
         .unit = "H1",
         .claimed_by = "H1/赵"},
        {file, {"H1/赵", Kind::delegate, "", "钱"}, {"H1/赵", Kind::delegate, kEndDelegation}});
    add({.id = "转给同事",
         .stage = "审核",
         .states = open_states(),
         .unit = "H1",
         .claimed_by = "H1/孙"},
        {file, claim, {"H1/钱", Kind::transfer, "", "孙"}});
    add({.id = "转给监督处", .stage = "审核", .states = fresh, .unit = "J1"},
        {file, {"H1/赵", Kind::transfer, "", "J1"}});
    add({.id = "转给监督处的人",
         .stage = "审核",
         .states = open_states(),
         .unit = "J1",
         .claimed_by = "J1/钱"},
        {file, {"H1/赵", Kind::transfer, "", "J1/钱"}});
    add({.id = "核对了", .stage = "审核", .states = fresh, .unit = "H1"},
        {file, {"H1/赵", Kind::act, kCompare}});
}

void ApprovalCases::signing() {
    const Step file{"C1/赵", Kind::act, kFile};
    const Step before{"H1/赵", Kind::sign_before, "", "J1"};
    const Step after{"H1/赵", Kind::sign_after, "", "J1"};
    Approval one{.id = "请了前加签", .stage = "审核", .unit = "H1", .asked_by = "H1/赵"};
    one.states = {"在办", "未签收", "已请", "可表态"};
    one.signers = {"J1"};
    add(one, {file, before});
    one.id = "前加签不同意", one.states = {"在办", "未签收"};
    one.signers = {};
    add(one, {file, before, {"J1/赵", Kind::opine, "不同意"}});
    one.id = "前加签同意", one.states = open_states({"未签收"});
    add(one, {file, before, {"J1/赵", Kind::opine, "同意"}});
    one.id = "减签了";
    add(one, {file, before, {"H1/赵", Kind::remove_signer, "", "J1"}});
    one.id = "请了旁人", one.states = {"在办", "未签收", "可表态"};
    one.signers = {"X2/钱"};
    add(one, {file, {"H1/赵", Kind::sign_before, "", "X2/钱"}});
    one.id = "请了后加签", one.states = open_states({"未签收", "已请"});
    one.signers = {"J1"};
    add(one, {file, after});
    one.id = "等后加签", one.states = {"待会签", "可表态", "可取回", "已请"};
    one.proposed_by = one.moved_by = "H1/赵";
    add(one, {file, after, {"H1/赵", Kind::act, kPass}});
    one.id = "后加签不同意", one.states = open_states({"未签收"});
    one.signers = {}, one.moved_by = "";
    add(one, {file, after, {"H1/赵", Kind::act, kPass}, {"J1/赵", Kind::opine, "不同意"}});
}

void ApprovalCases::approving() {
    const Step file{"C1/赵", Kind::act, kFile}, pass{"H1/赵", Kind::act, kPass};
    const auto fresh = open_states({"未签收"});
    Approval one{.id = "审批", .stage = "审批", .states = fresh, .unit = "B1"};
    one.states.emplace_back("可取回");
    one.moved_by = "H1/赵";
    add(one, {file, pass});
    one.id = "签收后通过";
    add(one, {file, {"H1/赵", Kind::claim}, pass});
    add({.id = "审批签收了",
         .stage = "审批",
         .states = open_states(),
         .unit = "B1",
         .claimed_by = "B1/钱"},
        {file, pass, {"B1/钱", Kind::claim}});
    add({.id = "不同意待确认",
         .stage = "审批",
         .states = {"待确认", "待确认签收", "可取回"},
         .unit = "B1",
         .moved_by = "B1/赵",
         .proposed_by = "B1/赵"},
        {file, pass, {"B1/赵", Kind::act, "不同意用章"}});
    add({.id = "确认的人签收了",
         .stage = "审批",
         .states = {"待确认"},
         .unit = "B1",
         .claimed_by = "B1/钱",
         .proposed_by = "B1/赵"},
        {file, pass, {"B1/赵", Kind::act, "不同意用章"}, {"B1/钱", Kind::claim}});
    add({.id = "不予确认", .stage = "审批", .states = fresh, .unit = "B1"},
        {file, pass, {"B1/赵", Kind::act, "不同意用章"}, {"B1/钱", Kind::decline}});
    add({.id = "退回了", .stage = "审批", .states = {"已退回"}, .unit = "B1"},
        {file, pass, {"B1/赵", Kind::act, "不同意用章"}, {"B1/钱", Kind::confirm}});
    Approval back{.id = "退回审核", .stage = "审核", .states = fresh, .unit = "H1"};
    back.states.emplace_back("可取回");
    back.moved_by = "B1/赵";
    add(back, {file, pass, {"B1/赵", Kind::send_to, "", "审核"}});
    back.id = "退回提出", back.stage = "提出", back.unit = "C1";
    back.states = {"在办", "可取回"};
    add(back, {file, pass, {"B1/赵", Kind::send_to, "", "提出"}});
    back.id = "审核退回提出", back.moved_by = "H1/钱";
    add(back, {file, {"H1/钱", Kind::send_to, "", "提出"}});
    add({.id = "取回了", .stage = "审核", .states = fresh, .unit = "H1"},
        {file, pass, {"H1/赵", Kind::take_back}});
}

void ApprovalCases::later() {
    const Step file{"C1/赵", Kind::act, kFile}, pass{"H1/赵", Kind::act, kPass};
    const Step grant{"B1/赵", Kind::act, "同意用章"}, seal{"H1/赵", Kind::act, "盖章"};
    const Step jump{"B1/赵", Kind::jump, "", "归档"};
    Approval one{.id = "用章", .stage = "用章", .states = {"在办", "可取回"}, .unit = "H1"};
    one.moved_by = "B1/赵";
    add(one, {file, pass, grant});
    add({.id = "已用章", .stage = "用章", .states = {"已用章"}, .unit = "H1"},
        {file, pass, grant, seal});
    add({.id = "重新办理了", .stage = "用章", .states = {"在办"}, .unit = "H1"},
        {file, pass, grant, seal, {"H1/钱", Kind::reopen}});
    one.id = "归档", one.stage = "归档";
    add(one, {file, pass, jump});
    add({.id = "已归档", .stage = "归档", .states = {"已归档"}, .unit = "H1"},
        {file, pass, jump, {"H1/赵", Kind::act, "归档"}});
}

std::vector<ApprovalCases::Deed> ApprovalCases::deeds() {
    std::vector<Deed> all{
        {"填写", Kind::fill, "", "", {{"事由", Value("另一事由")}}},
        {"签收", Kind::claim},
        {"转办", Kind::transfer, "", "周五"},
        {"委托", Kind::delegate, "", "周五"},
        {"取回委托", Kind::delegate, kEndDelegation},
        {"前加签", Kind::sign_before, "", "X1"},
        {"后加签", Kind::sign_after, "", "X1"},
        {"减签", Kind::remove_signer, "", "J1"},
        {"同意", Kind::opine, "同意"},
        {"不同意", Kind::opine, "不同意"},
        {"抄送", Kind::copy, "", "X1"},
        {"催办", Kind::urge},
        {"取回", Kind::take_back},
        {"退回提出", Kind::send_to, "", "提出"},
        {"退回审核", Kind::send_to, "", "审核"},
        {"退回用章", Kind::send_to, "", "用章"},
        {"跳转", Kind::jump, "", "归档"},
        {"跳转用章", Kind::jump, "", "用章"},
        {"重新办理", Kind::reopen},
        {"确认", Kind::confirm},
        {"不予确认", Kind::decline},
        {"备注", Kind::comment},
        {"查看", Kind::look},
        {"审查", Kind::screen},
        {"补正", Kind::correct, "", "", {{"事由", Value("另一事由")}}},
        {"合并", Kind::merge, "", "审核"},
        {"移交", Kind::hand_over, "", "J1"},
        {"暂停", Kind::suspend},
        {"恢复", Kind::resume},
        {"终止", Kind::terminate},
        {"例外", Kind::except, "", "1"},
        {"接收", Kind::accept},
        {"过渡", Kind::migrate, "", "另一版本"},
        {"撤销过渡", Kind::migrate_back},
    };
    all.push_back({kCompare, Kind::act, kCompare, "", kSheets});
    for (const char* verb : {"报送", "通过", "同意用章", "不同意用章", "盖章", "归档"})
        all.push_back({verb, Kind::act, verb});
    return all;
}

}  // namespace guiju::whomay
