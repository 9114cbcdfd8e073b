// SPDX-License-Identifier: Apache-2.0
#include "dsl/syntax/keywords.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace guiju::syntax {
namespace {

TEST(Keywords, ids_are_unique_in_their_group_and_in_the_order_of_the_enumerators) {
    std::set<std::string> seen;
    std::size_t i = 0;
    for (const auto& e : all_keywords()) {
        EXPECT_EQ(static_cast<std::size_t>(e.keyword), i++);
        EXPECT_TRUE(seen.insert(std::string(e.group) + "." + std::string(e.id)).second) << e.id;
        EXPECT_FALSE(e.zh.empty() && e.en.empty()) << e.id;
    }
}

TEST(Keywords, are_found_by_any_spelling) {
    EXPECT_EQ(find_keyword("op", "不少于", Skin::chinese), Keyword::op_at_least);
    EXPECT_EQ(find_keyword("op", "At Least", Skin::english), Keyword::op_at_least);
    EXPECT_EQ(find_keyword("op", "at least", Skin::chinese), std::nullopt);
    EXPECT_EQ(spelling(Keyword::section_register_, Skin::english), "register");
    EXPECT_EQ(id_of(Keyword::section_register_), "register");
    EXPECT_EQ(spelling("type", "yes_no", Skin::chinese), "是否");
}

}  // namespace
}  // namespace guiju::syntax
