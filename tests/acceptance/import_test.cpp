// SPDX-License-Identifier: Apache-2.0
// Decision models kept elsewhere: a DMN file is shown, and answers with data.
#include "tests/acceptance/program.h"

namespace guiju::acceptance {
namespace {

constexpr const char* kModel = "tests/acceptance/models/subsidy.dmn";

class Import : public Program {};

TEST_F(Import, shows_inputs_decisions_and_tables) {
    const auto ran = guiju({"import", "dmn", kModel});
    EXPECT_EQ(ran.code, 0) << ran.err;
    for (const char* part : {"投资额", "决定“比例”", "档次、首次申请", "[1000000..5000000)",
                             "FIRST", "min(投资额 * 比例, 1000000)"}) {
        EXPECT_NE(ran.out.find(part), std::string::npos) << part << "\n" << ran.out;
    }
}

TEST_F(Import, computes_chained_decisions_exactly) {
    const auto ran =
        guiju({"import", "dmn", kModel, "--with", R"({"投资额": 1234567.10, "首次申请": true})"});
    EXPECT_EQ(ran.code, 0) << ran.err;
    EXPECT_NE(ran.out.find("246913.42"), std::string::npos) << ran.out;
    const auto data = guiju({"import", "dmn", kModel, "--json", "--with",
                             R"({"投资额": 99999999999999.01, "首次申请": false})"});
    EXPECT_NE(data.out.find(R"({"t":"number","v":"1000000"})"), std::string::npos) << data.out;
}

TEST_F(Import, what_cannot_be_computed_says_why) {
    const auto ran = guiju({"import", "dmn", kModel, "--with", R"({"首次申请": true})"});
    EXPECT_EQ(ran.code, 1);
    EXPECT_NE(ran.out.find("no rule of the table matches"), std::string::npos) << ran.out;
}

TEST_F(Import, bad_files_data_and_words_are_refused) {
    EXPECT_NE(guiju({"import", "dmn", kModel, "--with", R"({"投资": 3})"}).err.find("投资额"),
              std::string::npos);
    EXPECT_NE(guiju({"import", "dmn", "README.md"}).err.find("GJ5690"), std::string::npos);
    EXPECT_NE(guiju({"import", "dmn", at("none.dmn")}).code, 0);
    EXPECT_EQ(guiju({"import", "dmn"}).code, 2);
    EXPECT_EQ(guiju({"import", "excel", kModel}).code, 2);
}

TEST_F(Import, puts_copied_text_in_order_and_names_every_change) {
    const auto file =
        write("page.txt", "發(fā)展新質(zhì)生產(chǎn)力,著力(AI)顯著\n乾坤 3(項),1,200\n");
    const auto ran = guiju({"import", "text", file});
    EXPECT_EQ(ran.code, 0) << ran.err;
    EXPECT_EQ(ran.out, "发展新质生产力，着力（AI）显著\n乾坤 3（项），1,200\n");
    EXPECT_NE(ran.err.find("第1行第2字  去掉注音  (fā)"), std::string::npos) << ran.err;
    EXPECT_NE(ran.err.find("繁体改简体  發 → 发"), std::string::npos) << ran.err;
    const auto data = guiju({"import", "text", file, "--json", "--lang", "en"});
    EXPECT_NE(data.out.find(R"x("what":"reading removed","from":"(zhì)","to":"")x"),
              std::string::npos)
        << data.out;
    const auto out = at("clean.txt");
    EXPECT_EQ(guiju({"import", "text", file, "--out", out}).out, "");
    EXPECT_EQ(read(out), ran.out);
    const auto again = guiju({"import", "text", out});
    EXPECT_EQ(again.out, ran.out);
    EXPECT_NE(again.err.find("共改0处"), std::string::npos) << again.err;
}

}  // namespace
}  // namespace guiju::acceptance
