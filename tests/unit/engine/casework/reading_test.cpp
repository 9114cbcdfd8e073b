// SPDX-License-Identifier: Apache-2.0
// What is read of cases: views, lists, explanations, evaluations.
#include "engine/casework/clocks.h"
#include "engine/casework/evaluate.h"
#include "engine/casework/explain.h"
#include "engine/casework/sheet.h"
#include "engine/casework/view.h"
#include "engine/value/json_text.h"
#include "tests/unit/engine/casework/desk.h"

namespace guiju::casework {
namespace {

using value::Number;
using value::Value;

class Reading : public testing::Test {
   protected:
    void SetUp() override { desk.adopt(); }
    Desk desk;
};

const Value* field(const base::Result<ports::CaseRecord>& record, const char* name) {
    const auto found = record->fields.find(name);
    return found == record->fields.end() ? nullptr : &found->second;
}

TEST_F(Reading, A_S0_5_1_secret_fields_are_seen_by_those_concerned_only) {
    auto demand = Desk::good_demand();
    demand["技术指标"] = Value("粘度12");
    desk.reach_screening(demand, "2025-09-28", "2025-09-29");
    const auto& program = desk.policy.program;
    const auto see = [&](const char* unit) {
        return view(program, desk.store, desk.store, "A1", {"", unit, ""});
    };
    EXPECT_EQ(*field(see("园区一"), "技术指标"), Value("粘度12"));
    EXPECT_EQ(*field(see("企业一"), "技术指标"), Value("粘度12"));
    EXPECT_EQ(*field(see("甲局"), "技术指标"), Value("〔已脱敏〕"));
    EXPECT_EQ(*field(see("市局"), "联系电话"), Value("〔已脱敏〕"));
    EXPECT_REFUSED(see("乙局"), denied, GJ5240);
    EXPECT_REFUSED(see("园区三"), denied, GJ5240);
}

TEST_F(Reading, A_S1_5_2_the_applicant_sees_nothing_until_it_is_confirmed) {
    desk.reach_screening(Desk::good_demand(), "2025-09-28", "2025-09-29");
    Desk::expect_ok(desk.screen("园区一", "2025-10-09"));
    Desk::expect_ok(
        desk.screen("园区一", "2025-10-10",
                    {{"合理性", Value("不符合")}, {"合理性理由", Value("违反能量守恒")}}));
    const auto seen = view(desk.policy.program, desk.store, desk.store, "A1", {"", "企业一", ""});
    ASSERT_TRUE(seen.ok());
    EXPECT_EQ(seen->phase, "waiting");
    EXPECT_EQ(field(seen, "合理性"), nullptr);
    EXPECT_EQ(field(seen, "合理性理由"), nullptr);
    // Neither by clocks, nor by asking a list for it, nor by what is refused.
    const auto record = desk.record();
    const auto clocks =
        clocks_seen(desk.policy.program, record, *desk.store.clocks("A1"), Sight::applicant);
    for (const auto& clock : clocks) {
        EXPECT_NE(clock.name, kConfirmationClock);
        EXPECT_NE(clock.state, "paused") << clock.name;
    }
    const auto listed = [&](const char* phase) {
        return list(desk.policy.program, desk.store, desk.store, {.phase = phase},
                    {"", "企业一", ""})
            ->cases.size();
    };
    EXPECT_EQ(listed("awaiting_confirmation"), 0U);
    EXPECT_EQ(listed("waiting"), 1U);
    auto early = desk.command(Command::Kind::correct, "企业一", "孙", "2025-10-11");
    EXPECT_REFUSED(desk.office.handle(early), refused, GJ5216);
}

TEST_F(Reading, who_handles_or_confirms_what_he_filed_himself_sees_what_was_proposed) {
    ports::CaseRecord record;
    record.id = "A1";
    record.stage = "需求初筛";
    record.phase = "awaiting_confirmation";
    record.applicant_unit = "园区一";
    record.handler_unit = "园区一";
    record.holder_unit = "甲局";
    record.territory = "330421";
    const auto sight = [&](const char* unit) {
        return *sight_of(desk.policy.program, desk.store, record, {"", unit, ""});
    };
    EXPECT_EQ(sight("园区一"), Sight::full);
    record.handler_unit = "园区二";
    EXPECT_EQ(sight("园区一"), Sight::applicant);
    record.applicant_unit = "甲局";
    EXPECT_EQ(sight("甲局"), Sight::full) << "it has to confirm";
    record.phase = "awaiting_correction";
    EXPECT_EQ(sight("甲局"), Sight::applicant);
}

TEST_F(Reading, A_S1_3_4_lists_count_classified_cases_by_county) {
    auto demand = Desk::good_demand();
    Desk::expect_ok(desk.open(demand, "2025-09-29"));
    auto secret = desk.command(Command::Kind::open, "企业一", "孙", "2025-09-29");
    secret.case_id = "A2";
    demand["密级"] = Value("涉密");
    secret.inputs = demand;
    Desk::expect_ok(desk.office.handle(secret));
    const auto all = list(desk.policy.program, desk.store, desk.store, {}, {"", "市局", ""});
    ASSERT_TRUE(all.ok());
    ASSERT_EQ(all->cases.size(), 1U);
    EXPECT_EQ(all->cases[0].id, "A1");
    EXPECT_EQ(all->classified, (std::map<std::string, std::int64_t>{{"330421", 1}}));
}

TEST_F(Reading, A_S0_6_1_explains_a_return_with_both_officers) {
    desk.reach_screening(Desk::good_demand(), "2025-09-28", "2025-09-29");
    Desk::expect_ok(desk.screen("园区一", "2025-10-09"));
    Desk::expect_ok(
        desk.screen("园区一", "2025-10-10",
                    {{"合理性", Value("不符合")}, {"合理性理由", Value("违反能量守恒")}}));
    Desk::expect_ok(
        desk.office.handle(desk.command(Command::Kind::confirm, "甲局", "钱", "2025-10-11")));
    const auto why = explain_last(desk.policy.program, desk.store, "A1", Lang::zh);
    ASSERT_TRUE(why.ok());
    for (const char* words : {"（十三）3", "合理性为“符合”：不符合", "园区一 赵", "甲局 钱",
                              "2025年10月10日", "2025年10月11日", "已退回"})
        EXPECT_NE(why->find(words), std::string::npos) << words << "\n" << *why;
}

TEST_F(Reading, says_what_would_change_it) {
    auto demand = Desk::good_demand();
    demand["需求内容"] = Value("高速纺丝油剂国产替代方案");
    demand.erase("需求名称");
    desk.reach_screening(demand, "2025-09-28", "2025-09-29");
    const auto r = desk.screen("园区一", "2025-10-09");
    Desk::expect_ok(r);
    const auto change = what_would_change(desk.policy.program, r->decision, Lang::zh);
    ASSERT_EQ(change.size(), 2U);
    EXPECT_EQ(change[0], "需求名称、联系电话均已填写：请填写需求名称");
    EXPECT_EQ(change[1], "需求内容不少于30字：现为12字，还差18字");
    EXPECT_EQ(what_would_change(desk.policy.program, r->decision, Lang::en)[1],
              "需求内容不少于30字: now 12 characters, short by 18 characters");
    for (const auto& c : r->decision.criteria)
        for (const auto& [name, seen] : c.seen)
            EXPECT_TRUE(name != "联系电话" || seen == Value("〔已脱敏〕"));
    const auto stored = decision_from_json(to_json(r->decision));
    ASSERT_TRUE(stored.ok());
    EXPECT_EQ(to_json(*stored), to_json(r->decision));
}

/// Older programs kept the receipt as a text within the answer.
TEST_F(Reading, understands_answers_in_both_forms) {
    Command command;
    command.id = "C1";
    command.case_id = "A1";
    Receipt receipt;
    receipt.case_id = "A1";
    receipt.flags = {"甲\"\n乙"};
    receipt.decision.wording = "需求内容不少于30字";
    const auto text = to_json(receipt);
    value::JsonText old;
    old.open('{').name("asked").text("A1").name("receipt").text(text).close('}');
    for (const auto& answer :
         {old.take(), answer_of(command, receipt, to_json(receipt.decision))}) {
        const auto read = receipt_in({"C1", "A1", 1, answer, {}});
        ASSERT_TRUE(read.ok()) << answer;
        EXPECT_EQ(to_json(*read), text);
    }
    EXPECT_REFUSED(receipt_in({"C1", "A1", 1, R"({"asked":"A1","receipt":7})", {}}), broken,
                   GJ5009);
}

using namespace program::build;  // NOLINT: expressions as calls
using program::Compare;
using program::kNone;
using program::Op;

/// The sample with indicators and the yearly evaluation.
struct Rated : sample::Sample {
    std::int32_t indicator(const char* title, program::Indicator::Kind kind) {
        program.indicators.emplace_back();
        program.indicators.back().name = title;
        program.indicators.back().kind = kind;
        return static_cast<std::int32_t>(program.indicators.size()) - 1;
    }
    std::int32_t ratio(const char* title, std::int32_t above, std::int32_t below) {
        const auto i = indicator(title, program::Indicator::Kind::formula);
        program.indicators.back().formula =
            code(two(Op::divide, leaf(Op::indicator, above), leaf(Op::indicator, below)));
        return i;
    }
    void row(const char* title, Number weight, program::ScoreRow::Kind kind,
             program::CodeId subject, program::CodeId target = kNone) {
        program::ScoreRow r;
        r.name = title;
        r.weight = weight;
        r.kind = kind;
        r.subject = subject;
        r.target = target;
        program.evaluations.back().rows.push_back(r);
    }
    Rated() {
        using Kind = program::Indicator::Kind;
        using Row = program::ScoreRow::Kind;
        const auto received = indicator("收到诉求数", Kind::reported);
        const auto filed = indicator("征集需求数", Kind::count);
        program.indicators.back().filed_in_period = true;
        const auto verified = indicator("验证通过数", Kind::count);
        program.indicators.back().condition = code(leaf(Op::reached_in_period, 0));
        program.indicators.back().without_withdrawn = true;
        const auto answered = indicator("就地响应数", Kind::count);
        program.indicators.back().condition =
            code(two(Op::compare, leaf(Op::builtin, 0), leaf(Op::builtin, 1), Compare::at_most));
        const auto rate = ratio("就地响应率", answered, verified);
        const auto share = ratio("创新需求占比", filed, received);
        const auto mean = indicator("平均评分", Kind::mean);
        program.indicators.back().field = rating;
        program.evaluations.emplace_back();
        auto& e = program.evaluations.back();
        e.name = "年度评价";
        e.subjects = {county};
        const auto f = [&](std::int32_t i) { return code(leaf(Op::indicator, i)); };
        row("需求征集数量", *Number::fraction(25, 100), Row::to_target, f(verified),
            code(constant(quantity(100, value::Dimension::count))));
        row("需求就地响应率", *Number::fraction(35, 100), Row::times, f(rate));
        row("企业科技创新需求占比", *Number::fraction(20, 100), Row::times, f(share));
        row("企业评价反馈", *Number::fraction(20, 100), Row::as_is, f(mean));
        e.grades = {{"优秀", true, Number(85)}, {"合格", true, Number(60)}, {"不合格", false, {}}};
    }
    base::Result<Score> score_of(std::map<std::string, Number> figures) const {
        std::vector<IndicatorValue> values;
        for (const auto& [what, number] : figures) values.push_back({what, "", number, "", {}});
        return score(program, "年度评价", values);
    }
};

TEST(Evaluations, A_S1_14_1_weighted_score_is_exact) {
    const Rated rated;
    const auto s = rated.score_of({{"验证通过数", 120},
                                   {"就地响应率", *Number::fraction(90, 100)},
                                   {"创新需求占比", *Number::fraction(75, 100)},
                                   {"平均评分", 88}});
    ASSERT_TRUE(s.ok());
    ASSERT_TRUE(s->total.has_value());
    EXPECT_EQ(s->total->text(2), "89.10");
    EXPECT_EQ(s->grade, "优秀");
    EXPECT_TRUE(s->flags.empty());
}

TEST(Evaluations, A_S1_14_4_missing_ratings_spread_their_weight) {
    const Rated rated;
    const auto s = rated.score_of({{"验证通过数", 50},
                                   {"就地响应率", *Number::fraction(90, 100)},
                                   {"创新需求占比", *Number::fraction(75, 100)}});
    ASSERT_TRUE(s.ok());
    ASSERT_TRUE(s->total.has_value());
    EXPECT_EQ(s->total->text(2), "73.75");
    EXPECT_EQ(s->flags, std::vector<std::string>{"缺企业评价反馈"});
}

TEST(Evaluations, A_S1_15_rates_are_of_sums_and_say_when_there_are_none) {
    Rated rated;
    memory::MemoryStore store;
    ASSERT_TRUE(store.put_unit({"甲局", "甲", {"县级牵头单位"}, "330421", {}}).ok());
    ASSERT_TRUE(store.put_unit({"乙局", "乙", {"县级牵头单位"}, "330402", {}}).ok());
    ASSERT_TRUE(store.put_unit({"省厅", "省", {"省级牵头单位"}, "330000", {}}).ok());
    ASSERT_TRUE(store.put_figure({"收到诉求数", "甲局", "2025", "10"}).ok());
    ASSERT_TRUE(store.put_figure({"收到诉求数", "乙局", "2025", "100"}).ok());
    const auto period = parse_period("2025");
    ASSERT_TRUE(period.has_value());
    const auto province = *store.unit("省厅");
    auto all = indicators(rated.program, store, *province, *period,
                          {{"就地响应数", 89}, {"验证通过数", 110}}, &store);
    ASSERT_TRUE(all.ok());
    EXPECT_EQ((*all)[0].value, std::optional<Number>(110));
    EXPECT_EQ((*all)[4].value, Number::fraction(89, 110));
    all = indicators(rated.program, store, *province, *period, {}, &store);
    ASSERT_TRUE(all.ok());
    EXPECT_FALSE((*all)[4].value.has_value());
    EXPECT_EQ((*all)[4].why_not, "分母为0，无法计算");
    ASSERT_TRUE(store.put_figure({"收到诉求数", "乙局", "2025", ""}).ok());
    all = indicators(rated.program, store, *province, *period, {}, &store);
    EXPECT_FALSE((*all)[0].value.has_value());
    EXPECT_EQ((*all)[0].why_not, "乙局填报为不详");
}

TEST(Evaluations, knows_its_periods) {
    EXPECT_EQ(value::iso(parse_period("2025Q3")->from), "2025-07-01T00:00:00+08:00");
    EXPECT_EQ(value::iso(parse_period("2025-12")->until), "2026-01-01T00:00:00+08:00");
    for (const char* bad : {"25", "2025Q5", "2025-13", "2025-1", "二〇二五"})
        EXPECT_FALSE(parse_period(bad).has_value()) << bad;
}

}  // namespace
}  // namespace guiju::casework
