// SPDX-License-Identifier: Apache-2.0
#include "dsl/compare/page.h"

#include "tests/unit/dsl/compare/compared.h"

namespace guiju::compare {
namespace {

Impact some_cases() {
    Impact impact;
    impact.source = "案件.csv";
    impact.unit_name = {"所在地", "place"};
    for (int i = 0; i < 30; ++i) impact.add("330421", {"转复审", "go on"}, {"转复审", "go on"});
    ChangedCase one;
    one.id = "D<1>";
    one.unit = "330424";
    one.before = {"转复审", "go on"};
    one.after = {"退回补正", "return for correction"};
    one.why_after = {{"金额不低于15万元：金额现为10万元", "amount"}};
    one.reasons = {{"现在不符合第（二）项", "item (2)"}};
    one.way = -1;
    impact.add_changed(one);
    return impact;
}

std::string page_of(const Changes& changes, const Impact* impact, base::Lang lang) {
    const auto older = prove::compiled_with({}).program,
               newer = prove::compiled_with(changes).program;
    return page(older.head, newer.head, compare(older, newer), impact, lang);
}

TEST(Page, is_one_page_without_scripts_and_with_working_links) {
    const auto impact = some_cases();
    for (const auto lang : {base::Lang::zh, base::Lang::en}) {
        const auto text = page_of({{"收到后10个自然日内", "收到后7个自然日内"}}, &impact, lang);
        EXPECT_EQ(text.find("<script"), std::string::npos);
        EXPECT_EQ(text.find("http"), std::string::npos);
        EXPECT_EQ(text.find("D<1>"), std::string::npos) << "names are escaped";
        EXPECT_NE(text.find("D&lt;1&gt;"), std::string::npos);
        for (auto at = text.find("href=\"#"); at != std::string::npos;
             at = text.find("href=\"#", at + 1)) {
            const auto id = text.substr(at + 7, text.find('"', at + 7) - at - 7);
            EXPECT_NE(text.find("id=\"" + id + "\""), std::string::npos) << id;
        }
    }
}

TEST(Page, says_what_changed_and_what_becomes_of_cases) {
    const auto impact = some_cases();
    const auto text =
        page_of({{"收到后10个自然日内", "收到后7个自然日内"}}, &impact, base::Lang::zh);
    for (const char* part : {"初审的期限由10日缩短为7日", "结果的去向", "转复审", "退回补正",
                             "为什么改变", "分单位", "330424", "<svg", "金额现为10万元"})
        EXPECT_NE(text.find(part), std::string::npos) << part;
}

TEST(Page, without_changes_it_says_so) {
    EXPECT_NE(page_of({}, nullptr, base::Lang::zh).find("没有变化"), std::string::npos);
    EXPECT_NE(page_of({}, nullptr, base::Lang::en).find("Nothing changed"), std::string::npos);
}

TEST(FlowPicture, has_a_band_for_every_flow_with_its_number) {
    const auto svg = flow_picture(some_cases(), base::Lang::zh);
    EXPECT_NE(svg.find("转复审 → 转复审：30件"), std::string::npos) << svg;
    EXPECT_NE(svg.find("转复审 → 退回补正：1件"), std::string::npos);
    EXPECT_NE(svg.find("#b3261e"), std::string::npos) << "what no longer goes on is red";
}

}  // namespace
}  // namespace guiju::compare
