// SPDX-License-Identifier: Apache-2.0
// Local policies in a database: what they are composed on and proved against before they come into use, which
// policy a place goes by as versions follow each other, and what people there read.
#include "tests/acceptance/program.h"

namespace guiju::acceptance {
namespace {

const std::string kProvince = "tests/acceptance/localities/province.guiju";
const std::string kCity = "tests/acceptance/localities/city.guiju";
const std::string kName = "设备补助办法";

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const auto place = text.find(from);
    EXPECT_NE(place, std::string::npos) << from;
    if (place != std::string::npos) text.replace(place, from.size(), to);
    return text;
}

Ran run(const std::vector<std::string>& words) {
    return guiju(words, {"", {{"GUIJU_CALENDARS", "rules/calendars"}}});
}

class Localities : public Program {
   protected:
    void SetUp() override {
        ASSERT_EQ(run({"db", "init", "--db", db()}).code, 0);
        publish(kProvince, "2026-01-05");
        const auto units = write("units.csv",
                                 "代号,名称,角色,属地,其他\n"
                                 "E1,甲公司,申请单位,330481,\n"
                                 "E2,乙公司,申请单位,330521,\n"
                                 "L1,甲县科技局,受理单位,330481,\n"
                                 "L2,乙县科技局,受理单位,330521,\n"
                                 "C1,嘉兴市财政局,复核单位,330400,\n"
                                 "C2,嘉兴市科技局,复核单位,330400,\n"
                                 "H1,湖州市科技局,复核单位,330500,\n");
        const auto loaded = run({"db", "load-units", units, "--db", db()});
        ASSERT_EQ(loaded.code, 0) << loaded.err;
    }

