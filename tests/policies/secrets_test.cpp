// SPDX-License-Identifier: Apache-2.0
// A secret field stays secret when it is worked with: by definitions, among cases that are alike, linked, started,
// filed again or asked only once, and in the accounts of a limit.
#include <algorithm>

#include "engine/casework/explain.h"
#include "engine/casework/rights.h"
#include "engine/casework/view.h"
#include "tests/policies/measures.h"

namespace guiju::measures {
namespace {

using Kind = casework::Command::Kind;

constexpr const char* kSecret = "暗河";

const std::string kHead =
    "版本：1.0\n层级：省\n属地：浙江省（330000）\n性质：公共服务\n状态：试行\n"
    "施行：自2024年1月1日起\n日历：中国工作日\n\n"
    "角色\n企业：企业\n渠道：单位，从“渠道名录”中状态为“在册”的产生\n"
    "县级牵头单位：机关，县级\n\n"
    "名录　渠道名录\n维护：县级牵头单位\n状态：选项（在册、暂停），必填\n\n";

const std::string kDemand =
    "规矩　需求\n" + kHead +
    "关联　子件\n要点：文字，保密\n\n"
    "事项　申报\n名称：文字，必填\n技术指标：文字，可不填，保密\n"
    "报价：金额，可不填，保密\n查重：技术指标相同，60个自然日内，提示“疑似重复”\n\n"
    "定义\n测算额：报价×2\n\n"
    "限额　名额\n分别计算：技术指标\n上限：3件\n\n"
    "环节　报送\n办理：企业、渠道\n办理事项：\n（一）报送；\n处理：\n报送的，转审核。\n\n"
    "环节　审核\n办理：县级牵头单位\n审查：\n（一）测算额不低于500万元。\n"
    "处理：\n有一项不符合的，退回；\n不能判断的，退回；\n"
    "全部符合的，办结，占用“名额”1件，另立“子件”案件，带入技术指标作为要点。\n";

const std::string kChild =
    "规矩　子件\n" + kHead +
    "事项　子件\n要点：文字，可不填\n\n环节　办\n办理：县级牵头单位、企业\n办理事项：\n"
    "（一）了结；\n处理：\n了结的，办结。\n";

const std::string kSummary =
    "规矩　汇总\n" + kHead +
    "关联　需求\n技术指标：文字，保密\n报价：金额\n名称：文字\n"
    "最多报一次：技术指标、报价\n\n"
    "事项　汇总表\n名称：文字，必填\n技术指标：文字，可不填，保密\n报价：金额，可不填\n"
    "对标：案件（需求），可不填\n\n环节　报送\n办理：企业、渠道\n办理事项：\n"
    "（一）报送：须对标所载技术指标不为“无”，须对标所载名称不为“无”，须对标所载报价不低于1元；\n"
    "处理：\n报送的，办结。\n";

class Secrets : public testing::Test {
   protected:
    void SetUp() override {
        for (const auto& text : {kDemand, kChild, kSummary}) {
            auto policy = compiled(text);
            ASSERT_TRUE(policy.ok()) << text.substr(0, 30);
            ASSERT_TRUE(office_.adopt(policy.value->program, at("2024-01-01")).ok());
            programs_.push_back(policy.value->program);
        }
        for (const auto& [id, role, place] :
             std::vector<std::tuple<const char*, const char*, const char*>>{
                 {"E1", "企业", "330421"},
                 {"E2", "企业", "330421"},
                 {"C9", "渠道", "330421"},
                 {"L1", "县级牵头单位", "330421"}})
            ASSERT_TRUE(store_.put_unit({id, id, {role}, place, entries_of(role)}).ok());
    }
    static std::map<std::string, value::Record> entries_of(const std::string& role) {
        if (role != "渠道") return {};
        return {{"渠道名录", {{"状态", Value("在册")}}}};
    }
    casework::Command command(Kind kind, const std::string& id, const std::string& unit) {
        casework::Command c;
        c.kind = kind;
        c.id = "c" + std::to_string(++count_);
        c.case_id = id;
        c.at = at("2025-09-29", 480 + count_);
        c.actor = {unit + "人", unit, ""};
        return c;
    }
    base::Result<casework::Receipt> open(const std::string& policy, const std::string& id,
                                         const std::string& unit, value::Record inputs,
                                         const std::string& applicant = "",
                                         const std::string& target = "") {
        auto c = command(Kind::open, id, unit);
        c.verb = policy;
        c.inputs = std::move(inputs);
        c.applicant = applicant;
        c.target = target;
        return office_.handle(c);
    }
    base::Result<casework::Receipt> file(const std::string& id, const std::string& unit) {
        auto c = command(Kind::act, id, unit);
        c.verb = "报送";
        return office_.handle(c);
    }
    base::Result<casework::Receipt> screen(const std::string& id) {
        return office_.handle(command(Kind::screen, id, "L1"));
    }
    static value::Record demand(std::int64_t yuan) {
        return {{"名称", Value("油剂")},
                {"技术指标", Value(kSecret)},
                {"报价", Value(value::Quantity{yuan, value::Dimension::money})}};
    }
    void file_demand(const std::string& id, const std::string& unit, std::int64_t yuan) {
        const auto opened = open("需求", id, unit, demand(yuan));
        ASSERT_TRUE(opened.ok()) << opened.error().say(base::Lang::zh);
        ASSERT_TRUE(file(id, unit).ok());
    }
    ports::CaseRecord record(const std::string& id) {
        const auto view = store_.read(id);
        return view.ok() && view->has_value() ? (*view)->record : ports::CaseRecord{};
    }
    static bool holds_secret(const std::string& text) {
        return text.find(kSecret) != std::string::npos;
    }

