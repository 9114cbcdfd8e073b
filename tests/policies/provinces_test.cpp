// SPDX-License-Identifier: Apache-2.0
// Policies of two provinces in one engine and one database: whatever one of them does, the other's cases,
// journals, holdings, deadlines and figures stay the same to the last bit.
#include "engine/casework/provinces.h"
#include "engine/casework/rights.h"
#include "tests/policies/measures.h"

namespace guiju::measures {
namespace {

constexpr const char* kZhejiang = "rules/zhejiang/measures.guiju";
constexpr const char* kVouchers = "rules/zhejiang/vouchers.guiju";
constexpr const char* kAnhui = "rules/anhui/connected-vehicles.guiju";

/// All that one policy left in the database.
struct Left {
    std::vector<ports::CaseRecord> cases;
    std::vector<ports::JournalRecord> journal;
    std::vector<ports::ClockRecord> clocks;
    std::vector<ports::OutboxRecord> outbox;
    std::vector<ports::HoldingRecord> holdings;
    std::vector<std::string> scores;
    friend bool operator==(const Left&, const Left&) = default;
};

template <class Row>
void append(std::vector<Row>& all, const base::Result<std::vector<Row>>& more) {
    ASSERT_TRUE(more.ok());
    all.insert(all.end(), more->begin(), more->end());
}

/// Two provinces at work over one store.
class Desk {
   public:
    program::Program adopt(const std::string& text) {
        auto policy = compiled(text);
        EXPECT_TRUE(policy.ok()) << text.substr(0, 60);
        if (!policy.ok()) return {};
        for (const auto& fixture : policy.value->fixtures)
            for (const auto& unit : fixture.units) {
                ports::UnitRecord record{unit.id, unit.name, {unit.role}, unit.territory_code, {}};
                if (!unit.register_name.empty())
                    record.entries[unit.register_name] = unit.attributes;
                if (unit.id == "E1") record.roles = {"需求提出单位", "持券企业", "申请主体"};
                if (unit.id == "E1") record.territory = "330421";
                EXPECT_TRUE(store_.put_unit(record).ok());
            }
        for (const auto& fixture : policy.value->fixtures)
            if (!fixture.values.empty())
                values_[policy.value->program.head.name.zh] = fixture.values;
        const auto done = office_.adopt(policy.value->program, at("2025-01-01"));
        EXPECT_TRUE(done.ok()) << (done.ok() ? "" : done.error().say(base::Lang::zh));
        return policy.value->program;
    }
    base::Result<casework::Receipt> go(Command::Kind kind, const std::string& id,
                                       const std::string& day, const std::string& unit,
                                       const std::string& verb = "", value::Record inputs = {}) {
        Command c;
        c.kind = kind;
        c.id = id + "/" + std::to_string(++steps_[id]);
        c.case_id = id;
        c.at = at(day);
        c.actor = {unit + "经办人", unit, ""};
        c.verb = verb;
        c.inputs = std::move(inputs);
        return office_.handle(c);
    }
    ports::CaseRecord record(const std::string& id) {
        const auto found = store_.read(id);
        return found.ok() && found->has_value() ? (*found)->record : ports::CaseRecord{};
    }
    Left left_by(const program::Program& program) {
        Left left;
        ports::CaseFilter filter;
        filter.policy = program.head.name.zh;
        EXPECT_TRUE(store_
                        .for_each(filter,
                                  [&](const ports::CaseRecord& one) {
                                      left.cases.push_back(one);
                                      return true;
                                  })
                        .ok());
        for (const auto& one : left.cases) {
            append(left.journal, store_.journal(one.id));
            append(left.clocks, store_.clocks(one.id));
            append(left.outbox, store_.outbox(one.id));
            append(left.holdings, store_.holdings({.case_id = one.id}));
        }
        for (const auto& evaluation : program.evaluations) {
            const auto period = *casework::parse_period("2025");
            const auto scores =
                casework::evaluate(program, evaluation.name.zh, store_, store_, period);
            if (!scores.ok()) continue;  // of quarters, say
            for (const auto& one : *scores)
                left.scores.push_back(one.unit + " " + std::to_string(one.rank) + " " + one.grade +
                                      " " + (one.total ? one.total->text() : "-"));
        }
        return left;
    }

