// SPDX-License-Identifier: Apache-2.0
// Whole files: the policies of the repository, both skins, local files.
#include <algorithm>

#include "tests/unit/dsl/parse/read.h"

namespace guiju::parse {
namespace {

constexpr const char* kMeasures = "rules/zhejiang/measures.guiju";

void expect_clean(const Read& file) {
    for (const auto& finding : file.findings()) ADD_FAILURE() << finding;
    EXPECT_TRUE(file.parsed.checked.ok());
}

TEST(File, the_measures_are_read_without_findings_and_with_little_work) {
    const auto bytes = bytes_of(kMeasures);
    const auto file = read(bytes);
    expect_clean(file);
    EXPECT_LE(file.parsed.attempts, 64 * bytes.size());
}

TEST(File, both_skins_give_one_tree) {
    auto zh = read(bytes_of("examples/02-two-skins/province.zh.guiju"));
    auto en = read(bytes_of("examples/02-two-skins/province.en.guiju"));
    expect_clean(zh);
    expect_clean(en);
    auto& a = *zh.parsed.checked.value;
    auto& b = *en.parsed.checked.value;
    ASSERT_EQ(a.sections.size(), b.sections.size());
    auto rows = std::get<syntax::NamesSection>(a.sections.back().body).rows;
    std::sort(rows.begin(), rows.end(), [](const auto& x, const auto& y) {
        return x.english.text.size() > y.english.text.size();
    });
    // Free texts may differ; every other word of the English tree has its Chinese partner.
    const auto plain = [&](const syntax::Section& section, syntax::Skin skin) {
        auto copy = section;
        copy.basis.clear();
        copy.remarks.clear();
        if (auto* stage = std::get_if<syntax::Stage>(&copy.body)) stage->trigger.reset();
        auto text = syntax::dump(copy, skin);
        const auto heading = text.find('\n');
        for (const auto& row : rows) {
            for (auto at = text.find(row.english.text, 1); at != std::string::npos;
                 at = text.find(row.english.text, at + 1)) {
                const char after = text[at + row.english.text.size()];
                const bool starts_form = text[at - 1] == '(' && at < heading;
                const char before = text[at - 1];
                const bool whole = (before == ' ' || before == '"' || before == '(') &&
                                   (after == ' ' || after == '"' || after == ')');
                if (whole && !starts_form)
                    text.replace(at, row.english.text.size(), row.chinese.text);
            }
        }
        return text;
    };
    for (std::size_t i = 0; i + 1 < a.sections.size(); ++i)
        EXPECT_EQ(plain(a.sections[i], syntax::Skin::chinese),
                  plain(b.sections[i], syntax::Skin::english));
}

TEST(File, a_city_is_read_alone_and_strictly_below_its_province) {
    const auto city = bytes_of("tests/language/city.zh.guiju");
    expect_clean(read(city));
    const auto province = read(bytes_of("examples/02-two-skins/province.zh.guiju"));
    const auto below = read(city, {.index = 1, .outer_names = province.parsed.names});
    // 专家 and 复核意见 are declared nowhere.
    ASSERT_EQ(below.findings().size(), 2U);
    EXPECT_EQ(below.parsed.checked.findings[0].code, base::Code::gj1202);
    EXPECT_EQ(below.parsed.checked.findings[0].span.file, 1U);
}

TEST(File, a_title_alone_is_a_file) {
    expect_clean(read("规矩　空的规则"));
    expect_clean(read("rulebook  Nothing yet\n"));
}

TEST(File, comments_and_blank_lines_are_kept) {
    const auto file = read("// first\n规矩　试\n\n＃ second\n角色\n// third\n甲：企业\n// last");
    expect_clean(file);
    const auto& tree = *file.parsed.checked.value;
    EXPECT_EQ(tree.head.before, syntax::Trivia{"// first"});
    EXPECT_EQ(tree.sections[0].before, (syntax::Trivia{"", "＃ second"}));
    const auto& roles = std::get<syntax::Roles>(tree.sections[0].body);
    EXPECT_EQ(roles.roles[0].before, syntax::Trivia{"// third"});
    EXPECT_EQ(tree.at_end, syntax::Trivia{"// last"});
}

TEST(File, a_line_that_is_missing_its_head_is_one_finding) {
    const auto file = read("矩　试\n角色\n甲：企业\n");
    EXPECT_FALSE(file.parsed.checked.ok());
    EXPECT_EQ(file.findings(), std::vector<std::string>{"GJ1109 1:1 矩　试"});
}

}  // namespace
}  // namespace guiju::parse
