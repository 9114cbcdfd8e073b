// SPDX-License-Identifier: Apache-2.0
// The statute form, word for word in both skins, and that no clause of a shipped policy is lost in it.
#include "dsl/render/statute.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "dsl/parse/parse.h"

namespace guiju::render {
namespace {

namespace fs = std::filesystem;

std::string read(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

syntax::File parsed(const fs::path& path) {
    auto checked = parse::parse(*text::load(path.string(), read(path), 0).value);
    EXPECT_TRUE(checked.value) << path;
    return checked.value ? std::move(*checked.value) : syntax::File{};
}

/// Compared with the kept text; GUIJU_REWRITE=1 writes it anew, for a person to look at the difference.
void expect_golden(const std::string& text, const std::string& name) {
    const fs::path kept = fs::path("tests/unit/dsl/render/golden") / name;
    if (std::getenv("GUIJU_REWRITE") != nullptr) std::ofstream(kept, std::ios::binary) << text;
    EXPECT_EQ(text, read(kept)) << kept;
}

TEST(Statute, ReadsLikeARegulationInChinese) {
    const auto file = parsed("tests/language/policy.zh.guiju");
    expect_golden(statute_text(statute_of(file, syntax::Skin::chinese), syntax::Skin::chinese),
                  "policy.zh.txt");
}

TEST(Statute, ReadsLikeARegulationInEnglish) {
    const auto file = parsed("tests/language/twin.en.guiju");
    expect_golden(statute_text(statute_of(file, syntax::Skin::english), syntax::Skin::english),
                  "twin.en.txt");
}

TEST(Statute, PutsTheValuesOfParametersIntoTheSentences) {
    const auto file = parsed("rules/zhejiang/measures.guiju");
    const auto text = statute_text(statute_of(file, syntax::Skin::chinese), syntax::Skin::chinese);
    EXPECT_NE(text.find("应当自收到企业需求之日起3个工作日内办理完毕"), std::string::npos);
    EXPECT_EQ(text.find("期限补正时限"), std::string::npos);
    EXPECT_NE(text.find("补正须确认为“是”"), std::string::npos) << "a label keeps its name";
    EXPECT_EQ(text.find("样本"), std::string::npos) << "examples are not part of the regulation";
}

TEST(Statute, LosesNoStageFieldOrRemark) {
    for (const auto& entry : fs::recursive_directory_iterator("rules")) {
        if (entry.path().extension() != ".guiju") continue;
        const auto file = parsed(entry.path());
        const auto text = statute_text(statute_of(file, file.skin), file.skin);
        for (const auto& section : file.sections) {
            if (section.kind == "stage" || section.kind == "matter") {
                EXPECT_NE(text.find(section.name.text), std::string::npos) << section.name.text;
                for (const auto& remark : section.remarks)
                    EXPECT_NE(text.find(remark.text), std::string::npos) << remark.text;
            }
            const auto* record = std::get_if<syntax::RecordSection>(&section.body);
            if (record == nullptr) continue;
            for (const auto& field : record->fields) {
                EXPECT_NE(text.find(field.name.text), std::string::npos) << field.name.text;
            }
        }
    }
}

}  // namespace
}  // namespace guiju::render
