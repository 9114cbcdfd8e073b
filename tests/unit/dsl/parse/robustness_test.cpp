// SPDX-License-Identifier: Apache-2.0
// What a slip of the finger does: each character of the rule body deleted once.
#include <algorithm>

#include "tests/unit/dsl/parse/read.h"

namespace guiju::parse {
namespace {

std::size_t length_at(const std::string& text, std::size_t i) {
    std::size_t n = 1;
    while (i + n < text.size() && (static_cast<unsigned char>(text[i + n]) & 0xC0U) == 0x80U) ++n;
    return n;
}

/// A policy of the parts of the measures that say what is decided: one stage with its vocabulary.
std::string body(const std::string& measures, std::size_t& begin, std::size_t& end) {
    const auto cut = [&](const char* from, const char* to) {
        const auto a = measures.find(from);
        return measures.substr(a, measures.find(to, a) - a);
    };
    std::string text =
        "规矩　试\n" + cut("一、参数", "六、环节") + "环节　需求验证\n办理：征集渠道单位\n";
    begin = text.size();
    text += cut("九、环节", "十、环节");
    end = text.size();
    return text;
}

TEST(Robustness, deleting_a_character_is_nearly_always_noticed) {
    std::size_t begin = 0;
    std::size_t end = 0;
    const auto text = body(bytes_of("rules/zhejiang/measures.guiju"), begin, end);
    const auto whole = read(text);
    ASSERT_EQ(whole.findings(), std::vector<std::string>{});
    int deleted = 0;
    int same = 0;
    int changed_quietly = 0;
    for (auto i = begin; i < end; i += length_at(text, i)) {
        const auto n = length_at(text, i);
        const auto line = text.rfind('\n', i) + 1;
        const bool free = text.compare(line, 3, "注") == 0 || text.compare(line, 6, "依据") == 0;
        if (text[i] == '\n' || free) continue;
        ++deleted;
        const auto file = read(text.substr(0, i) + text.substr(i + n));
        if (!file.findings().empty()) continue;
        (file.dump() == whole.dump() ? same : changed_quietly) += 1;
        // Dropping 不 must never leave a sentence that is read.
        EXPECT_NE(text.substr(i, n), "不") << text.substr(line, text.find('\n', line) - line);
    }
    RecordProperty("deleted", deleted);
    RecordProperty("same", same);
    RecordProperty("changed_quietly", changed_quietly);
    EXPECT_GT(deleted, 300);
    EXPECT_LT(same * 10, deleted) << same << " of " << deleted;
    EXPECT_LT(changed_quietly * 10, deleted) << changed_quietly << " of " << deleted;
}

TEST(Robustness, any_cut_of_the_measures_is_read_without_a_crash) {
    const auto text = bytes_of("rules/zhejiang/measures.guiju");
    for (std::size_t i = 0; i < std::min<std::size_t>(text.size(), 12000); i += 97) {
        auto at = i;
        while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) --at;
        if (at == 0) continue;
        static_cast<void>(read(text.substr(0, at)));
    }
}

}  // namespace
}  // namespace guiju::parse
