// SPDX-License-Identifier: Apache-2.0
#pragma once
// Which addresses belong to the open internet. All others (this machine, private nets, nets of carriers,
// services of a cloud, tunnels to any of them) are internal.
#include <sys/socket.h>

#include <string>

namespace guiju::http {

/// False for every other family than IPv4 and IPv6. `address` is as long as its family says.
[[nodiscard]] bool is_public(const sockaddr& address);
/// "10.0.0.1"; for messages.
[[nodiscard]] std::string address_text(const sockaddr& address);

}  // namespace guiju::http
