// SPDX-License-Identifier: Apache-2.0
#include "dsl/text/report.h"

#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "dsl/text/characters.h"
#include "dsl/text/snippet.h"

namespace guiju::text {
namespace {

namespace json = boost::json;
using base::Code;
using base::Diagnostic;
using base::Lang;

Source source_of(std::string bytes) { return *load("省级基础规则.guiju", std::move(bytes)).value; }

base::Span span_of(const Source& source, std::string_view text) {
    const auto begin = static_cast<std::uint32_t>(source.bytes().find(text));
    return {0, begin, begin + static_cast<std::uint32_t>(text.size())};
}

Diagnostic unknown_term(base::Span span) {
    Diagnostic finding;
    finding.code = Code::gj2103;
    finding.span = span;
    finding.args = {"需求内荣", {"一个字段", "a field"}, "需求内容"};
    finding.fixes.push_back({span, "需求内容", true});
    finding.basis = "第十三条第2项";
    return finding;
}

TEST(Render, HomophoneTypoInChinese) {
    const std::vector sources{source_of("规矩　甲\n（二）需求内荣不少于50字；\n")};
    const auto text = render(unknown_term(span_of(sources[0], "需求内荣")), sources, {});
    EXPECT_EQ(text,
              "错误 GJ2103  没有登记过“需求内荣”这个词，这里应当是一个字段\n"
              "  省级基础规则.guiju 第2行第4字\n"
              "2 | （二）需求内荣不少于50字；\n"
              "  |       ^^^^^^^^\n"
              "  改法：改为“需求内容”                                      [可自动修改]\n"
              "  依据：第十三条第2项\n");
}

TEST(Render, TheSameInEnglish) {
    const std::vector sources{source_of("规矩　甲\n（二）需求内荣不少于50字；\n")};
    ReportOptions options;
    options.lang = Lang::en;
    const auto text = render(unknown_term(span_of(sources[0], "需求内荣")), sources, options);
    EXPECT_EQ(text,
              "error GJ2103  unknown term \"需求内荣\"; expected a field\n"
              "  省级基础规则.guiju line 2, character 4\n"
              "2 | （二）需求内荣不少于50字；\n"
              "  |       ^^^^^^^^\n"
              "  help: did you mean \"需求内容\"?                            [auto-fix]\n"
              "  basis: 第十三条第2项\n");
}

TEST(Render, TheCaretCanCarryALabel) {
    const std::vector sources{source_of("规矩　需求\n")};
    auto finding = unknown_term(span_of(sources[0], "需求"));
    finding.places.push_back({finding.span, {"这里", "here"}});
    const auto text = render(finding, sources, {});
    EXPECT_NE(text.find("1 | 规矩　需求\n  |       ^^^^ 这里\n"), std::string::npos) << text;
}

TEST(Render, TabsAreShownAsBlanksSoThatTheCaretFits) {
    const std::vector sources{source_of("规矩\t甲\tx乙\n")};
    const auto text = render(unknown_term(span_of(sources[0], "x")), sources, {});
    EXPECT_NE(text.find("1 | 规矩    甲  x乙\n  |             ^\n"), std::string::npos) << text;
}

TEST(Render, SecondPlacesInTheSameLineAndInAnother) {
    std::string bytes = "规矩　甲\n乙：丙\n";
    for (int i = 0; i < 8; ++i) bytes += "\n";
    bytes += "丁：戊\n";
    const std::vector sources{source_of(bytes)};
    auto finding = unknown_term(span_of(sources[0], "丙"));
    finding.places.push_back({span_of(sources[0], "乙"), {"标签", "label"}});
    finding.places.push_back({span_of(sources[0], "戊"), {"已在这里登记", "declared here"}});
    const auto text = render(finding, sources, {});
    EXPECT_NE(text.find(" 2 | 乙：丙\n"
                        "   |     ^^\n"
                        "   | -- 标签\n"
                        "  省级基础规则.guiju 第11行第3字\n"
                        "11 | 丁：戊\n"
                        "   |     -- 已在这里登记\n"),
              std::string::npos)
        << text;
}

TEST(Render, AlternativesAreForAPersonToChoose) {
    const std::vector sources{source_of("规矩　甲\n")};
    auto finding = unknown_term(span_of(sources[0], "甲"));
    finding.fixes = {{finding.span, "乙", false}, {finding.span, "丙", false}};
    const auto text = render(finding, sources, {});
    EXPECT_NE(text.find("改为“需求内容”：(1)“乙”　(2)“丙”"), std::string::npos) << text;
    EXPECT_NE(text.find("[需人工判断]"), std::string::npos) << text;
}

TEST(Render, CounterexampleIsIndentedAndPasteable) {
    const std::vector sources{source_of("规矩　甲\n")};
    auto finding = unknown_term(span_of(sources[0], "甲"));
    finding.example = "试例　反例\n给定：需求内容60字";
    const auto text = render(finding, sources, {});
    EXPECT_TRUE(
        text.ends_with("  反例（可以作为试例粘贴）：\n    试例　反例\n    给定：需求内容60字\n"))
        << text;
}

TEST(Render, ColoursOnlyWhenAskedFor) {
    const std::vector sources{source_of("规矩　甲\n")};
    const auto finding = unknown_term(span_of(sources[0], "甲"));
    ReportOptions options;
    EXPECT_EQ(render(finding, sources, options).find('\033'), std::string::npos);
    options.colour = true;
    EXPECT_NE(render(finding, sources, options).find("\033[1;31m"), std::string::npos);
}

TEST(Render, WithoutASourceTheSentenceStandsAlone) {
    const auto loaded = load("空.guiju", "");
    EXPECT_EQ(render(loaded.findings.at(0), {}, {}),
              "错误 GJ1005  文件“空.guiju”是空的\n"
              "  改法：第一行写“规矩　名称”，下面写条目                    [需人工判断]\n");
}

TEST(Snippet, LongLinesAreShownAsAWindowAroundTheCaret) {
    std::string line = "规矩";
    for (int i = 0; i < 200; ++i) line += "甲";
    line += "目标";
    for (int i = 0; i < 200; ++i) line += "乙";
    const auto source = source_of(line + "\n");
    const auto snippet = snippet_of(source, span_of(source, "目标"));
    EXPECT_TRUE(snippet.cut);
    EXPECT_LE(display_width(snippet.text), kWindowCells + 2);
    EXPECT_TRUE(snippet.text.starts_with("…甲"));
    EXPECT_TRUE(snippet.text.ends_with("乙…"));
    EXPECT_EQ(display_width(snippet.text.substr(0, snippet.text.find("目标"))), snippet.begin);
    EXPECT_EQ(snippet.cells, 4);
}

TEST(Snippet, WindowsAtBothEndsOfALongLine) {
    std::string line = "首";
    for (int i = 0; i < 200; ++i) line += "甲";
    line += "尾";
    const auto source = source_of(line + "\n");
    const auto first = snippet_of(source, span_of(source, "首"));
    EXPECT_TRUE(first.text.starts_with("首"));
    EXPECT_EQ(first.begin, 0);
    const auto last = snippet_of(source, span_of(source, "尾"));
    EXPECT_TRUE(last.text.ends_with("尾"));
    EXPECT_EQ(display_width(last.text) - 2, last.begin);
    const auto whole = snippet_of(source, {0, 0, static_cast<std::uint32_t>(line.size())});
    EXPECT_LE(whole.cells, display_width(whole.text));
}

TEST(Snippet, AtTheEndOfALineOneCaret) {
    const auto source = source_of("规矩\n甲\n");
    const auto snippet = snippet_of(source, {0, 6, 6});
    EXPECT_EQ(snippet.begin, 4);
    EXPECT_EQ(snippet.cells, 1);
    EXPECT_EQ(snippet_of(source, {0, 3, 9}).cells, 2);
}

TEST(Json, BytesCharactersAndUtf16) {
    const std::vector sources{source_of("规矩　甲\n𠮷需求内荣\n")};
    const auto finding = unknown_term(span_of(sources[0], "需求内荣"));
    const auto document = json::parse(to_json({finding}, sources, Lang::zh)).as_object();
    const auto& first = document.at("findings").as_array().at(0).as_object();
    EXPECT_EQ(first.at("code").as_string(), "GJ2103");
    EXPECT_EQ(first.at("severity").as_string(), "error");
    EXPECT_EQ(first.at("file").as_string(), "省级基础规则.guiju");
    EXPECT_EQ(first.at("help").as_string(), "改为“需求内容”");
    EXPECT_EQ(json::serialize(first.at("range")),
              R"({"bytes":{"begin":17,"end":29},)"
              R"("characters":{"begin":{"line":2,"character":2},"end":{"line":2,"character":6}},)"
              R"("utf16":{"start":{"line":1,"character":2},"end":{"line":1,"character":6}}})");
    EXPECT_TRUE(first.at("fixes").as_array().at(0).as_object().at("safe").as_bool());
}

TEST(Json, NoFindingsNoSources) {
    EXPECT_EQ(to_json({}, {}, Lang::zh), R"({"findings":[]})");
    const auto loaded = load("空", "");
    const auto text = to_json(loaded.findings, {}, Lang::en);
    EXPECT_NE(text.find(R"("file":null)"), std::string::npos) << text;
}

TEST(Sarif, RulesResultsRegionsAndFixes) {
    const std::vector sources{source_of("规矩　甲\n需求内荣\n")};
    auto finding = unknown_term(span_of(sources[0], "需求内荣"));
    finding.places.push_back({span_of(sources[0], "甲"), {"这里", "here"}});
    const auto document = json::parse(to_sarif({finding, finding}, sources, Lang::en)).as_object();
    EXPECT_EQ(document.at("version").as_string(), "2.1.0");
    const auto& run = document.at("runs").as_array().at(0).as_object();
    const auto& driver = run.at("tool").as_object().at("driver").as_object();
    EXPECT_EQ(driver.at("rules").as_array().size(), 1U);
    const auto& results = run.at("results").as_array();
    ASSERT_EQ(results.size(), 2U);
    const auto& result = results.at(1).as_object();
    EXPECT_EQ(result.at("ruleIndex").to_number<int>(), 0);
    EXPECT_EQ(result.at("relatedLocations").as_array().size(), 1U);
    EXPECT_EQ(result.at("fixes").as_array().size(), 1U);
    const auto& place = result.at("locations").as_array().at(0).as_object();
    const auto& physical = place.at("physicalLocation").as_object();
    EXPECT_EQ(physical.at("artifactLocation").as_object().at("uri").as_string(),
              "%E7%9C%81%E7%BA%A7%E5%9F%BA%E7%A1%80%E8%A7%84%E5%88%99.guiju");
    EXPECT_EQ(physical.at("region").as_object().at("startLine").to_number<int>(), 2);
    EXPECT_EQ(physical.at("region").as_object().at("endColumn").to_number<int>(), 5);
}

}  // namespace
}  // namespace guiju::text
