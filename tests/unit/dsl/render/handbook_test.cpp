// SPDX-License-Identifier: Apache-2.0
#include "dsl/render/handbook.h"

#include <gtest/gtest.h>

#include <fstream>

#include "dsl/compile/compile.h"
#include "dsl/parse/parse.h"
#include "dsl/render/html.h"

namespace guiju::render {
namespace {

text::Source source(const std::string& path, std::uint32_t index) {
    std::ifstream in(path, std::ios::binary);
    return *text::load(path, {std::istreambuf_iterator<char>(in), {}}, index).value;
}

std::string measures(syntax::Skin skin) {
    const auto policy = source("rules/zhejiang/measures.guiju", 0);
    const auto compiled = compile::compile({policy, source("rules/calendars/中国工作日.guiju", 1)});
    const auto parsed = parse::parse(policy);
    if (!compiled.value || !parsed.value) return {};
    return handbook(*parsed.value, compiled.value->program, "<svg id=\"flow-picture\"/>", skin);
}

std::size_t count(const std::string& text, const std::string& word) {
    std::size_t n = 0;
    for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) ++n;
    return n;
}

TEST(Handbook, HasPictureDeadlinesArticlesParametersAndOpenPoints) {
    const auto page = measures(syntax::Skin::chinese);
    ASSERT_FALSE(page.empty());
    for (const char* part :
         {"flow-picture", "谁、什么时候前办什么", "3个工作日", "第9条　需求初筛", "（十三）2",
          "暂定", "须填写", "待明确的事", "施行日期还没有定", "（市县可提高）"}) {
        EXPECT_NE(page.find(part), std::string::npos) << part;
    }
}

TEST(Handbook, IsOnePageWithoutScriptsAndWithWorkingLinks) {
    const auto page = measures(syntax::Skin::chinese);
    EXPECT_EQ(page.find("<script"), std::string::npos);
    EXPECT_EQ(page.find("http"), std::string::npos);
    for (std::size_t at = page.find("href=\"#"); at != std::string::npos;
         at = page.find("href=\"#", at + 1)) {
        const auto id = page.substr(at + 7, page.find('"', at + 7) - at - 7);
        EXPECT_NE(page.find("id=\"" + id + "\""), std::string::npos) << id;
    }
    for (const char* tag : {"section", "table", "tr", "p", "li", "ul", "dl", "nav", "main"}) {
        EXPECT_EQ(
            count(page, std::string("<") + tag + ">") + count(page, std::string("<") + tag + " "),
            count(page, std::string("</") + tag + ">"))
            << tag;
    }
}

TEST(Handbook, SpeaksEnglishAround) {
    const auto page = measures(syntax::Skin::english);
    for (const char* part : {"Who does what by when", "3 working days", "Article 9", "assumption"})
        EXPECT_NE(page.find(part), std::string::npos) << part;
}

TEST(Handbook, NothingOfAPolicyBecomesMarkup) {
    EXPECT_EQ(escaped_html("<b>&\"x\""), "&lt;b&gt;&amp;&quot;x&quot;");
}

}  // namespace
}  // namespace guiju::render
