// SPDX-License-Identifier: Apache-2.0
#include "engine/eval/inputs.h"

#include <gtest/gtest.h>

#include "tests/unit/engine/eval/world.h"

namespace guiju::eval {
namespace {

using base::Code;
using program::build::quantity;
using program::build::text;
using program::build::texts;
using value::Dimension;

std::vector<Code> codes(const std::vector<Defect>& defects) {
    std::vector<Code> all;
    for (const Defect& defect : defects) all.push_back(defect.code);
    return all;
}

TEST(Forms, credit_codes_carry_a_check_character) {
    EXPECT_TRUE(well_formed_credit_code(kCode));
    EXPECT_TRUE(well_formed_credit_code("91350100M000100Y43"));  // the example of GB 32100-2015
    EXPECT_FALSE(well_formed_credit_code("91350100M000100Y44"));
    EXPECT_FALSE(well_formed_credit_code("91350100M000100Y4"));
    EXPECT_FALSE(well_formed_credit_code("9135010OM000100Y43"));
    EXPECT_FALSE(well_formed_credit_code(""));
}

TEST(Forms, one_wrong_or_swapped_character_is_noticed) {
    const std::string good = kCode;
    for (std::size_t i = 0; i < good.size(); ++i)
        for (const char c : std::string("0123456789ABCDEFGHJKLMNPQRTUWXY")) {
            std::string changed = good;
            changed[i] = c;
            EXPECT_EQ(well_formed_credit_code(changed), changed == good) << changed;
        }
    for (std::size_t i = 0; i + 1 < good.size(); ++i) {
        std::string swapped = good;
        std::swap(swapped[i], swapped[i + 1]);
        EXPECT_EQ(well_formed_credit_code(swapped), swapped == good) << swapped;
    }
}

TEST(Forms, phones) {
    for (const char* good : {"13812345678", "+86 13812345678", "0573-82521234", "057382521234",
                             "010-62345678", "0571 8705 123", "021-62345678"})
        EXPECT_EQ(well_formed_phone(good), std::string(good) != "0571 8705 123") << good;
    for (const char* bad :
         {"", "1381234567", "138123456789", "12012345678", "82521234", "0573-12521234",
          "0573--82521234", "05738-2521234", "电话", "00000000000"})
        EXPECT_FALSE(well_formed_phone(bad)) << bad;
}

TEST(Inputs, all_defects_at_once) {
    const auto program = program::sample();
    const auto defects =
        check_inputs(program.matter.fields, {{"意向投入", quantity(5, Dimension::count)},
                                             {"征集方式", text("随便")},
                                             {"技术领域", texts({"新材料", "占星"})},
                                             {"所在地", text("海盐")},
                                             {"没有的字段", text("x")},
                                             {"需求内容", text("好")}});
    EXPECT_EQ(defects.size(), 5u);
    const auto refused = refuse_if_any(defects);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, Code::gj5100);
    EXPECT_EQ(refused.error().kind, base::ErrorKind::refused);
    const std::string words = refused.error().say(base::Lang::zh);
    for (const char* part : {"5处", "意向投入", "随便", "占星", "所在地", "没有的字段"})
        EXPECT_NE(words.find(part), std::string::npos) << words;
    EXPECT_TRUE(refuse_if_any({}));
}

TEST(Inputs, absent_values_fit_every_field) {
    const auto program = program::sample();
    EXPECT_TRUE(check_inputs(program.matter.fields,
                             {{"意向投入", value::Value(value::Absent::said_unknown)},
                              {"征集方式", value::Value()}})
                    .empty());
}

TEST(Inputs, lengths_and_sizes) {
    program::Field field;
    field.name = base::Text("需求名称");
    field.type = program::Field::Type::text;
    field.at_most = quantity(4, Dimension::characters);
    field.at_least = quantity(2, Dimension::characters);
    EXPECT_TRUE(check_value(field, 0, text("科技创新")).empty());
    EXPECT_EQ(codes(check_value(field, 0, text("科技创新券"))), (std::vector{Code::gj5105}));
    EXPECT_EQ(codes(check_value(field, 0, text("科"))), (std::vector{Code::gj5104}));
    field.type = program::Field::Type::number;
    field.at_least = quantity(0);
    field.at_most = quantity(100);
    EXPECT_TRUE(check_value(field, 0, quantity(100)).empty());
    EXPECT_EQ(codes(check_value(field, 0, quantity(101))), (std::vector{Code::gj5105}));
    EXPECT_EQ(codes(check_value(field, 0, text("90"))), (std::vector{Code::gj5102}));
}

TEST(Inputs, required_and_forbidden_by_condition) {
    using namespace program::build;
    Builder b;
    b.program = program::sample();
    const auto flexible =
        b.code(two(program::Op::is, field(slot::kind), b.constant(text("灵活征集"))));
    b.program.matter.fields[slot::phone].required_when = flexible;
    b.program.matter.fields[slot::unit].forbidden_when = flexible;
    ASSERT_TRUE(b.program.verify());
    World world(b.program);
    Scratch scratch;
    const auto check = [&] { return codes(*check_required(b.program, world.facts(), scratch)); };
    EXPECT_TRUE(check().empty());
    world.fields[slot::phone] = {};
    world.fields[slot::unit] = text("甲");
    world.fields[slot::amount] = {};
    EXPECT_EQ(check(), (std::vector{Code::gj5109, Code::gj5112, Code::gj5110}));
    world.fields[slot::kind] = {};
    EXPECT_EQ(check(), (std::vector{Code::gj5109}));
}

TEST(Inputs, A_S1_5_3_a_judgement_needs_its_reason) {
    const auto program = program::sample();
    World world(program);
    EXPECT_TRUE(check_reasons(program, world.facts()).empty());
    world.fields[slot::judgement] = text("不符合");
    EXPECT_EQ(codes(check_reasons(program, world.facts())), (std::vector{Code::gj5111}));
    world.fields[slot::reason] = text("目标违反能量守恒");
    EXPECT_TRUE(check_reasons(program, world.facts()).empty());
}

TEST(Inputs, fields_of_an_action) {
    const auto program = program::sample();
    World world(program);
    EXPECT_EQ(codes(check_filled(program, {slot::content, slot::unit}, world.facts())),
              (std::vector{Code::gj5109}));
}

}  // namespace
}  // namespace guiju::eval
