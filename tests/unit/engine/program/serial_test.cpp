// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <random>

#include "engine/program/sha256.h"
#include "tests/unit/engine/program/sample.h"

namespace guiju::program {
namespace {

value::Date day(int year, int month, int number) { return *value::make_date(year, month, number); }

Program with_calendar() {
    Program program = sample();
    program.head.calendar = "C25";
    program.calendar =
        value::WorkCalendar("C25", 2025, 2026, {day(2025, 10, 1)}, {day(2025, 10, 11)});
    program.head.has_effective_date = true;
    program.head.effective = day(2026, 1, 1);
    return program;
}

TEST(Sha256, known_answers) {
    EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(sha256_hex("abc"),
              "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Serial, reads_back_what_it_wrote) {
    const std::string text = serialize(with_calendar());
    const auto read = deserialize(text);
    ASSERT_TRUE(read) << read.error().say(base::Lang::en);
    EXPECT_EQ(serialize(*read), text);
    EXPECT_EQ(hash(*read), hash(with_calendar()));
    EXPECT_EQ(read->calendar.is_workday(day(2025, 10, 11)), true);
    EXPECT_EQ(read->matter.fields.size(), 10u);
}

TEST(Serial, leaves_out_what_came_later_while_it_says_nothing) {
    const std::string plain = serialize(with_calendar());
    EXPECT_EQ(plain.find("has_expiry"), std::string::npos);
    EXPECT_EQ(plain.find("transitions"), std::string::npos);
    Program program = with_calendar();
    program.head.has_expiry = true;
    program.head.expires = day(2027, 12, 31);
    TransitionRow row;
    row.from = Text("旧环节", "old stage");
    row.stage = 0;
    row.clock = TransitionRow::Clock::convert;
    program.transitions.push_back({{"1.0"}, {row}, {}});
    const auto read = deserialize(serialize(program));
    ASSERT_TRUE(read) << read.error().say(base::Lang::en);
    EXPECT_EQ(read->head.expires, day(2027, 12, 31));
    ASSERT_EQ(read->transitions.size(), 1u);
    EXPECT_EQ(read->transitions[0].rows[0].clock, TransitionRow::Clock::convert);
    EXPECT_NE(hash(program), hash(with_calendar()));
}

TEST(Serial, refuses_what_is_not_its_form) {
    const std::string text = serialize(with_calendar());
    for (const std::string& wrong :
         {std::string(), std::string("[]"), std::string("{}"), std::string("no"),
          std::string(R"({"form":"guiju program","version":2,"program":{}})"),
          std::string(R"({"form":"guiju program","version":1,"program":[]})"),
          text.substr(0, text.size() / 2)}) {
        const auto read = deserialize(wrong);
        ASSERT_FALSE(read) << wrong.substr(0, 60);
        EXPECT_EQ(read.error().kind, base::ErrorKind::misuse);
    }
}

TEST(Serial, a_changed_text_is_read_or_refused_but_never_trusted) {
    const std::string text = serialize(with_calendar());
    std::mt19937 random(7);
    int refused = 0;
    for (int i = 0; i < 400; ++i) {
        std::string changed = text;
        const auto at = random() % changed.size();
        if (changed[at] >= '0' && changed[at] <= '9')
            changed[at] = static_cast<char>('0' + random() % 10);
        else
            changed.erase(at, 1 + random() % 3);
        const auto read = deserialize(changed);
        refused += read ? 0 : 1;
        if (read) {
            EXPECT_TRUE(read->verify());
        }
    }
    EXPECT_GT(refused, 50);
}

TEST(Hash, is_of_the_meaning_only) {
    const std::string before = hash(with_calendar());
    EXPECT_EQ(before.size(), 64u);
    Program same = with_calendar();
    same.head.name.en = "another translation";
    same.head.document = "《办法》";
    same.stages[0].origin = {{0, 3, 9}, "（十三）2", "初筛"};
    same.stages[0].criteria[0].origin.wording = "写法不同";
    same.codes[0].nodes[0].span = {0, 100, 110};
    same.parameters[0].explanation = "说明";
    same.matter.fields[0].name.en = "content";
    EXPECT_EQ(hash(same), before);
    EXPECT_NE(serialize(same), serialize(with_calendar()));
}

TEST(Hash, changes_with_every_clause) {
    const std::string before = hash(with_calendar());
    const auto changed = [&](auto change) {
        Program program = with_calendar();
        change(program);
        return hash(program) != before;
    };
    EXPECT_TRUE(changed([](Program& p) { p.head.name.zh = "别的"; }));
    EXPECT_TRUE(changed([](Program& p) { p.head.version = "2"; }));
    EXPECT_TRUE(changed([](Program& p) { p.parameters[1].value = build::quantity(4); }));
    EXPECT_TRUE(changed([](Program& p) { p.constants[0] = build::quantity(31); }));
    EXPECT_TRUE(changed([](Program& p) { p.codes[0].nodes[2].compare = Compare::more; }));
    EXPECT_TRUE(changed(
        [](Program& p) { std::swap(p.stages[0].dispositions[0], p.stages[0].dispositions[2]); }));
    EXPECT_TRUE(
        changed([](Program& p) { p.calendar = value::WorkCalendar("C25", 2025, 2026, {}, {}); }));
    EXPECT_TRUE(changed([](Program& p) { p.evaluations[0].decimals = 1; }));
}

TEST(Parameters, take_values_of_their_own_kind) {
    const auto longer =
        with_parameter(sample(), "初筛时限", build::quantity(5, value::Dimension::workdays));
    ASSERT_TRUE(longer);
    EXPECT_EQ(resolve(*longer, longer->stages[0].clocks[0].period),
              (value::Period{5, value::Period::Unit::workdays}));
    EXPECT_TRUE(with_parameter(sample(), "P2", build::quantity(1, value::Dimension::count)));

    const auto days =
        with_parameter(sample(), "初筛时限", build::quantity(5, value::Dimension::days));
    ASSERT_FALSE(days);
    EXPECT_EQ(days.error().kind, base::ErrorKind::misuse);
    const auto never =
        with_parameter(sample(), "初筛时限", build::quantity(-1, value::Dimension::workdays));
    ASSERT_FALSE(never);
    const auto unknown = with_parameter(sample(), "没有", build::quantity(5));
    ASSERT_FALSE(unknown);
    EXPECT_EQ(unknown.error().kind, base::ErrorKind::not_found);
}

TEST(Territories, lie_within_each_other_by_code) {
    EXPECT_EQ(level_of_territory("330000"), Level::province);
    EXPECT_EQ(level_of_territory("330400"), Level::city);
    EXPECT_EQ(level_of_territory("330421"), Level::county);
    EXPECT_EQ(level_of_territory("33042"), Level::none);
    EXPECT_EQ(level_of_territory("浙江"), Level::none);
    EXPECT_EQ(level_of_territory("000000"), Level::none);
    EXPECT_EQ(parent_territory("330421"), "330400");
    EXPECT_EQ(parent_territory("330400"), "330000");
    EXPECT_EQ(parent_territory("330000"), "330000");
    EXPECT_TRUE(lies_within("330421", "330421"));
    EXPECT_TRUE(lies_within("330421", "330400"));
    EXPECT_TRUE(lies_within("330421", "330000"));
    EXPECT_FALSE(lies_within("330400", "330421"));
    EXPECT_FALSE(lies_within("310000", "330000"));
    EXPECT_FALSE(lies_within("", "330000"));
}

TEST(Dump, names_every_clause) {
    const std::string text = dump(sample());
    for (const char* part : {"需求初筛", "补正轮次", "length(需求内容) >= 30字", "推荐服务",
                             "items fail", "年度评价", "适配服务单位"})
        EXPECT_NE(text.find(part), std::string::npos) << part;
}

}  // namespace
}  // namespace guiju::program
