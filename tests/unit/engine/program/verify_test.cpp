// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <functional>

#include "tests/unit/engine/program/sample.h"

namespace guiju::program {
namespace {

using build::Builder;

std::string fault(const Program& program) {
    const auto outcome = program.verify();
    return outcome ? "" : outcome.error().say(base::Lang::en);
}

TEST(Verify, accepts_the_sample) { EXPECT_EQ(fault(sample()), ""); }

TEST(Verify, an_error_names_the_place) {
    Program program = sample();
    program.stages[0].criteria[1].code = 999;
    EXPECT_NE(fault(program).find("需求初筛"), std::string::npos);
    EXPECT_NE(program.verify().error().say(base::Lang::zh).find("需求初筛·2"), std::string::npos);
    EXPECT_EQ(program.verify().error().kind, base::ErrorKind::broken);
}

/// Every way of breaking the sample must be noticed.
TEST(Verify, notices_every_broken_index_and_rule) {
    using Break = std::function<void(Program&)>;
    const std::vector<std::pair<const char*, Break>> breaks = {
        {"no name", [](Program& p) { p.head.name.zh.clear(); }},
        {"calendar", [](Program& p) { p.head.calendar = "别的日历"; }},
        {"no stages", [](Program& p) { p.stages.clear(); }},
        {"stage twice", [](Program& p) { p.stages[1].name = p.stages[0].name; }},
        {"handler", [](Program& p) { p.stages[0].handlers = {77}; }},
        {"criterion without code", [](Program& p) { p.stages[0].criteria[0].code = kNone; }},
        {"criterion number", [](Program& p) { p.stages[0].criteria[1].number = 1; }},
        {"criterion gives a number", [](Program& p) { p.codes[0].nodes.resize(1); }},
        {"operand after node", [](Program& p) { p.codes[0].nodes.back().a = 40; }},
        {"operand is itself", [](Program& p) { p.codes[0].nodes.back().b = 99; }},
        {"field slot", [](Program& p) { p.codes[0].nodes[0].a = -3; }},
        {"constant", [](Program& p) { p.constants.clear(); }},
        {"line stage", [](Program& p) { p.stages[0].dispositions.back().stage = 9; }},
        {"line item", [](Program& p) { p.stages[0].dispositions[0].items = {9}; }},
        {"items without items", [](Program& p) { p.stages[0].dispositions[0].items.clear(); }},
        {"line role", [](Program& p) { p.stages[0].dispositions[0].confirmed_by = 9; }},
        {"line mark", [](Program& p) { p.stages[0].dispositions[0].marks = {5}; }},
        {"line condition", [](Program& p) { p.stages[0].dispositions[0].condition = 500; }},
        {"line period",
         [](Program& p) {
             p.stages[0].dispositions[0].period = {50, {}, true};
         }},
        {"up without ladder",
         [](Program& p) { p.stages[0].dispositions[0].effect = Disposition::Effect::up; }},
        {"action verb", [](Program& p) { p.stages[1].actions[0].verb = 8; }},
        {"verb of a line", [](Program& p) { p.stages[1].dispositions[0].verbs = {8}; }},
        {"verb of another stage", [](Program& p) { p.stages[1].actions.clear(); }},
        {"clock without period", [](Program& p) { p.stages[0].clocks[0].period.given = false; }},
        {"clock parameter", [](Program& p) { p.stages[0].clocks[0].period.parameter = 1; }},
        {"clock start", [](Program& p) { p.stages[0].clocks[0].start = ClockRule::Start::first; }},
        {"weights", [](Program& p) { p.evaluations[0].rows[0].weight = value::Number(2); }},
        {"no rows", [](Program& p) { p.evaluations[0].rows.clear(); }},
        {"row target", [](Program& p) { p.evaluations[0].rows[0].target = kNone; }},
        {"grades",
         [](Program& p) { std::swap(p.evaluations[0].grades[0], p.evaluations[0].grades[2]); }},
        {"formula circle",
         [](Program& p) {
             p.codes[static_cast<std::size_t>(p.indicators[2].formula)].nodes[0].a = 2;
         }},
        {"matching register", [](Program& p) { p.matchings[0].over = 4; }},
        {"candidate out of scope",
         [](Program& p) { p.stages[0].criteria[0].code = p.matchings[0].criteria[0].code; }},
        {"ladder role", [](Program& p) { p.ladder = {44}; }},
        {"ladder falls",
         [](Program& p) {
             p.ladder = {p.ladder[1], p.ladder[0]};
         }},
        {"rung order", [](Program& p) { std::swap(p.stages[2].rungs[0], p.stages[2].rungs[1]); }},
        {"field twice", [](Program& p) { p.matter.fields[1].name = p.matter.fields[0].name; }},
        {"choice without labels", [](Program& p) { p.matter.fields[4].labels.clear(); }},
        {"judgement reason", [](Program& p) { p.matter.fields[5].reason_field = kNone; }},
        {"duplicate key", [](Program& p) { p.matter.duplicate_keys = {77}; }},
        {"mark of a rule", [](Program& p) { p.general[0].before_mark = 9; }},
        {"parameter without value", [](Program& p) { p.parameters[0].value = value::Value(); }},
        {"period 0",
         [](Program& p) {
             p.parameters[0].value = build::quantity(value::Number(0), value::Dimension::workdays);
         }},
    };
    for (const auto& [what, breaks_it] : breaks) {
        Program program = sample();
        breaks_it(program);
        EXPECT_NE(fault(program), "") << what;
    }
}

TEST(Verify, depth_has_a_limit) {
    Builder b;
    b.field("甲", Field::Type::yes_no);
    b.stage("一");
    auto deep = build::field(0);
    for (int i = 0; i < 62; ++i) deep = build::one(Op::negate, std::move(deep));
    b.criterion(0, deep);
    EXPECT_EQ(fault(b.program), "");
    for (int i = 0; i < 2; ++i) deep = build::one(Op::negate, std::move(deep));
    b.criterion(0, deep);
    EXPECT_NE(fault(b.program), "");
}

/// A list 名单 with one yes/no column, and criteria over it.
class ListProgram {
   public:
    Builder b;

