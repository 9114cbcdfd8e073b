// SPDX-License-Identifier: Apache-2.0
#include "adapters/sql/sockets.h"

#include <netinet/in.h>
#include <sys/socket.h>

#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <set>
#include <string>
#include <thread>

#include "adapters/sql/fault.h"

namespace guiju::sql {
namespace {

/// The port of a peer on a network, as it is written; "" of any other.
std::string port_of(const sockaddr_storage& peer) {
    std::uint16_t port = 0;
    if (peer.ss_family == AF_INET) port = reinterpret_cast<const sockaddr_in&>(peer).sin_port;
    if (peer.ss_family == AF_INET6) port = reinterpret_cast<const sockaddr_in6&>(peer).sin6_port;
    return port == 0 ? "" : std::to_string(ntohs(port));
}

/// Those that lead to a peer, by descriptor; where the port of the server is known (not ""), none that lead to
/// another port: a server opens sockets all the time. Empty where the system does not tell.
std::set<int> open_sockets(const std::string& port) {
    std::set<int> out;
    std::error_code problem;
    for (const auto& entry : std::filesystem::directory_iterator("/proc/self/fd", problem)) {
        const int socket = std::stoi(entry.path().filename().string());
        sockaddr_storage peer{};
        socklen_t size = sizeof peer;
        if (::getpeername(socket, reinterpret_cast<sockaddr*>(&peer), &size) != 0) continue;
        const auto its = port_of(peer);
        if (port.empty() || its.empty() || its == port) out.insert(socket);
    }
    return out;
}

/// The one that is not among those before; -1 when there is none, or more than one.
int new_beside(const std::set<int>& before, const std::string& port) {
    int found = -1;
    for (const int socket : open_sockets(port)) {
        if (before.contains(socket)) continue;
        if (found >= 0) return -1;
        found = socket;
    }
    return found;
}

/// Shuts the new socket down unless it ends in time.
class Limit {
   public:
    Limit(const std::set<int>& before, const std::string& port, std::chrono::milliseconds patience)
        : thread_([this, &before, &port, patience] {
              std::unique_lock lock(guard_);
              if (over_.wait_for(lock, patience, [&] { return done_; })) return;
              if (const int socket = new_beside(before, port); socket >= 0)
                  cut_ = ::shutdown(socket, SHUT_RDWR) == 0;
          }) {}
    ~Limit() { end(); }
    Limit(const Limit&) = delete;
    Limit& operator=(const Limit&) = delete;

    /// True when it has shut the socket down.
    bool end() {
        {
            const std::lock_guard lock(guard_);
            done_ = true;
        }
        over_.notify_all();
        if (thread_.joinable()) thread_.join();
        return cut_;
    }

   private:
    std::mutex guard_;
    std::condition_variable over_;
    bool done_ = false, cut_ = false;
    std::thread thread_;  // after what it uses
};

}  // namespace

Line Door::open(const std::function<void()>& connect, const Url& url, const Options& options) {
    const std::lock_guard lock(guard_);
    const auto before = open_sockets(url.port);
    Limit limit(before, url.port, options.wait);
    try {
        connect();
    } catch (...) {
        if (!limit.end()) throw;
        throw Refusal{{base::ErrorKind::retry_later, base::Code::gj5440, {url.place}}};
    }
    return limit.end() ? Line{} : line_of(new_beside(before, url.port));
}

}  // namespace guiju::sql
