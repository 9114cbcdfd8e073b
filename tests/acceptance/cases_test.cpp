// SPDX-License-Identifier: Apache-2.0
// run, case, explain, evaluate, db: cases in files and in a database, with everything that goes wrong.
#include <algorithm>
#include <filesystem>

#include "tests/acceptance/measures_office.h"

namespace guiju::acceptance {
namespace {

const std::string kName = "企业科技创新需求常态化征集响应";
const std::string kContent =
    "现有进口油剂成本高且供货不稳，需在不降低纤维强度的前提下完成国产替代并验证";
const std::string kHeader =
    "编号,企业名称,统一社会信用代码,所在地,独立法人资格,需求类型,需求名称,需求内容,技术领域,"
    "意向投入（万元）,联系人,联系电话,证明材料,密级,真实性承诺,征集方式\n";

std::string row(const std::string& id, const std::string& legal, const std::string& money) {
    return id + ",甲县新材料公司,91330421MA2CX00018,330421," + legal +
           ",新材料及工艺改进,油剂替代,"
           "现有进口油剂成本高且供货不稳，需在不降低纤维强度的前提下完成国产替代并验证,"
           "新材料," +
           money + ",王工,13800000000,营业执照、诚信承诺书,公开,是,灵活征集\n";
}

class Cases : public MeasuresOffice {
   protected:
    [[nodiscard]] Ran open_case(const std::string& id, const std::string& content) const {
        std::vector<std::string> words{"case", "open", "--db",    db(),   "--simulate", "--id",
                                       id,     "--as", "E1/王工", "--at", "2025-09-29"};
        for (const char* setting :
             {"企业名称=甲县新材料公司", "统一社会信用代码=91330421MA2CX00018", "所在地=330421",
              "独立法人资格=是", "需求类型=新材料及工艺改进", "需求名称=油剂替代",
              "技术领域=新材料", "意向投入=180万元", "联系人=王工", "联系电话=13800000000",
              "证明材料=营业执照、诚信承诺书", "密级=公开", "真实性承诺=是", "征集方式=灵活征集"}) {
            words.insert(words.end(), {"--set", setting});
        }
        words.insert(words.end(), {"--set", "需求内容=" + content});
        return guiju(words);
    }
    [[nodiscard]] Ran act(const std::vector<std::string>& words, const std::string& as) const {
        auto all = words;
        all.insert(all.begin(), "case");
        all.insert(all.end(), {"--db", db(), "--simulate", "--as", as, "--at", "2025-09-29"});
        return guiju(all);
    }
};

TEST_F(Cases, run_decides_rows_and_sets_unreadable_ones_aside_with_their_line) {
    const auto cases = write("cases.csv", kHeader + row("D1", "是", "180") +
                                              row("D2", "否", "180") + row("D3", "是", "1,2O0"));
    const auto broken = write("broken.csv", kHeader + row("D1", "是", "180") +
                                                row("D2", "否", "180") + row("D3", "也许", "180"));
    const auto ran = guiju({"run", kMeasures, "--cases", broken, "--out", at("out.csv")});
    EXPECT_EQ(ran.code, 0) << ran.err;
    EXPECT_NE(ran.out.find("需人工判断"), std::string::npos) << ran.out;
    EXPECT_NE(ran.err.find("第4行"), std::string::npos) << ran.err;
    const auto out = read(at("out.csv"));
    EXPECT_NE(out.find("2,D1,需人工判断"), std::string::npos) << out;
    EXPECT_EQ(out.find("13800000000"), std::string::npos) << "the phone is secret";
    EXPECT_NE(out.find("3,D2,报所在地牵头单位确认后退回,第（七）项"), std::string::npos) << out;
    EXPECT_NE(read(at("broken.rejected.csv")).find("也许"), std::string::npos);
    // A row with one cell too many is told as such, not shifted.
    const auto shifted = guiju({"run", kMeasures, "--cases", cases, "--json"});
    EXPECT_EQ(shifted.code, 0);
    EXPECT_NE(shifted.out.find("\"rejected\":1"), std::string::npos) << shifted.out;
}

TEST_F(Cases, A_S0_9_3_a_letter_among_the_digits_is_refused) {
    const auto cases = write("cases.csv", kHeader + row("D1", "是", "12O0"));
    const auto ran = guiju({"run", kMeasures, "--cases", cases});
    EXPECT_NE(ran.err.find("“意向投入”的值“12O0”读不懂"), std::string::npos) << ran.err;
}

TEST_F(Cases, run_takes_json_lines_and_wants_units_for_money) {
    const auto header =
        std::string("{\"企业名称\":\"甲\",\"统一社会信用代码\":\"91330421MA2CX00018\",") +
        "\"所在地\":\"330421\",\"独立法人资格\":true,\"需求类型\":\"其他\",\"需求名称\":\"乙\"," +
        "\"需求内容\":\"丙\",\"技术领域\":[\"新材料\"],\"联系人\":\"丁\",\"联系电话\":"
        "\"13800000000\"," +
        "\"证明材料\":[],\"密级\":\"公开\",\"真实性承诺\":true,\"征集方式\":\"灵活征集\",";
    const auto cases = write("cases.jsonl", header + "\"意向投入\":\"0.1万元\"}\n" + header +
                                                "\"意向投入\":180}\nno json\n");
    const auto ran = guiju({"run", kMeasures, "--cases", cases, "--out", at("out.jsonl")});
    EXPECT_EQ(ran.code, 0) << ran.err;
    EXPECT_NE(read(at("out.jsonl")).find("{\"line\":1,"), std::string::npos);
    EXPECT_NE(ran.err.find("没有写单位"), std::string::npos) << ran.err;
    EXPECT_NE(ran.err.find("第3行"), std::string::npos) << ran.err;
}

TEST_F(Cases, run_says_which_columns_are_missing_or_misspelt) {
    const auto ran =
        guiju({"run", kMeasures, "--cases", write("a.csv", "需求名称,需求内荣\n甲,乙\n")});
    EXPECT_EQ(ran.code, 1);
    EXPECT_NE(ran.err.find("缺少这些列"), std::string::npos);
    EXPECT_NE(ran.err.find("企业名称"), std::string::npos);
    EXPECT_NE(ran.err.find("“需求内容”"), std::string::npos) << ran.err;
    EXPECT_EQ(guiju({"run", kMeasures, "--cases", write("empty.csv", "")}).code, 1);
    EXPECT_EQ(guiju({"run", kMeasures, "--cases", write("only.csv", kHeader)}).code, 1);
    EXPECT_EQ(guiju({"run", kMeasures, "--cases", at("missing.csv")}).code, 1);
    EXPECT_EQ(guiju({"run", kMeasures, "--cases", write("a.xlsx", "PK")}).code, 1);
}

TEST_F(Cases, databases_that_cannot_be_used_say_so_and_end_with_5) {
    EXPECT_EQ(guiju({"db", "status", "--db", db()}).code, 5);
    EXPECT_EQ(guiju({"case", "list", "--db", db()}).code, 5);
    EXPECT_FALSE(std::filesystem::exists(at("office.db")));
    EXPECT_EQ(guiju({"case", "list", "--db", "sqlite://" + write("text.db", "这不是数据库")}).code,
              5);
    EXPECT_EQ(guiju({"case", "list", "--db", "oracle://x"}).code, 5);
    EXPECT_EQ(guiju({"case", "list"}).code, 2);
    EXPECT_EQ(guiju({"db", "init", "--db", db()}).code, 0);
    EXPECT_EQ(guiju({"db", "status"}, {"", {{"GUIJU_DB", db()}}}).code, 0);
    EXPECT_NE(guiju({"db", "sql", "--db", db()}).out.find("create table"), std::string::npos);
}

TEST_F(Cases, a_draft_is_not_adopted_except_for_simulation) {
    ASSERT_EQ(guiju({"db", "init", "--db", db()}).code, 0);
    const auto refused = guiju({"db", "adopt", kMeasures, "--db", db()});
    EXPECT_EQ(refused.code, 3);
    EXPECT_NE(refused.err.find("GJ4001"), std::string::npos);
    EXPECT_NE(refused.err.find("（十七）"), std::string::npos);
    EXPECT_EQ(guiju({"db", "adopt", kMeasures, "--db", db(), "--simulate"}).code, 0);
}

TEST_F(Cases, one_case_from_opening_to_explanation) {
    open_office();
    ASSERT_EQ(open_case("D1", "太短").code, 0);
    EXPECT_EQ(act({"do", "D1", "报送"}, "E1/王工").code, 0);
    const auto wrong = act({"do", "D1", "分发", "--set", "承办单位=C1"}, "E1/王工");
    EXPECT_EQ(wrong.code, 6) << wrong.err;
    const auto dispatched = act({"do", "D1", "分发", "--set", "承办单位=C1"}, "L1/赵");
    EXPECT_EQ(dispatched.code, 0) << dispatched.err;
    EXPECT_NE(dispatched.out.find("需求初筛"), std::string::npos);
    const auto screened = act({"screen", "D1", "--set", "材料规范=符合"}, "C1/李");
    EXPECT_EQ(screened.code, 0) << screened.err;
    EXPECT_NE(screened.out.find("待补正"), std::string::npos);
    EXPECT_NE(screened.out.find("第（二）项"), std::string::npos);

    const auto why = guiju({"explain", "D1", "--db", db()});
    EXPECT_EQ(why.code, 0);
    EXPECT_NE(why.out.find("需求内容不少于30字"), std::string::npos) << why.out;
    EXPECT_NE(guiju({"explain", "D1", "--db", db(), "--lang", "en"}).out.find("case D1"),
              std::string::npos);
    EXPECT_NE(guiju({"case", "history", "D1", "--db", db()}).out.find("审查"), std::string::npos);
    EXPECT_NE(guiju({"case", "list", "--db", db()}).out.find("油剂替代"), std::string::npos);
    const auto shown = guiju({"case", "show", "D1", "--db", db()});
    EXPECT_NE(shown.out.find("180万元"), std::string::npos) << shown.out;
    EXPECT_EQ(shown.out.find("13800000000"), std::string::npos) << "the phone is secret";
    const auto own = guiju({"case", "show", "D1", "--db", db(), "--as", "E1/王工", "--json"});
    EXPECT_NE(own.out.find("13800000000"), std::string::npos) << own.out << own.err;
}

TEST_F(Cases, what_was_done_on_paper_is_entered_with_its_day_and_evidence) {
    open_office();
    ASSERT_EQ(open_case("D1", kContent).code, 0);
    ASSERT_EQ(act({"do", "D1", "报送"}, "E1/王工").code, 0);
    const auto on_paper = [&](const std::vector<std::string>& more) {
        std::vector<std::string> words{"case",       "do",   "D1",    "自行办理", "--db",      db(),
                                       "--simulate", "--as", "L1/赵", "--at",     "2025-10-13"};
        words.insert(words.end(), more.begin(), more.end());
        return guiju(words);
    };
    for (const auto& [more, said] :
         {std::pair<std::vector<std::string>, std::string>{{"--offline", "2025-10-09"}, "凭证号"},
          {{"--evidence", "嘉线1"}, "日期"},
          {{"--offline", "2025-10-20", "--evidence", "嘉线1"}, "晚于现在"},
          {{"--offline", "2025-09-01", "--evidence", "嘉线1"}, "最近一次变动"}}) {
        const auto refused = on_paper(more);
        EXPECT_NE(refused.code, 0);
        EXPECT_NE(refused.err.find(said), std::string::npos) << refused.err;
    }
    const auto done = on_paper({"--offline", "2025-10-09", "--evidence", "嘉线2025-001"});
    ASSERT_EQ(done.code, 0) << done.err;
    const auto history = guiju({"case", "history", "D1", "--db", db()});
    EXPECT_NE(history.out.find("2025-10-09"), std::string::npos) << history.out;
    EXPECT_EQ(history.out.find("2025-10-13"), std::string::npos) << history.out;
    const auto shown = guiju({"case", "show", "D1", "--db", db()});
    EXPECT_NE(shown.out.find("嘉线2025-001"), std::string::npos) << shown.out;
    EXPECT_NE(shown.out.find("2025-10-13"), std::string::npos)
        << "3 working days from that day: " << shown.out;
}

TEST_F(Cases, who_is_shown_secrets_is_in_the_history_and_what_is_late_in_the_list) {
    open_office();
    ASSERT_EQ(open_case("D1", kContent).code, 0);
    ASSERT_EQ(act({"do", "D1", "报送"}, "E1/王工").code, 0);
    const auto late =
        guiju({"case", "overdue", "--db", db(), "--as", "L1/赵", "--at", "2025-10-13"});
    ASSERT_EQ(late.code, 0) << late.err;
    EXPECT_NE(late.out.find("需求分发/期限"), std::string::npos) << late.out;
    EXPECT_NE(late.out.find("3个工作日"), std::string::npos) << late.out;
    const auto other = guiju({"case", "progress", "--db", db(), "--as", "L1/赵", "--territory",
                              "330424", "--at", "2025-10-13"});
    EXPECT_NE(other.code, 0);
    EXPECT_NE(other.err.find("只能查看本地和下级"), std::string::npos) << other.err;
    ASSERT_EQ(act({"do", "D1", "分发", "--set", "承办单位=C1"}, "L1/赵").code, 0);
    const auto shown = guiju({"case", "show", "D1", "--db", db(), "--simulate", "--as", "C1/李四",
                              "--at", "2025-09-30"});
    ASSERT_EQ(shown.code, 0) << shown.err;
    EXPECT_NE(shown.out.find("13800000000"), std::string::npos) << "C1 handles it";
    const auto history = guiju({"case", "history", "D1", "--db", db()});
    EXPECT_NE(history.out.find("查看"), std::string::npos) << history.out;
    EXPECT_NE(history.out.find("李四"), std::string::npos) << history.out;
}

TEST_F(Cases, mistakes_with_a_case_are_told_with_their_remedy) {
    open_office();
    ASSERT_EQ(open_case("D1", "太短").code, 0);
    EXPECT_EQ(guiju({"case", "show", "D9", "--db", db()}).code, 1);
    EXPECT_EQ(guiju({"explain", "D9", "--db", db()}).code, 1);
    EXPECT_EQ(act({"do", "D1", "报送"}, "").code, 2);
    const auto field = act({"fill", "D1", "--set", "需求内荣=甲"}, "E1/王工");
    EXPECT_EQ(field.code, 1);
    EXPECT_NE(field.err.find("“需求内容”"), std::string::npos);
    const auto label = act({"fill", "D1", "--set", "密级=绝密"}, "E1/王工");
    EXPECT_NE(label.err.find("公开、企业秘密、涉密"), std::string::npos) << label.err;
    EXPECT_EQ(act({"do", "D1", "起飞"}, "E1/王工").code, 1);
    EXPECT_EQ(open_case("D1", "再来").code, 4) << "the case exists already";
    EXPECT_EQ(guiju({"case", "do", "D1", "报送", "--db", db(), "--as", "E1", "--at", "昨天"}).code,
              2);
}

TEST_F(Cases, a_database_without_a_policy_says_so) {
    ASSERT_EQ(guiju({"db", "init", "--db", db()}).code, 0);
    const auto told = guiju({"case", "list", "--db", db()});
    EXPECT_EQ(told.code, 1);
    EXPECT_NE(told.err.find("GJ5648  数据库里还没有规矩"), std::string::npos) << told.err;
}

TEST_F(Cases, a_limit_counts_the_cases_somebody_may_see) {
    open_office();
    ASSERT_EQ(guiju({"db", "load-units", "--db", db(),
                     write("e2.csv",
                           "代号,名称,角色,属地,其他\n"
                           "E2,乙县新材料公司,需求提出单位,330421,\n")})
                  .code,
              0);
    for (const char* id : {"D1", "D2", "D3"}) ASSERT_EQ(open_case(id, kContent).code, 0);
    const auto list = [this](const std::string& as, const std::string& limit) {
        return guiju({"case", "list", "--db", db(), "--as", as, "--limit", limit});
    };
    const auto nothing = list("E2/张", "2");
    EXPECT_EQ(nothing.code, 0);
    EXPECT_NE(nothing.err.find("没有您可以查看的案件符合"), std::string::npos) << nothing.err;
    ASSERT_EQ(guiju({"case", "open", "--db", db(), "--simulate", "--id", "D9", "--as", "E2/张",
                     "--at", "2025-09-29", "--set", "需求名称=染料", "--set", "所在地=330421"})
                  .code,
              0);
    const auto own = list("E2/张", "1");
    EXPECT_NE(own.out.find("D9"), std::string::npos) << own.out << own.err;
    EXPECT_EQ(own.out.find("D1"), std::string::npos) << own.out;
    EXPECT_EQ(own.err, "") << "there are no more";
    const auto first = list("E1/王工", "2");
    EXPECT_NE(first.out.find("D2"), std::string::npos) << first.out;
    EXPECT_EQ(first.out.find("D3"), std::string::npos) << first.out;
    EXPECT_NE(first.err.find("只列出前2件"), std::string::npos) << first.err;
    EXPECT_EQ(list("E1/王工", "3").err, "") << "that was all";
}

TEST_F(Cases, a_list_for_a_unit_that_is_not_there_is_no_empty_list) {
    open_office();
    const auto told = guiju({"case", "list", "--db", db(), "--as", "没有/张"});
    EXPECT_NE(told.code, 0);
    EXPECT_NE(told.err.find("GJ5007  没有编号为“没有”的单位"), std::string::npos) << told.err;
}

TEST_F(Cases, a_list_tells_a_filter_that_can_find_nothing) {
    open_office();
    ASSERT_EQ(open_case("D1", kContent).code, 0);
    const auto list = [this](const char* option, const char* value) {
        return guiju({"case", "list", "--db", db(), option, value});
    };
    EXPECT_NE(list("--phase", "待办").out.find("D1"), std::string::npos);
    EXPECT_NE(list("--territory", "330000").out.find("D1"), std::string::npos);
    const auto phase = list("--phase", "办完");
    EXPECT_EQ(phase.code, 2);
    EXPECT_NE(phase.err.find("选项“--phase”不能是“办完”"), std::string::npos) << phase.err;
    EXPECT_NE(phase.err.find("待办、办理中、待补正、待确认、已办结、暂停、已撤回"),
              std::string::npos)
        << phase.err;
    const auto stage = list("--stage", "初筛");
    EXPECT_NE(stage.err.find("没有“初筛”环节，有：需求报送、涉密登记、"), std::string::npos)
        << stage.err;
    EXPECT_NE(list("--unit", "没有").err.find("GJ5007"), std::string::npos);
    for (const char* verb : {"list", "progress", "overdue"}) {
        const auto place = guiju({"case", verb, "--db", db(), "--territory", "嘉善"});
        EXPECT_EQ(place.code, 2) << verb;
        EXPECT_NE(place.err.find("GJ5606"), std::string::npos) << place.err;
    }
}

TEST_F(Cases, an_empty_list_of_policies_says_so) {
    ASSERT_EQ(guiju({"db", "init", "--db", db()}).code, 0);
    const auto told = guiju({"policy", "list", "--db", db()});
    EXPECT_EQ(told.code, 0);
    EXPECT_NE(told.err.find("数据库里还没有规矩"), std::string::npos) << told.err;
}

TEST_F(Cases, who_stands_in_for_whom_is_listed_and_nobody_is_said) {
    open_office();
    const auto list = [this](const char* unit) {
        return guiju({"staff", "list", unit, "--db", db()});
    };
    EXPECT_NE(list("L1").err.find("L1没有登记请假代理、工作交接"), std::string::npos);
    EXPECT_NE(list("没有").err.find("GJ5007"), std::string::npos);
    EXPECT_EQ(list("没有").code, 1);
    ASSERT_EQ(guiju({"staff", "leave", "L1/赵", "--target", "钱", "--from", "2025-09-28", "--until",
                     "2025-10-08", "--reason", "年休假", "--db", db()})
                  .code,
              0);
    EXPECT_NE(list("L1").out.find("L1/赵 → 钱  2025-09-28 – 2025-10-08  年休假"),
              std::string::npos);
    EXPECT_EQ(list("L1").err, "");
    const auto leave = [this](const char* who, const char* target) {
        return guiju({"staff", "leave", who, "--target", target, "--from", "2025-10-20", "--until",
                      "2025-10-21", "--db", db()});
    };
    EXPECT_NE(leave("L1/孙", "L1/李").out.find("L1/孙 → 李"), std::string::npos) << "of one unit";
    EXPECT_NE(leave("L1/孙", "E1/王工").err.find("GJ5494"), std::string::npos) << "of another";
    EXPECT_NE(leave("L1/孙", "李\u200b").err.find("GJ5417"), std::string::npos);
}

TEST_F(Cases, a_time_is_read_as_people_write_it) {
    open_office();
    ASSERT_EQ(open_case("D1", "太短").code, 0);
    const auto done_at = [this](const std::string& time) {
        const auto ran = guiju({"case", "comment", "D1", "--reason", "来电", "--db", db(),
                                "--simulate", "--as", "E1/王工", "--at", time, "--json"});
        EXPECT_EQ(ran.code, 0) << time << ": " << ran.err;
        const auto shown = guiju({"case", "history", "D1", "--db", db(), "--json"});
        return shown.out.find("2025-10-09T10:30:00+08:00") != std::string::npos;
    };
    EXPECT_FALSE(done_at("2025-10-09"));
    EXPECT_FALSE(done_at("2025-10-09 10:29"));
    EXPECT_TRUE(done_at("2025-10-09 10:30"));
    for (const char* same : {"2025-10-09T10:30", "2025年10月9日10时30分", "2025-10-09T02:30:00Z"})
        EXPECT_TRUE(done_at(same)) << same;
    const auto wrong = guiju({"case", "tick", "--db", db(), "--at", "2025-10-09 25:00"});
    EXPECT_EQ(wrong.code, 2);
    EXPECT_NE(wrong.err.find("GJ5626"), std::string::npos) << wrong.err;
}

TEST_F(Cases, the_same_command_twice_gives_the_same_answer_once) {
    open_office();
    ASSERT_EQ(open_case("D1", "太短").code, 0);
    const std::vector<std::string> file{"do", "D1", "报送", "--command-id", "x1", "--json"};
    const auto first = act(file, "E1/王工");
    const auto second = act(file, "E1/王工");
    EXPECT_EQ(first.code, 0);
    EXPECT_EQ(second.code, 0);
    const auto history = guiju({"case", "history", "D1", "--db", db(), "--json"});
    EXPECT_EQ(std::count(history.out.begin(), history.out.end(), '\n'), 2);
}

TEST_F(Cases, run_with_a_database_files_cases_once_however_often_it_runs) {
    open_office();
    const auto text =
        "企业代号," + kHeader + "E1," + row("D1", "是", "180") + "E1," + row("D2", "否", "180");
    const auto cases = write("cases.csv", text);
    const auto ran = guiju(
        {"run", kMeasures, "--cases", cases, "--db", db(), "--simulate", "--as-of", "2025-09-29"});
    EXPECT_EQ(ran.code, 0) << ran.err;
    EXPECT_NE(ran.out.find("需求分发"), std::string::npos) << ran.out << ran.err;
    const auto again = guiju(
        {"run", kMeasures, "--cases", cases, "--db", db(), "--simulate", "--as-of", "2025-09-29"});
    EXPECT_NE(again.err.find("2件此前已经报送"), std::string::npos) << again.err;
    const auto ticked = guiju({"case", "tick", "--db", db(), "--at", "2025-11-01"});
    EXPECT_EQ(ticked.code, 0);
    EXPECT_NE(ticked.out.find("2件"), std::string::npos) << ticked.out;
}

TEST_F(Cases, eval_reads_feel_too) {
    const auto sum = guiju({"eval", "--feel", "sum(for x in [1, 2, 3] return x * price)", "--with",
                            R"({"price": 10})"});
    EXPECT_EQ(sum.code, 0);
    EXPECT_NE(sum.out.find(R"("v":"60")"), std::string::npos) << sum.out;
    const auto exact = guiju({"eval", "--feel", "x", "--with", R"({"x":0.12345678901234567891})"});
    EXPECT_NE(exact.out.find(R"("v":"0.12345678901234567891")"), std::string::npos) << exact.out;
    EXPECT_EQ(guiju({"eval", "--feel", "x", "--with", "nonsense"}).code, 1);
    EXPECT_EQ(guiju({"eval", "--feel", "1 +"}).code, 1);
    EXPECT_EQ(guiju({"eval", "--feel"}).code, 2);
}

TEST_F(Cases, evaluate_ranks_units_and_tries_other_parameters) {
    open_office();
    const auto figures = write("figures.csv", "指标,单位,周期,数值\n收到诉求数,L1,2025,10\n");
    EXPECT_EQ(guiju({"db", "load-figures", figures, "--db", db()}).code, 0);
    const auto name = std::string("牵头单位年度评价");
    const auto ran = guiju({"evaluate", kMeasures, name, "--db", db(), "--period", "2025"});
    EXPECT_EQ(ran.code, 0) << ran.err;
    EXPECT_NE(ran.out.find("甲县经信局"), std::string::npos) << ran.out;
    EXPECT_NE(guiju({"evaluate", kName, name, "--db", db(), "--period", "2025", "--what-if",
                     "年度征集指标=80件"})
                  .out.find("原得分"),
              std::string::npos);
    EXPECT_EQ(guiju({"evaluate", kMeasures, "没有", "--db", db(), "--period", "2025"}).code, 1);
    EXPECT_EQ(guiju({"evaluate", kMeasures, name, "--db", db(), "--period", "去年"}).code, 2);
    EXPECT_EQ(guiju({"evaluate", kMeasures, name, "--db", db(), "--period", "2025", "--json"})
                  .out.front(),
              '{');
}

TEST_F(Cases, eval_answers_yes_no_or_what_is_missing) {
    const auto ran = [](const std::string& expression, const std::string& data) {
        return guiju({"eval", expression, "--with", data}).out;
    };
    EXPECT_EQ(ran("意向投入不低于100万元", R"({"意向投入":"180万元"})"), "是\n");
    EXPECT_EQ(ran("甲大于0.3", R"({"甲":0.3})"), "否\n");
    EXPECT_EQ(ran("甲÷乙", R"({"甲":9,"乙":20})"), "0.45\n");
    EXPECT_EQ(ran("甲÷乙", R"({"甲":9,"乙":0})"), "无法计算\n");
    EXPECT_EQ(ran("甲大于3且乙为“红”", R"({"甲":9,"乙":null})"), "不能判断，缺少：乙\n");
    EXPECT_EQ(ran("甲大于3且乙为“红”", R"({"甲":1,"乙":null})"), "否\n");
    EXPECT_EQ(guiju({"eval", "((甲", "--with", R"({"甲":1})"}).code, 1);
    EXPECT_EQ(guiju({"eval", "甲大于3", "--with", "{甲"}).code, 1);
    const auto lines =
        guiju({"eval", "--jsonl"},
              {"{\"id\":7,\"expression\":\"甲大于3\",\"with\":{\"甲\":9}}\nwhat\n", {}});
    EXPECT_EQ(lines.code, 0);
    EXPECT_EQ(lines.out.find("{\"result\":true"), 0U) << lines.out;
    EXPECT_NE(lines.out.find("GJ5661"), std::string::npos);
}

constexpr const char* kSigning = R"(规矩　签约
版本：1.0
层级：省
属地：浙江省（330000）
性质：公共服务
状态：试行
施行：自2024年1月1日起
日历：中国工作日

角色
申报单位：企业
主管部门：机关，县级
市局：机关，市级
上报顺序：主管部门、市局

事项　申报
事项名称：文字，必填

环节　报送
办理：申报单位
办理事项：
（一）报送；
处理：
报送的，转对接。

环节　对接
办理：主管部门
期限：收到后60个工作日内
期限：首次推荐后5个工作日内签约
准许：取回
办理事项：
（一）推荐；
（二）转出；
处理：
推荐的，留在本环节；
转出的，转履约。

环节　履约
办理：主管部门
期限：收到后60个工作日内
办理事项：
（一）签约；
（二）了结；
处理：
签约的，留在本环节；
了结的，办结。
)";

/// Who was told that a deadline has passed is not told again because somebody took a step back.
TEST_F(Cases, what_ran_out_meanwhile_is_not_taken_back) {
    const auto policy = write("签约.guiju", kSigning);
    const auto units = write("units.csv",
                             "代号,名称,角色,属地,其他\nE1,甲公司,申报单位,330421,\n"
                             "L1,县局,主管部门,330421,\nS1,市局,市局,330400,\n");
    const Setting setting{
        {}, {{"GUIJU_CALENDARS", std::filesystem::absolute("rules/calendars").string()}}};
    const auto run = [&](std::vector<std::string> words) {
        words.insert(words.end(), {"--db", url("signing.db")});
        const auto ran = guiju(words, setting);
        EXPECT_EQ(ran.code, 0) << ran.err;
        return ran;
    };
    const auto act = [&](std::vector<std::string> words, const char* as, const char* at) {
        words.insert(words.begin(), "case");
        words.insert(words.end(), {"--as", as, "--at", at});
        return run(std::move(words));
    };
    run({"db", "init"});
    run({"db", "adopt", policy, "--at", "2025-01-01"});
    run({"db", "load-units", units});
    act({"open", "--id", "A", "--set", "事项名称=甲"}, "E1/王", "2025-10-09");
    act({"do", "A", "报送"}, "E1/王", "2025-10-09");
    act({"do", "A", "推荐"}, "L1/赵", "2025-10-10");
    act({"do", "A", "转出"}, "L1/赵", "2025-10-13");
    run({"case", "tick", "--at", "2025-10-20"});
    act({"take-back", "A"}, "L1/赵", "2025-10-21");
    run({"case", "tick", "--at", "2025-10-22"});
    const auto history = run({"case", "history", "A"}).out;
    const auto first = history.find("到期检查");
    EXPECT_NE(first, std::string::npos) << history;
    EXPECT_EQ(history.find("到期检查", first + 1), std::string::npos) << history;
}

}  // namespace
}  // namespace guiju::acceptance
