// SPDX-License-Identifier: Apache-2.0
#pragma once
// The sockets of this program: for drivers that connect, and say neither over which socket nor how long
// that may take.
#include <chrono>
#include <exception>
#include <functional>

namespace guiju::sql {

/// Nobody answered while a connection was made.
class Silent : public std::exception {
   public:
    [[nodiscard]] const char* what() const noexcept override { return "no answer"; }
};

/// The socket that `connect` opened; -1 when it opened none, or others were opened at the same time. When
/// `connect` takes longer than `patience` its socket is shut down; if it fails then, throws Silent. Passes
/// on what else `connect` throws. Not for two threads at once: neither would know its socket.
[[nodiscard]] int socket_opened_by(const std::function<void()>& connect,
                                   std::chrono::milliseconds patience);

}  // namespace guiju::sql