    memory::MemoryStore store_;
    casework::Office office_{store_, store_, {true, 0}};
    std::map<std::string, value::Record> values_;
    std::map<std::string, int> steps_;
};

class Provinces : public testing::Test, protected Desk {};

/// Both provinces at work, turn by turn; what Zhejiang has afterwards, and how the Anhui case ended.
class SideBySide : private Desk {
   public:
    std::pair<Left, std::string> work(const std::string& anhui) {
        const auto measures = adopt(read(kZhejiang));
        const auto vouchers = adopt(read(kVouchers));
        program::Program other;
        if (!anhui.empty()) other = adopt(anhui);
        const bool both = !anhui.empty();
        auto vehicle = values_[other.head.name.zh];
        vehicle["规划路段测试时长"] =
            Value(value::Quantity{value::Number(250), value::Dimension::hours});
        vehicle["规划路段测试里程"] =
            Value(value::Quantity{value::Number(600), value::Dimension::length});
        const auto ok = [](const base::Result<casework::Receipt>& done) {
            EXPECT_TRUE(done.ok()) << (done.ok() ? "" : done.error().say(base::Lang::zh));
        };
        ok(go(Command::Kind::open, "ZD1", "2025-09-22", "E1", measures.head.name.zh,
              values_[measures.head.name.zh]));
        if (both)
            ok(go(Command::Kind::open, "AD1", "2025-09-22", "A1", other.head.name.zh, vehicle));
        ok(go(Command::Kind::act, "ZD1", "2025-09-22", "E1", "报送"));
        if (both) ok(go(Command::Kind::act, "AD1", "2025-09-23", "A1", "提出申请"));
        ok(go(Command::Kind::open, "ZV1", "2025-03-03", "E1", vouchers.head.name.zh,
              values_[vouchers.head.name.zh]));
        ok(go(Command::Kind::act, "ZV1", "2025-03-03", "E1", "申领"));
        if (both) ok(go(Command::Kind::screen, "AD1", "2025-09-24", "G1"));
        EXPECT_TRUE(office_.tick_due(at("2025-10-20"), 100).ok());
        auto left = left_by(measures);
        const auto more = left_by(vouchers);
        left.cases.insert(left.cases.end(), more.cases.begin(), more.cases.end());
        left.journal.insert(left.journal.end(), more.journal.begin(), more.journal.end());
        left.holdings.insert(left.holdings.end(), more.holdings.begin(), more.holdings.end());
        return {left, both ? record("AD1").result : ""};
    }
};

TEST(PacksOfTwoProvinces, A_S5_4_1_AnAnhuiParameterChangesAndZhejiangStaysToTheLastBit) {
    const auto before = SideBySide().work(read(kAnhui));
    const auto changed =
        replaced(read(kAnhui), "｜T1｜测试时长要求｜240小时｜", "｜T1｜测试时长要求｜300小时｜");
    const auto after = SideBySide().work(changed);
    EXPECT_EQ(before.second, "准予示范应用");
    EXPECT_EQ(after.second, "已退回") << "250 hours are not 300";
    EXPECT_FALSE(before.first.cases.empty());
    EXPECT_FALSE(before.first.journal.empty());
    EXPECT_FALSE(before.first.holdings.empty());
    EXPECT_FALSE(before.first.clocks.empty());
    EXPECT_TRUE(before.first == after.first);
    EXPECT_TRUE(before.first == SideBySide().work("").first)
        << "nor does it matter that Anhui is there";
}

/// A pack whose names are all the same in every province.
std::string pack(const std::string& name, const std::string& province, const std::string& code,
                 const std::string& limit) {
    return "规矩　" + name + "\n版本：1.0\n层级：省\n属地：" + province + "（" + code +
           "）\n性质：公共服务\n状态：试行\n施行：自2025年1月1日起\n\n" +
           "一、参数\n｜编号｜名称｜值｜来源｜权限｜说明｜\n｜｜总额｜" + limit +
           "｜暂定｜由市确定｜｜\n\n"
           "二、角色\n申请单位：企业\n主管单位：机关，省级\n\n"
           "三、名录　失信名单\n列入期限：1年\n\n"
           "四、事项　申请\n申请单位名称：文字，必填\n金额：金额，必填\n期次：文字，可不填\n"
           "查重：申请单位名称相同，30个自然日内，提示“疑似重复”\n\n"
           "五、限额　年度资金\n周期：每年\n上限：总额\n\n"
           "六、环节　申请\n办理：申请单位\n办理事项：\n（一）提出；\n处理：\n提出的，转审核。\n\n"
           "七、环节　审核\n办理：主管单位\n办理事项：\n（一）同意：须本单位不在“失信名单”内；\n（"
           "二）列入名单；\n"
           "处理：\n同意的，办结，结果为“已同意”，占用“年度资金”金额；\n"
           "列入名单的，留在本环节，列入“失信名单”。\n\n"
           "八、周期任务　季报\n周期：每季度\n对象：申请单位\n建立：期满后\n期次记入：期次\n";
}

TEST_F(Provinces, NamesInCommonAreNotThingsInCommon) {
    const auto zhejiang = adopt(pack("浙江办法", "浙江省", "330000", "100万元"));
    const auto anhui = adopt(pack("安徽办法", "安徽省", "340000", "100万元"));
    for (const auto& [id, place, role] :
         {std::tuple("EZ", "330421", "申请单位"), std::tuple("EA", "340104", "申请单位"),
          std::tuple("GZ", "330000", "主管单位"), std::tuple("GA", "340000", "主管单位")})
        ASSERT_TRUE(store_.put_unit({id, id, {role}, place, {}}).ok());
    const value::Record fields{
        {"申请单位名称", Value("甲公司")},
        {"金额", Value(value::Quantity{value::Number(600000), value::Dimension::money})}};
    const auto through = [&](const std::string& id, const std::string& unit,
                             const std::string& policy, const std::string& office) {
        EXPECT_TRUE(go(Command::Kind::open, id, "2025-03-03", unit, policy, fields).ok());
        const auto filed = go(Command::Kind::act, id, "2025-03-03", unit, "提出");
        EXPECT_TRUE(filed.ok());
        EXPECT_EQ(record(id).holder_unit, office);
        return go(Command::Kind::act, id, "2025-03-04", office, "同意");
    };
    EXPECT_TRUE(through("A1", "EA", "安徽办法", "GA").ok());
    EXPECT_TRUE(through("Z1", "EZ", "浙江办法", "GZ").ok())
        << "its own 100万元, not what Anhui left";
    EXPECT_EQ(record("Z1").flags, "") << "the same words under another policy are no duplicate";
    EXPECT_FALSE(through("Z2", "EZ", "浙江办法", "GZ").ok()) << "600 000 and 600 000 are more";

    casework::OwnHoldings own(zhejiang, store_, casework::provinces_in(store_));
    const auto balance = casework::balances_of(zhejiang, own, "年度资金", "", at("2025-03-05"));
    ASSERT_TRUE(balance.ok());
    EXPECT_EQ(balance->front().left.text(), "400000");

    // Each province sets up the quarterly case for its own units.
    ASSERT_TRUE(office_.tick_due(at("2025-04-01"), 100).ok());
    EXPECT_EQ(record("季报/2025Q1/EZ").policy, "浙江办法");
    EXPECT_EQ(record("季报/2025Q1/EA").policy, "安徽办法");
}

TEST_F(Provinces, AListedUnitIsListedInThatProvince) {
    adopt(pack("浙江办法", "浙江省", "330000", "100万元"));
    adopt(pack("安徽办法", "安徽省", "340000", "100万元"));
    ASSERT_TRUE(store_.put_unit({"E", "某公司", {"申请单位"}, "330421", {}}).ok());
    ASSERT_TRUE(store_.put_unit({"GZ", "浙江厅", {"主管单位"}, "330000", {}}).ok());
    ASSERT_TRUE(store_.put_unit({"GA", "安徽厅", {"主管单位"}, "340000", {}}).ok());
    const value::Record fields{
        {"申请单位名称", Value("某公司")},
        {"金额", Value(value::Quantity{value::Number(100), value::Dimension::money})}};
    for (const auto& [id, policy] : {std::pair("A", "安徽办法"), std::pair("Z", "浙江办法")}) {
        ASSERT_TRUE(go(Command::Kind::open, id, "2025-03-03", "E", policy, fields).ok());
        ASSERT_TRUE(go(Command::Kind::act, id, "2025-03-03", "E", "提出").ok());
    }
    ASSERT_TRUE(go(Command::Kind::act, "A", "2025-03-04", "GA", "列入名单").ok());
    EXPECT_FALSE(go(Command::Kind::act, "A", "2025-03-05", "GA", "同意").ok());
    EXPECT_TRUE(go(Command::Kind::act, "Z", "2025-03-05", "GZ", "同意").ok());
}

TEST_F(Provinces, AMatterOfBothIsNotOpenedByItsName) {
    adopt(pack("浙江办法", "浙江省", "330000", "100万元"));
    adopt(pack("安徽办法", "安徽省", "340000", "100万元"));
    ASSERT_TRUE(store_.put_unit({"E", "某公司", {"申请单位"}, "330421", {}}).ok());
    const auto open = go(Command::Kind::open, "X", "2025-03-03", "E", "申请");
    ASSERT_FALSE(open.ok());
    EXPECT_EQ(open.error().code, base::Code::gj5012);
}

TEST_F(Provinces, A_S5_4_2_AnEnterpriseOfZhejiangAppliesUnderAnhui) {
    const auto anhui = adopt(read(kAnhui));
    ASSERT_TRUE(store_.put_unit({"EZ", "浙江某汽车公司", {"申请主体"}, "330106", {}}).ok());
    ASSERT_TRUE(store_.put_unit({"GZ", "浙江省经信厅", {"主管部门"}, "330000", {}}).ok());
    const auto fields = values_[anhui.head.name.zh];
    ASSERT_TRUE(go(Command::Kind::open, "V1", "2025-09-22", "EZ", anhui.head.name.zh, fields).ok());
    ASSERT_TRUE(go(Command::Kind::act, "V1", "2025-09-22", "EZ", "提出申请").ok());
    EXPECT_EQ(record("V1").holder_unit, "G1") << "the Anhui department, not the one at home";
    EXPECT_FALSE(go(Command::Kind::screen, "V1", "2025-09-23", "GZ").ok());
    ASSERT_TRUE(go(Command::Kind::screen, "V1", "2025-09-23", "G1").ok());
    EXPECT_EQ(record("V1").result, "准予示范应用");
}

TEST_F(Provinces, A_S5_4_2_UnlessThePackSaysSo) {
    auto text = pack("安徽办法", "安徽省", "340000", "100万元");
    text = replaced(text, "申请单位名称：文字，必填\n",
                    "申请单位名称：文字，必填\n所在地：属地，必填\n");
    text = replaced(text, "（一）提出；", "（一）提出：须所在地属于安徽省；");
    adopt(text);
    ASSERT_TRUE(store_.put_unit({"EZ", "浙江某公司", {"申请单位"}, "330106", {}}).ok());
    ASSERT_TRUE(store_.put_unit({"GA", "安徽厅", {"主管单位"}, "340000", {}}).ok());
    value::Record fields{
        {"申请单位名称", Value("浙江某公司")},
        {"所在地", Value("330106")},
        {"金额", Value(value::Quantity{value::Number(100), value::Dimension::money})}};
    ASSERT_TRUE(go(Command::Kind::open, "X", "2025-03-03", "EZ", "安徽办法", fields).ok());
    EXPECT_FALSE(go(Command::Kind::act, "X", "2025-03-03", "EZ", "提出").ok());
    ASSERT_TRUE(
        go(Command::Kind::fill, "X", "2025-03-03", "EZ", "", {{"所在地", Value("340104")}}).ok());
    EXPECT_TRUE(go(Command::Kind::act, "X", "2025-03-03", "EZ", "提出").ok());
}

}  // namespace
}  // namespace guiju::measures
