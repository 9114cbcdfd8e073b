// SPDX-License-Identifier: Apache-2.0
// The command line itself: help, languages, slips of the pen, exit codes for usage.
#include "tests/acceptance/program.h"

namespace guiju::acceptance {
namespace {

class Words : public Program {};

TEST_F(Words, without_anything_it_shows_the_overview_in_chinese) {
    const auto ran = guiju({});
    EXPECT_EQ(ran.code, 0);
    EXPECT_EQ(ran.err, "");
    for (const char* word :
         {"check", "fmt", "test", "run", "eval", "import", "case", "list", "evaluate", "explain",
          "graph", "diff", "dump", "db", "help", "检查规则文件"}) {
        EXPECT_NE(ran.out.find(word), std::string::npos) << word;
    }
    for (const char* word : {"serve", "emit"}) {
        EXPECT_EQ(ran.out.find(word), std::string::npos) << word << " is not offered";
    }
}

TEST_F(Words, speaks_english_when_asked_or_when_the_surroundings_do) {
    EXPECT_NE(guiju({"help", "--lang", "en"}).out.find("Usage: guiju"), std::string::npos);
    EXPECT_NE(guiju({"--lang=en", "help"}).out.find("Usage: guiju"), std::string::npos);
    const Setting english{"", {{"LANG", "en_GB.UTF-8"}}};
    EXPECT_NE(guiju({"help"}, english).out.find("Usage: guiju"), std::string::npos);
    EXPECT_NE(guiju({"help", "--lang", "zh"}, english).out.find("用法"), std::string::npos);
}

TEST_F(Words, every_command_has_a_page_with_an_example_in_both_languages) {
    for (const char* word : {"check", "fmt", "test", "run", "eval", "import", "case", "list",
                             "evaluate", "explain", "graph", "dump", "db", "help"}) {
        const auto chinese = guiju({"help", word});
        EXPECT_EQ(chinese.code, 0);
        EXPECT_NE(chinese.out.find("示例"), std::string::npos) << word;
        const auto english = guiju({word, "-h", "--lang", "en"});
        EXPECT_EQ(english.code, 0);
        EXPECT_NE(english.out.find("Examples:"), std::string::npos) << word;
    }
}

TEST_F(Words, explains_the_number_of_a_message) {
    const auto ran = guiju({"help", "GJ5401"});
    EXPECT_EQ(ran.code, 0);
    EXPECT_NE(ran.out.find("GJ5401"), std::string::npos);
    EXPECT_NE(ran.out.find("不存在"), std::string::npos);
    EXPECT_NE(ran.out.find("guiju db init"), std::string::npos);
    EXPECT_EQ(guiju({"help", "GJ3206"}).out.find('{'), std::string::npos);
    EXPECT_EQ(guiju({"help", "GJ0001"}).code, 2);
}

TEST_F(Words, an_action_that_is_not_there_is_told_before_anything_else) {
    const auto said = [this](std::initializer_list<const char*> words) {
        const auto ran = guiju({words.begin(), words.end()});
        EXPECT_EQ(ran.code, 2);
        EXPECT_EQ(ran.out, "");
        return ran.err;
    };
    for (const char* command :
         {"case", "db", "outbox", "policy", "staff", "holdings", "list", "import"}) {
        const auto told = said({command, "盖章"});
        EXPECT_NE(told.find(std::string("命令 ") + command + " 没有“盖章”这个动作"),
                  std::string::npos)
            << told;
        EXPECT_NE(told.find("可以写："), std::string::npos) << told;
    }
    EXPECT_NE(said({"case", "opne"}).find("是不是“open”？"), std::string::npos);
    EXPECT_NE(said({"db", "inti"}).find("是不是“init”？"), std::string::npos);
}

TEST_F(Words, a_slip_in_a_command_or_option_gets_a_proposal) {
    const auto command = guiju({"chek", "rules/"});
    EXPECT_EQ(command.code, 2);
    EXPECT_EQ(command.out, "");
    EXPECT_NE(command.err.find("“check”"), std::string::npos);
    const auto option = guiju({"check", "rules/", "--jsn"});
    EXPECT_EQ(option.code, 2);
    EXPECT_NE(option.err.find("“--json”"), std::string::npos);
    EXPECT_EQ(guiju({"frobnicate"}).code, 2);
    EXPECT_EQ(guiju({"case", "shw", "--db", url("a.db")}).code, 2);
}

TEST_F(Words, what_is_missing_is_named) {
    for (const auto& words : std::vector<std::vector<std::string>>{{"check"},
                                                                   {"fmt"},
                                                                   {"test"},
                                                                   {"run"},
                                                                   {"eval"},
                                                                   {"case"},
                                                                   {"evaluate"},
                                                                   {"explain"},
                                                                   {"graph"},
                                                                   {"dump"},
                                                                   {"db"},
                                                                   {"db", "init"},
                                                                   {"run", "x.guiju"},
                                                                   {"graph", "a", "b"}}) {
        const auto ran = guiju(words);
        EXPECT_EQ(ran.code, 2) << words.front();
        EXPECT_NE(ran.err.find("GJ56"), std::string::npos) << ran.err;
        EXPECT_EQ(ran.out, "");
    }
    EXPECT_EQ(guiju({"check", "--lang", "fr", "rules"}).code, 2);
    EXPECT_EQ(guiju({"check", "rules", "--json", "--sarif"}).code, 2);
    EXPECT_EQ(guiju({"run", "--cases"}).code, 2);
}

TEST_F(Words, no_colours_and_no_progress_where_nobody_looks) {
    const auto ran = guiju({"check", "rules/zhejiang/measures.guiju"});
    EXPECT_EQ(ran.out.find('\033'), std::string::npos);
    EXPECT_EQ(ran.err.find('\033'), std::string::npos);
    EXPECT_EQ(ran.err.find('\r'), std::string::npos);
}

TEST_F(Words, a_log_is_written_only_when_asked_for_one_json_object_a_line) {
    const auto ran = guiju({"check", "rules/zhejiang/measures.guiju", "--log", at("log.jsonl")});
    EXPECT_EQ(ran.code, 0);
    const auto log = read(at("log.jsonl"));
    EXPECT_EQ(log.find("{\"time\":\""), 0U);
    EXPECT_NE(log.find("\"command\":\"check\""), std::string::npos);
    EXPECT_EQ(log.back(), '\n');
    EXPECT_EQ(guiju({"check", "rules", "--log", write("file", "") + "/log"}).code, 1);
}

}  // namespace
}  // namespace guiju::acceptance