    memory::MemoryStore store_;
    casework::Office office_{store_, store_, {true, 0}};
    std::vector<program::Program> programs_;
    int count_ = 0;
};

TEST_F(Secrets, cannot_be_worked_out_of_a_definition) {
    file_demand("D1", "E1", 1'330'000);
    const auto done = screen("D1");
    ASSERT_TRUE(done.ok()) << done.error().say(base::Lang::zh);
    ASSERT_EQ(done->decision.criteria.size(), 1U);
    ASSERT_EQ(done->decision.criteria[0].definitions.size(), 1U);
    EXPECT_EQ(done->decision.criteria[0].definitions[0].gave, Value("〔已脱敏〕"));
}

TEST_F(Secrets, are_not_guessed_by_filing_the_same) {
    file_demand("D1", "E1", 1'330'000);
    const auto opened = open("需求", "D2", "E2", demand(1));
    ASSERT_TRUE(opened.ok());
    const auto filed = file("D2", "E2");
    ASSERT_TRUE(filed.ok());
    for (const auto& flag : filed->flags) EXPECT_EQ(flag.find("重复"), std::string::npos) << flag;
    EXPECT_NE(record("D2").flags.find("疑似重复"), std::string::npos) << "who handles it is told";
}

TEST_F(Secrets, are_not_taken_over_by_who_files_again_for_another) {
    file_demand("D1", "E1", 1'330'000);
    ASSERT_TRUE(screen("D1").ok());
    ASSERT_EQ(record("D1").result, "已退回");
    const auto taken = open("需求", "R1", "C9", {{"名称", Value("x")}}, "E1", "D1");
    ASSERT_FALSE(taken.ok());
    EXPECT_EQ(taken.error().code, base::Code::gj5240);
    const auto own = open("需求", "R2", "E1", {{"名称", Value("x")}}, "", "D1");
    ASSERT_TRUE(own.ok());
    EXPECT_EQ(record("R2").fields.at("技术指标"), Value(kSecret));
}

TEST_F(Secrets, do_not_come_over_a_link) {
    file_demand("D1", "E1", 1'330'000);
    ASSERT_TRUE(open("汇总", "K1", "E2", {{"名称", Value("探")}, {"对标", Value("D1")}}).ok());
    for (const auto& [name, value] : record("K1").fields) {
        const auto* text = value.get_if<std::string>();
        EXPECT_FALSE(text != nullptr && holds_secret(*text)) << name;
        EXPECT_EQ(name.find("所载报价"), std::string::npos) << "not secret there";
    }
    EXPECT_EQ(record("K1").fields.at("对标所载名称"), Value("油剂"));
}

TEST_F(Secrets, asked_once_are_for_their_owner) {
    file_demand("D1", "E1", 1'330'000);
    const auto other = open("汇总", "K1", "C9", {{"名称", Value("x")}}, "E1");
    ASSERT_TRUE(other.ok()) << other.error().say(base::Lang::zh);
    EXPECT_FALSE(record("K1").fields.contains("技术指标"));
    EXPECT_FALSE(record("K1").fields.contains("报价"));
    for (const auto& flag : other->flags) EXPECT_FALSE(holds_secret(flag)) << flag;
    ASSERT_TRUE(open("汇总", "K2", "E1", {{"名称", Value("x")}}).ok());
    EXPECT_EQ(record("K2").fields.at("技术指标"), Value(kSecret));
    EXPECT_FALSE(record("K2").fields.contains("报价")) << "it is not secret there";
}

TEST_F(Secrets, are_not_carried_into_a_case_that_is_started_nor_shown_as_an_account) {
    file_demand("D1", "E1", 9'000'000);
    const auto done = screen("D1");
    ASSERT_TRUE(done.ok()) << done.error().say(base::Lang::zh);
    ASSERT_EQ(record("D1").phase, "decided");
    const auto links = store_.links("D1");
    ASSERT_EQ(links->size(), 1U);
    const auto child = record(links->front().from);
    EXPECT_FALSE(child.fields.contains("要点"));
    EXPECT_FALSE(holds_secret(child.title));
    for (const auto& held : done->decision.holdings) EXPECT_FALSE(holds_secret(held)) << held;
    const auto& quota = programs_[0].quotas.front();
    EXPECT_FALSE(holds_secret(casework::account_in_words(programs_[0], quota, store_, kSecret)));
}

TEST(SecretsWritten, are_not_carried_into_a_field_that_is_not_secret) {
    const auto policy = compiled(replaced(kDemand, "要点：文字，保密", "要点：文字"));
    EXPECT_FALSE(policy.ok());
    EXPECT_TRUE(std::any_of(policy.findings.begin(), policy.findings.end(),
                            [](const auto& one) { return one.code == base::Code::gj2433; }));
}

}  // namespace
}  // namespace guiju::measures
