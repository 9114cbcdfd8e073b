// SPDX-License-Identifier: Apache-2.0
#include "adapters/http/address.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>

#include <cstring>

namespace guiju::http {
namespace {

sockaddr_storage address(const std::string& text) {
    sockaddr_storage out{};
    if (text.find(':') != std::string::npos) {
        sockaddr_in6 six{};
        six.sin6_family = AF_INET6;
        EXPECT_EQ(::inet_pton(AF_INET6, text.c_str(), &six.sin6_addr), 1) << text;
        std::memcpy(&out, &six, sizeof six);
    } else {
        sockaddr_in four{};
        four.sin_family = AF_INET;
        EXPECT_EQ(::inet_pton(AF_INET, text.c_str(), &four.sin_addr), 1) << text;
        std::memcpy(&out, &four, sizeof four);
    }
    return out;
}

bool open_to_all(const std::string& text) {
    const auto at = address(text);
    return is_public(reinterpret_cast<const sockaddr&>(at));
}

TEST(Address, of_the_open_internet) {
    for (const char* text : {"1.1.1.1", "8.8.8.8", "100.63.255.255", "100.128.0.0",
                             "172.15.255.255", "172.32.0.0", "192.167.255.255", "223.255.255.255",
                             "9.255.255.255", "2400:3200::1", "2606:4700:4700::1111", "240e::1"})
        EXPECT_TRUE(open_to_all(text)) << text;
}

TEST(Address, that_is_internal) {
    for (const char* text :
         {"0.0.0.0",         "0.1.2.3",         "10.0.0.1",        "10.255.255.255",
          "100.64.0.1",      "100.127.255.255", "127.0.0.1",       "127.8.8.8",
          "169.254.169.254", "172.16.0.1",      "172.31.255.255",  "192.0.0.8",
          "192.0.2.1",       "192.88.99.1",     "192.168.0.1",     "198.18.0.1",
          "198.19.255.255",  "198.51.100.7",    "203.0.113.9",     "224.0.0.1",
          "239.255.255.255", "240.0.0.1",       "255.255.255.255", "100.100.100.200",
          "168.63.129.16"})
        EXPECT_FALSE(open_to_all(text)) << text;
    for (const char* text : {"::", "::1", "::ffff:10.0.0.1", "::ffff:8.8.8.8", "64:ff9b::a00:1",
                             "fe80::1", "fc00::1", "fd12::1", "ff02::1", "2002:a00:1::", "2001::1",
                             "2001:1ff::1", "2001:db8::1", "3fff:fff::1", "100::1", "5f00::1"})
        EXPECT_FALSE(open_to_all(text)) << text;
    sockaddr_storage local{};
    local.ss_family = AF_UNIX;
    EXPECT_FALSE(is_public(reinterpret_cast<const sockaddr&>(local)));
}

TEST(Address, is_shown_as_people_write_it) {
    for (const char* text : {"10.1.2.3", "2001:db8::1"}) {
        const auto at = address(text);
        EXPECT_EQ(address_text(reinterpret_cast<const sockaddr&>(at)), text);
    }
}

}  // namespace
}  // namespace guiju::http
