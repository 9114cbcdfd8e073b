// SPDX-License-Identifier: Apache-2.0
// check --fix: makes what is safe, leaves the rest, keeps the form of the file.
#include "tests/acceptance/program.h"

namespace guiju::acceptance {
namespace {

class Fix : public Program {
   protected:
    /// The base policy of the language tests with some changes; its calendar is found by name.
    std::string policy(const std::vector<std::pair<std::string, std::string>>& changes) {
        auto text = read("tests/language/policy.zh.guiju");
        for (const auto& [from, to] : changes) {
            const auto place = text.find(from);
            EXPECT_NE(place, std::string::npos) << from;
            text.replace(place, from.size(), to);
        }
        return text;
    }
    const Setting calendars_{"", {{"GUIJU_CALENDARS", "rules/calendars"}}};
};

const std::pair<std::string, std::string> kSound{"（四）投资额大于0元", "（四）投姿额大于0元"};
const std::pair<std::string, std::string> kDoubled{"推荐的，留在", "推荐的，，留在"};
const std::pair<std::string, std::string> kJudged{"（二）申请说明不少于30字",
                                                  "（二）申请说明不少于30"};

TEST_F(Fix, makes_what_is_safe_and_the_file_is_as_it_was) {
    const auto file = write("policy.guiju", policy({kSound, kDoubled}));
    const auto ran = guiju({"check", file, "--fix"}, calendars_);
    EXPECT_EQ(ran.code, 0) << ran.out << ran.err;
    EXPECT_NE(ran.err.find("+（四）投资额大于0元"), std::string::npos) << ran.err;
    EXPECT_EQ(read(file), policy({}));
}

TEST_F(Fix, leaves_what_needs_judgement) {
    const auto file = write("policy.guiju", policy({kSound, kJudged}));
    const auto ran = guiju({"check", file, "--fix"}, calendars_);
    EXPECT_EQ(ran.code, 3);
    EXPECT_NE(ran.out.find("GJ2203"), std::string::npos) << ran.out;
    EXPECT_NE(ran.out.find("[需人工判断]"), std::string::npos);
    EXPECT_EQ(read(file), policy({kJudged}));
}

TEST_F(Fix, dry_run_shows_and_changes_nothing) {
    const auto before = policy({kSound});
    const auto file = write("policy.guiju", before);
    const auto ran = guiju({"check", file, "--fix", "--dry-run"}, calendars_);
    EXPECT_NE(ran.out.find("-（四）投姿额大于0元"), std::string::npos) << ran.out;
    EXPECT_NE(ran.out.find("+（四）投资额大于0元"), std::string::npos);
    EXPECT_EQ(read(file), before);
    EXPECT_EQ(guiju({"check", file, "--dry-run"}, calendars_).code, 2);
}

TEST_F(Fix, keeps_byte_order_mark_and_line_ends) {
    const auto dressed = [](const std::string& text) {
        std::string out = "\xEF\xBB\xBF";
        for (const char c : text) out += c == '\n' ? "\r\n" : std::string(1, c);
        return out;
    };
    const auto file = write("policy.guiju", dressed(policy({kSound, kDoubled})));
    EXPECT_EQ(guiju({"check", file, "--fix"}, calendars_).code, 0);
    EXPECT_EQ(read(file), dressed(policy({})));
}

TEST_F(Fix, takes_out_what_cannot_be_seen) {
    const auto file =
        write("policy.guiju", policy({{"（五）证明材料", "（五）证明\xE2\x80\x8B材料"}, kSound}));
    EXPECT_EQ(guiju({"check", file, "--fix"}, calendars_).code, 0);
    EXPECT_EQ(read(file), policy({}));
}

TEST_F(Fix, proposals_say_why_in_text_and_data) {
    const auto file = write("policy.guiju", policy({kSound}));
    EXPECT_NE(guiju({"check", file}, calendars_).out.find("（同音）"), std::string::npos);
    const auto json = guiju({"check", file, "--json"}, calendars_).out;
    EXPECT_NE(json.find("\"why\":\"同音\""), std::string::npos) << json;
    EXPECT_NE(json.find("\"safe\":true"), std::string::npos);
    const auto sarif = guiju({"check", file, "--sarif"}, calendars_).out;
    EXPECT_NE(sarif.find("insertedContent"), std::string::npos);
    EXPECT_NE(sarif.find("[可自动修改]"), std::string::npos);
}

}  // namespace
}  // namespace guiju::acceptance
