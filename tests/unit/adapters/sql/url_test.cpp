// SPDX-License-Identifier: Apache-2.0
#include "adapters/sql/url.h"

#include <gtest/gtest.h>

namespace guiju::sql {
namespace {

using base::Code;

Code code_of(const char* text) {
    const auto url = parse_url(text);
    EXPECT_FALSE(url.ok()) << text;
    return url.ok() ? Code{} : url.error().code;
}

TEST(Url, takes_absolute_and_relative_paths) {
    const auto absolute = parse_url("sqlite:///var/lib/规矩/office.db");
    ASSERT_TRUE(absolute.ok());
    EXPECT_EQ(absolute->driver, "sqlite");
    EXPECT_EQ(absolute->rest, "/var/lib/规矩/office.db");
    const auto relative = parse_url("sqlite://data/office one.db");
    ASSERT_TRUE(relative.ok());
    EXPECT_EQ(relative->rest, "data/office one.db");
}

TEST(Url, says_which_driver_is_missing) {
    for (const char* text : {"postgresql://db.example/guiju", "mysql://a/b", "mariadb://a/b",
                             "firebird://a/b", "odbc://DSN=x"}) {
        EXPECT_EQ(code_of(text), Code::gj5411) << text;
    }
    const auto url = parse_url("postgresql://clerk:secret@db.example/guiju");
    const auto said = url.error().say(base::Lang::en);
    EXPECT_EQ(said.find("secret"), std::string::npos) << said;
    EXPECT_NE(said.find("postgresql"), std::string::npos) << said;
}

TEST(Url, refuses_what_is_no_address) {
    for (const char* text : {"", "office.db", "sqlite://", "sqlite:///",
                             "sqlite://:memory:", "sqlite:///a\"b.db", "://x", "oracle://x"}) {
        EXPECT_EQ(code_of(text), Code::gj5412) << text;
    }
    const auto hidden = parse_url("oracle://clerk:secret@host/x");
    EXPECT_EQ(hidden.error().say(base::Lang::zh).find("secret"), std::string::npos);
}

}  // namespace
}  // namespace guiju::sql
