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

TEST(Url, cuts_the_address_of_a_server_into_its_parts) {
    const auto url =
        parse_url("postgresql://clerk:se%3Acret%40@db.example:5433/guiju?sslmode=require&x=");
    ASSERT_TRUE(url.ok());
    EXPECT_EQ(url->driver, "postgresql");
    EXPECT_EQ(url->user, "clerk");
    EXPECT_EQ(url->password, "se:cret@");
    EXPECT_EQ(url->host, "db.example");
    EXPECT_EQ(url->port, "5433");
    EXPECT_EQ(url->name, "guiju");
    EXPECT_EQ(url->options.at("sslmode"), "require");
    EXPECT_EQ(url->place, "postgresql://db.example:5433/guiju");
    const auto plain = parse_url("mariadb://db/规矩");
    ASSERT_TRUE(plain.ok());
    EXPECT_EQ(plain->driver, "mysql");
    EXPECT_EQ(plain->user + plain->password + plain->port, "");
    EXPECT_EQ(plain->name, "规矩");
    const auto six = parse_url("firebird://[::1]:3050//srv/office.fdb");
    ASSERT_TRUE(six.ok());
    EXPECT_EQ(six->host, "::1");
    EXPECT_EQ(six->name, "/srv/office.fdb");
}

TEST(Url, hands_the_connection_string_of_a_driver_on) {
    const auto url = parse_url("odbc:DSN=office;UID=clerk;PWD=secret;Port=1");
    ASSERT_TRUE(url.ok());
    EXPECT_EQ(url->rest, "DSN=office;UID=clerk;PWD=secret;Port=1");
    EXPECT_EQ(url->place, "odbc:dsn=office;port=1");
    EXPECT_EQ(url->port, "1");
    for (const char* other : {"odbc:DSN=office;REPORT=2", "odbc:DSN=office;Port={1}"})
        EXPECT_EQ(parse_url(other)->port, "") << other;
}

TEST(Url, refuses_what_is_no_address) {
    for (const char* text :
         {"", "office.db", "sqlite://", "sqlite:///", "sqlite://:memory:", "sqlite:///a\"b.db",
          "://x", "oracle://x", "postgresql://db.example", "mysql://a:b@c/", "firebird://a:port/x",
          "postgresql://a/%zz", "postgresql://a/%00", "odbc://DSN=x", "odbc:office"}) {
        EXPECT_EQ(code_of(text), Code::gj5412) << text;
    }
    const auto hidden = parse_url("oracle://clerk:secret@host/x");
    EXPECT_EQ(hidden.error().say(base::Lang::zh).find("secret"), std::string::npos);
    const auto odbc = parse_url("odbc://UID=clerk;PWD=secret");
    EXPECT_EQ(odbc.error().say(base::Lang::zh).find("secret"), std::string::npos);
}

}  // namespace
}  // namespace guiju::sql
