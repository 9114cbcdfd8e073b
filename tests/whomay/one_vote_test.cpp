// SPDX-License-Identifier: Apache-2.0
// 会签: a unit with two seats votes twice, but not with one pair of eyes.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "adapters/memory/store.h"
#include "dsl/compile/compile.h"
#include "engine/casework/office.h"

namespace guiju::whomay {
namespace {

using base::Code;
using Kind = casework::Command::Kind;

constexpr const char* kPolicy = R"(规矩　联合审议
版本：1.0
层级：省
属地：浙江省（330000）
性质：公共服务
状态：试行
施行：自2025年1月1日起
日历：中国工作日

角色
申报单位：企业
综合处：机关，省级
监督处：机关，省级

事项　申报
事由：文字，必填

环节　报送
办理：申报单位
办理事项：
（一）报送；
处理：
报送的，转审议。

环节　审议
会签：综合处、监督处，全部同意
处理：
会签同意的，办结，结果为“通过”；
会签不同意的，退回。
)";

std::string read(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

class OneVote : public testing::Test {
   protected:
    void SetUp() override {
        std::vector<text::Source> sources;
        sources.push_back(*text::load("a.guiju", kPolicy, 0).value);
        sources.push_back(
            *text::load("c.guiju", read("rules/calendars/中国工作日.guiju"), 1).value);
        const auto policy = compile::compile(sources);
        ASSERT_TRUE(policy.value.has_value());
        ASSERT_TRUE(office_.adopt(policy.value->program, at(1)).ok());
        ASSERT_TRUE(store_.put_unit({"E1", "公司", {"申报单位"}, "330421", {}}).ok());
        ASSERT_TRUE(store_.put_unit({"H1", "省厅", {"综合处", "监督处"}, "330000", {}}).ok());
        ASSERT_TRUE(store_.put_stand_in({"s", "H1", "张三", "李四", at(1), {}, "调离"}).ok());
        auto open = command(Kind::open, "E1", "王", "");
        open.inputs["事由"] = value::Value("合同");
        ASSERT_TRUE(office_.handle(open).ok());
        auto file = command(Kind::act, "E1", "王", "");
        file.verb = "报送";
        ASSERT_TRUE(office_.handle(file).ok());
    }
    static value::Instant at(int day) {
        return value::start_of({value::parse_date("2025-08-01")->days + day});
    }
    casework::Command command(Kind kind, const std::string& unit, const std::string& person,
                              const std::string& role) {
        casework::Command c;
        c.kind = kind;
        c.id = "c" + std::to_string(++count_);
        c.case_id = "D1";
        c.at = at(2 + count_);
        c.actor = {person, unit, role};
        return c;
    }
    base::Result<casework::Receipt> agrees(const std::string& person, const std::string& role) {
        auto c = command(Kind::opine, "H1", person, role);
        c.verb = "同意";
        return office_.handle(c);
    }
    memory::MemoryStore store_;
    casework::Office office_{store_, store_, {true, 0}};
    int count_ = 0;
};

TEST_F(OneVote, a_person_and_his_deputy_have_one_vote_between_them) {
    ASSERT_TRUE(agrees("张三", "综合处").ok());
    EXPECT_TRUE(agrees("张三", "综合处").ok()) << "said again, counted once";
    const auto again = agrees("张三", "监督处");
    ASSERT_FALSE(again.ok());
    EXPECT_EQ(again.error().code, Code::gj5218);
    const auto deputy = agrees("李四", "监督处");
    ASSERT_FALSE(deputy.ok());
    EXPECT_EQ(deputy.error().code, Code::gj5491);
    const auto other = agrees("王五", "监督处");
    ASSERT_TRUE(other.ok()) << other.error().say(base::Lang::zh);
    EXPECT_EQ((*store_.read("D1"))->record.result, "通过");
}

}  // namespace
}  // namespace guiju::whomay