    [[nodiscard]] std::string db() const { return url("office.db"); }
    [[nodiscard]] Ran submit(const std::string& file, const std::string& day,
                             const std::vector<std::string>& more = {}) const {
        std::vector<std::string> words{"policy", "submit",  file,   "--db", db(),
                                       "--as",   "局/张三", "--at", day};
        words.insert(words.end(), more.begin(), more.end());
        return run(words);
    }
    void publish(const std::string& file, const std::string& day) const {
        const auto sent = submit(file, day, {"--json"});
        ASSERT_EQ(sent.code, 0) << sent.err;
        const auto at = sent.out.find("\"hash\":\"") + 8;
        const auto done = run({"policy", "approve", sent.out.substr(at, 12), "--db", db(), "--as",
                               "局/李四", "--at", day});
        ASSERT_EQ(done.code, 0) << done.err;
    }
    /// The city's file, changed, where nothing else lies near it.
    [[nodiscard]] std::string city(const std::string& from, const std::string& to,
                                   const std::string& name = "city.guiju") const {
        return write("here/" + name, replaced(read(kCity), from, to));
    }
    /// Version 2.0 of the province, with a deadline of seven days.
    [[nodiscard]] std::string newer(const std::string& more = "") const {
        auto text = replaced(read(kProvince), "版本：1.0", "版本：2.0");
        text = replaced(text, "自2026年1月1日起", "自2026年9月1日起" + more);
        return write("new/province.guiju", replaced(text, "10个自然日", "9个自然日"));
    }
    [[nodiscard]] Ran act(std::vector<std::string> words, const std::string& as,
                          const std::string& at) const {
        words.insert(words.begin(), "case");
        words.insert(words.end(), {"--db", db(), "--as", as, "--at", at});
        return run(words);
    }
    /// Opened and filed on that day under the name of the base.
    [[nodiscard]] Ran file(const std::string& id, const std::string& unit, const std::string& day,
                           const std::string& policy = kName) const {
        const auto opened = act({"open", "--policy", policy, "--id", id, "--set", "名称=新型涂层",
                                 "--set", "投入=20万元"},
                                unit + "/王工", day);
        if (opened.code != 0) return opened;
        return act({"do", id, "报送"}, unit + "/王工", day);
    }
    [[nodiscard]] std::string shown(const std::string& id) const {
        return run({"case", "show", id, "--db", db()}).out;
    }
    [[nodiscard]] std::string versions() const {
        return run({"policy", "list", "--db", db(), "--as-of", "2027-12-31"}).out;
    }
};

TEST_F(Localities, a_local_file_is_composed_on_the_base_in_the_database) {
    // Nothing but the file itself lies there.
    publish(write("here/city.guiju", read(kCity)), "2026-02-20");
    EXPECT_TRUE(has(versions(), "嘉兴市设备补助细则")) << versions();
    ASSERT_EQ(file("D1", "E1", "2026-03-02").code, 0);
    EXPECT_TRUE(has(shown("D1"), "2026-03-10")) << shown("D1") << "eight days in the city";
    ASSERT_EQ(file("D2", "E2", "2026-03-02").code, 0);
    EXPECT_TRUE(has(shown("D2"), "2026-03-12")) << shown("D2") << "ten elsewhere";
}

TEST_F(Localities, nothing_is_approved_on_a_base_that_was_withdrawn_since) {
    const auto sent = submit(write("here/city.guiju", read(kCity)), "2026-02-20", {"--json"});
    ASSERT_EQ(sent.code, 0) << sent.err;
    const auto gone = run({"policy", "withdraw", kName, "--reason", "附件有误", "--db", db(),
                           "--as", "局/李四", "--at", "2026-02-21"});
    ASSERT_EQ(gone.code, 0) << gone.err;
    const auto hash = sent.out.substr(sent.out.find("\"hash\":\"") + 8, 12);
    const auto done =
        run({"policy", "approve", hash, "--db", db(), "--as", "局/李四", "--at", "2026-02-22"});
    EXPECT_NE(done.code, 0);
    EXPECT_TRUE(has(done.err, "GJ5667")) << done.err;
    EXPECT_TRUE(has(done.err, kName)) << done.err;
}

TEST_F(Localities, without_its_base_a_local_file_is_refused) {
    const auto none = submit(city("设备补助办法，1.0版", "设备补助条例，1.0版"), "2026-02-20");
    EXPECT_NE(none.code, 0);
    EXPECT_TRUE(has(none.err, "GJ4101")) << none.err;
    const auto version = submit(city("设备补助办法，1.0版", "设备补助办法，3.0版"), "2026-02-20");
    EXPECT_NE(version.code, 0);
    EXPECT_TRUE(has(version.err, "GJ4102")) << version.err;
    EXPECT_FALSE(has(versions(), "嘉兴市设备补助细则")) << "nothing is activated";
}

TEST_F(Localities, what_is_looser_is_refused_with_both_places_and_nothing_is_stored) {
    const auto longer = submit(city("8个自然日", "15个自然日"), "2026-02-20");
    EXPECT_NE(longer.code, 0);
    EXPECT_TRUE(has(longer.err, "GJ4201")) << longer.err;
    EXPECT_TRUE(has(longer.err, "city.guiju")) << longer.err;
    EXPECT_TRUE(has(longer.err, "province.guiju")) << longer.err;
    const auto adopted =
        run({"db", "adopt", city("8个自然日", "15个自然日"), "--db", db(), "--at", "2026-03-02"});
    EXPECT_NE(adopted.code, 0);
    EXPECT_TRUE(has(adopted.err, "GJ4201")) << adopted.err;
    const auto filed =
        run({"run", city("8个自然日", "15个自然日"), "--cases",
             write("cases.csv", "编号,所在地,名称,投入\nR1,330481,新型涂层,20万元\n"), "--db", db(),
             "--as-of", "2026-03-02"});
    EXPECT_NE(filed.code, 0);
    EXPECT_TRUE(has(filed.err, "GJ4201")) << filed.err;
    EXPECT_FALSE(has(versions(), "嘉兴市设备补助细则"));
}

TEST_F(Localities, what_only_a_proof_finds_is_refused_too) {
    // The stage that is added has no way out.
    auto text = replaced(read(kProvince), "版本：1.0", "版本：1.1");
    text =
        replaced(text, "全部符合的，转复核。", "全部符合的，转复核。\n其后：　【市县可增设环节】");
    publish(write("new/province.guiju", text), "2026-02-01");
    const auto ran = submit(city("设备补助办法，1.0版", "设备补助办法，1.1版"), "2026-02-20");
    EXPECT_EQ(ran.code, 0) << ran.err;
    const auto stuck =
        write("here/stuck.guiju",
              replaced(read(kCity), "1.0版", "1.1版") +
                  "\n增设环节　现场核查，在初审之后\n办理：受理单位\n期限：收到后1个自然日内\n"
                  "办理事项：\n（一）核查；\n处理：\n核查的，转现场核查。\n");
    const auto refused = submit(stuck, "2026-02-20");
    EXPECT_NE(refused.code, 0);
    EXPECT_TRUE(has(refused.err, "GJ43") || has(refused.err, "GJ3")) << refused.err;
}

TEST_F(Localities, the_base_given_has_to_be_the_one_in_the_database) {
    const auto other =
        write("mine/province.guiju", replaced(read(kProvince), "10个自然日", "12个自然日"));
    const auto ran = submit(write("here/city.guiju", read(kCity)), "2026-02-20", {"--base", other});
    EXPECT_NE(ran.code, 0);
    EXPECT_TRUE(has(ran.err, "GJ4143")) << ran.err;
    const auto same =
        submit(write("here/city.guiju", read(kCity)), "2026-02-20", {"--base", kProvince});
    EXPECT_EQ(same.code, 0) << same.err;
}

TEST_F(Localities, what_builds_on_an_approved_policy_is_approved_too) {
    // The city's file on a province text nobody approved: by a simulation, which does not compare them.
    const auto other =
        write("mine/province.guiju", replaced(read(kProvince), "10个自然日", "30个自然日"));
    const auto longer = city("8个自然日", "25个自然日");
    const auto adopt = [&](const std::vector<std::string>& more) {
        std::vector<std::string> words{"db", "adopt", longer, "--db", db(), "--at", "2026-02-20"};
        words.insert(words.end(), more.begin(), more.end());
        return run(words);
    };
    const auto around = adopt({"--simulate", "--base", other});
    EXPECT_EQ(around.code, 3) << around.out;
    EXPECT_TRUE(has(around.err, "GJ5675")) << around.err;
    ASSERT_EQ(file("D1", "E1", "2026-03-02").code, 0);
    EXPECT_TRUE(has(shown("D1"), "2026-03-12")) << shown("D1") << "the province's ten days";
    // On a version of the province that was only handed in.
    ASSERT_EQ(submit(newer(), "2026-02-20").code, 0);
    const auto later = replaced(read(city("设备补助办法，1.0版", "设备补助办法，2.0版")),
                                "自2026年3月1日起", "自2026年9月1日起");
    const auto early =
        run({"db", "adopt", write("here/later.guiju", later), "--db", db(), "--at", "2026-02-21"});
    EXPECT_NE(early.code, 0);
    EXPECT_TRUE(has(early.err, "GJ5675")) << early.err;
    // On what is not here at all.
    const auto far = replaced(replaced(read(kProvince), "设备补助办法", "设备更新办法"),
                              "10个自然日", "30个自然日");
    const auto stranger = write("far/province.guiju", far);
    const auto on_it = run({"db", "adopt", "--simulate", "--base", stranger,
                            city("设备补助办法，1.0版", "设备更新办法，1.0版", "far-city.guiju"),
                            "--db", db(), "--at", "2026-02-21"});
    EXPECT_TRUE(has(on_it.err, "GJ5675")) << on_it.out << on_it.err;
    EXPECT_FALSE(has(versions(), "嘉兴市设备补助细则")) << versions();
}

TEST_F(Localities, two_policies_of_one_place_do_not_change_one_clause) {
    publish(write("here/city.guiju", read(kCity)), "2026-02-20");
    const auto second =
        write("here/second.guiju",
              replaced(replaced(replaced(read(kCity), "嘉兴市设备补助细则", "嘉兴市技改补助细则"),
                                "8个自然日", "6个自然日"),
                       "改称　受理单位：“设备补助窗口”\n", ""));
    const auto same = submit(second, "2026-02-21");
    EXPECT_NE(same.code, 0);
    EXPECT_TRUE(has(same.err, "GJ4141")) << same.err;
    EXPECT_TRUE(has(same.err, "second.guiju")) << same.err;
    EXPECT_TRUE(has(same.err, "city.guiju")) << same.err << "both places";
    EXPECT_TRUE(has(same.err, "初审时限"));
    const auto third =
        write("here/third.guiju", replaced(read(kCity), "嘉兴市设备补助细则", "嘉兴市投入细则"));
    const auto text = read(third);
    write("here/third.guiju", text.substr(0, text.find("缩短")) + "提高　最低投入：15万元\n");
    const auto apart = submit(third, "2026-02-21");
    EXPECT_NE(apart.code, 0);
    EXPECT_TRUE(has(apart.err, "GJ4142")) << apart.err;
    EXPECT_FALSE(has(versions(), "嘉兴市投入细则"));
    // Given together they are seen without a database.
    write("here/province.guiju", read(kProvince));
    const auto together = run({"check", "--no-proofs", at("here")});
    EXPECT_EQ(together.code, 3);
    EXPECT_TRUE(has(together.out, "GJ4141")) << together.out;
    EXPECT_TRUE(has(together.out, "GJ4142")) << together.out;
}

TEST_F(Localities, a_city_stays_on_its_version_until_the_new_one_binds) {
    publish(write("here/city.guiju", read(kCity)), "2026-02-20");
    publish(newer("\n各地适用：自2026年11月1日起"), "2026-08-01");
    ASSERT_EQ(file("D1", "E1", "2026-10-12").code, 0);
    EXPECT_TRUE(has(shown("D1"), "2026-10-20")) << shown("D1") << "still the city's eight days";
    ASSERT_EQ(file("D2", "E2", "2026-10-12").code, 0);
    EXPECT_TRUE(has(shown("D2"), "2026-10-21")) << shown("D2") << "nine days of 2.0 elsewhere";
    ASSERT_EQ(file("D3", "E1", "2026-11-02").code, 0);
    EXPECT_TRUE(has(shown("D3"), "2026-11-11")) << shown("D3") << "2.0 binds the city";
    const auto by_name = file("D4", "E1", "2026-11-02", "嘉兴市设备补助细则");
    EXPECT_NE(by_name.code, 0);
    EXPECT_TRUE(has(by_name.err, "GJ4401")) << by_name.err;
    EXPECT_TRUE(has(by_name.err, "2026年11月1日")) << by_name.err;

    // What is sent in now is told, and what would begin after that day is refused.
    const auto late = submit(city("自2026年3月1日起", "自2026年12月1日起"), "2026-10-20");
    EXPECT_NE(late.code, 0);
    EXPECT_TRUE(has(late.err, "GJ4401")) << late.err;
    write("near/province.guiju", read(kProvince));
    write("near/province-2.guiju", read(at("new/province.guiju")));
    const auto told = run({"check", "--no-proofs", write("near/city.guiju", read(kCity))});
    EXPECT_EQ(told.code, 0) << told.out;
    EXPECT_TRUE(has(told.out, "GJ4402")) << told.out;
    EXPECT_TRUE(has(told.out, "province-2.guiju")) << told.out;
    auto text = replaced(read(kCity), "1.0版", "2.0版");
    text =
        replaced(replaced(text, "版本：1.0", "版本：1.1"), "自2026年3月1日起", "自2026年11月3日起");
    publish(write("here/city-2.guiju", text), "2026-10-20");
    ASSERT_EQ(file("D5", "E1", "2026-11-03").code, 0);
    EXPECT_TRUE(has(shown("D5"), "2026-11-11")) << shown("D5") << "eight days again, on 2.0";
}

TEST_F(Localities, what_a_new_base_does_to_the_policies_of_a_database) {
    publish(write("here/city.guiju", read(kCity)), "2026-02-20");
    auto text = replaced(read(newer("\n各地适用：自2027年1月1日起")), "9个自然日", "7个自然日");
    const auto tighter = write("new/province.guiju", text);
    const auto ran = run({"check", "--base", tighter, "--db", db()});
    EXPECT_EQ(ran.code, 3) << ran.err;
    EXPECT_TRUE(has(ran.out, "嘉兴市设备补助细则")) << ran.out << ran.err;
    EXPECT_TRUE(has(ran.out, "不能用了")) << ran.out;
    EXPECT_TRUE(has(ran.err, "2027年1月1日起各地适用")) << ran.err;
    const auto mild = run({"check", "--base", newer(), "--db", db()});
    EXPECT_EQ(mild.code, 0) << mild.out << mild.err;
    EXPECT_TRUE(has(mild.err, "各地照旧")) << mild.err;
}

TEST_F(Localities, people_read_the_local_name_and_the_named_unit_has_the_work) {
    publish(write("here/city.guiju", read(kCity)), "2026-02-20");
    ASSERT_EQ(file("D1", "E1", "2026-03-02").code, 0);
    EXPECT_TRUE(has(shown("D1"), "设备补助窗口（L1）")) << shown("D1");
    EXPECT_TRUE(has(run({"case", "list", "--db", db()}).out, "设备补助窗口（L1）"));
    const auto screened = act({"screen", "D1"}, "L1/赵", "2026-03-03");
    ASSERT_EQ(screened.code, 0) << screened.err;
    EXPECT_TRUE(has(shown("D1"), "复核单位（C2）")) << shown("D1") << "not C1, the first of two";
    const auto other = act({"do", "D1", "同意"}, "C1/钱", "2026-03-04");
    EXPECT_NE(other.code, 0) << "the unit that is not named may not";
    EXPECT_EQ(act({"do", "D1", "同意"}, "C2/孙", "2026-03-04").code, 0);
    const auto why = run({"explain", "D1", "--db", db()});
    EXPECT_TRUE(has(why.out, "设备补助窗口 L1")) << why.out;

    const auto text = run({"render", write("here/city.guiju", read(kCity)), "--lang", "zh"});
    EXPECT_NE(text.code, 0) << "its base is not near";
    write("here/province.guiju", read(kProvince));
    const auto rendered = run({"render", at("here/city.guiju")});
    EXPECT_EQ(rendered.code, 0) << rendered.err;
    EXPECT_TRUE(has(rendered.out, "设备补助窗口应当")) << rendered.out;
    EXPECT_TRUE(has(rendered.out, "受理单位：“设备补助窗口”")) << rendered.out;
    EXPECT_TRUE(has(rendered.out, "复核单位：“嘉兴市科技局”")) << rendered.out;
}

TEST_F(Localities, a_named_unit_that_is_not_there_stops_the_case) {
    publish(city("嘉兴市科技局”", "嘉兴市科委”"), "2026-02-20");
    ASSERT_EQ(file("D1", "E1", "2026-03-02").code, 0);
    const auto screened = act({"screen", "D1"}, "L1/赵", "2026-03-03");
    EXPECT_NE(screened.code, 0);
    EXPECT_TRUE(has(screened.err, "GJ4502")) << screened.err;
    EXPECT_TRUE(has(shown("D1"), "初审")) << shown("D1");
}

TEST_F(Localities, a_recurring_task_of_the_city_starts_in_the_city) {
    publish(city("缩短　初审时限：8个自然日",
                 "缩短　初审时限：8个自然日\n\n周期任务　季度申报\n周期：每季度\n对象：申请单位\n"
                 "建立：期初\n"),
            "2026-02-20");
    const auto ticked = run({"case", "tick", "--db", db(), "--at", "2026-04-02"});
    ASSERT_EQ(ticked.code, 0) << ticked.err;
    const auto all = run({"case", "list", "--db", db(), "--json", "--limit", "0"}).out;
    EXPECT_TRUE(has(all, "季度申报/2026Q2/E1")) << all;
    EXPECT_FALSE(has(all, "E2\"")) << all << "not in another city";
    const auto again = run({"case", "tick", "--db", db(), "--at", "2026-04-03", "--json"});
    EXPECT_TRUE(has(again.out, "\"ticked\":0")) << again.out << "once";
}

TEST_F(Localities, an_evaluation_of_the_city_ranks_its_own_counties) {
    publish(city("缩短　初审时限：8个自然日",
                 "缩短　初审时限：8个自然日\n\n指标\n补助数：件，本期报送的补助申请\n\n"
                 "评价　县级评价\n对象：受理单位\n周期：每年\n｜指标｜权重｜计分｜\n"
                 "｜数量｜100%｜补助数达到10件得100分，不足的按比例计分｜\n"
                 "取数：四舍五入，保留2位小数\n缺数：其余各项按权重折算，并列明原因\n"
                 "同分：并列\n等次：优秀85分以上、其余不合格\n"),
            "2026-02-20");
    ASSERT_EQ(file("D1", "E1", "2026-03-02").code, 0);
    const auto ran = run(
        {"evaluate", "嘉兴市设备补助细则", "县级评价", "--period", "2026", "--db", db(), "--json"});
    ASSERT_EQ(ran.code, 0) << ran.err;
    EXPECT_TRUE(has(ran.out, "\"L1\"")) << ran.out;
    EXPECT_FALSE(has(ran.out, "\"L2\"")) << ran.out << "of another city";
}

TEST_F(Localities, diff_says_who_is_called_what_and_who_is_named) {
    write("here/province.guiju", read(kProvince));
    const auto text = read(kCity) +
                      "\n属地\n｜代号｜名称｜上级｜牵头单位｜说明｜\n"
                      "｜330495｜嘉兴港区｜330400｜港区经发局｜｜\n";
    const auto ran = run({"diff", at("here/province.guiju"), write("here/city.guiju", text)});
    ASSERT_EQ(ran.code, 0) << ran.err;
    EXPECT_TRUE(has(ran.out, "设备补助窗口")) << ran.out;
    EXPECT_TRUE(has(ran.out, "嘉兴市科技局")) << ran.out;
    EXPECT_TRUE(has(ran.out, "嘉兴港区")) << ran.out;
}

}  // namespace
}  // namespace guiju::acceptance
