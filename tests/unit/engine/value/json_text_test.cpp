// SPDX-License-Identifier: Apache-2.0
#include "engine/value/json_text.h"

#include <gtest/gtest.h>

#include <boost/json.hpp>

namespace guiju::value {
namespace {

std::string in_quotes(std::string_view text) {
    std::string out;
    append_quoted(out, text);
    return out;
}

TEST(JsonText, writes_objects_and_lists) {
    JsonText out;
    out.open('{').name("a").whole(-12).name("b").open('[').text("甲").yes(false).close(']');
    out.name("c").open('{').close('}').name("d").json("null").close('}');
    EXPECT_EQ(out.take(), R"({"a":-12,"b":["甲",false],"c":{},"d":null})");
}

TEST(JsonText, escapes_only_what_must_be) {
    EXPECT_EQ(in_quotes(""), R"("")");
    EXPECT_EQ(in_quotes("a\"b\\c/\b\t\n\f\r\x1f\x7f规矩"),
              "\"a\\\"b\\\\c/\\b\\t\\n\\f\\r\\u001f\x7f规矩\"");
}

/// Eight bytes are looked at together: every byte must count, wherever it stands.
TEST(JsonText, escapes_at_every_place) {
    for (int byte = 1; byte < 256; ++byte) {
        const bool plain = byte >= 0x20 && byte != '"' && byte != '\\';
        for (std::size_t at = 0; at < 20; ++at) {
            std::string text = "0123456789abcdefghij";
            text[at] = static_cast<char>(byte);
            const auto out = in_quotes(text);
            if (plain) {
                EXPECT_EQ(out, '"' + text + '"') << byte << " at " << at;
                continue;
            }
            const auto back = boost::json::parse(out);
            EXPECT_EQ(std::string(back.as_string()), text) << byte << " at " << at;
        }
    }
}

}  // namespace
}  // namespace guiju::value
