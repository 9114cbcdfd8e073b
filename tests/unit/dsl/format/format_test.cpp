// SPDX-License-Identifier: Apache-2.0
// Trees made by hand: what the printer decides by itself. Whole files: corpus_test.cpp.
#include "dsl/format/format.h"

#include <gtest/gtest.h>

namespace guiju::format {
namespace {

using syntax::CompareOp;
using syntax::Disposition;
using syntax::Expr;
using syntax::Marker;
using syntax::Name;
using syntax::Skin;

Name named(std::string text) { return {std::move(text), {}, false}; }

Expr node(Expr::Kind kind, std::vector<Expr> parts = {}) {
    Expr expr;
    expr.kind = kind;
    expr.parts = std::move(parts);
    return expr;
}

Expr term(std::string text) {
    auto expr = node(Expr::Kind::term);
    expr.name = named(std::move(text));
    return expr;
}

Expr label(std::string text) {
    auto expr = node(Expr::Kind::text);
    expr.text = std::move(text);
    return expr;
}

Expr number(std::string digits, std::string unit = {}) {
    auto expr = node(Expr::Kind::number);
    expr.text = std::move(digits);
    expr.unit = std::move(unit);
    return expr;
}

Expr is(Expr left, Expr right) { return node(Expr::Kind::is, {std::move(left), std::move(right)}); }

Expr compare(Expr left, CompareOp op, Expr right) {
    auto expr = node(Expr::Kind::compare, {std::move(left), std::move(right)});
    expr.compare = op;
    return expr;
}

Marker marker(Marker::Kind kind, std::vector<Expr> operands = {}) {
    return {kind, std::move(operands), {}};
}

syntax::File file_with(syntax::Section section) {
    syntax::File file;
    file.head.title = named("甲办法");
    file.sections.push_back(std::move(section));
    return file;
}

syntax::Section stage_section(syntax::Stage stage) {
    syntax::Section section;
    section.kind = "stage";
    section.mark = "一、";
    section.name = named("需求初筛");
    section.body = std::move(stage);
    return section;
}

syntax::Section names_section(const std::vector<std::pair<std::string, std::string>>& pairs) {
    syntax::NamesSection names;
    for (const auto& [chinese, english] : pairs)
        names.rows.push_back({named(chinese), named(english), {}, {}});
    syntax::Section section;
    section.kind = "names";
    section.body = std::move(names);
    return section;
}

/// The text behind the two head lines of a file with one stage.
std::string stage_text(syntax::Stage stage) {
    const auto text = format(file_with(stage_section(std::move(stage))), Skin::chinese);
    const std::string above = "规矩　甲办法\n\n一、环节　需求初筛\n";
    EXPECT_TRUE(text.starts_with(above)) << text;
    return text.substr(std::min(above.size(), text.size()));
}

std::string condition_text(Expr condition) {
    syntax::Stage stage;
    syntax::Criterion criterion;
    criterion.condition = std::move(condition);
    stage.criteria.push_back(std::move(criterion));
    const auto text = stage_text(std::move(stage));
    const std::string above = "审查：\n（一）";
    EXPECT_TRUE(text.starts_with(above)) << text;
    return text.substr(above.size(), text.size() - above.size() - std::string("。\n").size());
}

TEST(Format, TitleAlone) {
    syntax::File file;
    file.head.title = named("甲办法");
    EXPECT_EQ(format(file, Skin::chinese), "规矩　甲办法\n");
    EXPECT_EQ(format(file, Skin::english), "rulebook  甲办法\n");
}

TEST(Format, CommentsStayBlankLinesCollapse) {
    syntax::File file;
    file.head.before = {"", "// 说明", "", ""};
    file.head.title = named("甲办法");
    file.at_end = {"", "", "＃ 完"};
    EXPECT_EQ(format(file, Skin::chinese), "// 说明\n\n规矩　甲办法\n\n＃ 完\n");
}

TEST(Format, HeadWordsFollowTheSkin) {
    syntax::File file;
    file.head.title = named("甲办法");
    syntax::Line level;
    level.label = "level";
    level.text = "省";
    syntax::Line in_force;
    in_force.label = "in_force";
    in_force.text = "自2026年1月1日起";
    in_force.tail.markers.push_back(marker(Marker::Kind::must_fill));
    in_force.tail.citation = "（十七）";
    file.head.lines = {level, in_force};
    EXPECT_EQ(format(file, Skin::chinese),
              "规矩　甲办法\n层级：省\n施行：自2026年1月1日起　【须填写】〔（十七）〕\n");
    EXPECT_EQ(format(file, Skin::english),
              "rulebook  甲办法\nlevel: province\n"
              "in force: from 2026-01-01  [must fill in] {（十七）}\n");
}

TEST(Format, ItemsAreCountedAnewAndReferencesFollow) {
    syntax::Stage stage;
    for (const int written : {1, 3, 7}) {
        syntax::Criterion criterion;
        criterion.number = written;
        criterion.condition = is(term("甲"), label("是"));
        stage.criteria.push_back(criterion);
    }
    Disposition line;
    line.when = Disposition::When::items_fail;
    line.items = {{3, 7, {}}};
    line.effect = Disposition::Effect::send_back;
    stage.dispositions.push_back(line);
    EXPECT_EQ(stage_text(stage),
              "审查：\n（一）甲为“是”；\n（二）甲为“是”；\n（三）甲为“是”。\n"
              "处理：\n第（二）至（三）项有一项不符合的，退回。\n");
}

TEST(Format, DispositionWithEverything) {
    syntax::Stage stage;
    Disposition line;
    line.when = Disposition::When::all_pass;
    line.condition =
        node(Expr::Kind::any, {is(term("甲"), label("是")), is(term("乙"), label("是"))});
    line.effect = Disposition::Effect::correct;
    line.to_role = named("提出单位");
    line.confirmed_by = named("牵头单位");
    line.period = number("10", "工作日");
    line.max_rounds = number("2");
    line.handled_by_same_unit = true;
    line.marks = {named("已验证")};
    line.unmarks = {named("已响应"), named("已签约")};
    line.notify = {named("牵头单位")};
    line.tail.markers = {marker(Marker::Kind::may_lengthen), marker(Marker::Kind::may_add_rounds)};
    stage.dispositions.push_back(line);
    EXPECT_EQ(stage_text(stage),
              "处理：\n全部符合且（甲为“是”或者乙为“是”）的，报牵头单位确认后退回提出单位补正，"
              "期限10个工作日，最多2次，由原单位办理，记为“已验证”，撤销“已响应”、“已签约”，"
              "告知牵头单位。　【市县可延长、可增加次数】\n");
}

TEST(Format, DeadlinesAndMarkersWithBounds) {
    syntax::Stage stage;
    syntax::Deadline deadline;
    deadline.start = syntax::Deadline::Start::first;
    deadline.start_action = named("推荐");
    deadline.period = number("5", "个工作日");
    deadline.satisfied_by = {named("甲"), named("乙")};
    deadline.remind_every = number("1", "日");
    deadline.tail.markers.push_back(
        marker(Marker::Kind::choose, {number("5"), number("10", "个工作日")}));
    stage.deadlines.push_back(deadline);
    EXPECT_EQ(stage_text(stage),
              "期限：首次推荐后5个工作日内甲或者乙，逾期每1日提醒　"
              "【市县可在5至10个工作日内确定】\n");
    EXPECT_NE(
        format(file_with(stage_section(stage)), Skin::english)
            .find("deadline: 甲 or 乙 within 5 working days of first 推荐, when overdue remind "
                  "every 1 day  [localities choose 5 to 10 working days]\n"),
        std::string::npos);
}

TEST(Format, ComparatorsHaveOneSpelling) {
    EXPECT_EQ(condition_text(compare(term("甲"), CompareOp::more, number("0", "元"))), "甲大于0元");
    EXPECT_EQ(condition_text(compare(term("甲"), CompareOp::at_least, number("50", "字"))),
              "甲不少于50字");
    EXPECT_EQ(condition_text(compare(term("甲"), CompareOp::at_least, number("50", "%"))),
              "甲不低于50%");
    EXPECT_EQ(condition_text(compare(term("甲"), CompareOp::at_most, number("5"))), "甲不超过5");
}

TEST(Format, BracketsOnlyWhereTheyMatter) {
    const auto yes = [](const char* name) { return is(term(name), label("是")); };
    EXPECT_EQ(condition_text(node(Expr::Kind::any,
                                  {node(Expr::Kind::all, {yes("甲"), yes("乙")}), yes("丙")})),
              "甲为“是”且乙为“是”或者丙为“是”");
    EXPECT_EQ(condition_text(node(Expr::Kind::all,
                                  {node(Expr::Kind::any, {yes("甲"), yes("乙")}), yes("丙")})),
              "（甲为“是”或者乙为“是”）且丙为“是”");
    EXPECT_EQ(condition_text(node(Expr::Kind::negation, {yes("甲")})), "并非（甲为“是”）");
    auto sum = node(Expr::Kind::arithmetic, {term("甲"), term("乙")});
    sum.op_char = '+';
    auto product = node(Expr::Kind::arithmetic, {sum, term("丙")});
    product.op_char = '*';
    EXPECT_EQ(condition_text(compare(product, CompareOp::equal, number("0"))),
              "（甲＋乙）×丙等于0");
}

TEST(Format, NamesAreTranslatedByThePairsOfTheFile) {
    syntax::Stage stage;
    stage.handlers = {named("征集渠道单位"), named("县级牵头单位")};
    syntax::Criterion criterion;
    criterion.condition = is(term("独立法人资格"), label("是"));
    stage.criteria.push_back(criterion);
    auto file = file_with(stage_section(stage));
    file.sections.push_back(names_section({{"征集渠道单位", "channel unit"},
                                           {"独立法人资格", "legal person status"},
                                           {"需求初筛", "formal screening"}}));
    const std::string english =
        "rulebook  甲办法\n\n1. stage  formal screening\n"
        "handled by: channel unit, 县级牵头单位\ncheck:\n(1) legal person status is \"是\".\n\n"
        "names\n| Chinese | English |\n| 征集渠道单位 | channel unit |\n"
        "| 独立法人资格 | legal person status |\n| 需求初筛 | formal screening |\n";
    EXPECT_EQ(format(file, Skin::english), english);
}

TEST(Format, EnglishNamesBecomeChinese) {
    syntax::Stage stage;
    stage.handlers = {named("channel unit")};
    auto file = file_with(stage_section(stage));
    file.skin = Skin::english;
    file.sections[0].mark = "3.";
    file.sections.push_back(names_section({{"征集渠道单位", "channel unit"}}));
    EXPECT_NE(format(file, Skin::chinese).find("\n三、环节　需求初筛\n办理：征集渠道单位\n"),
              std::string::npos);
}

TEST(Format, QuotesWhereANameNeedsThem) {
    syntax::Stage stage;
    stage.handlers = {named("甲、乙"), {"丙", {}, true}};
    EXPECT_EQ(stage_text(stage), "办理：“甲、乙”、“丙”\n");
    EXPECT_EQ(condition_text(is(term("类别"), label("专精特新“小巨人”企业"))),
              "类别为“专精特新“小巨人”企业”");
}

TEST(Format, FieldsAndParameters) {
    syntax::Field field;
    field.name = named("需求名称");
    field.type = "choice";
    field.labels = {named("甲"), named("乙")};
    field.at_most = number("60", "字");
    field.secret = true;
    field.required_when = is(term("丙"), label("是"));
    syntax::RecordSection record;
    record.fields.push_back(field);
    syntax::Section section;
    section.kind = "matter";
    section.name = named("企业需求");
    section.body = record;
    EXPECT_EQ(format(file_with(section), Skin::chinese),
              "规矩　甲办法\n\n事项　企业需求\n"
              "需求名称：选项（甲、乙），不超过60字，丙为“是”的必填，保密\n");
    EXPECT_EQ(format(file_with(section), Skin::english),
              "rulebook  甲办法\n\nmatter  企业需求\n"
              "需求名称: choice (甲, 乙), at most 60 characters, required when 丙 is \"是\", "
              "secret\n");
    syntax::Parameter parameter;
    parameter.number = "P01";
    parameter.name = named("分发时限");
    parameter.value = number("1", "个工作日");
    parameter.origin = "assumption";
    parameter.tail.markers.push_back(marker(Marker::Kind::may_shorten));
    section.kind = "parameters";
    section.name = {};
    section.body = std::vector{parameter};
    EXPECT_EQ(format(file_with(section), Skin::english),
              "rulebook  甲办法\n\nparameters\n"
              "| number | name | value | origin | lock | explanation |\n"
              "| P01 | 分发时限 | 1 working day | assumption | localities may shorten | |\n");
}

}  // namespace
}  // namespace guiju::format
