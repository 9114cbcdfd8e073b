// SPDX-License-Identifier: Apache-2.0
// The words of every kind of change, in both languages, against a kept text.
#include "dsl/compare/words.h"

#include <cstdlib>
#include <fstream>

#include "tests/unit/dsl/compare/compared.h"

namespace guiju::compare {
namespace {

TEST(Words, one_number_that_grows_is_raised) {
    EXPECT_EQ(reworded("不少于30字", "不少于50字").zh, "由“不少于30字”提高为“不少于50字”");
    EXPECT_EQ(reworded("不少于50字", "不少于30字").en,
              "lowered from \"不少于50字\" to \"不少于30字\"");
    EXPECT_EQ(reworded("1至5项", "2至6项").zh, "由“1至5项”改为“2至6项”");
    EXPECT_EQ(reworded("已填写", "未填写").zh, "由“已填写”改为“未填写”");
}

TEST(Words, sides_by_level) {
    program::Head province, city;
    province.level = program::Level::province;
    city.level = program::Level::city;
    EXPECT_EQ(sides_of(province, city).before.zh, "省办法");
    EXPECT_EQ(sides_of(province, city).is.zh, "市里");
    EXPECT_EQ(sides_of(city, city).before.zh, "旧版");
    EXPECT_FALSE(sides_of(city, city).levels);
}

/// Compared with the kept text; GUIJU_REWRITE=1 writes it anew, for a person to look at the difference.
void expect_golden(const std::string& text, const std::string& name) {
    const auto path = "tests/unit/dsl/compare/golden/" + name;
    if (std::getenv("GUIJU_REWRITE") != nullptr) {
        std::ofstream(path, std::ios::binary) << text;
        return;
    }
    std::ifstream in(path, std::ios::binary);
    EXPECT_EQ(text, std::string(std::istreambuf_iterator<char>(in), {}));
}

TEST(Words, golden) {
    if (!prove::Solver::present()) GTEST_SKIP() << "built without a solver";
    const Changes changes{
        {"版本：1.0", "版本：1.1"},
        {"｜2次｜", "｜3次｜"},
        {"｜10万元｜", "｜15万元｜"},
        {"受理单位：机关，县级", "受理单位：机关，市级"},
        {"不超过60字", "不超过40字"},
        {"选项（新购、改造）", "选项（新购、改造、租赁）"},
        {"购置日期：日期，可不填", "购置日期：日期，必填\n备注：文字，可不填"},
        {"可填写比例、评分、购置日期", "填写购置日期，可填写比例、评分"},
        {"收到后10个自然日内", "收到后7个自然日内"},
        {"（三）类型已填写。", "（三）类型为“新购”；\n（四）比例不低于50%。"},
        {"有一项不符合的，退回申请单位补正，期限10个自然日，最多补正轮次；",
         "有一项不符合的，退回申请单位补正，期限15个自然日，最多补正轮次；"},
        {"（一）类型为“新购”。", "（一）密级为“公开”。"},
    };
    const Changes before{{"状态：施行\n", "版本：1.0\n状态：施行\n"}};
    auto text = prove::kPolicy;
    text.replace(text.find("状态：施行\n"), std::string("状态：施行\n").size(),
                 "版本：1.0\n状态：施行\n");
    for (const auto& [from, to] : changes) {
        const auto at = text.find(from);
        ASSERT_NE(at, std::string::npos) << from;
        text.replace(at, from.size(), to);
    }
    const auto older = prove::compiled_with(before).program;
    auto compiled = compile::compile({*text::load("policy.guiju", text, 0).value});
    if (!compiled.ok())
        for (const auto& one : compiled.findings)
            ADD_FAILURE() << base::sentence(one.code, one.args, base::Lang::zh);
    ASSERT_TRUE(compiled.ok());
    const auto comparison = compare(older, compiled.value->program);
    for (const auto lang : {base::Lang::zh, base::Lang::en}) {
        std::string all = summary(comparison).in(lang) + "\n\n";
        for (const auto& change : comparison.changes) {
            all += direction_label(change).in(lang) + " | " + change.sentence.in(lang) + "\n";
            for (const auto& shown : change.cases) all += shown.example + "\n";
        }
        expect_golden(all, lang == base::Lang::zh ? "changes.zh.txt" : "changes.en.txt");
    }
}

}  // namespace
}  // namespace guiju::compare
