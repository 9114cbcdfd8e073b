// SPDX-License-Identifier: Apache-2.0
#pragma once
// A small but complete policy: screening, matching, escalation, indicators, an evaluation. One of each.
// Shared by the tests of program and eval; not the Zhejiang policy.
#include "tests/unit/engine/program/build.h"

namespace guiju::program {

namespace sample_slot {
enum : std::int32_t { content, amount, code, phone, kind, judgement, reason, place, domains, unit };
}

namespace build {

inline void add_sample_stages(build::Builder& b) {
    using When = Disposition::When;
    using Effect = Disposition::Effect;
    const auto screening = b.stage("需求初筛");
    b.criterion(screening,
                two(Op::compare, one(Op::length, field(sample_slot::content)),
                    b.constant(quantity(30, value::Dimension::characters)), Compare::at_least),
                "需求内容不少于30字");
    b.criterion(screening,
                two(Op::compare, field(sample_slot::amount),
                    b.constant(quantity(0, value::Dimension::money)), Compare::more),
                "意向投入大于0元");
    b.criterion(screening,
                two(Op::all, one(Op::well_formed, field(sample_slot::code)),
                    one(Op::well_formed, field(sample_slot::phone))),
                "统一社会信用代码、联系电话格式正确");
    b.criterion(screening, two(Op::within, field(sample_slot::place), b.constant(text("330000"))),
                "所在地属于浙江省");
    auto& stage = b.program.stages[0];
    stage.clocks = {deadline({})};
    stage.clocks[0].period.given = true;
    stage.clocks[0].period.parameter = 0;
    auto& back = b.line(screening, When::items_fail, Effect::send_back);
    back.items = {3};
    back.confirmed_by = 0;
    auto& exceeded = b.line(screening, When::rounds_exceeded, Effect::send_back);
    exceeded.rounds_parameter = 1;
    exceeded.confirmed_by = 0;
    auto& correct = b.line(screening, When::items_fail, Effect::correct);
    correct.items = {0, 1, 2};
    correct.max_rounds_parameter = 1;
    b.line(screening, When::undecided, Effect::clarify);
    b.line(screening, When::all_pass, Effect::go).stage = 1;

    const auto handling = b.stage("需求对接");
    const auto offer = b.verb("推荐服务");
    b.action(handling, offer);
    auto& offered = b.line(handling, When::action, Effect::go);
    offered.verbs = {offer};
    offered.stage = 2;

    const auto escalation = b.stage("需求处置");
    const auto up = b.verb("上报");
    b.action(escalation, up);
    for (const std::int32_t role : {0, 1}) {
        Rung rung;
        rung.role = role;
        rung.period = period(10, value::Period::Unit::workdays);
        b.program.stages[2].rungs.push_back(rung);
    }
    auto& top = b.line(escalation, When::action, Effect::close);
    top.verbs = {up};
    top.at_top = true;
    b.line(escalation, When::action, Effect::up).verbs = {up};
}

inline ScoreRow sample_row(const char* name, std::int64_t percent, ScoreRow::Kind kind,
                           CodeId subject) {
    ScoreRow row;
    row.name = Text(name);
    row.weight = *value::Number::fraction(percent, 100);
    row.kind = kind;
    row.subject = subject;
    row.full = value::Number(100);
    return row;
}

inline void add_sample_scores(build::Builder& b) {
    Matching matching;
    matching.name = Text("适配服务单位");
    matching.over = 0;
    matching.criteria.push_back(
        {1, b.code(two(Op::is, candidate(0), b.constant(text("在册")))), {}});
    matching.criteria.push_back({2, b.code(leaf(Op::same_county)), {}});
    matching.rows.push_back(
        sample_row("领域匹配", 70, ScoreRow::Kind::times,
                   b.code(two(Op::overlap_share, field(sample_slot::domains), candidate(1)))));
    matching.rows.push_back(
        sample_row("工作负荷", 30, ScoreRow::Kind::up_to, b.code(candidate(2))));
    matching.rows[1].target = b.code(b.constant(quantity(10, value::Dimension::count)));
    matching.rows[1].step = b.code(b.constant(quantity(1, value::Dimension::count)));
    matching.rows[1].deduction = b.code(b.constant(quantity(5, value::Dimension::score)));
    b.program.matchings.push_back(matching);

    for (const char* name : {"验证通过数", "响应数", "响应率", "平均评分"}) {
        b.program.indicators.emplace_back();
        b.program.indicators.back().name = Text(name);
    }
    b.program.indicators[2].kind = Indicator::Kind::formula;
    b.program.indicators[2].formula =
        b.code(two(Op::divide, leaf(Op::indicator, 1), leaf(Op::indicator, 0)));

    Evaluation evaluation;
    evaluation.name = Text("年度评价");
    evaluation.rows.push_back(
        sample_row("征集数量", 25, ScoreRow::Kind::to_target, b.code(leaf(Op::indicator, 0))));
    evaluation.rows[0].target = b.code(leaf(Op::parameter, 2));
    evaluation.rows.push_back(
        sample_row("响应率", 55, ScoreRow::Kind::times, b.code(leaf(Op::indicator, 2))));
    evaluation.rows.push_back(
        sample_row("企业评价", 20, ScoreRow::Kind::as_is, b.code(leaf(Op::indicator, 3))));
    evaluation.grades = {{Text("优秀"), true, value::Number(85)},
                         {Text("合格"), true, value::Number(60)},
                         {Text("不合格"), false, value::Number(0)}};
    b.program.evaluations.push_back(evaluation);
}

inline Program sample() {
    using Type = Field::Type;
    Builder b;
    b.program.parameters.reserve(3);
    b.parameter("初筛时限", quantity(3, value::Dimension::workdays));
    b.parameter("补正轮次", quantity(3, value::Dimension::count));
    b.parameter("年度征集指标", quantity(100, value::Dimension::count));
    b.role("县级牵头单位", Level::county);
    b.role("市级牵头单位", Level::city);
    b.program.ladder = {0, 1};
    b.field("需求内容", Type::text).required = true;
    b.field("意向投入", Type::money).required = true;
    b.field("统一社会信用代码", Type::credit_code).required = true;
    b.field("联系电话", Type::phone);
    b.field("征集方式", Type::choice).labels = {Text("灵活征集", "flexible"),
                                                Text("集中征集", "in bulk")};
    auto& judgement = b.field("有效性", Type::judgement);
    judgement.labels = {Text("符合"), Text("不符合")};
    judgement.reason_field = sample_slot::reason;
    judgement.reason_required = true;
    b.field("有效性理由", Type::text);
    b.field("所在地", Type::territory);
    b.field("技术领域", Type::choices).labels = {Text("新材料"), Text("高端装备"),
                                                 Text("数字经济")};
    b.field("服务单位", Type::unit);
    b.program.matter.territory_field = sample_slot::place;
    Register units;
    units.name = Text("服务单位名录");
    b.add_field(units.fields, "服务状态", Type::choice).labels = {Text("在册"), Text("退出")};
    b.add_field(units.fields, "服务领域", Type::choices).labels = {Text("新材料")};
    b.add_field(units.fields, "在办件数", Type::number);
    b.program.registers.push_back(units);
    b.mark("已响应");
    b.program.general.emplace_back();
    b.program.general[0].before_mark = 0;
    add_sample_stages(b);
    add_sample_scores(b);
    return b.program;
}

}  // namespace build

using build::sample;
using build::sample_row;

}  // namespace guiju::program
