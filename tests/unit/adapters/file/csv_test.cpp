// SPDX-License-Identifier: Apache-2.0
#include "adapters/file/csv.h"

#include <gtest/gtest.h>

#include <sstream>

namespace guiju::file {
namespace {

using base::Code;
using Cells = std::vector<std::string>;

base::Result<CsvReader> reader_of(const std::string& text) {
    return CsvReader::read(std::make_unique<std::istringstream>(text), "需求.csv");
}

struct Table {
    std::vector<CsvRow> rows;
    std::vector<CsvDefect> bad;
};

Table table_of(const std::string& text) {
    auto reader = reader_of(text);
    EXPECT_TRUE(reader.ok()) << reader.error().say(base::Lang::en);
    Table table;
    for (;;) {
        auto row = reader->next();
        EXPECT_TRUE(row.ok());
        if (!*row) break;
        table.rows.push_back(std::move(**row));
    }
    table.bad = reader->set_aside();
    return table;
}

Code refusal(const std::string& text) {
    const auto reader = reader_of(text);
    if (reader.ok()) {
        ADD_FAILURE() << "was read: " << text;
        return {};
    }
    EXPECT_EQ(reader.error().say(base::Lang::zh).find('{'), std::string::npos);
    return reader.error().code;
}

TEST(Csv, reads_rows_with_their_lines) {
    const auto table = table_of(
        "\xEF\xBB\xBF名称,投入\r\n甲,1\r\n\r\n\"乙,丙\",\"第一行\n第二行\"\n丁,\"说\"\"好\"\"\"");
    ASSERT_EQ(table.rows.size(), 3U);
    EXPECT_EQ(table.rows[0].line, 2);
    EXPECT_EQ(table.rows[0].cells, (Cells{"甲", "1"}));
    EXPECT_EQ(table.rows[1].line, 4);
    EXPECT_EQ(table.rows[1].cells, (Cells{"乙,丙", "第一行\n第二行"}));
    EXPECT_EQ(table.rows[2].line, 6);
    EXPECT_EQ(table.rows[2].cells, (Cells{"丁", "说\"好\""}));
    EXPECT_TRUE(table.bad.empty());
}

TEST(Csv, finds_columns_by_name) {
    const auto reader = reader_of(" 名称 ,投入\n");
    ASSERT_TRUE(reader.ok());
    EXPECT_EQ(reader->header(), (Cells{"名称", "投入"}));
    EXPECT_EQ(reader->column("投入"), 1U);
    EXPECT_FALSE(reader->column("没有"));
}

TEST(Csv, sets_bad_rows_aside_and_goes_on) {
    const auto table =
        table_of("a,b\n1\n2,2\n3,3,3\n\"4\"x,4\n5,5\n6\"6,6\n\xff\xfe,7\n8,8\n9,\"open\n10,10\n");
    ASSERT_EQ(table.rows.size(), 4U);
    EXPECT_EQ(table.rows[0].cells, (Cells{"2", "2"}));
    EXPECT_EQ(table.rows[2].cells, (Cells{"8", "8"}));
    EXPECT_EQ(table.rows[3].cells, (Cells{"10", "10"}));
    EXPECT_EQ(table.rows[3].line, 11);
    ASSERT_EQ(table.bad.size(), 6U);
    const std::vector<std::pair<std::int64_t, Code>> expected{
        {2, Code::gj5513}, {4, Code::gj5513}, {5, Code::gj5515},
        {7, Code::gj5515}, {8, Code::gj5517}, {10, Code::gj5514}};
    for (std::size_t i = 0; i < expected.size(); ++i) {
        EXPECT_EQ(table.bad[i].line, expected[i].first);
        EXPECT_EQ(table.bad[i].error.code, expected[i].second) << i;
        const auto said = table.bad[i].error.say(base::Lang::zh);
        EXPECT_NE(said.find(std::to_string(expected[i].first)), std::string::npos) << said;
    }
    EXPECT_EQ(table.bad[5].text, "9,\"open");
}

TEST(Csv, sets_a_row_without_end_aside) {
    const std::string endless(CsvReader::kRowBytes + 10, 'x');
    const auto table = table_of("a,b\n1,1\n" + endless + "\n2,2\n3,\"" + endless + "\n4,4\n");
    ASSERT_EQ(table.rows.size(), 3U);
    EXPECT_EQ(table.rows[2].line, 6);
    ASSERT_EQ(table.bad.size(), 2U);
    EXPECT_EQ(table.bad[0].error.code, Code::gj5516);
    EXPECT_EQ(table.bad[1].error.code, Code::gj5514);
    EXPECT_LE(table.bad[0].text.size(), CsvReader::kShownBytes);
}

TEST(Csv, says_what_kind_of_file_it_is_instead) {
    // 需求名称,投入 in GB18030
    EXPECT_EQ(refusal("\xd0\xe8\xc7\xf3\xc3\xfb\xb3\xc6,\xcd\xb6\xc8\xeb\r\n\xbc\xd7,1\r\n"),
              Code::gj5506);
    EXPECT_EQ(refusal(std::string("\xff\xfe"
                                  "a\0,\0b\0",
                                  8)),
              Code::gj5507);
    EXPECT_EQ(refusal(std::string("PK\x03\x04\x14\0", 6)), Code::gj5508);
    EXPECT_EQ(refusal(""), Code::gj5509);
    EXPECT_EQ(refusal("\r\n  \r\n"), Code::gj5509);
    EXPECT_EQ(refusal(std::string("a\0b\n", 4)), Code::gj5505);
    EXPECT_EQ(refusal("名称，投入\n甲，1\n"), Code::gj5510);
    EXPECT_EQ(refusal("名称;投入\n"), Code::gj5510);
    EXPECT_EQ(refusal("名称\t投入\n"), Code::gj5510);
    EXPECT_EQ(refusal("名称,投入,名称\n"), Code::gj5511);
    EXPECT_EQ(refusal("名称,,投入\n"), Code::gj5512);
    EXPECT_EQ(refusal("\"名称,投入\n甲,1\n"), Code::gj5514);
    EXPECT_EQ(CsvReader::open("no/such.csv").error().code, Code::gj5501);
    EXPECT_EQ(CsvReader::open("tests").error().code, Code::gj5502);
}

TEST(Csv, keeps_one_bad_row_from_spoiling_a_chinese_file) {
    const auto table =
        table_of("名称,说明\n甲,高速纺丝油剂替代\n\xbc\xd7,\xb2\xbb\n丙,耐高温低挥发\n");
    ASSERT_EQ(table.rows.size(), 2U);
    ASSERT_EQ(table.bad.size(), 1U);
    EXPECT_EQ(table.bad[0].line, 3);
}

TEST(Csv, reads_a_character_that_is_cut_by_the_window) {
    for (std::size_t shift = 0; shift < 4; ++shift) {
        std::string text = "名称\n" + std::string(shift, 'x');
        while (text.size() < 200000) text += "规矩";
        const auto table = table_of(text + "\n");
        ASSERT_EQ(table.rows.size(), 1U);
        EXPECT_EQ(table.rows[0].cells[0], text.substr(std::string("名称\n").size()));
    }
}

TEST(Csv, reads_back_what_it_wrote) {
    const std::vector<Cells> rows{
        {"甲,乙", "a\"b\"", " x "}, {"", "第一行\r\n第二行", "=1+1"}, {"", "", ""}};
    CsvWriter writer({"一", "二", "三"});
    for (const auto& row : rows) writer.add(row);
    const auto table = table_of(writer.text());
    ASSERT_EQ(table.rows.size(), rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) EXPECT_EQ(table.rows[i].cells, rows[i]);
    CsvWriter one({"一"});
    one.add({""});
    EXPECT_EQ(table_of(one.text()).rows.size(), 1U);
}

TEST(Csv, runs_no_formula_in_a_spreadsheet) {
    CsvWriter writer({"名称", "差额"}, CsvFor::spreadsheets);
    writer.add({"=HYPERLINK(\"http://x\")", "-12.5"});
    writer.add({"@SUM(A1)", "+8%", "left out"});
    EXPECT_EQ(
        writer.text(),
        "\xEF\xBB\xBF名称,差额\r\n\"'=HYPERLINK(\"\"http://x\"\")\",-12.5\r\n'@SUM(A1),+8%\r\n");
}

}  // namespace
}  // namespace guiju::file
