// SPDX-License-Identifier: Apache-2.0
#include "adapters/http/address.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>
#include <array>
#include <cstdint>

namespace guiju::http {
namespace {

struct Net4 {
    std::uint32_t net;
    int bits;
};

constexpr std::uint32_t ip(std::uint32_t a, std::uint32_t b, std::uint32_t c, std::uint32_t d) {
    return a << 24U | b << 16U | c << 8U | d;
}

/// RFC 6890 and its successors: everything that is not reachable from everywhere.
constexpr std::array kInternal4{
    Net4{ip(0, 0, 0, 0), 8},
    Net4{ip(10, 0, 0, 0), 8},
    Net4{ip(100, 64, 0, 0), 10},
    Net4{ip(127, 0, 0, 0), 8},
    Net4{ip(169, 254, 0, 0), 16},
    Net4{ip(172, 16, 0, 0), 12},
    Net4{ip(192, 0, 0, 0), 24},
    Net4{ip(192, 0, 2, 0), 24},
    Net4{ip(192, 88, 99, 0), 24},
    Net4{ip(192, 168, 0, 0), 16},
    Net4{ip(198, 18, 0, 0), 15},
    Net4{ip(198, 51, 100, 0), 24},
    Net4{ip(203, 0, 113, 0), 24},
    Net4{ip(224, 0, 0, 0), 4},
    Net4{ip(240, 0, 0, 0), 4},
    // Services of clouds that answer on addresses of the open internet.
    Net4{ip(100, 100, 100, 200), 32},
    Net4{ip(168, 63, 129, 16), 32},
};

bool is_public4(std::uint32_t address) {
    return std::none_of(kInternal4.begin(), kInternal4.end(), [&](const Net4& net) {
        return (address ^ net.net) >> (32 - net.bits) == 0;
    });
}

using Bytes6 = std::array<std::uint8_t, 16>;

bool begins(const Bytes6& address, std::initializer_list<std::uint8_t> front) {
    return std::equal(front.begin(), front.end(), address.begin());
}

/// Only 2000::/3 is given out at all; and not what lies in it for documents and tunnels.
bool is_public6(const Bytes6& address) {
    if ((address[0] & 0xE0U) != 0x20U) return false;
    const bool tunnel = begins(address, {0x20, 0x02});  // 6to4: any IPv4 address inside
    const bool assigned = begins(address, {0x20, 0x01}) && (address[2] & 0xFEU) == 0;
    const bool document = begins(address, {0x20, 0x01, 0x0d, 0xb8}) ||
                          (begins(address, {0x3f, 0xff}) && address[2] < 0x10);
    return !tunnel && !assigned && !document;
}

}  // namespace

bool is_public(const sockaddr& address) {
    if (address.sa_family == AF_INET)
        return is_public4(ntohl(reinterpret_cast<const sockaddr_in&>(address).sin_addr.s_addr));
    if (address.sa_family != AF_INET6) return false;
    Bytes6 bytes{};
    const auto& from = reinterpret_cast<const sockaddr_in6&>(address).sin6_addr.s6_addr;
    std::copy(std::begin(from), std::end(from), bytes.begin());
    return is_public6(bytes);
}

std::string address_text(const sockaddr& address) {
    std::array<char, INET6_ADDRSTRLEN> text{};
    const void* from = &reinterpret_cast<const sockaddr_in&>(address).sin_addr;
    if (address.sa_family == AF_INET6)
        from = &reinterpret_cast<const sockaddr_in6&>(address).sin6_addr;
    const auto* shown = ::inet_ntop(address.sa_family, from, text.data(), text.size());
    return shown == nullptr ? "?" : shown;
}

}  // namespace guiju::http