    ListProgram() {
        b.field("名单", Field::Type::rows);
        auto& columns = b.program.matter.fields[0].columns;
        columns.emplace_back();
        columns.back().name = Text("是企业");
        columns.back().type = Field::Type::yes_no;
        b.stage("一");
    }
    void every(CodeId what, std::int32_t column = kNone) {
        b.program.folds.push_back({RowFold::Kind::every, column, kNone, kNone, what, ""});
        b.criterion(0, build::one(Op::fold, build::field(0), 0));
    }
};

TEST(Verify, conditions_on_rows_are_codes_before_and_stay_in_their_list) {
    ListProgram good;
    good.every(good.b.code(build::leaf(Op::column, 0)));
    EXPECT_EQ(fault(good.b.program), "");

    ListProgram no_such_column;
    no_such_column.every(no_such_column.b.code(build::leaf(Op::column, 1)));
    EXPECT_NE(fault(no_such_column.b.program), "");

    ListProgram asks_itself;
    asks_itself.every(0);
    EXPECT_NE(fault(asks_itself.b.program), "");

    ListProgram asks_nothing;
    asks_nothing.every(kNone);
    EXPECT_NE(fault(asks_nothing.b.program), "");

    ListProgram outside;
    outside.b.criterion(0, build::leaf(Op::column, 0));
    EXPECT_NE(fault(outside.b.program), "");

    ListProgram group_outside;
    group_outside.b.criterion(0, build::one(Op::filled, build::leaf(Op::group, 0)));
    EXPECT_NE(fault(group_outside.b.program), "");
}

}  // namespace
}  // namespace guiju::program
