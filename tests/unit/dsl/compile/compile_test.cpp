// SPDX-License-Identifier: Apache-2.0
#include "dsl/compile/compile.h"

#include <fstream>
#include <sstream>

#include "tests/unit/dsl/compile/compiled_text.h"

namespace guiju::compile {
namespace {

std::string read(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

std::vector<text::Source> load_files(const std::vector<std::string>& paths) {
    std::vector<text::Source> sources;
    for (const auto& path : paths) {
        auto loaded = text::load(path, read(path), static_cast<std::uint32_t>(sources.size()));
        EXPECT_TRUE(loaded.ok()) << path;
        if (loaded.ok()) sources.push_back(std::move(*loaded.value));
    }
    return sources;
}

TEST(Compile, TheProvincialMeasures) {
    const auto sources =
        load_files({"rules/zhejiang/measures.guiju", "rules/calendars/中国工作日.guiju"});
    const auto compiled = compile(sources);
    for (const auto& finding : compiled.findings)
        if (finding.severity() == base::Severity::error) ADD_FAILURE() << said({finding}, sources);
    ASSERT_TRUE(compiled.ok());
    const auto& program = compiled.value->program;
    EXPECT_EQ(program.stages.front().name.zh, "需求报送");
    EXPECT_EQ(program.calendar.first_year(), 2024);
    EXPECT_TRUE(program.verify().ok());
}

TEST(Compile, TwoSkinsOfOnePolicyHaveOneHash) {
    const auto chinese = compiled_text(read("tests/language/twin.zh.guiju"));
    const auto english = compiled_text(read("tests/language/twin.en.guiju"));
    EXPECT_EQ(program::hash(chinese.program), program::hash(english.program));
    EXPECT_EQ(english.program.matter.fields[0].name.zh, "申请说明");
    EXPECT_EQ(english.program.matter.fields[0].name.en, "description");
    EXPECT_EQ(chinese.program.matter.fields[0].name.en, "description");
}

TEST(Compile, AMistakeOfFormStopsBeforeNamesAreAsked) {
    const auto sources = sources_of("规矩　办法\n一、环节　初审\n办理：没有的角色\n期限：？？\n");
    const auto compiled = compile(sources);
    EXPECT_FALSE(compiled.ok());
    EXPECT_FALSE(compiled.findings.empty());
}

TEST(Compile, ATitleAloneIsNoProcedure) {
    const auto sources = sources_of("规矩　办法\n");
    const auto compiled = compile(sources);
    EXPECT_FALSE(compiled.ok());
    ASSERT_EQ(compiled.findings.size(), 2U);
    EXPECT_EQ(compiled.findings[0].code, base::Code::gj3035);
    EXPECT_EQ(compiled.findings[1].code, base::Code::gj3036);
}

TEST(Calendars, TheAnnouncedYears) {
    const auto sources = load_files({"rules/calendars/中国工作日.guiju"});
    const auto calendars = calendars_of(sources[0], 0);
    ASSERT_TRUE(calendars.ok());
    ASSERT_EQ(calendars.value->size(), 1U);
    const auto& calendar = calendars.value->front();
    EXPECT_EQ(calendar.name(), "中国工作日");
    EXPECT_EQ(calendar.is_workday(*value::make_date(2024, 2, 4)), true);
    EXPECT_EQ(calendar.is_workday(*value::make_date(2025, 10, 8)), false);
    EXPECT_EQ(calendar.is_workday(*value::make_date(2026, 12, 31)), true);
    EXPECT_FALSE(calendar.is_workday(*value::make_date(2027, 1, 4)));
}

TEST(Calendars, C25CountsAsTheExamplesSay) {
    const auto sources = load_files({"rules/calendars/C25.guiju"});
    const auto calendars = calendars_of(sources[0], 0);
    ASSERT_TRUE(calendars.ok());
    const auto& calendar = calendars.value->front();
    EXPECT_EQ(calendar.add_workdays(*value::make_date(2025, 9, 29), 3),
              value::make_date(2025, 10, 10));
    EXPECT_EQ(calendar.add_workdays(*value::make_date(2025, 9, 26), 3),
              value::make_date(2025, 9, 30));
}

TEST(Calendars, MistakesAreFound) {
    const auto sources = sources_of(
        "规矩　错\n日历　错\n年份：2025至2026\n放假：国庆节，2025-10-01至2025-10-08\n"
        "上班：2025-10-08\n放假：春节，2026-02-20至2026-02-10\n");
    const auto calendars = calendars_of(sources[0], 0);
    EXPECT_FALSE(calendars.ok());
    ASSERT_EQ(calendars.findings.size(), 2U);
    EXPECT_EQ(calendars.findings[0].code, base::Code::gj2262);
    EXPECT_EQ(calendars.findings[1].code, base::Code::gj2260);
}

TEST(Calendars, YearsAreSaid) {
    const auto sources = sources_of("规矩　错\n日历　错\n放假：国庆节，2025-10-01\n");
    const auto calendars = calendars_of(sources[0], 0);
    ASSERT_EQ(calendars.findings.size(), 1U);
    EXPECT_EQ(calendars.findings[0].code, base::Code::gj2261);
}

}  // namespace
}  // namespace guiju::compile
