// SPDX-License-Identifier: Apache-2.0
#include "adapters/http/signing.h"

#include <gtest/gtest.h>

namespace guiju::http {
namespace {

constexpr const char* kSecret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

/// The example of the Standard Webhooks specification.
TEST(Signature, is_that_of_the_standard) {
    const auto secret = Secret::read(kSecret, "F");
    ASSERT_TRUE(secret.ok());
    const auto text =
        secret->sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, R"({"test": 2432232314})", false);
    EXPECT_EQ(text, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    const auto both =
        secret->sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, R"({"test": 2432232314})", true);
    EXPECT_TRUE(both.starts_with(text + " v1sm3,")) << both;
}

TEST(Secret, is_read_with_what_editors_leave_around_it) {
    const auto plain = Secret::read(kSecret, "F");
    const auto padded = Secret::read(std::string("  ") + kSecret + "\r\n", "F");
    ASSERT_TRUE(plain.ok() && padded.ok());
    EXPECT_EQ(plain->sign("a", 1, "b", true), padded->sign("a", 1, "b", true));
    EXPECT_TRUE(Secret::read("01234567890123456789012345678901", "F").ok());
    EXPECT_TRUE(Secret::read("whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBk=", "F").ok());
}

TEST(Secret, is_refused_when_it_can_be_guessed_or_read_in_two_ways) {
    for (const char* text : {"", " \n", "123456", "whsec_", "whsec_MTIzNDU2", "whsec_not base64!",
                             "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaS"}) {
        const auto secret = Secret::read(text, "/etc/key");
        ASSERT_FALSE(secret.ok()) << text;
        EXPECT_EQ(secret.error().code, base::Code::gj5702);
        const auto said = secret.error().say(base::Lang::zh);
        EXPECT_NE(said.find("/etc/key"), std::string::npos);
        if (std::string(text).size() > 6) {
            EXPECT_EQ(said.find(text), std::string::npos);
        }
    }
    EXPECT_FALSE(Secret::read(std::string(65, 'x'), "F").ok());
}

TEST(Id, cannot_break_out_of_its_header) {
    EXPECT_EQ(id_in_header("ZJ-2025-0001/3/1"), "ZJ-2025-0001/3/1");
    EXPECT_EQ(id_in_header("案1/2/1"), "%E6%A1%881/2/1");
    EXPECT_EQ(id_in_header("a\r\nb.c%d e"), "a%0D%0Ab%2Ec%25d%20e");
}

}  // namespace
}  // namespace guiju::http
